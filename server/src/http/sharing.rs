//! What those look up who decide to whom a board is open.

use super::App;
use super::network::{Refused, person};
use crate::network::plan::Desk;
use crate::network::rows;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use board::id::{DocumentId, NetworkId, OrganisationId, PersonId};
use board::network::act::NotDone;
use board::network::lookup::{
    Colleague, Invitation, Logged, Mention, Opening, Party, Sharing, board_key, organisation_key, person_key,
    project_key,
};
use board::network::role::Scope;
use board::network::sharing::Grantee;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An invitation, as it is told to those who may end it.
pub(super) fn told(row: &rows::Invitation) -> Invitation {
    Invitation {
        id: row.id.clone(),
        invite: row.invite.clone(),
        by: row.by.clone(),
        at_ms: row.at_ms,
        used: row.used,
        revoked: row.revoked,
    }
}

/// To whom a board is open, by name; and for who decides about it, to whom it could be.
pub async fn sharing(
    State(app): State<Arc<App>>,
    Path(board): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Sharing>, Refused> {
    let person = person(&app, &headers)?;
    let board: DocumentId = board.parse().map_err(|_| NotDone::Unknown)?;
    let (state, now_ms) = (app.directory.state(), app.directory.now_ms());
    let desk = Desk { state: &state, actor: &person, now_ms };
    let board = state.board(board).ok_or(NotDone::Unknown)?;
    let facts = state.facts(board);
    desk.asker().level(&facts).ok_or(NotDone::Unknown)?;
    let project = board.project.and_then(|project| state.project(project)).ok_or(NotDone::Unknown)?;
    let network = &project.network;
    let decides = desk.asker().decides(&facts);
    let open_to = |to: Grantee| board.grants.iter().any(|grant| grant.holds(now_ms) && grant.to == to);
    let may_know = |id: &OrganisationId| decides || *id == project.organisation;
    let organisations = state.organisations(network);
    let mut organisations: Vec<Party> = organisations
        .filter(|row| may_know(&row.id) || open_to(Grantee::Organisation(row.id.clone())))
        .map(|row| Party { id: row.id.clone(), name: row.name.clone() })
        .collect();
    organisations.sort_by(|a, b| a.name.cmp(&b.name));
    let places = state.places(network);
    let mut people: Vec<Colleague> = places
        .filter(|place| decides || open_to(Grantee::Person(place.person.clone())))
        .filter_map(|place| colleague(desk, network, &place.person))
        .collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    let leads_here = |row: &&rows::Invitation| matches!(row.invite.scope, Scope::Board(on, _) if on == board.id);
    let mine = state.invitations(network).filter(leads_here).filter(|row| decides && desk.may_end(row));
    let mut invitations: Vec<Invitation> = mine.map(told).collect();
    invitations.sort_by_key(|invitation| std::cmp::Reverse(invitation.at_ms));
    Ok(Json(Sharing {
        network: network.clone(),
        network_name: state.network(network).map(|row| row.name.clone()).unwrap_or_default(),
        own: project.organisation.clone(),
        organisations,
        people,
        invitations,
    }))
}

/// A person who belongs to a network; who was let in to one board only does not.
fn colleague(desk: Desk<'_>, network: &NetworkId, person: &PersonId) -> Option<Colleague> {
    let held = desk.state.roles(network, person, desk.now_ms).into_iter();
    let held: Vec<_> = held.filter(|held| !matches!(held.scope, Scope::Board(..))).collect();
    Some(Colleague {
        id: person.clone(),
        name: desk.state.known(person)?.name.clone(),
        organisation: held.iter().find_map(|held| held.organisation.clone()),
        role: held.first()?.role,
    })
}

/// What is open to whom in a network. For who leads it.
pub async fn openings(
    State(app): State<Arc<App>>,
    Path(network): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Vec<Opening>>, Refused> {
    let person = person(&app, &headers)?;
    let network: NetworkId = network.parse().map_err(|_| NotDone::Unknown)?;
    let (state, now_ms) = (app.directory.state(), app.directory.now_ms());
    let desk = Desk { state: &state, actor: &person, now_ms };
    desk.led_network(&network)?;
    let boards = state.boards().filter(|board| state.network_of(board.id) == Some(&network));
    let openings = boards.flat_map(|board| {
        let title = desk.asker().level(&state.facts(board)).map(|_| board.title.clone());
        let live = board.grants.iter().filter(|grant| grant.holds(now_ms));
        live.filter_map(move |grant| {
            Some(Opening { board: board.id, title: title.clone(), project: board.project?, grant: grant.clone() })
        })
    });
    Ok(Json(openings.collect()))
}

/// Names for what rows of the audit log mention: those that the reader may know.
pub(super) fn names(desk: Desk<'_>, rows: &[Logged]) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let state = desk.state;
    let mentioned = rows.iter().flat_map(|row| {
        let by = row.by.iter().cloned().map(Mention::Person);
        by.chain(row.about.iter().cloned())
    });
    for mention in mentioned {
        let named = match mention {
            Mention::Person(person) | Mention::To(Grantee::Person(person)) => {
                state.known(&person).map(|known| (person_key(&person), known.name.clone()))
            }
            Mention::Organisation(organisation) | Mention::To(Grantee::Organisation(organisation)) => {
                state.organisation(&organisation).map(|row| (organisation_key(&organisation), row.name.clone()))
            }
            Mention::Project(project) | Mention::Scope(Scope::Project(project)) => {
                desk.project(project).ok().map(|row| (project_key(project), row.title.clone()))
            }
            Mention::Board(board) | Mention::Scope(Scope::Board(board, _)) => state.board(board).and_then(|row| {
                desk.asker().level(&state.facts(row))?;
                Some((board_key(board), row.title.clone()))
            }),
            Mention::To(Grantee::Network)
            | Mention::Scope(Scope::Network)
            | Mention::Grant(_)
            | Mention::Invitation(_)
            | Mention::Level(_)
            | Mention::Role(_)
            | Mention::UntilMs(_) => None,
        };
        names.extend(named);
    }
    names
}
