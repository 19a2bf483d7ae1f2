//! What an innspill is about, in words.

use crate::locale::words;
use board::input::Target;
use editor::discussion::About;
use fluent_bundle::FluentValue;
use std::sync::Arc;

fn or_empty(text: &Arc<str>) -> FluentValue<'static> {
    if text.is_empty() { words().get("empty-text").into() } else { text.to_string().into() }
}

fn joined(name: &str, about: &About) -> String {
    let [from, to] = about.joins.clone().unwrap_or_default();
    words().fill(name, [("from", or_empty(&from)), ("to", or_empty(&to))])
}

/// «Til «…»»: the quiet line of an innspill.
pub fn line(about: &About) -> String {
    match (&about.target, about.gone) {
        (Target::Board, _) => words().get("about-board"),
        (Target::Note(_), false) => words().fill("about-note", [("text", or_empty(&about.text))]),
        (Target::Note(_), true) => words().fill("about-note-gone", [("text", or_empty(&about.text))]),
        (Target::Link(_), false) => joined("about-link", about),
        (Target::Link(_), true) => joined("about-link-gone", about),
    }
}

/// «Lappen «…»»: a choice in the form, or what the list is about.
pub fn short(about: &About) -> String {
    match about.target {
        Target::Board => words().get("give-about-board"),
        Target::Note(_) => words().fill("give-about-note", [("text", or_empty(&about.text))]),
        Target::Link(_) => joined("give-about-link", about),
    }
}
