//! Whether what is shown is how it is: said in the bar, and in plain words while it is not.

use crate::{
    directory::{Directory, LineState},
    locale::words,
    page::icon::Icon,
};
use leptos::prelude::*;

/// A word in the bar.
#[component]
pub fn ConnectionChip(
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let (state, icon, text) = (
        move || match directory.line.get() {
            LineState::Connecting => "saving",
            LineState::Open => "saved",
            LineState::Lost | LineState::Blocked | LineState::NoAccess => "waiting",
        },
        move || match directory.line.get() {
            LineState::Connecting => "CloudUp",
            LineState::Open => "CheckmarkCircle",
            LineState::Lost | LineState::Blocked | LineState::NoAccess => "CloudSlash",
        },
        move || match directory.line.get() {
            LineState::Connecting => "line-connecting",
            LineState::Open => "line-open",
            LineState::Lost | LineState::Blocked | LineState::NoAccess => "line-lost",
        },
    );
    view! {
        <span class="saved" data-testid="line" data-state=state role="status">
            {move || view! { <Icon name=icon() /> }}
            <span>{move || words().get(text())}</span>
        </span>
    }
}

/// Across the page.
#[component]
pub fn ConnectionBanners(
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let text = move || match directory.line.get() {
        LineState::Lost => Some("line-lost-explained"),
        LineState::Blocked => Some("line-blocked-explained"),
        LineState::Connecting | LineState::Open | LineState::NoAccess => None,
    };
    view! {
        <div role="region" aria-label=move || words().get("connection-details")>
            <div class="banner" data-testid="offline" hidden=move || text().is_none()>
                <p>
                    <Icon name="CloudSlash" />
                    <span>{move || text().map(|text| words().get(text))}</span>
                </p>
            </div>
        </div>
    }
}
