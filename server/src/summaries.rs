//! What the network's page tells of the insides of boards: how many notes and innspill, a small picture of the
//! tree, what waits and what is new.
//!
//! Rooms are not asked: a board is read from its documents' logs, one board at a time, a moment after somebody has
//! written there ([`rounds`]). What came of it is kept by the logs' heads ([`kept`]), so a restart reads nothing
//! twice, and told to the directory ([`crate::network::inside`]). [`reading`] reads boards and [`tasks`]
//! what projects have to do, [`miniature`] draws, [`palette`] has the colours, [`pages`] are the rows on the disk.

pub mod kept;
pub mod miniature;
mod pages;
pub mod palette;
pub mod reading;
mod rounds;
mod tasks;

use crate::boards::from_log::{Log, Unreadable};
use crate::boards::{Boards, Part};
use crate::network::Directory;
use crate::network::inside::{Happening, Inside};
use crate::rooms::written::Written;
use crate::store::{PutError, Seq, Store, StoreError};
use board::id::{DocumentId, PersonId};
use board::network::{BoardId, ProjectId};
use kept::{Homes, Kept};
use miniature::Miniature;
use pages::Pages;
use reading::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::{Mutex, Notify};

/// Why a board was not looked into.
#[derive(Debug, thiserror::Error)]
pub enum NotSeen {
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
    /// See [`PutError`].
    #[error(transparent)]
    Put(#[from] PutError),
    /// See [`Unreadable`].
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// yrs failed over it, or the server stops.
    #[error("the reading was broken off")]
    BrokenOff,
}

/// See the module.
pub struct Summaries {
    store: Arc<dyn Store>,
    boards: Arc<Boards>,
    directory: Arc<Directory>,
    pages: Pages,
    /// One look at a time.
    kept: Mutex<BTreeMap<BoardId, Kept>>,
    /// How far the document of each project was read.
    tasks_read: Mutex<BTreeMap<ProjectId, Seq>>,
    again: Arc<Notify>,
    over: Arc<Notify>,
}

impl Summaries {
    /// Tells the directory what is known from before, and looks into boards from now on, where something was
    /// `written`. Must be called within the runtime.
    pub async fn open(
        store: Arc<dyn Store>,
        boards: Arc<Boards>,
        directory: Arc<Directory>,
        written: Arc<Written>,
    ) -> Result<Arc<Summaries>, StoreError> {
        let summaries = Arc::new(Summaries {
            pages: Pages::new(store.clone()),
            store,
            boards,
            directory,
            kept: Mutex::default(),
            tasks_read: Mutex::default(),
            again: Arc::default(),
            over: Arc::default(),
        });
        summaries.remember().await?;
        tokio::spawn(rounds::go(Arc::downgrade(&summaries), written));
        Ok(summaries)
    }

    /// The picture of a board as it was looked into last, and its revision; none before the first look.
    pub async fn miniature(&self, board: BoardId) -> Result<Option<(u64, Miniature)>, StoreError> {
        self.pages.miniature(board).await
    }

    /// Begins anew, after a backup was restored beneath it.
    pub fn begin_again(&self) {
        self.again.notify_one();
    }

    /// Looks over all boards, after something was taken out of logs where no room wrote it.
    pub fn look_over(&self) {
        self.over.notify_one();
    }

    /// Takes from the disk what was kept, and tells it.
    async fn remember(&self) -> Result<(), StoreError> {
        let mut kept = self.kept.lock().await;
        let (boards, mut happened) = self.pages.read(self.directory.now_ms()).await?;
        for (board, kept) in &boards {
            self.directory.look_into(*board, kept.inside(happened.remove(board).unwrap_or_default()));
        }
        *kept = boards;
        self.tasks_read.lock().await.clear();
        Ok(())
    }

