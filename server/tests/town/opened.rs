//! A directory over a real store, in a folder, with the hall's network in it.

use crate::hall::*;
use board::network::act::{Act, Done};
use server::boards::Boards;
use server::network::state::Known;
use server::network::{Change, Directory};
use server::store::sqlite::SqliteStore;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast;

/// A busy machine takes its time.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Town {
    pub store: Arc<SqliteStore>,
    pub boards: Arc<Boards>,
    pub directory: Arc<Directory>,
}

pub async fn opened_in(folder: &Path) -> Town {
    opened_with(folder, || NOW_MS).await
}

pub async fn opened_with(folder: &Path, now_ms: fn() -> u64) -> Town {
    let store = Arc::new(SqliteStore::open(folder).expect("a folder takes a store"));
    let boards = Arc::new(Boards::new(store.clone()));
    let directory = Directory::open(store.clone(), boards.clone(), now_ms).await.expect("the store answers");
    for name in PEOPLE {
        let known = Known { name: name.into(), guest: false, administrator: name == "administrator", same_as: None };
        directory.know(person(name), known);
    }
    Town { store, boards, directory }
}

pub async fn founded_in(folder: &Path) -> Town {
    let town = opened_in(folder).await;
    town.directory.enter(rows()).await.expect("the store takes rows");
    town
}

pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

impl Town {
    /// What comes of an act that this person may do.
    #[track_caller]
    pub fn act(&self, name: &str, act: Act) -> impl Future<Output = Done> {
        let (directory, person) = (self.directory.clone(), person(name));
        async move {
            let code = act.code();
            directory.act(&person, act).await.unwrap_or_else(|error| panic!("{person}: {code}: {error}"))
        }
    }
}

/// Waits until this change is told.
pub async fn until(changes: &mut broadcast::Receiver<Change>, wanted: Change) {
    let waiting = async { while changes.recv().await.expect("the directory is there") != wanted {} };
    tokio::time::timeout(PATIENCE, waiting).await.expect("the change is told");
}
