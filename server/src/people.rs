//! People: who the server knows ([`account`]), and in which browsers they are signed in ([`session`]).
//!
//! A person's id is drawn at random and says nothing. What lets somebody in is a [`secret`] in a [`cookie`], of
//! which only the hash is kept. Nobody comes in by themselves: there is a link from somebody, or a way to
//! sign in. What a person may do is not known here, but to the network's directory.

pub mod account;
mod accounts;
pub mod cookie;
mod first_administrator;
mod links;
pub mod municipality;
pub mod oidc;
pub mod secret;
pub mod session;
mod sessions;
pub mod signing_in;
pub mod way;

use crate::limits::ACCOUNTS_MAX;
use crate::network::state::Known;
use crate::store::{Store, StoreError};
pub use account::{Account, Kind, Profile, ProfileError};
use accounts::Accounts;
use axum::http::HeaderMap;
use board::id::PersonId;
use first_administrator::FirstAdministrator;
use links::Links;
use secret::Secret;
use session::Kept;
pub use session::{Session, SessionId};
use sessions::Sessions;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast;

/// The table of accounts.
pub(crate) const ACCOUNTS: &str = "account";
/// The table of sessions.
pub(crate) const SESSIONS: &str = "session";
/// The table of links by which somebody signs in.
pub(crate) const LINKS: &str = "sign-in-link";

/// Why somebody could not come in, or not be changed.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// See [`ACCOUNTS_MAX`].
    #[error("this server knows {ACCOUNTS_MAX} people, and takes in no more")]
    TooMany,
    /// The link has been used, has expired, or was never one.
    #[error("this link is used up or has expired; ask for a new one")]
    LinkEnded,
    /// The address is nobody's yet, and the link was not opened where it was asked for.
    #[error("open this link in the browser in which you asked for it")]
    OtherBrowser,
    /// See [`ProfileError`].
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a browser is to remember, so that its person is known again.
#[derive(Debug, Clone)]
pub struct Token {
    /// For the cookie.
    pub secret: Secret,
    /// For how long, unless it is renewed.
    pub kept_for: Duration,
}

/// Everybody whom the server knows.
pub struct People {
    accounts: Accounts,
    sessions: Sessions,
    links: Links,
    first: FirstAdministrator,
}

impl People {
    /// The people that a store knows.
    pub async fn open(store: Arc<dyn Store>) -> Result<Self, StoreError> {
        let (accounts, sessions) = (Accounts::open(store.clone()).await?, Sessions::open(store.clone()).await?);
        Ok(People { accounts, sessions, links: Links::new(store), first: FirstAdministrator::default() })
    }

    /// Reads everything anew: the store holds something else now.
    pub async fn read_again(&self) -> Result<(), StoreError> {
        self.accounts.read_again().await?;
        self.sessions.read_again().await
    }

    /// A person; `None` if there is nobody with that id.
    pub fn account(&self, person: &PersonId) -> Option<Arc<Account>> {
        self.accounts.get(person)
    }

    /// All whom the server knows.
    pub fn everybody(&self) -> Vec<PersonId> {
        self.accounts.everybody()
    }

    /// Sessions that end, as it happens. Their sockets are to be closed.
    pub fn endings(&self) -> broadcast::Receiver<SessionId> {
        self.sessions.endings()
    }

