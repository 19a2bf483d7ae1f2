//! The outbox: what this person did here and the server has not yet said to be saved.
//!
//! An entry holds the bytes *and* the command. The bytes are sent, again and again if need be: they are idempotent.
//! The command is for parting, where the bytes can no longer be taken and the intention has to be said anew.

use board::{ClientId, Command, id::DocumentId, wire::message::Reason};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, VecDeque},
    ops::Range,
};

/// Names an entry on this device: client ids are held by one page at a time, so no two pages use one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntryId {
    /// Grows from entry to entry of one page.
    pub seq: u64,
    /// The client id it was written under.
    pub client: ClientId,
}

/// How it stands with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryState {
    /// To be sent, or sent and not yet saved.
    Waiting,
    /// Its bytes can't be taken any more: to be replayed, once the document is pulled anew.
    Parted,
    /// As [`EntryState::Parted`], and the server said no: to be set aside unless the server has it after all.
    Refused(Reason),
}

/// One command as it was carried out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutboxEntry {
    /// Its name.
    pub id: EntryId,
    /// The document it changed.
    pub document: DocumentId,
    /// The clocks it took under its client id; empty for a pure deletion.
    pub clocks: Range<u32>,
    /// What was meant.
    pub command: Command,
    /// When, in milliseconds since 1970.
    pub at_ms: u64,
    /// How it stands.
    pub state: EntryState,
    /// What was written (update, v1).
    #[serde(skip)]
    pub update: Vec<u8>,
}

#[derive(Debug)]
struct Slot {
    entry: OutboxEntry,
    /// The number, on this connection, of the first message that carried it.
    sent: Option<u64>,
}

/// All entries, by document and in the order in which they were made.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    documents: BTreeMap<DocumentId, VecDeque<Slot>>,
    len: usize,
}

impl Outbox {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn has(&self, document: DocumentId) -> bool {
        self.documents.contains_key(&document)
    }

    pub(super) fn documents(&self) -> impl Iterator<Item = DocumentId> {
        self.documents.keys().copied()
    }

    pub(super) fn of(&self, document: DocumentId) -> impl Iterator<Item = &OutboxEntry> {
        self.documents.get(&document).into_iter().flatten().map(|slot| &slot.entry)
    }

    /// The client ids under which a document has unsaved work.
    pub(super) fn clients(&self, document: DocumentId) -> Vec<ClientId> {
        let mut clients: Vec<ClientId> = self.of(document).map(|entry| entry.id.client).collect();
        clients.sort_unstable();
        clients.dedup();
        clients
    }

    pub(super) fn push(&mut self, entry: OutboxEntry, sent: Option<u64>) {
        self.len += 1;
        self.documents.entry(entry.document).or_default().push_back(Slot { entry, sent });
    }

    /// Message `number` carries everything of the document that was in no message yet.
    pub(super) fn covered_by(&mut self, document: DocumentId, number: u64) {
        for slot in self.documents.get_mut(&document).into_iter().flatten() {
            slot.sent.get_or_insert(number);
        }
    }

    /// Sends what is in no message yet; `send` says each entry's number.
    pub(super) fn send_each(&mut self, document: DocumentId, mut send: impl FnMut(&OutboxEntry) -> u64) {
        for slot in self.documents.get_mut(&document).into_iter().flatten() {
            if slot.sent.is_none() {
                slot.sent = Some(send(&slot.entry));
            }
        }
    }

    /// The first `count` messages are durable: takes out what they carried.
    pub(super) fn settle(&mut self, document: DocumentId, count: u64) -> Vec<OutboxEntry> {
        let mut settled = Vec::new();
        if let Some(slots) = self.documents.get_mut(&document) {
            // Numbers never fall along the queue, so what is settled is at its head.
            while slots.front().is_some_and(|slot| slot.sent.is_some_and(|number| number <= count)) {
                settled.extend(slots.pop_front().map(|slot| slot.entry));
            }
            if slots.is_empty() {
                self.documents.remove(&document);
            }
        }
        self.len -= settled.len();
        settled
    }

    /// The one entry that message `number` carried; `None` when it carried several or none.
    pub(super) fn only_one_in(&self, document: DocumentId, number: u64) -> Option<EntryId> {
        let mut carried = self.documents.get(&document).into_iter().flatten().filter(|slot| slot.sent == Some(number));
        let first = carried.next()?;
        carried.next().is_none().then_some(first.entry.id)
    }

    /// A connection has ended, or the counting begins anew: nothing counts as sent.
    pub(super) fn unsend(&mut self, document: DocumentId) {
        for slot in self.documents.get_mut(&document).into_iter().flatten() {
            slot.sent = None;
        }
    }

    /// Takes a document's entries out, in order.
    pub(super) fn take(&mut self, document: DocumentId) -> Vec<OutboxEntry> {
        let taken: Vec<OutboxEntry> =
            self.documents.remove(&document).into_iter().flatten().map(|slot| slot.entry).collect();
        self.len -= taken.len();
        taken
    }

    /// Changes how it stands with a document's entries.
    pub(super) fn restate(
        &mut self,
        document: DocumentId,
        mut state: impl FnMut(&OutboxEntry) -> EntryState,
    ) -> impl Iterator<Item = &OutboxEntry> {
        for slot in self.documents.get_mut(&document).into_iter().flatten() {
            slot.entry.state = state(&slot.entry);
            slot.sent = None;
        }
        self.of(document)
    }
}
