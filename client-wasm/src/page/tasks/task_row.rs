//! A task as a row: a box to tick, what is to be done, who does it and by when.

use super::{About, TasksHere, due::due_in_words};
use crate::{locale::words, page::icon::Icon, tasks::Tasks, time};
use board::{
    TaskCommand,
    id::TaskId,
    task::{Task, TaskStatus},
};
use editor::task_list::Seen;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The row. It stays in the page as long as the list has the task, whatever becomes of it: who works with the keyboard
/// keeps their place.
#[component]
pub fn TaskRow(
    /// Which.
    task: TaskId,
    /// The page's tasks.
    here: TasksHere,
    /// The project's.
    tasks: Tasks,
    /// Distinguishes this list's rows from another's in the page.
    list: &'static str,
    /// Stands after the facts, for a task as it is now.
    #[prop(optional, into)]
    beside: Option<Callback<Task, AnyView>>,
) -> impl IntoView {
    let box_id = format!("{list}-{task}");
    let facts_id = format!("{box_id}-facts");
    let (label_for, described_by, ticked) = (box_id.clone(), facts_id.clone(), box_id.clone());
    let of = task.clone();
    let task = Memo::new(move |_| tasks.task(&of));
    let text = move || task.with(|task| task.as_ref().map(|task| task.text.to_string())).unwrap_or_default();
    let done = move || task.with(|task| task.as_ref().is_some_and(|task| task.status == TaskStatus::Done));
    let overdue = move || task.with(|task| task.as_ref().is_some_and(|task| task.overdue(time::today())));
    let due = move || task.with(|task| task.as_ref().and_then(|task| task.due));
    let owner = move || task.with(|task| task.as_ref().and_then(|task| task.owner.clone()));
    let tick = move |_| {
        let Some(Task { id, status, .. }) = task.get_untracked() else { return };
        let (status, said) = match status {
            TaskStatus::Open => (TaskStatus::Done, "said-task-done"),
            TaskStatus::Done => (TaskStatus::Open, "said-task-open"),
        };
        tasks.run_and_say(TaskCommand::SetStatus { task: id, status }, said);
        keep_focus(ticked.clone());
    };
    let change = move |_| here.about.set(task.with_untracked(|task| task.as_ref().map(Seen::of).map(About::Known)));
    view! {
        <li
            class="task"
            data-done=move || done().then_some("")
            data-overdue=move || overdue().then_some("")
        >
            <input
                type="checkbox"
                id=box_id
                aria-describedby=described_by
                prop:checked=done
                disabled=move || !tasks.writable.get()
                on:change=tick
            />
            <label for=label_for>{text}</label>
            <p class="task-facts" id=facts_id>
                <span>
                    <Icon name="Person" />
                    {move || owner().map_or_else(|| words().get("task-owner-nobody"), |owner| tasks.name(&owner))}
                </span>
                {move || {
                    let overdue = overdue();
                    let icon = if overdue { "ExclamationmarkTriangle" } else { "Calendar" };
                    due()
                        .map(|due| {
                            view! {
                                <span class="task-due">
                                    <Icon name=icon />
                                    {due_in_words(due, overdue)}
                                </span>
                            }
                        })
                }}
                {move || task.get().zip(beside).map(|(task, beside)| beside.run(task))}
            </p>
            <Show when=move || tasks.writable.get()>
                <button
                    type="button"
                    class="icon-button"
                    aria-haspopup="dialog"
                    aria-label=move || words().fill("task-change-this", [("text", text().into())])
                    on:click=change
                >
                    <Icon name="PencilLine" />
                </button>
            </Show>
        </li>
    }
}

/// A tick moves the row, or takes it from the list: then the focus stays with it, or goes to what stands in its place.
fn keep_focus(box_id: String) {
    let place = boxes().iter().position(|one| one.id() == box_id);
    spawn_local(async move {
        // Once for the list, once for what that has put into the page.
        leptos::task::tick().await;
        leptos::task::tick().await;
        let boxes = boxes();
        let same = boxes.iter().find(|one| one.id() == box_id);
        let next = place.and_then(|place| boxes.get(place.min(boxes.len().saturating_sub(1))));
        let which = document().query_selector(".task-filters input:checked").ok().flatten();
        let which = which.and_then(|which| which.dyn_into::<HtmlElement>().ok());
        if let Some(wanting) = same.or(next).or(which.as_ref()) {
            // It is shown, so it can be focused.
            let _ = wanting.focus();
        }
    });
}

/// The boxes of all tasks in the page.
fn boxes() -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(".task input") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
