//! Saved or not, connected or not: always shown, in words, never better than it is.

use crate::{
    desk::desk,
    locale::words,
    page::{dialog::Dialog, icon::Icon},
};
use editor::session::{Connection, SavedState};
use leptos::prelude::*;

/// How it stands with a person's work, as one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Saved,
    Saving,
    Waiting,
    NotTaken,
}

impl Standing {
    fn of(saved: SavedState, not_taken: usize) -> Standing {
        match saved {
            SavedState::AllSaved { .. } if not_taken > 0 => Standing::NotTaken,
            SavedState::AllSaved { .. } => Standing::Saved,
            SavedState::Saving { .. } => Standing::Saving,
            SavedState::Waiting { .. } => Standing::Waiting,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Standing::Saved => "saved",
            Standing::Saving => "saving",
            Standing::Waiting => "saved-waiting",
            Standing::NotTaken => "not-taken",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Standing::Saved => "CheckmarkCircle",
            Standing::Saving => "CloudUp",
            Standing::Waiting => "CloudSlash",
            Standing::NotTaken => "ExclamationmarkTriangle",
        }
    }

    /// As in the styles.
    fn state(self) -> &'static str {
        match self {
            Standing::Saved => "saved",
            Standing::Saving => "saving",
            Standing::Waiting => "waiting",
            Standing::NotTaken => "refused",
        }
    }
}

fn standing() -> Standing {
    let shown = desk().shown;
    Standing::of(shown.saved.get(), shown.not_taken.with(Vec::len))
}

/// Changes that the server has not yet said to be saved.
fn unsaved() -> usize {
    match desk().shown.saved.get() {
        SavedState::AllSaved { .. } => 0,
        SavedState::Saving { count } | SavedState::Waiting { count } => count,
    }
}

/// The word in the bar; pressing it tells more.
#[component]
pub fn SavedButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="saved"
            data-testid="saved"
            data-state=move || standing().state()
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            {move || view! { <Icon name=standing().icon() /> }}
            <span>{move || words().get(standing().text())}</span>
        </button>
        <Dialog open=open id="connection" title=Signal::derive(|| words().get("connection-details"))>
            <ConnectionDetails />
        </Dialog>
    }
}

#[component]
fn ConnectionDetails() -> impl IntoView {
    let shown = desk().shown;
    let saved = move || match shown.saved.get() {
        SavedState::AllSaved { .. } => words().get("details-saved"),
        SavedState::Saving { count } => words().count("details-saving", count),
        SavedState::Waiting { count } if shown.kept.get() => words().count("saved-waiting-long", count),
        SavedState::Waiting { count } => words().count("saved-only-here", count),
    };
    let connection = move || {
        words().get(match shown.connection.get() {
            Connection::Online => "details-connected",
            Connection::Connecting => "details-connecting",
            Connection::Offline { .. } | Connection::Closed => "details-offline",
        })
    };
    view! {
        <p class="ds-paragraph">{saved}</p>
        <p class="ds-paragraph">{connection}</p>
        <p class="ds-paragraph">
            {move || match shown.not_taken.with(Vec::len) {
                0 => words().get("not-taken-none"),
                count => words().count("not-taken-count", count),
            }}
        </p>
    }
}

/// Across the page while something is the matter: no network, nothing kept, something not taken.
#[component]
pub fn Banners(
    /// Opens the list of what was not taken.
    show_not_taken: RwSignal<bool>,
) -> impl IntoView {
    let shown = desk().shown;
    let offline = move || matches!(shown.connection.get(), Connection::Offline { .. });
    let offline_text = move || words().get(if shown.empty.get() { "offline-banner-empty" } else { "offline-banner" });
    let only_here = move || !shown.kept.get() && unsaved() > 0;
    view! {
        <div role="region" aria-label=move || words().get("connection-details")>
            <div class="banner" data-testid="offline" hidden=move || !offline()>
                <p>
                    <Icon name="CloudSlash" />
                    <span>{offline_text}</span>
                </p>
            </div>
            <div class="banner" data-color="danger" hidden=move || !only_here()>
                <p>
                    <Icon name="ExclamationmarkTriangle" />
                    <span>{move || words().count("saved-only-here", unsaved())}</span>
                </p>
            </div>
            <div class="banner" data-color="danger" hidden=move || shown.not_taken.with(Vec::is_empty)>
                <p>
                    <Icon name="ExclamationmarkTriangle" />
                    <span>{move || words().count("not-taken-count", shown.not_taken.with(Vec::len))}</span>
                </p>
                <button type="button" class="link-button" on:click=move |_| show_not_taken.set(true)>
                    {move || words().get("not-taken-show")}
                </button>
            </div>
        </div>
    }
}
