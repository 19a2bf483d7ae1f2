//! The lines between cards: the tree's own, thick at the trunk, and the links, thin with an arrow.

use crate::{
    card::{CardLine, Detail, Shape},
    geometry::{Point, Rect, Size, distance_to_segment},
    paint::{Align, Dash, Family, Font, Icon, Ink, Painter, Piece, Role, Stroke, TextRun},
    pill,
};
use board::{
    id::{LinkId, NoteId},
    link::LinkKind,
};

/// Radius of a squared line's corners.
const CORNER: f64 = 8.0;
const ARROW_LENGTH: f64 = 8.0;
const ARROW_HALF_WIDTH: f64 = 4.0;
const LINK_WIDTH: f64 = 1.5;
const TAG_HEIGHT: f64 = 21.0;

/// Why a line is there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Why {
    /// The tree itself; the level is that of the card further out.
    Branch {
        /// Steps from the core.
        level: u32,
    },
    /// A link of the document.
    Link {
        /// Which.
        link: LinkId,
        /// What it says.
        kind: LinkKind,
    },
}

/// One line, as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Where it begins.
    pub from: NoteId,
    /// Where it ends.
    pub to: NoteId,
    /// Why it is there.
    pub why: Why,
    /// The family of its colour.
    pub family: Family,
    /// Is it a cubic curve of four points, or squared from point to point?
    pub curved: bool,
    /// Its points, in board units.
    pub points: Vec<Point>,
    /// A link's points as straight pieces, for hit tests and arrows; empty for the tree's own lines.
    pub flat: Vec<Point>,
    /// Its name and where it stands: vicious circles have one.
    pub tag: Option<(CardLine, Rect)>,
    /// How many innspill it has, and where that stands.
    pub inputs: Option<(CardLine, Rect)>,
}

impl Line {
    /// Where it is painted, piece by piece: what a change of it makes stale. One rectangle around a link that crosses the
    /// whole board would cover the board.
    pub fn painted_rects(&self) -> impl Iterator<Item = Rect> {
        // A cubic curve stays within the hull of its four points.
        let pieces = if self.curved { self.points.len().max(1) } else { 2 };
        let around = self.points.windows(pieces).filter_map(Rect::around).map(|rect| rect.grown(ARROW_LENGTH));
        let pill = self.inputs_rect().map(|rect| rect.grown(pill::RING));
        around.chain(self.tag.map(|(_, rect)| rect)).chain(pill)
    }

    /// Is any of it painted here?
    pub fn is_in(&self, rect_in_world: Rect) -> bool {
        self.painted_rects().any(|rect| rect.intersects(rect_in_world))
    }

    /// How far a point of the board is from it.
    pub fn distance(&self, point_in_world: Point) -> f64 {
        let pieces = self.flat.windows(2);
        pieces.map(|ends| distance_to_segment(point_in_world, ends[0], ends[1])).fold(f64::INFINITY, f64::min)
    }

    /// The same line along other points, on its way.
    pub fn along(&self, points: Vec<Point>) -> Line {
        // An arrowhead needs no more than the last straight piece; a curve has none.
        Line {
            from: self.from.clone(),
            to: self.to.clone(),
            why: self.why.clone(),
            family: self.family,
            curved: self.curved,
            flat: points.clone(),
            points,
            tag: None,
            inputs: None,
        }
    }

    /// Is it drawn when neither of its ends is chosen? What a constraint binds is shown when asked for.
    pub fn always_shown(&self) -> bool {
        match &self.why {
            Why::Branch { .. } => true,
            Why::Link { kind, .. } => match kind {
                LinkKind::Causes | LinkKind::Feedback | LinkKind::Contributes => true,
                LinkKind::Constrains => false,
            },
        }
    }

    /// Is it drawn while this note is chosen?
    pub fn is_shown(&self, selected: Option<&NoteId>) -> bool {
        self.always_shown() || selected.is_some_and(|note| self.from == *note || self.to == *note)
    }

    /// The link that it is drawn for, if it is not the tree's own.
    pub fn link(&self) -> Option<&LinkId> {
        match &self.why {
            Why::Branch { .. } => None,
            Why::Link { link, .. } => Some(link),
        }
    }

    /// Where its innspill pill is.
    pub fn inputs_rect(&self) -> Option<Rect> {
        self.inputs.map(|(_, rect)| rect)
    }

