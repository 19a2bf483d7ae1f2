//! Where a carried branch would go: under the card it is held over, or between two siblings. Pure geometry.

use crate::{
    card::Shape,
    geometry::{Point, Rect},
    scene::Scene,
};
use board::{
    Board,
    command::{Place, Position},
    id::NoteId,
    note::Side,
    problem_tree::Group,
};

/// Part of a card, at either end, that means "before it" or "after it" and not "under it".
const EDGE: f64 = 0.25;
/// A bar stands in the middle of the gap between two cards of a column, board units.
const BAR_DISTANCE: f64 = 5.0;

/// A place to let go.
#[derive(Debug, Clone, PartialEq)]
pub struct Drop {
    /// What it means for the tree.
    pub place: Place,
    /// The parent that the branch would have, if it has one.
    pub parent: Option<NoteId>,
    /// What is shown, in board units.
    pub mark: Mark,
}

/// How a target is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A frame around the card that becomes the parent.
    Around(Rect),
    /// A bar between two siblings.
    Between(Point, Point),
}

/// Where a branch that is held here would go; nowhere over empty ground, over itself, or where it is already.
pub fn drop_target(board: &Board, scene: &Scene, carried: &NoteId, at_in_world: Point, zoom: f64) -> Option<Drop> {
    let over = scene.hit(at_in_world, zoom, None)?.note()?.clone();
    let tree = board.tree();
    if over == *carried || tree.is_below(&over, carried) {
        return None;
    }
    let (placed, card) = (tree.find(&over)?, scene.card(&over)?);
    let rect = card.face.rect;
    if card.face.shape == Shape::Core {
        let side = if at_in_world.y < rect.center().y { Side::Effect } else { Side::Cause };
        let place = Place { parent: Some(over.clone()), side, at: Position::Last };
        return Some(Drop { place, parent: Some(over), mark: Mark::Around(rect) });
    }
    let side = match placed.group() {
        Group::Effects => Side::Effect,
        Group::Causes => Side::Cause,
        Group::Core | Group::Constraints | Group::Unplaced => Side::None,
    };
    let axis = Axis::of(scene, &over, placed.row(), rect);
    let part = axis.part(rect, at_in_world);
    let at_start = part < EDGE;
    if at_start || part > 1.0 - EDGE {
        // Effects in a column may grow upwards: then the upper edge is the later one.
        let before = at_start == runs_forwards(scene, placed.row(), &over, axis);
        let at = if before { Position::Before(over) } else { Position::After(over) };
        let place = Place { parent: placed.parent().cloned(), side, at };
        return Some(Drop { place, parent: placed.parent().cloned(), mark: axis.bar(rect, at_start) });
    }
    if placed.group() == Group::Constraints {
        return None;
    }
    let place = Place { parent: Some(over.clone()), side, at: Position::Last };
    Some(Drop { place, parent: Some(over), mark: Mark::Around(rect) })
}

/// Do siblings stand beside each other or below each other?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    Across,
    Down,
}

impl Axis {
    fn of<'a>(scene: &Scene, over: &NoteId, row: impl Iterator<Item = &'a NoteId>, rect: Rect) -> Axis {
        let mut others = row.filter(|note| *note != over).filter_map(|note| scene.card(note));
        let across = others.next().is_some_and(|other| {
            let apart = other.face.rect.center().minus(rect.center());
            apart.x.abs() > apart.y.abs()
        });
        if across { Axis::Across } else { Axis::Down }
    }

    /// How far along the card a point is, 0 to 1.
    fn part(self, rect: Rect, at: Point) -> f64 {
        match self {
            Axis::Across => (at.x - rect.x) / rect.w,
            Axis::Down => (at.y - rect.y) / rect.h,
        }
    }

    fn bar(self, rect: Rect, first: bool) -> Mark {
        let around = rect.grown(BAR_DISTANCE);
        match self {
            Axis::Across => {
                let x = if first { around.x } else { around.right() };
                Mark::Between(Point::new(x, rect.y), Point::new(x, rect.bottom()))
            }
            Axis::Down => {
                let y = if first { around.y } else { around.bottom() };
                Mark::Between(Point::new(rect.x, y), Point::new(rect.right(), y))
            }
        }
    }
}

/// Do earlier siblings stand at the left, or above? (Else the row is drawn the other way round.)
fn runs_forwards<'a>(scene: &Scene, row: impl Iterator<Item = &'a NoteId>, over: &NoteId, axis: Axis) -> bool {
    let cards: Vec<_> = row.filter_map(|note| scene.card(note)).collect();
    let Some(at) = cards.iter().position(|card| card.note == *over) else { return true };
    let along = |number: usize| {
        let center = cards.get(number)?.face.rect.center();
        Some(match axis {
            Axis::Across => center.x,
            Axis::Down => center.y,
        })
    };
    let before = at.checked_sub(1).and_then(along);
    match (before, along(at), along(at + 1)) {
        (Some(before), Some(here), _) => before <= here,
        (None, Some(here), Some(after)) => here <= after,
        (_, _, _) => true,
    }
}
