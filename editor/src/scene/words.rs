//! Each note's words as lines, kept until its text or its style changes.

use crate::{
    card::{CardLine, Shape},
    paint::{Font, strings::Strings},
    text_layout::{Measure, Widths, wrap},
};
use board::id::NoteId;
use std::{collections::HashMap, sync::Arc};

#[derive(Debug)]
struct Wrapped {
    text: Arc<str>,
    shape: Shape,
    font: Font,
    lines: Arc<[CardLine]>,
    seen: u64,
}

/// The lines of all notes, and of the small texts on their cards.
#[derive(Debug, Default)]
pub struct Words {
    notes: HashMap<NoteId, Wrapped>,
    counts: HashMap<usize, CardLine>,
    labels: HashMap<Arc<str>, CardLine>,
    widths: Widths,
    round: u64,
}

/// What wrapping needs besides.
pub struct Setting<'a> {
    /// Where texts get their numbers.
    pub strings: &'a mut Strings,
    /// What measures them.
    pub measure: &'a mut dyn Measure,
}

impl Words {
    /// The fonts have loaded, or changed: everything is measured anew.
    pub fn forget_widths(&mut self, strings: &mut Strings) {
        self.widths.forget_all();
        for (_, wrapped) in self.notes.drain() {
            wrapped.lines.iter().for_each(|line| strings.release(line.text));
        }
        for (_, line) in self.counts.drain() {
            strings.release(line.text);
        }
        for (_, line) in self.labels.drain() {
            strings.release(line.text);
        }
    }

    /// The lines of a note on a card of this shape and level.
    pub fn of(
        &mut self,
        note: &NoteId,
        text: &Arc<str>,
        shape: Shape,
        level: u32,
        setting: &mut Setting,
    ) -> Arc<[CardLine]> {
        let font = shape.font(level);
        if let Some(known) = self.notes.get_mut(note) {
            known.seen = self.round;
            if known.text == *text && known.font == font && known.shape == shape {
                return known.lines.clone();
            }
        }
        let wrapped = wrap(text, font, shape.text_width_max(), &mut self.widths, setting.measure);
        let lines: Arc<[CardLine]> = wrapped
            .iter()
            .map(|line| CardLine { text: setting.strings.intern(&line.text), width: line.width })
            .collect();
        let fresh = Wrapped { text: text.clone(), shape, font, lines: lines.clone(), seen: self.round };
        if let Some(old) = self.notes.insert(note.clone(), fresh) {
            old.lines.iter().for_each(|line| setting.strings.release(line.text));
        }
        lines
    }

    /// A number on a pill.
    pub fn count(&mut self, count: usize, setting: &mut Setting) -> CardLine {
        let Words { counts, widths, .. } = self;
        *counts.entry(count).or_insert_with(|| {
            let text = count.to_string();
            let width = widths.of(Font::Label, &text, setting.measure);
            CardLine { text: setting.strings.intern(&text), width }
        })
    }

    /// A label on the board itself.
    pub fn label(&mut self, text: &str, setting: &mut Setting) -> CardLine {
        if let Some(&known) = self.labels.get(text) {
            return known;
        }
        let width = setting.measure.width(Font::Label, text);
        let line = CardLine { text: setting.strings.intern(text), width };
        self.labels.insert(text.into(), line);
        line
    }

    /// A new round begins: notes not asked for until [`Words::end_round`] are no longer on the board.
    pub fn begin_round(&mut self) {
        self.round += 1;
    }

    /// Forget the lines of notes that are gone.
    pub fn end_round(&mut self, strings: &mut Strings) {
        let round = self.round;
        self.notes.retain(|_, wrapped| {
            let keep = wrapped.seen == round;
            if !keep {
                wrapped.lines.iter().for_each(|line| strings.release(line.text));
            }
            keep
        });
    }
}
