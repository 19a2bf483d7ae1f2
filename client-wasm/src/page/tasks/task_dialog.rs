//! Making a task, and changing one: what is to be done, who does it, by when.

use super::{About, TasksHere};
use crate::{
    locale::words,
    page::dialog::Dialog,
    tasks::{Tasks, Worker},
};
use board::{NewTask, TaskCommand, id::PersonId, limits::TEXT_UTF16_MAX, task::Day};
use leptos::prelude::*;

/// The dialog; one in a page.
#[component]
pub fn TaskDialog(
    /// The page's tasks.
    here: TasksHere,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(here.about.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && here.about.with_untracked(Option::is_some) {
            here.about.set(None);
        }
    });
    let title = move || {
        let known = here.about.with(|about| matches!(about, Some(About::Known(_))));
        words().get(if known { "task-change" } else { "task-make" })
    };
    view! {
        <Dialog open=open id="task" title=Signal::derive(title)>
            {move || Some(view! { <TaskForm about=here.about.get_untracked()? tasks=here.tasks.get_untracked()? open=open /> })}
        </Dialog>
    }
}

#[component]
fn TaskForm(about: About, tasks: Tasks, open: RwSignal<bool>) -> impl IntoView {
    tasks.ask_who_works();
    let (text, owner, due, known) = match &about {
        About::New { text, .. } => {
            let mine = tasks.i_work_here().then(|| tasks.me.get_value());
            (text.clone(), mine, None, None)
        }
        About::Known(seen) => (seen.text.clone(), seen.owner.clone(), seen.due, Some(seen.id.clone())),
    };
    let text = RwSignal::new(text);
    let owner = RwSignal::new(owner);
    let due = RwSignal::new(due.map(|day| day.to_string()).unwrap_or_default());
    let failed = RwSignal::new(None::<&'static str>);
    let save = move || {
        let wanted = untrack(|| NewTask {
            text: text.with(|text| text.trim().to_owned()),
            owner: owner.get(),
            due: due.with(|due| due.parse::<Day>().ok()),
            source: None,
        });
        if wanted.text.is_empty() {
            return failed.set(Some("task-text-missing"));
        }
        let done = match about.clone() {
            About::New { source, .. } => tasks.make(NewTask { source, ..wanted }),
            About::Known(seen) => seen.into_command(wanted).map_or(Ok(()), |command| tasks.run(command)),
        };
        match done {
            Ok(()) => open.set(false),
            Err(why) => failed.set(Some(why)),
        }
    };
    let save = StoredValue::new_local(save);
    view! {
        <form
            class="dialog-fields"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save.with_value(|save| save());
            }
        >
            <div>
                <label for="task-text">{move || words().get("task-text")}</label>
                <textarea
                    class="ds-input"
                    id="task-text"
                    rows="3"
                    required
                    autofocus
                    maxlength=TEXT_UTF16_MAX.to_string()
                    aria-invalid=move || failed.get().is_some().to_string()
                    aria-describedby="task-failed"
                    prop:value=text
                    on:input:target=move |event| text.set(event.target().value())
                    on:keydown=move |event| {
                        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                            event.prevent_default();
                            save.with_value(|save| save());
                        }
                    }
                ></textarea>
            </div>
            <OwnerField owner=owner tasks=tasks />
            <div>
                <label for="task-due">{move || words().get("task-due")}</label>
                <input
                    class="ds-input"
                    type="date"
                    id="task-due"
                    prop:value=due
                    on:input:target=move |event| due.set(event.target().value())
                />
            </div>
            <p id="task-failed" class="ds-validation-message" role="alert" hidden=move || failed.get().is_none()>
                {move || failed.get().map(|why| words().get(why))}
            </p>
            <div class="dialog-commands">
                {known
                    .map(|task| {
                        let away = move |_| {
                            tasks.run_and_say(TaskCommand::Delete { task: task.clone() }, "said-task-deleted");
                            open.set(false);
                        };
                        view! {
                            <button type="button" class="ds-button" data-variant="tertiary" data-color="danger" on:click=away>
                                {move || words().get("task-delete")}
                            </button>
                        }
                    })}
                <button type="submit" class="ds-button">
                    {move || words().get("task-save")}
                </button>
            </div>
        </form>
    }
}

/// Whom the task is given to: somebody who works in the project, or nobody yet.
#[component]
fn OwnerField(owner: RwSignal<Option<PersonId>>, tasks: Tasks) -> impl IntoView {
    let offered = move || {
        let mut workers = tasks.workers.get();
        // Who has left the project keeps the task until it is given to another.
        if let Some(owner) = owner.get()
            && !workers.iter().any(|worker| worker.id == owner)
        {
            workers.push(Worker { name: tasks.name(&owner), id: owner });
        }
        workers
    };
    let chosen = move |id: &str| owner.with(|owner| owner.as_ref().is_some_and(|owner| owner.as_str() == id));
    view! {
        <div>
            <label for="task-owner">{move || words().get("task-owner")}</label>
            <select
                class="ds-input"
                id="task-owner"
                on:change:target=move |event| owner.set(event.target().value().parse().ok())
            >
                <option value="" selected=move || owner.with(Option::is_none)>
                    {move || words().get("task-owner-nobody")}
                </option>
                <For each=offered key=|worker| worker.id.clone() let(Worker { id, name })>
                    {
                        let value = id.to_string();
                        view! { <option value=value.clone() selected=move || chosen(&value)>{name}</option> }
                    }
                </For>
            </select>
        </div>
    }
}
