//! Packs rows of units as close as their branches allow, in linear time.
//!
//! A. van der Ploeg, *Drawing non-layered tidy trees in linear time*, Software: Practice and Experience 44 (2014), with
//! two changes: no recursion (units are numbered parents first, so a loop backwards goes from the leaves), and all
//! limbs at once. A unit counts with the gap to its right and beyond its far edge.

use super::Gaps;
use super::unit::{NO_UNIT, Unit};

/// The paper's per-node variables, by its names spelled out.
#[derive(Clone, Copy)]
struct Node {
    width: f64,
    /// Where the unit and the gap beyond it end.
    end: f64,
    /// Left edge before the shifts of its ancestors.
    preliminary: f64,
    /// Shift of the whole branch.
    modifier: f64,
    /// Shifts to be spread over the siblings in between, see [`Packing::spread_shifts`].
    shift: f64,
    change: f64,
    /// Where the branch's outline goes on when it is shorter than its neighbour's.
    left_thread: u32,
    right_thread: u32,
    /// The unit where the outline ends, and the modifiers summed on the way to it.
    left_extreme: u32,
    right_extreme: u32,
    left_extreme_shift: f64,
    right_extreme_shift: f64,
}

/// Sets every unit's `x`; a root's centre is at 0.
pub(super) fn pack(units: &mut [Unit], gaps: &Gaps) {
    let mut packing = Packing::of(units, gaps);
    packing.place_from_leaves();
    packing.sum_from_roots(units);
}

struct Packing {
    nodes: Vec<Node>,
    /// The children of unit `u` are `list[first[u]..first[u + 1]]`.
    first: Vec<u32>,
    list: Vec<u32>,
}

/// The siblings to the left as seen from outside: how far out each that can be seen reaches, nearest last.
type Skyline = Vec<(f64, usize)>;

impl Packing {
    fn of(units: &[Unit], gaps: &Gaps) -> Packing {
        let mut first = Vec::with_capacity(units.len() + 1);
        let mut total = 0;
        for unit in units {
            first.push(total);
            total += unit.children;
        }
        first.push(total);
        let mut list = vec![0; total as usize];
        for (index, unit) in units.iter().enumerate() {
            if unit.parent != NO_UNIT {
                list[(first[unit.parent as usize] + unit.index) as usize] = index as u32;
            }
        }
        let node = |(index, unit): (usize, &Unit)| Node {
            width: unit.width + gaps.across,
            end: unit.end() + gaps.levels,
            preliminary: 0.0,
            modifier: 0.0,
            shift: 0.0,
            change: 0.0,
            left_thread: NO_UNIT,
            right_thread: NO_UNIT,
            left_extreme: index as u32,
            right_extreme: index as u32,
            left_extreme_shift: 0.0,
            right_extreme_shift: 0.0,
        };
        Packing { nodes: units.iter().enumerate().map(node).collect(), first, list }
    }

    fn children(&self, unit: usize) -> &[u32] {
        &self.list[self.first[unit] as usize..self.first[unit + 1] as usize]
    }

    fn node(&self, unit: u32) -> &Node {
        &self.nodes[unit as usize]
    }

    /// The paper's first walk.
    fn place_from_leaves(&mut self) {
        let mut skyline = Skyline::new();
        for unit in (0..self.nodes.len()).rev() {
            let children = self.first[unit] as usize..self.first[unit + 1] as usize;
            let (Some(&leftmost), Some(&rightmost)) =
                (self.list[children.clone()].first(), self.list[children.clone()].last())
            else {
                continue;
            };
            skyline.clear();
            skyline.push((self.node(self.node(leftmost).left_extreme).end, 0));
            for place in 1..children.len() {
                let child = self.list[children.start + place];
                let reach = self.node(self.node(child).right_extreme).end;
                self.separate(children.start, place, &skyline);
                while skyline.pop_if(|(lowest, _)| reach >= *lowest).is_some() {}
                skyline.push((reach, place));
            }
            let (left, right) = (*self.node(leftmost), *self.node(rightmost));
            let node = &mut self.nodes[unit];
            let row = left.preliminary + left.modifier + right.preliminary + right.modifier + right.width;
            node.preliminary = (row - node.width) / 2.0;
            node.left_extreme = left.left_extreme;
            node.left_extreme_shift = left.left_extreme_shift;
            node.right_extreme = right.right_extreme;
            node.right_extreme_shift = right.right_extreme_shift;
        }
    }

