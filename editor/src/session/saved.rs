//! What this person did here and the server has called saved: kept for some days, so that it can be offered to them
//! should the server be put back to an older backup.
//!
//! Commands alone, no bytes: what the server lacks then can only be said anew. Whether it lacks it is seen by the
//! clocks, whatever the server knows of its own past.

use super::{
    NotTaken, OutboxEntry, Session, WhyNotTaken,
    limits::{SAVED_KEPT_FOR_MS, SAVED_KEPT_MAX, SAVED_RUN_MAX_MS},
    outbox::EntryId,
    parting::clock,
};
use board::{ClientId, Command, id::DocumentId};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    ops::Range,
};

/// Something that was saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Saved {
    /// Its name; of a run of letters the first one's.
    pub(super) id: EntryId,
    pub(super) document: DocumentId,
    /// The clocks that it took under its id; empty for a pure deletion.
    pub(super) clocks: Range<u32>,
    pub(super) command: Command,
    pub(super) at_ms: u64,
}

impl Saved {
    fn of(entry: OutboxEntry) -> Self {
        let OutboxEntry { id, document, clocks, command, at_ms, .. } = entry;
        Saved { id, document, clocks, command, at_ms }
    }

    /// Takes in what was typed right after it, into the same text. False if that is something else.
    fn goes_on_with(&mut self, next: &Saved) -> bool {
        let follows = self.id.client == next.id.client
            && self.clocks.end == next.clocks.start
            && next.at_ms.saturating_sub(self.at_ms) < SAVED_RUN_MAX_MS;
        let Some(command) = one_edit(&self.command, &next.command).filter(|_| follows) else { return false };
        self.command = command;
        self.clocks.end = next.clocks.end;
        true
    }
}

/// Two edits of one text as one, where the second goes on from what the first left.
fn one_edit(first: &Command, second: &Command) -> Option<Command> {
    match (first.intention(), second.intention()) {
        (Command::WriteText { note, before, after }, Command::WriteText { note: same, before: from, after: to })
            if note == same && after == from =>
        {
            Some(Command::WriteText { note: note.clone(), before: before.clone(), after: to.clone() })
        }
        (
            Command::WriteInput { input, before, after },
            Command::WriteInput { input: same, before: from, after: to },
        ) if input == same && after == from => {
            Some(Command::WriteInput { input: input.clone(), before: before.clone(), after: to.clone() })
        }
        _ => None,
    }
}

/// All that was saved lately, by document, the oldest first.
#[derive(Debug, Default)]
pub(super) struct SavedLately(BTreeMap<DocumentId, VecDeque<Saved>>);

impl SavedLately {
    /// As the shelf had it.
    pub(super) fn of(found: Vec<Saved>) -> Self {
        let mut documents: BTreeMap<DocumentId, VecDeque<Saved>> = BTreeMap::new();
        for saved in found {
            documents.entry(saved.document).or_default().push_back(saved);
        }
        SavedLately(documents)
    }
}

impl Session {
    /// The server has called an entry saved: it has left the outbox.
    pub(super) fn keep_saved(&mut self, entry: OutboxEntry, now: u64) {
        let saved = Saved::of(entry);
        let kept = self.saved_lately.0.entry(saved.document).or_default();
        if let Some(last) = kept.back_mut()
            && last.goes_on_with(&saved)
        {
            return self.shelf.put_saved(last);
        }
        self.shelf.put_saved(&saved);
        kept.push_back(saved);
        let is_over = |oldest: &Saved| now.saturating_sub(oldest.at_ms) > SAVED_KEPT_FOR_MS;
        while kept.len() > SAVED_KEPT_MAX || kept.front().is_some_and(is_over) {
            if let Some(oldest) = kept.pop_front() {
                self.shelf.remove_saved(&oldest);
            }
        }
    }

    /// The server's document is here: what was saved and is not in it, since a backup was restored, is set aside for
    /// the person to decide.
    pub(super) fn set_aside_what_a_restore_took(&mut self, document: DocumentId) {
        let Some(kept) = self.saved_lately.0.get_mut(&document) else { return };
        let server = self.board.clocks(document);
        // A deletion has no clock to tell it by. A log is cut at one place: it is lacking as what came after it is.
        let mut lacks_later: HashMap<ClientId, bool> = HashMap::new();
        let mut lacking: HashSet<EntryId> = HashSet::new();
        for saved in kept.iter().rev() {
            let client = saved.id.client;
            let stands = clock(&server, client);
            let lacks = match saved.clocks.is_empty() {
                true => lacks_later.get(&client).copied().unwrap_or(stands < saved.clocks.start),
                false => stands < saved.clocks.end,
            };
            lacks_later.insert(client, lacks);
            if lacks {
                lacking.insert(saved.id);
            }
        }
        let (gone, stays): (VecDeque<Saved>, VecDeque<Saved>) =
            std::mem::take(kept).into_iter().partition(|saved| lacking.contains(&saved.id));
        *kept = stays;
        for saved in gone {
            self.shelf.remove_saved(&saved);
            self.set_aside(NotTaken::of_saved(saved, WhyNotTaken::Restored));
        }
    }

    /// The document can no longer be read: what was saved there is no longer this device's.
    pub(super) fn forget_saved(&mut self, document: DocumentId) {
        for saved in self.saved_lately.0.remove(&document).into_iter().flatten() {
            self.shelf.remove_saved(&saved);
        }
    }
}
