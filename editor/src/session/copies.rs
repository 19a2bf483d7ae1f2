//! Local copies: what a page without a line shows, and what makes the next pull small.
//!
//! A copy holds only what the server has, in the pieces in which it came; many are made one when nothing of the
//! document waits in the outbox. Own unsaved work is in the entries, which bring their own bytes; what they build
//! upon is on the shelf in the same transaction, or before. All pages of a person read the same copy: unsaved work in
//! it would be built upon by a page that does not know that it may yet be refused, and said anew under another id.

use super::{
    Session,
    limits::{COPY_MIN_MS, PIECES_MAX, PIECES_WHEN_HIDDEN_MAX, REST_AFTER_MS},
    outbox::EntryState,
    parting::{Cause, clock as clock_of},
    replica::{Replica, document_kind, is_own},
    saved::SavedLately,
    shelf::{DeviceClient, Found, Piece, PieceName},
};
use board::{
    ClientId,
    id::DocumentId,
    wire::{
        message::ListedKind,
        scan::{self, scan},
    },
};
use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

impl Session {
    /// Builds the board from what the shelf held.
    pub(super) fn restore(&mut self, found: Found) {
        let (entries, asides) = (found.entries.iter().map(|entry| entry.id), found.not_taken.iter().map(|one| one.id));
        let ids = entries.chain(asides).chain(found.saved.iter().map(|saved| saved.id));
        self.next_seq = ids.map(|id| id.seq).max().map_or(1, |seq| seq + 1);
        self.not_taken = found.not_taken;
        self.saved_lately = SavedLately::of(found.saved);
        for entry in found.entries {
            self.outbox.push(entry, None);
        }
        let mut pieces: BTreeMap<DocumentId, Vec<Piece>> = BTreeMap::new();
        for piece in found.pieces {
            pieces.entry(piece.document).or_default().push(piece);
        }
        for (document, pieces) in pieces {
            let Some(kind) = pieces.first().map(|piece| piece.kind.clone()) else { continue };
            self.open(document, kind, pieces);
        }
        if !self.replicas.contains_key(&self.board_id) {
            self.open(self.board_id, ListedKind::Content, Vec::new());
        }
        for DeviceClient { document, client, epoch, resting } in found.clients {
            if self.outbox.clients(document).contains(&client) {
                continue; // Let go when what waits under it is settled.
            }
            match self.replicas.get_mut(&document) {
                Some(replica) if resting && epoch == replica.epoch => replica.earlier.push(client),
                // Not known to be at rest: nobody writes under it again.
                Some(_) | None => self.let_go(document, client),
            }
        }
    }

    /// Opens a replica under a fresh id, from the pieces of a copy, with what the outbox has for it.
    pub(super) fn open(&mut self, document: DocumentId, kind: ListedKind, pieces: Vec<Piece>) {
        let client = super::fresh_client(&mut self.random);
        let own = is_own(&kind, &self.me);
        self.board.open(document, document_kind(&kind, own), client);
        let mut replica = Replica::new(kind, own, client);
        replica.pieces = pieces.iter().map(|piece| piece.name).collect();
        // Pieces of an earlier history were left by a page that died before it parted.
        replica.epoch = pieces.iter().map(|piece| piece.epoch).max().flatten();
        let pieces: Vec<Piece> = pieces.into_iter().filter(|piece| piece.epoch == replica.epoch).collect();
        replica.seal = pieces.iter().filter_map(|piece| piece.seal.clone()).max_by_key(|seal| seal.log);
        self.replicas.insert(document, replica);
        let kept = pieces.into_iter().flat_map(|piece| piece.updates);
        let own = self.outbox.of(document).map(|entry| entry.update.clone());
        self.apply_what_fits(document, kept.chain(own).collect());
        if self.outbox.of(document).any(|entry| entry.state != EntryState::Waiting) {
            self.mark_parting(document, Cause::Spoilt);
        }
    }

    /// After a pull: applies own entries that were not shown yet, since what they build upon was not on the shelf.
    /// False if some still lack something.
    pub(super) fn complete(&mut self, document: DocumentId) -> bool {
        if self.replicas.get(&document).is_none_or(|replica| replica.complete) {
            return true;
        }
        let own = self.outbox.of(document).map(|entry| entry.update.clone()).collect();
        self.apply_what_fits(document, own)
    }

