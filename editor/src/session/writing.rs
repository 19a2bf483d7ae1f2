//! Writing: commands go to the board at once, and to the outbox.

use super::{
    Effect, EntryState, NotTaken, OutboxEntry, Session, exchange::NOTHING_NEW, outbox::EntryId, parting::Cause,
    replica::Phase, shelf::DeviceClient,
};
use board::{
    ClientId, Command, CommandError, Executed, Moment, Retelling,
    id::DocumentId,
    wire::message::{ListedKind, Message, Reason, UPDATE_BYTES_MAX},
};

/// Why a command was not carried out. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// It makes no sense on the board as it is.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// The person may not write there, or nobody may.
    #[error("this document takes no writing now ({0:?})")]
    Shut(Reason),
}

impl Session {
    /// May the person write the board's content now, as far as is known?
    pub fn writable(&self) -> bool {
        self.shut().is_none()
    }

    /// May the person speak in a voice of their own now, as far as is known?
    pub fn speaking(&self) -> bool {
        let voice = self.own_voice().and_then(|document| self.replicas.get(&document));
        voice.is_some_and(|voice| voice.refusal().is_none())
    }

    /// Is there a step of this person's to undo, in a document that they may write now?
    pub fn can_undo(&self) -> bool {
        self.board.undo_writes_to().is_some_and(|document| self.takes_writing(document))
    }

    /// Is there one to do again?
    pub fn can_redo(&self) -> bool {
        self.board.redo_writes_to().is_some_and(|document| self.takes_writing(document))
    }

    fn takes_writing(&self, document: DocumentId) -> bool {
        self.replicas.get(&document).is_some_and(|replica| replica.refusal().is_none())
    }

    /// Why the board's content takes no writing from this person now, as far as is known.
    pub fn shut(&self) -> Option<Reason> {
        match self.replicas.get(&self.board_id) {
            Some(content) => content.refusal(),
            // Not open to this person any more.
            None => Some(Reason::ReadOnly),
        }
    }

    /// Carries out a command, connected or not.
    pub fn run(&mut self, command: Command, now: u64) -> Result<(), RunError> {
        self.may_write(&command)?;
        self.take_in(now);
        let executed = self.board.run(command, Moment { now_ms: now })?;
        self.record(executed, now);
        Ok(())
    }

    /// As [`Session::run`], but going on with the last step: letters typed one after the other are undone as one.
    pub fn run_on(&mut self, command: Command, now: u64) -> Result<(), RunError> {
        self.may_write(&command)?;
        self.take_in(now);
        let executed = self.board.run_on(command, Moment { now_ms: now })?;
        self.record(executed, now);
        Ok(())
    }

    /// Undoes this person's last step; says how many of its parts others have changed since, or `None` when there is
    /// no step to undo, or its document takes no writing.
    pub fn undo(&mut self, now: u64) -> Option<usize> {
        if !self.can_undo() {
            return None;
        }
        self.take_in(now);
        let undone = self.board.undo(Moment { now_ms: now })?;
        if let Some(executed) = undone.executed {
            self.record(executed, now);
        }
        Some(undone.skipped)
    }

    /// Does again what was undone last; as [`Session::undo`].
    pub fn redo(&mut self, now: u64) -> Option<usize> {
        if !self.can_redo() {
            return None;
        }
        self.take_in(now);
        let redone = self.board.redo(Moment { now_ms: now })?;
        if let Some(executed) = redone.executed {
            self.record(executed, now);
        }
        Some(redone.skipped)
    }

    /// Tries again what was not taken. It leaves the list, and comes back to it if it is refused again.
    pub fn try_again(&mut self, id: EntryId, now: u64) -> Result<(), RunError> {
        let Some(index) = self.not_taken.iter().position(|aside| aside.id == id) else { return Ok(()) };
        let Some(NotTaken { command, .. }) = self.not_taken.get(index).cloned() else { return Ok(()) };
        self.may_write(&command)?;
        self.take_in(now);
        if let Some(executed) = self.board.replay(&command, Moment { now_ms: now }, &mut Retelling::default())? {
            self.record(executed, now);
        }
        self.discard(id);
        Ok(())
    }

