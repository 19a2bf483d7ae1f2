//! Who people are, and in which browsers they are signed in, stays as it is now.

use super::ready::Both;
use crate::daily_letter::{ROUNDS, WISHES};
use crate::people::{ACCOUNTS, LINKS, SESSIONS};
use crate::store::{Entry, StoreError};
use board::id::PersonId;
use serde::Deserialize;
use std::collections::BTreeSet;

/// As much as has to be known of a session here.
#[derive(Deserialize)]
struct Session {
    person: PersonId,
}

/// Accounts are never removed. A session that is no more, of somebody whom the server knows, has been ended; a link
/// that is no more has been used.
pub(super) async fn stay(both: &Both) -> Result<(), StoreError> {
    let known: BTreeSet<String> = both.now.list(ACCOUNTS, "").await?.into_iter().map(|entry| entry.key).collect();
    let of_a_stranger = |entry: &Entry| {
        let session: Session = serde_json::from_slice(&entry.value)
            .map_err(|error| StoreError::Corrupt(format!("{SESSIONS}/{}: {error}", entry.key)))?;
        Ok(!known.contains(session.person.as_str()))
    };
    both.stay(ACCOUNTS, |_| Ok(true)).await?;
    both.stay(SESSIONS, of_a_stranger).await?;
    both.stay(LINKS, |_| Ok(known.is_empty())).await?;
    both.stay(WISHES, |_| Ok(true)).await?;
    both.stay(ROUNDS, |_| Ok(true)).await
}
