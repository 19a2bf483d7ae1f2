//! A small network to try acts on: one project of Fjellvik with an opened and an unopened board, one of Nordsund,
//! and somebody for each role.

use board::id::{DocumentId, NetworkId, OrganisationId, PersonId};
use board::network::act::{Act, BoardKind, Invite};
use board::network::role::{Membership, Role, Scope};
use board::network::sharing::{Grant, Grantee, Level};
use server::network::rows::{Board, Invitation, Member, Network, Organisation, Place, Project, Row};
use server::network::state::{Known, State};
use std::fmt::Debug;
use std::str::FromStr;

pub const NOW_MS: u64 = 1_700_000_000_000;
pub const HOUR_MS: u64 = 3_600_000;
/// Fjellvik's project, and Nordsund's.
pub const PROJECT: DocumentId = DocumentId(1);
pub const OTHER_PROJECT: DocumentId = DocumentId(2);
/// Opened to the network for innspill; opened to nobody; in the bin; Nordsund's, opened to nobody.
pub const OPENED: DocumentId = DocumentId(11);
pub const OWN: DocumentId = DocumentId(12);
pub const BINNED: DocumentId = DocumentId(13);
pub const FOREIGN: DocumentId = DocumentId(14);

/// Everybody, by what they are.
pub const PEOPLE: [&str; 12] = [
    "administrator",
    "network_lead",
    "advisor",
    "project_lead",
    "project_owner",
    "participant",
    "colleague",
    "external_expert",
    "observer",
    "guest",
    "neighbour",
    "stranger",
];

pub fn id<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect("test ids are plain")
}

pub fn network() -> NetworkId {
    id("net")
}

pub fn person(name: &str) -> PersonId {
    id(name)
}

pub fn organisation(name: &str) -> OrganisationId {
    id(name)
}

pub fn held(name: &str, organisation: &str, role: Role, scope: Scope) -> Membership {
    Membership {
        person: person(name),
        network: network(),
        organisation: Some(id(organisation)),
        role,
        scope,
        until_ms: None,
        waiting: false,
    }
}

pub fn member(held: Membership) -> Row {
    Row::Member(Member { held, invitation: None, since_ms: NOW_MS })
}

pub fn board(board: DocumentId, project: DocumentId) -> Board {
    Board {
        id: board,
        project: Some(project),
        kind: BoardKind::ProblemTree,
        title: format!("Tavle {}", board.0),
        grants: Vec::new(),
        asks: None,
        closed_for_input: false,
        locked: false,
        binned: false,
        sample: false,
        made_by: None,
        made_at_ms: NOW_MS,
    }
}

pub fn opened(to: Grantee, level: Level) -> Grant {
    Grant { id: id("grant"), to, level, until_ms: None, by: person("project_lead"), at_ms: NOW_MS }
}

fn organisation_row(name: &str, number: &str, letters: &str, colour: u8) -> Row {
    Row::Organisation(Organisation {
        id: id(name),
        network: network(),
        number: Some(number.into()),
        name: name.into(),
        letters: letters.into(),
        colour,
        accessibility_statement: None,
    })
}

fn project(id: DocumentId, owner: &str) -> Row {
    Row::Project(Project {
        id,
        network: network(),
        organisation: organisation(owner),
        title: format!("Prosjektet til {owner}"),
        theme: "Heltidskultur".into(),
        locked: false,
        binned: false,
        made_at_ms: NOW_MS,
    })
}

