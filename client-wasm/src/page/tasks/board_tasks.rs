//! The tasks of the project that a board belongs to, beside the board.

use super::{About, TasksHere};
use crate::{desk::desk, me::Me, tasks::Tasks};
use board::{id::NoteId, task::TaskSource};
use leptos::{prelude::*, task::spawn_local};

/// Opens them as soon as the server has said which project the board belongs to, says whether I may make any, and asks
/// for the words of one that is to be made of a note.
pub fn follow_tasks(here: TasksHere, me: RwSignal<Option<Me>>) {
    let shown = desk().shown;
    Effect::new(move |_| {
        let project = shown.face.with(|face| face.as_ref().and_then(|face| face.project));
        let (Some(project), Some(me)) = (project, me.get_untracked()) else { return };
        if here.tasks.with_untracked(|open| open.is_some_and(|open| open.project == project)) {
            return;
        }
        spawn_local(async move {
            let tasks = Tasks::open(project, &me, desk().live_region).await;
            here.tasks.set(Some(tasks));
        });
    });
    Effect::new(move |_| {
        let writable = here.tasks.get().is_some_and(|tasks| tasks.writable.get());
        desk().set_tasking(writable);
    });
    Effect::new(move |_| {
        if let Some(note) = shown.task_wanted.get() {
            shown.task_wanted.set(None);
            here.about.set(Some(about(note)));
        }
    });
}

/// A task that is made of a note begins with the note's words.
fn about(note: NoteId) -> About {
    let text = untrack(|| desk().text(&note)).map(|text| text.to_string()).unwrap_or_default();
    About::New { text, source: Some(TaskSource { board: desk().board_id(), note }) }
}
