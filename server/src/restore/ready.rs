//! The store as it is now, and the backup that is being made ready to take its place.

use crate::store::{Entry, PutError, Store, StoreError, Write};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Two stores of one kind.
pub(super) struct Both {
    /// As it is.
    pub(super) now: Arc<dyn Store>,
    /// As it will be. Nobody else writes to it.
    pub(super) ready: Arc<dyn Store>,
}

impl Both {
    /// A small table stays as it is now. Of what the backup alone has, that comes back for which `comes_back` holds;
    /// the rest was removed since.
    pub(super) async fn stay(
        &self,
        bucket: &'static str,
        comes_back: impl Fn(&Entry) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        let (now, then) = (by_key(&self.now, bucket).await?, by_key(&self.ready, bucket).await?);
        let mut writes = Vec::new();
        for (key, entry) in &then {
            if !now.contains_key(key) && !comes_back(entry)? {
                let (key, expected) = (key.clone(), Some(entry.revision));
                writes.push(Write { bucket, key, value: None, expected });
            }
        }
        for (key, entry) in now {
            let was = then.get(&key);
            if was.is_none_or(|was| was.value != entry.value) {
                let expected = was.map(|was| was.revision);
                writes.push(Write { bucket, key, value: Some(entry.value), expected });
            }
        }
        match self.ready.put_all(writes).await {
            Ok(_) => Ok(()),
            Err(PutError::Failed(error)) => Err(error),
            Err(PutError::Conflict { .. }) => Err(StoreError::Corrupt(format!("{bucket} changed while it was read"))),
        }
    }
}

async fn by_key(store: &Arc<dyn Store>, bucket: &'static str) -> Result<BTreeMap<String, Entry>, StoreError> {
    let entries = store.list(bucket, "").await?.into_iter();
    Ok(entries.map(|entry| (entry.key.clone(), entry)).collect())
}
