//! Making a board in a project: what kind, what it is called, and the core problem a tree begins with.

use crate::{
    address,
    locale::words,
    page::{
        act_form::{ActForm, ChoiceField, TextField},
        dialog::Dialog,
        names,
    },
};
use board::{
    limits::{TEXT_UTF16_MAX, TITLE_UTF16_MAX},
    network::{
        ProjectId,
        act::{Act, BoardKind, Done},
    },
};
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn NewBoardDialog(
    /// Open or closed.
    open: RwSignal<bool>,
    /// Whose board it will be.
    project: ProjectId,
) -> impl IntoView {
    view! {
        <Dialog open=open id="new-board" title=Signal::derive(|| words().get("boards-new"))>
            <NewBoard project=project />
        </Dialog>
    }
}

#[component]
fn NewBoard(project: ProjectId) -> impl IntoView {
    let kind = RwSignal::new(names::board_kind(BoardKind::ProblemTree).to_owned());
    let (title, core) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let chosen = move || {
        let chosen = kind.get();
        names::BOARD_KINDS.into_iter().find(|kind| names::board_kind(*kind) == chosen).unwrap_or(BoardKind::ProblemTree)
    };
    let kinds = Signal::derive(|| {
        let kinds = names::BOARD_KINDS.into_iter().map(names::board_kind);
        kinds.map(|code| (code.to_owned(), words().get(code))).collect::<Vec<_>>()
    });
    let core_label = move || match chosen() {
        BoardKind::ProblemTree => Some("boards-new-core"),
        BoardKind::ObjectiveTree => Some("boards-new-objective"),
        BoardKind::Free => None,
    };
    let act = move |()| {
        untrack(|| Act::CreateBoard {
            project,
            kind: chosen(),
            title: title.with(|title| title.trim().to_owned()),
            core: core.with(|core| core.trim().to_owned()),
        })
    };
    let done = |done: Done| {
        if let Done::Board(board) = done {
            address::go(&format!("/b/{board}"));
        }
    };
    view! {
        <ActForm act=act done=done button=Signal::derive(|| words().get("boards-create"))>
            <TextField
                id="board-title"
                label=Signal::derive(|| words().get("boards-new-title"))
                value=title
                length_max=TITLE_UTF16_MAX
                first=true
            />
            <ChoiceField id="board-kind" label=Signal::derive(|| words().get("boards-new-kind")) value=kind offered=kinds />
            <Show when=move || core_label().is_some()>
                <TextField
                    id="board-core"
                    label=Signal::derive(move || core_label().map(|label| words().get(label)).unwrap_or_default())
                    value=core
                    length_max=TEXT_UTF16_MAX
                />
            </Show>
        </ActForm>
    }
}
