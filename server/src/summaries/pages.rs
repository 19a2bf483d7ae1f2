//! The rows on the disk: `summary` by board, `miniature` by board, `happening` by board, hour, organisation and kind.
//!
//! A miniature is not a blob: it is replaced with each new one, while a blob would stay for ever.

use super::kept::Kept;
use super::miniature::Miniature;
use crate::network::inside::Happening;
use crate::store::{PutError, Store, StoreError, Write};
use board::network::BoardId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

const SUMMARY: &str = "summary";
const MINIATURE: &str = "miniature";
const HAPPENING: &str = "happening";

/// The rows. One writer at a time.
pub(super) struct Pages {
    store: Arc<dyn Store>,
}

#[derive(Serialize, Deserialize)]
struct Drawn {
    revision: u64,
    miniature: Miniature,
}

/// What was kept of each board, and what happened on each.
type Read = (BTreeMap<BoardId, Kept>, BTreeMap<BoardId, Vec<Happening>>);

impl Pages {
    pub(super) fn new(store: Arc<dyn Store>) -> Self {
        Pages { store }
    }

    /// Everything but the pictures. What an older server wrote otherwise is left out: it is read again.
    pub(super) async fn read(&self, now_ms: u64) -> Result<Read, StoreError> {
        let mut boards = BTreeMap::new();
        for entry in self.store.list(SUMMARY, "").await? {
            if let (Ok(board), Ok(kept)) = (entry.key.parse(), serde_json::from_slice(&entry.value)) {
                boards.insert(board, kept);
            }
        }
        let mut happened: BTreeMap<BoardId, Vec<Happening>> = BTreeMap::new();
        // In the order of the keys: a board's are together, the oldest hour first.
        for entry in self.store.list(HAPPENING, "").await? {
            let board = entry.key.split('/').next().and_then(|board| board.parse().ok());
            if let (Some(board), Ok(happening)) = (board, serde_json::from_slice::<Happening>(&entry.value)) {
                happened.entry(board).or_default().push(happening);
            }
        }
        for happened in happened.values_mut() {
            happened.retain(|happening| !happening.is_old(now_ms));
        }
        Ok((boards, happened))
    }

    pub(super) async fn miniature(&self, board: BoardId) -> Result<Option<(u64, Miniature)>, StoreError> {
        let Some(entry) = self.store.get(MINIATURE, &board.to_string()).await? else { return Ok(None) };
        let Drawn { revision, miniature } = serde_json::from_slice(&entry.value)
            .map_err(|error| StoreError::Corrupt(format!("{MINIATURE}/{board}: {error}")))?;
        Ok(Some((revision, miniature)))
    }

    /// Writes what a look has found, all or nothing.
    pub(super) async fn write(
        &self,
        board: BoardId,
        kept: &Kept,
        miniature: Option<&Miniature>,
        happened: &[Happening],
    ) -> Result<(), PutError> {
        let mut rows = vec![(SUMMARY, board.to_string(), Some(json(kept)))];
        if let Some(miniature) = miniature {
            let drawn = Drawn { revision: kept.summary.revision, miniature: miniature.clone() };
            rows.push((MINIATURE, board.to_string(), Some(json(&drawn))));
        }
        rows.extend(happened.iter().map(|happening| (HAPPENING, key(board, happening), Some(json(happening)))));
        self.write_rows(rows).await
    }

    /// Removes what happened.
    pub(super) async fn forget(&self, board: BoardId, happened: &[Happening]) -> Result<(), PutError> {
        self.write_rows(happened.iter().map(|happening| (HAPPENING, key(board, happening), None)).collect()).await
    }

    /// Removes all about a board that is no more.
    pub(super) async fn remove(&self, board: BoardId) -> Result<(), PutError> {
        let mut rows = vec![(SUMMARY, board.to_string(), None), (MINIATURE, board.to_string(), None)];
        let happened = self.store.list(HAPPENING, &format!("{board}/")).await?;
        rows.extend(happened.into_iter().map(|entry| (HAPPENING, entry.key, None)));
        self.write_rows(rows).await
    }

    async fn write_rows(&self, rows: Vec<(&'static str, String, Option<Vec<u8>>)>) -> Result<(), PutError> {
        let mut writes = Vec::with_capacity(rows.len());
        for (bucket, key, value) in rows {
            let expected = self.store.get(bucket, &key).await?.map(|entry| entry.revision);
            if value.is_some() || expected.is_some() {
                writes.push(Write { bucket, key, value: value.map(Into::into), expected });
            }
        }
        self.store.put_all(writes).await.map(drop)
    }
}

fn json(row: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(row).expect("rows have string keys and finite numbers")
}

/// Ids have no `/` in them.
fn key(board: BoardId, happening: &Happening) -> String {
    format!("{board}/{:010}/{}/{}", happening.hour(), happening.organisation, happening.what.code())
}
