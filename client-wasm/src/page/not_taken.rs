//! «Ikke tatt imot»: what the server did not take, why, and what can be done with it.

use crate::{desk::desk, locale::words, page::dialog::Dialog};
use board::wire::message::Reason;
use editor::session::{NotTaken, WhyNotTaken};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

/// The list, in a dialog of its own.
#[component]
pub fn NotTakenDialog(
    /// Open or closed.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open id="not-taken" title=Signal::derive(|| words().get("not-taken"))>
            <NotTakenList />
        </Dialog>
    }
}

#[component]
fn NotTakenList() -> impl IntoView {
    let not_taken = desk().shown.not_taken;
    view! {
        <p class="ds-paragraph">
            {move || {
                let none = not_taken.with(Vec::is_empty);
                words().get(if none { "not-taken-none" } else { "not-taken-explained" })
            }}
        </p>
        <ul class="not-taken">
            <For each=move || not_taken.get() key=|one| one.id let:one>
                <NotTakenItem one=one />
            </For>
        </ul>
    }
}

#[component]
fn NotTakenItem(one: NotTaken) -> impl IntoView {
    let id = one.id;
    let why = one.why;
    let has_words = !one.words.is_empty();
    let copied = RwSignal::new(false);
    let text = one.words.clone();
    view! {
        <li>
            <strong>{move || words().get(reason(why))}</strong>
            {has_words.then(|| view! { <blockquote>{one.words.clone()}</blockquote> })}
            <div class="dialog-commands">
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    on:click=move |_| desk().try_again(id)
                >
                    {move || words().get("not-taken-retry")}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    hidden=!has_words
                    on:click=move |_| copy(text.clone(), copied)
                >
                    {move || words().get(if copied.get() { "not-taken-copied" } else { "not-taken-copy" })}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-color="danger"
                    on:click=move |_| desk().discard(id)
                >
                    {move || words().get("not-taken-discard")}
                </button>
            </div>
        </li>
    }
}

/// Copies a text, and says so when it is done.
pub fn copy(text: String, copied: RwSignal<bool>) {
    let done = window().navigator().clipboard().write_text(&text);
    spawn_local(async move {
        copied.set(JsFuture::from(done).await.is_ok());
    });
}

fn reason(why: WhyNotTaken) -> &'static str {
    match why {
        WhyNotTaken::Unlisted => "why-unlisted",
        WhyNotTaken::Gone => "why-gone",
        WhyNotTaken::Refused(reason) => match reason {
            Reason::Malformed => "why-malformed",
            Reason::FrameTooLarge => "why-frame-too-large",
            Reason::DocumentFull => "why-document-full",
            Reason::Sealed => "why-sealed",
            Reason::ReadOnly => "why-read-only",
            Reason::ForeignClient => "why-foreign-client",
            Reason::OtherEpoch => "why-other-epoch",
            Reason::Schema => "why-schema",
            Reason::Harmful => "why-harmful",
            Reason::Unavailable => "why-unavailable",
            Reason::TooMany => "why-too-many",
        },
    }
}
