//! Where each tree of the forest stands: the core's at the origin, the constraints at the lower right beside the
//! causes, the loose notes in a lane below everything.

use super::forest::{Forest, Root};
use super::unit::Units;
use super::{Gaps, Graph, Layout, Point, Rect, Role, Side};

/// A lane is at least this many default cards wide before it begins a new row.
const LANE_WIDTH_MIN: f64 = 900.0;

/// Width by height of the part of a laptop's window that the board has beside the panel.
const WINDOW_ASPECT: f64 = 4.0 / 3.0;

/// A tree's place on the board.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stand {
    /// The root's centre.
    pub centre: Point,
    /// What holds all its cards.
    pub block: Rect,
    /// The first tree of the row that this one stands in.
    pub row: u32,
}

/// Where all trees stand.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// By tree.
    pub stands: Vec<Stand>,
    constraints: Option<Rect>,
    lane: Option<Rect>,
    /// What holds all cards and headings, if there are any.
    pub all: Option<Rect>,
}

/// Outwards in a limb to downwards on the board.
pub(super) fn downwards(side: Side) -> f64 {
    match side {
        Side::Cause => 1.0,
        Side::Effect => -1.0,
    }
}

impl Standing {
    pub fn of(graph: &Graph, forest: &Forest, units: &Units, gaps: &Gaps) -> Standing {
        let blocks = blocks(graph, forest, units);
        let mut standing = Standing::default();
        if let (Some(tree), Some(&block)) = (forest.trees.first(), blocks.first())
            && tree.kind == Root::Core
        {
            standing.stands.push(Stand { centre: Point::default(), block, row: 0 });
            standing.all = Some(block);
        }
        standing.stand_constraints(forest, units, &blocks, gaps);
        standing.stand_loose(forest, &blocks, gaps);
        standing
    }

    /// One column beside or below the causes, as far left as they allow: of the places where it fits, the one
    /// that lets the whole board be read largest.
    fn stand_constraints(&mut self, forest: &Forest, units: &Units, blocks: &[Rect], gaps: &Gaps) {
        let blocks = blocks_of(forest, blocks, Root::Constraint);
        let count = blocks.clone().count();
        if count == 0 {
            return;
        }
        let height = gaps.heading + blocks.clone().map(|block| block.height + gaps.across).sum::<f64>() - gaps.across;
        let width = blocks.clone().map(|block| block.width).fold(0.0, f64::max);
        let Point { x: left, y: top } = match self.stands.first() {
            Some(core) => beside_or_below(core.block, units, width, height, gaps),
            None => Point::default(),
        };
        let region = Rect { left, top, width, height };
        let mut next = top + gaps.heading;
        for block in blocks {
            let row = self.stands.len() as u32;
            self.stands.push(stand(block, left, next, row));
            next += block.height + gaps.across;
        }
        self.constraints = Some(region);
        self.all = Some(self.all.map_or(region, |all| all.union(&region)));
    }

    /// Rows as wide as what stands above.
    fn stand_loose(&mut self, forest: &Forest, blocks: &[Rect], gaps: &Gaps) {
        let start = self.all.map_or(Point::default(), |all| Point { x: all.left, y: all.bottom() + 2.0 * gaps.levels });
        let width_max = self.all.map_or(0.0, |all| all.width).max(LANE_WIDTH_MIN);
        let mut next = Point { x: start.x, y: start.y + gaps.heading };
        let (mut row, mut row_height) = (self.stands.len() as u32, 0.0_f64);
        let mut region: Option<Rect> = None;
        for block in blocks_of(forest, blocks, Root::Loose) {
            if next.x > start.x && next.x + block.width > start.x + width_max {
                next = Point { x: start.x, y: next.y + row_height + gaps.levels };
                (row, row_height) = (self.stands.len() as u32, 0.0);
            }
            let stand = stand(block, next.x, next.y, row);
            next.x += block.width + 2.0 * gaps.across;
            row_height = row_height.max(block.height);
            let heading = Rect { left: start.x, top: start.y, width: 0.0, height: gaps.heading };
            region = Some(region.unwrap_or(heading).union(&stand.block));
            self.stands.push(stand);
        }
        self.lane = region;
        if let Some(region) = region {
            self.all = Some(self.all.map_or(region, |all| all.union(&region)));
        }
    }

