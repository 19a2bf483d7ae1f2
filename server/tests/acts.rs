//! Every act, tried as everybody: who may, what is asked of its words and times, and what nobody learns by it.

#[path = "town/hall.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod hall;

use board::id::DocumentId;
use board::network::act::{Act, BoardKind, Done, Invite, NotDone};
use board::network::role::{Membership, Role, Scope};
use board::network::sharing::{Grantee, Level};
use hall::*;
use server::network::acts::plan;
use server::network::plan::{Desk, Plan, Step};
use server::network::state::State;
use std::collections::BTreeSet;

fn tries(state: &State, name: &str, act: &Act) -> Result<Plan, NotDone> {
    plan(Desk { state, actor: &person(name), now_ms: NOW_MS }, act)
}

/// The state after somebody did something.
fn after(mut state: State, name: &str, act: &Act) -> State {
    let plan = tries(&state, name, act).unwrap_or_else(|error| panic!("{name}: {}: {error}", act.code()));
    for step in plan.steps {
        match step {
            Step::Put(row) => state.put(row),
            Step::Drop(key) => state.drop(&key),
        }
    }
    state
}

#[test]
fn everybody_may_do_what_the_table_says_and_learns_of_nothing_else() {
    let state = busy_town();
    let table = table("## Acts");
    let acts = everything();
    assert_eq!(table.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), names(&acts), "docs/roles.md, acts");
    for ((name, act), (_, cells)) in acts.iter().zip(table) {
        for (person, expected) in PEOPLE.iter().zip(cells) {
            let may = match tries(&state, person, act) {
                Ok(_) => "yes",
                Err(NotDone::NotAllowed) => "no",
                Err(NotDone::Unknown) => "–",
                // Nobody who may not gets so far.
                Err(NotDone::NotEmpty) => "yes",
                Err(other) => panic!("{person} tries to {name}: {other}"),
            };
            assert_eq!(may, expected, "{person}: {name} (docs/roles.md)");
        }
    }
}

/// A network in which every act has something to be done to.
fn busy_town() -> State {
    let mut state = state();
    busy_rows().into_iter().for_each(|row| state.put(row));
    state
}

#[track_caller]
fn refused(state: &State, name: &str, act: &Act, expected: NotDone) {
    assert_eq!(tries(state, name, act).map(|plan| plan.done), Err(expected), "{}", act.code());
}

#[test]
fn a_thing_that_is_not_there_and_one_that_nobody_may_know_of_are_answered_alike() {
    let state = state();
    for act in [
        Act::RenameBoard { board: DocumentId(99), title: "x".into() },
        Act::RenameBoard { board: FOREIGN, title: "x".into() },
        Act::RenameBoard { board: FOREIGN, title: String::new() },
        Act::Share { board: FOREIGN, to: Grantee::Network, level: Level::Write, until_ms: None },
        Act::EndShare { board: FOREIGN, grant: id("grant") },
        Act::EraseBoard { board: FOREIGN },
        Act::CreateBoard { project: DocumentId(99), kind: BoardKind::Free, title: "x".into(), core: String::new() },
        Act::RevokeInvitation { invitation: id("none"), with_memberships: false },
    ] {
        refused(&state, "project_lead", &act, NotDone::Unknown);
    }
}

#[test]
fn names_and_times_are_looked_at_before_anything_is_done() {
    let state = state();
    let rename = |title: String| Act::RenameBoard { board: OWN, title };
    refused(&state, "project_lead", &rename(" \n ".into()), NotDone::NameMissing);
    refused(&state, "project_lead", &rename("x".repeat(1_000)), NotDone::TooLong);
    let share = |until_ms| Act::Share { board: OWN, to: Grantee::Network, level: Level::See, until_ms };
    for until_ms in [0, NOW_MS, u64::MAX] {
        refused(&state, "project_lead", &share(Some(until_ms)), NotDone::BadTime);
    }
    let tree = |core: &str| Act::CreateBoard {
        project: PROJECT,
        kind: BoardKind::ProblemTree,
        title: "Ny".into(),
        core: core.into(),
    };
    refused(&state, "project_lead", &tree(" "), NotDone::NameMissing);
    refused(&state, "project_lead", &Act::EraseBoard { board: OWN }, NotDone::NotBinned);
    let statement = Act::SetAccessibilityStatement {
        network: network(),
        organisation: organisation("fjellvik"),
        address: Some("javascript:alert(1)".into()),
    };
    refused(&state, "network_lead", &statement, NotDone::NameMissing);
    let forever = Act::Invite(Invite { expires_ms: u64::MAX, ..invite(Role::Participant, Scope::Network) });
    refused(&state, "network_lead", &forever, NotDone::BadTime);
}

