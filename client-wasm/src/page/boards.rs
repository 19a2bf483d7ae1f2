//! The list of boards.

use crate::{
    http::{self, NoAnswer},
    locale::words,
};
use board::{
    id::DocumentId,
    limits::{TEXT_UTF16_MAX, TITLE_UTF16_MAX},
};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

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

#[derive(Serialize)]
struct Wish {
    title: String,
    core: String,
}

#[derive(Deserialize)]
struct Made {
    id: DocumentId,
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
            <NewBoard />
        </main>
    }
}

/// A form for a board of one's own.
#[component]
fn NewBoard() -> impl IntoView {
    let title = RwSignal::new(String::new());
    let core = RwSignal::new(String::new());
    let failed = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let wish = Wish { title: title.get_untracked(), core: core.get_untracked() };
        spawn_local(async move {
            match http::post::<Made>("/api/boards", &wish).await {
                // The browser goes there, or shows why it can't.
                Ok(made) => drop(window().location().set_href(&format!("/b/{}", made.id))),
                Err(_) => failed.set(true),
            }
        });
    };
    view! {
        <h2>{move || words().get("boards-new")}</h2>
        <form class="dialog-fields" on:submit=submit>
            <div>
                <label for="new-title">{move || words().get("boards-new-title")}</label>
                <input
                    class="ds-input"
                    id="new-title"
                    required
                    maxlength=TITLE_UTF16_MAX.to_string()
                    prop:value=title
                    on:input:target=move |event| title.set(event.target().value())
                />
            </div>
            <div>
                <label for="new-core">{move || words().get("boards-new-core")}</label>
                <input
                    class="ds-input"
                    id="new-core"
                    required
                    maxlength=TEXT_UTF16_MAX.to_string()
                    prop:value=core
                    on:input:target=move |event| core.set(event.target().value())
                />
            </div>
            <p class="ds-validation-message" role="alert" hidden=move || !failed.get()>
                {move || words().get("arrival-failed")}
            </p>
            <div class="dialog-commands">
                <button type="submit" class="ds-button">{move || words().get("boards-create")}</button>
            </div>
        </form>
    }
}
