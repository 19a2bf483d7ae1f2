//! Which rows of a long list are in the page: those near what is seen, and the selected one.
//!
//! Rows wrap, so their heights differ; an average stands in for those that are not in the page. What is seen
//! is exact; the scrollbar is nearly so.

use board::{id::NoteId, problem_tree::Group};
use leptos::prelude::*;

/// Lists up to this length are in the page as a whole.
const WHOLE_LENGTH_MAX: usize = 300;
/// Rows in the page before and after those that are seen.
const ROWS_AROUND: usize = 40;
/// Height that a row is taken to have while it is not in the page, CSS pixels.
pub const ROW_HEIGHT_PX: f64 = 44.0;
/// The window moves in steps of this many rows: scrolling by a pixel changes nothing in the page.
const STEP: usize = 20;

/// A part of the board, all of its open rows.
#[derive(Debug, Clone, PartialEq)]
pub struct PartOfBoard {
    /// Which.
    pub group: Group,
    /// How many notes it has, closed branches included.
    pub count: usize,
    /// Its open rows.
    pub rows: Vec<NoteId>,
}

/// A part of the board, those of its rows that are in the page.
#[derive(Debug, Clone, PartialEq)]
pub struct PartRows {
    /// Which.
    pub group: Group,
    /// How many notes it has.
    pub count: usize,
    /// The rows in the page.
    pub rows: Vec<NoteId>,
    /// What stands in for the rows before them, CSS pixels.
    pub space_before: f64,
    /// What stands in for the rows after them.
    pub space_after: f64,
}

/// The window on the list.
#[derive(Clone, Copy)]
pub struct RowWindow {
    /// First row and number of rows, over all parts.
    seen: RwSignal<(usize, usize)>,
}

impl RowWindow {
    /// At the top of the list.
    pub fn at_top() -> RowWindow {
        RowWindow { seen: RwSignal::new((0, STEP)) }
    }

    /// The row at this place is the first one seen, in a list that is so high.
    pub fn look(self, first_seen: usize, height_px: f64) {
        let (first, count) = self.seen.get_untracked();
        let wanted = ((height_px / ROW_HEIGHT_PX) as usize / STEP + 2) * STEP;
        if first.abs_diff(first_seen) >= STEP || count != wanted {
            self.seen.set((first_seen / STEP * STEP, wanted));
        }
    }

    /// The row at this place of the whole list shall be in the page, with rows around it.
    pub fn show(self, place: usize) {
        let (first, count) = self.seen.get_untracked();
        let near = first.saturating_sub(ROWS_AROUND / 2)..first + count + ROWS_AROUND / 2;
        if !near.contains(&place) {
            self.seen.set((place.saturating_sub(count / 2) / STEP * STEP, count));
        }
    }

    /// The rows to have in the page; `kept` is among them wherever it stands.
    pub fn parts(self, board: &[PartOfBoard], kept: Option<&NoteId>) -> Vec<PartRows> {
        let length: usize = board.iter().map(|part| part.rows.len()).sum();
        let (first, count) = if length <= WHOLE_LENGTH_MAX { (0, length) } else { self.seen.get() };
        let (from, to) = (first.saturating_sub(ROWS_AROUND), first + count + ROWS_AROUND);
        let mut number = 0;
        board
            .iter()
            .map(|part| {
                let begin = number;
                number += part.rows.len();
                within(part, from.saturating_sub(begin), to.saturating_sub(begin), kept)
            })
            .collect()
    }
}

fn within(part: &PartOfBoard, from: usize, to: usize, kept: Option<&NoteId>) -> PartRows {
    let (from, to) = (from.min(part.rows.len()), to.min(part.rows.len()));
    let (before, rest) = part.rows.split_at(from);
    let (seen, after) = rest.split_at(to - from);
    let kept_in = |rows: &[NoteId]| rows.iter().find(|note| Some(*note) == kept).cloned();
    let mut rows: Vec<NoteId> = kept_in(before).into_iter().collect();
    rows.extend_from_slice(seen);
    rows.extend(kept_in(after));
    PartRows {
        group: part.group,
        count: part.count,
        rows,
        space_before: before.len() as f64 * ROW_HEIGHT_PX,
        space_after: after.len() as f64 * ROW_HEIGHT_PX,
    }
}
