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
    #[prop(into)]
    id: String,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// May one leave it without an answer?
    #[prop(default = true)]
    leavable: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = format!("{id}-title");
    let labelled = title_id.clone();
    Effect::new(move |_| {
        let (open, Some(dialog)) = (open.get(), dialog.get()) else { return };
        // Both run handlers at once, so no borrow of the editor may be held here: none is in an effect.
        if open && !dialog.open() {
            if let Err(error) = dialog.show_modal() {
                leptos::logging::warn!("a dialog did not open: {error:?}");
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
            aria-labelledby=labelled
            on:close=move |_| open.set(false)
            on:cancel=move |event: web_sys::Event| {
                if !leavable {
                    event.prevent_default();
                }
            }
        >
            <h2 class="ds-heading" data-size="2xs" id=title_id>{move || title.get()}</h2>
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

/// What had the focus in an open dialog may have gone with what it stood for: then the first command of the list that
/// is left has it, or else the way out.
pub fn keep_focus(id: &'static str) {
    spawn_local(async move {
        leptos::task::tick().await;
        let Some(dialog) = document().get_element_by_id(id).filter(|dialog| dialog.has_attribute("open")) else {
            return;
        };
        if document().active_element().is_some_and(|focused| dialog.contains(Some(&focused))) {
            return;
        }
        let first = ["li button", ".dialog-close"]
            .into_iter()
            .find_map(|selector| dialog.query_selector(selector).ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            // It is shown, so it can be focused.
            let _ = first.focus();
        }
    });
}
