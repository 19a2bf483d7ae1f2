//! The client comes in parts: what every page needs is fetched at once, a board's page and the pages around the
//! boards each when it is first addressed. `xtask` cuts the WASM at the functions marked here.

use crate::{
    account::SignedIn,
    address::Address,
    desk,
    me::Me,
    page::{
        about::{About, AboutPage},
        administration::AdministrationPage,
        board::BoardPage,
        frame::Ground,
        front::FrontPage,
        invitation::InvitationPage,
        left_behind::{LeftBehind, let_go_of_what_is_gone, take_leave},
        letters::WithoutLettersPage,
        network::NetworkPage,
        not_open::NotOpenPage,
        project::ProjectPage,
        sign_in::{SignInLinkPage, SignInPage},
    },
    start::samtavle_broke,
    storage::kept::kept,
};
use board::id::DocumentId;
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_split::{SplitLoaderError, wasm_split},
};
use std::pin::Pin;

/// What is being opened: ready when its page stands.
pub type Opening = Pin<Box<dyn Future<Output = ()>>>;

/// Sets up the desk with what this device has kept, and shows the board on it.
///
/// # Errors
/// The part can't be fetched.
#[wasm_split(
    board,
    fallible,
    preload(/** Fetches a board's part, to have it when it is known what is on the board. */ fetch_board),
    wasm_split_path = leptos::wasm_split
)]
pub fn open_board(board: DocumentId, who: Me) -> Result<Opening, SplitLoaderError> {
    Ok(Box::pin(async move {
        let kept = kept(board, &who).await;
        match desk::set_up(board, &who, kept) {
            Ok(()) => mount_to_body(move || view! { <BoardPage me=RwSignal::new(Some(who)) /> }),
            Err(error) => samtavle_broke(&format!("{error:?}")),
        }
    }))
}

/// Shows a page that is no board's; for a board that is not there, or not for me, with what this device had of it.
///
/// # Errors
/// The part can't be fetched.
#[wasm_split(
    around,
    fallible,
    preload(/** Fetches the part of the pages around the boards. */ fetch_page),
    wasm_split_path = leptos::wasm_split
)]
pub fn open_page(ground: Ground, address: Address) -> Result<Opening, SplitLoaderError> {
    Ok(Box::pin(async move {
        let me = ground.account.with_untracked(|account| account.person.as_ref().map(SignedIn::me));
        // While nobody is signed in, it is not known whose copies are here: they are for who signs in.
        let left = match (&address, &me) {
            (Address::Board(board), Some(me)) => take_leave(*board, me).await,
            _ => None,
        };
        if let Some(me) = me {
            spawn_local(async move { let_go_of_what_is_gone(&me).await });
        }
        mount_to_body(move || page(ground, address, left));
    }))
}

fn page(ground: Ground, address: Address, left: Option<LeftBehind>) -> AnyView {
    match address {
        Address::Start | Address::Boards => view! { <FrontPage ground=ground /> }.into_any(),
        Address::Administration(network) => view! { <AdministrationPage ground=ground network=network /> }.into_any(),
        Address::Network(network) => view! { <NetworkPage ground=ground network=network /> }.into_any(),
        Address::Project(project) => view! { <ProjectPage ground=ground project=project /> }.into_any(),
        Address::Invitation(secret) => view! { <InvitationPage ground=ground secret=secret /> }.into_any(),
        Address::SignIn => view! { <SignInPage ground=ground /> }.into_any(),
        Address::SignInLink(token) => view! { <SignInLinkPage ground=ground token=token /> }.into_any(),
        Address::WithoutLetters(token) => view! { <WithoutLettersPage ground=ground token=token /> }.into_any(),
        Address::Help => view! { <AboutPage ground=ground about=About::Help /> }.into_any(),
        Address::Privacy => view! { <AboutPage ground=ground about=About::Privacy /> }.into_any(),
        Address::Accessibility => view! { <AboutPage ground=ground about=About::Accessibility /> }.into_any(),
        Address::Board(_) | Address::Nowhere => view! { <NotOpenPage ground=ground left=left /> }.into_any(),
    }
}
