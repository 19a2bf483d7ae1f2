//! Text that is there to be copied: a link, an address.

use crate::locale::words;
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

/// The text in a field that can't be changed, and the button that copies it.
#[component]
pub fn ToCopy(
    /// The field's id in the page.
    id: &'static str,
    /// What the text is.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    text: String,
    /// What stands on the button.
    #[prop(default = "invite-copy")]
    copy_it: &'static str,
    /// What stands on it when the text is copied.
    #[prop(default = "invite-copied")]
    copied_it: &'static str,
    /// It stands where something else is done: it has no focus when it appears, and its button does not stand out.
    #[prop(default = false)]
    aside: bool,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get().filter(|_| !aside) {
            // What it came instead of had the focus. It has just come into the page, so it can be focused.
            request_animation_frame(move || drop(field.focus()));
        }
    });
    let to_copy = text.clone();
    view! {
        <div class="to-copy">
            <label for=id>{label}</label>
            <input class="ds-input" id=id node_ref=field readonly value=text />
            <button
                type="button"
                class="ds-button"
                data-variant=aside.then_some("secondary")
                on:click=move |_| copy(to_copy.clone(), copied)
            >
                {move || words().get(if copied.get() { copied_it } else { copy_it })}
            </button>
        </div>
    }
}

/// Copies a text, and says so when it is done.
pub fn copy(text: String, copied: RwSignal<bool>) {
    let done = window().navigator().clipboard().write_text(&text);
    spawn_local(async move {
        copied.set(JsFuture::from(done).await.is_ok());
    });
}
