//! What the picture is made of: shapes, runs of text and icons, in the design system's colours.
//!
//! The editor paints against [`Painter`]; the browser's canvas is one, the tests' record is another.
//! Colours are tokens, not RGB, so dark mode is nothing but the tokens' other scheme. Texts are interned:
//! a string crosses to the painter once ([`Painter::learn`]), and is then known by its number.

use crate::geometry::{Point, Rect};

pub mod record;
pub mod strings;

/// A colour of the design system: `--ds-color-{family}-{role}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ink {
    /// A token.
    Token(Family, Role),
    /// A person's colour (a pair, light and dark scheme), by number; see [`crate::peers`].
    Person(u8),
    /// What stands on a person's colour.
    OnPerson(u8),
}

/// A family of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Grey.
    Neutral,
    /// The product's own: my selection.
    Samtavle,
    /// Causes (root).
    Rot,
    /// Effects (crown).
    Krone,
    /// The core problem (trunk).
    Stamme,
    /// Innspill.
    Innspill,
    /// Dream.
    Dromme,
    /// What is documented, what has gone well.
    Success,
    /// What deletes.
    Danger,
}

impl Family {
    /// Its name in the tokens.
    pub fn token(self) -> &'static str {
        match self {
            Family::Neutral => "neutral",
            Family::Samtavle => "samtavle",
            Family::Rot => "rot",
            Family::Krone => "krone",
            Family::Stamme => "stamme",
            Family::Innspill => "innspill",
            Family::Dromme => "dromme",
            Family::Success => "success",
            Family::Danger => "danger",
        }
    }
}

/// A token within its family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Paper.
    BackgroundDefault,
    /// Tinted paper.
    BackgroundTinted,
    /// A tinted surface.
    SurfaceTinted,
    /// A surface that stands out: level 1.
    SurfaceActive,
    /// A line that only divides.
    BorderSubtle,
    /// A line with a meaning.
    BorderDefault,
    /// A strong line.
    BorderStrong,
    /// Text of the second rank; never on [`Role::SurfaceActive`].
    TextSubtle,
    /// Text.
    TextDefault,
    /// The family's own colour, filled.
    BaseDefault,
    /// What stands on [`Role::BaseDefault`].
    BaseContrastDefault,
}

impl Role {
    /// Its name in the tokens.
    pub fn token(self) -> &'static str {
        match self {
            Role::BackgroundDefault => "background-default",
            Role::BackgroundTinted => "background-tinted",
            Role::SurfaceTinted => "surface-tinted",
            Role::SurfaceActive => "surface-active",
            Role::BorderSubtle => "border-subtle",
            Role::BorderDefault => "border-default",
            Role::BorderStrong => "border-strong",
            Role::TextSubtle => "text-subtle",
            Role::TextDefault => "text-default",
            Role::BaseDefault => "base-default",
            Role::BaseContrastDefault => "base-contrast-default",
        }
    }
}

/// A style of text. The family is Inter; sizes are board units (CSS pixels at 100 %).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Font {
    /// A card's words.
    Card,
    /// A card's words on level 1.
    CardStrong,
    /// The core problem.
    Core,
    /// Labels of areas, counts, pills.
    Label,
    /// A peer's flag (screen pixels).
    Flag,
}

impl Font {
    /// All of them, for who builds a table.
    pub const ALL: [Font; 5] = [Font::Card, Font::CardStrong, Font::Core, Font::Label, Font::Flag];

    /// Size of the letters.
    pub fn size(self) -> f64 {
        match self {
            Font::Card | Font::CardStrong => 13.5,
            Font::Core => 18.0,
            Font::Label => 12.0,
            Font::Flag => 11.5,
        }
    }
    /// From one baseline to the next.
    pub fn line_height(self) -> f64 {
        match self {
            Font::Card | Font::CardStrong => 17.5,
            Font::Core => 24.0,
            Font::Label => 17.0,
            Font::Flag => 16.0,
        }
    }
    /// CSS weight.
    pub fn weight(self) -> u16 {
        match self {
            Font::Card => 400,
            Font::CardStrong | Font::Label => 600,
            Font::Core => 650,
            Font::Flag => 550,
        }
    }
    /// From the top of a line to its baseline (Inter: ascent 0.969, descent 0.242 of the size).
    pub fn baseline(self) -> f64 {
        (self.line_height() - 1.211 * self.size()) / 2.0 + 0.969 * self.size()
    }
}

