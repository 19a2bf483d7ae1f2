//! The exchange with the server: what it says, and what goes up.

use super::{Effect, Session, limits, parting::Cause, replica::Phase};
use board::{
    ApplyError,
    id::DocumentId,
    wire::{
        message::{self, CONNECTION, DocumentNumber, Message, Reason, Refused, Saved},
        varint::Reader,
    },
};

/// The update that says nothing, v1: no blocks, no deletions.
pub(super) const NOTHING_NEW: &[u8] = &[0, 0];

impl Session {
    /// One binary frame from the server.
    pub fn receive(&mut self, frame: &[u8], now: u64) {
        self.line.heard(now);
        let mut reader = Reader::new(frame);
        while self.line.is_open() {
            match message::read(&mut reader) {
                Ok(Some((number, message))) => self.receive_one(number, message, now),
                Ok(None) => return,
                // Not our server, or another version of it: nothing it says can be trusted now.
                Err(_) => self.hang_up(now),
            }
        }
    }

    fn receive_one(&mut self, number: DocumentNumber, message: Message<'_>, now: u64) {
        let document = self.numbers.get(&number).copied();
        match (message, document) {
            (Message::Manifest(manifest), _) => self.listed(manifest, now),
            (Message::Notice(notice), _) => {
                self.server_ahead_ms = notice.server_time_ms.cast_signed().wrapping_sub(now.cast_signed());
            }
            (Message::Refused(_), _) if number == CONNECTION => self.come_back_later(now),
            (Message::Refused(refused), Some(document)) => self.refused(document, &refused, now),
            (Message::Saved(saved), Some(document)) => self.settled(document, saved, now),
            (Message::Step1(known), Some(document)) => self.asked(document, known, now),
            (Message::Step2(update), Some(document)) => self.answered(document, update, now),
            (Message::Update(update), Some(document)) => {
                if let Some(replica) = self.replicas.get_mut(&document) {
                    replica.incoming.push(update.to_vec());
                }
            }
            (Message::Awareness(update), Some(document)) if document == self.board_id => {
                // Presence is a courtesy: a peer's malformed word is nobody's reason to hang up.
                if self.peers.receive(update, self.presence.client, now).unwrap_or(false) {
                    self.presence.repeat();
                }
            }
            (Message::QueryAwareness, Some(document)) if document == self.board_id => self.presence.repeat(),
            // For a document that this session has let go of, or the server's words to plain Yjs clients.
            (
                Message::Step1(_)
                | Message::Step2(_)
                | Message::Update(_)
                | Message::Awareness(_)
                | Message::QueryAwareness
                | Message::Denied(_)
                | Message::Hello(_)
                | Message::Saved(_)
                | Message::Refused(_),
                _,
            ) => {}
        }
    }

