//! The audit log of a network: who did what to whose access, when. By name and id: never what anybody wrote,
//! and nothing that counts what a person does.

use crate::limits::AUDIT_ROWS_MAX;
use crate::store::{Store, StoreError, Write};
use board::id::{NetworkId, PersonId};
pub use board::network::lookup::{Logged, Mention};

/// The table of the log.
pub(crate) const BUCKET: &str = "audit";

/// Rows are found by time, in stretches of about eleven days: the leading digits of the milliseconds.
const STRETCH_MS: u64 = 1_000_000_000;

/// An act that is about to be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// In whose log.
    pub network: NetworkId,
    /// What it was about.
    pub mentions: Vec<Mention>,
}

/// The row, to be written with those of the act.
pub fn write(past: Past, by: Option<&PersonId>, act: &str, at_ms: u64) -> Write {
    let key = format!("{}/{at_ms:014}/{:032x}", past.network, crate::random::bits());
    let row = Logged { at_ms, by: by.cloned(), act: act.to_owned(), about: past.mentions };
    let json = serde_json::to_vec(&row).expect("rows have string keys and finite numbers");
    Write { bucket: BUCKET, key, value: Some(json.into()), expected: None }
}

/// The last acts before a time and back to another, the newest first; see [`AUDIT_ROWS_MAX`].
pub async fn read(
    store: &dyn Store,
    network: &NetworkId,
    before_ms: u64,
    back_to_ms: u64,
) -> Result<Vec<Logged>, StoreError> {
    let mut rows: Vec<Logged> = Vec::new();
    let mut stretch = before_ms / STRETCH_MS;
    loop {
        for entry in store.list(BUCKET, &format!("{network}/{stretch:05}")).await?.into_iter().rev() {
            let row: Logged = serde_json::from_slice(&entry.value)
                .map_err(|error| StoreError::Corrupt(format!("{BUCKET}/{}: {error}", entry.key)))?;
            if row.at_ms < before_ms {
                rows.push(row);
            }
        }
        if rows.len() >= AUDIT_ROWS_MAX || stretch <= back_to_ms / STRETCH_MS {
            rows.truncate(AUDIT_ROWS_MAX);
            return Ok(rows);
        }
        stretch -= 1;
    }
}

/// The whole log of a network, the oldest first.
pub async fn all(store: &dyn Store, network: &NetworkId) -> Result<Vec<Logged>, StoreError> {
    let rows = store.list(BUCKET, &format!("{network}/")).await?.into_iter();
    rows.map(|entry| {
        serde_json::from_slice(&entry.value)
            .map_err(|error| StoreError::Corrupt(format!("{BUCKET}/{}: {error}", entry.key)))
    })
    .collect()
}
