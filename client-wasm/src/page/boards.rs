//! The list of boards.

use crate::{
    http::{self, NoAnswer},
    locale::words,
};
use board::id::DocumentId;
use leptos::prelude::*;
use serde::Deserialize;

/// A board in the list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct BoardCard {
    /// Its id, also that of its content.
    pub id: DocumentId,
    /// What it is called.
    pub title: String,
}

/// Asks for the list.
pub async fn boards() -> Result<Vec<BoardCard>, NoAnswer> {
    http::get("/api/boards").await
}

/// The page with the list; `None`: it can't be fetched.
#[component]
pub fn BoardsPage(
    /// The boards, newest first.
    listed: Option<Vec<BoardCard>>,
) -> impl IntoView {
    let offline = listed.is_none();
    let none = listed.as_ref().is_some_and(Vec::is_empty);
    view! {
        <main class="boards">
            <h1>{move || words().get("boards-title")}</h1>
            <p hidden=!none>{move || words().get("boards-none")}</p>
            <p hidden=!offline>{move || words().get("boards-offline")}</p>
            <ul>
                {listed
                    .unwrap_or_default()
                    .into_iter()
                    .map(|board| view! { <li><a href=format!("/b/{}", board.id)>{board.title}</a></li> })
                    .collect_view()}
            </ul>
        </main>
    }
}