    /// The server asks for what it lacks. Before our own pull there may be holes in what we have: it waits.
    fn asked(&mut self, document: DocumentId, known: &[u8], now: u64) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        replica.asked = Some(known.to_vec());
        if replica.phase == Phase::Live {
            self.offer(document, now);
        }
    }

    /// The answer to our step 1, or a difference that makes up for updates the server could not queue for us.
    fn answered(&mut self, document: DocumentId, update: &[u8], now: u64) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        match replica.phase {
            Phase::Live | Phase::Rejoining => replica.incoming.push(update.to_vec()),
            Phase::Away => {}
            Phase::Pulling { .. } => {
                replica.answers_due = replica.answers_due.saturating_sub(1);
                if replica.answers_due > 0 {
                    // The answer to an earlier question, from before a parting.
                    replica.incoming.clear();
                    return;
                }
                let mut pulled = vec![update.to_vec()];
                pulled.append(&mut replica.incoming);
                if replica.parting.is_some() {
                    self.rejoin(document, pulled, now);
                } else {
                    self.pulled(document, pulled, now);
                }
            }
        }
    }

    /// The difference is here: what this copy lacked. It is in step now.
    fn pulled(&mut self, document: DocumentId, mut pulled: Vec<Vec<u8>>, now: u64) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        let first = !std::mem::replace(&mut replica.pulled, true);
        // What the replica held, if it is begun anew under this device's earlier id.
        let held = if first { self.take_over(document) } else { None };
        let applied = self.apply(document, held.as_slice()).and_then(|()| self.apply(document, &pulled));
        if applied.is_err() || !self.complete(document) {
            self.part(document, Cause::Spoilt, now);
            return;
        }
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        replica.epoch = Some(replica.listed_epoch);
        replica.phase = Phase::Live;
        // The first is kept even when it says nothing: next time, an empty voice is known without a line.
        if !replica.pieces.is_empty() {
            pulled.retain(|update| update != NOTHING_NEW);
        }
        replica.news.append(&mut pulled);
        if first {
            self.take_from_list_what_is_there(document, now);
            self.set_aside_what_a_restore_took(document);
        }
        let Some(replica) = self.replicas.get(&document) else { return };
        if replica.asked.is_some() {
            self.offer(document, now);
        }
        self.tell_presence(now);
    }

    /// Gives the server what it lacks of ours, as one step 2 where that fits into a frame.
    fn offer(&mut self, document: DocumentId, now: u64) {
        self.take_in(now);
        if !self.all_named(document) {
            return self.greet(document, now);
        }
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        let (Some(number), Some(known)) = (replica.number, replica.asked.take()) else { return };
        let own = match replica.refusal() {
            // Who may not write has nothing to bring.
            Some(_) => NOTHING_NEW.to_vec(),
            None => match self.board.encode_since(document, &known) {
                Ok(own) => own,
                Err(_) => return self.hang_up(now),
            },
        };
        let fits = own.len() <= limits::STEP2_BYTES_MAX;
        let count = replica.counted();
        self.say(number, &Message::Step2(if fits { &own } else { NOTHING_NEW }));
        if fits {
            self.outbox.covered_by(document, count);
        }
        self.send_each(document, now);
    }

    /// Whether the last hello named every id under which something waits.
    pub(super) fn all_named(&self, document: DocumentId) -> bool {
        let Some(replica) = self.replicas.get(&document) else { return true };
        self.outbox.clients(document).iter().all(|client| replica.named.contains(&client.get()))
    }

    /// Sends, one message each, what no message has carried yet. From now on each edit goes by itself.
    pub(super) fn send_each(&mut self, document: DocumentId, now: u64) {
        if !self.all_named(document) {
            return self.greet(document, now);
        }
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        let Some(number) = replica.number else { return };
        replica.offered = true;
        let mut updates = Vec::new();
        self.outbox.send_each(document, |entry| {
            updates.push(entry.update.clone());
            replica.counted()
        });
        for update in updates {
            self.say(number, &Message::Update(&update));
        }
    }

    /// The first `count` messages are durable: what they carried leaves the outbox.
    fn settled(&mut self, document: DocumentId, saved: Saved, now: u64) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        if saved.count == 0 {
            // The answer to the hello: who only reads has a seal to show, too, should a backup be restored.
            replica.seal = Some(saved.seal);
            return;
        }
        // While a parting pulls, this is still about the messages before it.
        if replica.phase != Phase::Live || saved.count > replica.count {
            return;
        }
        replica.seal = Some(saved.seal);
        let (client, written) = (replica.client, self.outbox.settle(document, saved.count));
        if written.is_empty() {
            return;
        }
        replica.partings_in_vain = 0;
        replica.settled_at = now;
        self.saved_at_ms = Some(now);
        let left = self.outbox.clients(document);
        let mut orphans = Vec::new();
        for mut entry in written {
            self.shelf.remove_entry(document, entry.id);
            if let Some(replica) = self.replicas.get_mut(&document) {
                replica.news.push(std::mem::take(&mut entry.update));
            }
            if entry.id.client != client && !left.contains(&entry.id.client) {
                orphans.push(entry.id.client);
            }
            self.keep_saved(entry, now);
        }
        orphans.dedup();
        for orphan in orphans {
            self.let_go(document, orphan);
        }
    }

    /// Applies what came since the last frame: one transaction for each document.
    pub(super) fn take_in(&mut self, now: u64) {
        let mut spoilt = Vec::new();
        for (&document, replica) in &mut self.replicas {
            let complete = matches!(replica.phase, Phase::Live | Phase::Rejoining) && replica.parting.is_none();
            if !complete || replica.incoming.is_empty() {
                continue;
            }
            let incoming = std::mem::take(&mut replica.incoming);
            let updates: Vec<&[u8]> = incoming.iter().map(Vec::as_slice).collect();
            match self.board.apply(document, &updates) {
                Ok(()) => replica.news.extend(incoming),
                Err(_) => spoilt.push(document),
            }
        }
        for document in spoilt {
            self.part(document, Cause::Spoilt, now);
        }
    }

    pub(super) fn apply(&mut self, document: DocumentId, updates: &[Vec<u8>]) -> Result<(), ApplyError> {
        let updates: Vec<&[u8]> = updates.iter().map(Vec::as_slice).collect();
        self.board.apply(document, &updates)
    }

    fn refused(&mut self, document: DocumentId, refused: &Refused<'_>, now: u64) {
        let Some(replica) = self.replicas.get(&document) else { return };
        if matches!(refused.reason, Reason::Unavailable | Reason::TooMany) {
            // Nothing wrong with what we sent: the outbox waits for better times.
            return self.come_back_later(now);
        }
        let cause = Cause::Refused { message: refused.count, reason: refused.reason };
        match refused.count {
            // The hello, or all that was said since: the document has begun another history. A new connection is
            // clear of answers to what was asked before.
            0 if refused.reason == Reason::Schema => self.outdated(now),
            0 => {
                self.mark_parting(document, cause);
                self.hang_up(now);
            }
            count if replica.phase == Phase::Live && count <= replica.count => self.part(document, cause, now),
            // While a parting pulls, this is still about the messages before it.
            _ => {}
        }
    }

    pub(super) fn come_back_later(&mut self, now: u64) {
        let chance = rand::RngExt::random(&mut self.random);
        self.effects.push(Effect::Close);
        self.line.busy(now, chance);
        self.disconnected(now);
    }

    /// The server speaks another version than this page. What waits is kept, and goes up after a reload.
    pub fn outdated(&mut self, now: u64) {
        if !self.line.is_closed() {
            self.effects.push(Effect::Close);
            self.line.outdated(now);
            self.disconnected(now);
        }
    }

    /// The shelf has it: transaction `ticket`, and all before it.
    pub fn stored(&mut self, ticket: u64, now: u64) {
        self.stored = self.stored.max(ticket);
        let unlock = self.unlock_when_stored.extract_if(.., |(awaited, _)| *awaited <= ticket);
        self.effects.extend(unlock.map(|(_, client)| Effect::Unlock(client)));
        let waiting = self.replicas.iter().filter(|(_, r)| r.awaits_shelf.is_some_and(|awaited| awaited <= ticket));
        let waiting: Vec<DocumentId> = waiting.map(|(document, _)| *document).collect();
        for document in waiting {
            self.rejoined(document, now);
        }
    }
}
