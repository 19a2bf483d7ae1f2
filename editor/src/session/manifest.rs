//! The manifest: which documents the board consists of, for this person. They appear, close, and disappear.

use super::{
    Effect, EntryState, NotTaken, Session, WhyNotTaken, limits,
    outbox::EntryId,
    parting::{Cause, clock},
    replica::{Phase, document_kind, is_own},
};
use board::{
    Board, Command, Moment, Retelling,
    id::DocumentId,
    wire::message::{Hello, Listed, ListedKind, Manifest, Message, Right},
};
use std::collections::BTreeSet;

/// The schema that this client writes.
const SCHEMA: u32 = 1;
/// The state vector of a document with nothing in it, v1: no clients.
const NOTHING_KNOWN: &[u8] = &[0];

impl Session {
    pub(super) fn listed(&mut self, manifest: Manifest, now: u64) {
        self.line.greeted();
        if manifest.person != self.me && !self.onlooker {
            // Somebody else has signed in on this device: nothing of this person's is said in their name.
            self.effects.push(Effect::Close);
            return self.signed_out(now);
        }
        self.server_ahead_ms = manifest.server_time_ms.cast_signed().wrapping_sub(now.cast_signed());
        let listed: BTreeSet<DocumentId> = manifest.documents.iter().map(|listed| listed.id).collect();
        let known: BTreeSet<DocumentId> = self.replicas.keys().copied().chain(self.outbox.documents()).collect();
        for document in known.difference(&listed) {
            self.lose(*document);
        }
        self.hear_openness(&manifest);
        if manifest.documents.is_empty() {
            return self.not_shared(now);
        }
        for listed in manifest.documents {
            self.listed_one(listed, now);
        }
    }

    /// The server has said, otherwise than on a line, that the board is not there or not open to the person: the copy
    /// goes, and the person's own words stay with them.
    pub fn not_open(&mut self, now: u64) {
        let (person, documents) = (self.me.clone(), Vec::new());
        let nothing = Manifest { server_time_ms: now, person, board: None, around: None, documents };
        self.listed(nothing, now);
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
        // Nobody writes in others' voices; so who may, has spoken in it as a guest.
        replica.own = is_own(&replica.kind, &self.me)
            || matches!(replica.kind, ListedKind::Voice { .. }) && listed.right == Right::Write;
        self.board.set_own(document, replica.own);
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

    /// Nothing of the board can be read. The server closes the line after this; it is asked again now and then.
    fn not_shared(&mut self, now: u64) {
        let chance = rand::RngExt::random(&mut self.random);
        self.effects.push(Effect::Close);
        self.line.not_shared(now, chance);
        self.disconnected(now);
    }

    /// The document can no longer be read. The copy goes; the person's own words stay with them.
    fn lose(&mut self, document: DocumentId) {
        let mut clients = self.outbox.clients(document);
        for entry in self.outbox.take(document) {
            self.shelf.remove_entry(document, entry.id);
            self.set_aside(NotTaken::of(entry, WhyNotTaken::Unlisted));
        }
        self.forget_saved(document);
        self.board.close(document);
        if let Some(replica) = self.replicas.remove(&document) {
            for piece in replica.pieces {
                self.shelf.remove_piece(document, piece);
            }
            if let Some(number) = replica.number {
                self.numbers.remove(&number);
            }
            clients.extend(replica.earlier.into_iter().chain([replica.client]));
        }
        clients.sort_unstable();
        clients.dedup();
        for client in clients {
            self.let_go(document, client);
        }
    }

    /// Reading was lost before the server's word on the last of our work came, and is given back; or a backup was
    /// restored, and then a better one: what the server has after all is no longer in the list.
    pub(super) fn take_from_list_what_is_there(&mut self, document: DocumentId, now: u64) {
        let unsure = |aside: &&NotTaken| {
            aside.document == document && matches!(aside.why, WhyNotTaken::Unlisted | WhyNotTaken::Restored)
        };
        if !self.not_taken.iter().any(|aside| unsure(&aside)) {
            return;
        }
        let server = self.board.clocks(document);
        let there = |aside: &&NotTaken| match aside.clocks.is_empty() {
            true => self.is_in_effect(document, &aside.command, now),
            false => clock(&server, aside.id.client) >= aside.clocks.end,
        };
        let there: Vec<EntryId> = self.not_taken.iter().filter(unsure).filter(there).map(|aside| aside.id).collect();
        for id in there {
            self.discard(id);
        }
    }

    /// Whether a deletion would change nothing any more. It has no clock to ask the server for, so it is tried, on a
    /// copy.
    fn is_in_effect(&self, document: DocumentId, deletion: &Command, now: u64) -> bool {
        let Some(replica) = self.replicas.get(&document) else { return false };
        let kind = document_kind(&replica.kind, replica.own);
        let mut copy = Board::new(self.board.me().clone(), now);
        copy.open(document, kind, replica.client);
        let whole = self.board.encode_all(document).expect("every replica is open on the board");
        copy.apply(document, &[&whole]).is_ok()
            && matches!(copy.replay(deletion, Moment { now_ms: now }, &mut Retelling::default()), Ok(None))
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
