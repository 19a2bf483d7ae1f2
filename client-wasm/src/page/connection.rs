//! Saved or not, connected or not: always shown, in words, never better than it is.

use crate::{
    account::Account,
    desk::desk,
    locale::words,
    page::{bar::BoardState, dialog::Dialog, icon::Icon},
};
use editor::session::{Connection, SavedState};
use leptos::{prelude::*, task::spawn_local};

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
            Connection::Connecting | Connection::Offline { .. } if shown.blocked.get() => "details-blocked",
            Connection::Connecting => "details-connecting",
            Connection::Offline { .. } | Connection::Closed => "details-offline",
            Connection::Outdated => "outdated-banner",
            Connection::SignedOut => "signed-out-banner",
        })
    };
    view! {
        <p class="ds-paragraph">{saved}</p>
        <p class="ds-paragraph">{connection}</p>
        <p class="ds-paragraph" hidden=move || shown.kept.get()>{move || words().get("not-kept-banner")}</p>
        <p class="ds-paragraph">
            {move || match (shown.not_taken.with(Vec::len), unsaved()) {
                (0, 0) => Some(words().get("not-taken-none")),
                // What waits may yet be refused.
                (0, _) => None,
                (count, _) => Some(words().count("not-taken-count", count)),
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
    let not_shared = move || shown.state.get() == BoardState::NotShared;
    // A board that is not shared is no matter of the network.
    let offline = move || matches!(shown.connection.get(), Connection::Offline { .. }) && !not_shared();
    let signed_out = move || shown.connection.get() == Connection::SignedOut;
    let outdated = move || shown.connection.get() == Connection::Outdated;
    follow_blocking();
    let offline_text = move || {
        words().get(match (shown.blocked.get(), shown.empty.get(), shown.kept.get()) {
            (true, true, _) => "blocked-banner-empty",
            (true, false, true) => "blocked-banner",
            (true, false, false) => "blocked-banner-not-kept",
            (false, true, _) => "offline-banner-empty",
            (false, false, true) => "offline-banner",
            (false, false, false) => "offline-banner-not-kept",
        })
    };
    let only_here = move || !shown.kept.get() && unsaved() > 0;
    let read = RwSignal::new(false);
    let not_kept = move || !shown.kept.get() && !only_here() && !read.get();
    view! {
        <div role="region" aria-label=move || words().get("connection-details")>
            <div class="banner" data-testid="offline" hidden=move || !offline()>
                <p>
                    <Icon name="CloudSlash" />
                    <span>{offline_text}</span>
                </p>
            </div>
            <div class="banner" data-color="warning" data-testid="outdated" hidden=move || !outdated()>
                <p>
                    <Icon name="ExclamationmarkTriangle" />
                    <span>{move || words().get("outdated-banner")}</span>
                </p>
                <button type="button" class="link-button" on:click=move |_| reload()>
                    {move || words().get("outdated-reload")}
                </button>
            </div>
            <div class="banner" data-color="warning" data-testid="signed-out" hidden=move || !signed_out()>
                <p>
                    <Icon name="ExclamationmarkTriangle" />
                    <span>{move || words().get("signed-out-banner")}</span>
                </p>
                <button type="button" class="link-button" on:click=move |_| reload()>
                    {move || words().get("signed-out-go-on")}
                </button>
            </div>
            <div class="banner" data-color="warning" data-testid="not-shared" hidden=move || !not_shared()>
                <p>
                    <Icon name="PadlockLocked" />
                    <span>{move || words().get("not-shared-now")}</span>
                </p>
            </div>
            <div class="banner" data-color="warning" data-testid="not-kept" hidden=move || !not_kept()>
                <p>
                    <Icon name="ExclamationmarkTriangle" />
                    <span>{move || words().get("not-kept-banner")}</span>
                </p>
                <button type="button" class="link-button" on:click=move |_| read.set(true)>
                    {move || words().get("close")}
                </button>
            </div>
            <div class="banner" data-color="danger" data-testid="only-here" hidden=move || !only_here()>
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

/// So often in a row the line fails, while the server answers otherwise, before something in between is blamed.
const FAILURES_BEFORE_BLAME: u32 = 2;

/// Finds out whether the server answers, and yet no line to it opens: then no network is missing, but something on the
/// way stops it, and waiting does not help.
fn follow_blocking() {
    let (connection, blocked) = (desk().shown.connection, desk().shown.blocked);
    let failures = StoredValue::new(0_u32);
    Effect::new(move |_| match connection.get() {
        Connection::Online => {
            failures.set_value(0);
            blocked.set(false);
        }
        // Each failure says anew when it is tried again.
        Connection::Offline { .. } => {
            failures.update_value(|failures| *failures += 1);
            if failures.get_value() > FAILURES_BEFORE_BLAME {
                spawn_local(async move { blocked.set(Account::ask().await.is_ok()) });
            }
        }
        Connection::Connecting | Connection::Closed | Connection::Outdated | Connection::SignedOut => {}
    });
}

fn reload() {
    if let Err(error) = window().location().reload() {
        leptos::logging::warn!("the page was not loaded anew: {error:?}");
    }
}
