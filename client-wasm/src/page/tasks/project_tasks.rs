//! All tasks of a project, on its page: which of them, new ones, and what is not saved yet.

use super::{About, TasksHere, task_dialog::TaskDialog, task_row::TaskRow};
use crate::{
    address::note_on_board,
    directory::Directory,
    locale::words,
    page::{dialog::Dialog, frame::Ground, icon::Icon, not_taken::NotTakenList},
    tasks::Tasks,
};
use board::{
    network::ProjectId,
    task::{Task, TaskSource},
};
use editor::{
    session::{Connection, EntryId, SavedState},
    task_list::Which,
};
use leptos::{prelude::*, task::spawn_local};

/// The section.
#[component]
pub fn ProjectTasks(
    /// Whose.
    project: ProjectId,
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let here = TasksHere::none();
    let ground = Ground::get();
    if let Some(person) = ground.account.with_untracked(|account| account.person.clone()) {
        spawn_local(async move { here.tasks.set(Some(Tasks::open(project, &person.me(), ground.live_region).await)) });
    }
    view! {
        <section class="project-tasks" aria-labelledby="tasks">
            {move || here.tasks.get().map(|tasks| view! { <Inside tasks=tasks here=here directory=directory /> })}
        </section>
        <TaskDialog here=here />
    }
}

#[component]
fn Inside(tasks: Tasks, here: TasksHere, directory: Directory) -> impl IntoView {
    let which = RwSignal::new(Which::default());
    let listed = Memo::new(move |_| tasks.listed(which.get()));
    let source = Callback::new(move |task: Task| {
        task.source.map(|source| view! { <Source source=source directory=directory /> }).into_any()
    });
    let fresh = move |_| here.about.set(Some(About::New { text: String::new(), source: None }));
    view! {
        <header class="section-head">
            <h2 id="tasks">{move || words().get("tasks")}</h2>
            <span class="grow"></span>
            <Show when=move || tasks.writable.get()>
                <button type="button" class="ds-button" data-variant="secondary" aria-haspopup="dialog" on:click=fresh>
                    <Icon name="Plus" />
                    {move || words().get("task-make")}
                </button>
            </Show>
        </header>
        <fieldset class="task-filters">
            <legend class="ds-sr-only">{move || words().get("tasks-which")}</legend>
            {Which::ALL
                .into_iter()
                .map(|one| view! { <Filter one=one which=which tasks=tasks /> })
                .collect_view()}
        </fieldset>
        <p class="quiet" role="status">{move || empty(tasks, which.get()).map(|name| words().get(name))}</p>
        <ul class="tasks">
            <For each=move || listed.get() key=|task| task.clone() let:task>
                <TaskRow task=task here=here tasks=tasks list="task" beside=source />
            </For>
        </ul>
        <p class="task-state">
            <span role="status">{move || unsaved(tasks).map(|name| words().get(name))}</span>
            <Show when=move || tasks.can_undo.get()>
                <button type="button" class="ds-button" data-variant="tertiary" on:click=move |_| tasks.undo()>
                    <Icon name="ArrowUndo" />
                    {move || words().get("undo")}
                </button>
            </Show>
        </p>
        <NotTaken tasks=tasks />
    }
}

#[component]
fn Filter(one: Which, which: RwSignal<Which>, tasks: Tasks) -> impl IntoView {
    let name = match one {
        Which::Open => "tasks-open",
        Which::Mine => "tasks-mine",
        Which::All => "tasks-all",
    };
    view! {
        <label class="choice">
            <input
                type="radio"
                name="tasks-which"
                prop:checked=move || which.get() == one
                on:change=move |_| which.set(one)
            />
            <span>{move || words().fill("tasks-filter", [("name", words().get(name).into()), ("count", tasks.count(one).into())])}</span>
        </label>
    }
}

/// What is said where there is no task to show.
fn empty(tasks: Tasks, which: Which) -> Option<&'static str> {
    let known = tasks.connection.get() == Connection::Online;
    match (tasks.count(which), tasks.count(Which::All)) {
        (1.., _) => None,
        (0, 0) if !known => Some("tasks-fetching"),
        (0, 0) if tasks.writable.get() => Some("tasks-none-yet"),
        (0, 0) => Some("tasks-none"),
        (0, _) => Some("tasks-none-here"),
    }
}

/// What is said while not all is saved.
fn unsaved(tasks: Tasks) -> Option<&'static str> {
    match tasks.saved.get() {
        SavedState::AllSaved { .. } => None,
        SavedState::Saving { .. } => Some("task-saving"),
        SavedState::Waiting { .. } if tasks.kept.get() => Some("task-waiting"),
        SavedState::Waiting { .. } => Some("task-waiting-not-kept"),
    }
}

/// The way to the note that a task was made of, where its board is open to the reader.
#[component]
fn Source(source: TaskSource, directory: Directory) -> impl IntoView {
    let TaskSource { board, note } = source;
    move || {
        let face = directory.board(board)?;
        let way = note_on_board(board, &note);
        Some(view! {
            <a href=way>
                <Icon name="NotePencil" />
                {move || words().fill("task-source", [("board", face.title.clone().into())])}
            </a>
        })
    }
}

/// What the server did not take, in a dialog, as long as there is any.
#[component]
fn NotTaken(tasks: Tasks) -> impl IntoView {
    let open = RwSignal::new(false);
    let again = move |ids: Vec<EntryId>| tasks.try_again(&ids);
    let away = move |ids: Vec<EntryId>| tasks.discard(&ids);
    view! {
        <p class="banner" hidden=move || tasks.not_taken.with(Vec::is_empty)>
            <Icon name="ExclamationmarkTriangle" />
            <span>{move || words().count("not-taken-count", tasks.not_taken.with(Vec::len))}</span>
            <button type="button" class="ds-button" data-variant="secondary" on:click=move |_| open.set(true)>
                {move || words().get("not-taken-show")}
            </button>
        </p>
        <Dialog open=open id="not-taken" title=Signal::derive(|| words().get("not-taken"))>
            <NotTakenList
                not_taken=tasks.not_taken
                refused_again=RwSignal::new(None)
                try_again=again
                discard=away
            />
        </Dialog>
    }
}
