//! A network's page, live: the projects, what waits for me, what happened since I was here, who is here.

pub mod board_miniature;
pub mod connection;
pub mod door;
pub mod everybody;
pub mod finder;
pub mod here;
pub mod new_network;
pub mod new_project;
pub mod news;
pub mod organisations;
pub mod project_card;
pub mod waiting;

use super::frame::{Frame, Ground, Standing};
use crate::{
    directory::{Directory, LineState},
    locale::words,
    page::{bar::Crumbs, icon::Icon},
};
use board::{
    id::NetworkId,
    network::{around::Looks, view::OrganisationFace},
};
use connection::{ConnectionBanners, ConnectionChip};
use finder::{Finder, Found};
use here::PeopleHere;
use leptos::prelude::*;
use new_project::NewProjectDialog;
use news::NewsList;
use organisations::OrganisationsDialog;
use project_card::ProjectCard;
use waiting::WaitingList;

/// `/n/{network}`.
#[component]
pub fn NetworkPage(
    /// See [`Ground`].
    ground: Ground,
    /// Which.
    network: NetworkId,
) -> impl IntoView {
    let directory = Directory::open(network.clone());
    stand_in(ground, directory);
    let known = ground.account.with_untracked(|account| {
        account.networks.iter().find(|mine| mine.id == network).map(|mine| mine.name.clone()).unwrap_or_default()
    });
    let title =
        move || directory.network.with(|face| face.as_ref().map_or_else(|| known.clone(), |face| face.name.clone()));
    view! {
        <Frame
            ground=ground
            title=Signal::derive(title)
            among_networks=true
            statement=Signal::derive(move || own_organisation(directory)?.accessibility_statement)
            beside=move || {
                view! {
                    <ConnectionChip directory=directory />
                    <PeopleHere directory=directory />
                }
            }
            banners=move || view! { <ConnectionBanners directory=directory /> }
        >
            {move || match directory.line.get() {
                LineState::NoAccess => view! { <NoAccess /> }.into_any(),
                LineState::Connecting | LineState::Open | LineState::Lost | LineState::Blocked => {
                    view! { <Inside directory=directory /> }.into_any()
                }
            }}
        </Frame>
    }
}

/// The reader's own organisation. Followed.
pub fn own_organisation(directory: Directory) -> Option<OrganisationFace> {
    let mine = directory.me.with(|me| me.as_ref()?.organisation.clone())?;
    directory.organisation(&mine)
}

/// The way up to a network's page.
#[component]
pub fn ToNetwork(
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let name = move || directory.network.with(|face| face.as_ref().map(|face| face.name.clone()).unwrap_or_default());
    view! { <Crumbs to=format!("/n/{}", directory.id.get_value()) name=Signal::derive(name) /> }
}

/// From now on I am who this network says.
pub fn stand_in(ground: Ground, directory: Directory) {
    Effect::new(move |_| {
        let Some(me) = directory.me.get() else { return };
        let organisation = me.organisation.as_ref().and_then(|id| directory.organisation(id));
        ground.standing.set(directory.person(&me.person).map(|person| Standing {
            looks: Looks { initials: person.initials, colour: organisation.as_ref().map_or(0, |face| face.colour) },
            organisation: organisation.and_then(|face| face.names.into_iter().next()),
            role: me.role,
        }));
    });
}

/// What stands where I may not look.
#[component]
pub fn NoAccess() -> impl IntoView {
    view! {
        <div class="reading">
            <h2>{move || words().get("network-no-access")}</h2>
            <p>{move || words().get("network-no-access-explained")}</p>
            <p>
                <a href="/">{move || words().get("to-front")}</a>
            </p>
        </div>
    }
}

#[component]
fn Inside(directory: Directory) -> impl IntoView {
    let told = directory.told;
    view! {
        <div class="network" aria-busy=move || (!told.get()).to_string()>
            <Projects directory=directory />
            <aside aria-label=move || words().get("network-for-me")>
                <WaitingList directory=directory />
                <NewsList directory=directory />
            </aside>
        </div>
    }
}

#[component]
fn Projects(directory: Directory) -> impl IntoView {
    let finder = Finder::for_all();
    let found = Found::follow(directory, finder);
    let (adding, taking_in) = (RwSignal::new(false), RwSignal::new(false));
    let leads = move || directory.me.with(|me| me.as_ref().is_some_and(|me| me.leads_network));
    let nobody = move || directory.organisations.all().is_empty();
    let no_project = move || directory.told.get() && found.projects.get() == 0;
    let no_hit = move || found.projects.get() > 0 && found.shown.with(Vec::is_empty);
    view! {
        <section class="projects" aria-labelledby="projects">
            <header class="section-head">
                <h2 id="projects">{move || words().get("projects")}</h2>
                <Show when=move || !no_project()>
                    <finder::FinderFields finder=finder directory=directory />
                </Show>
                <Show when=leads>
                    <a class="ds-button" data-variant="tertiary" href=format!("/n/{}/admin", directory.id.get_value())>
                        {move || words().get("administration")}
                    </a>
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="secondary"
                        aria-haspopup="dialog"
                        on:click=move |_| taking_in.set(true)
                    >
                        {move || words().get("organisations")}
                    </button>
                    <button
                        type="button"
                        class="ds-button"
                        aria-haspopup="dialog"
                        hidden=no_project
                        on:click=move |_| adding.set(true)
                    >
                        <Icon name="Plus" />
                        {move || words().get("project-new")}
                    </button>
                </Show>
            </header>
            <p class="ds-sr-only" role="status">
                {move || finder.looks().then(|| words().count("projects-found", found.shown.with(Vec::len)))}
            </p>
            <p role="status" hidden=move || directory.told.get()>{move || words().get("opening")}</p>
            <div class="empty" hidden=move || !no_project()>
                <p>
                    {move || {
                        words()
                            .get(match (leads(), nobody()) {
                                (false, _) => "projects-none",
                                (true, true) => "organisations-none-lead",
                                (true, false) => "projects-none-lead",
                            })
                    }}
                </p>
                <Show when=leads>
                    <button
                        type="button"
                        class="ds-button"
                        aria-haspopup="dialog"
                        on:click=move |_| if untrack(nobody) { taking_in.set(true) } else { adding.set(true) }
                    >
                        <Icon name="Plus" />
                        {move || words().get(if nobody() { "organisations-first" } else { "project-first" })}
                    </button>
                </Show>
            </div>
            <div class="empty" hidden=move || !no_hit()>
                <p>{move || words().get("projects-no-hit")}</p>
                <button type="button" class="ds-button" data-variant="secondary" on:click=move |_| finder.clear()>
                    {move || words().get("projects-show-all")}
                </button>
            </div>
            <ul class="project-cards">
                <For each=move || found.shown.get() key=|project| *project let:project>
                    <ProjectCard project=project directory=directory />
                </For>
            </ul>
        </section>
        <NewProjectDialog open=adding directory=directory />
        <OrganisationsDialog open=taking_in directory=directory />
    }
}
