//! Narrow windows: one view at a time, chosen at the bottom; and the one command that is wanted most.

use crate::{
    desk::desk,
    locale::words,
    page::{foot, icon::Icon, inputs::give, names, panel::PanelTab},
};
use board::problem_tree::Group;
use editor::actions::{Action, New};
use leptos::prelude::*;
use std::cell::Cell;

/// Which view a narrow window shows. The list first: it can be read without zooming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneView {
    /// The panel, with whatever it shows.
    List,
    /// The canvas.
    Board,
}

impl PhoneView {
    /// As in the styles (`data-view`).
    pub fn attribute(self) -> &'static str {
        match self {
            PhoneView::List => "list",
            PhoneView::Board => "board",
        }
    }
}

thread_local! {
    static VIEW: Cell<Option<RwSignal<PhoneView>>> = const { Cell::new(None) };
}

/// Where one view at a time is shown, it is the panel's.
pub fn show_panel() {
    VIEW.with(|view| {
        if let Some(view) = view.get() {
            view.set(PhoneView::List);
        }
    });
}

/// The bottom navigation.
#[component]
pub fn PhoneTabs(
    /// The view shown.
    view: RwSignal<PhoneView>,
) -> impl IntoView {
    VIEW.with(|slot| slot.set(Some(view)));
    let tab = desk().shown.tab;
    let to_panel = move |this: PanelTab| {
        tab.set(this);
        view.set(PhoneView::List);
    };
    let shows = move |this: PanelTab| view.get() == PhoneView::List && tab.get() == this;
    let count = move || {
        desk().shown.inputs_revision.track();
        Some(desk().inputs_in_all().all).filter(|count| *count > 0)
    };
    let page = |shown: bool| shown.then_some("page");
    view! {
        <nav class="phone-tabs" aria-label=move || words().get("views")>
            <button
                type="button"
                class="phone-tab"
                aria-current=move || page(view.get() == PhoneView::Board)
                on:click=move |_| view.set(PhoneView::Board)
            >
                <Icon name="Branching" />
                {move || words().get("view-board")}
            </button>
            <button
                type="button"
                class="phone-tab"
                aria-current=move || page(shows(PanelTab::Outline))
                on:click=move |_| to_panel(PanelTab::Outline)
            >
                <Icon name="BulletList" />
                {move || words().get("view-list")}
            </button>
            <button
                type="button"
                class="phone-tab"
                aria-current=move || page(shows(PanelTab::Inputs))
                on:click=move |_| to_panel(PanelTab::Inputs)
            >
                <Icon name="Chat" />
                {move || words().get("view-inputs")}
                {move || count().map(|count| view! { <span class="count">{count}</span> })}
            </button>
        </nav>
    }
}

/// What this person may do here, within a thumb's reach: a new note, or an innspill; about the note that is selected, if
/// one is.
#[component]
pub fn PhoneAdd() -> impl IntoView {
    let rights = desk().shown.rights;
    let writes = move || rights.get().0;
    let selected = Memo::new(move |_| desk().reading().map(|reading| reading.group));
    let new = move || selected.get().map_or((New::Cause, Group::Causes), foot::outwards);
    let act = move || {
        if rights.get_untracked().0 {
            desk().act(Action::Add(untrack(new).0));
        } else {
            desk().act(Action::OpenInputs);
            give::begin();
        }
    };
    view! {
        <div class="phone-add" hidden=move || rights.get() == (false, false)>
            <button type="button" class="ds-button" on:click=move |_| act()>
                {move || view! { <Icon name=if writes() { "Plus" } else { "ChatAdd" } /> }}
                {move || words().get(if writes() { names::kind(new().1) } else { "give-input" })}
            </button>
        </div>
    }
}
