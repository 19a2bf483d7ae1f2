//! The note that is being written.
//!
//! The client lays a text field over it (input methods, spelling, dictation, carets: all the browser's). What the
//! field holds and what the board holds meet here, letter by letter: the person's change goes to the board as
//! "from this to that", others' letters come back into the field, the caret staying where it was in the words.

use crate::{
    actions::Panel,
    geometry::Rect,
    limits::{FIELD_TEXTS_MAX, TYPING_PAUSE_MS, TYPING_RUN_MS},
    paint::Font,
};
use board::{Command, id::NoteId};
use std::{collections::VecDeque, ops::Range};

/// A note that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Typing {
    /// Which.
    pub note: NoteId,
    /// The view it is written in.
    pub panel: Panel,
    /// It was made for this, and has had no words yet.
    pub fresh: bool,
    /// What the field shows, as far as both sides know.
    shown: String,
    /// What the field held at earlier revisions: letters typed then come after the editor has gone on.
    earlier: VecDeque<(u64, String)>,
    selected_utf16: Range<usize>,
    /// What a field that is behind holds and has selected: where the caret is among those words.
    behind: Option<(String, Range<usize>)>,
    composing: bool,
    revision: u64,
    /// When the run of letters that is undone as one began, and when its last letter came.
    run_ms: Option<(f64, f64)>,
}

/// A change that was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// What is run.
    pub command: Command,
    /// It goes on with the letters before it: one step to undo.
    pub goes_on: bool,
    /// The field does not hold what it shall, others' letters being in it: it is to be set from the board.
    pub behind: bool,
}

/// What the client needs for the text field.
#[derive(Debug, Clone, PartialEq)]
pub struct TypingView {
    /// Which note.
    pub note: NoteId,
    /// The view it is written in.
    pub panel: Panel,
    /// Where its words are on the canvas, CSS pixels; none when it is not in sight there.
    pub rect_in_screen: Option<Rect>,
    /// CSS pixels per board unit: the font's size times this.
    pub zoom: f64,
    /// The style of its words.
    pub font: Font,
    /// Are its lines centred?
    pub centred: bool,
    /// What the field shall hold.
    pub text: String,
    /// Selection in it, UTF-16 units.
    pub selected_utf16: Range<usize>,
    /// Grows when `text` or `selected_utf16` differ from what the client last said: only then the field is set.
    pub revision: u64,
}

impl Typing {
    /// Writing begins, with the caret after the last word.
    pub fn begin(note: NoteId, text: &str, panel: Panel, fresh: bool) -> Typing {
        let end = text.encode_utf16().count();
        Typing {
            note,
            panel,
            fresh,
            shown: text.into(),
            earlier: VecDeque::new(),
            selected_utf16: end..end,
            behind: None,
            composing: false,
            revision: 1,
            run_ms: None,
        }
    }

    /// What the field shows.
    pub fn text(&self) -> &str {
        &self.shown
    }
    /// Selection in it, UTF-16 units.
    pub fn selected_utf16(&self) -> Range<usize> {
        self.selected_utf16.clone()
    }
    /// See [`TypingView::revision`].
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The person has typed or moved the caret: the field, which was last set at this revision, holds this now. Gives
    /// the command, if there is a change. What others wrote after that revision is not taken for erased.
    pub fn typed(&mut self, text: String, selected_utf16: Range<usize>, revision: u64, now_ms: f64) -> Option<Typed> {
        let behind = revision < self.revision;
        let held = if behind { self.earlier.iter_mut().find(|(known, _)| *known >= revision) } else { None };
        let held = held.map_or(&mut self.shown, |(_, held)| held);
        let before = std::mem::replace(held, text.clone());
        self.behind = behind.then(|| (text.clone(), selected_utf16.clone()));
        if !behind {
            self.selected_utf16 = selected_utf16;
        }
        if text == before {
            return None;
        }
        let going = |(began, last): (f64, f64)| now_ms - last < TYPING_PAUSE_MS && now_ms - began < TYPING_RUN_MS;
        let run = self.run_ms.filter(|run| going(*run));
        self.run_ms = Some((run.map_or(now_ms, |(began, _)| began), now_ms));
        self.fresh &= text.is_empty();
        let command = Command::WriteText { note: self.note.clone(), before, after: text };
        Some(Typed { command, goes_on: run.is_some(), behind })
    }

    /// Is an input method composing?
    pub fn composing(&self) -> bool {
        self.composing
    }

    /// An input method begins or ends composing.
    pub fn compose(&mut self, composing: bool) {
        self.composing = composing;
    }

    /// The board holds this now: others' letters come into the field, unless that would break a composition, and the
    /// caret stays between the letters where the person last had it.
    pub fn follow(&mut self, board_text: &str) {
        if self.composing {
            return;
        }
        let (seen, Range { start, end }) =
            self.behind.take().unwrap_or_else(|| (self.shown.clone(), self.selected_utf16.clone()));
        let selected = moved_caret(&seen, board_text, start)..moved_caret(&seen, board_text, end);
        if board_text == self.shown && selected == self.selected_utf16 {
            return;
        }
        self.selected_utf16 = selected;
        let held = std::mem::replace(&mut self.shown, board_text.into());
        self.earlier.push_back((self.revision, held));
        if self.earlier.len() > FIELD_TEXTS_MAX {
            self.earlier.pop_front();
        }
        self.revision += 1;
    }
}

