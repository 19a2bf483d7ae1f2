//! The panel beside the board: the outline, a search, and the foot. It folds away, or fills the window.

use crate::{
    desk::desk,
    device,
    locale::words,
    page::{foot::Foot, icon::Icon, outline::Outline},
};
use board::id::NoteId;
use editor::actions::{Action, Zoom};
use leptos::prelude::*;
use std::{cell::Cell, sync::Arc};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The id of the search field, for the command «Finn».
pub const FIND: &str = "find";

/// How much room the panel takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelRoom {
    /// Beside the board.
    Beside,
    /// None.
    Folded,
    /// All of the window.
    Full,
}

impl PanelRoom {
    /// As in the styles (`data-panel`), and as remembered.
    pub fn attribute(self) -> &'static str {
        match self {
            PanelRoom::Beside => "beside",
            PanelRoom::Folded => "folded",
            PanelRoom::Full => "full",
        }
    }

    /// As it was when this device was last used.
    pub fn remembered() -> PanelRoom {
        let was = device::remembered(device::PANEL);
        [PanelRoom::Folded, PanelRoom::Full]
            .into_iter()
            .find(|room| Some(room.attribute()) == was.as_deref())
            .unwrap_or(PanelRoom::Beside)
    }

    /// Takes so much from now on, on this device.
    pub fn take(self, room: RwSignal<PanelRoom>) {
        room.set(self);
        device::remember(device::PANEL, self.attribute());
    }
}

/// Shows the panel, if it is folded.
pub fn unfold() {
    ROOM.with(|room| {
        if let Some(room) = room.get().filter(|room| room.get_untracked() == PanelRoom::Folded) {
            PanelRoom::Beside.take(room);
        }
    });
}

/// Puts the focus into the search field, showing the panel first.
pub fn focus_find() {
    unfold();
    request_animation_frame(|| {
        let field = document().get_element_by_id(FIND).and_then(|field| field.dyn_into::<HtmlElement>().ok());
        if let Some(field) = field {
            // Where the panel is not shown (a phone's other view) the focus stays where it is.
            let _ = field.focus();
        }
    });
}

thread_local! {
    static ROOM: Cell<Option<RwSignal<PanelRoom>>> = const { Cell::new(None) };
}

/// The panel.
#[component]
pub fn Panel(
    /// How much room it takes.
    room: RwSignal<PanelRoom>,
) -> impl IntoView {
    ROOM.with(|slot| slot.set(Some(room)));
    let asked = RwSignal::new(String::new());
    let full = move || room.get() == PanelRoom::Full;
    let fill_name = move || words().get(if full() { "panel-beside" } else { "panel-fill" });
    view! {
        <aside class="panel" aria-label=move || words().get("outline")>
            <div class="panel-head">
                <h2>{move || words().get("outline")}</h2>
                <button
                    type="button"
                    class="icon-button fill"
                    aria-label=fill_name
                    title=fill_name
                    on:click=move |_| if full() { PanelRoom::Beside } else { PanelRoom::Full }.take(room)
                >
                    {move || view! { <Icon name=if full() { "Shrink" } else { "Expand" } /> }}
                </button>
                <button
                    type="button"
                    class="icon-button fold"
                    aria-label=move || words().get("panel-fold")
                    title=move || words().get("panel-fold")
                    on:click=move |_| PanelRoom::Folded.take(room)
                >
                    <Icon name="SidebarRight" />
                </button>
            </div>
            <div class="panel-body">
                <label class="find">
                    <span class="ds-sr-only">{move || words().get("find")}</span>
                    <Icon name="MagnifyingGlass" />
                    <input
                        class="ds-input"
                        type="search"
                        id=FIND
                        placeholder=move || words().get("find")
                        prop:value=asked
                        on:input:target=move |event| asked.set(event.target().value())
                        on:keydown=move |event| {
                            if event.key() == "Escape" {
                                asked.set(String::new());
                            }
                        }
                    />
                </label>
                {move || (!asked.with(|asked| asked.trim().is_empty())).then(|| view! { <Found asked=asked /> })}
                <div class="outline-slot" hidden=move || !asked.with(|asked| asked.trim().is_empty())>
                    <Outline />
                </div>
                <Foot />
            </div>
        </aside>
    }
}

/// What the search has found; choosing one shows it on the board and in the list.
#[component]
fn Found(asked: RwSignal<String>) -> impl IntoView {
    let found = Memo::new(move |_| {
        desk().shown.rows_revision.track();
        asked.with(|asked| desk().find(asked))
    });
    let choose = move |note: NoteId| {
        asked.set(String::new());
        desk().act(Action::Select(Some(note.clone())));
        desk().act(Action::Zoom(Zoom::To(note)));
    };
    let item = move |(note, text): (NoteId, Arc<str>)| {
        view! {
            <li>
                <button type="button" class="found" on:click=move |_| choose(note.clone())>
                    {text.to_string()}
                </button>
            </li>
        }
    };
    view! {
        <div class="outline">
            <p class="panel-note" role="status">
                {move || match found.with(Vec::len) {
                    0 => words().fill("find-none", [("text", asked.get().into())]),
                    count => words().count("said-found", count),
                }}
            </p>
            <ul class="found-list">{move || found.get().into_iter().map(item).collect_view()}</ul>
        </div>
    }
}
