//! Addresses of pages: what stands in the browser's address bar, parsed once.

use board::{
    id::{DocumentId, NetworkId, NoteId},
    network::ProjectId,
};
use leptos::prelude::window;

/// What stands before a note's id in the last part of a board's address.
const NOTE: &str = "note-";
/// What stands before the reason in the address of the sign-in page.
const FAILED: &str = "failed=";

/// Where a page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The front door.
    Start,
    /// All boards of a server without networks.
    Boards,
    /// A board.
    Board(DocumentId),
    /// A network's page.
    Network(NetworkId),
    /// Where a network is looked after.
    Administration(NetworkId),
    /// A project's page.
    Project(ProjectId),
    /// An invitation link, with its secret.
    Invitation(String),
    /// Where one signs in.
    SignIn,
    /// A one-time link from an e-mail, with its token.
    SignInLink(String),
    /// The link in a daily letter by which its reader does without from now on, with its token.
    WithoutLetters(String),
    /// How Samtavle is used.
    Help,
    /// What is kept of people, and why.
    Privacy,
    /// How far everybody can use it.
    Accessibility,
    /// Nothing is there.
    Nowhere,
}

impl Address {
    /// The address of the page that is shown.
    pub fn read() -> Address {
        Address::parse(&window().location().pathname().unwrap_or_default())
    }

    fn parse(path: &str) -> Address {
        let mut parts = path.trim_matches('/').splitn(2, '/');
        match (parts.next().unwrap_or_default(), parts.next()) {
            ("", None) => Address::Start,
            ("boards", None) => Address::Boards,
            ("b", Some(board)) => board.parse().map_or(Address::Nowhere, Address::Board),
            ("n", Some(rest)) => match rest.strip_suffix("/admin") {
                Some(network) => network.parse().map_or(Address::Nowhere, Address::Administration),
                None => rest.parse().map_or(Address::Nowhere, Address::Network),
            },
            ("p", Some(project)) => project.parse().map_or(Address::Nowhere, Address::Project),
            ("i", Some(secret)) => Address::Invitation(secret.to_owned()),
            ("sign-in", None) => Address::SignIn,
            ("sign-in", Some(token)) => Address::SignInLink(token.to_owned()),
            ("letters", Some(token)) => Address::WithoutLetters(token.to_owned()),
            ("help", None) => Address::Help,
            ("privacy", None) => Address::Privacy,
            ("accessibility", None) => Address::Accessibility,
            _ => Address::Nowhere,
        }
    }
}

/// The address of a note on a board.
pub fn note_on_board(board: DocumentId, note: &NoteId) -> String {
    format!("/b/{board}#{NOTE}{note}")
}

/// The note that the address of a board's page names, if any.
pub fn named_note() -> Option<NoteId> {
    window().location().hash().ok()?.strip_prefix('#')?.strip_prefix(NOTE)?.parse().ok()
}

/// Why signing in by somebody who vouches came to nothing, as the sign-in page's address says.
pub fn failed() -> Option<String> {
    let search = window().location().search().ok()?;
    search.strip_prefix('?')?.split('&').find_map(|part| part.strip_prefix(FAILED)).map(str::to_owned)
}

/// Goes to another page. The browser says itself why it can't.
pub fn go(path: &str) {
    let _ = window().location().set_href(path);
}

/// Goes to another page, to which "back" leads no more than to this one.
pub fn go_instead(path: &str) {
    let _ = window().location().replace(path);
}

/// Opens the page that is shown anew.
pub fn reload() {
    let _ = window().location().reload();
}
