//! A board in small, drawn by the server from what is on it.

use board::network::{BoardId, view::Summary};
use leptos::prelude::*;

/// The picture; an even ground until the server has drawn one.
#[component]
pub fn BoardMiniature(
    /// Which.
    board: BoardId,
    /// What the server knows of it.
    summary: Option<Summary>,
) -> impl IntoView {
    view! {
        <span class="miniature">
            {summary
                .map(|summary| {
                    let address = format!("/api/boards/{board}/miniature.svg?revision={}", summary.revision);
                    // What it shows is said beside it, in words.
                    view! {
                        <img alt="" loading="lazy" decoding="async" width="274" height="108" src=address.clone() data-scheme="light" />
                        <img alt="" loading="lazy" decoding="async" width="274" height="108" src=format!("{address}&scheme=dark") data-scheme="dark" />
                    }
                })}
        </span>
    }
}
