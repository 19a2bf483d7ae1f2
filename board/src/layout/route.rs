//! Leads the links that the tree does not draw itself through what `tidy` leaves free.
//!
//! Beside every unit there is a *gutter*, left and right, from its edge towards the root to where its children begin;
//! beyond every unit with children there is a *band*, as wide as its children's row. No card stands in either. A link
//! climbs from its card to the unit that both its ends hang from, past each unit on the way by the left or the right
//! gutter, and down again on the other side. Which gutter is the cheapest is found step by step: crossing a line of the tree
//! costs as much as a detour of [`CROSSING_COST`]. A shortcut over free ground is taken where it is cheaper still.
//!
//! Across the core a link passes beside it; from tree to tree (a constraint, a loose note) it takes the right margin.

mod climb;
mod ground;
mod path;
mod shortcut;

use super::forest::{AT_ROOT, Forest, Root};
use super::stand::{Standing, downwards};
use super::unit::{NO_UNIT, Unit, Units};
use super::{Gaps, Graph, Layout, Rect, Side};
use climb::Climb;
use ground::Ground;
use shortcut::Shortcut;
use std::cell::OnceCell;

/// How much further a link goes rather than cross a line of the tree, in board units.
const CROSSING_COST: f64 = 400.0;
/// Shortcuts are looked for near by only: up to this cost, in board units.
const SHORTCUT_COST_MAX: f64 = 8_000.0;
/// The same between trees, where the way by the margin is the other choice.
const SHORTCUT_BETWEEN_TREES_MAX: f64 = 4_000.0;

/// Left or right of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Flank {
    Left,
    Right,
}

const FLANKS: [Flank; 2] = [Flank::Left, Flank::Right];

/// What is free for links.
#[derive(Clone, Copy, Debug)]
enum Channel {
    /// Beside a unit.
    Gutter { unit: u32, flank: Flank },
    /// Beyond a unit, close to it or close to its children. The tree's curves bend between the two.
    Band { unit: u32, near: bool },
    /// Level with a loose root, right of it.
    RootRow { tree: u32 },
    /// Right of a tree's block.
    BlockRight { tree: u32 },
    /// Above the block of a constraint or a row of loose notes.
    Above { row: u32 },
    /// Right of everything.
    Margin,
    /// Across, beyond some branches of a limb, so far out from its root's centre.
    Beyond { limb: u32, out: f64 },
}

/// A straight piece of a link. Pieces go across and down by turns, and a link begins and ends across.
#[derive(Clone, Copy, Debug)]
struct Leg {
    /// The height of a piece across, the x of a piece down: roughly at first, then for good.
    at: f64,
    /// `None` for the first and the last piece, which lie where they meet their card.
    channel: Option<Channel>,
}

/// A link's way, before its pieces have their tracks.
struct Way {
    link: usize,
    legs: Vec<Leg>,
    /// The sides where it leaves its first card and meets its last.
    leaves: Flank,
    meets: Flank,
}

/// Appends an edge for every link.
pub(super) fn draw(
    layout: &mut Layout,
    graph: &Graph,
    forest: &Forest,
    units: &Units,
    standing: &Standing,
    gaps: &Gaps,
) {
    if graph.links.is_empty() {
        return;
    }
    let ways = {
        let gutters = Gutters::of(graph, layout, forest, units, standing, gaps);
        let mut ways = gutters.ways(graph);
        path::settle(&mut ways, graph, &gutters);
        ways
    };
    path::draw(layout, graph, ways);
}

/// A card as the links see it.
#[derive(Clone, Copy, Debug)]
struct Stop {
    tree: u32,
    /// The unit that it stands in; for a root the one of its causes' limb.
    unit: u32,
    root: bool,
    /// Whether the line to the unit is the card's own.
    head: bool,
    /// How many rails lie between the card and its left gutter.
    rails: u32,
}

/// What is free, and who stands where.
struct Gutters<'a> {
    rects: &'a [Rect],
    forest: &'a Forest,
    units: &'a Units,
    standing: &'a Standing,
    gaps: &'a Gaps,
    /// By card.
    stops: Vec<Stop>,
    /// Drawn up when the first shortcut is looked for.
    ground: OnceCell<Ground>,
}

