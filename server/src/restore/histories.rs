//! Which documents have another history by a restore: each begins a new epoch.
//!
//! A client that is shown to have seen more than the log has would begin one, too (see
//! [`seal`](crate::rooms::seal)). But the log may have grown past what an absent client saw before it comes
//! back, and a plain Yjs client shows nothing: so what we know, we say at once.

use crate::boards::Boards;
use crate::rooms::standing::{self, Epoch, Standing};
use crate::store::sqlite::SqliteStore;
use crate::store::table::Table;
use crate::store::{Seq, Store, StoreError};
use board::id::DocumentId;
use futures_util::future::try_join_all;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Where each document stands. Within an epoch a log only grows, so equal places are equal histories.
pub(super) struct Histories {
    heads: BTreeMap<DocumentId, Seq>,
    standings: HashMap<DocumentId, Standing>,
}

impl Histories {
    pub(super) async fn of(store: &Arc<SqliteStore>) -> Result<Self, StoreError> {
        let shared: Arc<dyn Store> = store.clone();
        Ok(Histories { heads: store.heads().await?, standings: standing::of_all(&standing::table(shared)).await? })
    }

    /// Begins a new epoch in `ready` for each document that stands elsewhere there. Says how many. What is sealed now,
    /// stays sealed.
    pub(super) async fn end_in(&self, ready: &Arc<SqliteStore>, boards: &Boards) -> Result<usize, StoreError> {
        let after = Histories::of(ready).await?;
        let shared: Arc<dyn Store> = ready.clone();
        let standings = standing::table(shared);
        // An epoch that was given must not be given again, even for a document that has nothing in it now.
        let known = self.heads.keys().chain(self.standings.keys()).chain(after.heads.keys());
        let known: BTreeSet<DocumentId> = known.copied().collect();
        let differs = |document: &DocumentId| self.at(*document) != after.at(*document);
        let changed: Vec<DocumentId> = known.into_iter().filter(differs).collect();
        let kept = changed.iter().map(|document| {
            let (is, was) = (self.standing(*document), after.standing(*document));
            let standing = Standing { epoch: is.epoch.max(was.epoch) + 1, sealed: is.sealed || was.sealed };
            keep(boards, &standings, *document, standing)
        });
        try_join_all(kept).await?;
        Ok(changed.len())
    }

    fn standing(&self, document: DocumentId) -> Standing {
        self.standings.get(&document).copied().unwrap_or_default()
    }

    fn at(&self, document: DocumentId) -> (Epoch, Option<Seq>) {
        (self.standing(document).epoch, self.heads.get(&document).copied())
    }
}

async fn keep(
    boards: &Boards,
    standings: &Table<Standing>,
    document: DocumentId,
    standing: Standing,
) -> Result<(), StoreError> {
    // A document that the directory does not know (see `--open`) is a board of its own.
    let board = boards.place(document).await?.map_or(document, |(board, _)| board);
    standing::keep(standings, board, document, standing).await
}

#[cfg(test)]
mod tests {
    use super::super::restore;
    use super::*;
    use bytes::Bytes;

    #[tokio::test]
    async fn what_differs_from_the_backup_begins_a_new_epoch_and_what_does_not_goes_on() -> Result<(), StoreError> {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let store = Arc::new(SqliteStore::open(folder.path())?);
        let append = |document, after| {
            let store = store.clone();
            async move { store.append(DocumentId(document), after, Bytes::from("x")).await.expect("they come in order") }
        };
        let (same, longer, new) = (1, 2, 3);
        append(same, 0).await;
        append(longer, 0).await;
        let backup = folder.path().join("backup.db");
        store.backup(backup.clone()).await?;
        append(longer, 1).await;
        append(new, 0).await;

        let epochs = || async {
            Histories::of(&store).await.map(|now| [same, longer, new].map(|d| now.standing(DocumentId(d)).epoch))
        };
        assert_eq!(restore(&store, backup.clone()).await?.documents, 2);
        assert_eq!(epochs().await?, [0, 1, 1]);

        // The log grows to its old length again: equal numbers, another history.
        append(longer, 1).await;
        assert_eq!(restore(&store, backup.clone()).await?.documents, 2);
        assert_eq!(epochs().await?, [0, 2, 2], "an epoch is never used again");
        Ok(())
    }
}
