//! The panel beside the board: the outline with a search and the foot, or what was said about the board. It folds
//! away, or fills the window.

use crate::{
    desk::desk,
    device,
    locale::words,
    page::{
        foot::Foot,
        icon::Icon,
        inputs::InputsPanel,
        outline::Outline,
        phone::{self, PhoneAdd},
    },
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

/// What the panel shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelTab {
    /// The outline.
    Outline,
    /// The innspill.
    Inputs,
}

impl PanelTab {
    const ALL: [PanelTab; 2] = [PanelTab::Outline, PanelTab::Inputs];

    fn name(self) -> &'static str {
        match self {
            PanelTab::Outline => "outline",
            PanelTab::Inputs => "inputs",
        }
    }

    /// The id of its tab; that of what it shows is longer by `-panel`.
    fn id(self) -> &'static str {
        match self {
            PanelTab::Outline => "tab-outline",
            PanelTab::Inputs => "tab-inputs",
        }
    }

    fn other(self) -> PanelTab {
        match self {
            PanelTab::Outline => PanelTab::Inputs,
            PanelTab::Inputs => PanelTab::Outline,
        }
    }
}

/// Shows this in the panel, and the panel itself where it is folded or another view has its place.
pub fn show(tab: PanelTab) {
    desk().shown.tab.set(tab);
    unfold();
    phone::show_panel();
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
    show(PanelTab::Outline);
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
    let tab = desk().shown.tab;
    let asked = RwSignal::new(String::new());
    let full = move || room.get() == PanelRoom::Full;
    let fill_name = move || words().get(if full() { "panel-beside" } else { "panel-fill" });
    view! {
        <aside class="panel" aria-label=move || words().get(tab.get().name())>
            <div class="panel-head">
                <div class="panel-tabs" role="tablist" aria-label=move || words().get("panel-tabs")>
                    {PanelTab::ALL.into_iter().map(|this| view! { <Tab this=this tab=tab /> }).collect_view()}
                </div>
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
            <div
                class="panel-body"
                role="tabpanel"
                id="tab-inputs-panel"
                aria-labelledby=PanelTab::Inputs.id()
                hidden=move || tab.get() != PanelTab::Inputs
            >
                <InputsPanel />
            </div>
            <div
                class="panel-body"
                role="tabpanel"
                id="tab-outline-panel"
                aria-labelledby=PanelTab::Outline.id()
                hidden=move || tab.get() != PanelTab::Outline
            >
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
                <PhoneAdd />
                <Foot />
            </div>
        </aside>
    }
}

/// One tab. Arrow keys go to the other.
#[component]
fn Tab(this: PanelTab, tab: RwSignal<PanelTab>) -> impl IntoView {
    let chosen = move || tab.get() == this;
    let count = move || {
        desk().shown.inputs_revision.track();
        (this == PanelTab::Inputs).then(|| desk().inputs_in_all().all).filter(|count| *count > 0)
    };
    view! {
        <button
            type="button"
            class="panel-tab"
            role="tab"
            id=this.id()
            aria-controls=format!("{}-panel", this.id())
            aria-selected=move || chosen().to_string()
            tabindex=move || if chosen() { "0" } else { "-1" }
            on:click=move |_| tab.set(this)
            on:keydown=move |event| {
                if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
                    event.prevent_default();
                    tab.set(this.other());
                    focus(this.other().id());
                }
            }
        >
            {move || words().get(this.name())}
            {move || count().map(|count| view! { <span class="count">{count}</span> })}
        </button>
    }
}

/// The tabs are in the page always.
fn focus(id: &str) {
    let found = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(found) = found {
        // On a phone they are not shown, and another bar has them.
        let _ = found.focus();
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