/// All rows of it.
pub fn rows() -> Vec<Row> {
    let of_project = Scope::Project(PROJECT);
    let mut rows = vec![
        Row::Network(Network {
            id: network(),
            name: "Nettverket".into(),
            themes: vec!["Heltidskultur".into()],
            made_at_ms: NOW_MS,
        }),
        organisation_row("fjellvik", "X901", "F", 0),
        organisation_row("nordsund", "X902", "N", 1),
        project(PROJECT, "fjellvik"),
        project(OTHER_PROJECT, "nordsund"),
        Row::Board(Box::new(Board { grants: vec![opened(Grantee::Network, Level::Input)], ..board(OPENED, PROJECT) })),
        Row::Board(Box::new(board(OWN, PROJECT))),
        Row::Board(Box::new(Board { binned: true, ..board(BINNED, PROJECT) })),
        Row::Board(Box::new(board(FOREIGN, OTHER_PROJECT))),
    ];
    let members = [
        held("network_lead", "fjellvik", Role::NetworkLead, Scope::Network),
        held("advisor", "fjellvik", Role::Advisor, Scope::Network),
        held("project_lead", "fjellvik", Role::ProjectLead, of_project),
        held("project_owner", "fjellvik", Role::ProjectOwner, of_project),
        held("participant", "fjellvik", Role::Participant, of_project),
        held("colleague", "fjellvik", Role::Participant, Scope::Network),
        held("external_expert", "nordsund", Role::ExternalExpert, Scope::Network),
        held("observer", "nordsund", Role::Observer, Scope::Network),
        held("guest", "nordsund", Role::Guest, Scope::Board(OPENED, Level::Input)),
        held("neighbour", "nordsund", Role::ProjectLead, Scope::Project(OTHER_PROJECT)),
    ];
    rows.extend(members.into_iter().map(member));
    let placed = PEOPLE.iter().enumerate().filter(|(_, name)| **name != "stranger" && **name != "administrator");
    rows.extend(placed.map(|(number, name)| {
        Row::Place(Place {
            network: network(),
            person: person(name),
            initials: format!("P{number}"),
            seen_ms: None,
            last_here_ms: None,
            former_of: None,
        })
    }));
    rows
}

/// The network in memory.
pub fn state() -> State {
    let mut state = State::default();
    for row in rows() {
        state.put(row);
    }
    for name in PEOPLE {
        let known =
            Known { name: name.into(), guest: name == "guest", administrator: name == "administrator", same_as: None };
        state.know(person(name), known);
    }
    state
}

pub fn invite(role: Role, scope: Scope) -> Invite {
    Invite {
        network: network(),
        role,
        scope,
        organisation: None,
        expires_ms: NOW_MS + HOUR_MS,
        uses_max: None,
        admitted_by_lead: false,
        role_until_ms: None,
    }
}

pub fn set_role(name: &str, role: Role, scope: Scope) -> Act {
    Act::SetRole {
        network: network(),
        person: person(name),
        organisation: None,
        role,
        scope,
        until_ms: Some(NOW_MS + HOUR_MS),
    }
}

/// What it takes so that every act has something to be done to.
pub fn busy_rows() -> Vec<Row> {
    let waits = |name| Membership { waiting: true, ..held(name, "nordsund", Role::Participant, Scope::Network) };
    vec![
        member(waits("late")),
        member(waits("unknown")),
        member(held("helper", "fjellvik", Role::Advisor, Scope::Network)),
        Row::Invitation(Box::new(Invitation {
            id: id("link"),
            secret_hash: "hash".into(),
            invite: invite(Role::Guest, Scope::Board(OPENED, Level::Input)),
            by: Some(person("project_lead")),
            at_ms: NOW_MS,
            used: 0,
            revoked: false,
        })),
    ]
}

