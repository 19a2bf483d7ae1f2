//! Who uses this browser, as the server knows: the person behind the session, their networks, and which ways
//! in there are for those who have none.

use crate::{
    http::{self, NoAnswer, Refusal},
    locale::words,
    me::Me,
};
use board::{
    id::{NetworkId, PersonId},
    network::role::Role,
};
use serde::{Deserialize, Serialize};

/// The server's answer to "who am I".
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Account {
    /// Who has signed in, or come by a link.
    pub person: Option<SignedIn>,
    /// Whether they run the server.
    #[serde(default)]
    pub administrator: bool,
    /// The networks that they belong to.
    #[serde(default)]
    pub networks: Vec<MyNetwork>,
    /// Whether this server shows the demo.
    #[serde(default)]
    pub demo: bool,
    /// The ways in.
    #[serde(default)]
    pub sign_in: WaysIn,
}

/// The person behind the session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SignedIn {
    /// Who.
    pub id: PersonId,
    /// The name shown.
    pub name: String,
    /// Where from, where that is a municipality.
    pub municipality: Option<Place>,
    /// Came by a link, and says for themselves who they are.
    #[serde(default)]
    pub guest: bool,
    /// Is one of the demo's people.
    #[serde(default)]
    pub demo: bool,
}

/// A municipality, as one word.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Place {
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
}

/// A network that I belong to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MyNetwork {
    /// Which.
    pub id: NetworkId,
    /// What it is called.
    pub name: String,
    /// My highest role there.
    pub role: Role,
}

/// How one signs in here.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct WaysIn {
    /// By a link in an e-mail.
    #[serde(default)]
    pub email: bool,
    /// By somebody who vouches for the person.
    #[serde(default)]
    pub issuers: Vec<Issuer>,
}

/// Somebody who vouches for people (OpenID Connect).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Issuer {
    /// As in addresses.
    pub id: String,
    /// As on the button.
    pub name: String,
}

impl Account {
    /// Asks the server.
    pub async fn ask() -> Result<Account, NoAnswer> {
        let account: Account = http::get("/api/me").await?;
        if let Some(person) = &account.person {
            person.me().remember();
        }
        Ok(account)
    }

    /// Whether I may look at a network's page.
    pub fn may_look_at(&self, network: &NetworkId) -> bool {
        self.administrator || self.networks.iter().any(|mine| mine.id == *network)
    }

    /// My network, if I have just one.
    pub fn only_network(&self) -> Option<NetworkId> {
        match self.networks.as_slice() {
            [only] => Some(only.id.clone()),
            [] | [_, _, ..] => None,
        }
    }
}

impl SignedIn {
    /// As others see me on a board.
    pub fn me(&self) -> Me {
        let municipality = self.municipality.as_ref().map(|place| place.name.clone()).unwrap_or_default();
        Me { person: self.id.clone(), name: self.name.clone(), municipality, onlooker: false, guest: self.guest }
    }
}

/// One of the demo's people, whom one may be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DemoPerson {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Where from.
    pub organisation: String,
    /// As what.
    pub role: Role,
}

/// The demo's people; nobody while the server can't be asked.
pub async fn demo_people() -> Vec<DemoPerson> {
    http::get("/api/demo/people").await.unwrap_or_default()
}

/// What an answer that says nothing more than "done" holds.
#[derive(Deserialize)]
struct Anything {}

#[derive(Serialize)]
struct Being<'a> {
    person: &'a PersonId,
}

/// Be one of the demo's people.
pub async fn be(person: &PersonId) -> Result<(), NoAnswer> {
    http::post::<Anything>("/api/demo/sign-in", &Being { person }).await.map(drop)
}

#[derive(Serialize)]
struct Letter<'a> {
    email: &'a str,
    language: &'static str,
}

/// Asks for a link by e-mail, in the language of this page. The server answers the same whether it knows the address
/// or not.
pub async fn ask_for_link(email: &str) -> Result<(), Refusal> {
    let letter = Letter { email, language: words().language().tag() };
    http::post_or_reason::<Anything>("/api/sign-in/email", &letter).await.map(drop)
}

#[derive(Serialize)]
struct Token<'a> {
    token: &'a str,
    keep_guest: bool,
}

/// Where to go after signing in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Go {
    /// The path.
    pub go: String,
    /// Whether somebody has to let me in first.
    #[serde(default)]
    pub waiting: bool,
}

/// Signs in by the link of an e-mail. `keep_guest`: what I did as a guest here is mine.
pub async fn sign_in(token: &str, keep_guest: bool) -> Result<Go, Refusal> {
    http::post_or_reason("/api/sign-in/link", &Token { token, keep_guest }).await
}

/// Whether I hear by e-mail, once a day, of what waits for me.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub struct Letters {
    /// The server can send letters, and knows my address.
    pub possible: bool,
    /// I get them.
    pub daily: bool,
}

#[derive(Serialize)]
struct LettersWish {
    daily: bool,
    language: &'static str,
}

/// Do I get letters? Not while the server can't be asked.
pub async fn letters() -> Letters {
    http::get("/api/me/letters").await.unwrap_or_default()
}

/// I want them, in the language of this page, or I do not.
pub async fn wish_letters(daily: bool) -> Result<Letters, NoAnswer> {
    let language = words().language().tag();
    http::post("/api/me/letters", &LettersWish { daily, language }).await
}

/// I do without, by the link in a letter.
pub async fn do_without_letters(token: &str) -> Result<(), Refusal> {
    http::post_or_reason::<Anything>(&format!("/api/letters/{token}"), &serde_json::json!({})).await.map(drop)
}

#[derive(Serialize)]
struct SigningOut {
    everywhere: bool,
}

/// Ends the session here, or all of them.
pub async fn sign_out(everywhere: bool) -> Result<(), NoAnswer> {
    http::post::<Anything>("/api/sign-out", &SigningOut { everywhere }).await.map(drop)
}
