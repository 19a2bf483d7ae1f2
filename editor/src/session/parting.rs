//! Parting: the one way out when this copy and the server's have gone apart.
//!
//! Clocks have no holes, so after one refused block nothing later under that client id can ever be taken. The session
//! therefore pulls the document into a fresh replica under a fresh client id. Of its commands it drops those whose
//! last clock the server has for the old id, says the others again, and sets aside what was refused. The old
//! replica stays in sight until the new one is complete, so nobody sees an empty board.

use super::{
    EntryState, NotTaken, OutboxEntry, Session, WhyNotTaken,
    exchange::NOTHING_NEW,
    fresh_client, limits,
    outbox::EntryId,
    replica::{Phase, document_kind},
};
use board::{
    ApplyError, ClientId, Moment, Retelling,
    id::DocumentId,
    wire::message::{Message, Reason},
};
use std::collections::HashMap;

/// Why a document parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The server has another history: a backup was restored.
    OtherEpoch,
    /// Nothing of ours is taken any more: sealed, full, or the right to write is gone.
    Shut(Reason),
    /// One message (by its number; 0 for the hello) was refused.
    Refused { message: u64, reason: Reason },
    /// What waits was written under more ids than a hello can name: many pages died with work of theirs.
    Scattered,
    /// An own update is larger than any server takes.
    TooLarge,
    /// This copy can't be brought in step: spoilt on the shelf, or by an update that does not apply.
    Spoilt,
}

impl Cause {
    /// What becomes of an entry that waits. `alone` is the one that the refused message carried, if it carried one:
    /// several are sent again one by one, so that the next refusal names its own.
    fn judge(self, entry: &OutboxEntry, alone: Option<EntryId>, in_vain: bool) -> EntryState {
        if let EntryState::Refused(reason) = entry.state {
            return EntryState::Refused(reason);
        }
        match self {
            Cause::OtherEpoch | Cause::Scattered | Cause::TooLarge | Cause::Spoilt => EntryState::Parted,
            Cause::Shut(reason) => EntryState::Refused(reason),
            Cause::Refused { reason, .. } => match reason {
                Reason::Sealed | Reason::ReadOnly | Reason::Locked | Reason::Schema => EntryState::Refused(reason),
                Reason::OtherEpoch | Reason::ForeignClient | Reason::Unavailable | Reason::TooMany => {
                    if in_vain {
                        EntryState::Refused(reason)
                    } else {
                        EntryState::Parted
                    }
                }
                Reason::Malformed | Reason::FrameTooLarge | Reason::DocumentFull | Reason::Harmful => {
                    if alone == Some(entry.id) || in_vain { EntryState::Refused(reason) } else { EntryState::Parted }
                }
            },
        }
    }
}