    /// Applies updates in an order in which each finds what it needs; what never does is left out, and false is given.
    /// (yrs would keep it and wait, and a later update could not be told from one that fills the hole.)
    fn apply_what_fits(&mut self, document: DocumentId, mut updates: Vec<Vec<u8>>) -> bool {
        loop {
            let before = updates.len();
            updates.retain(|update| {
                let fits = fits(update, &self.board.clocks(document));
                !(fits && self.board.apply(document, &[update]).is_ok())
            });
            if updates.len() == before || updates.is_empty() {
                break;
            }
        }
        if let Some(replica) = self.replicas.get_mut(&document) {
            replica.complete = updates.is_empty();
        }
        updates.is_empty()
    }

    /// Puts these updates on the shelf, in place of all earlier pieces of the document.
    pub(super) fn put_whole(&mut self, document: DocumentId, updates: Vec<Vec<u8>>) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        replica.news.clear();
        for piece in replica.pieces.drain(..) {
            self.shelf.remove_piece(document, piece);
        }
        self.put_piece(document, updates);
    }

    /// Puts what came from the server on the shelf: now and then, and before own work that builds upon it.
    pub(super) fn put_news(&mut self, document: DocumentId) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        let news = std::mem::take(&mut replica.news);
        if !news.is_empty() {
            self.put_piece(document, news);
        }
    }

    fn put_piece(&mut self, document: DocumentId, updates: Vec<Vec<u8>>) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        let name = PieceName { page: self.presence.client, number: self.next_piece };
        self.next_piece += 1;
        replica.pieces.push(name);
        let (kind, epoch, seal) = (replica.kind.clone(), replica.epoch, replica.seal.clone());
        self.shelf.put_piece(&Piece { document, kind, epoch, seal, name, updates });
    }

    /// Keeps what came for one document that is due. One a call, so that no frame is long.
    pub(super) fn keep_copy(&mut self, now: u64) {
        let due = |replica: &Replica| replica.has_news() && now.saturating_sub(replica.copied_at) >= COPY_MIN_MS;
        let document = self.replicas.iter().find(|(_, replica)| due(replica)).map(|(document, _)| *document);
        let Some(document) = document else { return };
        if let Some(replica) = self.replicas.get_mut(&document) {
            replica.copied_at = now;
        }
        self.put_news(document);
        self.gather_pieces(document, PIECES_MAX);
    }

    /// Keeps everything that came, in few pieces.
    pub(super) fn keep_all(&mut self) {
        let documents = self.replicas.iter().filter(|(_, replica)| replica.has_news());
        for document in documents.map(|(document, _)| *document).collect::<Vec<_>>() {
            self.put_news(document);
            self.gather_pieces(document, PIECES_WHEN_HIDDEN_MAX);
        }
    }

    /// Makes one piece of many. Only when nothing waits, or own unsaved work would be in it.
    fn gather_pieces(&mut self, document: DocumentId, pieces_max: usize) {
        let many = self.replicas.get(&document).is_some_and(|replica| replica.pieces.len() > pieces_max);
        if many && !self.outbox.has(document) {
            let whole = self.board.encode_all(document).expect("every replica is open on the board");
            self.put_whole(document, vec![whole]);
        }
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
            self.board.open(document, document_kind(&replica.kind, replica.own), client);
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

/// Whether an update finds all that it needs: the blocks before its own, what they stand beside, what it deletes.
fn fits(update: &[u8], known: &HashMap<ClientId, u32>) -> bool {
    let anything = scan::Limits { bytes_max: usize::MAX, blocks_max: usize::MAX };
    let Ok(scanned) = scan(update, &anything) else { return false };
    let brought: HashMap<ClientId, Range<u32>> = scanned.clocks().into_iter().collect();
    let there = |client: ClientId, clock: u32| {
        clock < clock_of(known, client) || brought.get(&client).is_some_and(|clocks| clocks.contains(&clock))
    };
    brought.iter().all(|(client, clocks)| clocks.start <= clock_of(known, *client))
        && scanned.blocks.iter().all(|block| {
            scanned.needs(block).ids.into_iter().flatten().all(|needed| there(needed.client, needed.clock))
        })
        && scanned.deletions.iter().all(|deletion| there(deletion.client, deletion.to.saturating_sub(1)))
}
