//! The manifest: which documents the board consists of, for this person. They appear, close, and disappear.

use super::{EntryState, NotTaken, Session, WhyNotTaken, limits, parting::Cause, replica::Phase};
use board::{
    id::DocumentId,
    wire::message::{Hello, Listed, Manifest, Message},
};
use std::collections::BTreeSet;

/// The schema that this client writes.
const SCHEMA: u32 = 1;
/// The state vector of a document with nothing in it, v1: no clients.
const NOTHING_KNOWN: &[u8] = &[0];

impl Session {
    pub(super) fn listed(&mut self, manifest: Manifest, now: u64) {
        self.line.greeted();
        self.server_ahead_ms = manifest.server_time_ms.cast_signed().wrapping_sub(now.cast_signed());
        let listed: BTreeSet<DocumentId> = manifest.documents.iter().map(|listed| listed.id).collect();
        let known: BTreeSet<DocumentId> = self.replicas.keys().copied().chain(self.outbox.documents()).collect();
        for document in known.difference(&listed) {
            self.lose(*document);
        }
        for listed in manifest.documents {
            self.listed_one(listed, now);
        }
    }

    fn listed_one(&mut self, listed: Listed, now: u64) {
        let document = listed.id;
        if !self.replicas.contains_key(&document) {
            self.open(document, listed.kind, Vec::new());
        }
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        let other_epoch = replica.number == Some(listed.number) && replica.listed_epoch != listed.epoch;
        let new_here = replica.number != Some(listed.number);
        let was_shut = replica.refusal().is_some();
        replica.right = listed.right;
        replica.closed = listed.closed;
        replica.listed_epoch = listed.epoch;
        // Who may write from now on has to say under which ids.
        let opened = was_shut && replica.refusal().is_none();
        if new_here {
            replica.away();
            replica.number = Some(listed.number);
            self.numbers.insert(listed.number, document);
        }
        let Some(replica) = self.replicas.get(&document) else { return };
        let shut = replica
            .refusal()
            .filter(|reason| self.outbox.of(document).any(|entry| entry.state != EntryState::Refused(*reason)));
        if let Some(reason) = shut {
            self.part(document, Cause::Shut(reason), now);
        } else if replica.parting.is_none() && replica.epoch.is_some_and(|epoch| epoch != listed.epoch) {
            self.part(document, Cause::OtherEpoch, now);
        } else if new_here || other_epoch || opened {
            self.greet(document, now);
        }
    }

    /// Says hello for a document and asks for what this copy lacks; everything when it parts.
    pub(super) fn greet(&mut self, document: DocumentId, now: u64) {
        if self.outbox.clients(document).len() > limits::HELLO_IDS_MAX
            && self.replicas.get(&document).is_some_and(|replica| replica.parting.is_none())
        {
            self.mark_parting(document, Cause::Scattered);
        }
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        let Some(number) = replica.number else { return };
        if replica.awaits_shelf.is_some() {
            // Greeted when the shelf has it; what was said before counts no more.
            replica.phase = Phase::Away;
            return;
        }
        let mut writes = Vec::new();
        if replica.refusal().is_none() {
            writes.push(replica.parting.unwrap_or(replica.client).get());
            if !replica.pulled {
                writes.extend(replica.earlier.first().map(|client| client.get()));
            }
        }
        if document == self.board_id {
            writes.push(self.presence.client);
        }
        let seal = replica.seal.clone().filter(|seal| replica.parting.is_none() || seal.epoch == replica.listed_epoch);
        let unsent = match replica.parting {
            // Nothing is sent under these any more, and one of them may be what the server objects to.
            Some(_) => Vec::<u64>::new(),
            None => self.outbox.clients(document).into_iter().map(|client| client.get()).collect(),
        };
        replica.named = writes.iter().chain(&unsent).copied().collect();
        replica.phase = Phase::Pulling { since: now };
        replica.answers_due += 1;
        self.outbox.unsend(document);
        replica.count = 0;
        replica.offered = false;
        replica.incoming.clear();
        let known = match replica.parting {
            Some(_) => NOTHING_KNOWN.to_vec(),
            None => self.board.state_vector(document).expect("every replica is open on the board"),
        };
        self.say(number, &Message::Hello(Hello { schema: SCHEMA, seal, writes, unsent }));
        self.say(number, &Message::Step1(&known));
        if document == self.board_id {
            self.say(number, &Message::QueryAwareness);
        }
    }

    /// The document can no longer be read. The copy goes; the person's own words stay with them.
    fn lose(&mut self, document: DocumentId) {
        for entry in self.outbox.take(document) {
            self.shelf.remove_entry(document, entry.id);
            self.set_aside(NotTaken::of(entry, WhyNotTaken::Unlisted));
        }
        self.board.close(document);
        let Some(replica) = self.replicas.remove(&document) else { return };
        for piece in replica.pieces {
            self.shelf.remove_piece(document, piece);
        }
        if let Some(number) = replica.number {
            self.numbers.remove(&number);
        }
        for client in replica.earlier.into_iter().chain([replica.client]) {
            self.let_go(document, client);
        }
    }

    pub(super) fn set_aside(&mut self, aside: NotTaken) {
        self.shelf.put_not_taken(&aside);
        self.not_taken.push(aside);
        if self.not_taken.len() > limits::NOT_TAKEN_MAX {
            let oldest = self.not_taken.remove(0);
            self.shelf.remove_not_taken(oldest.id);
        }
    }
}