    /// Moves the child at `place` right until its branch is clear of all to its left.
    fn separate(&mut self, row: usize, place: usize, skyline: &Skyline) {
        let (before, moved) = (self.list[row + place - 1], self.list[row + place]);
        let mut seen = skyline.len() - 1;
        // The right outline of what is to the left, and the left outline of what moves.
        let (mut right, mut left) = (before, moved);
        let mut right_shift = self.node(right).modifier;
        let mut left_shift = self.node(left).modifier;
        while right != NO_UNIT && left != NO_UNIT {
            let (there, here) = (*self.node(right), *self.node(left));
            while seen > 0 && there.end > skyline[seen].0 {
                seen -= 1;
            }
            let overlap = right_shift + there.preliminary + there.width - left_shift - here.preliminary;
            // The first pair is brought together, too: the paper's branches only ever move right, and one that starts
            // too far to the right leaves a hole.
            let first_pair = (right, left) == (before, moved);
            if overlap > 0.0 || first_pair {
                left_shift += overlap;
                self.shift_branch(row, place, skyline[seen].1, overlap);
            }
            if there.end <= here.end {
                right = self.next_on_right_outline(right);
                if right != NO_UNIT {
                    right_shift += self.node(right).modifier;
                }
            }
            if there.end >= here.end {
                left = self.next_on_left_outline(left);
                if left != NO_UNIT {
                    left_shift += self.node(left).modifier;
                }
            }
        }
        let first = self.list[row];
        if right == NO_UNIT && left != NO_UNIT {
            // What moved reaches further: the left outline of all goes on along it.
            let Node { left_extreme: end, left_extreme_shift: end_shift, .. } = *self.node(first);
            let difference = left_shift - self.node(left).modifier - end_shift;
            let end = &mut self.nodes[end as usize];
            end.left_thread = left;
            end.modifier += difference;
            end.preliminary -= difference;
            let Node { left_extreme, left_extreme_shift, .. } = *self.node(moved);
            let first = &mut self.nodes[first as usize];
            first.left_extreme = left_extreme;
            first.left_extreme_shift = left_extreme_shift;
        } else if right != NO_UNIT && left == NO_UNIT {
            // What is to the left reaches further: the right outline of all goes on along it.
            let Node { right_extreme: end, right_extreme_shift: end_shift, .. } = *self.node(moved);
            let difference = right_shift - self.node(right).modifier - end_shift;
            let end = &mut self.nodes[end as usize];
            end.right_thread = right;
            end.modifier += difference;
            end.preliminary -= difference;
            let Node { right_extreme, right_extreme_shift, .. } = *self.node(before);
            let moved = &mut self.nodes[moved as usize];
            moved.right_extreme = right_extreme;
            moved.right_extreme_shift = right_extreme_shift;
        }
    }

    fn next_on_left_outline(&self, unit: u32) -> u32 {
        self.children(unit as usize).first().copied().unwrap_or(self.node(unit).left_thread)
    }

    fn next_on_right_outline(&self, unit: u32) -> u32 {
        self.children(unit as usize).last().copied().unwrap_or(self.node(unit).right_thread)
    }

    /// Shifts the child at `place`, pushed by the one at `pushed_by`; those in between will share the new room.
    fn shift_branch(&mut self, row: usize, place: usize, pushed_by: usize, distance: f64) {
        let moved = self.list[row + place] as usize;
        let node = &mut self.nodes[moved];
        node.modifier += distance;
        node.left_extreme_shift += distance;
        node.right_extreme_shift += distance;
        if pushed_by + 1 < place {
            let share = distance / (place - pushed_by) as f64;
            node.shift -= share;
            node.change -= distance - share;
            let next = self.list[row + pushed_by + 1] as usize;
            self.nodes[next].shift += share;
        }
    }

    /// The paper's second walk.
    fn sum_from_roots(&mut self, units: &mut [Unit]) {
        let mut shift_above = vec![0.0; units.len()];
        let mut root_centre = 0.0;
        for unit in 0..units.len() {
            let node = self.nodes[unit];
            let shift = shift_above[unit] + node.modifier;
            let left = node.preliminary + shift;
            if units[unit].parent == NO_UNIT {
                root_centre = left + units[unit].width / 2.0;
            }
            units[unit].x = left - root_centre;
            self.spread_shifts(unit);
            for at in self.first[unit]..self.first[unit + 1] {
                shift_above[self.list[at as usize] as usize] = shift;
            }
        }
    }

    /// Gives the siblings between a pushing and a pushed branch their shares of the room.
    fn spread_shifts(&mut self, unit: usize) {
        let (mut share, mut sum) = (0.0, 0.0);
        for at in self.first[unit]..self.first[unit + 1] {
            let child = &mut self.nodes[self.list[at as usize] as usize];
            share += child.shift;
            sum += share + child.change;
            child.modifier += sum;
        }
    }
}
