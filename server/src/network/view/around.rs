//! The network around a board, as one who may open the board is told of it.

use crate::network::rows::{Board, Organisation};
use crate::network::state::State;
use board::id::{NetworkId, PersonId};
use board::network::around::{Around, Audience, Looks};
use board::network::sharing::Grantee;

/// What that person is told on that board; nothing on a sample, which is in no network. Whether they may open it is
/// asked elsewhere.
pub fn around(state: &State, reader: &PersonId, row: &Board, now_ms: u64) -> Option<Around> {
    let project = state.project(row.project?)?;
    let owner = state.organisation(&project.organisation)?;
    let looks = looks(state, &project.network, reader, now_ms);
    Some(Around { looks, audience: audience(state, row, owner, now_ms) })
}

/// How a person is shown in a network: those who belong to no organisation, and those whose name was erased, too.
pub fn looks(state: &State, network: &NetworkId, person: &PersonId, now_ms: u64) -> Looks {
    let place = state.place(network, person);
    let organisation = state.organisation_of(network, person, now_ms);
    let organisation = organisation.or_else(|| place?.former_of.as_ref()).and_then(|id| state.organisation(id));
    Looks {
        initials: place.map(|place| place.initials.clone()).unwrap_or_default(),
        colour: organisation.map_or(0, |organisation| organisation.colour),
    }
}

fn audience(state: &State, row: &Board, owner: &Organisation, now_ms: u64) -> Audience {
    let mut others: Vec<String> = Vec::new();
    let mut invited = state.anybody_let_in(row.id, now_ms);
    for grant in row.grants.iter().filter(|grant| grant.holds(now_ms)) {
        match &grant.to {
            Grantee::Network => return Audience::Network,
            Grantee::Organisation(id) if *id == owner.id => {}
            Grantee::Organisation(id) => others.extend(state.organisation(id).map(|other| other.name.clone())),
            Grantee::Person(_) => invited = true,
        }
    }
    others.sort();
    others.dedup();
    Audience::Organisations { owner: owner.name.clone(), municipality: owner.number.is_some(), others, invited }
}
