//! The tasks of a project: its own document, and who may do what with it.

#[path = "town/hall.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod hall;

use board::network::act::Act;
use board::network::sharing::{Grantee, Level};
use hall::*;
use server::boards::Boards;
use server::network::{Change, Directory};
use server::store::sqlite::SqliteStore;
use std::sync::Arc;

#[test]
fn who_works_in_a_project_writes_its_tasks_and_who_may_open_a_board_of_it_reads_them() {
    let state = state();
    let level = |name: &str, project| state.level(Some(&person(name)), project, NOW_MS);
    let expected = [
        ("administrator", None, None),
        ("network_lead", Some(Level::See), None),
        ("advisor", Some(Level::See), None),
        ("project_lead", Some(Level::Write), None),
        ("project_owner", Some(Level::Write), None),
        ("participant", Some(Level::Write), None),
        ("colleague", Some(Level::See), None),
        ("external_expert", Some(Level::See), None),
        ("observer", Some(Level::See), None),
        ("guest", Some(Level::See), None),
        ("neighbour", Some(Level::See), Some(Level::Write)),
        ("stranger", None, None),
    ];
    for (name, here, there) in expected {
        assert_eq!((level(name, PROJECT), level(name, OTHER_PROJECT)), (here, there), "{name}");
    }
    assert_eq!(state.level(None, PROJECT, NOW_MS), None);
}

#[tokio::test]
async fn opening_a_board_is_heard_where_the_projects_tasks_are_open() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let store = Arc::new(SqliteStore::open(folder.path()).expect("an empty folder takes a store"));
    let boards = Arc::new(Boards::new(store.clone()));
    let directory = Directory::open(store, boards, || NOW_MS).await.expect("the store answers");
    directory.enter(rows()).await.expect("the store takes rows");
    let colleague_of_nordsund = person("neighbour");
    let before = directory.level(Some(&colleague_of_nordsund), PROJECT);
    let mut changes = directory.changes();
    let close = Act::EndShare { board: OPENED, grant: id("grant") };
    directory.act(&person("project_lead"), close).await.expect("the lead may");
    assert_eq!((before, directory.level(Some(&colleague_of_nordsund), PROJECT)), (Some(Level::See), None));
    let mut told = Vec::new();
    while let Ok(change) = changes.try_recv() {
        told.push(change);
    }
    assert!(told.contains(&Change::Board(PROJECT)), "{told:?}");
    let open = Act::Share { board: OWN, to: Grantee::Network, level: Level::See, until_ms: None };
    directory.act(&person("project_lead"), open).await.expect("the lead may");
    assert_eq!(directory.level(Some(&colleague_of_nordsund), PROJECT), Some(Level::See));
}
