//! Inks as the CSS colours of the scheme in force.

use super::context::crossed;
use editor::paint::{Family, Ink, Role};
use js_sys::JsString;
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Which colours the person's system lets the board have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Contrast {
    /// The tokens as they are.
    Tokens,
    /// The tokens, lines and texts in their strongest.
    More,
    /// The system's own few colours, which the person has chosen.
    Forced,
}

impl Contrast {
    fn now() -> Contrast {
        if asked(FORCED_COLOURS) {
            Contrast::Forced
        } else if asked(MORE_CONTRAST) {
            Contrast::More
        } else {
            Contrast::Tokens
        }
    }
}

/// The person has chosen the colours that all pages have.
pub const FORCED_COLOURS: &str = "(forced-colors: active)";
/// The person asks for more contrast.
pub const MORE_CONTRAST: &str = "(prefers-contrast: more)";

fn asked(query: &str) -> bool {
    let media = leptos::prelude::window().match_media(query).ok().flatten();
    media.is_some_and(|media| media.matches())
}

/// Colours looked up in the page's tokens, each once.
pub struct Inks {
    contrast: Contrast,
    known: HashMap<Ink, JsString>,
}

impl Inks {
    /// None is looked up yet.
    pub fn new() -> Inks {
        Inks { contrast: Contrast::now(), known: HashMap::new() }
    }

    /// The scheme or the contrast has changed: every colour is looked up again.
    pub fn forget_all(&mut self) {
        *self = Inks::new();
    }

    /// The ink as CSS.
    pub fn css(&mut self, ink: Ink) -> &JsString {
        let contrast = self.contrast;
        self.known.entry(ink).or_insert_with(|| {
            let colour = match contrast {
                Contrast::Tokens => property(&custom_property(ink)),
                Contrast::More => property(&custom_property(stronger(ink))),
                Contrast::Forced => resolved(system_colour(ink)).unwrap_or_default(),
            };
            // A token that is missing shows, instead of painting with the ink used before.
            crossed(if colour.is_empty() { "magenta" } else { &colour })
        })
    }
}

/// The same ink with the most contrast that its family has.
fn stronger(ink: Ink) -> Ink {
    match ink {
        Ink::Token(family, role) => {
            let role = match role {
                Role::BorderSubtle | Role::BorderDefault | Role::BorderStrong => Role::BorderStrong,
                Role::TextSubtle | Role::TextDefault => Role::TextDefault,
                Role::BackgroundDefault
                | Role::BackgroundTinted
                | Role::SurfaceTinted
                | Role::SurfaceActive
                | Role::BaseDefault
                | Role::BaseContrastDefault => role,
            };
            Ink::Token(family, role)
        }
        Ink::Person(_) | Ink::OnPerson(_) => ink,
    }
}

/// What the system calls it. Grounds are one ground, what stands on them is told by its lines.
fn system_colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Token(Family::Samtavle, Role::BaseDefault) => "Highlight",
        Ink::Token(Family::Samtavle, Role::BaseContrastDefault) => "HighlightText",
        Ink::Token(_, role) => match role {
            Role::BackgroundDefault | Role::BackgroundTinted | Role::SurfaceTinted | Role::SurfaceActive => "Canvas",
            Role::BorderSubtle => "GrayText",
            Role::BorderDefault | Role::BorderStrong | Role::TextSubtle | Role::TextDefault | Role::BaseDefault => {
                "CanvasText"
            }
            Role::BaseContrastDefault => "Canvas",
        },
        Ink::Person(_) => "CanvasText",
        Ink::OnPerson(_) => "Canvas",
    }
}

fn custom_property(ink: Ink) -> String {
    match ink {
        Ink::Token(family, role) => format!("--ds-color-{}-{}", family.token(), role.token()),
        Ink::Person(number) => format!("--person-{number}"),
        Ink::OnPerson(_) => "--person-letters".to_owned(),
    }
}

/// A system colour as the person has chosen it: a canvas by itself takes the browser's own default for it.
fn resolved(colour: &str) -> Option<String> {
    let (document, window) = (leptos::prelude::document(), leptos::prelude::window());
    let probe: HtmlElement = document.create_element("i").ok()?.dyn_into().ok()?;
    probe.style().set_property("color", colour).ok()?;
    document.body()?.append_child(&probe).ok()?;
    let value = window.get_computed_style(&probe).ok().flatten().and_then(|it| it.get_property_value("color").ok());
    probe.remove();
    value
}

/// A custom property of the page, as it computes now.
fn property(name: &str) -> String {
    let window = leptos::prelude::window();
    let root = leptos::prelude::document().document_element();
    root.and_then(|root| window.get_computed_style(&root).ok().flatten())
        .and_then(|style| style.get_property_value(name).ok())
        .map(|value| value.trim().to_owned())
        .unwrap_or_default()
}
