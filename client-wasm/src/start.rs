//! From a loaded page to an open board: which board, who I am, what this device has kept of it.

use crate::{
    desk, device,
    http::NoAnswer,
    locale::{Words, words},
    me::{self, Me, WhoIAm},
    page::{
        arrival::ArrivalDialog,
        board::BoardPage,
        boards::{BoardCard, BoardsPage, boards},
    },
    storage::{
        client_locks::{HeldClient, hold},
        shelf::Shelf,
    },
};
use board::{ClientId, id::DocumentId};
use editor::session::{Row, clients_on_shelf, shelf_prefix};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// The status of an address where nothing is.
const NOT_FOUND: u16 = 404;

/// Where the page is addressed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Address {
    Board(DocumentId),
    Boards,
}

impl Address {
    fn read() -> Address {
        let path = window().location().pathname().unwrap_or_default();
        let board = path.strip_prefix("/b/").and_then(|rest| rest.trim_end_matches('/').parse().ok());
        board.map_or(Address::Boards, Address::Board)
    }
}

/// How far it has come.
#[derive(Clone)]
enum Stage {
    /// Waiting for an answer.
    Opening,
    /// Nobody has said who sits here.
    Arriving(DocumentId),
    /// No network, and nothing kept that says who sits here.
    NoNetwork,
    /// The desk is set up.
    AtWork,
    /// There is no board at this address.
    NoBoard,
    /// The list of boards; none when it can't be fetched.
    Listing(Option<Vec<BoardCard>>),
}

/// What this device has kept of a board for a person.
pub struct Kept {
    /// Where more is kept; `None` where the browser keeps nothing.
    pub shelf: Option<Shelf>,
    /// What was found.
    pub rows: Vec<Row>,
    /// The client ids that this page writes under alone.
    pub locks: BTreeMap<ClientId, HeldClient>,
}

/// Called by the page's script.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(tell_that_it_broke));
    if let Some(opening) = document().get_element_by_id("app") {
        opening.set_inner_html("");
    }
    Words::choose();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let stage = RwSignal::new_local(Stage::Opening);
    let me = RwSignal::new(None::<Me>);
    let arriving = RwSignal::new(true);
    let at_work = move |board: DocumentId, who: Me| {
        spawn_local(async move {
            let kept = kept(board, &who).await;
            if let Err(error) = desk::set_up(board, &who, kept) {
                return samtavle_broke(&format!("{error:?}"));
            }
            me.set(Some(who));
            stage.set(Stage::AtWork);
        });
    };
    spawn_local(async move {
        match Address::read() {
            Address::Boards => stage.set(Stage::Listing(boards().await.ok())),
            Address::Board(board) if me::voices(board).await == Err(NoAnswer::Status(NOT_FOUND)) => {
                stage.set(Stage::NoBoard);
            }
            Address::Board(board) => match me::ask().await {
                WhoIAm::Known(who) => at_work(board, who),
                WhoIAm::Unknown => stage.set(Stage::Arriving(board)),
                WhoIAm::CannotAsk => stage.set(Stage::NoNetwork),
            },
        }
    });
    move || match stage.get() {
        Stage::Opening => view! { <p class="opening" role="status">{words().get("opening-board")}</p> }.into_any(),
        Stage::NoNetwork => view! { <p class="opening" role="alert">{words().get("arrival-offline")}</p> }.into_any(),
        Stage::Arriving(board) => {
            let done = move |who: Me| at_work(board, who);
            view! {
                <main class="arriving">
                    <h1 class="ds-sr-only">{words().get("app-name")}</h1>
                </main>
                <ArrivalDialog open=arriving was=me done=done first=true />
            }
            .into_any()
        }
        Stage::NoBoard => view! {
            <main class="opening">
                <p>{words().get("boards-missing")}</p>
                <a class="way" href="/boards">{words().get("boards-see")}</a>
            </main>
        }
        .into_any(),
        Stage::AtWork => view! { <BoardPage me=me /> }.into_any(),
        Stage::Listing(listed) => view! { <BoardsPage listed=listed /> }.into_any(),
    }
}

/// What the shelf has under this beginning of a key; nothing where there is no shelf.
async fn read_rows(shelf: Option<&Shelf>, prefix: &str) -> Vec<Row> {
    let Some(shelf) = shelf else { return Vec::new() };
    shelf.read(prefix).await.unwrap_or_else(|error| {
        leptos::logging::error!("what was kept can't be read: {error}");
        Vec::new()
    })
}

/// Opens the shelf and takes over the client ids that no other page holds.
async fn kept(board: DocumentId, who: &Me) -> Kept {
    let shelf = match Shelf::open().await {
        Ok(shelf) => Some(shelf),
        Err(error) => {
            leptos::logging::warn!("this browser keeps nothing: {error}");
            None
        }
    };
    let prefix = shelf_prefix(&who.person, board);
    let rows = read_rows(shelf.as_ref(), &prefix).await;
    let mut locks = BTreeMap::new();
    for client in clients_on_shelf(&rows) {
        if let Some(held) = hold(client).await {
            locks.insert(client, held);
        }
    }
    // Read again: a page that let go of an id meanwhile has put its work elsewhere first.
    let rows = if locks.is_empty() { rows } else { read_rows(shelf.as_ref(), &prefix).await };
    device::ask_to_persist();
    Kept { shelf, rows, locks }
}

#[wasm_bindgen]
extern "C" {
    /// Shows the page's last words; it is in start.js, and needs nothing of ours.
    #[wasm_bindgen(js_name = samtavleBroke)]
    fn samtavle_broke(error: &str);
}

/// A panic is our own bug. What was written is kept already; the person is told in plain words.
fn tell_that_it_broke(panic: &std::panic::PanicHookInfo<'_>) {
    samtavle_broke(&panic.to_string());
}
