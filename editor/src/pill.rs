//! The pill that counts innspill: on a card's corner, and on a link.

use crate::{
    card::CardLine,
    geometry::{Point, Rect, Size},
    paint::{Align, Family, Font, Icon, Ink, Painter, Role, TextId, TextRun},
};

/// Height of every pill, board units.
pub const HEIGHT: f64 = 19.0;
/// The ring that sets it off from what is under it.
pub const RING: f64 = 2.0;
const SIGN_AT: f64 = 5.0;
const SIGN: f64 = 13.0;
const AFTER_SIGN: f64 = 3.0;
const END: f64 = 7.0;

/// How large the pill around a count is.
pub fn size(count: CardLine) -> Size {
    Size { w: SIGN_AT + SIGN + AFTER_SIGN + count.width + END, h: HEIGHT }
}

/// Paint it.
pub fn paint(count: CardLine, rect: Rect, painter: &mut impl Painter) {
    let ring = Ink::Token(Family::Neutral, Role::BackgroundDefault);
    painter.round_rect(rect.grown(RING), HEIGHT / 2.0 + RING, Some(ring), None);
    painter.round_rect(rect, HEIGHT / 2.0, Some(Ink::Token(Family::Innspill, Role::BaseDefault)), None);
    let ink = Ink::Token(Family::Innspill, Role::BaseContrastDefault);
    painter.icon(Icon::Chat, Rect::new(rect.x + SIGN_AT, rect.y + 3.0, SIGN, SIGN), ink);
    paint_text(count.text, Point::new(rect.x + SIGN_AT + SIGN + AFTER_SIGN, rect.y), ink, painter);
}

/// Paint what stands in a pill, from its upper edge.
pub fn paint_text(text: TextId, corner: Point, ink: Ink, painter: &mut impl Painter) {
    let font = Font::Label;
    let y = corner.y + (HEIGHT - font.line_height()) / 2.0 + font.baseline();
    painter.text(TextRun { text, at: Point::new(corner.x, y), font, ink, align: Align::Left });
}