    /// Keeps for the person what they may no longer do, with the reason.
    pub fn keep_aside(&mut self, command: Command, reason: Reason, now: u64) {
        let document = self.target(&command).unwrap_or(self.board_id);
        // No page but this one writes under this id, and so none gives anything the same name.
        let id = EntryId { seq: self.next_seq, client: ClientId::new(self.presence.client) };
        self.next_seq += 1;
        self.set_aside(NotTaken::of_command(id, document, command, reason, now));
    }

    /// Throws away what was not taken.
    pub fn discard(&mut self, id: EntryId) {
        self.not_taken.retain(|aside| aside.id != id);
        self.shelf.remove_not_taken(id);
    }

    /// The document that a command is written to; `None` as long as the own voice is not known.
    fn target(&self, command: &Command) -> Option<DocumentId> {
        if command.is_for_voice() { self.board.writes_to(command) } else { Some(self.board_id) }
    }

    fn own_voice(&self) -> Option<DocumentId> {
        let own = ListedKind::Voice { owner: self.me.clone() };
        self.replicas.iter().find(|(_, replica)| replica.kind == own).map(|(document, _)| *document)
    }

    fn may_write(&self, command: &Command) -> Result<(), RunError> {
        let replica = self.target(command).and_then(|document| self.replicas.get(&document));
        match replica.and_then(|replica| replica.refusal()) {
            Some(reason) => Err(RunError::Shut(reason)),
            None => Ok(()),
        }
    }

    /// Puts what was carried out into the outbox, on the shelf, and on its way.
    pub(super) fn record(&mut self, executed: Executed, at_ms: u64) {
        let Executed { document, command, update, client, clocks } = executed;
        self.put_news(document);
        let Some(replica) = self.replicas.get_mut(&document) else { return };
        if clocks.is_empty() && update == NOTHING_NEW {
            return;
        }
        if !replica.written {
            self.effects.push(Effect::Lock(client));
        }
        if !replica.written || replica.resting {
            replica.written = true;
            replica.resting = false;
            self.shelf.put_client(&DeviceClient { document, client, epoch: replica.epoch, resting: false });
        }
        let id = EntryId { seq: self.next_seq, client };
        self.next_seq += 1;
        // No server takes one that is larger: said now, since a frame that is too large would end the connection.
        let too_large = update.len() > UPDATE_BYTES_MAX;
        let state = match (too_large, replica.parting) {
            (true, _) => EntryState::Refused(Reason::FrameTooLarge),
            (false, Some(_)) => EntryState::Parted,
            (false, None) => EntryState::Waiting,
        };
        let entry = OutboxEntry { id, document, clocks, command, at_ms, state, update };
        self.shelf.put_entry(&entry);
        if too_large && replica.parting.is_none() {
            self.outbox.push(entry, None);
            return self.part(document, Cause::TooLarge, at_ms);
        }
        let number = replica.number.filter(|_| replica.phase == Phase::Live && replica.offered);
        let named = replica.named.contains(&client.get());
        let sent = number.filter(|_| named).map(|number| (number, replica.counted()));
        if let Some((number, _)) = sent {
            self.say(number, &Message::Update(&entry.update));
        }
        self.outbox.push(entry, sent.map(|(_, count)| count));
        if number.is_some() && !named {
            self.greet(document, at_ms);
        }
    }

    /// This session no longer writes under an id, and nothing waits under it. The lock is let go once the shelf has
    /// forgotten the id: a page that got it earlier would find entries there that are settled.
    pub(super) fn let_go(&mut self, document: DocumentId, client: ClientId) {
        self.shelf.remove_client(document, client);
        self.unlock_when_stored.push((self.shelf.next_ticket(), client));
    }
}
