//! The bar: where I am, the board's title and state, saved or not, who is here, share, menu.

use crate::{
    desk::desk,
    locale::words,
    page::{connection::SavedButton, icon::Icon, main_menu::MainMenu, people::People, share::openness::visible_for},
};
use board::{network::sharing::Level, wire::message::Reason};
use editor::session::Openness;
use leptos::prelude::*;

/// What the board's state is called, where it is not the ordinary one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardState {
    /// I may write.
    Open,
    /// I may give innspill, and not change the tree.
    Input,
    /// I may only read.
    ReadOnly,
    /// Nobody may write for now: it is locked.
    Locked,
    /// Nobody may write: it is sealed.
    Sealed,
    /// Nobody can write: it has reached its limit.
    Full,
    /// There is nothing for me to see (any more).
    NotShared,
}

impl BoardState {
    /// As the server says how far it is open, and why the content can't be written, if so.
    pub fn of(openness: Openness, shut: Option<Reason>) -> BoardState {
        match (openness, shut) {
            (Openness::NotShared, _) => BoardState::NotShared,
            (Openness::To(Level::Input), Some(Reason::ReadOnly)) => BoardState::Input,
            (Openness::Unheard | Openness::To(_), Some(why)) => BoardState::shut(why),
            (Openness::Unheard | Openness::To(_), None) => BoardState::Open,
        }
    }

    fn shut(why: Reason) -> BoardState {
        match why {
            Reason::Sealed => BoardState::Sealed,
            Reason::DocumentFull => BoardState::Full,
            Reason::Locked => BoardState::Locked,
            Reason::ReadOnly
            | Reason::Malformed
            | Reason::FrameTooLarge
            | Reason::ForeignClient
            | Reason::OtherEpoch
            | Reason::Schema
            | Reason::Harmful
            | Reason::Unavailable
            | Reason::TooMany => BoardState::ReadOnly,
        }
    }

    fn text(self) -> &'static str {
        match self {
            BoardState::Open => "board-open",
            BoardState::Input => "board-input",
            BoardState::Locked => "board-locked",
            BoardState::NotShared => "board-not-shared",
            BoardState::ReadOnly => "board-read-only",
            BoardState::Sealed => "board-sealed",
            BoardState::Full => "board-full",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            BoardState::Open | BoardState::Input => "PencilLine",
            BoardState::ReadOnly
            | BoardState::Locked
            | BoardState::Sealed
            | BoardState::Full
            | BoardState::NotShared => "PadlockLocked",
        }
    }
}

/// What opens the dialogs that the bar and its menu lead to.
#[derive(Clone, Copy)]
pub struct Opens {
    /// Sharing.
    pub share: RwSignal<bool>,
    /// Keys and help.
    pub help: RwSignal<bool>,
    /// Who I am.
    pub change_me: RwSignal<bool>,
    /// The bin.
    pub bin: RwSignal<bool>,
    /// Signing out.
    pub sign_out: RwSignal<bool>,
}

/// The bar itself. The dialogs it opens belong to the page.
#[component]
pub fn Bar(
    /// The dialogs.
    opens: Opens,
) -> impl IntoView {
    let shown = desk().shown;
    let title = move || {
        let title = shown.title.get();
        if title.is_empty() { words().get("untitled-board") } else { title }
    };
    let state = move || shown.state.get();
    let in_network = move || shown.face.with(Option::is_some);
    let up = move || match shown.face.with(|face| face.as_ref().map(|face| face.project)) {
        Some(Some(project)) => (format!("/p/{project}"), "to-project"),
        Some(None) => ("/".to_owned(), "to-front"),
        None => ("/boards".to_owned(), "all-boards"),
    };
    view! {
        <header class="bar">
            <Mark />
            <Crumbs to=Signal::derive(move || up().0) name=Signal::derive(move || words().get(up().1)) />
            <h1 title=title>{title}</h1>
            <button
                type="button"
                class="chip"
                data-testid="openness"
                aria-haspopup="dialog"
                title=visible_for
                hidden=move || !in_network()
                on:click=move |_| opens.share.set(true)
            >
                <Icon name="Eye" />
                <span>{visible_for}</span>
            </button>
            <span
                class="chip"
                hidden=move || state() == BoardState::Open && in_network()
                data-color=move || (!matches!(state(), BoardState::Open | BoardState::Input)).then_some("warning")
            >
                {move || view! { <Icon name=state().icon() /> }}
                {move || words().get(state().text())}
            </span>
            <span class="grow"></span>
            <SavedButton />
            <People />
            {if desk().is_onlooker() {
                view! { <SignIn /> }.into_any()
            } else {
                view! { <ShareButton open=opens.share /> }.into_any()
            }}
            <MainMenu opens=opens />
        </header>
    }
}

#[component]
fn ShareButton(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <button type="button" class="ds-button" aria-haspopup="dialog" on:click=move |_| open.set(true)>
            <Icon name="PersonPlus" />
            <span class="share-words">{move || words().get("share")}</span>
        </button>
    }
}

/// What an onlooker can do next, on small windows too.
#[component]
fn SignIn() -> impl IntoView {
    view! {
        <a class="ds-button" data-always="" href="/sign-in">
            {move || words().get("sign-in")}
        </a>
    }
}

/// The way up: by its name, or where there is no room for it by an arrow that is called so.
#[component]
pub fn Crumbs(
    /// Its address.
    #[prop(into)]
    to: Signal<String>,
    /// What is there.
    name: Signal<String>,
) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label=move || words().get("where-i-am")>
            <a href=to title=name>
                <Icon name="ArrowLeft" />
                <span>{name}</span>
            </a>
            <Icon name="ChevronRight" />
        </nav>
    }
}

/// Samtavle's mark, and the way to its front door.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <a class="mark" href="/" aria-label=move || words().get("app-name")>
            <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <rect x="1" y="1" width="30" height="30" rx="8" />
                <path
                    d="M16 25.5V13M16 18c-4 0-6.3-2-6.3-5.4M16 18c4 0 6.3-2 6.3-5.4M16 14c-2.1 0-3.2-2-3.2-4.8M16 14c2.1 0 3.2-2 3.2-4.8"
                    stroke="currentColor"
                    stroke-width="2.2"
                    stroke-linecap="round"
                    fill="none"
                />
            </svg>
        </a>
    }
}