/// A picture from Aksel's set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Icon {
    /// Documented.
    FileCheckmark,
    /// Experienced.
    Person,
    /// Assumed.
    QuestionmarkCircle,
    /// Unknown.
    QuestionmarkDiamond,
    /// A constraint.
    Gavel,
    /// Innspill.
    Chat,
    /// A vicious circle.
    ArrowsCirclepath,
    /// A branch that is closed.
    ChevronRight,
    /// A branch that is open.
    ChevronDown,
    /// A peer's pointer.
    Cursor,
}

/// A line's colour, width and pattern. Widths are in the units of the surface's transform.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width.
    pub width: f64,
    /// Its pattern.
    pub dash: Dash,
}

/// The pattern of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Drawn through.
    Solid,
    /// Dashed (5 on, 4 off).
    Dashed,
}

/// One piece of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece {
    /// Lift the pen and begin here.
    Move(Point),
    /// A straight line to here.
    Line(Point),
    /// A cubic curve: two handles and the end.
    Curve(Point, Point, Point),
    /// Round the corner at the first point towards the second, with this radius.
    Round(Point, Point, f64),
}

/// A text that the painter has learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextId(pub u32);

/// One line of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextRun {
    /// Which text.
    pub text: TextId,
    /// Its left end (or middle, see `align`) on the baseline.
    pub at: Point,
    /// Its style.
    pub font: Font,
    /// Its colour.
    pub ink: Ink,
    /// What `at` is of it.
    pub align: Align,
}

/// Where a text stands against its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// The point is its left end.
    Left,
    /// The point is its middle.
    Center,
}

/// A tile's bitmap. Numbers are used again after [`Painter::drop_tile`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TileId(pub u32);

/// Where painting goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Surface {
    /// A bitmap of [`crate::limits::TILE_SIDE_PX`] device pixels squared, made when it is first begun.
    Tile(TileId),
    /// The opaque canvas below: filled from tiles.
    Board,
    /// The transparent canvas above: selection, what is dragged, peers.
    Overlay,
}

/// From the coordinates of what follows to *device* pixels of the surface: `px = scale * x + dx`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transform {
    /// Magnification.
    pub scale: f64,
    /// Shift to the right, device pixels.
    pub dx: f64,
    /// Shift downwards, device pixels.
    pub dy: f64,
}

/// Something that can be painted on.
///
/// Between [`Painter::begin`] and [`Painter::end`] all painting goes to one surface; surfaces are never nested.
pub trait Painter {
    /// This text will be used under this number from now on, until [`Painter::forget`].
    fn learn(&mut self, id: TextId, text: &str);
    /// The number is free; it may be learnt again for another text.
    fn forget(&mut self, id: TextId);

    /// Begin a surface: wiped clean, with this transform.
    fn begin(&mut self, surface: Surface, transform: Transform);
    /// What follows on the same surface has another transform.
    fn transform(&mut self, transform: Transform);
    /// The surface is done.
    fn end(&mut self);

    /// A rectangle without corners to speak of: grounds and bars.
    fn fill(&mut self, rect: Rect, ink: Ink);
    /// A raster of small dots at multiples of `spacing` from the origin, within `rect`.
    fn dots(&mut self, rect: Rect, spacing: f64, ink: Ink);
    /// A rectangle with round corners, filled, bordered or both.
    fn round_rect(&mut self, rect: Rect, radius: f64, fill: Option<Ink>, stroke: Option<Stroke>);
    /// A line of straight and curved pieces.
    fn line(&mut self, pieces: &[Piece], stroke: Stroke);
    /// A filled shape of straight pieces: arrowheads.
    fn polygon(&mut self, points: &[Point], ink: Ink);
    /// One line of text.
    fn text(&mut self, run: TextRun);
    /// A picture that fills a square.
    fn icon(&mut self, icon: Icon, rect: Rect, ink: Ink);

    /// Copy a tile's bitmap to a rectangle (device pixels) of the surface that is begun.
    fn draw_tile(&mut self, tile: TileId, to_px: Rect);
    /// The tile's bitmap is no longer needed.
    fn drop_tile(&mut self, tile: TileId);
}
