//! An icon from the sprite in the page. It says nothing: the words beside it, or its button's label, do.

use leptos::prelude::*;

/// One of the icons named in `web/icons.json`.
#[component]
pub fn Icon(
    /// Which.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=format!("#icon-{name}")></use>
        </svg>
    }
}
