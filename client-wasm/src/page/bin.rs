//! The bin: what was deleted, by anybody, and can be taken back.

use crate::{
    desk::{desk, shown::Candidate},
    locale::words,
    page::dialog::{Dialog, keep_focus},
};
use editor::actions::Action;
use leptos::prelude::*;

/// The bin, in a dialog.
#[component]
pub fn BinDialog(
    /// Open or closed.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open id="bin" title=Signal::derive(|| words().get("bin"))>
            <BinList />
        </Dialog>
    }
}

#[component]
fn BinList() -> impl IntoView {
    let bin = Memo::new(|_| desk().bin());
    // Who has taken one back goes on with the next.
    Effect::new(move |_| {
        bin.track();
        keep_focus("bin");
    });
    view! {
        <p class="ds-paragraph" role="status">
            {move || match bin.with(Vec::len) {
                0 => words().get("bin-empty"),
                count => words().count("bin-count", count),
            }}
        </p>
        <ul class="not-taken">
            <For each=move || bin.get() key=|thrown| thrown.note.clone() let:thrown>
                <Thrown thrown=thrown />
            </For>
        </ul>
    }
}

#[component]
fn Thrown(thrown: Candidate) -> impl IntoView {
    let Candidate { note, text, group: _ } = thrown;
    let text = if text.is_empty() { words().get("empty-text") } else { text.to_string() };
    let text_id = format!("bin-{note}");
    view! {
        <li>
            <blockquote id=text_id.clone()>{text}</blockquote>
            <button
                type="button"
                aria-describedby=text_id
                class="ds-button"
                data-variant="secondary"
                on:click=move |_| desk().act(Action::Restore(note.clone()))
            >
                {move || words().get("restore")}
            </button>
        </li>
    }
}
