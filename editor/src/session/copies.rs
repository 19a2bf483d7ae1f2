//! Local copies: what a page without a line shows, and what makes the next pull small.
//!
//! A copy holds only what the server has: it is made when nothing of the document waits in the outbox (entries bring
//! their own bytes). All pages of a person read the same copy; unsaved work in it would be built upon by a page that
//! does not know that it may yet be refused, and said anew under another id.

use super::{
    Session,
    limits::{COPY_MIN_MS, REST_AFTER_MS},
    outbox::EntryState,
    parting::Cause,
    replica::{Replica, document_kind},
    shelf::{DeviceClient, Found, LocalCopy},
};
use board::{id::DocumentId, wire::message::ListedKind};

impl Session {
    /// Builds the board from what the shelf held.
    pub(super) fn restore(&mut self, found: Found) {
        let seqs =
            found.entries.iter().map(|entry| entry.id.seq).chain(found.not_taken.iter().map(|aside| aside.id.seq));
        self.next_seq = seqs.max().map_or(1, |seq| seq + 1);
        self.not_taken = found.not_taken;
        for entry in found.entries {
            self.outbox.push(entry, None);
        }
        for copy in found.copies {
            self.open(copy.document, copy.kind.clone(), Some(copy));
        }
        if !self.replicas.contains_key(&self.board_id) {
            self.open(self.board_id, ListedKind::Content, None);
        }
        for DeviceClient { document, client, epoch, resting } in found.clients {
            let waits = self.outbox.clients(document).contains(&client);
            match self.replicas.get_mut(&document) {
                Some(replica) if resting && !waits && epoch == replica.epoch => replica.earlier.push(client),
                // Not known to be at rest: nobody writes under it again. Its row goes when its work is saved.
                Some(_) if waits => {}
                Some(_) | None => self.let_go(document, client),
            }
        }
    }

    /// Opens a replica under a fresh id, from a copy if there is one, with what the outbox has for it.
    pub(super) fn open(&mut self, document: DocumentId, kind: ListedKind, copy: Option<LocalCopy>) {
        let client = super::fresh_client(&mut self.random);
        self.board.open(document, document_kind(&kind, &self.me), client);
        let mut replica = Replica::new(kind, client);
        let mut updates: Vec<&[u8]> = Vec::new();
        if let Some(copy) = &copy {
            replica.epoch = copy.epoch;
            replica.seal = copy.seal.clone();
            updates.push(&copy.bytes);
        }
        updates.extend(self.outbox.of(document).map(|entry| entry.update.as_slice()));
        let parted = self.outbox.of(document).any(|entry| entry.state != EntryState::Waiting);
        let spoilt = self.board.apply(document, &updates).is_err();
        self.replicas.insert(document, replica);
        if spoilt || parted {
            self.mark_parting(document, Cause::Spoilt);
        }
    }

    /// A row of the copy goes with the replica's present bytes.
    pub(super) fn put_copy(&mut self, document: DocumentId, now: u64) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        replica.copied_at = now;
        replica.changes_since_copy = 0;
        self.shelf.put_copy(&LocalCopy {
            document,
            kind: replica.kind.clone(),
            epoch: replica.epoch,
            seal: replica.seal.clone(),
            bytes: self.board.encode_all(document).expect("every replica is open on the board"),
        });
    }

    /// Keeps one copy that is due. One a call, so that no frame is long.
    pub(super) fn keep_copy(&mut self, now: u64) {
        let due = self.replicas.iter().find(|(document, replica)| {
            self.is_worth_keeping(**document, replica) && now.saturating_sub(replica.copied_at) >= COPY_MIN_MS
        });
        if let Some(document) = due.map(|(document, _)| *document) {
            self.put_copy(document, now);
        }
    }

    pub(super) fn keep_all(&mut self, now: u64) {
        let worth = self.replicas.iter().filter(|(document, replica)| self.is_worth_keeping(**document, replica));
        for document in worth.map(|(document, _)| *document).collect::<Vec<_>>() {
            self.put_copy(document, now);
        }
    }

    fn is_worth_keeping(&self, document: DocumentId, replica: &Replica) -> bool {
        replica.changes_since_copy > 0
            && replica.epoch.is_some()
            && replica.parting.is_none()
            && !self.outbox.has(document)
    }

    /// Says on the shelf that an id is at rest, once its work has been saved for a while. At once when `leaving`.
    pub(super) fn rest(&mut self, now: u64, leaving: bool) {
        for (&document, replica) in &mut self.replicas {
            let calm = leaving || now.saturating_sub(replica.settled_at) >= REST_AFTER_MS;
            if replica.written && !replica.resting && calm && replica.parting.is_none() && !self.outbox.has(document) {
                replica.resting = true;
                let (client, epoch) = (replica.client, replica.epoch);
                self.shelf.put_client(&DeviceClient { document, client, epoch, resting: true });
            }
        }
    }

    /// After the first pull: writes on under this device's earlier id, if there is one at rest and nothing was written
    /// under the fresh one. Gives what the replica held, to be applied again.
    pub(super) fn take_over(&mut self, document: DocumentId) -> Option<Vec<u8>> {
        let replica = self.replicas.get_mut(&document)?;
        let mut earlier = std::mem::take(&mut replica.earlier).into_iter();
        let taken = if replica.written || replica.refusal().is_some() { None } else { earlier.next() };
        let held = taken.map(|client| {
            let held = self.board.encode_all(document).expect("every replica is open on the board");
            self.board.open(document, document_kind(&replica.kind, &self.me), client);
            replica.client = client;
            replica.written = true;
            replica.resting = true;
            held
        });
        for client in earlier {
            self.let_go(document, client);
        }
        held
    }
}
