//! A link's way from its card towards the root, unit by unit.

use super::{CROSSING_COST, Channel, FLANKS, Flank, Gutters, Leg};

/// Few boards have more rows.
const ROWS_USUAL: usize = 8;
/// Crossing the line that ends in the same card is easier to read than crossing another's.
const OWN_LINE_SHARE: f64 = 0.4;

/// The cheapest ways into each gutter on the way up.
pub(super) struct Climb {
    /// From the card's own unit upwards.
    units: Vec<u32>,
    /// For each unit and flank (left, right).
    steps: Vec<[Step; 2]>,
    /// Whether the line from the first unit to its parent ends in the card itself.
    own_line: bool,
}

#[derive(Clone, Copy)]
struct Step {
    cost: f64,
    /// The flank of the unit before.
    from: Flank,
    /// Where the gutter is.
    gutter: Leg,
}

impl Climb {
    /// Up to the gutter of the child of `end`.
    pub fn below(gutters: &Gutters, card: usize, unit: u32, end: u32) -> Climb {
        let mut climb = Climb::start(gutters, card, unit);
        let mut next = gutters.unit(unit).parent;
        while next != end && next != super::NO_UNIT {
            climb.pass(gutters, next);
            next = gutters.unit(next).parent;
        }
        climb
    }

    /// Up to the gutter of `end` itself.
    pub fn past(gutters: &Gutters, card: usize, unit: u32, end: u32) -> Climb {
        let mut climb = Climb::below(gutters, card, unit, end);
        if unit != end {
            climb.pass(gutters, end);
        }
        climb
    }

    fn start(gutters: &Gutters, card: usize, unit: u32) -> Climb {
        let stop = gutters.stops[card];
        let step = |flank, cost| Step { cost, from: flank, gutter: gutters.gutter(unit, flank) };
        let left = step(Flank::Left, CROSSING_COST * f64::from(stop.rails));
        let right = step(Flank::Right, 0.0);
        let (mut units, mut steps) = (Vec::with_capacity(ROWS_USUAL), Vec::with_capacity(ROWS_USUAL));
        units.push(unit);
        steps.push([left, right]);
        Climb { units, steps, own_line: stop.head }
    }

    fn top(&self) -> (u32, &[Step; 2]) {
        (self.units[self.units.len() - 1], &self.steps[self.steps.len() - 1])
    }

    pub fn cost(&self, flank: Flank) -> f64 {
        self.top().1[flank as usize].cost
    }

    /// Lines crossed between a gutter of the top unit and the outer end, left or right, of its row.
    fn lines_to_end(&self, gutters: &Gutters, flank: Flank, end: Flank) -> f64 {
        let (unit, _) = self.top();
        let place = gutters.unit(unit);
        let beyond = match end {
            Flank::Left => place.index,
            Flank::Right => gutters.unit(place.parent).children - 1 - place.index,
        };
        f64::from(beyond) + self.line_crossed(flank, end)
    }

    /// What it counts to cross the top unit's own line, if going from `flank` towards `towards` does.
    fn line_crossed(&self, flank: Flank, towards: Flank) -> f64 {
        let own = self.units.len() == 1 && self.own_line;
        match (flank == towards, own) {
            (true, _) => 0.0,
            (false, true) => OWN_LINE_SHARE,
            (false, false) => 1.0,
        }
    }

    fn pass(&mut self, gutters: &Gutters, unit: u32) {
        let (_, steps) = self.top();
        let steps = FLANKS.map(|to| {
            let gutter = gutters.gutter(unit, to);
            let way = |from: Flank| {
                let length = (gutter.at - steps[from as usize].gutter.at).abs();
                let lines = self.lines_to_end(gutters, from, to);
                steps[from as usize].cost + lines * CROSSING_COST + length
            };
            let from = super::cheaper(way);
            Step { cost: way(from), from, gutter }
        });
        self.units.push(unit);
        self.steps.push(steps);
    }

    /// The cost of going on, in the band above, to the top of another climb in the same row.
    pub fn across(&self, gutters: &Gutters, flank: Flank, other: &Climb, other_flank: Flank) -> f64 {
        let ((here, steps), (there, other_steps)) = (self.top(), other.top());
        let (index, other_index) = (gutters.unit(here).index, gutters.unit(there).index);
        let (towards, back) =
            if index < other_index { (Flank::Right, Flank::Left) } else { (Flank::Left, Flank::Right) };
        let between = f64::from(index.abs_diff(other_index).saturating_sub(1));
        let lines = between + self.line_crossed(flank, towards) + other.line_crossed(other_flank, back);
        let length = (steps[flank as usize].gutter.at - other_steps[other_flank as usize].gutter.at).abs();
        lines * CROSSING_COST + length
    }

    /// The cost of going on, in the band above, out to the right of the row.
    pub fn out_to_right(&self, gutters: &Gutters, flank: Flank) -> f64 {
        self.lines_to_end(gutters, flank, Flank::Right) * CROSSING_COST
    }

    /// The flank where the link leaves its card, and its pieces up to the top unit's gutter on `flank`.
    pub fn legs(&self, gutters: &Gutters, flank: Flank) -> (Flank, Vec<Leg>) {
        let mut legs = Vec::with_capacity(2 * self.units.len());
        let mut flank = flank;
        for (place, (&unit, steps)) in self.units.iter().zip(&self.steps).enumerate().rev() {
            let gutter = steps[flank as usize].gutter;
            legs.push(gutter);
            if place > 0 {
                let from = steps[flank as usize].from;
                let below = self.steps[place - 1][from as usize].gutter;
                // From outside the unit the run lies close to it, above the bend of the tree's curves; from under
                // it close to the children, below the bend. So it crosses each curve in its way only once.
                let near = match flank {
                    Flank::Left => below.at < gutter.at,
                    Flank::Right => below.at > gutter.at,
                };
                legs.push(gutters.leg(Channel::Band { unit, near }));
                flank = from;
            }
        }
        legs.reverse();
        (flank, legs)
    }
}
