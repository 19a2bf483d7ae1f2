//! The tree's own lines: curved from a card to the row that hangs from it, squared along the rail of a column.

use super::forest::{AT_ROOT, Forest};
use super::unit::Units;
use super::{Edge, Gaps, Layout, Point, Role, Shape, Side};

/// The lines to a row leave their card along this share of its width at most, so that they thin out as a trunk does.
const TRUNK_SHARE_MAX: f64 = 0.6;
/// Two neighbouring lines leave this share of the card's width apart, if there is room.
const TRUNK_STEP_SHARE: f64 = 1.0 / 6.0;
/// How far across the gap a curve's handles reach: so far that it runs nearly straight out of its card, past the
/// links that run close to the cards, and bends in the middle.
const HANDLE_SHARE: f64 = 0.9;

/// Appends an edge for every card that hangs from another.
pub(super) fn draw(layout: &mut Layout, forest: &Forest, units: &Units, gaps: &Gaps) {
    for (limb_index, limb) in forest.limbs.iter().enumerate() {
        let root = forest.trees[limb.tree].root;
        for at in limb.start..limb.end {
            let (spot, seat) = (forest.spots[at], units.seats[at]);
            let outer = spot.card as usize;
            let (inner, above) = if spot.parent == AT_ROOT {
                (root, units.roots[limb_index])
            } else {
                (forest.spots[spot.parent as usize].card as usize, units.seats[spot.parent as usize].unit)
            };
            let (parent, child) = (layout.rects[inner], layout.rects[outer]);
            let (parent_edge, child_edge) = match limb.side {
                Side::Cause => (parent.bottom(), child.top),
                Side::Effect => (parent.top, child.bottom()),
            };
            let start = layout.points.len() as u32;
            let shape = if seat.head {
                let place = units.list[seat.unit as usize].index;
                let leave = parent.centre().x + parent.width * fan(place, units.list[above as usize].children);
                let (meet, handle) = (child.centre().x, (child_edge - parent_edge) * HANDLE_SHARE);
                layout.points.extend([
                    Point { x: leave, y: parent_edge },
                    Point { x: leave, y: parent_edge + handle },
                    Point { x: meet, y: child_edge - handle },
                    Point { x: meet, y: child_edge },
                ]);
                Shape::Curve
            } else {
                let (rail, middle) = (parent.left + gaps.indent / 2.0, child.centre().y);
                layout.points.extend([
                    Point { x: rail, y: parent_edge },
                    Point { x: rail, y: middle },
                    Point { x: child.left, y: middle },
                ]);
                Shape::Square
            };
            let (from, to) = match limb.side {
                Side::Cause => {
                    layout.points[start as usize..].reverse();
                    (outer, inner)
                }
                Side::Effect => (inner, outer),
            };
            let role = Role::Branch { level: spot.level };
            layout.edges.push(Edge { from, to, role, shape, start, end: layout.points.len() as u32 });
        }
    }
}

/// Where the line to the child at `place` of `count` leaves its card: a share of the width, from the middle.
fn fan(place: u32, count: u32) -> f64 {
    let steps = f64::from(count.max(2) - 1);
    let step = TRUNK_STEP_SHARE.min(TRUNK_SHARE_MAX / steps);
    (f64::from(place) - f64::from(count.max(1) - 1) / 2.0) * step
}
