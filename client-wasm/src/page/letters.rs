//! The daily letter: in the menu whether I get one, and the page behind its link for those who would rather not.

use super::{
    frame::{Frame, Ground},
    icon::Icon,
};
use crate::{
    account::{self, Letters},
    http::Refusal,
    locale::words,
};
use leptos::{prelude::*, task::spawn_local};

/// A line of the menu under my name; only where letters can come.
#[component]
pub fn LettersChoice() -> impl IntoView {
    let letters = RwSignal::new(Letters::default());
    spawn_local(async move { letters.set(account::letters().await) });
    let turn = move |_| {
        let wanted = !letters.get_untracked().daily;
        spawn_local(async move {
            // If it is not answered, the mark stays as it was: that is how it is.
            if let Ok(now) = account::wish_letters(wanted).await {
                letters.set(now);
            }
        });
    };
    view! {
        <Show when=move || letters.get().possible>
            <button
                type="button"
                role="menuitemcheckbox"
                tabindex="-1"
                aria-checked=move || letters.get().daily.to_string()
                on:click=turn
            >
                <Icon name="Checkmark" />
                {move || words().get("letters-daily")}
            </button>
        </Show>
    }
}

/// `/letters/{token}`: only a button, since mail scanners open links.
#[component]
pub fn WithoutLettersPage(
    /// See [`Ground`].
    ground: Ground,
    /// What the link holds.
    token: String,
) -> impl IntoView {
    let done = RwSignal::new(false);
    let failed = RwSignal::new(None::<&'static str>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let token = token.clone();
        spawn_local(async move {
            let answer = account::do_without_letters(&token).await;
            done.set(answer.is_ok());
            failed.set(answer.err().map(|refusal| match refusal {
                Refusal::Offline => "undone-offline",
                Refusal::Reason { .. } => "letters-link-unknown",
                Refusal::Unreadable => "undone-unreadable",
            }));
        });
    };
    view! {
        <Frame ground=ground title=Signal::derive(|| words().get("letters"))>
            <form class="reading" on:submit=submit>
                <p>{move || words().get("letters-explained")}</p>
                <button type="submit" class="ds-button" autofocus hidden=move || done.get()>
                    {move || words().get("letters-without")}
                </button>
                <p role="status">{move || done.get().then(|| words().get("letters-without-done"))}</p>
                <p class="ds-validation-message" role="alert" hidden=move || failed.get().is_none()>
                    {move || failed.get().map(|text| words().get(text))}
                </p>
            </form>
        </Frame>
    }
}
