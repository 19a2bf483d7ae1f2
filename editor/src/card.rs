//! A card: its size and its look.
//!
//! Shape and place say what colour says: causes are square, effects round, the core is solid and heaviest,
//! constraints are dashed and bear a gavel. Level 1 stands out by surface and weight. Evidence sits at the lower
//! right, innspill on the upper right corner; neither ever covers a word.

use crate::{
    geometry::{Point, Rect, Size},
    limits::{DETAIL_ZOOM_MIN, TEXT_ZOOM_MIN},
    paint::{Align, Dash, Family, Font, Icon, Ink, Painter, Role, Stroke, TextId, TextRun},
    pill,
};
use board::{note::EvidenceStatus, problem_tree::Group};
use std::sync::Arc;

/// Width of every card but the core's, in board units.
pub const WIDTH: f64 = 208.0;
const PAD_X: f64 = 11.0;
const PAD_TOP: f64 = 7.0;
const PAD_BOTTOM: f64 = 8.0;
const CORE_PAD_X: f64 = 20.0;
const CORE_PAD_Y: f64 = 12.0;
const CORE_WIDTH_MIN: f64 = 280.0;
const CORE_WIDTH_MAX: f64 = 440.0;
/// A constraint's gavel and the air after it.
const GAVEL: f64 = 20.0;
const SIGN: f64 = 16.0;
/// What an evidence sign needs below the words when the last line reaches into its corner.
const SIGN_ROW: f64 = 12.0;
/// How far a pill reaches into its card: less than the air around the words.
const PILL_INSIDE: f64 = 6.0;

/// What a card is in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The core problem.
    Core,
    /// A cause.
    Cause,
    /// An effect.
    Effect,
    /// A constraint.
    Constraint,
    /// A note that has no place in the tree yet.
    Unplaced,
}

impl Shape {
    /// What a note of a group looks like.
    pub fn of(group: Group) -> Shape {
        match group {
            Group::Core => Shape::Core,
            Group::Causes => Shape::Cause,
            Group::Effects => Shape::Effect,
            Group::Constraints => Shape::Constraint,
            Group::Unplaced => Shape::Unplaced,
        }
    }

    /// The family of its colours.
    pub fn family(self) -> Family {
        match self {
            Shape::Core => Family::Stamme,
            Shape::Cause => Family::Rot,
            Shape::Effect => Family::Krone,
            Shape::Constraint | Shape::Unplaced => Family::Neutral,
        }
    }

    /// Radius of its corners, board units.
    pub fn radius(self) -> f64 {
        match self {
            Shape::Core => 8.0,
            Shape::Effect => 14.0,
            Shape::Cause | Shape::Constraint | Shape::Unplaced => 4.0,
        }
    }

    /// The style of its words.
    pub fn font(self, level: u32) -> Font {
        match self {
            Shape::Core => Font::Core,
            Shape::Cause | Shape::Effect if level == 1 => Font::CardStrong,
            Shape::Cause | Shape::Effect | Shape::Constraint | Shape::Unplaced => Font::Card,
        }
    }

    /// How wide its words may run.
    pub fn text_width_max(self) -> f64 {
        match self {
            Shape::Core => CORE_WIDTH_MAX - 2.0 * CORE_PAD_X,
            Shape::Constraint => WIDTH - 2.0 * PAD_X - GAVEL,
            Shape::Cause | Shape::Effect | Shape::Unplaced => WIDTH - 2.0 * PAD_X,
        }
    }

    /// Where its words are, within its rectangle: what the text field covers while it is written.
    pub fn text_rect(self, rect: Rect) -> Rect {
        match self {
            Shape::Core => Rect::new(
                rect.x + CORE_PAD_X,
                rect.y + CORE_PAD_Y,
                rect.w - 2.0 * CORE_PAD_X,
                rect.h - 2.0 * CORE_PAD_Y,
            ),
            Shape::Constraint => Rect::new(
                rect.x + PAD_X + GAVEL,
                rect.y + PAD_TOP,
                rect.w - 2.0 * PAD_X - GAVEL,
                rect.h - PAD_TOP - PAD_BOTTOM,
            ),
            Shape::Cause | Shape::Effect | Shape::Unplaced => {
                Rect::new(rect.x + PAD_X, rect.y + PAD_TOP, rect.w - 2.0 * PAD_X, rect.h - PAD_TOP - PAD_BOTTOM)
            }
        }
    }
}

/// The size of a card whose lines are this wide.
pub fn size(shape: Shape, level: u32, words: &[CardLine], evidence: bool) -> Size {
    let height = words.len().max(1) as f64 * shape.font(level).line_height();
    match shape {
        Shape::Core => {
            let longest = words.iter().map(|line| line.width).fold(0.0, f64::max);
            let w = (longest + 2.0 * CORE_PAD_X).ceil().clamp(CORE_WIDTH_MIN, CORE_WIDTH_MAX);
            Size { w, h: height + 2.0 * CORE_PAD_Y }
        }
        Shape::Cause | Shape::Effect | Shape::Constraint | Shape::Unplaced => {
            let last = words.last().map_or(0.0, |line| line.width);
            let crowded = evidence && last > shape.text_width_max() - SIGN;
            Size { w: WIDTH, h: PAD_TOP + height + PAD_BOTTOM + if crowded { SIGN_ROW } else { 0.0 } }
        }
    }
}

