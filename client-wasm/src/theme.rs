//! Light, dark, or as the device has it.

use crate::device;
use leptos::prelude::*;

/// A person's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the device has it.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them, in the menu's order.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// As in the page's `data-color-scheme`.
    pub fn attribute(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The name of its text.
    pub fn text(self) -> &'static str {
        match self {
            Theme::Auto => "theme-auto",
            Theme::Light => "theme-light",
            Theme::Dark => "theme-dark",
        }
    }

    /// The choice made on this device.
    pub fn remembered() -> Theme {
        let chosen = device::remembered(device::THEME);
        Theme::ALL.into_iter().find(|theme| Some(theme.attribute()) == chosen.as_deref()).unwrap_or(Theme::Auto)
    }

    /// Dress the page so from now on.
    pub fn put_on(self) {
        device::remember(device::THEME, self.attribute());
        if let Some(root) = document().document_element() {
            // Nothing is lost when it fails: the page keeps its colours.
            let _ = root.set_attribute("data-color-scheme", self.attribute());
        }
    }
}
