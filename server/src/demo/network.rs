//! The demo's network, as rows.

use super::Planted;
use super::cast::{Body, Cast, Character, person};
use crate::network::letters;
use crate::network::rows::{Board, Member, Network, Organisation, Place, Project, Row};
use board::Moment;
use board::id::{DocumentId, GrantId, NetworkId};
use board::network::act::BoardKind;
use board::network::role::{Membership, Role, Scope};
use board::network::sharing::{Grant, Grantee, InputRequest, Level};
use std::collections::BTreeSet;

const DAY_MS: u64 = 24 * 3600 * 1000;

/// The network's id.
pub(super) fn id() -> NetworkId {
    "demo".parse().expect("a plain word is an id")
}

/// How a board of the demo stands open.
#[derive(Default)]
struct Opening {
    to: Vec<(Grantee, Level)>,
    asks: Option<Question>,
}

struct Question {
    text: &'static str,
    due_in_ms: u64,
}

/// To whom the demo's boards are opened, and what their owners ask. Who is not named here has opened nothing.
fn opening(tree: &str) -> Opening {
    let network = |level| (Grantee::Network, level);
    match tree {
        "tre-heltid" => Opening {
            to: vec![network(Level::Input), (Grantee::Person(person("pl_el")), Level::Write)],
            asks: Some(Question {
                text: "Hvilke årsaker kjenner dere igjen hos dere, og hva har vi oversett?",
                due_in_ms: 9 * DAY_MS,
            }),
        },
        "tre-heltid-elvestad" => Opening {
            to: vec![network(Level::Input)],
            asks: Some(Question {
                text: "Hvordan har dere fått oversikt over hvem som ønsker større stilling?",
                due_in_ms: 3 * DAY_MS,
            }),
        },
        "tre-rekruttering" | "tre-sjukefravar-lysvaer" => Opening { to: vec![network(Level::Input)], asks: None },
        "tre-sykefravar-nordsund" => Opening { to: vec![network(Level::See)], asks: None },
        _ => Opening::default(),
    }
}

/// All rows.
pub(super) fn rows(cast: &Cast, planted: &[Planted], at: Moment) -> Vec<Row> {
    let mut themes: Vec<String> = Vec::new();
    for theme in cast.organisations.iter().filter_map(|organisation| organisation.theme.clone()) {
        if !themes.contains(&theme) {
            themes.push(theme);
        }
    }
    let network = Network { id: id(), name: cast.network.clone(), themes, made_at_ms: at.now_ms };
    let mut rows = vec![Row::Network(network)];
    let mut taken: Vec<String> = Vec::new();
    let mut projects: Vec<Project> = Vec::new();
    for body in &cast.organisations {
        let letters = letters::for_organisation(&body.name, &taken.iter().map(String::as_str).collect());
        rows.push(Row::Organisation(Organisation {
            id: body.id.clone(),
            network: id(),
            number: body.number.clone(),
            name: body.name.clone(),
            letters: letters.clone(),
            colour: letters::colour((0..taken.len()).map(|n| n as u8)),
            accessibility_statement: None,
        }));
        taken.push(letters);
        projects.extend(project(body, at));
    }
    let mut initials: BTreeSet<String> = BTreeSet::new();
    for character in &cast.people {
        let own = letters::for_person(&character.name, &initials.iter().map(String::as_str).collect());
        initials.insert(own.clone());
        rows.push(Row::Place(Place {
            network: id(),
            person: character.id.clone(),
            initials: own,
            seen_ms: None,
            last_here_ms: None,
            former_of: None,
        }));
        rows.push(Row::Member(member(character, &projects, at)));
    }
    rows.extend(planted.iter().map(|planted| Row::Board(Box::new(board(planted, cast, &projects, at)))));
    rows.extend(projects.into_iter().map(Row::Project));
    rows
}

fn project(body: &Body, at: Moment) -> Option<Project> {
    let theme = body.theme.clone()?;
    Some(Project {
        id: DocumentId(crate::random::bits()),
        network: id(),
        organisation: body.id.clone(),
        title: theme.clone(),
        theme,
        locked: false,
        binned: false,
        made_at_ms: at.now_ms,
    })
}

fn member(character: &Character, projects: &[Project], at: Moment) -> Member {
    let own = projects.iter().find(|project| project.organisation == character.organisation);
    let held = Membership {
        person: character.id.clone(),
        network: id(),
        organisation: Some(character.organisation.clone()),
        role: character.role,
        scope: own.map_or(Scope::Network, |project| Scope::Project(project.id)),
        // Who comes from outside comes for a limited time.
        until_ms: (character.role == Role::ExternalExpert).then_some(at.now_ms + 365 * DAY_MS),
        waiting: false,
    };
    Member { held, invitation: None, since_ms: at.now_ms }
}

fn board(planted: &Planted, cast: &Cast, projects: &[Project], at: Moment) -> Board {
    let by = person(planted.tree.by);
    let home = cast.people.iter().find(|character| character.id == by).map(|lead| &lead.organisation);
    let project = projects.iter().find(|project| Some(&project.organisation) == home);
    let opening = opening(planted.tree.name);
    let grant = |(to, level)| Grant {
        id: GrantId::fresh(crate::random::bits()),
        to,
        level,
        until_ms: None,
        by: by.clone(),
        at_ms: at.now_ms,
    };
    Board {
        id: planted.board,
        project: project.filter(|_| !planted.tree.sample).map(|project| project.id),
        kind: BoardKind::ProblemTree,
        title: planted.title.clone(),
        grants: opening.to.into_iter().map(grant).collect(),
        asks: opening.asks.map(|question| InputRequest {
            question: question.text.to_owned(),
            due_ms: Some(at.now_ms + question.due_in_ms),
            of: Vec::new(),
            by: by.clone(),
            at_ms: at.now_ms,
        }),
        closed_for_input: false,
        locked: false,
        binned: false,
        sample: planted.tree.sample,
        made_by: Some(by.clone()),
        made_at_ms: at.now_ms,
    }
}
