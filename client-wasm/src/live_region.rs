//! The one live region of the page: what is said to those who don't see what happened.

use leptos::prelude::*;

/// A text is read again only when the region's content changes: two boxes take turns.
#[derive(Clone, Copy, PartialEq)]
pub struct LiveRegion {
    polite: RwSignal<(bool, String)>,
    assertive: RwSignal<(bool, String)>,
}

impl LiveRegion {
    /// A region with nothing said yet.
    pub fn silent() -> LiveRegion {
        LiveRegion { polite: RwSignal::default(), assertive: RwSignal::default() }
    }

    /// Say it when the reader has a pause.
    pub fn say(self, text: String) {
        self.polite.update(|(turn, said)| (*turn, *said) = (!*turn, text));
    }

    /// Say it now.
    pub fn interrupt(self, text: String) {
        self.assertive.update(|(turn, said)| (*turn, *said) = (!*turn, text));
    }
}

/// The region itself, invisible.
#[component]
pub fn LiveRegionView(
    /// What is said.
    region: LiveRegion,
) -> impl IntoView {
    let shown = |signal: RwSignal<(bool, String)>, turn: bool| {
        move || signal.with(|(at, text)| if *at == turn { text.clone() } else { String::new() })
    };
    view! {
        <div class="ds-sr-only spoken" data-testid="live-region">
            <div aria-live="polite">
                <p>{shown(region.polite, false)}</p>
                <p>{shown(region.polite, true)}</p>
            </div>
            <div aria-live="assertive">
                <p>{shown(region.assertive, false)}</p>
                <p>{shown(region.assertive, true)}</p>
            </div>
        </div>
    }
}
