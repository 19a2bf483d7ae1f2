//! The daily letter: who answers innspill hears of new ones, and who gave some hears of answers. By e-mail, at most
//! once a day, and only to those who have not said that they would rather not.
//!
//! It holds counts, boards' titles and links; no words of anybody's. [`contents`] says what is in it for a person,
//! [`words`] how it reads, [`wish`] who gets one, [`without`] is the link by which somebody does without, and
//! [`rounds`] the time of day.

pub mod contents;
mod rounds;
pub mod time_of_day;
pub mod wish;
pub mod without;
pub mod words;

use crate::limits::{LETTER_GAP_MS, LETTERS_FAILED_MAX};
use crate::mail::{MailError, Post};
use crate::network::Directory;
use crate::people::way::{Email, Way};
use crate::people::{Account, Kind, People};
use crate::store::table::Table;
use crate::store::{Store, StoreError};
use board::id::PersonId;
use std::sync::Arc;
use time_of_day::TimeOfDay;
use tokio::sync::Mutex;
use wish::Wish;
use without::WithoutKey;

/// The table of what people have said about letters.
pub(crate) const WISHES: &str = "daily-letter";
/// The table of when the last round was.
pub(crate) const ROUNDS: &str = "daily-letter-round";
/// A letter that was not sent yet tells of what happened since then.
const FIRST_TELLS_OF_MS: u64 = 24 * 3600 * 1000;

/// What the daily letters need.
pub struct DailyLetters {
    directory: Arc<Directory>,
    people: Arc<People>,
    post: Option<Arc<Post>>,
    wishes: Table<Wish>,
    /// One row: when the last round began, in milliseconds since 1970.
    rounds: Table<u64>,
    key: WithoutKey,
    /// How people reach this server, without a `/` at the end.
    url: String,
    /// One round at a time.
    going: Mutex<()>,
}

/// How a round went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Round {
    /// Letters that the mail server took.
    pub sent: usize,
    /// Letters that it did not take: they are tried again in the next round.
    pub failed: usize,
}

/// Why a letter was not sent.
#[derive(Debug, thiserror::Error)]
enum NotSent {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Mail(#[from] MailError),
}

/// What a server has for them.
pub struct Means {
    /// Where wishes are kept.
    pub store: Arc<dyn Store>,
    /// Who may open what.
    pub directory: Arc<Directory>,
    /// Who has which address.
    pub people: Arc<People>,
    /// The way to the mail server, if there is one.
    pub post: Option<Arc<Post>>,
    /// The server's secret.
    pub secret: [u8; 32],
    /// How people reach this server, without a `/` at the end.
    pub url: String,
}

impl DailyLetters {
    /// Sends letters at that time of each day, where there is a mail server. Must be called within the runtime.
    pub fn start(means: Means, at: TimeOfDay) -> Arc<DailyLetters> {
        let Means { store, directory, people, post, secret, url } = means;
        let sends = post.is_some();
        let letters = Arc::new(DailyLetters {
            directory,
            people,
            post,
            wishes: Table::new(store.clone(), WISHES),
            rounds: Table::new(store, ROUNDS),
            key: WithoutKey::new(secret),
            url,
            going: Mutex::default(),
        });
        if sends {
            tokio::spawn(rounds::go(Arc::downgrade(&letters), at));
        }
        letters
    }

    /// Whether a person can get one: there is a mail server, and the person has an address.
    pub fn possible(&self, person: &PersonId) -> bool {
        self.post.is_some() && self.people.account(person).is_some_and(|account| address(&account).is_some())
    }

    /// What a person wishes.
    pub async fn wish(&self, person: &PersonId) -> Result<Wish, StoreError> {
        Ok(self.wishes.get(person.as_str()).await?.map(|row| row.value).unwrap_or_default())
    }

    /// A person wishes something else.
    pub async fn set_wish(&self, person: &PersonId, change: impl FnOnce(&mut Wish)) -> Result<Wish, StoreError> {
        let _no_round = self.going.lock().await;
        let mut wish = self.wish(person).await?;
        change(&mut wish);
        self.wishes.set(person.as_str(), &wish).await?;
        Ok(wish)
    }

    /// Somebody follows the link of their letter and does without from now on. Says whether it was such a link.
    pub async fn do_without(&self, token: &str) -> Result<bool, StoreError> {
        let Some(person) = self.key.read(token) else { return Ok(false) };
        self.set_wish(&person, |wish| wish.daily = Some(false)).await?;
        Ok(true)
    }

    /// Writes to everybody for whom there is something new; `None` where there is no mail server. Who has had a
    /// letter within a day gets none.
    pub async fn send_round(&self) -> Result<Option<Round>, StoreError> {
        let _one_at_a_time = self.going.lock().await;
        let Some(post) = &self.post else { return Ok(None) };
        self.rounds.set(rounds::LAST, &self.directory.now_ms()).await?;
        let mut round = Round::default();
        for person in self.people.everybody() {
            let Some(account) = self.people.account(&person) else { continue };
            let Some(email) = address(&account) else { continue };
            match self.send(post, &person, &account, email).await {
                Ok(true) => round.sent += 1,
                Ok(false) => {}
                Err(NotSent::Store(error)) => return Err(error),
                Err(NotSent::Mail(error)) => {
                    round.failed += 1;
                    // Whom it was for is in no log.
                    tracing::warn!(%error, "a daily letter was not sent; it is tried again tomorrow");
                    if round.sent == 0 && round.failed >= LETTERS_FAILED_MAX {
                        tracing::error!(
                            failed = round.failed,
                            "the mail server takes no letters; the round is broken off"
                        );
                        break;
                    }
                }
            }
        }
        tracing::info!(sent = round.sent, failed = round.failed, "the daily letters are sent");
        Ok(Some(round))
    }

    /// Says whether there was anything to send.
    async fn send(&self, post: &Post, person: &PersonId, account: &Account, to: &Email) -> Result<bool, NotSent> {
        let now_ms = self.directory.now_ms();
        let wish = self.wish(person).await?;
        let lately = wish.sent_ms.is_some_and(|sent| now_ms < sent.saturating_add(LETTER_GAP_MS));
        if !wish.wants(account.kind) || lately {
            return Ok(false);
        }
        let since_ms = wish.sent_ms.unwrap_or_else(|| now_ms.saturating_sub(FIRST_TELLS_OF_MS));
        let contents = contents::of(&self.directory.state(), &self.people.ids_of(person), since_ms, now_ms);
        if contents.is_empty() {
            return Ok(false);
        }
        let frame = words::Frame {
            name: &account.profile.name,
            url: &self.url,
            without: &format!("{}/letters/{}", self.url, self.key.token(person)),
        };
        post.send(to.address(), words::letter(wish.language, &contents, &frame)).await?;
        self.wishes.set(person.as_str(), &Wish { sent_ms: Some(now_ms), ..wish }).await?;
        Ok(true)
    }
}

fn address(account: &Account) -> Option<&Email> {
    // Whoever asked to be forgotten gets none.
    if account.kind != Kind::Member || account.profile.name.is_empty() {
        return None;
    }
    account.ways.iter().find_map(|way| match way {
        Way::Email(email) => Some(email),
        Way::Subject { .. } => None,
    })
}
