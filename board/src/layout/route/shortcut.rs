//! Ways outside the channels, over ground that happens to be free: straight over to a card near by, or around the
//! far end of the branches in between. They cross no line of the tree but rails.

use super::super::{Rect, Side};
use super::{CROSSING_COST, Channel, FLANKS, Flank, Gutters, Leg};

/// How often a run beyond the branches moves further out before it is given up.
const RUNS_TRIED_MAX: usize = 8;

/// A way between two cards, and what it costs.
pub(super) struct Shortcut {
    pub cost: f64,
    pub leaves: Flank,
    pub middle: Vec<Leg>,
    pub meets: Flank,
}

/// One end of a shortcut.
#[derive(Clone, Copy)]
struct End {
    unit: u32,
    card: Rect,
    flank: Flank,
    /// The gutter beside it, in its middle.
    gutter: f64,
    rails: f64,
}

/// The cheapest shortcut that costs less than `most`.
pub(super) fn find(gutters: &Gutters, from: (usize, u32), to: (usize, u32), most: f64) -> Option<Shortcut> {
    let mut best: Option<Shortcut> = None;
    for (leaves, meets) in FLANKS.into_iter().flat_map(|leaves| FLANKS.map(|meets| (leaves, meets))) {
        let (a, b) = (end(gutters, from, leaves), end(gutters, to, meets));
        let most = |best: &Option<Shortcut>| best.as_ref().map_or(most, |best| best.cost);
        best = straight_over(gutters, &a, &b, a, most(&best)).or(best);
        best = straight_over(gutters, &a, &b, b, most(&best)).or(best);
        best = beyond(gutters, &a, &b, most(&best)).or(best);
    }
    best
}

fn end(gutters: &Gutters, (card, unit): (usize, u32), flank: Flank) -> End {
    let rails = match flank {
        Flank::Left => f64::from(gutters.stops[card].rails),
        Flank::Right => 0.0,
    };
    End { unit, card: gutters.rects[card], flank, gutter: gutters.gutter(unit, flank).at, rails }
}

/// Level with one card to the other's gutter, and up or down in that.
fn straight_over(gutters: &Gutters, a: &End, b: &End, beside: End, most: f64) -> Option<Shortcut> {
    let (from, to) = (a.card.centre().y, b.card.centre().y);
    let cost = (a.rails + b.rails) * CROSSING_COST + (a.gutter - b.gutter).abs() + (from - to).abs();
    // The other card must look towards the gutter.
    let level = if beside.unit == a.unit { b } else { a };
    let towards = match level.flank {
        Flank::Left => beside.gutter <= level.gutter,
        Flank::Right => beside.gutter >= level.gutter,
    };
    if cost >= most || !towards {
        return None;
    }
    let unit = gutters.unit_rect(level.unit);
    let (left, right) = match level.flank {
        Flank::Left => (beside.gutter, unit.left),
        Flank::Right => (unit.right(), beside.gutter),
    };
    let over = Rect { left, top: level.card.top, width: right - left, height: level.card.height };
    let top = a.card.top.min(b.card.top);
    let along = gutters.gutter_stretch(&beside, top, a.card.bottom().max(b.card.bottom()));
    gutters.free([over, along]).then(|| Shortcut {
        cost,
        leaves: a.flank,
        middle: vec![gutters.gutter(beside.unit, beside.flank)],
        meets: b.flank,
    })
}

/// Outwards in both gutters, and across beyond what stands between them.
fn beyond(gutters: &Gutters, a: &End, b: &End, most: f64) -> Option<Shortcut> {
    let limb = gutters.unit(a.unit).limb;
    let side = gutters.side_of(a.unit);
    let (left, right) = (a.gutter.min(b.gutter), a.gutter.max(b.gutter));
    let rails = (a.rails + b.rails) * CROSSING_COST + (right - left);
    if rails >= most {
        return None;
    }
    let room = gutters.gaps.levels / 4.0;
    let outer = |rect: &Rect| match side {
        Side::Cause => rect.bottom(),
        Side::Effect => -rect.top,
    };
    let stretch = |near: f64, far: f64, left: f64, width: f64| match side {
        Side::Cause => Rect { left, top: near, width, height: far - near },
        Side::Effect => Rect { left, top: -far, width, height: far - near },
    };
    let mut edge = outer(&gutters.unit_rect(a.unit)).max(outer(&gutters.unit_rect(b.unit)));
    for _ in 0..RUNS_TRIED_MAX {
        let length = |end: &End| edge + room - (outer(&end.card) - end.card.height / 2.0);
        let cost = rails + length(a) + length(b);
        if cost >= most {
            return None;
        }
        let run = stretch(edge, edge + room, left, right - left);
        if let Some(thing) = gutters.ground().in_the_way(&run) {
            edge = outer(thing);
            continue;
        }
        let down = |end: &End| {
            let along = stretch(outer(&end.card) - end.card.height, edge + room, 0.0, 0.0);
            gutters.gutter_stretch(end, along.top, along.bottom())
        };
        if !gutters.free([down(a), down(b)]) {
            return None;
        }
        let centre = gutters.standing.stands[gutters.tree_of(a.unit)].centre.y;
        let out = match side {
            Side::Cause => edge - centre,
            Side::Effect => edge + centre,
        };
        let run = gutters.leg(Channel::Beyond { limb, out });
        let middle = vec![gutters.gutter(a.unit, a.flank), run, gutters.gutter(b.unit, b.flank)];
        return Some(Shortcut { cost, leaves: a.flank, middle, meets: b.flank });
    }
    None
}

impl Gutters<'_> {
    /// A unit's box on the board.
    fn unit_rect(&self, unit: u32) -> Rect {
        let (unit, side) = (self.unit(unit), self.side_of(unit));
        let centre = self.standing.stands[self.forest.limbs[unit.limb as usize].tree].centre;
        let top = match side {
            Side::Cause => centre.y + unit.out,
            Side::Effect => centre.y - unit.end(),
        };
        Rect { left: centre.x + unit.x, top, width: unit.width, height: unit.height }
    }

    /// The ground that the tracks of a gutter may take, between two heights.
    fn gutter_stretch(&self, end: &End, top: f64, bottom: f64) -> Rect {
        let half = self.gaps.across * 0.2;
        Rect { left: end.gutter - half, top, width: 2.0 * half, height: bottom - top }
    }

    fn free(&self, stretches: [Rect; 2]) -> bool {
        stretches.iter().all(|stretch| self.ground().in_the_way(stretch).is_none())
    }
}
