//! Points and rectangles in board units.

use super::Shape;

/// A point on the board.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A rectangle on the board, by its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// Rightwards.
    pub width: f64,
    /// Downwards.
    pub height: f64,
}

impl Rect {
    /// The right edge.
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    /// The lower edge.
    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// The middle.
    pub fn centre(&self) -> Point {
        Point { x: self.left + self.width / 2.0, y: self.top + self.height / 2.0 }
    }

    /// What holds both.
    pub fn union(&self, other: &Rect) -> Rect {
        let (left, top) = (self.left.min(other.left), self.top.min(other.top));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Rect { left, top, width: right - left, height: bottom - top }
    }

    /// What holds this and the point.
    pub fn reaching(&self, point: Point) -> Rect {
        self.union(&Rect { left: point.x, top: point.y, width: 0.0, height: 0.0 })
    }
}

/// How many straight pieces stand for a curve.
const CURVE_PIECES: u32 = 12;

/// A line's points as straight pieces, for measuring and for hit tests: a curve is cut into pieces, a squared line is
/// given back as it is.
pub fn flattened(shape: Shape, points: &[Point]) -> Vec<Point> {
    match (shape, points) {
        (Shape::Curve, &[a, b, c, d]) => (0..=CURVE_PIECES)
            .map(|piece| {
                let t = f64::from(piece) / f64::from(CURVE_PIECES);
                let s = 1.0 - t;
                let mix = |a: f64, b: f64, c: f64, d: f64| {
                    s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
                };
                Point { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) }
            })
            .collect(),
        (Shape::Curve | Shape::Square, points) => points.to_vec(),
    }
}
