//! What one reads: how Samtavle is used, what is kept of people, and how far everybody can use it.

use super::frame::{Frame, Ground};
use crate::locale::words;
use leptos::prelude::*;

/// One of the pages to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// How Samtavle is used.
    Help,
    /// What is kept of people, and why.
    Privacy,
    /// How far everybody can use it.
    Accessibility,
}

impl About {
    fn title(self) -> &'static str {
        match self {
            About::Help => "help-page",
            About::Privacy => "privacy-statement",
            About::Accessibility => "accessibility-statement",
        }
    }

    /// Headings, each with its paragraphs.
    fn sections(self) -> &'static [(&'static str, &'static [&'static str])] {
        match self {
            About::Help => &[
                ("help-start", &["help-start-1", "help-start-2"]),
                ("help-network", &["help-network-1", "help-network-2"]),
                ("help-board", &["help-board-1", "help-board-2", "help-board-3"]),
                ("help-offline", &["help-offline-1"]),
                ("help-devices", &["help-devices-1", "help-devices-2"]),
            ],
            About::Privacy => &[
                ("privacy-what", &["privacy-what-1", "privacy-what-2"]),
                ("privacy-why", &["privacy-why-1"]),
                ("privacy-who-sees", &["privacy-who-sees-1", "privacy-who-sees-2"]),
                ("privacy-device", &["privacy-device-1"]),
                ("privacy-rights", &["privacy-rights-1"]),
            ],
            About::Accessibility => &[
                ("accessibility-goal", &["accessibility-goal-1"]),
                ("accessibility-how", &["accessibility-how-1", "accessibility-how-2"]),
                ("accessibility-known", &["accessibility-known-1"]),
                ("accessibility-tell", &["accessibility-tell-1", "accessibility-tell-2"]),
            ],
        }
    }
}

/// The page.
#[component]
pub fn AboutPage(
    /// See [`Ground`].
    ground: Ground,
    /// Which.
    about: About,
) -> impl IntoView {
    view! {
        <Frame ground=ground title=Signal::derive(move || words().get(about.title()))>
            <div class="reading">
                {about
                    .sections()
                    .iter()
                    .map(|(heading, paragraphs)| {
                        view! {
                            <h2>{move || words().get(heading)}</h2>
                            {paragraphs.iter().map(|text| view! { <p>{move || words().get(text)}</p> }).collect_view()}
                        }
                    })
                    .collect_view()}
            </div>
        </Frame>
    }
}
