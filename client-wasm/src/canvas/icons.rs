//! Aksel's icons as paths, taken from the sprite in the page so that they exist only once.

use editor::paint::Icon;
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use web_sys::Path2d;

/// Icons are drawn in a square of this side.
pub const ICON_SIDE: f64 = 24.0;
/// A pointer, its tip in the upper left corner: the only picture that is not Aksel's.
const CURSOR: &str = "M2 2 L21 10.2 L12.9 12.9 L10.2 21 Z";

/// Paths made once.
#[derive(Default)]
pub struct Icons {
    known: HashMap<Icon, Option<Path2d>>,
}

impl Icons {
    /// The icon's path, unless the page has lost it.
    pub fn path(&mut self, icon: Icon) -> Option<&Path2d> {
        self.known.entry(icon).or_insert_with(|| Path2d::new_with_path_string(&outline(icon)).ok()).as_ref()
    }
}

fn outline(icon: Icon) -> String {
    let name = match icon {
        Icon::FileCheckmark => "FileCheckmark",
        Icon::Person => "Person",
        Icon::QuestionmarkCircle => "QuestionmarkCircle",
        Icon::QuestionmarkDiamond => "QuestionmarkDiamond",
        Icon::Gavel => "Gavel",
        Icon::Chat => "Chat",
        Icon::ArrowsCirclepath => "ArrowsCirclepath",
        Icon::ChevronRight => "ChevronRight",
        Icon::ChevronDown => "ChevronDown",
        Icon::Cursor => return CURSOR.to_owned(),
    };
    let Ok(paths) = leptos::prelude::document().query_selector_all(&format!("#icon-{name} path")) else {
        return String::new();
    };
    (0..paths.length())
        .filter_map(|at| paths.get(at)?.dyn_into::<web_sys::Element>().ok()?.get_attribute("d"))
        .collect::<Vec<_>>()
        .join(" ")
}