    /// Paint it, in its own colour or in another (that of a selection).
    pub fn paint(&self, detail: Detail, other_ink: Option<Ink>, painter: &mut impl Painter) {
        let (ink, width, dash, arrow) = self.look();
        let is_link = arrow;
        if is_link && detail == Detail::Blocks {
            return;
        }
        let ink = other_ink.unwrap_or(ink);
        painter.line(&self.pieces(), Stroke { ink, width, dash });
        if arrow && let [.., before, end] = self.flat.as_slice() {
            painter.polygon(&arrowhead(*before, *end), ink);
        }
    }

    /// Paint its name, above the cards.
    pub fn paint_tag(&self, painter: &mut impl Painter) {
        let Some((line, rect)) = self.tag else { return };
        let token = |role| Ink::Token(Family::Neutral, role);
        let border = Stroke { ink: token(Role::BorderSubtle), width: 1.0, dash: Dash::Solid };
        painter.round_rect(rect, TAG_HEIGHT / 2.0, Some(token(Role::BackgroundDefault)), Some(border));
        let ink = token(Role::TextSubtle);
        painter.icon(Icon::ArrowsCirclepath, Rect::new(rect.x + 7.0, rect.y + 4.0, 13.0, 13.0), ink);
        let y = rect.y + (TAG_HEIGHT - Font::Label.line_height()) / 2.0 + Font::Label.baseline();
        let at = Point::new(rect.x + 24.0, y);
        painter.text(TextRun { text: line.text, at, font: Font::Label, ink, align: Align::Left });
    }

    /// Paint how many innspill it has, above the cards.
    pub fn paint_pill(&self, painter: &mut impl Painter) {
        if let Some((count, rect)) = self.inputs {
            pill::paint(count, rect, painter);
        }
    }

    /// Where something of this size could stand on it: along the pieces, longest first, the middle of each first.
    pub fn places(&self, Size { w, h }: Size) -> Vec<Rect> {
        let mut pieces: Vec<(Point, Point)> = self.flat.windows(2).map(|ends| (ends[0], ends[1])).collect();
        pieces.sort_by(|a, b| b.0.distance(b.1).total_cmp(&a.0.distance(a.1)));
        let around = |at: Point| Rect::new(at.x - w / 2.0, at.y - h / 2.0, w, h);
        pieces.into_iter().flat_map(|(a, b)| [0.5, 0.25, 0.75].map(|part| around(a.towards(b, part)))).collect()
    }

    fn look(&self) -> (Ink, f64, Dash, bool) {
        match &self.why {
            Why::Branch { level } => {
                let width = match level {
                    0 | 1 => 4.5,
                    2 => 3.0,
                    _deeper => 2.0,
                };
                (Ink::Token(self.family, Role::BorderDefault), width, Dash::Solid, false)
            }
            Why::Link { kind, .. } => match kind {
                LinkKind::Causes | LinkKind::Contributes => {
                    (Ink::Token(self.family, Role::BorderDefault), LINK_WIDTH, Dash::Solid, true)
                }
                LinkKind::Feedback | LinkKind::Constrains => {
                    (Ink::Token(Family::Neutral, Role::TextSubtle), LINK_WIDTH, Dash::Dashed, true)
                }
            },
        }
    }

    fn pieces(&self) -> Vec<Piece> {
        match self.points.as_slice() {
            [a, b, c, d] if self.curved => vec![Piece::Move(*a), Piece::Curve(*b, *c, *d)],
            [first, between @ .., last] => {
                let mut pieces = vec![Piece::Move(*first)];
                for (number, &corner) in between.iter().enumerate() {
                    let before = number.checked_sub(1).and_then(|n| between.get(n)).unwrap_or(first);
                    let next = between.get(number + 1).unwrap_or(last);
                    let room = corner.distance(*before).min(corner.distance(*next)) / 2.0;
                    pieces.push(Piece::Round(corner, *next, CORNER.min(room)));
                }
                pieces.push(Piece::Line(*last));
                pieces
            }
            [] | [_] => Vec::new(),
        }
    }
}

/// How large the tag with a name is.
pub fn tag_size(name: CardLine) -> Size {
    Size { w: 24.0 + name.width + 9.0, h: TAG_HEIGHT }
}

/// The family of a link between cards of two shapes.
pub fn link_family(from: Shape, to: Shape) -> Family {
    if from == to { from.family() } else { Family::Neutral }
}

fn arrowhead(before: Point, end: Point) -> [Point; 3] {
    let length = before.distance(end).max(f64::EPSILON);
    let along = end.minus(before).times(1.0 / length);
    let across = Point::new(-along.y, along.x).times(ARROW_HALF_WIDTH);
    let base = end.minus(along.times(ARROW_LENGTH));
    [end, base.plus(across), base.minus(across)]
}
