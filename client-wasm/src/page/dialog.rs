//! A modal dialog: the browser's own, with a title and a way out.

use crate::{locale::words, page::icon::Icon};
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A dialog that is open while `open` says so. Escape, its cross and (if `leavable`) a press outside close it.
#[component]
pub fn Dialog(
    /// Open or closed; closing it by hand writes here too.
    open: RwSignal<bool>,
    /// An id of its own in the page.
    id: &'static str,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// May one leave it without an answer?
    #[prop(default = true)]
    leavable: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (open, Some(dialog)) = (open.get(), dialog.get()) else { return };
        // Both run handlers at once, so no borrow of the editor may be held here: none is in an effect.
        if open && !dialog.open() {
            if let Err(error) = dialog.show_modal() {
                leptos::logging::warn!("the dialog {id} did not open: {error:?}");
            }
            focus_first(dialog);
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="ds-dialog"
            id=id
            node_ref=dialog
            closedby=if leavable { "any" } else { "none" }
            aria-labelledby=format!("{id}-title")
            on:close=move |_| open.set(false)
            on:cancel=move |event: web_sys::Event| {
                if !leavable {
                    event.prevent_default();
                }
            }
        >
            <h2 class="ds-heading" data-size="2xs" id=format!("{id}-title")>{move || title.get()}</h2>
            {leavable
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="icon-button dialog-close"
                            aria-label=move || words().get("close")
                            on:click=move |_| open.set(false)
                        >
                            <Icon name="XMark" />
                        </button>
                    }
                })}
            {move || open.get().then(|| children())}
        </dialog>
    }
}

/// What asks for the focus comes into the page after the dialog has opened, too late for the browser to see it.
fn focus_first(dialog: web_sys::HtmlDialogElement) {
    spawn_local(async move {
        leptos::task::tick().await;
        let wanting = dialog.query_selector("[autofocus]").ok().flatten();
        if let Some(wanting) = wanting.and_then(|wanting| wanting.dyn_into::<HtmlElement>().ok()) {
            // It is shown, so it can be focused; else the focus stays on the dialog's first button.
            let _ = wanting.focus();
        }
    });
}
