//! What is true of a document whoever asks: its epoch, and whether it is sealed.

use crate::store::table::Table;
use crate::store::{Store, StoreError};
use board::id::DocumentId;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// A document's history; the first is 0. A new one begins when the server finds that it was restored
/// from an older backup.
pub type Epoch = u32;

/// A document's standing; most have the default one, which is not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Standing {
    /// See [`Epoch`].
    pub epoch: Epoch,
    /// It is finished, and takes no more writing.
    pub sealed: bool,
}

/// Where standings are kept.
pub(crate) fn table(store: Arc<dyn Store>) -> Table<Standing> {
    Table::new(store, "standing")
}

fn key(board: DocumentId, document: DocumentId) -> String {
    format!("{board}/{document}")
}

/// One document's standing.
pub(crate) async fn of(
    table: &Table<Standing>,
    board: DocumentId,
    document: DocumentId,
) -> Result<Standing, StoreError> {
    Ok(table.get(&key(board, document)).await?.map(|row| row.value).unwrap_or_default())
}

/// The standings of a board's documents that have not the default one.
pub(crate) async fn of_board(
    table: &Table<Standing>,
    board: DocumentId,
) -> Result<HashMap<DocumentId, Standing>, StoreError> {
    under(table, &format!("{board}/")).await
}

/// The standings of all documents that have not the default one.
pub(crate) async fn of_all(table: &Table<Standing>) -> Result<HashMap<DocumentId, Standing>, StoreError> {
    under(table, "").await
}

async fn under(table: &Table<Standing>, prefix: &str) -> Result<HashMap<DocumentId, Standing>, StoreError> {
    let mut standings = HashMap::new();
    for row in table.list(prefix).await? {
        let document = row.key.split_once('/').and_then(|(_, document)| document.parse().ok());
        let document = document.ok_or_else(|| StoreError::Corrupt(format!("standing/{}", row.key)))?;
        standings.insert(document, row.value);
    }
    Ok(standings)
}

/// Keeps a document's standing; durable when it resolves.
pub(crate) async fn keep(
    table: &Table<Standing>,
    board: DocumentId,
    document: DocumentId,
    standing: Standing,
) -> Result<(), StoreError> {
    table.set(&key(board, document), &standing).await
}
