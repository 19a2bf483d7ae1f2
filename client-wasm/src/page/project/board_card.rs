//! A board as a card on its project's page.

use super::board_menu::BoardMenu;
use crate::{
    directory::Directory,
    locale::words,
    page::{icon::Icon, names, network::board_miniature::BoardMiniature},
    time,
};
use board::network::{BoardId, view::BoardFace};
use leptos::prelude::*;

/// The card.
#[component]
pub fn BoardCard(
    /// Which.
    board: BoardId,
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let face = Memo::new(move |_| directory.board(board));
    // Made once: a menu or a dialog of it stays open while somebody writes on the board.
    let known = Memo::new(move |_| face.with(Option::is_some));
    view! {
        <li class="board-card">
            <Show when=move || known.get()>
                <Card board=board face=face directory=directory />
            </Show>
        </li>
    }
}

#[component]
fn Card(board: BoardId, face: Memo<Option<BoardFace>>, directory: Directory) -> impl IntoView {
    let heading = format!("board-{board}");
    let labelled = heading.clone();
    let is = move |what: fn(&BoardFace) -> bool| face.with(|face| face.as_ref().is_some_and(what));
    let decides = Memo::new(move |_| is(|face| face.decides));
    let title = move || face.with(|face| face.as_ref().map(|face| face.title.clone()));
    let terms = move || face.with(|face| face.as_ref().map(|face| (face.kind, face.level)));
    let open_to = move || face.with(|face| face.as_ref().map_or(0, |face| face.grants.len()));
    let asks = move || is(|face| face.asks.is_some() && !face.closed_for_input);
    let summary = Memo::new(move |_| face.with(|face| face.as_ref().and_then(|face| face.summary)));
    let inputs = move || summary.get().map_or(0, |summary| summary.inputs as usize);
    let changed = move || summary.get().map(|summary| summary.changed_ms);
    view! {
        <article aria-labelledby=labelled>
            <a class="pictured" href=format!("/b/{board}") aria-hidden="true" tabindex="-1">
                {move || view! { <BoardMiniature board=board summary=summary.get() /> }}
            </a>
            <header>
                <div>
                    <h3 id=heading>
                        <a href=format!("/b/{board}")>{title}</a>
                    </h3>
                    <p>
                        {move || {
                            terms()
                                .map(|(kind, level)| {
                                    let (kind, level) = (names::board_kind(kind), names::level(level));
                                    format!("{} · {}", words().get(kind), words().get(level))
                                })
                        }}
                    </p>
                </div>
                <Show when=move || decides.get()>
                    <BoardMenu board=board face=face directory=directory />
                </Show>
            </header>
            <p class="facts">
                <span hidden=move || !is(|face| face.locked)>
                    <Icon name="PadlockLocked" />
                    {move || words().get("board-locked")}
                </span>
                <span hidden=move || !asks()>
                    <Icon name="Handshake" />
                    {move || words().get("board-asks")}
                </span>
                <span hidden=move || !is(|face| face.decides && !face.binned)>
                    {move || match open_to() {
                        0 => words().get("board-own-only"),
                        count => words().count("board-open-to", count),
                    }}
                </span>
                <span hidden=move || inputs() == 0>{move || words().count("inputs-count", inputs())}</span>
                <span hidden=move || changed().is_none()>
                    {move || changed().map(|at_ms| words().fill("board-changed", [("day", time::day(at_ms).into())]))}
                </span>
            </p>
        </article>
    }
}
