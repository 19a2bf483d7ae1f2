//! The tasks that were made of a note, at the foot of the panel.

use super::{TasksHere, task_row::TaskRow};
use crate::{locale::words, page::icon::Icon, tasks::Tasks};
use board::{id::NoteId, network::BoardId};
use leptos::prelude::*;

/// The list; nothing while there is none.
#[component]
pub fn NoteTasks(
    /// On which board.
    board: BoardId,
    /// Of which note.
    note: NoteId,
) -> impl IntoView {
    let here = use_context::<TasksHere>()?;
    Some(view! {
        {move || {
            let note = note.clone();
            here.tasks.get().map(|tasks| view! { <Made board=board note=note here=here tasks=tasks /> })
        }}
    })
}

#[component]
fn Made(board: BoardId, note: NoteId, here: TasksHere, tasks: Tasks) -> impl IntoView {
    let made = Memo::new(move |_| tasks.of_note(board, &note));
    view! {
        <Show when=move || made.with(|made| !made.is_empty())>
            <section class="note-tasks" aria-labelledby="note-tasks">
                <h2 id="note-tasks">
                    <Icon name="Tasklist" />
                    {move || words().count("tasks-count", made.with(Vec::len))}
                </h2>
                <ul class="tasks">
                    <For each=move || made.get() key=|task| task.clone() let:task>
                        <TaskRow task=task here=here tasks=tasks list="note-task" />
                    </For>
                </ul>
            </section>
        </Show>
    }
}