#[test]
fn writing_together_is_never_opened_to_a_whole_network() {
    let share = |to| Act::Share { board: OWN, to, level: Level::Write, until_ms: None };
    refused(&state(), "project_lead", &share(Grantee::Network), NotDone::NotAllowed);
    let state = after(state(), "project_lead", &share(Grantee::Organisation(organisation("nordsund"))));
    assert_eq!(state.level(Some(&person("neighbour")), OWN, NOW_MS), Some(Level::Write));
    let state = after(state, "project_lead", &share(Grantee::Person(person("external_expert"))));
    assert_eq!(state.board(OWN).map(|board| board.grants.len()), Some(2));
    refused(&state, "project_lead", &share(Grantee::Person(person("stranger"))), NotDone::Unknown);
}

#[test]
fn opening_to_the_same_again_changes_level_and_end() {
    let share = |level, until_ms| Act::Share { board: OPENED, to: Grantee::Network, level, until_ms };
    let state = after(state(), "project_lead", &share(Level::See, Some(NOW_MS + HOUR_MS)));
    let grants = &state.board(OPENED).expect("the board is there").grants;
    assert_eq!(grants.len(), 1);
    assert_eq!(
        (grants[0].id.as_str(), grants[0].level, grants[0].until_ms),
        ("grant", Level::See, Some(NOW_MS + HOUR_MS))
    );
    let level = |now_ms| state.level(Some(&person("neighbour")), OPENED, now_ms);
    assert_eq!((level(NOW_MS), level(NOW_MS + HOUR_MS)), (Some(Level::See), None), "it ends by the clock");
}

#[test]
fn asking_opens_the_board_to_those_who_are_asked_and_closing_closes_it() {
    let of = vec![organisation("nordsund"), organisation("fjellvik")];
    let ask = Act::AskForInput { board: OWN, question: "Hva mener dere?".into(), due_ms: Some(NOW_MS + 1), of };
    let state = after(state(), "project_lead", &ask);
    assert_eq!(state.level(Some(&person("neighbour")), OWN, NOW_MS), Some(Level::Input));
    assert_eq!(state.board(OWN).map(|board| board.grants.len()), Some(1), "the own people have it anyway");
    let state = after(state, "project_lead", &Act::CloseForInput { board: OWN });
    assert_eq!(state.level(Some(&person("neighbour")), OWN, NOW_MS), Some(Level::See));
    assert_eq!(state.board(OWN).and_then(|board| board.asks.clone()), None);
    let state = after(state, "project_lead", &ask);
    assert_eq!(state.level(Some(&person("neighbour")), OWN, NOW_MS), Some(Level::Input));
}

#[test]
fn an_adviser_makes_no_lead_and_nobody_makes_administrators() {
    let state = state();
    refused(&state, "advisor", &set_role("advisor", Role::NetworkLead, Scope::Network), NotDone::NotAllowed);
    let lead = Act::Invite(invite(Role::NetworkLead, Scope::Network));
    refused(&state, "advisor", &lead, NotDone::NotAllowed);
    for name in ["administrator", "network_lead"] {
        refused(&state, name, &set_role("advisor", Role::Administrator, Scope::Network), NotDone::NotAllowed);
        refused(&state, name, &Act::Invite(invite(Role::Administrator, Scope::Network)), NotDone::NotAllowed);
    }
    let owner_of_all = Act::Invite(invite(Role::ProjectLead, Scope::Network));
    refused(&state, "network_lead", &owner_of_all, NotDone::NotAllowed);
}

