//! «Venter på deg»: each a thing that one can go and do.

use super::door::Door;
use crate::{
    directory::Directory,
    locale::words,
    page::{icon::Icon, tasks::due::due_in_words},
    time,
};
use board::{
    id::OrganisationId,
    network::{BoardId, view::Waiting},
};
use leptos::prelude::*;

/// The list.
#[component]
pub fn WaitingList(
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let waiting = Memo::new(move |_| {
        let mut waiting = directory.waiting.all();
        waiting.sort_by_key(place);
        waiting
    });
    let nothing = move || directory.told.get() && waiting.with(Vec::is_empty);
    view! {
        <section aria-labelledby="waiting">
            <h2 id="waiting">{move || words().get("waiting-for-you")}</h2>
            <p class="quiet" hidden=move || !nothing()>{move || words().get("waiting-nothing")}</p>
            <ul class="waiting">
                {move || {
                    waiting
                        .get()
                        .into_iter()
                        .map(|waiting| view! { <li><WaitingItem waiting=waiting directory=directory /></li> })
                        .collect_view()
                }}
            </ul>
        </section>
    }
}

/// People before papers: who stands at the door comes first.
fn place(waiting: &Waiting) -> u8 {
    match waiting {
        Waiting::Door { .. } => 0,
        Waiting::Unanswered { .. } => 1,
        Waiting::Asked { .. } => 2,
        Waiting::Tasks { .. } => 3,
        Waiting::Answered { .. } => 4,
    }
}

#[component]
fn WaitingItem(waiting: Waiting, directory: Directory) -> impl IntoView {
    let title = move |board: BoardId| directory.board(board).map(|face| face.title).unwrap_or_default();
    match waiting {
        Waiting::Door { people } => view! { <Door people=people directory=directory /> }.into_any(),
        Waiting::Unanswered { board, count, from } => view! {
            <Way
                to=format!("/b/{board}")
                icon="ExclamationmarkTriangle"
                what=Signal::derive(move || {
                    words().fill("waiting-unanswered", [("count", count.into()), ("board", title(board).into())])
                })
                more=Signal::derive(move || {
                    words().fill("waiting-from", [("organisations", named(directory, &from).into())])
                })
            />
        }
        .into_any(),
        Waiting::Asked { board } => view! {
            <Way
                to=format!("/b/{board}")
                icon="Handshake"
                what=Signal::derive(move || {
                    let whose = directory.board(board).and_then(|face| directory.project(face.project?));
                    let who = whose.map(|project| directory.organisation_name(&project.organisation));
                    words()
                        .fill(
                            "waiting-asked",
                            [("organisation", who.unwrap_or_default().into()), ("board", title(board).into())],
                        )
                })
                more=Signal::derive(move || {
                    let Some(asks) = directory.board(board).and_then(|face| face.asks) else { return String::new() };
                    match asks.due_ms {
                        Some(due_ms) => {
                            words()
                                .fill(
                                    "waiting-asked-until",
                                    [("question", asks.question.into()), ("day", time::day(due_ms).into())],
                                )
                        }
                        None => asks.question,
                    }
                })
            />
        }
        .into_any(),
        Waiting::Tasks { project, count, due } => view! {
            <Way
                to=format!("/p/{project}")
                icon="Tasklist"
                what=Signal::derive(move || words().count("waiting-tasks", count as usize))
                more=Signal::derive(move || {
                    let title = directory.project(project).map(|face| face.title).unwrap_or_default();
                    let Some(due) = due else { return title };
                    format!("{title} · {}", due_in_words(due, due < time::today()))
                })
            />
        }
        .into_any(),
        Waiting::Answered { board, count } => view! {
            <Way
                to=format!("/b/{board}")
                icon="ChatElipsis"
                what=Signal::derive(move || words().count("waiting-answered", count as usize))
                more=Signal::derive(move || title(board))
            />
        }
        .into_any(),
    }
}

/// Names of organisations, as many as there are. Followed.
fn named(directory: Directory, organisations: &[OrganisationId]) -> String {
    let names: Vec<String> = organisations.iter().map(|id| directory.organisation_name(id)).collect();
    words().list(&names)
}

/// One way to something that waits.
#[component]
fn Way(to: String, icon: &'static str, what: Signal<String>, more: Signal<String>) -> impl IntoView {
    view! {
        <a class="way-card" href=to>
            <Icon name=icon />
            <span>
                <b>{move || what.get()}</b>
                <small>{move || more.get()}</small>
            </span>
            <Icon name="ChevronRight" />
        </a>
    }
}
