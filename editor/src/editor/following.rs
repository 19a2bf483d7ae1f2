//! Following what changed on the board, whoever changed it: selection, text field, outline, picture, and what is said.

use super::{Editor, Stale};
use crate::{
    announce::Said,
    session::{Openness, Peer},
};
use board::{Board, id::NoteId};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Where every live note hung when we last looked: what is told apart as added, deleted and moved.
#[derive(Debug, Default)]
pub(super) struct Known {
    parents: HashMap<NoteId, Option<NoteId>>,
}

/// What others did.
#[derive(Debug, Default)]
struct News {
    added: Vec<NoteId>,
    deleted: Vec<NoteId>,
    moved: Vec<NoteId>,
}

impl Known {
    /// Takes in what changed; what one did oneself is no news.
    fn take_in(&mut self, board: &Board, changed: &BTreeSet<NoteId>, own: &HashSet<NoteId>) -> News {
        let mut news = News::default();
        for note in changed {
            let now = board.tree().find(note).map(|placed| placed.parent().cloned());
            let before = match &now {
                Some(parent) => self.parents.insert(note.clone(), parent.clone()),
                None => self.parents.remove(note),
            };
            let what = match (before, now) {
                (None, Some(_)) => &mut news.added,
                (Some(_), None) => &mut news.deleted,
                (Some(before), Some(now)) if before != now => &mut news.moved,
                (Some(_), Some(_)) | (None, None) => continue,
            };
            if !own.contains(note) {
                what.push(note.clone());
            }
        }
        news
    }
}

impl Editor {
    /// Takes in what waits, own and others', and follows it.
    pub(super) fn follow_changes(&mut self) {
        let now = self.clock();
        let changes = self.session.settle(now);
        if changes.is_empty() {
            return;
        }
        let own = std::mem::take(&mut self.own_doings);
        let news = self.known.take_in(self.session.board(), &changes.notes, &own);
        // The first content is no news: the person has just come.
        // And where everything goes with the right to read, that has been said.
        let shared = self.session.openness() != Openness::NotShared;
        let by_others_now = changes.by_others && self.opened && !self.undoing && shared;
        if !changes.inputs.is_empty() {
            self.hear(&changes.inputs, by_others_now);
            self.report.inputs_changed = true;
        }
        if by_others_now {
            self.say_news(&news);
            for note in &changes.notes {
                self.peers.wrote_in(note, self.now_ms);
            }
        }
        let words_only =
            !changes.tree_changed && !changes.core_changed && changes.links.is_empty() && changes.inputs.is_empty();
        self.follow_selection();
        self.follow_typing();
        if words_only {
            self.retouch_outline(&changes.notes);
        } else {
            self.stale = self.stale.max(Stale::Layout);
            self.read_outline();
        }
        // A list of innspill says what they are about in the notes' own words.
        self.report.inputs_changed |= !changes.notes.is_empty() || !changes.links.is_empty() || changes.facts_changed;
        self.touched.extend(changes.notes);
        self.report.selection_changed = true;
    }

    /// The board is open to the person to another degree: that is said at once, and what can be done differs.
    pub(super) fn follow_openness(&mut self) {
        let Some(openness) = self.session.take_new_openness() else { return };
        self.say(Said::OpenedTo(openness));
        self.report.selection_changed = true;
    }

    fn say_news(&mut self, news: &News) {
        let first = |notes: &[NoteId]| Some((self.text(notes.first()?), notes.len()));
        let added = first(&news.added).map(|(text, count)| Said::OthersAdded { text, count });
        let deleted = first(&news.deleted).map(|(text, count)| Said::OthersDeleted { text, count });
        let moved = first(&news.moved).map(|(text, count)| Said::OthersMoved { text, count });
        for said in [added, deleted, moved].into_iter().flatten() {
            self.say(said);
        }
    }

    /// A note that is gone keeps neither focus nor text field: its neighbour takes over, and that is said at once.
    fn follow_selection(&mut self) {
        let tree = self.session.board().tree();
        let Some(gone) = self.selected.clone().filter(|note| tree.find(note).is_none()) else { return };
        let neighbour = self.outline.neighbour(&gone, |note| tree.find(note).is_none());
        let was_writing = self.typing.take_if(|typing| typing.note == gone).is_some();
        self.report.typing_changed |= was_writing;
        let text = self.text(&gone);
        let said = if was_writing {
            Said::WritingTaken { text }
        } else {
            let now = neighbour.as_ref().map(|note| self.text(note));
            Said::FocusMoved { gone: text, now }
        };
        if self.session.openness() != Openness::NotShared {
            self.say(said);
        }
        self.select_and_focus(neighbour);
    }

    /// Others' letters come into the text field.
    pub(super) fn follow_typing(&mut self) {
        let Some(typing) = &mut self.typing else { return };
        let Some(note) = self.session.board().note(&typing.note) else { return };
        let before = typing.revision();
        typing.follow(&note.text);
        self.report.typing_changed |= typing.revision() != before;
    }

    pub(super) fn read_outline(&mut self) {
        let before = self.outline.revision();
        self.outline.read(self.session.board(), &self.outline_folds);
        self.report.outline_changed |= self.outline.revision() != before;
    }

    fn retouch_outline(&mut self, notes: &BTreeSet<NoteId>) {
        let before = self.outline.revision();
        self.outline.retouch(self.session.board(), notes.iter());
        self.report.outline_changed |= self.outline.revision() != before;
    }

    pub(super) fn follow_peers(&mut self) {
        let version = self.session.peers_version();
        if self.peers_version == Some(version) {
            return;
        }
        let first = self.peers_version.replace(version).is_none();
        let here: Vec<&Peer> = self.session.peers().collect();
        let news = self.peers.look(here.into_iter(), self.now_ms);
        self.report.peers_changed = true;
        if first {
            return;
        }
        for name in news.came {
            self.say(Said::Came { name: name.into() });
        }
        for name in news.left {
            self.say(Said::Left { name: name.into() });
        }
    }
}
