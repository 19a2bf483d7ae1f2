//! The shelf: what the browser keeps for a person and a board, so that it survives reload and crash.
//!
//! Rows of a text key and bytes, opaque to whoever keeps them. One [`Effect::Store`](super::Effect::Store) is one
//! transaction: all of it is kept, or nothing. A key begins with person and board ([`shelf_prefix`]), so a page
//! reads its own rows as one range, and people who share a device do not meet.

use super::{
    not_taken::NotTaken,
    outbox::{EntryId, OutboxEntry},
    saved::Saved,
};
use board::{
    ClientId,
    id::{DocumentId, PersonId},
    wire::{
        message::{ListedKind, Seal},
        varint::{Reader, write_bytes},
    },
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// One row: a key and what is kept under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where.
    pub key: String,
    /// What.
    pub value: Vec<u8>,
}

/// How all keys of a person begin.
pub fn person_prefix(person: &PersonId) -> String {
    format!("{person}/")
}

/// How all keys of a person and a board begin.
pub fn shelf_prefix(person: &PersonId, board: DocumentId) -> String {
    format!("{}{board}/", person_prefix(person))
}

/// How many of these rows are edits that the server has not yet said to be saved.
pub fn unsent_on_shelf(rows: &[Row]) -> usize {
    rows.iter().filter(|row| row.key.split('/').nth(2) == Some("entry")).count()
}

/// The client ids that rows were written under. A page gives a session those that it holds alone (on the web: whose
/// Web Lock it got without waiting); rows of the others belong to a page that is still open.
pub fn clients_on_shelf(rows: &[Row]) -> Vec<ClientId> {
    let mut clients: Vec<ClientId> = rows.iter().filter_map(|row| client_of(&row.key)).collect();
    clients.sort_unstable();
    clients.dedup();
    clients
}

fn client_of(key: &str) -> Option<ClientId> {
    let mut parts = key.split('/').skip(2);
    match (parts.next()?, parts.next()?, parts.next()?) {
        ("entry" | "client", _document, client) => parse_client(client),
        _ => None,
    }
}

fn parse_client(text: &str) -> Option<ClientId> {
    let bits = u64::from_str_radix(text, 16).ok()?;
    (bits < 1 << 53).then(|| ClientId::new(bits))
}

/// A piece of a document as the server has it, so that a page without a line can show it: all of it, or what came
/// since an earlier piece.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Piece {
    pub(super) document: DocumentId,
    pub(super) kind: ListedKind,
    /// The history it is a piece of.
    pub(super) epoch: Option<u32>,
    pub(super) seal: Option<Seal>,
    pub(super) name: PieceName,
    /// Updates (v1), in the order in which they came.
    #[serde(skip)]
    pub(super) updates: Vec<Vec<u8>>,
}

/// Names a piece of a document: the page that kept it, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct PieceName {
    pub(super) page: u64,
    pub(super) number: u32,
}

/// A client id that this device writes, or wrote, a document under.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct DeviceClient {
    pub(super) document: DocumentId,
    pub(super) client: ClientId,
    /// The history it wrote in.
    pub(super) epoch: Option<u32>,
    /// Everything it ever wrote is saved; a later page may write on under it.
    pub(super) resting: bool,
}

/// What was found on the shelf.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) pieces: Vec<Piece>,
    pub(super) entries: Vec<OutboxEntry>,
    pub(super) clients: Vec<DeviceClient>,
    pub(super) not_taken: Vec<NotTaken>,
    pub(super) saved: Vec<Saved>,
    /// Rows that can't be read: written by a later version, or spoilt.
    pub(super) unreadable: usize,
}

pub(super) struct Shelf {
    prefix: String,
    /// What the next transaction puts (some) and removes (none).
    pending: BTreeMap<String, Option<Vec<u8>>>,
    ticket: u64,
}

impl Shelf {
    pub(super) fn new(person: &PersonId, board: DocumentId) -> Self {
        Shelf { prefix: shelf_prefix(person, board), pending: BTreeMap::new(), ticket: 1 }
    }

    /// Reads rows back. Of entries and clients only what this page holds alone.
    pub(super) fn read(&self, rows: &[Row], held: &[ClientId]) -> Found {
        let mut found = Found::default();
        for row in rows {
            let Some(rest) = row.key.strip_prefix(&self.prefix) else { continue };
            if client_of(&row.key).is_some_and(|client| !held.contains(&client)) {
                continue;
            }
            let read = match rest.split('/').next() {
                Some("copy") => decode(&row.value).and_then(|(piece, bytes)| {
                    found.pieces.push(Piece { updates: split(&bytes)?, ..piece });
                    Some(())
                }),
                Some("entry") => decode(&row.value).map(|(entry, update)| {
                    found.entries.push(OutboxEntry { update, ..entry });
                }),
                Some("client") => decode(&row.value).map(|(client, _)| found.clients.push(client)),
                Some("aside") => decode(&row.value).map(|(aside, _)| found.not_taken.push(aside)),
                Some("saved") => decode(&row.value).map(|(saved, _)| found.saved.push(saved)),
                _ => None,
            };
            found.unreadable += usize::from(read.is_none());
        }
        found.pieces.sort_by_key(|piece| piece.name);
        found.entries.sort_by_key(|entry| entry.id);
        found.not_taken.sort_by_key(|aside| (aside.at_ms, aside.id));
        found.saved.sort_by_key(|saved| (saved.at_ms, saved.id));
        found
    }

