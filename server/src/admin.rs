//! What an operator does to a server: over a socket in the data directory, so that whoever may read the
//! directory, and nobody else, may do it.
//!
//! One connection carries one [`Order`](crate::config::Order) and one [`Answer`], each a line of JSON.

pub mod ask;
mod inviting;
pub mod listen;

use crate::daily_letter::{DailyLetters, Round};
use crate::restore::Restored;
use crate::rooms::{NoEntry, Rooms};
use crate::store::StoreError;
use crate::store::sqlite::SqliteStore;
use board::id::DocumentId;
use board::network::act::NotDone;
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
    /// See [`NotDone`].
    #[error(transparent)]
    Network(#[from] NotDone),
    /// See [`crate::people::PeopleError`].
    #[error(transparent)]
    People(#[from] crate::people::PeopleError),
    /// See [`crate::people::way::NoEmail`].
    #[error(transparent)]
    Email(#[from] crate::people::way::NoEmail),
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

async fn send_daily_letters(letters: &DailyLetters) -> Result<String, AdminError> {
    let Some(Round { sent, failed }) = letters.send_round().await? else {
        return Err(AdminError::Refused("no letters can be sent: start the server with --smtp-url".to_owned()));
    };
    Ok(format!("{sent} letters were sent, {failed} were not taken by the mail server (the log says why)."))
}

async fn back_up(store: &SqliteStore, file: PathBuf) -> Result<String, StoreError> {
    store.backup(file.clone()).await?;
    Ok(format!("Everything is copied to {}.", file.display()))
}

async fn restore(store: &Arc<SqliteStore>, file: PathBuf) -> Result<String, StoreError> {
    let Restored { documents, erased_again } = crate::restore::restore(store, file.clone()).await?;
    Ok(format!(
        "What was written is as it was in {}: {documents} documents have another history now. People, roles and sharing \
         are as they were a moment ago; {erased_again} erasures since then were done again.",
        file.display()
    ))
}