/// A line of text on a card, and how wide it is in board units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CardLine {
    /// Which text.
    pub text: TextId,
    /// Its width.
    pub width: f64,
}

/// All that is painted of a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// Where, in board units.
    pub rect: Rect,
    /// What.
    pub shape: Shape,
    /// Steps from the core.
    pub level: u32,
    /// Its words, a line each.
    pub words: Arc<[CardLine]>,
    /// Its best evidence.
    pub evidence: Option<EvidenceStatus>,
    /// How many innspill it has, as text and the text's width.
    pub inputs: Option<CardLine>,
    /// How many notes are closed away in it, as text and the text's width.
    pub hidden: Option<CardLine>,
}

/// How much of a card can be seen at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Everything.
    Words,
    /// Bars instead of words.
    Bars,
    /// A coloured block.
    Blocks,
}

impl Detail {
    /// What is worth painting at a zoom (CSS pixels per board unit).
    pub fn at(zoom: f64) -> Detail {
        if zoom >= TEXT_ZOOM_MIN {
            Detail::Words
        } else if zoom >= DETAIL_ZOOM_MIN {
            Detail::Bars
        } else {
            Detail::Blocks
        }
    }
}

/// The sign of a kind of evidence.
pub fn evidence_icon(status: EvidenceStatus) -> Icon {
    match status {
        EvidenceStatus::Documented => Icon::FileCheckmark,
        EvidenceStatus::Experienced => Icon::Person,
        EvidenceStatus::Assumed => Icon::QuestionmarkCircle,
        EvidenceStatus::Unknown => Icon::QuestionmarkDiamond,
    }
}

fn token(family: Family, role: Role) -> Ink {
    Ink::Token(family, role)
}

impl Face {
    /// What a change of this card makes stale: pills stand out a little.
    pub fn painted_rect(&self) -> Rect {
        self.rect.grown(pill::HEIGHT)
    }

    /// Where the innspill pill is.
    pub fn inputs_rect(&self) -> Option<Rect> {
        let Size { w, h } = pill::size(self.inputs?);
        Some(Rect::new(self.rect.right() + 7.0 - w, self.rect.y + PILL_INSIDE - h, w, h))
    }

    /// Where the sign of its evidence is.
    pub fn evidence_rect(&self) -> Option<Rect> {
        let corner = Point::new(self.rect.right() - 6.0 - SIGN, self.rect.bottom() - 5.0 - SIGN);
        self.evidence.map(|_| Rect::new(corner.x, corner.y, SIGN, SIGN))
    }

    /// Where the count of closed-away notes is: on the side where they would be.
    pub fn hidden_rect(&self) -> Option<Rect> {
        let CardLine { width, .. } = self.hidden?;
        let w = 4.0 + 14.0 + width + 8.0;
        let y = match self.shape {
            Shape::Effect => self.rect.y + PILL_INSIDE - pill::HEIGHT,
            Shape::Core | Shape::Cause | Shape::Constraint | Shape::Unplaced => self.rect.bottom() - PILL_INSIDE,
        };
        Some(Rect::new(self.rect.x + 14.0, y, w, pill::HEIGHT))
    }

    /// Paint it in board units; its pills come after all cards, see [`Face::paint_pills`].
    pub fn paint(&self, detail: Detail, painter: &mut impl Painter) {
        let (fill, border, words) = self.inks();
        match detail {
            Detail::Blocks => {
                let block = match self.shape {
                    Shape::Core => fill,
                    Shape::Cause | Shape::Effect | Shape::Constraint | Shape::Unplaced => {
                        token(self.shape.family(), Role::SurfaceActive)
                    }
                };
                painter.fill(self.rect, block);
            }
            Detail::Bars => {
                painter.round_rect(self.rect, self.shape.radius(), Some(fill), Some(border));
                self.paint_bars(painter);
            }
            Detail::Words => {
                painter.round_rect(self.rect, self.shape.radius(), Some(fill), Some(border));
                self.paint_words(words, painter);
                self.paint_signs(words, painter);
            }
        }
    }

    /// Ground, border and words.
    fn inks(&self) -> (Ink, Stroke, Ink) {
        let family = self.shape.family();
        let solid = |role, width| Stroke { ink: token(family, role), width, dash: Dash::Solid };
        let text = token(Family::Neutral, Role::TextDefault);
        match self.shape {
            Shape::Core => (
                token(family, Role::BaseDefault),
                solid(Role::BaseDefault, 1.0),
                token(family, Role::BaseContrastDefault),
            ),
            Shape::Cause | Shape::Effect if self.level == 1 => {
                (token(family, Role::SurfaceActive), solid(Role::BorderDefault, 1.0), text)
            }
            Shape::Cause | Shape::Effect | Shape::Unplaced => {
                (token(family, Role::BackgroundDefault), solid(Role::BorderDefault, 1.0), text)
            }
            Shape::Constraint => {
                let border = Stroke { ink: token(family, Role::BorderDefault), width: 1.5, dash: Dash::Dashed };
                (token(family, Role::BackgroundDefault), border, text)
            }
        }
    }

