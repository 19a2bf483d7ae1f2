//! Narrow windows: one view at a time, chosen at the bottom; and the one command that is wanted most.

use crate::{
    desk::desk,
    locale::words,
    page::{icon::Icon, names},
};
use board::problem_tree::Group;
use editor::actions::{Action, New};
use leptos::prelude::*;

/// Which view a narrow window shows. The list first: it can be read without zooming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneView {
    /// The list.
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

/// The bottom navigation.
#[component]
pub fn PhoneTabs(
    /// The view shown.
    view: RwSignal<PhoneView>,
) -> impl IntoView {
    let tab = move |this: PhoneView, icon: &'static str, name: &'static str| {
        view! {
            <button
                type="button"
                class="phone-tab"
                aria-current=move || (view.get() == this).then_some("page")
                on:click=move |_| view.set(this)
            >
                <Icon name=icon />
                {move || words().get(name)}
            </button>
        }
    };
    view! {
        <nav class="phone-tabs" aria-label=move || words().get("views")>
            {tab(PhoneView::Board, "Branching", "view-board")}
            {tab(PhoneView::List, "BulletList", "view-list")}
        </nav>
    }
}

/// A new cause within a thumb's reach, as long as nothing is selected: then the foot has the commands.
#[component]
pub fn PhoneAdd() -> impl IntoView {
    view! {
        <button
            type="button"
            class="ds-button phone-add"
            hidden=move || desk().shown.selected.get().is_some()
            on:click=move |_| desk().act(Action::Add(New::Cause))
        >
            <Icon name="Plus" />
            {move || words().get(names::kind(Group::Causes))}
        </button>
    }
}
