//! A project's page: its boards, who works in it, and for those who decide about it what can be done with them.

pub mod board_card;
pub mod board_menu;
pub mod hand_over;
pub mod new_board;
pub mod project_menu;

use super::{
    frame::{Frame, Ground},
    icon::Icon,
    network::{
        NoAccess, ToNetwork,
        connection::{ConnectionBanners, ConnectionChip},
        here::PeopleHere,
    },
    people::Initials,
    tasks::project_tasks::ProjectTasks,
};
use crate::{
    directory::{Directory, LineState},
    locale::words,
};
use board::{
    id::PersonId,
    network::{
        ProjectId,
        view::{BoardFace, PersonFace, ProjectFace},
    },
};
use board_card::BoardCard;
use leptos::prelude::*;
use new_board::NewBoardDialog;
use project_menu::ProjectMenu;

/// `/p/{project}`. The address does not say in which network; the one that knows the project is it.
#[component]
pub fn ProjectPage(
    /// See [`Ground`].
    ground: Ground,
    /// Which.
    project: ProjectId,
) -> impl IntoView {
    let networks = ground.account.with_untracked(|account| account.networks.clone());
    let directories: Vec<Directory> = networks.into_iter().map(|network| Directory::open(network.id)).collect();
    let known = StoredValue::new(directories);
    let directory = Memo::new_with_compare(
        move |_| known.with_value(|all| all.iter().copied().find(|one| one.project(project).is_some())),
        |before, now| {
            let id = |found: Option<&Option<Directory>>| found.copied().flatten().map(|found| found.id.get_value());
            before.is_none() || id(before) != id(now)
        },
    );
    Effect::new(move |_| {
        if let Some(directory) = directory.get() {
            super::network::stand_in(ground, directory);
        }
    });
    let unknown = move || {
        directory.with(Option::is_none)
            && known.with_value(|all| all.iter().all(|one| one.told.get() || one.line.get() == LineState::NoAccess))
    };
    let title = move || {
        let face = directory.get().and_then(|directory| directory.project(project));
        face.map(|face| face.title).unwrap_or_default()
    };
    view! {
        <Frame
            ground=ground
            title=Signal::derive(title)
            statement=Signal::derive(move || super::network::own_organisation(directory.get()?)?.accessibility_statement)
            up=move || {
                view! {
                    {move || directory.get().map(|directory| view! { <ToNetwork directory=directory /> })}
                }
            }
            beside=move || {
                view! {
                    {move || {
                        directory
                            .get()
                            .map(|directory| {
                                view! {
                                    <ConnectionChip directory=directory />
                                    <PeopleHere directory=directory />
                                }
                            })
                    }}
                }
            }
            banners=move || {
                view! { {move || directory.get().map(|directory| view! { <ConnectionBanners directory=directory /> })} }
            }
        >
            {move || match directory.get() {
                Some(directory) => view! { <Inside project=project directory=directory /> }.into_any(),
                None if unknown() => view! { <NoAccess /> }.into_any(),
                None => view! { <p class="reading" role="status">{words().get("opening")}</p> }.into_any(),
            }}
        </Frame>
    }
}