impl<'a> Gutters<'a> {
    fn of(
        graph: &Graph,
        layout: &'a Layout,
        forest: &'a Forest,
        units: &'a Units,
        standing: &'a Standing,
        gaps: &'a Gaps,
    ) -> Gutters<'a> {
        let nowhere = Stop { tree: 0, unit: 0, root: true, head: true, rails: 0 };
        let mut stops = vec![nowhere; graph.cards.len()];
        let rails = rails_passing(forest, units);
        for (limb_index, limb) in forest.limbs.iter().enumerate() {
            let tree = limb.tree as u32;
            if limb.side == Side::Cause {
                let unit = units.roots[limb_index];
                stops[forest.trees[limb.tree].root] = Stop { tree, unit, ..nowhere };
            }
            for at in limb.start..limb.end {
                let seat = units.seats[at];
                stops[forest.spots[at].card as usize] =
                    Stop { tree, unit: seat.unit, root: false, head: seat.head, rails: rails[at] };
            }
        }
        Gutters { rects: &layout.rects, forest, units, standing, gaps, stops, ground: OnceCell::new() }
    }

    fn unit(&self, unit: u32) -> &'a Unit {
        &self.units.list[unit as usize]
    }

    fn ground(&self) -> &Ground {
        self.ground.get_or_init(|| Ground::of(self.forest, self.units, self.standing, self.gaps))
    }

    fn side_of(&self, unit: u32) -> Side {
        self.forest.limbs[self.unit(unit).limb as usize].side
    }

    fn tree_of(&self, unit: u32) -> usize {
        self.forest.limbs[self.unit(unit).limb as usize].tree
    }

    /// The inner and the outer edge of a channel: where its tracks lie between.
    fn extent(&self, channel: Channel, tracks: u32) -> (f64, f64) {
        let Gaps { across, levels, .. } = *self.gaps;
        match channel {
            Channel::Gutter { unit, flank } => {
                let centre = self.standing.stands[self.tree_of(unit)].centre.x;
                let core =
                    self.unit(unit).parent == NO_UNIT && self.forest.trees[self.tree_of(unit)].kind == Root::Core;
                // Beside the core there is room without end.
                let outer = if core { across / 2.0 * f64::from(tracks + 1) } else { across * 0.5 };
                match flank {
                    Flank::Left => {
                        let edge = centre + self.unit(unit).x;
                        (edge - across * 0.125, edge - outer)
                    }
                    Flank::Right => {
                        let edge = centre + self.unit(unit).right();
                        (edge + across * 0.125, edge + outer)
                    }
                }
            }
            Channel::Band { unit, near } => {
                let down = downwards(self.side_of(unit));
                let edge = self.standing.stands[self.tree_of(unit)].centre.y + down * self.unit(unit).end();
                if near {
                    (edge + down * levels * 0.05, edge + down * levels * 0.25)
                } else {
                    (edge + down * levels * 0.95, edge + down * levels * 0.75)
                }
            }
            Channel::RootRow { tree } => {
                let rect = self.rects[self.forest.trees[tree as usize].root];
                (rect.top + rect.height * 0.75, rect.bottom())
            }
            Channel::BlockRight { tree } => {
                let right = self.standing.stands[tree as usize].block.right();
                (right + across * 0.6, right + across * 1.6)
            }
            Channel::Above { row } => {
                let top = self.standing.stands[row as usize].block.top;
                (top - levels * 0.05, top - levels * 0.4)
            }
            Channel::Margin => {
                let right = self.standing.all.map_or(0.0, |all| all.right()) + across * 2.0;
                (right, right + across / 4.0 * f64::from(tracks + 1))
            }
            Channel::Beyond { limb, out } => {
                let limb = &self.forest.limbs[limb as usize];
                let down = downwards(limb.side);
                let edge = self.standing.stands[limb.tree].centre.y + down * out;
                (edge + down * levels * 0.05, edge + down * levels * 0.25)
            }
        }
    }

    /// A leg along a channel, in its middle until tracks are given.
    fn leg(&self, channel: Channel) -> Leg {
        let (inner, outer) = self.extent(channel, 1);
        Leg { at: (inner + outer) / 2.0, channel: Some(channel) }
    }

    fn gutter(&self, unit: u32, flank: Flank) -> Leg {
        self.leg(Channel::Gutter { unit, flank })
    }

    /// The leg where a link first lies, level with its card.
    fn port(&self, card: usize) -> Leg {
        Leg { at: self.rects[card].centre().y, channel: None }
    }

    fn ways(&self, graph: &Graph) -> Vec<Way> {
        let there =
            |link: &super::Link| link.from != link.to && link.from < self.stops.len() && link.to < self.stops.len();
        let links = graph.links.iter().enumerate().filter(|(_, link)| there(link));
        links.map(|(index, link)| self.way(index, link.from, link.to)).collect()
    }

    fn way(&self, link: usize, from: usize, to: usize) -> Way {
        let (a, b) = (self.stops[from], self.stops[to]);
        let (first, last) = (self.port(from), self.port(to));
        let whole = |leaves, middle: Vec<Leg>, meets| {
            let legs = std::iter::once(first).chain(middle).chain([last]).collect();
            Way { link, legs, leaves, meets }
        };
        if a.tree != b.tree {
            if let Some(Shortcut { leaves, middle, meets, .. }) = self.shortcut_between_trees(from, to) {
                return whole(leaves, middle, meets);
            }
            let (leaves, mut middle) = self.to_margin(from);
            let (meets, back) = self.to_margin(to);
            middle.push(self.leg(Channel::Margin));
            middle.extend(back.into_iter().rev());
            return whole(leaves, middle, meets);
        }
        let (from_unit, to_unit) = (self.unit_seen_from(a, b), self.unit_seen_from(b, a));
        if from_unit == to_unit {
            return whole(Flank::Right, vec![self.gutter(from_unit, Flank::Right)], Flank::Right);
        }
        if self.unit(from_unit).limb != self.unit(to_unit).limb {
            // Past the root, on the side that is cheaper for both together.
            let climbs = (self.climb_past_root(from), self.climb_past_root(to));
            let flank = cheaper(|flank| climbs.0.cost(flank) + climbs.1.cost(flank));
            let (leaves, mut middle) = climbs.0.legs(self, flank);
            let (meets, back) = climbs.1.legs(self, flank);
            middle.extend(back.into_iter().rev().skip(1)); // both end in the root's gutter
            return whole(leaves, middle, meets);
        }
        let climbed = self.climbed((from, from_unit), (to, to_unit));
        let most = climbed.cost.min(SHORTCUT_COST_MAX);
        let shorter =
            if a.root || b.root { None } else { shortcut::find(self, (from, from_unit), (to, to_unit), most) };
        let Shortcut { leaves, middle, meets, .. } = shorter.unwrap_or(climbed);
        whole(leaves, middle, meets)
    }

    /// The cheapest way through the channels between two cards of a limb.
    fn climbed(&self, from: (usize, u32), to: (usize, u32)) -> Shortcut {
        let meeting = self.meeting(from.1, to.1);
        if meeting == to.1 {
            let climb = Climb::past(self, from.0, from.1, meeting);
            let meets = cheaper(|flank| climb.cost(flank));
            let (leaves, middle) = climb.legs(self, meets);
            return Shortcut { cost: climb.cost(meets), leaves, middle, meets };
        }
        if meeting == from.1 {
            let back = self.climbed(to, from);
            let middle = back.middle.into_iter().rev().collect();
            return Shortcut { cost: back.cost, leaves: back.meets, middle, meets: back.leaves };
        }
        let climbs = (Climb::below(self, from.0, from.1, meeting), Climb::below(self, to.0, to.1, meeting));
        let mut best = (f64::INFINITY, Flank::Right, Flank::Right);
        for (left, right) in FLANKS.into_iter().flat_map(|left| FLANKS.map(|right| (left, right))) {
            let cost = climbs.0.cost(left) + climbs.1.cost(right) + climbs.0.across(self, left, &climbs.1, right);
            if cost < best.0 {
                best = (cost, left, right);
            }
        }
        let band = self.leg(Channel::Band { unit: meeting, near: false });
        let (leaves, mut middle) = climbs.0.legs(self, best.1);
        let (meets, back) = climbs.1.legs(self, best.2);
        middle.push(band);
        middle.extend(back.into_iter().rev());
        let up = |card: usize| (self.rects[card].centre().y - band.at).abs();
        Shortcut { cost: best.0 + up(from.0) + up(to.0), leaves, middle, meets }
    }

    /// A root stands in both its limbs: it is seen in the one where the other end is.
    fn unit_seen_from(&self, stop: Stop, other: Stop) -> u32 {
        if stop.root { self.units.roots[self.unit(other.unit).limb as usize] } else { stop.unit }
    }

    /// The unit that both hang from (or that one of them is).
    fn meeting(&self, a: u32, b: u32) -> u32 {
        let (mut a, mut b) = (a, b);
        while a != b {
            let (depth_a, depth_b) = (self.unit(a).depth, self.unit(b).depth);
            if depth_a >= depth_b {
                a = self.unit(a).parent;
            }
            if depth_b >= depth_a {
                b = self.unit(b).parent;
            }
        }
        a
    }

    /// From a constraint to a cause near by, say.
    fn shortcut_between_trees(&self, from: usize, to: usize) -> Option<Shortcut> {
        let (a, b) = (self.stops[from], self.stops[to]);
        let core = |stop: Stop| stop.root && self.forest.trees[stop.tree as usize].kind == Root::Core;
        if core(a) || core(b) || self.side_of(a.unit) != self.side_of(b.unit) {
            return None;
        }
        shortcut::find(self, (from, a.unit), (to, b.unit), SHORTCUT_BETWEEN_TREES_MAX)
    }

    fn climb_past_root(&self, card: usize) -> Climb {
        let unit = self.stops[card].unit;
        Climb::past(self, card, unit, self.units.roots[self.unit(unit).limb as usize])
    }

    /// From a card to the right margin, without the margin itself.
    fn to_margin(&self, card: usize) -> (Flank, Vec<Leg>) {
        let stop = self.stops[card];
        let tree = self.forest.trees[stop.tree as usize];
        let root = self.units.roots[self.unit(stop.unit).limb as usize];
        match tree.kind {
            Root::Core if stop.root => (Flank::Right, Vec::new()),
            Root::Core => {
                let climb = Climb::below(self, card, stop.unit, root);
                let flank = cheaper(|flank| climb.cost(flank) + climb.out_to_right(self, flank));
                let (leaves, mut legs) = climb.legs(self, flank);
                legs.push(self.leg(Channel::Band { unit: root, near: false }));
                (leaves, legs)
            }
            Root::Constraint | Root::Loose => {
                let (leaves, mut legs) = if stop.root {
                    (Flank::Right, Vec::new())
                } else {
                    let (leaves, mut legs) = self.climb_past_root(card).legs(self, Flank::Right);
                    legs.push(self.leg(Channel::RootRow { tree: stop.tree }));
                    (leaves, legs)
                };
                legs.push(self.leg(Channel::BlockRight { tree: stop.tree }));
                legs.push(self.leg(Channel::Above { row: self.standing.stands[stop.tree as usize].row }));
                (leaves, legs)
            }
        }
    }
}

fn cheaper(cost: impl Fn(Flank) -> f64) -> Flank {
    if cost(Flank::Left) < cost(Flank::Right) { Flank::Left } else { Flank::Right }
}

/// By spot: how many rails of its column pass left of it.
fn rails_passing(forest: &Forest, units: &Units) -> Vec<u32> {
    let count = forest.spots.len();
    let mut last_child = vec![AT_ROOT; count];
    for (at, spot) in forest.spots.iter().enumerate().filter(|(_, spot)| spot.parent != AT_ROOT) {
        last_child[spot.parent as usize] = at as u32;
    }
    let mut rails = vec![0; count];
    for (at, spot) in forest.spots.iter().enumerate() {
        if !units.seats[at].head {
            let parent = spot.parent as usize;
            rails[at] = rails[parent] + u32::from(last_child[parent] != at as u32);
        }
    }
    rails
}
