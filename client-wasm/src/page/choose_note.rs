//! A note is asked for: where a branch shall hang, or what a note leads to besides. The keyboard's way to what
//! the mouse does by dragging.

use crate::{
    desk::{desk, shown::Asked},
    locale::words,
    page::{dialog::Dialog, icon::Icon, names},
};
use board::id::NoteId;
use leptos::prelude::*;

/// The dialog, open while the editor asks.
#[component]
pub fn ChooseNoteDialog() -> impl IntoView {
    let asked = desk().shown.asked;
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(asked.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && asked.with_untracked(Option::is_some) {
            asked.set(None);
        }
    });
    let title = move || {
        let name = match asked.get() {
            Some(Asked::Parent) => "choose-parent-title",
            Some(Asked::Link) => "choose-link-title",
            None => return String::new(),
        };
        let text = desk().reading().map(|reading| reading.text.to_string()).filter(|text| !text.is_empty());
        words().fill(name, [("text", text.unwrap_or_else(|| words().get("empty-text")).into())])
    };
    view! {
        <Dialog open=open id="choose-note" title=Signal::derive(title)>
            <Candidates />
        </Dialog>
    }
}

#[component]
fn Candidates() -> impl IntoView {
    let asked = desk().shown.asked;
    let wanted = RwSignal::new(String::new());
    let candidates = Memo::new(move |_| {
        desk().shown.rows_revision.track();
        let wanted = wanted.with(|wanted| wanted.to_lowercase());
        let all = asked.get().map(|asked| desk().candidates(asked)).unwrap_or_default();
        all.into_iter().filter(|row| row.text.to_lowercase().contains(&wanted)).collect::<Vec<_>>()
    });
    let choose = move |note: NoteId| {
        if let Some(question) = asked.get_untracked() {
            asked.set(None);
            desk().answer(question, &note);
        }
    };
    view! {
        <label class="find">
            <span class="ds-sr-only">{move || words().get("choose-search")}</span>
            <Icon name="MagnifyingGlass" />
            <input
                class="ds-input"
                type="search"
                autofocus
                placeholder=move || words().get("choose-search")
                prop:value=wanted
                on:input:target=move |event| wanted.set(event.target().value())
            />
        </label>
        <p class="panel-note" hidden=move || !candidates.with(Vec::is_empty)>{move || words().get("choose-none")}</p>
        <ul class="found-list">
            {move || {
                candidates
                    .get()
                    .into_iter()
                    .map(|row| {
                        let note = row.note.clone();
                        view! {
                            <li>
                                <button type="button" class="found" on:click=move |_| choose(note.clone())>
                                    <span class="found-kind">{words().get(names::kind(row.group))}</span>
                                    {row.text.to_string()}
                                </button>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
    }
}