    /// Every card's rectangle, by card.
    pub fn rects(&self, graph: &Graph, forest: &Forest, units: &Units) -> Vec<Rect> {
        let mut rects = vec![Rect::default(); graph.cards.len()];
        for (tree, stand) in forest.trees.iter().zip(&self.stands) {
            let card = &graph.cards[tree.root];
            rects[tree.root] = Rect {
                left: stand.centre.x - card.width / 2.0,
                top: stand.centre.y - card.height / 2.0,
                width: card.width,
                height: card.height,
            };
        }
        for limb in &forest.limbs {
            let centre = self.stands[limb.tree].centre;
            for at in limb.start..limb.end {
                let (index, seat) = (forest.spots[at].card as usize, units.seats[at]);
                let (card, unit) = (&graph.cards[index], &units.list[seat.unit as usize]);
                let out = unit.out + seat.out;
                let top = match limb.side {
                    Side::Cause => centre.y + out,
                    Side::Effect => centre.y - out - card.height,
                };
                rects[index] = Rect { left: centre.x + unit.x + seat.x, top, width: card.width, height: card.height };
            }
        }
        rects
    }

    /// Writes down the bounds, the ground and the regions.
    pub fn frame(&self, layout: &mut Layout, forest: &Forest) {
        // The tree's own lines run between its cards.
        let links = layout.edges.iter().find(|edge| matches!(edge.role, Role::Link { .. }));
        let points = links.map_or(&[][..], |first| &layout.points[first.start as usize..]).iter().copied();
        layout.bounds = self.all.map_or(Rect::default(), |cards| points.fold(cards, |all, point| all.reaching(point)));
        layout.constraints = self.constraints;
        layout.lane = self.lane;
        let core = forest.trees.first().filter(|tree| tree.kind == Root::Core);
        layout.ground = core.map(|_| self.stands[0].centre.y);
    }
}

/// Where a column of this size stands beside the causes with its feet level with theirs, or below some of them.
fn beside_or_below(core: Rect, units: &Units, width: f64, height: f64, gaps: &Gaps) -> Point {
    let root = units.list[units.roots[0] as usize];
    let causes = units.list[..units.roots[1] as usize].iter().skip(1);
    let row = root.end() + gaps.levels;
    let level = (core.bottom() - height).max(row);
    // What hangs at the right edge; below it there may be room that costs no width.
    let edge = causes.clone().filter(|unit| unit.right() + gaps.across + width > core.right());
    let below = edge.map(|unit| unit.end() + gaps.levels).fold(row, f64::max);
    let place = |top: f64| {
        let beside = |unit: &&super::unit::Unit| unit.end() + gaps.levels > top && unit.out < top + height;
        let left = causes.clone().filter(beside).map(|unit| unit.right() + gaps.across).fold(root.right(), f64::max);
        Point { x: left, y: top }
    };
    // What the window must hold; the smaller, the larger it can be read.
    let height_held = |at: &Point| {
        let board = core.union(&Rect { left: at.x, top: at.y, width, height });
        board.height.max(board.width / WINDOW_ASPECT)
    };
    let (beside, below) = (place(level), place(below));
    if height_held(&below) < height_held(&beside) { below } else { beside }
}

fn blocks_of<'a>(forest: &'a Forest, blocks: &'a [Rect], kind: Root) -> impl Iterator<Item = &'a Rect> + Clone {
    forest.trees.iter().zip(blocks).filter(move |(tree, _)| tree.kind == kind).map(|(_, block)| block)
}

/// What each tree's cards fill, around its root's centre.
fn blocks(graph: &Graph, forest: &Forest, units: &Units) -> Vec<Rect> {
    let root = |tree: &super::forest::Tree| {
        let card = &graph.cards[tree.root];
        Rect { left: -card.width / 2.0, top: -card.height / 2.0, width: card.width, height: card.height }
    };
    let mut blocks: Vec<Rect> = forest.trees.iter().map(root).collect();
    for unit in &units.list {
        let limb = &forest.limbs[unit.limb as usize];
        let (top, bottom) = match limb.side {
            Side::Cause => (unit.out, unit.end()),
            Side::Effect => (-unit.end(), -unit.out),
        };
        let block = &mut blocks[limb.tree];
        *block = block.union(&Rect { left: unit.x, top, width: unit.width, height: bottom - top });
    }
    blocks
}

/// Puts a block's upper left corner at a point.
fn stand(block: &Rect, left: f64, top: f64, row: u32) -> Stand {
    Stand { centre: Point { x: left - block.left, y: top - block.top }, block: Rect { left, top, ..*block }, row }
}
