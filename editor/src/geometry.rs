//! Points, sizes and rectangles. A value says its space by its name: `point_in_screen` (CSS pixels from
//! the canvas's upper left corner) or `point_in_world` (board units); the types are the same.

/// A point, or a vector.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// A point from its two coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Point { x, y }
    }
    /// The vector from `other` to here.
    pub fn minus(self, other: Point) -> Point {
        Point::new(self.x - other.x, self.y - other.y)
    }
    /// This point moved by a vector.
    pub fn plus(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
    /// This vector made longer or shorter.
    pub fn times(self, factor: f64) -> Point {
        Point::new(self.x * factor, self.y * factor)
    }
    /// How far it is to `other`.
    pub fn distance(self, other: Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
    /// The point a part `t` (0–1) of the way to `other`.
    pub fn towards(self, other: Point, t: f64) -> Point {
        self.plus(other.minus(self).times(t))
    }
}

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// A rectangle from its upper left corner and its size.
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Rect { x, y, w, h }
    }
    /// Right edge.
    pub fn right(self) -> f64 {
        self.x + self.w
    }
    /// Lower edge.
    pub fn bottom(self) -> f64 {
        self.y + self.h
    }
    /// The middle.
    pub fn center(self) -> Point {
        Point::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }
    /// Does the point lie in it, edges included?
    pub fn contains(self, point: Point) -> bool {
        (self.x..=self.right()).contains(&point.x) && (self.y..=self.bottom()).contains(&point.y)
    }
    /// Do the two share any area?
    pub fn intersects(self, other: Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
    /// Is `other` wholly inside?
    pub fn covers(self, other: Rect) -> bool {
        self.x <= other.x && self.y <= other.y && self.right() >= other.right() && self.bottom() >= other.bottom()
    }
    /// The smallest rectangle around both.
    pub fn union(self, other: Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }
    /// Wider and higher by `by` on every side (smaller when negative).
    pub fn grown(self, by: f64) -> Rect {
        Rect::new(self.x - by, self.y - by, self.w + 2.0 * by, self.h + 2.0 * by)
    }
    /// The same size elsewhere.
    pub fn moved(self, by: Point) -> Rect {
        Rect { x: self.x + by.x, y: self.y + by.y, ..self }
    }
    /// At least `side` wide and high, around the same middle: how small things stay easy to hit.
    pub fn at_least(self, side: f64) -> Rect {
        let (w, h) = (self.w.max(side), self.h.max(side));
        Rect::new(self.x - (w - self.w) / 2.0, self.y - (h - self.h) / 2.0, w, h)
    }
    /// The rectangle a part `t` (0–1) of the way to `other`.
    pub fn towards(self, other: Rect, t: f64) -> Rect {
        let mix = |a: f64, b: f64| a + (b - a) * t;
        Rect::new(mix(self.x, other.x), mix(self.y, other.y), mix(self.w, other.w), mix(self.h, other.h))
    }
    /// The smallest rectangle around some points, if there are any.
    pub fn around(points: &[Point]) -> Option<Rect> {
        let (first, rest) = points.split_first()?;
        let start = Rect::new(first.x, first.y, 0.0, 0.0);
        Some(rest.iter().fold(start, |rect, p| rect.union(Rect::new(p.x, p.y, 0.0, 0.0))))
    }
}

/// Distance from a point to a line between two points.
pub fn distance_to_segment(point: Point, a: Point, b: Point) -> f64 {
    let along = b.minus(a);
    let length_squared = along.x * along.x + along.y * along.y;
    if length_squared == 0.0 {
        return point.distance(a);
    }
    let from_a = point.minus(a);
    let t = ((from_a.x * along.x + from_a.y * along.y) / length_squared).clamp(0.0, 1.0);
    point.distance(a.towards(b, t))
}

/// Fast at first, gentle at the end: how things move here. `t` and the result run from 0 to 1.
pub fn ease_out(t: f64) -> f64 {
    1.0 - (1.0 - t.clamp(0.0, 1.0)).powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_that_only_touch_share_nothing() {
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!rect.intersects(Rect::new(10.0, 0.0, 5.0, 5.0)));
        assert!(rect.intersects(Rect::new(9.9, 0.0, 5.0, 5.0)));
    }

    #[test]
    fn a_small_thing_gets_a_hit_area_around_its_own_middle() {
        let grown = Rect::new(10.0, 10.0, 4.0, 30.0).at_least(24.0);
        assert_eq!(grown, Rect::new(0.0, 10.0, 24.0, 30.0));
    }

    #[test]
    fn the_distance_to_a_line_ends_at_its_ends() {
        let (a, b) = (Point::new(0.0, 0.0), Point::new(10.0, 0.0));
        assert_eq!(distance_to_segment(Point::new(5.0, 3.0), a, b), 3.0);
        assert_eq!(distance_to_segment(Point::new(13.0, 4.0), a, b), 5.0);
        assert_eq!(distance_to_segment(Point::new(3.0, 4.0), a, a), 5.0);
    }
}
