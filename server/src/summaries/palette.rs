//! The colours of the miniatures: those that the board has, as the design system's tokens give them
//! (`web/designsystemet.config.json`). An image cannot read the page's tokens, so the values stand here; a test of
//! the web's holds the two together.

use serde::{Deserialize, Serialize};

/// The two schemes that a page may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Scheme; 2] = [Scheme::Light, Scheme::Dark];
}

/// What is drawn in one colour, from the back to the front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Lines above the core.
    EffectLines,
    /// Lines below the core.
    CauseLines,
    /// Lines between notes that have no place yet.
    OtherLines,
    /// Constraints, and notes without a place.
    Beside,
    /// Effects on level 2 and further out.
    FurtherEffects,
    /// Effects of the core itself.
    FirstEffects,
    /// Causes on level 2 and further out.
    FurtherCauses,
    /// Causes of the core itself.
    FirstCauses,
    /// The core problem.
    Core,
}

/// A colour for the inside, and one for the line around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink {
    /// The inside.
    pub fill: Option<&'static str>,
    /// The line.
    pub stroke: Option<&'static str>,
}

/// A colour of the design system, in both schemes.
#[derive(Clone, Copy)]
struct Token {
    light: &'static str,
    dark: &'static str,
}

const STAMME_BASE_DEFAULT: Token = Token { light: "#5a3a1b", dark: "#b7a99b" };
const ROT_BORDER_DEFAULT: Token = Token { light: "#a66a4b", dark: "#a07966" };
const ROT_SURFACE_ACTIVE: Token = Token { light: "#ddc5b9", dark: "#633824" };
const KRONE_BORDER_DEFAULT: Token = Token { light: "#53844f", dark: "#6b8968" };
const KRONE_SURFACE_ACTIVE: Token = Token { light: "#bccfba", dark: "#2e4a2b" };
const NEUTRAL_BORDER_DEFAULT: Token = Token { light: "#737a7f", dark: "#7d8285" };

impl Token {
    fn of(self, scheme: Scheme) -> Option<&'static str> {
        Some(match scheme {
            Scheme::Light => self.light,
            Scheme::Dark => self.dark,
        })
    }
}

impl Layer {
    /// How it is painted.
    pub fn ink(self, scheme: Scheme) -> Ink {
        let filled = |token: Token| Ink { fill: token.of(scheme), stroke: None };
        let outlined = |token: Token| Ink { fill: None, stroke: token.of(scheme) };
        match self {
            Layer::EffectLines | Layer::FurtherEffects => outlined(KRONE_BORDER_DEFAULT),
            Layer::CauseLines | Layer::FurtherCauses => outlined(ROT_BORDER_DEFAULT),
            Layer::OtherLines | Layer::Beside => outlined(NEUTRAL_BORDER_DEFAULT),
            Layer::FirstEffects => filled(KRONE_SURFACE_ACTIVE),
            Layer::FirstCauses => filled(ROT_SURFACE_ACTIVE),
            Layer::Core => filled(STAMME_BASE_DEFAULT),
        }
    }

    /// Whether a line runs around it.
    pub fn outlined(self) -> bool {
        self.ink(Scheme::Light).stroke.is_some()
    }

    /// The layer of the lines that lead to such a card; none for those that lie inmost.
    pub fn line(self) -> Option<Layer> {
        match self {
            Layer::FirstEffects | Layer::FurtherEffects => Some(Layer::EffectLines),
            Layer::FirstCauses | Layer::FurtherCauses => Some(Layer::CauseLines),
            Layer::Beside => Some(Layer::OtherLines),
            Layer::EffectLines | Layer::CauseLines | Layer::OtherLines | Layer::Core => None,
        }
    }

    /// Radius of its corners at full size, in CSS pixels: the shape says what the colour says.
    pub fn radius(self) -> f64 {
        match self {
            Layer::FirstEffects | Layer::FurtherEffects => 4.0,
            Layer::Core => 2.5,
            Layer::FirstCauses | Layer::FurtherCauses | Layer::Beside => 1.0,
            Layer::EffectLines | Layer::CauseLines | Layer::OtherLines => 0.0,
        }
    }
}
