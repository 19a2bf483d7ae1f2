//! What floats over the board: tools in the middle, undo at the left, the camera at the right.

use crate::{
    desk::desk,
    locale::words,
    page::{icon::Icon, inputs::on_board::InputsOnBoard},
};
use board::layout::Arrangement;
use editor::actions::{Action, New, ToolKind, Zoom};
use leptos::prelude::*;

/// A tool, or a command that stands among them: icon, name and key.
#[component]
fn Tool(action: Action, icon: &'static str, name: &'static str, key: &'static str) -> impl IntoView {
    let held = match action {
        Action::Use(tool) => Some(tool),
        _ => None,
    };
    let pressed = move || held.map(|tool| (desk().shown.tool.get() == tool).to_string());
    let asked = action.clone();
    view! {
        <button
            type="button"
            class="tool"
            aria-pressed=pressed
            aria-disabled=move || desk().barred(&asked).is_some().then_some("true")
            aria-keyshortcuts=(!key.is_empty()).then_some(key)
            on:click=move |_| desk().act(action.clone())
        >
            <Icon name=icon />
            <span>{move || words().get(name)}</span>
            <kbd aria-hidden="true">{key}</kbd>
        </button>
    }
}

/// Tools and commands, under their names.
#[component]
pub fn Toolbar() -> impl IntoView {
    view! {
        <div class="toolbar" role="group" aria-label=move || words().get("board-tools")>
            <Tool action=Action::Use(ToolKind::Select) icon="Pointer" name="tool-select" key="V" />
            <Tool action=Action::Use(ToolKind::Hand) icon="HandFinger" name="tool-pan" key="H" />
            <span class="separator"></span>
            <Tool action=Action::Add(New::Cause) icon="ArrowDown" name="tool-cause" key="" />
            <Tool action=Action::Add(New::Effect) icon="ArrowUp" name="tool-effect" key="" />
            <Tool action=Action::Use(ToolKind::Link) icon="Link" name="tool-link" key="A" />
            <span class="separator"></span>
            <Tool action=Action::Add(New::Unplaced) icon="NotePencil" name="tool-note" key="N" />
        </div>
    }
}

/// A command that is only an icon; its name is its label and its tip.
#[component]
pub fn IconButton(
    /// What it does.
    action: Action,
    /// Its icon.
    icon: &'static str,
    /// The name of its text.
    name: &'static str,
) -> impl IntoView {
    let asked = action.clone();
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=move || words().get(name)
            title=move || words().get(name)
            aria-disabled=move || desk().barred(&asked).is_some().then_some("true")
            on:click=move |_| desk().act(action.clone())
        >
            <Icon name=icon />
        </button>
    }
}

/// Undo and redo; and what is said about the whole.
#[component]
pub fn History() -> impl IntoView {
    view! {
        <div class="corner left">
            <div role="group" aria-label=move || words().get("board-history")>
                <IconButton action=Action::Undo icon="ArrowUndo" name="undo" />
                <IconButton action=Action::Redo icon="ArrowRedo" name="redo" />
            </div>
            <InputsOnBoard sign=true />
        </div>
    }
}

/// Zoom, all of the tree, and the arrangement.
#[component]
pub fn Camera() -> impl IntoView {
    let percent = move || desk().shown.zoom_percent.get();
    let compact = move || desk().shown.arrangement.get() == Arrangement::Compact;
    let arrange_name = move || words().get(if compact() { "arrangement-to-classic" } else { "arrangement-to-compact" });
    view! {
        <div class="corner right" role="group" aria-label=move || words().get("board-zoom")>
            <button
                type="button"
                class="icon-button"
                aria-label=arrange_name
                title=arrange_name
                on:click=move |_| {
                    let other = if compact() { Arrangement::Classic } else { Arrangement::Compact };
                    desk().act(Action::Arrange(Some(other)));
                }
            >
                {move || view! { <Icon name=if compact() { "Branching" } else { "BulletList" } /> }}
            </button>
            <IconButton action=Action::Zoom(Zoom::Out) icon="Minus" name="zoom-out" />
            <button
                type="button"
                class="zoom"
                aria-label=move || words().fill("zoom-reset", [("percent", percent().into())])
                on:click=move |_| desk().act(Action::Zoom(Zoom::Hundred))
            >
                {move || words().fill("zoom-percent", [("percent", percent().into())])}
            </button>
            <IconButton action=Action::Zoom(Zoom::In) icon="Plus" name="zoom-in" />
            <IconButton action=Action::Zoom(Zoom::All) icon="Expand" name="zoom-fit" />
        </div>
    }
}