#[component]
fn Inside(project: ProjectId, directory: Directory) -> impl IntoView {
    let face = Memo::new(move |_| directory.project(project));
    let decides = Memo::new(move |_| face.with(|face| face.as_ref().is_some_and(|face| face.decides)));
    let locked = Memo::new(move |_| face.with(|face| face.as_ref().is_some_and(|face| face.locked)));
    let makes = move || decides.get() && !locked.get();
    let making = RwSignal::new(false);
    let boards = Memo::new(move |_| {
        let mut boards = directory.boards_of(project);
        boards.sort_by(|a, b| a.title.cmp(&b.title));
        boards
    });
    let shown =
        move || boards.get().into_iter().filter(|board| !board.binned).map(|board| board.id).collect::<Vec<_>>();
    let binned =
        move || boards.get().into_iter().filter(|board| board.binned).map(|board| board.id).collect::<Vec<_>>();
    let none = move || boards.with(|boards| boards.iter().all(|board| board.binned));
    view! {
        <div class="project">
            <div>
            <section aria-labelledby="boards">
                <header class="section-head">
                    <h2 id="boards">{move || words().get("project-boards")}</h2>
                    <Whose face=face directory=directory />
                    <span class="grow"></span>
                    <Show when=move || decides.get()>
                        <button
                            type="button"
                            class="ds-button"
                            aria-haspopup="dialog"
                            hidden=move || none() || locked.get()
                            on:click=move |_| making.set(true)
                        >
                            <Icon name="Plus" />
                            {move || words().get("boards-new")}
                        </button>
                        <ProjectMenu project=project face=face directory=directory />
                    </Show>
                </header>
                <p class="banner" hidden=move || !face.with(|face| face.as_ref().is_some_and(|face| face.binned))>
                    <Icon name="Trash" />
                    <span>{move || words().get("project-in-bin")}</span>
                </p>
                <p class="banner" hidden=move || !locked.get()>
                    <Icon name="PadlockLocked" />
                    <span>{move || words().get("project-locked")}</span>
                </p>
                <div class="empty" hidden=move || !none()>
                    <p>{move || words().get(if decides.get() { "boards-none-lead" } else { "project-no-board-shared" })}</p>
                    <Show when=makes>
                        <button type="button" class="ds-button" aria-haspopup="dialog" on:click=move |_| making.set(true)>
                            <Icon name="Plus" />
                            {move || words().get("boards-first")}
                        </button>
                    </Show>
                </div>
                <ul class="board-cards">
                    <For each=shown key=|board| *board let:board>
                        <BoardCard board=board directory=directory />
                    </For>
                </ul>
                <Show when=move || !binned().is_empty()>
                    <h2>{move || words().get("bin")}</h2>
                    <ul class="board-cards binned">
                        <For each=binned key=|board| *board let:board>
                            <BoardCard board=board directory=directory />
                        </For>
                    </ul>
                </Show>
            </section>
            <ProjectTasks project=project directory=directory />
            </div>
            <aside aria-label=move || words().get("project-people")>
                <PeopleOfProject face=face directory=directory boards=boards />
            </aside>
        </div>
        <NewBoardDialog open=making project=project />
    }
}

/// The organisation and the theme.
#[component]
fn Whose(face: Memo<Option<ProjectFace>>, directory: Directory) -> impl IntoView {
    let organisation = Memo::new(move |_| directory.organisation(&face.get()?.organisation));
    view! {
        <span class="whose">
            <span
                class="letters"
                aria-hidden="true"
                data-small=""
                data-person=move || organisation.with(|whose| whose.as_ref().map_or(0, |whose| whose.colour))
                data-initials=move || organisation.with(|whose| whose.as_ref().map(|whose| whose.letters.clone()))
            ></span>
            {move || organisation.with(|whose| whose.as_ref().and_then(|whose| whose.names.first().cloned()))}
            " · "
            {move || face.with(|face| face.as_ref().map(|face| face.theme.clone()))}
        </span>
    }
}

/// Who leads it, and who of its organisation the reader knows of.
#[component]
fn PeopleOfProject(
    face: Memo<Option<ProjectFace>>,
    directory: Directory,
    boards: Memo<Vec<BoardFace>>,
) -> impl IntoView {
    let leads =
        move || -> Vec<PersonId> { face.with(|face| face.as_ref().map(|face| face.leads.clone()).unwrap_or_default()) };
    let others = move || {
        let organisation = face.with(|face| face.as_ref().map(|face| face.organisation.clone()));
        let mut people = directory.people.all();
        let leads = leads();
        people.retain(|person| person.organisation == organisation && !leads.contains(&person.id));
        people.sort_by(|a, b| a.name.cmp(&b.name));
        people
    };
    let known = move || {
        let leads = leads().into_iter().filter_map(|lead| directory.person(&lead));
        leads.chain(others()).collect::<Vec<_>>()
    };
    let inputs = move || {
        boards.with(|boards| {
            boards.iter().filter_map(|board| board.summary).map(|summary| summary.inputs as usize).sum::<usize>()
        })
    };
    view! {
        <h2>{move || words().get("project-people")}</h2>
        <ul class="people-list">
            {move || known().into_iter().map(|person| view! { <PersonLine person=person directory=directory /> }).collect_view()}
        </ul>
        <p class="input-count" hidden=move || inputs() == 0>
            <Icon name="Chat" />
            {move || words().count("inputs-count", inputs())}
        </p>
    }
}

#[component]
fn PersonLine(person: PersonFace, directory: Directory) -> impl IntoView {
    let colour = person.organisation.as_ref().and_then(|id| directory.organisation(id)).map_or(0, |face| face.colour);
    let role = person.role;
    view! {
        <li>
            <Initials initials=person.initials colour=colour />
            <span>
                {person.name}
                <small>{move || words().get(super::names::role(role))}</small>
            </span>
        </li>
    }
}
