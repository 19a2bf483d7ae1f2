//! Puts a backup back. What was written goes back to what it was then; who people are and who may do what stays as it
//! is now, so that nobody who was let in since is locked out, and nobody who was shut out since gets in again.
//!
//! All of it is made ready in a store of its own beside the running one ([`people`], [`network`], [`words`],
//! [`histories`]), which then takes the running one's place in one step: after a kill it is the one or the other.
//! On a directory that knows nobody yet, everything is the backup's.

mod histories;
mod network;
mod people;
mod ready;
mod words;

use crate::boards::Boards;
use crate::store::sqlite::{Location, SqliteStore};
use crate::store::{Store, StoreError};
use histories::Histories;
use ready::Both;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The store in which a backup is made ready.
const READY: &str = "restoring.db";

/// What a restore came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Restored {
    /// Documents that have another history now.
    pub documents: usize,
    /// Boards that were erased since the backup, and people whose words were: erased from it, too.
    pub erased_again: usize,
}

/// Replaces everything that was written by what a backup holds.
pub async fn restore(store: &Arc<SqliteStore>, backup: PathBuf) -> Result<Restored, StoreError> {
    let beside = store.folder().join(READY);
    // A killed restore may have left one.
    remove(&beside)?;
    let ready = Arc::new(SqliteStore::open_at(Location { path: beside.clone(), vfs: None })?);
    let made_ready = make_ready(store, &ready, backup).await;
    ready.close().await;
    let restored = match made_ready {
        Ok(restored) => store.restore(beside.clone()).await.map(|()| restored),
        Err(error) => Err(error),
    };
    remove(&beside)?;
    restored
}

async fn make_ready(
    store: &Arc<SqliteStore>,
    ready: &Arc<SqliteStore>,
    backup: PathBuf,
) -> Result<Restored, StoreError> {
    // First what takes its time: what happens meanwhile is still kept below.
    ready.restore(backup).await?;
    let (now, then): (Arc<dyn Store>, Arc<dyn Store>) = (store.clone(), ready.clone());
    let both = Both { now, ready: then };
    let before = Histories::of(store).await?;
    people::stay(&both).await?;
    let erased = network::stay(&both).await?;
    let boards = [&both.now, &both.ready].map(|store| Boards::new(store.clone()));
    let [now, then] = &boards;
    then.speak_as_in(now).await?;
    for board in &erased.boards {
        then.erase(*board).await?;
    }
    words::erase_again(&both, then, &erased).await?;
    let documents = before.end_in(ready, then).await?;
    Ok(Restored { documents, erased_again: erased.boards.len() + erased.people.len() })
}

/// Removes a store's files, if they are there.
fn remove(path: &Path) -> Result<(), StoreError> {
    for tail in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(tail);
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(StoreError::Unavailable(format!("{}: {error}", path.display())));
            }
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}