    /// Looks into a board, or into the tasks of a project, if something was written there since the last time.
    async fn look(&self, board: BoardId) -> Result<(), NotSeen> {
        let state = self.directory.state();
        if state.project(board).is_some() {
            return self.look_at_tasks(board).await;
        }
        let mut kept = self.kept.lock().await;
        let Some(row) = state.board(board) else {
            if kept.remove(&board).is_some() {
                self.pages.remove(board).await?;
            }
            return Ok(());
        };
        let before = kept.get(&board);
        let mut parts = vec![(board, Part::Content)];
        let voices = self.boards.voices(board).await?.into_iter();
        parts.extend(voices.map(|(document, owner)| (document, Part::Voice { owner })));
        if let Some(before) = before
            && before.is_of(&self.heads(before, &parts).await?)
        {
            return Ok(());
        }
        let (reading, changed_ms) = self.read(parts).await?;
        let now_ms = self.directory.now_ms();
        let network = state.network_of(board);
        let organisation_of = |person: &PersonId| state.organisation_of(network?, person, now_ms).cloned();
        let owner = row.project.and_then(|project| state.project(project)).map(|row| row.organisation.clone());
        let homes = Homes { of: &organisation_of, owner };
        let (now, news) = Kept::renewed(before, &reading, &homes, changed_ms, now_ms);
        let known = state.inside(board).map(|inside| inside.happened.clone()).unwrap_or_default();
        let (happened, changed) = together(known, news);
        let drawn = before.is_none_or(|before| before.summary.revision != now.summary.revision);
        self.pages.write(board, &now, drawn.then_some(&reading.miniature), &changed).await?;
        let inside = now.inside(happened);
        kept.insert(board, now);
        self.directory.look_into(board, inside);
        Ok(())
    }

    /// Where the logs stand now.
    async fn heads(
        &self,
        before: &Kept,
        parts: &[(DocumentId, Part)],
    ) -> Result<BTreeMap<DocumentId, Seq>, StoreError> {
        let mut heads = BTreeMap::new();
        for (document, _) in parts {
            // Since the last record that we know: of a log that has not grown, that is nothing.
            let since = before.head(*document).unwrap_or(Seq::MAX);
            heads.insert(*document, self.store.load(*document, Some(since)).await?.head);
        }
        Ok(heads)
    }

    /// Reads a board, and says when it was changed last.
    async fn read(&self, parts: Vec<(DocumentId, Part)>) -> Result<(Reading, u64), NotSeen> {
        let mut logs = Vec::with_capacity(parts.len());
        for (id, part) in parts {
            logs.push(Log { id, part, loaded: self.store.load(id, None).await? });
        }
        let mut changed_ms = 0;
        for log in logs.iter().filter(|log| log.loaded.tail.is_empty() && log.loaded.head > 0) {
            // A snapshot does not say when; the last of the records that made it does.
            let last = self.store.history(log.id, log.loaded.head - 1, 1).await?;
            changed_ms = last.first().map_or(changed_ms, |last| last.at_ms.max(changed_ms));
        }
        let read = tokio::task::spawn_blocking(move || reading::read(&logs)).await;
        let reading = read.map_err(|_| NotSeen::BrokenOff)??;
        let changed_ms = reading.changed_ms.unwrap_or(0).max(changed_ms);
        Ok((reading, changed_ms))
    }

    /// Forgets what happened so long ago that it is news no longer.
    async fn forget_old_news(&self) -> Result<(), NotSeen> {
        let _one_at_a_time = self.kept.lock().await;
        let now_ms = self.directory.now_ms();
        let state = self.directory.state();
        for (board, inside) in state.insides() {
            let (old, happened): (Vec<Happening>, Vec<Happening>) =
                inside.happened.iter().cloned().partition(|happening| happening.is_old(now_ms));
            if !old.is_empty() {
                self.pages.forget(board, &old).await?;
                self.directory.look_into(board, Inside { happened, ..inside.clone() });
            }
        }
        Ok(())
    }
}

/// What happened before and since, as one list with one entry for each hour, organisation and kind; and the entries
/// that are new or different.
fn together(mut known: Vec<Happening>, news: Vec<Happening>) -> (Vec<Happening>, Vec<Happening>) {
    let mut changed = Vec::new();
    for happening in news {
        let place = known.iter().rposition(|entry| entry.continues(&happening));
        let index = place.unwrap_or(known.len());
        match known.get_mut(index) {
            Some(entry) => entry.add(&happening),
            None => known.push(happening),
        }
        changed.push(index);
    }
    changed.sort_unstable();
    changed.dedup();
    let changed = changed.into_iter().filter_map(|index| known.get(index).cloned()).collect();
    known.sort_by_key(Happening::hour);
    (known, changed)
}

#[cfg(test)]
mod tests;
