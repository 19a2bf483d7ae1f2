//! What an operator does to a server: over a socket in the data directory, so that whoever may read the
//! directory, and nobody else, may do it.
//!
//! One connection carries one [`Order`](crate::config::Order) and one [`Answer`], each a line of JSON.

pub mod ask;
pub mod listen;

use crate::rooms::{NoEntry, Rooms};
use crate::store::StoreError;
use crate::store::sqlite::SqliteStore;
use board::id::DocumentId;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// What came of an order, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It is done.
    Done(String),
    /// It is not done, and why.
    Failed(String),
}

/// Why an order was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// Nobody listens on the data directory's socket.
    #[error("no Samtavle server runs on {}: start it first (samtavle serve --data …)", .0.display())]
    NoServer(PathBuf),
    /// The path of a socket may have 107 bytes.
    #[error("the path {} is too long for a socket: give --data a shorter path", .0.display())]
    PathTooLong(PathBuf),
    /// See [`crate::data_dir::DataDirError`].
    #[error(transparent)]
    DataDir(#[from] crate::data_dir::DataDirError),
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
    /// See [`NoEntry`].
    #[error(transparent)]
    Rooms(#[from] NoEntry),
    /// The socket broke.
    #[error("the server's admin socket: {0}")]
    Socket(#[from] std::io::Error),
    /// The other side does not speak as we do.
    #[error("the server and this program do not understand each other; are they of one version? ({0})")]
    Language(#[from] serde_json::Error),
    /// The server said no.
    #[error("{0}")]
    Refused(String),
}

async fn seal(rooms: &Rooms, document: DocumentId) -> Result<String, AdminError> {
    Ok(match rooms.seal(document).await? {
        true => format!("{document} is sealed: it can be read, and nobody writes to it any more."),
        false => format!("{document} was sealed already."),
    })
}

async fn back_up(store: &SqliteStore, file: PathBuf) -> Result<String, StoreError> {
    store.backup(file.clone()).await?;
    Ok(format!("Everything is copied to {}.", file.display()))
}

async fn restore(store: &Arc<SqliteStore>, file: PathBuf) -> Result<String, StoreError> {
    let changed = crate::restore::restore(store, file.clone()).await?;
    Ok(format!("Everything is as it was in {}; {changed} documents have another history now.", file.display()))
}
