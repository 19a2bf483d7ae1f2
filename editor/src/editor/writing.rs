//! Writing in a note: it begins, letters come, it ends.

use super::{Editor, Request, doing::done};
use crate::{
    actions::Barred,
    announce::Said,
    session::RunError,
    typing::{Typed, Typing},
};
use board::{Command, id::NoteId};
use std::ops::Range;

impl Editor {
    pub(super) fn begin_writing(&mut self, note: NoteId, fresh: bool) {
        let text = self.text(&note);
        self.typing = Some(Typing::begin(note, &text, self.panel, fresh));
        self.reveal_wanted = true;
        self.report.typing_changed = true;
        self.report.requests.push(Request::FocusText);
        if !fresh {
            self.say(Said::WritingBegan { text });
        }
    }

    /// Writing ends and the focus goes back to the note, in the view where it was written.
    pub(super) fn stop_writing(&mut self) {
        if self.end_writing() {
            self.select_and_focus(self.selected.clone());
        }
    }

    /// Writing ends; the focus is somebody else's business. False if nothing was being written.
    ///
    /// A note that was added and never given a word goes again: nobody meant to leave an empty card.
    pub(super) fn end_writing(&mut self) -> bool {
        let Some(typing) = self.typing.take() else { return false };
        self.report.typing_changed = true;
        let text = self.text(&typing.note);
        if !typing.fresh || self.board().tree().children(&typing.note).len() > 0 {
            self.say(Said::WritingEnded { text });
            return true;
        }
        let delete = Command::Delete { notes: vec![typing.note.clone()] };
        let neighbour = self.outline.neighbour(&typing.note, |note| *note == typing.note);
        let was_selected = self.selected.take_if(|selected| *selected == typing.note).is_some();
        self.run(delete);
        self.follow_changes();
        if was_selected {
            self.selected = neighbour;
            self.report.selection_changed = true;
        }
        true
    }

    pub(super) fn typed(&mut self, text: String, selected_utf16: Range<usize>, revision: u64) {
        let Some(typing) = &mut self.typing else { return };
        let typed = typing.typed(text, selected_utf16, revision, self.now_ms);
        let Some(Typed { command, goes_on, behind }) = typed else { return self.follow_typing() };
        let now = self.clock();
        let words = command.clone();
        let result = if goes_on { self.session.run_on(command, now) } else { self.session.run(command, now) };
        if let Err(RunError::Shut(reason)) = result {
            // The right to write went while the person was writing: what stands in the field is theirs all the same.
            self.session.keep_aside(words, reason, now);
            self.say(Said::CannotDo(Barred::ReadOnly));
            return self.stop_writing();
        }
        if let Err(barred) = done(result) {
            self.say(Said::CannotDo(barred));
        } else if !behind {
            return;
        }
        // The field shows what the board holds, which is not what it holds itself.
        self.follow_changes();
        self.follow_typing();
    }
}
