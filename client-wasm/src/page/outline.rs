//! The tree as a list: an ARIA tree in the page itself, equal to the canvas in all that can be done.
//!
//! Rows are known by their note, so one that moves or changes keeps its element, and with it the focus. Of a
//! long list only what is near the window is in the page, and always the row that has the focus.

pub mod row;
pub mod window;

use crate::{
    canvas::events,
    desk::desk,
    locale::words,
    page::{inputs::on_board::InputsOnBoard, names, note_menu, outline::row::OutlineRow},
};
use board::{id::NoteId, problem_tree::Group};
use editor::{
    actions::{Action, New},
    input::{Focus, Input},
    session::Connection,
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use window::{PartRows, ROW_HEIGHT_PX, RowWindow};

/// The id of the tree's element: where the skip link leads.
pub const TREE: &str = "outline";

/// How the id of a row's element begins.
const ROW_ID: &str = "row-";

/// The list and its keys.
#[component]
pub fn Outline() -> impl IntoView {
    let shown = desk().shown;
    let scroller = NodeRef::<html::Div>::new();
    let window = RowWindow::at_top();
    let all = Memo::new(move |_| {
        shown.rows_revision.track();
        desk().outline_parts()
    });
    let parts = Memo::new(move |_| all.with(|all| window.parts(all, shown.selected.get().as_ref())));
    let groups = move || parts.get().into_iter().map(|part| part.group).collect::<Vec<_>>();
    let look = move || {
        if let Some((first, height_px)) = scroller.get_untracked().and_then(|scroller| first_seen(&scroller)) {
            window.look(first, height_px);
        }
    };
    Effect::new(move |_| {
        shown.rows_revision.track();
        look();
    });
    Effect::new(move |_| {
        if let Some(place) = shown.selected.get().and_then(|note| desk().row_place(&note)) {
            window.show(place);
        }
    });
    keep_in_sight();
    keep_focus();
    // A board that has not come yet is not empty: a second core would be made on it.
    let online = move || shown.connection.get() == Connection::Online;
    let bare = move || shown.empty.get() && online();
    let opening = move || shown.empty.get() && shown.connection.get() == Connection::Connecting;

    view! {
        <div class="outline" node_ref=scroller on:scroll=move |_| look()>
            <p class="panel-note" hidden=move || !opening()>{move || words().get("opening-board")}</p>
            <div class="panel-note" hidden=move || !bare()>
                <p>{move || words().get("outline-empty")}</p>
                <button type="button" class="ds-button" on:click=move |_| desk().act(Action::Add(New::Core))>
                    {move || words().get("add-core")}
                </button>
            </div>
            <InputsOnBoard />
            <p class="ds-sr-only" id="outline-help">{move || words().get("outline-help")}</p>
            <div
                id=TREE
                role="tree"
                aria-label=move || words().get("outline")
                aria-describedby="outline-help"
                on:keydown=key
            >
                <For each=groups key=|group| *group let:group>
                    <Part group=group parts=parts />
                </For>
            </div>
        </div>
    }
}

/// A part of the board: its heading and its rows.
#[component]
fn Part(group: Group, parts: Memo<Vec<PartRows>>) -> impl IntoView {
    let part = Memo::new(move |_| parts.with(|parts| parts.iter().find(|part| part.group == group).cloned()));
    let rows = move || part.get().map(|part| part.rows).unwrap_or_default();
    let space =
        move |side: fn(&PartRows) -> f64| move || part.with(|part| format!("{}px", part.as_ref().map_or(0.0, side)));
    view! {
        <div role="group" aria-label=move || words().get(names::part(group))>
            <p class="row-group" aria-hidden="true">
                {move || words().get(names::part(group))}
                <span>
                    {move || part.with(|part| part.as_ref().filter(|_| group != Group::Core).map(|part| part.count))}
                </span>
            </p>
            <div role="none" style:height=space(|part| part.space_before)></div>
            <For each=rows key=|note| note.clone() let:note>
                <OutlineRow note=note />
            </For>
            <div role="none" style:height=space(|part| part.space_after)></div>
        </div>
    }
}

/// Keys go to the editor; what it wants, the browser does not get.
fn key(event: KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let on_row = |target: &Element| target.get_attribute("role").as_deref() == Some("treeitem");
    let Some(row) = target.filter(on_row) else { return };
    if event.key() == "ContextMenu" || (event.shift_key() && event.key() == "F10") {
        event.prevent_default();
        note_menu::open_beside(&row);
        return;
    }
    let press = events::key(&event, Focus::Outline);
    if desk().wants(&press) {
        event.prevent_default();
        desk().input(Input::Key(press));
    }
}

/// The place in the list of the first row that is seen, and the height of the list's window.
///
/// Told from the rows themselves where they are: their heights differ, and a place reckoned from the scrollbar
/// would change with the rows that are in the page, and these with it, for ever.
fn first_seen(scroller: &HtmlElement) -> Option<(usize, f64)> {
    let window = scroller.get_bounding_client_rect();
    let rows = scroller.query_selector_all(".row").ok()?;
    let row = |at: u32| rows.get(at)?.dyn_into::<HtmlElement>().ok();
    let place = |row: &HtmlElement| desk().row_place(&row.id().strip_prefix(ROW_ID)?.parse().ok()?);
    let below = (0..rows.length()).filter_map(row).find(|row| row.get_bounding_client_rect().bottom() > window.top());
    let (near, away_px) = match below {
        Some(row) => {
            let away_px = row.get_bounding_client_rect().top() - window.top();
            // Before the first row that is in the page: as many rows earlier as there is room for.
            (place(&row)?, away_px.max(0.0))
        }
        None => {
            let last = row(rows.length().checked_sub(1)?)?;
            (place(&last)?, last.get_bounding_client_rect().bottom() - window.top())
        }
    };
    let first = near as f64 - away_px / ROW_HEIGHT_PX;
    Some((first.max(0.0) as usize, window.height()))
}

/// What is selected, here or on the board, is in sight in the list.
fn keep_in_sight() {
    let shown = desk().shown;
    Effect::new(move |_| {
        let Some(note) = shown.selected.get() else { return };
        request_animation_frame(move || {
            if let Some(row) = row_element(&note) {
                let nearest = web_sys::ScrollIntoViewOptions::new();
                nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
                row.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        });
    });
}

/// The focus follows the selection while it is in the tree; and it stays there when its row is taken away.
fn keep_focus() {
    let shown = desk().shown;
    Effect::new(move |_| {
        let selected = shown.selected.get();
        shown.rows_revision.track();
        if !shown.focus_in_outline.get_untracked() || shown.writing.with_untracked(Option::is_some) {
            return;
        }
        let Some(note) = selected else { return };
        // The rows are in the page only after this round of effects; by then somebody may have begun to write in one.
        request_animation_frame(move || {
            if shown.writing.with_untracked(Option::is_none) {
                focus_row(&note);
            }
        });
    });
}

/// Moves the focus to a note's row, unless something else of the page has it by now.
pub fn focus_row(note: &NoteId) {
    let active = document().active_element();
    let elsewhere = active.is_some_and(|active| {
        active.tag_name() != "BODY" && active.closest(&format!("#{TREE}")).ok().flatten().is_none()
    });
    if elsewhere {
        return;
    }
    if let Some(row) = row_element(note) {
        // A row that has just gone can't be focused; the next frame brings another.
        let _ = row.focus();
    }
}

/// The element of a note's row, if it is in the page.
pub fn row_element(note: &NoteId) -> Option<HtmlElement> {
    document().get_element_by_id(&row_id(note))?.dyn_into().ok()
}

/// The id of a row's element.
pub fn row_id(note: &NoteId) -> String {
    format!("{ROW_ID}{note}")
}

/// Is the focus within the tree now?
pub fn has_focus() -> bool {
    let active = document().active_element();
    active.is_some_and(|active| active.closest(&format!("#{TREE}")).ok().flatten().is_some())
}
