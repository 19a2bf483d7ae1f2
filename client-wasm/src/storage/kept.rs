//! What this device has kept of a board for a person, and the client ids it may go on under.

use super::{
    client_locks::{HeldClient, hold},
    shelf::Shelf,
};
use crate::{device, me::Me};
use board::{ClientId, id::DocumentId};
use editor::session::{Row, clients_on_shelf, shelf_prefix};
use std::collections::BTreeMap;

/// What this device has kept of a board for a person.
pub struct Kept {
    /// Where more is kept; `None` where the browser keeps nothing.
    pub shelf: Option<Shelf>,
    /// What was found.
    pub rows: Vec<Row>,
    /// The client ids that this page writes under alone.
    pub locks: BTreeMap<ClientId, HeldClient>,
}

/// What the shelf has under this beginning of a key; nothing where there is no shelf.
async fn read_rows(shelf: Option<&Shelf>, prefix: &str) -> Vec<Row> {
    let Some(shelf) = shelf else { return Vec::new() };
    shelf.read(prefix).await.unwrap_or_else(|error| {
        leptos::logging::error!("what was kept can't be read: {error}");
        Vec::new()
    })
}

/// Opens the shelf and takes over the client ids that no other page holds.
pub async fn kept(board: DocumentId, who: &Me) -> Kept {
    let shelf = match Shelf::open().await {
        Ok(shelf) => Some(shelf),
        Err(error) => {
            leptos::logging::warn!("this browser keeps nothing: {error}");
            None
        }
    };
    let prefix = shelf_prefix(&who.person, board);
    let rows = read_rows(shelf.as_ref(), &prefix).await;
    let mut locks = BTreeMap::new();
    for client in clients_on_shelf(&rows) {
        if let Some(held) = hold(client).await {
            locks.insert(client, held);
        }
    }
    // Read again: a page that let go of an id meanwhile has put its work elsewhere first.
    let rows = if locks.is_empty() { rows } else { read_rows(shelf.as_ref(), &prefix).await };
    device::ask_to_persist();
    Kept { shelf, rows, locks }
}
