//! Links by which somebody signs in once: sent by e-mail, or handed out by the operator or an administrator.

use super::PeopleError;
use super::ms;
use super::secret::Secret;
use super::way::Email;
use crate::limits::{EMAIL_LINK_LASTS, EMAIL_LINKS_AT_ONCE_MAX};
use crate::store::table::Table;
use crate::store::{Store, StoreError};
use board::id::PersonId;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Whom a link signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Opens {
    /// Whoever reads the letters to that address.
    Address {
        email: Email,
        /// Who asked, where nobody was known by the address: it becomes that person's, in that browser.
        asked_by: Option<PersonId>,
    },
    /// That person.
    Person(PersonId),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Link {
    opens: Opens,
    expires_ms: u64,
}

/// All links that can be used.
pub(super) struct Links {
    /// By the hash of the secret.
    table: Table<Link>,
    /// When links to an address end, so that nobody fills a mailbox.
    sent: Mutex<HashMap<Email, Vec<u64>>>,
}

impl Links {
    pub(super) fn new(store: Arc<dyn Store>) -> Self {
        Links { table: Table::new(store, super::LINKS), sent: Mutex::default() }
    }

    /// Makes a link; gives its secret.
    pub(super) async fn draw(&self, opens: Opens, lasts: Duration, now_ms: u64) -> Result<Secret, StoreError> {
        let secret = Secret::fresh();
        let link = Link { opens, expires_ms: now_ms.saturating_add(ms(lasts)) };
        self.table.set(secret.hash().as_str(), &link).await?;
        Ok(secret)
    }

    /// Whether one more letter may go to that address now; it counts as sent.
    pub(super) fn may_send(&self, email: &Email, now_ms: u64) -> bool {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.retain(|_, ends| {
            ends.retain(|end| now_ms < *end);
            !ends.is_empty()
        });
        let ends = sent.entry(email.clone()).or_default();
        let may = ends.len() < EMAIL_LINKS_AT_ONCE_MAX;
        if may {
            ends.push(now_ms.saturating_add(ms(EMAIL_LINK_LASTS)));
        }
        may
    }

    /// Whom that link signs in, if it can still be used.
    pub(super) async fn look(&self, secret: &Secret, now_ms: u64) -> Result<Opens, PeopleError> {
        let row = self.table.get(secret.hash().as_str()).await?;
        let link = row.map(|row| row.value).filter(|link| now_ms < link.expires_ms);
        Ok(link.ok_or(PeopleError::LinkEnded)?.opens)
    }

    /// Uses a link up. Of two who come at once, one comes in.
    pub(super) async fn take(&self, secret: &Secret, now_ms: u64) -> Result<Opens, PeopleError> {
        let link = self.table.take(secret.hash().as_str()).await?.filter(|link| now_ms < link.expires_ms);
        Ok(link.ok_or(PeopleError::LinkEnded)?.opens)
    }

    /// Ends all that would sign this person in.
    pub(super) async fn end_of(&self, person: &PersonId) -> Result<(), StoreError> {
        for row in self.table.list("").await? {
            let theirs = match &row.value.opens {
                Opens::Person(opened) => opened == person,
                Opens::Address { asked_by, .. } => asked_by.as_ref() == Some(person),
            };
            if theirs {
                self.table.remove(&row.key).await?;
            }
        }
        Ok(())
    }

    /// Removes those that nobody used in time.
    pub(super) async fn sweep(&self, now_ms: u64) -> Result<(), StoreError> {
        for row in self.table.list("").await? {
            if row.value.expires_ms <= now_ms {
                self.table.remove(&row.key).await?;
            }
        }
        Ok(())
    }
}
