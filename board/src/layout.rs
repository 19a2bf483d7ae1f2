//! Where every card of the problem tree stands, and how the lines between them run.
//!
//! Pure geometry: a [`Graph`] of sizes goes in, a [`Layout`] of rectangles and lines comes out. It knows no notes and
//! no document. All lengths are board units (one unit is one CSS pixel at 100 %), y grows downwards, and the core's
//! centre is the origin, so that what is added far away does not move what a person is looking at.
//!
//! What holds for every graph (see the property tests):
//! * the order of siblings is data and is kept, from left to right or along the rail;
//! * causes stand below, effects above what they hang from;
//! * no two cards overlap and no line runs through a card;
//! * where a branch stands inside itself depends on that branch alone: an insertion moves whole branches, it tears none;
//! * the time is linear in the cards, and n log n in the links.
//!
//! How: `forest` reads the graph, `unit` decides what moves as one, `tidy` packs the units, `stand` says where
//! each card is, `branch` draws the tree's own lines, `route` leads the extra links through the free gutters.

mod branch;
mod fit;
mod forest;
mod geometry;
mod route;
mod stand;
mod tidy;
mod track;
mod unit;

#[cfg(test)]
mod tests;

pub use fit::{Preferred, column_max, fit, preferred};
pub use geometry::{Point, Rect, flattened};

use forest::Forest;
use stand::Standing;
use unit::Units;

/// What is to be laid out. Cards are named by their index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// All cards. Siblings stand in the order in which they are listed here.
    pub cards: Vec<Card>,
    /// Links beside the tree's own lines. A link from or to a card that is not there is left out.
    pub links: Vec<Link>,
}

/// A card's size, and where in the tree it belongs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    /// Board units.
    pub width: f64,
    /// Board units.
    pub height: f64,
    /// What the card hangs from.
    pub place: Place,
}

/// What a card hangs from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The core problem, the trunk. A second core is laid out as loose.
    Core,
    /// Hangs from another card. A card whose parents never end in a root (a cycle, a card that is not there) is
    /// laid out as loose.
    Branch {
        /// The index of the card that it hangs from.
        parent: usize,
        /// Below or above. It is read where a branch leaves its root; further out the branch's own side holds.
        side: Side,
    },
    /// A constraint (rammebetingelse): stands beside the causes.
    Constraint,
    /// Not placed yet: stands in the lane of loose notes, with what hangs from it.
    Loose,
}

/// Which way from the trunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Below: the roots.
    Cause,
    /// Above: the crown.
    Effect,
}

/// A line between two cards that the tree itself does not draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where the line leaves.
    pub from: usize,
    /// Where the line, and its arrow, ends.
    pub to: usize,
    /// What the line says.
    pub kind: LinkKind,
}

/// What a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// One more effect of the same cause.
    Causes,
    /// Closes a vicious circle: an effect that feeds a cause.
    Feedback,
    /// A constraint binds a cause.
    Constrains,
}

/// The two ways to lay out the same tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrangement {
    /// The tree as it is drawn on paper: children in a row.
    Classic,
    /// The first level in a row; from the second level on, children hang in a column along a rail.
    Compact,
}

/// The distances of a layout, in board units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaps {
    /// Between neighbours in a row. Links run here too.
    pub across: f64,
    /// Between a card and its row of children. Links run here too.
    pub levels: f64,
    /// Between cards in a column.
    pub stack: f64,
    /// How much further in than its parent a card in a column stands; its parent's rail runs in the middle of it.
    pub indent: f64,
    /// A branch whose column would be taller than this spreads its children in a row, as the first level does.
    pub column_max: f64,
    /// Room for the heading over the constraints and over the lane.
    pub heading: f64,
}

impl Default for Gaps {
    fn default() -> Self {
        Gaps { across: 24.0, levels: 48.0, stack: 10.0, indent: 16.0, column_max: 900.0, heading: 32.0 }
    }
}

/// A laid out board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Where each card stands, by its index in [`Graph::cards`].
    pub rects: Vec<Rect>,
    /// The tree's lines first, in reading order; then the links.
    pub edges: Vec<Edge>,
    /// The points of all edges; see [`Layout::path`].
    points: Vec<Point>,
    /// What holds all cards, lines and headings.
    pub bounds: Rect,
    /// The height of the ground line between crown and earth, where there is a core.
    pub ground: Option<f64>,
    /// What holds the constraints, with room for a heading at the top.
    pub constraints: Option<Rect>,
    /// What holds the loose notes, with room for a heading at the top.
    pub lane: Option<Rect>,
}

impl Layout {
    /// The points of a line, from its `from` to its `to`; what they mean is said by its [`Shape`].
    pub fn path(&self, edge: &Edge) -> &[Point] {
        self.points.get(edge.start as usize..edge.end as usize).unwrap_or_default()
    }
}

/// A line between two cards. It points from cause to effect, as the method reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The card where the line leaves.
    pub from: usize,
    /// The card where the line ends.
    pub to: usize,
    /// Why the line is there.
    pub role: Role,
    /// How its points are drawn.
    pub shape: Shape,
    start: u32,
    end: u32,
}

/// Why a line is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The tree's own.
    Branch {
        /// The level of the card further out; lines thin out with it.
        level: u32,
    },
    /// An extra link.
    Link {
        /// Its index in [`Graph::links`].
        index: usize,
        /// What it says.
        kind: LinkKind,
    },
}

/// How a line's points are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Four points: a cubic curve, as from the trunk.
    Curve,
    /// Straight from point to point, across and down; corners may be rounded.
    Square,
}

/// No line of the tree has more points.
const BRANCH_POINTS_MAX: usize = 4;
/// Few links have more points.
const LINK_POINTS_USUAL: usize = 24;

/// Lays out a board.
pub fn layout(graph: &Graph, arrangement: Arrangement, gaps: &Gaps) -> Layout {
    let forest = Forest::of(graph);
    let units = Units::of(graph, &forest, arrangement, gaps);
    let standing = Standing::of(graph, &forest, &units, gaps);
    let mut layout = Layout { rects: standing.rects(graph, &forest, &units), ..Layout::default() };
    layout.edges.reserve(graph.cards.len() + graph.links.len());
    layout.points.reserve(BRANCH_POINTS_MAX * graph.cards.len() + LINK_POINTS_USUAL * graph.links.len());
    branch::draw(&mut layout, &forest, &units, gaps);
    route::draw(&mut layout, graph, &forest, &units, &standing, gaps);
    standing.frame(&mut layout, &forest);
    layout
}
