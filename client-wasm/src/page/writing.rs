//! The text field in which a note is written: over its card on the board, or in its row of the outline.
//!
//! The browser's own field, for input methods, spelling and dictation. What is typed goes to the editor; what
//! others type into the same note comes back from it.

use crate::{canvas::events, desk::desk, locale::words, page::names};
use board::id::NoteId;
use editor::{
    actions::Panel,
    input::{Focus, Input},
    typing::TypingView,
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// The field over a card.
#[component]
pub fn BoardWriting() -> impl IntoView {
    let writing = desk().shown.writing;
    let note = Memo::new(move |_| {
        let here = |writing: &&TypingView| writing.panel == Panel::Board;
        writing.with(|writing| writing.as_ref().filter(here).map(|writing| writing.note.clone()))
    });
    move || note.get().map(|note| view! { <Field note=note panel=Panel::Board class="writing" /> })
}

/// The field in a row.
#[component]
pub fn RowWriting(
    /// The row's note.
    note: NoteId,
) -> impl IntoView {
    view! { <Field note=note panel=Panel::Outline class="row-writing" /> }
}

/// The field itself. One note's: another note gets another field.
#[component]
fn Field(note: NoteId, panel: Panel, class: &'static str) -> impl IntoView {
    let note = StoredValue::new(note);
    let writing = desk().shown.writing;
    let field = NodeRef::<html::Textarea>::new();
    let held = StoredValue::new(0);
    // A browser may tell of a field that has just been taken out of the page: then there is nothing to do.
    let tell = move || {
        if let Some(field) = field.try_get_untracked().flatten() {
            let revision = held.get_value();
            desk().input(Input::Typed { text: field.value(), selected_utf16: selected(&field), revision });
        }
    };
    // The editor's text and selection come into the field at the beginning, and when others have written.
    Effect::new(move |revision: Option<u64>| {
        let (Some(field), Some(now)) = (field.get(), writing.get()) else { return revision.unwrap_or(0) };
        if revision == Some(now.revision) {
            return now.revision;
        }
        if revision.is_some() {
            // A caret that was moved in this very moment: the browser tells of it too late, when the field is another.
            tell();
        }
        field.set_value(&now.text);
        held.set_value(now.revision);
        if revision.is_none_or(|revision| revision == 0) {
            // Handlers of focus run at once; no borrow of the editor is held in an effect.
            if let Err(error) = field.focus() {
                leptos::logging::warn!("the text field can't be focused: {error:?}");
            }
        }
        let (from, to) = (now.selected_utf16.start as u32, now.selected_utf16.end as u32);
        // A range beyond the text is cut to it.
        let _ = field.set_selection_range(from, to);
        now.revision
    });
    let group =
        move || writing.with(|writing| writing.as_ref().and_then(|now| desk().row(&now.note)).map(|row| row.group));
    // A field that goes since writing went on elsewhere has not been left; nor has one whose window is not in front.
    let left = move || {
        let is_mine = |note: &NoteId| writing.with_untracked(|now| now.as_ref().is_some_and(|now| now.note == *note));
        if note.try_with_value(is_mine) == Some(true) && document().has_focus().unwrap_or(true) {
            desk().input(Input::TypingLeft);
        }
    };
    let label = move || {
        let kind = words().get(group().map_or("kind-note", names::kind));
        words().fill("writing-label", [("kind", kind.into())])
    };
    // Only the field over a card has a place and a size of its own; in a row the styles decide.
    let place = move |read: fn(&TypingView) -> Option<f64>| {
        move || {
            let px = writing.with(|writing| writing.as_ref().filter(|_| panel == Panel::Board).and_then(read));
            px.map(|px| format!("{px}px")).unwrap_or_default()
        }
    };
    let out_of_sight = move || {
        panel == Panel::Board && writing.with(|now| now.as_ref().is_some_and(|now| now.rect_in_screen.is_none()))
    };
    view! {
        <textarea
            class=class
            node_ref=field
            rows="1"
            maxlength=board::limits::TEXT_UTF16_MAX.to_string()
            aria-label=label
            data-centred=move || writing.with(|now| now.as_ref().filter(|now| now.centred).map(|_| ""))
            data-strong=move || writing.with(|now| now.as_ref().filter(|now| now.font.weight() > 500).map(|_| ""))
            data-out-of-sight=move || out_of_sight().then_some("")
            style:left=place(|now| now.rect_in_screen.map(|rect| rect.x))
            style:top=place(|now| now.rect_in_screen.map(|rect| rect.y))
            style:width=place(|now| now.rect_in_screen.map(|rect| rect.w))
            style:min-height=place(|now| now.rect_in_screen.map(|rect| rect.h))
            style:font-size=place(|now| Some(now.font.size() * now.zoom))
            style:line-height=place(|now| Some(now.font.line_height() * now.zoom))
            on:input=move |_| tell()
            on:selectionchange=move |_| tell()
            on:compositionstart=move |_| desk().input(Input::Composing(true))
            on:compositionend=move |_| {
                desk().input(Input::Composing(false));
                tell();
            }
            on:blur=move |_| left()
            on:click=move |event| event.stop_propagation()
            on:dblclick=move |event| event.stop_propagation()
            on:keydown=move |event| {
                event.stop_propagation();
                if event.is_composing() {
                    return;
                }
                let press = events::key(&event, Focus::Typing);
                if desk().wants(&press) {
                    event.prevent_default();
                    desk().input(Input::Key(press));
                }
            }
        ></textarea>
    }
}

/// Puts the focus into the text field, if it is not there already.
pub fn focus() {
    let field = document().query_selector(".writing, .row-writing").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        // Writing may have ended again meanwhile; then there is no field.
        let _ = field.focus();
    }
}

fn selected(field: &HtmlTextAreaElement) -> std::ops::Range<usize> {
    let at = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(0) as usize;
    at(field.selection_start())..at(field.selection_end())
}
