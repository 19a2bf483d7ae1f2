//! The rows on the disk: all of an act's in one commit, each only if it still is what the act was decided on.

use super::plan::Step;
use super::rows::{BUCKETS, Key, Row};
use super::state::State;
use crate::store::{PutError, Revision, Store, StoreError, Write};
use std::collections::HashMap;
use std::sync::Arc;

/// Knows each row's revision. Belongs to whoever decides: one act at a time.
pub(super) struct Ledger {
    store: Arc<dyn Store>,
    revisions: HashMap<Key, Revision>,
}

impl Ledger {
    /// Reads all rows. One that an earlier version kept under another name is moved to its own.
    pub(super) async fn open(store: Arc<dyn Store>) -> Result<(Ledger, State), StoreError> {
        let (mut state, mut revisions) = (State::default(), HashMap::new());
        for bucket in BUCKETS {
            for entry in store.list(bucket, "").await? {
                let row = Row::read(bucket, &entry.value)
                    .map_err(|error| StoreError::Corrupt(format!("{bucket}/{}: {error}", entry.key)))?;
                let revision = match row.key().name() == entry.key {
                    true => entry.revision,
                    false => moved(&*store, &row, entry.key, entry.revision).await?,
                };
                revisions.insert(row.key(), revision);
                state.put(row);
            }
        }
        Ok((Ledger { store, revisions }, state))
    }

    /// Writes the steps, and what else belongs to them, together. A row that comes twice is written as it is last.
    pub(super) async fn write(&mut self, steps: &[Step], beside: Vec<Write>) -> Result<(), PutError> {
        let mut last: Vec<(Key, Option<&Row>)> = Vec::with_capacity(steps.len());
        for step in steps {
            let (key, row) = match step {
                Step::Put(row) => (row.key(), Some(row)),
                Step::Drop(key) => (key.clone(), None),
            };
            last.retain(|(other, _)| *other != key);
            last.push((key, row));
        }
        let mut writes: Vec<Write> = last
            .iter()
            .map(|(key, row)| Write {
                bucket: key.bucket(),
                key: key.name(),
                value: row.map(|row| row.json().into()),
                expected: self.revisions.get(key).copied(),
            })
            .collect();
        writes.extend(beside);
        let revisions = self.store.put_all(writes).await?;
        for ((key, row), revision) in last.into_iter().zip(revisions) {
            match row {
                Some(_) => self.revisions.insert(key, revision),
                None => self.revisions.remove(&key),
            };
        }
        Ok(())
    }
}

/// Keeps a row under its own name; gives its revision there.
async fn moved(store: &dyn Store, row: &Row, from: String, revision: Revision) -> Result<Revision, StoreError> {
    let (bucket, key) = (row.key().bucket(), row.key().name());
    let gone = Write { bucket, key: from, value: None, expected: Some(revision) };
    let kept = Write { bucket, key, value: Some(row.json().into()), expected: None };
    match store.put_all(vec![gone, kept]).await {
        Ok(revisions) => Ok(revisions[1]),
        Err(PutError::Failed(error)) => Err(error),
        Err(PutError::Conflict { .. }) => {
            Err(StoreError::Corrupt(format!("{bucket}: two rows are {}", row.key().name())))
        }
    }
}
