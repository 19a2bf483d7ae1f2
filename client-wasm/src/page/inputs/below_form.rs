//! The forms that open below an innspill: sent by their button or Ctrl+Enter, left by the other or Escape.

use crate::{
    locale::words,
    page::{inputs::give::sends, names},
};
use editor::actions::Barred;
use leptos::{html, prelude::*};

/// The form around its fields.
#[component]
pub fn BelowForm(
    /// The name of what sends.
    send: &'static str,
    /// What to do when it is sent.
    #[prop(into)]
    save: Callback<()>,
    /// What to do when it is left.
    done: impl Fn() + Copy + Send + Sync + 'static,
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="below"
            on:submit=move |event| {
                event.prevent_default();
                save.run(());
            }
            on:keydown=move |event| {
                if sends(&event) {
                    save.run(());
                } else if event.key() == "Escape" {
                    event.prevent_default();
                    done();
                }
            }
        >
            {children()}
            <div class="below-commands">
                <button type="submit" class="ds-button">{move || words().get(send)}</button>
                <button type="button" class="ds-button" data-variant="tertiary" on:click=move |_| done()>
                    {move || words().get("cancel")}
                </button>
            </div>
        </form>
    }
}

/// A text with its label, and what is missing of it.
#[component]
pub fn TextField(
    /// The text.
    text: RwSignal<String>,
    /// The label's name.
    name: &'static str,
    /// Whether it was sent already: an empty text is said to be missing then.
    missing: Signal<bool>,
    /// It has the focus when it appears.
    #[prop(default = true)]
    first: bool,
) -> impl IntoView {
    let empty = move || missing.get() && text.with(|text| text.trim().is_empty());
    let field = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get().filter(|_| first) {
            // It has just come into the page, so it can be focused.
            request_animation_frame(move || drop(field.focus()));
        }
    });
    view! {
        <label class="field">
            <span>{move || words().get(name)}</span>
            <textarea
                class="ds-input"
                rows="3"
                node_ref=field
                prop:value=text
                aria-invalid=move || empty().then_some("true")
                on:input:target=move |event| text.set(event.target().value())
            ></textarea>
        </label>
        <p class="ds-validation-message" role="alert" hidden=move || !empty()>
            {move || words().get(names::barred(Barred::NothingSaid))}
        </p>
    }
}
