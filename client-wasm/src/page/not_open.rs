//! Where the way ends: a board that is not there or not for me, no network at all, and a page that did not come whole.

use super::{
    frame::{Frame, Ground},
    left_behind::{LeftBehind, LeftBehindList},
    sign_in::WaysIn,
};
use crate::{address, locale::words};
use leptos::prelude::*;

/// A board, or an address, that is not there or not open to me. Which of the two, the server does not say.
#[component]
pub fn NotOpenPage(
    /// See [`Ground`].
    ground: Ground,
    /// What this device had of it.
    #[prop(optional_no_strip)]
    left: Option<LeftBehind>,
) -> impl IntoView {
    let signed_in = ground.account.with_untracked(|account| account.person.is_some());
    view! {
        <Frame ground=ground title=Signal::derive(|| words().get("not-open"))>
            <div class="reading">
                <p class="lead">{move || words().get("not-open-explained")}</p>
                <p>
                    <a href="/">{move || words().get("to-front")}</a>
                </p>
                {left.map(|left| view! { <LeftBehindList left=left /> })}
                {(!signed_in).then(|| view! { <WaysIn /> })}
            </div>
        </Frame>
    }
}

/// The server can't be reached, and this device knows nobody.
#[component]
pub fn NoNetwork() -> impl IntoView {
    view! { <Stopped title="offline" explained="arrival-offline" /> }
}

/// The server does not give the rest of the page: the network went, or the server was upgraded in this very moment.
#[component]
pub fn NotFetched() -> impl IntoView {
    view! { <Stopped title="not-fetched" explained="not-fetched-explained" /> }
}

#[component]
fn Stopped(title: &'static str, explained: &'static str) -> impl IntoView {
    view! {
        <main class="opening">
            <h1>{move || words().get(title)}</h1>
            <p role="alert">{move || words().get(explained)}</p>
            <button type="button" class="ds-button" on:click=|_| address::reload()>
                {move || words().get("try-again")}
            </button>
        </main>
    }
}