/// Where a caret is after `before` has become `after`: it stays between the same letters where these are left.
fn moved_caret(before: &str, after: &str, caret_utf16: usize) -> usize {
    let (old, new): (Vec<u16>, Vec<u16>) = (before.encode_utf16().collect(), after.encode_utf16().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let shorter = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(shorter).take_while(|(a, b)| a == b).count();
    if caret_utf16 <= head {
        caret_utf16
    } else if caret_utf16 >= old.len() - tail {
        new.len() - old.len().saturating_sub(caret_utf16)
    } else {
        new.len() - tail
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typing(text: &str) -> Typing {
        Typing::begin(NoteId::fresh(1), text, Panel::Board, false)
    }

    #[test]
    fn what_is_typed_goes_to_the_board_as_from_this_to_that() {
        let mut typing = typing("Helg");
        let typed = typing.typed("Helge".into(), 5..5, 1, 0.0).expect("a change");
        let wanted = Command::WriteText { note: NoteId::fresh(1), before: "Helg".into(), after: "Helge".into() };
        assert_eq!(typed.command, wanted);
        assert_eq!(typing.typed("Helge".into(), 0..5, 1, 0.0), None);
        assert_eq!(typing.selected_utf16(), 0..5);
    }

    #[test]
    fn a_pause_or_a_long_run_begins_another_step() {
        let mut typing = typing("");
        let mut goes_on = |now_ms| {
            let text = format!("{}x", typing.text());
            typing.typed(text, 0..0, 1, now_ms).expect("a change").goes_on
        };
        assert!(!goes_on(0.0));
        assert!(goes_on(TYPING_PAUSE_MS - 1.0));
        assert!(!goes_on(2.0 * TYPING_PAUSE_MS));
        let began = 2.0 * TYPING_PAUSE_MS;
        let mut now_ms = began;
        while now_ms + 500.0 < began + TYPING_RUN_MS {
            now_ms += 500.0;
            assert!(goes_on(now_ms));
        }
        assert!(!goes_on(now_ms + 500.0));
    }

    #[track_caller]
    fn check_caret(before: &str, after: &str) {
        let at = |text: &str| text.find('|').map(|byte| text[..byte].encode_utf16().count()).expect("a caret");
        let plain = |text: &str| text.replace('|', "");
        let mut typing = typing(&plain(before));
        typing.selected_utf16 = at(before)..at(before);
        typing.follow(&plain(after));
        assert_eq!(typing.selected_utf16(), at(after)..at(after), "{before} → {after}");
    }

    #[test]
    fn the_caret_stays_between_its_letters_when_others_write() {
        check_caret("Helge|vakter", "De Helge|vakter");
        check_caret("Helge|vakter", "Helge|vaktene");
        check_caret("Helge|", "Helge| og natt");
        check_caret("👩 a|b", "👩👩 a|b");
        check_caret("en gammel set|ning her", "en |her");
    }

    #[test]
    fn letters_of_a_field_that_others_have_not_come_into_yet_erase_nothing() {
        let mut typing = typing("Kjernen");
        typing.follow("Hele Kjernen");
        let typed = typing.typed("Kjernen!".into(), 8..8, 1, 0.0).expect("a change");
        let wanted = Command::WriteText { note: NoteId::fresh(1), before: "Kjernen".into(), after: "Kjernen!".into() };
        assert_eq!((typed.command, typed.behind), (wanted, true));
        // Browsers tell of a composition's end more than once.
        assert_eq!(typing.typed("Kjernen!".into(), 8..8, 1, 0.0), None);
    }

    #[test]
    fn the_caret_of_a_field_that_is_behind_is_found_among_the_words_it_shall_hold() {
        let mut typing = typing("Kjernen");
        typing.follow("Kjernen og mer");
        // Home was pressed, and told of late.
        assert_eq!(typing.typed("Kjernen".into(), 0..0, 1, 0.0), None);
        typing.follow("Kjernen og mer");
        assert_eq!((typing.selected_utf16(), typing.revision()), (0..0, 3));
        // A letter, too; the next one comes after it.
        typing.follow("Her: Kjernen og mer");
        typing.typed("KjXernen og mer".into(), 3..3, 3, 0.0).expect("a change");
        typing.follow("Her: KjXernen og mer");
        assert_eq!((typing.selected_utf16(), typing.revision()), (8..8, 5));
    }

    #[test]
    fn others_letters_wait_while_something_is_composed() {
        let mut typing = typing("a");
        typing.compose(true);
        typing.follow("ab");
        assert_eq!((typing.text(), typing.revision()), ("a", 1));
        typing.compose(false);
        typing.follow("ab");
        assert_eq!((typing.text(), typing.revision()), ("ab", 2));
    }
}