#[test]
fn there_is_always_a_lead() {
    let end = |name: &str, role, scope| Act::EndRole { network: network(), person: person(name), role, scope };
    let state = state();
    let last = end("network_lead", Role::NetworkLead, Scope::Network);
    refused(&state, "network_lead", &last, NotDone::LastLead);
    refused(&state, "network_lead", &set_role("network_lead", Role::NetworkLead, Scope::Network), NotDone::LastLead);
    let leads_project = end("project_lead", Role::ProjectLead, Scope::Project(PROJECT));
    refused(&state, "project_lead", &leads_project, NotDone::LastLead);

    let mut state = state;
    state.put(member(held("advisor", "fjellvik", Role::NetworkLead, Scope::Network)));
    let state = after(state, "network_lead", &last);
    assert!(!state.asker(Some(&person("network_lead")), NOW_MS).is_member(&network()));

    let state = after(state, "project_lead", &Act::TransferProject { project: PROJECT, to: person("colleague") });
    let leads = state.leads(state.project(PROJECT).expect("it is there"), NOW_MS);
    assert_eq!(leads.iter().map(|member| member.held.person.as_str()).collect::<Vec<_>>(), ["colleague"]);
    assert_eq!(state.level(Some(&person("project_lead")), OWN, NOW_MS), Some(Level::Write), "goes on taking part");
}

#[test]
fn who_comes_from_outside_comes_for_a_limited_time() {
    let act = Act::SetRole {
        network: network(),
        person: person("participant"),
        organisation: None,
        role: Role::ExternalExpert,
        scope: Scope::Network,
        until_ms: None,
    };
    refused(&state(), "network_lead", &act, NotDone::BadTime);
    refused(&state(), "network_lead", &Act::Invite(invite(Role::ExternalExpert, Scope::Network)), NotDone::BadTime);
}

#[test]
fn a_project_goes_to_the_bin_with_its_boards_and_comes_back_with_them() {
    let bin = |binned| Act::BinProject { project: PROJECT, binned };
    let state = after(state(), "network_lead", &bin(true));
    let level = |state: &State, name: &str| state.level(Some(&person(name)), OPENED, NOW_MS);
    assert_eq!((level(&state, "neighbour"), level(&state, "project_lead")), (None, Some(Level::See)));
    refused(&state, "neighbour", &bin(false), NotDone::Unknown);
    let state = after(state, "project_lead", &bin(false));
    assert_eq!(level(&state, "neighbour"), Some(Level::Input));
}

#[test]
fn a_project_is_locked_with_its_boards_and_its_tasks_and_takes_nothing_new() {
    let lock = |locked| Act::LockProject { project: PROJECT, locked };
    let own = Act::LockBoard { board: OWN, locked: true };
    let state = after(after(state(), "project_lead", &own), "project_owner", &lock(true));
    let levels = |state: &State, name: &str| {
        [OPENED, OWN, PROJECT].map(|document| state.level(Some(&person(name)), document, NOW_MS))
    };
    let see = Some(Level::See);
    assert_eq!(levels(&state, "project_lead"), [see; 3]);
    assert_eq!(levels(&state, "neighbour"), [see, None, see]);
    assert_eq!(state.level(Some(&person("neighbour")), FOREIGN, NOW_MS), Some(Level::Write), "another project is open");
    let create = Act::CreateBoard { project: PROJECT, kind: BoardKind::Free, title: "x".into(), core: String::new() };
    refused(&state, "project_lead", &create, NotDone::ProjectLocked);
    let copy = Act::DuplicateBoard { board: OPENED, title: "x".into() };
    refused(&state, "project_lead", &copy, NotDone::ProjectLocked);
    let state = after(state, "project_lead", &lock(false));
    let write = Some(Level::Write);
    assert_eq!(levels(&state, "project_lead"), [write, see, write], "a board that was locked itself stays so");
}

