//! One row: a tree item that says kind, level, words, evidence, control and innspill.

use crate::{
    desk::desk,
    locale::words,
    page::{icon::Icon, names, note_menu, outline::row_id, people::Avatar, writing::RowWriting},
};
use board::{id::NoteId, problem_tree::Group};
use editor::{
    actions::{Action, Panel},
    outline::Row,
    typing::TypingView,
};
use leptos::{attr::custom::custom_attribute, prelude::*};

/// The row of a note.
#[component]
pub fn OutlineRow(
    /// Which.
    note: NoteId,
) -> impl IntoView {
    let shown = desk().shown;
    let note = StoredValue::new(note);
    let row = Memo::new(move |_| {
        shown.rows_revision.track();
        note.with_value(|note| desk().row(note))
    });
    let of = move |read: fn(&Row) -> String| move || row.with(|row| row.as_ref().map(read));
    let selected = Memo::new(move |_| note.with_value(|note| shown.selected.with(|s| s.as_ref() == Some(note))));
    let focusable = Memo::new(move |_| note.with_value(|note| shown.tab_stop.with(|stop| stop.as_ref() == Some(note))));
    let writing = Memo::new(move |_| {
        let here =
            |writing: &TypingView| writing.panel == Panel::Outline && note.with_value(|note| writing.note == *note);
        shown.writing.with(|writing| writing.as_ref().is_some_and(here))
    });
    let writers = move || note.with_value(|note| desk().writers_of(note));
    let act = move |action: fn(NoteId) -> Action| desk().act(action(note.get_value()));

    view! {
        <div
            class="row"
            role="treeitem"
            id=note.with_value(row_id)
            tabindex=move || if focusable.get() { "0" } else { "-1" }
            data-kind=move || row.with(|row| row.as_ref().map(|row| names::style(row.group)))
            data-level=of(|row| row.depth.to_string())
            {..custom_attribute("aria-level", of(|row| row.depth.to_string()))}
            aria-posinset=of(|row| row.position.to_string())
            aria-setsize=of(|row| row.set_size.to_string())
            aria-expanded=move || row.with(|row| row.as_ref().and_then(|row| row.open).map(|open| open.to_string()))
            aria-selected=move || selected.get().to_string()
            aria-label=move || row.with(|row| row.as_ref().map(spoken))
            on:focus=move |_| {
                if !selected.get_untracked() {
                    act(Action::FocusRow);
                }
            }
            on:click=move |_| act(Action::FocusRow)
            on:dblclick=move |_| desk().act(Action::Write)
        >
            <span
                class="chevron"
                aria-hidden="true"
                on:click=move |event| {
                    let open = row.with_untracked(|row| row.as_ref().and_then(|row| row.open));
                    if let Some(open) = open {
                        event.stop_propagation();
                        act(Action::FocusRow);
                        desk().act(if open { Action::Fold(Panel::Outline) } else { Action::Unfold(Panel::Outline) });
                    }
                }
            >
                {move || {
                    row.with(|row| row.as_ref().is_some_and(|row| row.open.is_some()))
                        .then(|| view! { <Icon name="ChevronRight" /> })
                }}
            </span>
            <span class="sign" aria-hidden="true"></span>
            {move || {
                if writing.get() {
                    view! { <RowWriting note=note.get_value() /> }.into_any()
                } else {
                    view! { <RowWords row=row /> }.into_any()
                }
            }}
            <span class="facts" aria-hidden="true">
                {move || writers().into_iter().map(|person| view! { <Avatar voice=person.voice small=true /> }).collect_view()}
                <RowFacts row=row />
            </span>
            <button
                type="button"
                class="icon-button row-menu"
                tabindex="-1"
                aria-hidden="true"
                popovertarget=note_menu::ID
                on:click=move |_| act(Action::FocusRow)
            >
                <Icon name="MenuElipsisHorizontal" />
            </button>
        </div>
    }
}

#[component]
fn RowWords(row: Memo<Option<Row>>) -> impl IntoView {
    let text = move || row.with(|row| row.as_ref().map(|row| row.text.to_string()).unwrap_or_default());
    view! {
        <span class="words" data-empty=move || text().is_empty().then_some("")>
            {move || {
                let text = text();
                if text.is_empty() { words().get("empty-text") } else { text }
            }}
        </span>
    }
}

#[component]
fn RowFacts(row: Memo<Option<Row>>) -> impl IntoView {
    let evidence = move || row.with(|row| row.as_ref().and_then(|row| row.evidence));
    let inputs = move || row.with(|row| row.as_ref().map_or(0, |row| row.inputs.all));
    let on_links = move || row.with(|row| row.as_ref().map_or(0, |row| row.inputs_on_links));
    let on_links_said = move || words().count("inputs-on-links", on_links());
    view! {
        {move || {
            evidence()
                .map(|status| {
                    let (name, icon) = names::evidence(status);
                    view! { <span title=move || words().get(name)><Icon name=icon /></span> }
                })
        }}
        {move || {
            (inputs() > 0)
                .then(|| view! { <span class="inputs" data-count=inputs><Icon name="Chat" /></span> })
        }}
        {move || {
            (on_links() > 0)
                .then(|| view! { <span class="inputs" data-count=on_links title=on_links_said><Icon name="Link" /></span> })
        }}
    }
}

/// What a screen reader says of the row: words first, then what they are and how well they stand.
fn spoken(row: &Row) -> String {
    let words = words();
    let text = if row.text.is_empty() { words.get("empty-text") } else { row.text.to_string() };
    let kind = words.get(names::kind(row.group));
    let mut parts = vec![match row.group {
        Group::Core | Group::Constraints | Group::Unplaced => kind,
        Group::Causes | Group::Effects => {
            words.fill("kind-level", [("kind", kind.into()), ("level", row.level.into())])
        }
    }];
    parts.extend(row.evidence.map(|status| words.get(names::evidence(status).0)));
    parts.extend(row.control.map(|control| words.get(names::control(control))));
    parts.extend((row.inputs.all > 0).then(|| names::input_count(row.inputs)));
    parts.extend((row.inputs_on_links > 0).then(|| words.count("inputs-on-links", row.inputs_on_links)));
    format!("{text}. {}", parts.join(", "))
}
