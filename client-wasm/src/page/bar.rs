//! The bar: where I am, the board's title and state, saved or not, who is here, share, menu.

use crate::{
    desk::desk,
    locale::words,
    page::{connection::SavedButton, icon::Icon, main_menu::MainMenu, people::People},
};
use board::wire::message::Reason;
use leptos::prelude::*;

/// What the board's state is called, where it is not the ordinary one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardState {
    /// Everyone who has the address may write.
    Open,
    /// I may only read.
    ReadOnly,
    /// Nobody may write: it is sealed.
    Sealed,
    /// Nobody can write: it has reached its limit.
    Full,
}

impl BoardState {
    /// As the server says why nothing can be written.
    pub fn shut(why: Reason) -> BoardState {
        match why {
            Reason::Sealed => BoardState::Sealed,
            Reason::DocumentFull => BoardState::Full,
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
            BoardState::ReadOnly => "board-read-only",
            BoardState::Sealed => "board-sealed",
            BoardState::Full => "board-full",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            BoardState::Open => "PencilLine",
            BoardState::ReadOnly | BoardState::Sealed | BoardState::Full => "PadlockLocked",
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
    view! {
        <header class="bar">
            <a class="mark" href="/boards" aria-label=move || words().get("app-name")>
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
            <nav class="crumbs" aria-label=move || words().get("where-i-am")>
                <ol>
                    <li>
                        <a href="/boards">{move || words().get("all-boards")}</a>
                    </li>
                    <li aria-hidden="true">
                        <Icon name="ChevronRight" />
                    </li>
                </ol>
            </nav>
            <h1 title=title>{title}</h1>
            <span class="chip" data-color=move || (state() != BoardState::Open).then_some("warning")>
                {move || view! { <Icon name=state().icon() /> }}
                {move || words().get(state().text())}
            </span>
            <span class="grow"></span>
            <SavedButton />
            <People />
            <button type="button" class="ds-button" aria-haspopup="dialog" on:click=move |_| opens.share.set(true)>
                <Icon name="PersonPlus" />
                <span class="share-words">{move || words().get("share")}</span>
            </button>
            <MainMenu opens=opens />
        </header>
    }
}
