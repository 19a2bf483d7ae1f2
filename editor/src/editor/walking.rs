//! Going from note to note with the keyboard.

use super::Editor;
use crate::{
    actions::{Direction, Panel},
    geometry::Point,
};
use board::id::NoteId;

/// Sideways distance counts this much more than distance ahead: the next note is the one that lies in that direction.
const SIDEWAYS_WEIGHT: f64 = 2.0;
/// How far a card's middle is off the line ahead counts too, so that one's own row comes before the next.
const OFF_LINE_WEIGHT: f64 = 0.5;

impl Editor {
    pub(super) fn walk(&mut self, panel: Panel, direction: Direction) {
        let next = match self.selected.clone() {
            None => self.entrance(),
            Some(from) => match panel {
                Panel::Board => self.next_on_board(&from, direction),
                Panel::Outline => self.next_in_outline(&from, direction),
            },
        };
        let Some(next) = next else { return };
        match panel {
            Panel::Board => {
                self.select(Some(next));
                self.say_selected();
            }
            Panel::Outline => self.select_and_focus(Some(next)),
        }
    }

    /// Where one comes in: the core, or else the first row.
    fn entrance(&self) -> Option<NoteId> {
        self.board().core().cloned().or_else(|| Some(self.outline.rows().first()?.note.clone()))
    }

    fn next_on_board(&mut self, from: &NoteId, direction: Direction) -> Option<NoteId> {
        match direction {
            Direction::Up => self.nearest(from, Point::new(0.0, -1.0)),
            Direction::Down => self.nearest(from, Point::new(0.0, 1.0)),
            Direction::Left => self.nearest(from, Point::new(-1.0, 0.0)),
            Direction::Right => self.nearest(from, Point::new(1.0, 0.0)),
            Direction::Next | Direction::Previous | Direction::First | Direction::Last => {
                self.next_in_outline(from, direction)
            }
        }
    }

    /// The nearest card in a direction, from edge to edge.
    fn nearest(&self, from: &NoteId, ahead: Point) -> Option<NoteId> {
        let start = self.scene.card(from)?.face.rect;
        let cost = |note: &NoteId| {
            let rect = self.scene.card(note)?.face.rect;
            let way = rect.center().minus(start.center());
            let along = way.x * ahead.x + way.y * ahead.y;
            // Cards that overlap the start across the direction are straight ahead.
            let apart_x = (way.x.abs() - (rect.w + start.w) / 2.0).max(0.0);
            let apart_y = (way.y.abs() - (rect.h + start.h) / 2.0).max(0.0);
            let (forward, sideways) = if ahead.x == 0.0 { (apart_y, apart_x) } else { (apart_x, apart_y) };
            let clear = along > 0.0 && (forward > 0.0 || sideways == 0.0);
            let off_axis = if ahead.x == 0.0 { way.x.abs() } else { way.y.abs() };
            clear.then_some(forward + SIDEWAYS_WEIGHT * sideways + OFF_LINE_WEIGHT * off_axis)
        };
        let others = self.scene.cards().iter().map(|card| &card.note).filter(|note| *note != from);
        let costs = others.filter_map(|note| Some((cost(note)?, note)));
        costs.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, note)| note.clone())
    }

    /// The keys of an ARIA tree: right opens a branch, or goes into it; left closes it, or goes out.
    fn next_in_outline(&mut self, from: &NoteId, direction: Direction) -> Option<NoteId> {
        let rows = self.outline.rows();
        let place = self.outline.place(from)?;
        let row = rows.get(place)?;
        let at = |place: usize| rows.get(place).map(|row| row.note.clone());
        match direction {
            Direction::Next | Direction::Down => at(place + 1),
            Direction::Previous | Direction::Up => at(place.checked_sub(1)?),
            Direction::First => at(0),
            Direction::Last => at(rows.len().checked_sub(1)?),
            Direction::Right => match row.open {
                Some(true) => at(place + 1),
                Some(false) => {
                    self.outline_folds.open(from);
                    self.read_outline();
                    None
                }
                None => None,
            },
            Direction::Left => match row.open {
                Some(true) => {
                    self.outline_folds.close(from.clone());
                    self.read_outline();
                    None
                }
                Some(false) | None => row.parent.clone(),
            },
        }
    }
}
