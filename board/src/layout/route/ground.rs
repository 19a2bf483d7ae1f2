//! The ground: what stands on it, and whether a stretch of it is free.

use super::super::forest::Forest;
use super::super::stand::{Standing, downwards};
use super::super::unit::{NO_UNIT, Unit, Units};
use super::super::{Gaps, Point, Rect};

/// The side of a square of the map, in board units, at least: a few cards.
const SQUARE_MIN: f64 = 512.0;
/// The map has at most about so many squares for each thing on it.
const SQUARES_EACH: f64 = 4.0;

/// A map of all cards and columns, and of the bands where the tree's lines fan out.
pub(super) struct Ground {
    things: Vec<Rect>,
    origin: Point,
    squares_each_unit: f64,
    across: usize,
    down: usize,
    /// The things that touch square `s` are `list[first[s]..first[s + 1]]`.
    first: Vec<u32>,
    list: Vec<u32>,
}

impl Ground {
    pub fn of(forest: &Forest, units: &Units, standing: &Standing, gaps: &Gaps) -> Ground {
        let things = things(forest, units, standing, gaps);
        let all = things.iter().copied().reduce(|all, thing| all.union(&thing)).unwrap_or_default();
        let square = (all.width * all.height / (SQUARES_EACH * things.len() as f64)).sqrt().max(SQUARE_MIN);
        let (across, down) = ((all.width / square) as usize + 1, (all.height / square) as usize + 1);
        let origin = Point { x: all.left, y: all.top };
        let mut ground =
            Ground { things, origin, squares_each_unit: 1.0 / square, across, down, first: vec![], list: vec![] };
        let mut first = vec![0u32; across * down + 1];
        for thing in &ground.things {
            ground.squares(thing).for_each(|square| first[square + 1] += 1);
        }
        for square in 0..across * down {
            first[square + 1] += first[square];
        }
        let mut list = vec![0u32; first[across * down] as usize];
        let mut next = first.clone();
        for (index, thing) in ground.things.iter().enumerate() {
            for square in ground.squares(thing) {
                list[next[square] as usize] = index as u32;
                next[square] += 1;
            }
        }
        (ground.first, ground.list) = (first, list);
        ground
    }

    /// Something that stands in a stretch, if it isn't free.
    pub fn in_the_way(&self, stretch: &Rect) -> Option<&Rect> {
        let here = |thing: &&Rect| {
            thing.left < stretch.right()
                && stretch.left < thing.right()
                && thing.top < stretch.bottom()
                && stretch.top < thing.bottom()
        };
        self.squares(stretch).find_map(|square| {
            let list = &self.list[self.first[square] as usize..self.first[square + 1] as usize];
            list.iter().map(|&thing| &self.things[thing as usize]).find(here)
        })
    }

    fn squares(&self, rect: &Rect) -> impl Iterator<Item = usize> + use<> {
        let clamped = |length: f64, count: usize| ((length * self.squares_each_unit) as usize).min(count - 1);
        let (left, right) = (rect.left - self.origin.x, rect.right() - self.origin.x);
        let (top, bottom) = (rect.top - self.origin.y, rect.bottom() - self.origin.y);
        let columns = clamped(left, self.across)..=clamped(right, self.across);
        let across = self.across;
        let rows = clamped(top, self.down)..=clamped(bottom, self.down);
        rows.flat_map(move |row| columns.clone().map(move |column| row * across + column))
    }
}

fn things(forest: &Forest, units: &Units, standing: &Standing, gaps: &Gaps) -> Vec<Rect> {
    let rect = |unit: &Unit, left: f64, right: f64, near: f64, far: f64| {
        let limb = &forest.limbs[unit.limb as usize];
        let (centre, down) = (standing.stands[limb.tree].centre, downwards(limb.side));
        let (near, far) = (centre.y + down * near, centre.y + down * far);
        Rect { left: centre.x + left, top: near.min(far), width: right - left, height: (far - near).abs() }
    };
    let mut things: Vec<Rect> =
        units.list.iter().map(|unit| rect(unit, unit.x, unit.right(), unit.out, unit.end())).collect();
    // A row's first child makes the band, its later siblings widen it.
    let mut bands: Vec<Option<(f64, f64)>> = vec![None; units.list.len()];
    for unit in units.list.iter().filter(|unit| unit.parent != NO_UNIT) {
        let parent = &units.list[unit.parent as usize];
        let band = bands[unit.parent as usize].get_or_insert((parent.x, parent.right()));
        *band = (band.0.min(unit.x), band.1.max(unit.right()));
    }
    for (unit, band) in units.list.iter().zip(bands) {
        if let Some((left, right)) = band {
            things.push(rect(unit, left, right, unit.end(), unit.end() + gaps.levels));
        }
    }
    things
}
