//! Share: the board's address.

use crate::{
    locale::words,
    page::{dialog::Dialog, not_taken::copy},
};
use leptos::prelude::*;

/// A dialog with the address, to be copied.
#[component]
pub fn ShareDialog(
    /// Open or closed.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open id="share" title=Signal::derive(|| words().get("share-title"))>
            <ShareForm />
        </Dialog>
    }
}

#[component]
fn ShareForm() -> impl IntoView {
    let address = window().location().href().unwrap_or_default();
    let to_copy = address.clone();
    let copied = RwSignal::new(false);
    view! {
        <p class="ds-paragraph">{move || words().get("share-explained")}</p>
        <div class="dialog-fields">
            <div>
                <label for="share-address">{move || words().get("share-address")}</label>
                <input class="ds-input" id="share-address" readonly value=address />
            </div>
        </div>
        <button type="button" class="ds-button" on:click=move |_| copy(to_copy.clone(), copied)>
            {move || words().get(if copied.get() { "share-copied" } else { "share-copy" })}
        </button>
    }
}