    /// Resolves when a session is over, or when it cannot be known any more.
    pub fn end_of(&self, session: SessionId) -> impl Future<Output = ()> + Send + 'static {
        let mut endings = self.endings();
        // Only now: it may have ended while nobody listened.
        let there = self.sessions.is_there(session);
        async move { while there && matches!(endings.recv().await, Ok(ended) if ended != session) {} }
    }

    /// Who sends these headers; nobody if they are not signed in.
    pub fn visitor(&self, headers: &HeaderMap, now_ms: u64) -> Option<Session> {
        let session = self.sessions.of(&cookie::brought(headers)?, now_ms)?;
        // An erased person's cookie is nobody's.
        self.account(&session.person).is_some().then_some(session)
    }

    /// Takes in somebody new.
    pub async fn take_in(&self, profile: Profile, kind: Kind, now_ms: u64) -> Result<PersonId, PeopleError> {
        let person = PersonId::fresh(crate::random::bits());
        let account = Account::new(profile, kind, now_ms);
        self.accounts.add(&person, account).await?;
        Ok(person)
    }

    /// Makes one of the demo's people, or leaves them as they are.
    pub async fn take_in_demo(&self, person: &PersonId, profile: Profile, now_ms: u64) -> Result<(), PeopleError> {
        if self.account(person).is_some() {
            return Ok(());
        }
        self.accounts.add(person, Account::new(profile, Kind::Demo, now_ms)).await
    }

    /// The account under which a person is shown: a guest who turned out to be a member is shown as that one.
    pub fn shown(&self, person: &PersonId) -> Option<Arc<Account>> {
        let account = self.account(person)?;
        Some(account.same_as.as_ref().and_then(|other| self.account(other)).unwrap_or(account))
    }

    /// What others may know of a person.
    pub fn known(&self, person: &PersonId) -> Option<Known> {
        let (account, shown) = (self.account(person)?, self.shown(person)?);
        Some(Known {
            name: shown.profile.name.clone(),
            guest: shown.kind == Kind::Guest,
            administrator: shown.administrator,
            same_as: account.same_as.clone(),
        })
    }

    /// All ids under which a person has written: the own one, and those of guests who turned out to be them.
    pub fn ids_of(&self, person: &PersonId) -> Vec<PersonId> {
        let mut ids = self.accounts.same_as(person);
        ids.push(person.clone());
        ids
    }

    /// Changes how a person is shown. A municipality for which an issuer vouches stays.
    pub async fn rename(&self, person: &PersonId, profile: Profile) -> Result<(), PeopleError> {
        let rename = |account: &mut Account| {
            let municipality = if account.vouched { account.profile.municipality.take() } else { profile.municipality };
            account.profile = Profile { name: profile.name, municipality };
        };
        self.accounts.change(person, rename).await.map(drop)
    }

    /// Takes a person's name away, and every way in. The account stays, so that their work has an author.
    pub async fn forget(&self, person: &PersonId) -> Result<(), PeopleError> {
        for one in self.ids_of(person) {
            let nameless = |account: &mut Account| {
                account.profile.name.clear();
                account.ways.clear();
            };
            self.accounts.change(&one, nameless).await?;
            self.links.end_of(&one).await?;
            self.sign_out_everywhere(&one).await?;
        }
        Ok(())
    }

    /// Signs a person in. Who comes back with the token's secret is that person.
    pub async fn sign_in(&self, person: &PersonId, now_ms: u64) -> Result<Token, PeopleError> {
        let kind = self.account(person).ok_or(PeopleError::LinkEnded)?.kind;
        let secret = self.sessions.begin(person.clone(), kind, now_ms).await?;
        Ok(Token { secret, kept_for: Kept::idle_max(kind) })
    }

    /// A new secret for who comes with an old one; `None` if it is not time yet.
    pub async fn renew(&self, headers: &HeaderMap, now_ms: u64) -> Result<Option<Token>, PeopleError> {
        let (Some(session), Some(brought)) = (self.visitor(headers, now_ms), cookie::brought(headers)) else {
            return Ok(None);
        };
        let renewed = self.sessions.renew(session.id, &brought, now_ms).await?;
        Ok(renewed.map(|(secret, kind)| Token { secret, kept_for: Kept::idle_max(kind) }))
    }

    /// Ends a session.
    pub async fn sign_out(&self, session: SessionId) -> Result<(), PeopleError> {
        self.sessions.end(session).await
    }

    /// Ends all sessions of a person.
    pub async fn sign_out_everywhere(&self, person: &PersonId) -> Result<(), PeopleError> {
        self.sessions.end_all(person).await
    }

    /// Draws the secret by which somebody becomes the first administrator; `None` if there is one.
    pub fn first_administrator(&self) -> Option<Secret> {
        let none = !self.accounts.any(|account| account.administrator);
        none.then(|| self.first.draw())
    }

    /// Whether that secret makes the first administrator.
    pub fn makes_administrator(&self, brought: &Secret) -> bool {
        self.first.is(brought)
    }

    /// Makes a person the first administrator. Works once.
    pub async fn become_administrator(&self, person: &PersonId, brought: &Secret) -> Result<(), PeopleError> {
        if !self.first.take(brought) {
            return Err(PeopleError::LinkEnded);
        }
        let made = self.accounts.change(person, |account| account.administrator = true).await;
        if made.is_err() {
            self.first.give_back(brought);
        }
        made.map(drop)
    }

    /// Ends what is over. To be called now and then.
    pub async fn sweep(&self, now_ms: u64) -> Result<(), PeopleError> {
        self.links.sweep(now_ms).await?;
        self.sessions.sweep(now_ms).await
    }
}

/// A duration as the clock counts.
fn ms(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