#[test]
fn who_decides_about_a_project_decides_about_its_copy_which_is_open_to_nobody_else() {
    let state = after(state(), "project_owner", &Act::LockProject { project: PROJECT, locked: true });
    let done = tries(&state, "project_owner", &Act::DuplicateProject { project: PROJECT, title: "Igjen".into() });
    let Ok(Plan { done: Done::Project(copy), steps, .. }) = done else { panic!("a copy is a project: {done:?}") };
    let mut state = state;
    for step in steps {
        let Step::Put(row) = step else { panic!("nothing goes: {step:?}") };
        state.put(row);
    }
    let original = state.project(PROJECT).expect("it is still there");
    let row = state.project(copy).expect("it was made");
    assert_eq!((row.title.as_str(), &row.theme, &row.organisation), ("Igjen", &original.theme, &original.organisation));
    assert_eq!((original.locked, row.locked), (true, false), "a copy can be worked on");
    let titles = |project| {
        state.boards_of(project).filter(|board| !board.binned).map(|board| board.title.clone()).collect::<BTreeSet<_>>()
    };
    assert_eq!(titles(copy), titles(PROJECT));
    assert_eq!(state.boards_of(copy).count(), 2, "what lies in the bin stays there");
    for board in state.boards_of(copy) {
        let level = |name: &str| state.level(Some(&person(name)), board.id, NOW_MS);
        let who = ["project_lead", "project_owner", "colleague", "neighbour", "network_lead", "guest"];
        let (write, input) = (Some(Level::Write), Some(Level::Input));
        assert_eq!(who.map(level), [write, input, input, None, None, None]);
    }
    assert_eq!(
        state.level(Some(&person("participant")), copy, NOW_MS),
        Some(Level::See),
        "as a colleague: only who decides works in it yet"
    );
}

#[test]
fn a_copy_of_a_project_gives_nobody_more_than_they_had() {
    let mut state = state();
    let until_ms = Some(NOW_MS + HOUR_MS);
    let for_an_hour =
        Membership { until_ms, ..held("participant", "nordsund", Role::ProjectLead, Scope::Project(PROJECT)) };
    state.put(member(for_an_hour));
    let copying = Act::DuplicateProject { project: PROJECT, title: "Igjen".into() };
    let state = after(state, "participant", &copying);
    let (who, network) = (person("participant"), network());
    let leads = |now_ms| {
        let asker = state.asker(Some(&who), now_ms);
        state.projects(&network).filter(|project| asker.leads_project(&network, project.id)).count()
    };
    assert_eq!((leads(NOW_MS), leads(NOW_MS + HOUR_MS)), (2, 0));
}

#[test]
fn an_erased_board_takes_its_guests_and_its_links_with_it() {
    let state = after(busy_town(), "project_lead", &Act::BinBoard { board: OPENED, binned: true });
    let state = after(state, "project_lead", &Act::EraseBoard { board: OPENED });
    assert!(state.board(OPENED).is_none() && state.invitation(&id("link")).is_none());
    assert!(state.held_by(&person("guest")).is_empty());
    assert_eq!(state.erasing().collect::<Vec<_>>(), [OPENED], "its documents are still to be removed");
}

#[test]
fn a_municipality_is_found_by_any_of_its_names_and_is_there_once() {
    let add = |name: &str| Act::AddOrganisation { network: network(), name: name.into() };
    let state = after(state(), "network_lead", &add("Kárášjohka"));
    let added = state.organisations(&network()).find(|row| row.number.as_deref() == Some("5610"));
    assert_eq!(added.map(|row| row.letters.as_str()), Some("K"));
    refused(&state, "network_lead", &add("karasjok kommune"), NotDone::AlreadyHere);
    refused(&state, "network_lead", &add("Atlantis kommune"), NotDone::NoSuchMunicipality);
    refused(&state, "network_lead", &add("9999"), NotDone::NoSuchMunicipality);
    let state = after(state, "network_lead", &add("KS Konsulent"));
    refused(&state, "network_lead", &add("ks konsulent"), NotDone::AlreadyHere);
    assert!(matches!(tries(&state, "network_lead", &add("Nøtterøy")).map(|plan| plan.done), Ok(Done::Organisation(_))));
}
