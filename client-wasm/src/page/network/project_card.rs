//! A project as a card: whose, what about, its boards with a true miniature, who leads it, how many innspill.

use super::board_miniature::BoardMiniature;
use crate::{
    directory::Directory,
    locale::words,
    page::{icon::Icon, names, people::Initials},
};
use board::network::{
    ProjectId,
    finding::folded,
    view::{BoardFace, PersonFace},
};
use leptos::prelude::*;

/// So many boards are named on a card; the rest is on the project's page.
const BOARDS_NAMED_MAX: usize = 3;
/// So many leads.
const LEADS_NAMED_MAX: usize = 2;

/// The card.
#[component]
pub fn ProjectCard(
    /// Which.
    project: ProjectId,
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let face = Memo::new(move |_| directory.project(project));
    let organisation = Memo::new(move |_| directory.organisation(&face.get()?.organisation));
    let title = move || face.with(|face| face.as_ref().map(|face| face.title.clone()).unwrap_or_default());
    let whose = move || {
        let name = organisation.with(|whose| whose.as_ref().and_then(|whose| whose.names.first().cloned()));
        // A project that is called by its theme need not say it twice.
        let theme = face.with(|face| {
            let face = face.as_ref().filter(|face| folded(&face.theme) != folded(&face.title));
            face.map(|face| face.theme.clone()).unwrap_or_default()
        });
        [name.unwrap_or_default(), theme].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let letters = move || organisation.with(|whose| whose.as_ref().map(|whose| whose.letters.clone()));
    let colour = move || organisation.with(|whose| whose.as_ref().map_or(0, |whose| whose.colour));
    let own = move || face.with(|face| face.as_ref().is_some_and(|face| face.own));
    let boards = Memo::new(move |_| {
        let mut boards = directory.boards_of(project);
        boards.retain(|board| !board.binned);
        // The one that was worked on last is the picture of the card.
        boards.sort_by_key(|board| std::cmp::Reverse(board.summary.map_or(0, |summary| summary.changed_ms)));
        boards
    });
    let pictured = Memo::new(move |_| boards.with(|boards| boards.first().cloned()));
    let others =
        move || boards.with(|boards| boards.iter().skip(1).take(BOARDS_NAMED_MAX).cloned().collect::<Vec<_>>());
    let more = move || boards.with(Vec::len).saturating_sub(1 + BOARDS_NAMED_MAX);
    let inputs = move || {
        boards.with(|boards| boards.iter().filter_map(|board| board.summary).map(|summary| summary.inputs).sum::<u32>())
    };
    let leads = Memo::new(move |_| {
        let leads = face.with(|face| face.as_ref().map(|face| face.leads.clone()).unwrap_or_default());
        leads.iter().filter_map(|lead| directory.person(lead)).take(LEADS_NAMED_MAX).collect::<Vec<_>>()
    });
    let title_id = format!("project-{project}");
    let labelled = title_id.clone();
    view! {
        <li class="project-card" data-own=move || own().then_some("") data-project=project.to_string()>
            <article aria-labelledby=labelled>
                <header>
                    <span class="letters" aria-hidden="true" data-person=colour data-initials=letters></span>
                    <div>
                        <h3 id=title_id>
                            <a href=format!("/p/{project}")>{title}</a>
                        </h3>
                        <p>{whose}</p>
                    </div>
                    <span class="own" hidden=move || !own()>{move || words().get("project-own")}</span>
                </header>
                {move || match pictured.get() {
                    Some(board) => view! { <Pictured board=board /> }.into_any(),
                    None => {
                        let none = if own() { "project-no-board" } else { "project-no-board-shared" };
                        view! { <p class="no-board">{words().get(none)}</p> }.into_any()
                    }
                }}
                <ul class="board-names" hidden=move || others().is_empty()>
                    <For each=others key=|board| (board.id, board.title.clone()) let:board>
                        <li>
                            <a href=format!("/b/{}", board.id)>{board.title}</a>
                        </li>
                    </For>
                    <li hidden=move || more() == 0>
                        <a href=format!("/p/{project}")>{move || words().count("boards-more", more())}</a>
                    </li>
                </ul>
                <footer>
                    {move || {
                        leads.get().into_iter().map(|lead| view! { <Lead lead=lead directory=directory /> }).collect_view()
                    }}
                    <span class="grow"></span>
                    <span class="input-count" hidden=move || inputs() == 0>
                        <Icon name="Chat" />
                        {move || words().count("inputs-count", inputs() as usize)}
                    </span>
                </footer>
            </article>
        </li>
    }
}

/// The board that stands for the project.
#[component]
fn Pictured(board: BoardFace) -> impl IntoView {
    let kind = board.kind;
    let asks = board.asks.is_some() && !board.closed_for_input;
    let level = board.level;
    view! {
        <a class="pictured" href=format!("/b/{}", board.id)>
            <BoardMiniature board=board.id summary=board.summary />
            <span class="pictured-words">
                <b>{board.title}</b>
                <small>
                    {move || words().get(names::board_kind(kind))} " · "
                    {move || words().get(if asks { "board-asks" } else { names::level(level) })}
                </small>
            </span>
        </a>
    }
}

#[component]
fn Lead(lead: PersonFace, directory: Directory) -> impl IntoView {
    let colour = lead.organisation.as_ref().and_then(|id| directory.organisation(id)).map_or(0, |face| face.colour);
    view! {
        <span class="lead-person">
            <Initials initials=lead.initials colour=colour small=true />
            {lead.name}
        </span>
    }
}
