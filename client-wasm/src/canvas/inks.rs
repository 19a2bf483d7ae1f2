//! Inks as the CSS colours of the scheme in force.

use super::context::crossed;
use editor::paint::Ink;
use js_sys::JsString;
use std::collections::HashMap;

/// Colours looked up in the page's tokens, each once.
#[derive(Default)]
pub struct Inks {
    known: HashMap<Ink, JsString>,
}

impl Inks {
    /// The scheme has changed: every colour is looked up again.
    pub fn forget_all(&mut self) {
        self.known.clear();
    }

    /// The ink as CSS.
    pub fn css(&mut self, ink: Ink) -> &JsString {
        self.known.entry(ink).or_insert_with(|| {
            let colour = property(&custom_property(ink));
            // A token that is missing shows, instead of painting with the ink used before.
            crossed(if colour.is_empty() { "magenta" } else { &colour })
        })
    }
}

fn custom_property(ink: Ink) -> String {
    match ink {
        Ink::Token(family, role) => format!("--ds-color-{}-{}", family.token(), role.token()),
        Ink::Person(number) => format!("--person-{number}"),
        Ink::OnPerson(_) => "--person-letters".to_owned(),
    }
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
