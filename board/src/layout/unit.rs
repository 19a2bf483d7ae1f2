//! What moves as one: a single card whose children stand in a row, or a whole column along its rails.
//!
//! Units are what `tidy` packs. Their coordinates are the limb's: `x` from the root's centre, `out` from the root's
//! centre outwards, so that causes and effects are the same thing mirrored.

use super::forest::{AT_ROOT, Forest};
use super::{Arrangement, Gaps, Graph, tidy};

/// No unit: the parent of a root's.
pub(super) const NO_UNIT: u32 = u32::MAX;

/// A card, or a column of cards, with the box that it fills.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// The unit whose row this stands in, or [`NO_UNIT`] for a root.
    pub parent: u32,
    /// Place in the row, from the left.
    pub index: u32,
    /// How many units hang from this one, in a row.
    pub children: u32,
    /// The limb that it belongs to.
    pub limb: u32,
    /// Rows between this and the root.
    pub depth: u32,
    pub x: f64,
    pub out: f64,
    pub width: f64,
    pub height: f64,
}

impl Unit {
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The edge away from the root.
    pub fn end(&self) -> f64 {
        self.out + self.height
    }
}

/// Where in its unit a spot stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seat {
    pub unit: u32,
    /// The first of its unit: the one that the line from the row above meets.
    pub head: bool,
    /// From the unit's left edge.
    pub x: f64,
    /// From the unit's edge towards the root.
    pub out: f64,
}

/// All units, limb by limb, each limb's root first and parents before children.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub list: Vec<Unit>,
    /// By spot.
    pub seats: Vec<Seat>,
    /// The root's unit, by limb.
    pub roots: Vec<u32>,
}

impl Units {
    pub fn of(graph: &Graph, forest: &Forest, arrangement: Arrangement, gaps: &Gaps) -> Units {
        let columns = columns(graph, forest, arrangement, gaps);
        let mut units = Units {
            list: Vec::with_capacity(graph.cards.len() + forest.limbs.len()),
            seats: Vec::with_capacity(forest.spots.len()),
            roots: Vec::with_capacity(forest.limbs.len()),
        };
        for (limb_index, limb) in forest.limbs.iter().enumerate() {
            let root = &graph.cards[forest.trees[limb.tree].root];
            let root_unit = units.list.len() as u32;
            units.roots.push(root_unit);
            units.list.push(Unit {
                parent: NO_UNIT,
                index: 0,
                children: 0,
                limb: limb_index as u32,
                depth: 0,
                x: -root.width / 2.0,
                out: -root.height / 2.0,
                width: root.width,
                height: root.height,
            });
            let mut column_end = 0.0; // of the column being filled
            for at in limb.start..limb.end {
                let spot = forest.spots[at];
                let card = &graph.cards[spot.card as usize];
                let parent = spot.parent as usize;
                if spot.parent != AT_ROOT && columns[parent].hangs {
                    let Seat { unit, x, .. } = units.seats[parent];
                    let out = column_end + gaps.stack;
                    column_end = out + card.height;
                    units.seats.push(Seat { unit, head: false, x: x + gaps.indent, out });
                    continue;
                }
                let parent = if spot.parent == AT_ROOT { root_unit } else { units.seats[parent].unit };
                let above = &mut units.list[parent as usize];
                let (index, depth, out) = (above.children, above.depth + 1, above.end() + gaps.levels);
                above.children += 1;
                let Column { hangs, width, height } = columns[at];
                let (width, height) = if hangs { (width, height) } else { (card.width, card.height) };
                let unit = units.list.len() as u32;
                units.list.push(Unit {
                    parent,
                    index,
                    children: 0,
                    limb: limb_index as u32,
                    depth,
                    x: 0.0,
                    out,
                    width,
                    height,
                });
                units.seats.push(Seat { unit, head: true, x: 0.0, out: 0.0 });
                column_end = card.height;
            }
        }
        tidy::pack(&mut units.list, gaps);
        units
    }
}

/// What a branch would fill as a column, and whether it hangs as one.
#[derive(Clone, Copy, Debug, Default)]
struct Column {
    hangs: bool,
    width: f64,
    height: f64,
}

/// By spot. A column's size depends on its own branch alone, so that nothing elsewhere changes its form.
fn columns(graph: &Graph, forest: &Forest, arrangement: Arrangement, gaps: &Gaps) -> Vec<Column> {
    let mut columns = vec![Column::default(); forest.spots.len()];
    for (at, spot) in forest.spots.iter().enumerate().rev() {
        let card = &graph.cards[spot.card as usize];
        let column = &mut columns[at];
        let leaf = column.height == 0.0;
        column.width = column.width.max(card.width);
        column.height += card.height;
        column.hangs = leaf
            || match arrangement {
                Arrangement::Classic => false,
                Arrangement::Compact => column.height <= gaps.column_max,
            };
        let Column { width, height, .. } = *column;
        if spot.parent != AT_ROOT {
            let above = &mut columns[spot.parent as usize];
            above.width = above.width.max(width + gaps.indent);
            above.height += height + gaps.stack;
        }
    }
    columns
}