    fn paint_words(&self, ink: Ink, painter: &mut impl Painter) {
        let font = self.shape.font(self.level);
        let area = self.shape.text_rect(self.rect);
        let (x, align) = match self.shape {
            Shape::Core => (area.center().x, Align::Center),
            Shape::Cause | Shape::Effect | Shape::Constraint | Shape::Unplaced => (area.x, Align::Left),
        };
        for (number, &CardLine { text, .. }) in self.words.iter().enumerate() {
            let y = area.y + number as f64 * font.line_height() + font.baseline();
            painter.text(TextRun { text, at: Point::new(x, y), font, ink, align });
        }
    }

    fn paint_bars(&self, painter: &mut impl Painter) {
        let ink = match self.shape {
            Shape::Core => token(Family::Stamme, Role::BaseContrastDefault),
            Shape::Cause | Shape::Effect | Shape::Constraint | Shape::Unplaced => {
                token(Family::Neutral, Role::BorderDefault)
            }
        };
        let font = self.shape.font(self.level);
        let area = self.shape.text_rect(self.rect);
        for (number, &CardLine { width: w, .. }) in self.words.iter().enumerate() {
            let x = match self.shape {
                Shape::Core => area.center().x - w / 2.0,
                Shape::Cause | Shape::Effect | Shape::Constraint | Shape::Unplaced => area.x,
            };
            let y = area.y + (number as f64 + 0.35) * font.line_height();
            painter.fill(Rect::new(x, y, w, font.line_height() * 0.3), ink);
        }
    }

    fn paint_signs(&self, words: Ink, painter: &mut impl Painter) {
        if self.shape == Shape::Constraint {
            let at = Rect::new(self.rect.x + PAD_X - 1.0, self.rect.y + PAD_TOP + 1.0, SIGN, SIGN);
            painter.icon(Icon::Gavel, at, words);
        }
        if let (Some(status), Some(at)) = (self.evidence, self.evidence_rect()) {
            painter.icon(evidence_icon(status), at, words);
        }
    }

    /// Paint its pills: they reach over the cards beside it.
    pub fn paint_pills(&self, painter: &mut impl Painter) {
        if let (Some(CardLine { text, .. }), Some(rect)) = (self.hidden, self.hidden_rect()) {
            let ink = token(self.shape.family(), Role::BorderDefault);
            let border = Stroke { ink, width: 1.0, dash: Dash::Solid };
            let ground = token(Family::Neutral, Role::BackgroundDefault);
            painter.round_rect(rect, pill::HEIGHT / 2.0, Some(ground), Some(border));
            let ink = token(Family::Neutral, Role::TextDefault);
            painter.icon(Icon::ChevronRight, Rect::new(rect.x + 4.0, rect.y + 2.5, 14.0, 14.0), ink);
            pill::paint_text(text, Point::new(rect.x + 18.0, rect.y), ink, painter);
        }
        if let (Some(count), Some(rect)) = (self.inputs, self.inputs_rect()) {
            pill::paint(count, rect, painter);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(widths: &[f64]) -> Vec<CardLine> {
        widths.iter().map(|&width| CardLine { text: TextId(0), width }).collect()
    }

    #[test]
    fn evidence_never_covers_a_word() {
        let free = size(Shape::Cause, 2, &lines(&[180.0, 90.0]), true);
        let crowded = size(Shape::Cause, 2, &lines(&[90.0, 180.0]), true);
        assert_eq!(free, size(Shape::Cause, 2, &lines(&[90.0, 180.0]), false));
        assert_eq!(crowded.h - free.h, SIGN_ROW);
    }

    #[test]
    fn no_pill_covers_a_word() {
        let pill = Some(CardLine { text: TextId(0), width: 20.0 });
        for shape in [Shape::Core, Shape::Cause, Shape::Effect, Shape::Constraint, Shape::Unplaced] {
            let rect = Rect::new(0.0, 0.0, WIDTH, 60.0);
            let words = lines(&[WIDTH]).into();
            let face = Face { rect, shape, level: 2, words, evidence: None, inputs: pill, hidden: pill };
            for pill in [face.inputs_rect(), face.hidden_rect()].into_iter().flatten() {
                assert!(!pill.intersects(shape.text_rect(rect)), "{shape:?}: {pill:?}");
            }
        }
    }

    #[test]
    fn the_core_is_as_wide_as_its_words_within_limits() {
        assert_eq!(size(Shape::Core, 0, &lines(&[10.0]), false).w, CORE_WIDTH_MIN);
        assert_eq!(size(Shape::Core, 0, &lines(&[320.5]), false).w, 361.0);
        assert_eq!(size(Shape::Core, 0, &lines(&[400.0]), false).w, CORE_WIDTH_MAX);
    }
}