    pub(super) fn put_entry(&mut self, entry: &OutboxEntry) {
        let key = self.entry_key(entry.document, entry.id);
        self.pending.insert(key, Some(encode(entry, &entry.update)));
    }

    pub(super) fn remove_entry(&mut self, document: DocumentId, id: EntryId) {
        self.pending.insert(self.entry_key(document, id), None);
    }

    pub(super) fn put_piece(&mut self, piece: &Piece) {
        let mut bytes = Vec::new();
        piece.updates.iter().for_each(|update| write_bytes(&mut bytes, update));
        self.pending.insert(self.piece_key(piece.document, piece.name), Some(encode(piece, &bytes)));
    }

    pub(super) fn remove_piece(&mut self, document: DocumentId, name: PieceName) {
        self.pending.insert(self.piece_key(document, name), None);
    }

    pub(super) fn put_client(&mut self, client: &DeviceClient) {
        self.pending.insert(self.client_key(client.document, client.client), Some(encode(client, &[])));
    }

    pub(super) fn remove_client(&mut self, document: DocumentId, client: ClientId) {
        self.pending.insert(self.client_key(document, client), None);
    }

    pub(super) fn put_not_taken(&mut self, aside: &NotTaken) {
        self.pending.insert(self.aside_key(aside.id), Some(encode(aside, &[])));
    }

    pub(super) fn remove_not_taken(&mut self, id: EntryId) {
        self.pending.insert(self.aside_key(id), None);
    }

    pub(super) fn put_saved(&mut self, saved: &Saved) {
        self.pending.insert(self.saved_key(saved), Some(encode(saved, &[])));
    }

    pub(super) fn remove_saved(&mut self, saved: &Saved) {
        self.pending.insert(self.saved_key(saved), None);
    }

    /// The ticket of the transaction that what is pending now will be in.
    pub(super) fn next_ticket(&self) -> u64 {
        self.ticket
    }

    /// Is nothing waiting for the next transaction?
    pub(super) fn is_idle(&self) -> bool {
        self.pending.is_empty()
    }

    /// The next transaction: its ticket, rows to put, keys to remove.
    pub(super) fn take(&mut self) -> Option<(u64, Vec<Row>, Vec<String>)> {
        if self.pending.is_empty() {
            return None;
        }
        let (mut put, mut remove) = (Vec::new(), Vec::new());
        for (key, value) in std::mem::take(&mut self.pending) {
            match value {
                Some(value) => put.push(Row { key, value }),
                None => remove.push(key),
            }
        }
        let ticket = self.ticket;
        self.ticket += 1;
        Some((ticket, put, remove))
    }

    fn entry_key(&self, document: DocumentId, id: EntryId) -> String {
        format!("{}entry/{document}/{:014x}/{:016x}", self.prefix, id.client.get(), id.seq)
    }

    fn client_key(&self, document: DocumentId, client: ClientId) -> String {
        format!("{}client/{document}/{:014x}", self.prefix, client.get())
    }

    fn piece_key(&self, document: DocumentId, name: PieceName) -> String {
        format!("{}copy/{document}/{:014x}/{:08x}", self.prefix, name.page, name.number)
    }

    fn saved_key(&self, saved: &Saved) -> String {
        let Saved { id, document, .. } = saved;
        format!("{}saved/{document}/{:014x}/{:016x}", self.prefix, id.client.get(), id.seq)
    }

    fn aside_key(&self, id: EntryId) -> String {
        format!("{}aside/{:014x}/{:016x}", self.prefix, id.client.get(), id.seq)
    }
}

/// A value is JSON with its length in front, and then bytes as they are: base64 would grow a copy by a third.
fn encode(head: &impl Serialize, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + 256);
    let json = serde_json::to_vec(head).expect("rows have string keys and finite numbers");
    write_bytes(&mut out, &json);
    out.extend_from_slice(bytes);
    out
}

fn split(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let (mut reader, mut updates) = (Reader::new(bytes), Vec::new());
    while reader.remaining() > 0 {
        updates.push(reader.bytes().ok()?.to_vec());
    }
    Some(updates)
}

fn decode<T: DeserializeOwned>(value: &[u8]) -> Option<(T, Vec<u8>)> {
    let mut reader = Reader::new(value);
    let head = serde_json::from_slice(reader.bytes().ok()?).ok()?;
    let rest = reader.take(reader.remaining()).ok()?;
    Some((head, rest.to_vec()))
}