/// Every act, by the name that it has in `docs/roles.md`.
pub fn everything() -> Vec<(&'static str, Act)> {
    let text = String::from;
    vec![
        ("create network", Act::CreateNetwork { name: text("Nytt"), themes: vec![] }),
        ("rename network", Act::RenameNetwork { network: network(), name: text("Nytt") }),
        ("set themes", Act::SetThemes { network: network(), themes: vec![text("Sykefravær")] }),
        ("add organisation", Act::AddOrganisation { network: network(), name: text("Elvestad") }),
        ("remove organisation", Act::RemoveOrganisation { network: network(), organisation: organisation("nordsund") }),
        (
            "set accessibility statement",
            Act::SetAccessibilityStatement {
                network: network(),
                organisation: organisation("fjellvik"),
                address: Some(text("https://uustatus.no/x")),
            },
        ),
        (
            "create project",
            Act::CreateProject {
                network: network(),
                organisation: organisation("fjellvik"),
                title: text("Nytt"),
                theme: text("Omdømme"),
                lead: person("participant"),
            },
        ),
        ("change project", Act::ChangeProject { project: PROJECT, title: text("Nytt"), theme: text("Omdømme") }),
        ("duplicate project", Act::DuplicateProject { project: PROJECT, title: text("Nytt") }),
        ("lock project", Act::LockProject { project: PROJECT, locked: true }),
        ("bin project", Act::BinProject { project: PROJECT, binned: true }),
        ("transfer project", Act::TransferProject { project: PROJECT, to: person("participant") }),
        (
            "create board",
            Act::CreateBoard {
                project: PROJECT,
                kind: BoardKind::ProblemTree,
                title: text("Ny"),
                core: text("Mange er syke"),
            },
        ),
        ("rename opened board", Act::RenameBoard { board: OPENED, title: text("Ny") }),
        ("rename own board", Act::RenameBoard { board: OWN, title: text("Ny") }),
        ("duplicate board", Act::DuplicateBoard { board: OPENED, title: text("Ny") }),
        ("lock board", Act::LockBoard { board: OPENED, locked: true }),
        ("bin board", Act::BinBoard { board: OWN, binned: true }),
        ("restore board", Act::BinBoard { board: BINNED, binned: false }),
        ("erase binned board", Act::EraseBoard { board: BINNED }),
        ("share board", Act::Share { board: OPENED, to: Grantee::Network, level: Level::See, until_ms: None }),
        ("end share", Act::EndShare { board: OPENED, grant: id("grant") }),
        ("ask for input", Act::AskForInput { board: OWN, question: text("Hva?"), due_ms: None, of: vec![] }),
        ("close for input", Act::CloseForInput { board: OPENED }),
        ("set network lead", set_role("participant", Role::NetworkLead, Scope::Network)),
        ("set participant of network", set_role("participant", Role::Participant, Scope::Network)),
        ("set participant of project", set_role("colleague", Role::Participant, Scope::Project(PROJECT))),
        ("set guest of board", set_role("colleague", Role::Guest, Scope::Board(OPENED, Level::Write))),
        (
            "end role",
            Act::EndRole { network: network(), person: person("helper"), role: Role::Advisor, scope: Scope::Network },
        ),
        ("admit", Act::Admit { network: network(), people: vec![person("late")] }),
        ("turn away", Act::TurnAway { network: network(), people: vec![person("unknown")] }),
        ("hand out sign-in link", Act::HandOutSignInLink { network: network(), person: person("participant") }),
        ("forget person", Act::ForgetPerson { network: network(), person: person("participant") }),
        ("erase words", Act::EraseWords { network: network(), person: person("participant") }),
        ("invite to network", Act::Invite(invite(Role::Participant, Scope::Network))),
        ("invite to project", Act::Invite(invite(Role::Participant, Scope::Project(PROJECT)))),
        ("invite to opened board", Act::Invite(invite(Role::Guest, Scope::Board(OPENED, Level::Input)))),
        ("invite to own board", Act::Invite(invite(Role::Guest, Scope::Board(OWN, Level::Input)))),
        ("revoke invitation", Act::RevokeInvitation { invitation: id("link"), with_memberships: true }),
    ]
}

/// The names of the acts.
pub fn names(acts: &[(&'static str, Act)]) -> Vec<&'static str> {
    acts.iter().map(|(name, _)| *name).collect()
}

/// The table under a heading of `docs/roles.md`: the name of each row, and its cells.
pub fn table(heading: &str) -> Vec<(String, Vec<String>)> {
    let text = include_str!("../../../docs/roles.md");
    let (_, text) = text.split_once(heading).expect("the heading is there");
    let text = text.split("\n## ").next().expect("a text has a first part");
    let rows = text.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let mut cells = row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned());
        (cells.next().expect("a row has a name"), cells.collect())
    })
    .collect()
}
