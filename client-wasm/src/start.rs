//! From a loaded page to what it is addressed to.

use crate::{
    account::Account,
    address::{self, Address},
    locale::{Words, words},
    me::{self, Looked},
    page::{
        boards::{BoardCard, BoardsPage, boards},
        frame::Ground,
        not_open::{NoNetwork, NotFetched},
        sign_out::follow_signing_out,
    },
    parts::{self, Opening},
};
use leptos::{prelude::*, task::spawn_local, wasm_split::SplitLoaderError};
use wasm_bindgen::prelude::*;

/// How far it has come.
#[derive(Clone)]
enum Stage {
    /// Waiting for an answer.
    Opening,
    /// No network, and nothing kept that says who sits here.
    NoNetwork,
    /// A part of the client could not be fetched.
    NotFetched,
    /// The list of boards; none when it can't be fetched.
    Listing(Option<Vec<BoardCard>>),
    /// What was addressed stands in the page, and looks after itself.
    Open,
}

/// Called by the page's script.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(tell_that_it_broke));
    if let Some(opening) = document().get_element_by_id("app") {
        opening.set_inner_html("");
    }
    Words::choose();
    follow_signing_out();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let stage = RwSignal::new(Stage::Opening);
    spawn_local(async move { stage.set(open(Address::read()).await) });
    move || match stage.get() {
        Stage::Opening => view! { <p class="opening" role="status">{words().get("opening")}</p> }.into_any(),
        Stage::NoNetwork => view! { <NoNetwork /> }.into_any(),
        Stage::NotFetched => view! { <NotFetched /> }.into_any(),
        Stage::Listing(listed) => view! { <BoardsPage listed=listed /> }.into_any(),
        Stage::Open => ().into_any(),
    }
}

/// Opens what the page is addressed to.
async fn open(address: Address) -> Stage {
    if address == Address::Boards {
        return Stage::Listing(boards().await.ok());
    }
    fetch_ahead(&address);
    if let Address::Board(board) = address {
        match me::look_at(board).await {
            Looked::AsMyself(who) => return opened(parts::open_board(board, who).await).await,
            Looked::CannotAsk => return Stage::NoNetwork,
            Looked::Closed => {}
        }
    }
    let Some(ground) = ground().await else { return Stage::NoNetwork };
    if address == Address::Start
        && let Some(network) = ground.account.with_untracked(Account::only_network)
    {
        address::go_instead(&format!("/n/{network}"));
        return Stage::Opening;
    }
    opened(parts::open_page(ground, address).await).await
}

/// Fetches what the page will need, while the server is asked who this is. What fails is fetched again, and told of,
/// when it is opened.
fn fetch_ahead(address: &Address) {
    let board = matches!(address, Address::Board(_));
    spawn_local(async move {
        let fetched = if board { parts::fetch_board().await } else { parts::fetch_page().await };
        if let Err(error) = fetched {
            leptos::logging::warn!("a part of the client can't be fetched yet: {error}");
        }
    });
}

async fn opened(fetched: Result<Opening, SplitLoaderError>) -> Stage {
    match fetched {
        Ok(opening) => {
            opening.await;
            Stage::Open
        }
        Err(error) => {
            leptos::logging::warn!("a part of the client can't be fetched: {error}");
            Stage::NotFetched
        }
    }
}

/// What the frame's pages stand on; nothing while the server can't be asked.
async fn ground() -> Option<Ground> {
    Account::ask().await.ok().map(Ground::of)
}

#[wasm_bindgen]
extern "C" {
    /// Shows the page's last words; it is in start.js, and needs nothing of ours.
    #[wasm_bindgen(js_name = samtavleBroke)]
    pub fn samtavle_broke(error: &str);
}

/// A panic is our own bug. What was written is kept already; the person is told in plain words.
fn tell_that_it_broke(panic: &std::panic::PanicHookInfo<'_>) {
    samtavle_broke(&panic.to_string());
}
