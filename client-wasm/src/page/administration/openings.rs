//! What is open to whom in the network, and until when. Ending it is for who decides about the board.

use super::Administration;
use crate::{
    locale::words,
    page::{icon::Icon, share::openness},
};
use board::network::{lookup::Opening, sharing::Grantee};
use leptos::prelude::*;

/// The list.
#[component]
pub fn Openings(
    /// See [`Administration`].
    administration: Administration,
) -> impl IntoView {
    let openings = administration.openings;
    view! {
        <section aria-labelledby="openings">
            <h2 id="openings">{move || words().get("openings")}</h2>
            <p class="quiet">{move || words().get("openings-explained")}</p>
            <p class="quiet" hidden=move || openings.with(|openings| !openings.is_empty())>
                {move || words().get("openings-none")}
            </p>
            <ul class="grants">
                <For
                    each=move || openings.get()
                    key=|opening| (opening.grant.id.clone(), opening.grant.level, opening.grant.until_ms)
                    let:opening
                >
                    <li>
                        <Icon name="Handshake" />
                        <span class="grow">
                            {
                                let opening = opening.clone();
                                move || title(&opening, administration)
                            } <small>{move || terms(&opening, administration)}</small>
                        </span>
                    </li>
                </For>
            </ul>
        </section>
    }
}

fn title(opening: &Opening, administration: Administration) -> String {
    let project = administration.directory.project(opening.project).map(|face| face.title).unwrap_or_default();
    match &opening.title {
        Some(title) => format!("{title} · {project}"),
        None => words().fill("a-board-of", [("title", project.into())]),
    }
}

fn terms(opening: &Opening, administration: Administration) -> String {
    let to = match &opening.grant.to {
        Grantee::Network => words().get("shared-whole-network"),
        Grantee::Organisation(organisation) => administration.organisation(Some(organisation)),
        Grantee::Person(person) => {
            let members = administration.members.get();
            let member = members.into_iter().find(|member| member.held.person == *person);
            member.map(|member| member.name).unwrap_or_else(|| words().get("shared-a-person"))
        }
    };
    format!("{to}: {}", openness::terms(&opening.grant))
}
