//! Which note is chosen, and where the focus is.

use super::{Editor, Request, Stale};
use crate::{actions::Panel, announce::Said};
use board::id::NoteId;
use std::sync::Arc;

impl Editor {
    /// Choose a note by pressing it: seen at once, so nothing is said and nothing scrolls.
    pub(super) fn point_at(&mut self, note: Option<NoteId>) {
        if self.selected != note {
            self.end_writing();
            self.selected = note;
            self.report.selection_changed = true;
        }
    }

    /// Choose a note, and bring it into sight.
    pub(super) fn select(&mut self, note: Option<NoteId>) {
        if self.typing.as_ref().is_some_and(|typing| Some(&typing.note) != note.as_ref()) {
            self.end_writing();
        }
        self.report.selection_changed |= self.selected != note;
        self.selected = note;
        self.reveal_wanted = true;
        self.open_folds_around_selection();
    }

    fn open_folds_around_selection(&mut self) {
        let Some(note) = self.selected.clone() else { return };
        let tree = self.session.board().tree();
        if self.board_folds.reveal(&note, tree) {
            self.stale = self.stale.max(Stale::Layout);
        }
        if self.outline_folds.reveal(&note, tree) {
            self.read_outline();
        }
    }

    /// Choose a note and put the focus there, in the view where the person works.
    pub(super) fn select_and_focus(&mut self, note: Option<NoteId>) {
        self.select(note.clone());
        let request = match (self.panel, note) {
            (Panel::Outline, Some(note)) => Request::FocusRow(note),
            (Panel::Outline, None) | (Panel::Board, _) => Request::FocusBoard,
        };
        self.report.requests.push(request);
    }

    pub(super) fn say_selected(&mut self) {
        let said = self.selected.as_ref().and_then(|note| {
            let placed = self.board().tree().find(note)?;
            let number = placed.row().position(|other| other == note)? + 1;
            Some(Said::Selected { text: self.text(note), level: placed.level(), number, of: placed.row().len() })
        });
        if let Some(said) = said {
            self.say(said);
        }
    }

    pub(super) fn say_reordered(&mut self, text: Arc<str>) {
        let place = self.selected.as_ref().and_then(|note| {
            let placed = self.board().tree().find(note)?;
            Some((placed.row().position(|other| other == note)? + 1, placed.row().len()))
        });
        if let Some((number, of)) = place {
            self.say(Said::Reordered { text, number, of });
        }
        self.refocus();
    }

    pub(super) fn say_moved(&mut self, text: Arc<str>) {
        let parent = self.selected.as_ref().and_then(|note| self.board().tree().parent(note)).cloned();
        let parent = parent.map(|parent| self.text(&parent)).unwrap_or_default();
        self.say(Said::MovedUnder { text, parent });
        self.refocus();
    }

    /// After a move the same note keeps the focus where it now is.
    fn refocus(&mut self) {
        if self.typing.is_none() {
            self.select_and_focus(self.selected.clone());
        }
    }
}