impl Session {
    /// Begins to part, and pulls at once if there is a line.
    pub(super) fn part(&mut self, document: DocumentId, cause: Cause, now: u64) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        if now.saturating_sub(replica.parted_at) > limits::PARTINGS_APART_MS {
            replica.partings_in_vain = 0;
        }
        replica.parted_at = now;
        replica.partings_in_vain += 1;
        let in_vain = replica.partings_in_vain > limits::PARTINGS_IN_VAIN_MAX;
        self.mark_parting(document, cause);
        if in_vain && (cause == Cause::Spoilt || !self.outbox.has(document)) {
            // Nothing that could be set aside is to blame. Not at network speed for ever, then.
            self.come_back_later(now);
        } else {
            self.greet(document, now);
        }
    }

    /// From now on what waits is a list of intentions, and the copy is to be replaced.
    pub(super) fn mark_parting(&mut self, document: DocumentId, cause: Cause) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        let in_vain = replica.partings_in_vain > limits::PARTINGS_IN_VAIN_MAX;
        if matches!(cause, Cause::OtherEpoch | Cause::Refused { reason: Reason::OtherEpoch, .. }) {
            replica.seal = None;
        }
        replica.parting = Some(fresh_client(&mut self.random));
        let earlier = std::mem::take(&mut replica.earlier);
        let alone = match cause {
            Cause::Refused { message, .. } => self.outbox.only_one_in(document, message),
            Cause::OtherEpoch | Cause::Shut(_) | Cause::Scattered | Cause::TooLarge | Cause::Spoilt => None,
        };
        for entry in self.outbox.restate(document, |entry| cause.judge(entry, alone, in_vain)) {
            self.shelf.put_entry(entry);
        }
        for client in earlier {
            self.let_go(document, client);
        }
    }

    /// The whole document is here: replaces the replica and says again what the server lacks.
    pub(super) fn rejoin(&mut self, document: DocumentId, pulled: Vec<Vec<u8>>, now: u64) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        let Some(fresh) = replica.parting else { return };
        let mut opened = self.reopen(document, fresh, &pulled);
        let refused_deletions = self.probe_refused_deletions(document, now);
        if opened.is_ok() && refused_deletions.disturbed {
            opened = self.reopen(document, fresh, &pulled);
        }
        if opened.is_err() {
            return self.part(document, Cause::Spoilt, now);
        }
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        let old = std::mem::replace(&mut replica.client, fresh);
        replica.parting = None;
        replica.complete = true;
        replica.written = false;
        replica.resting = false;
        replica.epoch = Some(replica.listed_epoch);
        replica.pulled = true;
        replica.phase = Phase::Rejoining;

        self.take_from_list_what_is_there(document, now);
        self.set_aside_what_a_restore_took(document);
        let server = self.board.clocks(document);
        let entries = self.outbox.take(document);
        // As the server has it: what is said again is in the entries.
        self.put_whole(document, pulled);
        let mut clients: Vec<ClientId> = entries.iter().map(|entry| entry.id.client).chain([old]).collect();
        clients.sort_unstable();
        clients.dedup();
        let unsaid = entries.iter().filter(|entry| !is_durable(entry, &server) && !is_refused(entry));
        let mut retelling = Retelling::of(unsaid.map(|entry| &entry.command));
        for entry in entries {
            self.shelf.remove_entry(document, entry.id);
            self.say_again(entry, &server, &refused_deletions, &mut retelling, now);
        }
        for client in clients {
            self.let_go(document, client);
        }
        let ticket = self.shelf.next_ticket();
        if let Some(replica) = self.replicas.get_mut(&document) {
            replica.awaits_shelf = Some(ticket);
        }
    }

    fn reopen(&mut self, document: DocumentId, client: ClientId, pulled: &[Vec<u8>]) -> Result<(), ApplyError> {
        let Some(replica) = self.replicas.get(&document) else { return Ok(()) };
        self.board.open(document, document_kind(&replica.kind, replica.own), client);
        self.apply(document, pulled)
    }

    /// What becomes of one entry: the server has it, or it is set aside, or it is said again under the fresh id.
    fn say_again(
        &mut self,
        entry: OutboxEntry,
        server: &HashMap<ClientId, u32>,
        refused: &RefusedDeletions,
        retelling: &mut Retelling,
        now: u64,
    ) {
        if is_durable(&entry, server) {
            self.saved_at_ms = Some(now);
            self.keep_saved(entry.clone(), now);
        } else if let EntryState::Refused(reason) = entry.state {
            if !refused.in_effect.contains(&entry.id) {
                self.set_aside(NotTaken::of(entry.clone(), WhyNotTaken::Refused(reason)));
            }
        } else {
            match self.board.replay(&entry.command, Moment { now_ms: now }, retelling) {
                Ok(Some(executed)) => return self.record(executed, entry.at_ms),
                // All is already as it wants it.
                Ok(None) => {}
                Err(_) => self.set_aside(NotTaken::of(entry.clone(), WhyNotTaken::Gone)),
            }
        }
        // One less to part over.
        if let Some(replica) = self.replicas.get_mut(&entry.document) {
            replica.partings_in_vain = 0;
        }
    }

    /// A deletion has no clock to ask the server for: it is tried, to see whether it would still change anything.
    fn probe_refused_deletions(&mut self, document: DocumentId, now: u64) -> RefusedDeletions {
        let refused = |entry: &&OutboxEntry| entry.clocks.is_empty() && is_refused(entry);
        let mut probed = RefusedDeletions::default();
        for entry in self.outbox.of(document).filter(refused) {
            match self.board.replay(&entry.command, Moment { now_ms: now }, &mut Retelling::default()) {
                Ok(Some(_)) => probed.disturbed = true,
                Ok(None) => probed.in_effect.push(entry.id),
                Err(_) => {}
            }
        }
        probed
    }

    /// The shelf has what was said again: now it may be sent, one by one, so that a refusal names its own.
    pub(super) fn rejoined(&mut self, document: DocumentId, now: u64) {
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        replica.awaits_shelf = None;
        if replica.phase != Phase::Rejoining || replica.parting.is_some() {
            return self.greet(document, now);
        }
        replica.phase = Phase::Live;
        let answer = replica.asked.take().and(replica.number);
        if let Some(number) = answer {
            // The server has all that it gave us a moment ago, and what is new follows.
            replica.counted();
            self.say(number, &Message::Step2(NOTHING_NEW));
        }
        self.send_each(document, now);
        self.tell_presence(now);
    }
}

/// Whether the server has an entry after all. A pure deletion has no clock to tell it by.
fn is_durable(entry: &OutboxEntry, server: &HashMap<ClientId, u32>) -> bool {
    !entry.clocks.is_empty() && clock(server, entry.id.client) >= entry.clocks.end
}

fn is_refused(entry: &OutboxEntry) -> bool {
    matches!(entry.state, EntryState::Refused(_))
}

/// How far a client id has come.
pub(super) fn clock(clocks: &HashMap<ClientId, u32>, client: ClientId) -> u32 {
    clocks.get(&client).copied().unwrap_or(0)
}

#[derive(Debug, Default)]
struct RefusedDeletions {
    /// Those that the server has carried out after all.
    in_effect: Vec<EntryId>,
    /// Trying has changed the replica.
    disturbed: bool,
}
