//! A typed view of one bucket of the store's small tables: values are JSON, so that an operator can read them.

use super::{PutError, Revision, Store, StoreError};
use serde::{Serialize, de::DeserializeOwned};
use std::marker::PhantomData;
use std::sync::Arc;

/// One bucket whose values are all of one type.
pub struct Table<T> {
    store: Arc<dyn Store>,
    bucket: &'static str,
    values: PhantomData<fn() -> T>,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Table { store: self.store.clone(), bucket: self.bucket, values: PhantomData }
    }
}

/// A value with the revision that replaces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<T> {
    /// Its key.
    pub key: String,
    /// See [`Store::put`].
    pub revision: Revision,
    /// The value.
    pub value: T,
}

impl<T: Serialize + DeserializeOwned> Table<T> {
    /// The table of that name.
    pub fn new(store: Arc<dyn Store>, bucket: &'static str) -> Self {
        Table { store, bucket, values: PhantomData }
    }

    /// Reads a key.
    pub async fn get(&self, key: &str) -> Result<Option<Row<T>>, StoreError> {
        self.store.get(self.bucket, key).await?.map(|entry| self.row(entry)).transpose()
    }

    /// All whose key begins with `prefix`, in order of the keys.
    pub async fn list(&self, prefix: &str) -> Result<Vec<Row<T>>, StoreError> {
        self.store.list(self.bucket, prefix).await?.into_iter().map(|entry| self.row(entry)).collect()
    }

    /// Writes a key that has the `expected` revision.
    pub async fn put(&self, key: &str, value: &T, expected: Option<Revision>) -> Result<Revision, PutError> {
        let json = serde_json::to_vec(value).expect("rows have string keys and finite numbers");
        self.store.put(self.bucket, key, json.into(), expected).await
    }

    /// Makes a key if there is none; says whether it did.
    pub async fn add(&self, key: &str, value: &T) -> Result<bool, StoreError> {
        match self.put(key, value, None).await {
            Ok(_) => Ok(true),
            Err(PutError::Conflict { .. }) => Ok(false),
            Err(PutError::Failed(error)) => Err(error),
        }
    }

    /// Writes a key, whatever is there: for values of which the last one counts.
    pub async fn set(&self, key: &str, value: &T) -> Result<(), StoreError> {
        let mut expected = self.store.get(self.bucket, key).await?.map(|entry| entry.revision);
        loop {
            match self.put(key, value, expected).await {
                Ok(_) => return Ok(()),
                // Each round of this loop means that somebody else's write went through.
                Err(PutError::Conflict { revision }) => expected = revision,
                Err(PutError::Failed(error)) => return Err(error),
            }
        }
    }

    /// Removes a key and gives what was there; of several who do so at once, one gets it.
    pub async fn take(&self, key: &str) -> Result<Option<T>, StoreError> {
        let Some(row) = self.get(key).await? else { return Ok(None) };
        match self.store.delete(self.bucket, key, row.revision).await {
            Ok(()) => Ok(Some(row.value)),
            Err(PutError::Conflict { .. }) => Ok(None),
            Err(PutError::Failed(error)) => Err(error),
        }
    }

    /// Removes a key, whatever is there.
    pub async fn remove(&self, key: &str) -> Result<(), StoreError> {
        let mut expected = self.store.get(self.bucket, key).await?.map(|entry| entry.revision);
        while let Some(revision) = expected {
            match self.store.delete(self.bucket, key, revision).await {
                Ok(()) => return Ok(()),
                // As for `set`.
                Err(PutError::Conflict { revision }) => expected = revision,
                Err(PutError::Failed(error)) => return Err(error),
            }
        }
        Ok(())
    }

    fn row(&self, entry: super::Entry) -> Result<Row<T>, StoreError> {
        let value = serde_json::from_slice(&entry.value)
            .map_err(|error| StoreError::Corrupt(format!("{}/{}: {error}", self.bucket, entry.key)))?;
        Ok(Row { key: entry.key, revision: entry.revision, value })
    }
}
