//! A person's choices for the editor, remembered on this device.

use crate::device;
use editor::settings::{Settings, Verbosity};
use leptos::prelude::window;

/// All there is to choose of how much is said, with the names of their texts.
pub const VERBOSITY: [(Verbosity, &str); 3] =
    [(Verbosity::Own, "speak-own"), (Verbosity::Normal, "speak-normal"), (Verbosity::All, "speak-all")];

/// As chosen on this device, and as the device itself wants it.
pub fn settings() -> Settings {
    let reduced = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    Settings {
        reduced_motion: reduced.is_some_and(|reduced| reduced.matches()),
        letter_shortcuts: device::remembered(device::LETTERS).as_deref() != Some("off"),
        verbosity: verbosity(),
        ..Settings::default()
    }
}

fn verbosity() -> Verbosity {
    let chosen = device::remembered(device::SPEAK);
    let found = VERBOSITY.into_iter().find(|(_, name)| Some(*name) == chosen.as_deref());
    found.map_or(Settings::default().verbosity, |(verbosity, _)| verbosity)
}

/// Do single letters choose tools from now on?
pub fn choose_letters(on: bool) {
    device::remember(device::LETTERS, if on { "on" } else { "off" });
}

/// So much is said from now on.
pub fn choose_verbosity(name: &str) {
    device::remember(device::SPEAK, name);
}
