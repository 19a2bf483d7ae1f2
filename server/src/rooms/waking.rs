//! How documents come into memory, and what the log is summed up in before they go.

use super::ConnectionId;
use super::document::{Copy, Document, Letter};
use super::replica::{Damaged, Replica};
use super::room::{Done, Room};
use crate::boards::Part;
use crate::sockets::frame::CloseCode;
use crate::store::{Event, StoreError};
use board::id::DocumentId;
use board::wire::message::{DocumentNumber, Reason};
use futures_util::stream::{BoxStream, StreamExt};

/// A tail that is shorter is no burden, however small the document.
const TAIL_BYTES_MIN: usize = 256 << 10;

/// Why a document cannot be had.
#[derive(Debug, thiserror::Error)]
pub(super) enum LoadError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Damaged(#[from] Damaged),
    #[error("the document's loading was broken off")]
    BrokenOff,
}

impl Room {
    /// Enters a document in the room's list, if there is room for it.
    pub(super) fn know(&mut self, id: DocumentId, kind: Part) -> Option<&mut Document> {
        if !self.documents.contains_key(&id) {
            if self.numbered.len() >= self.shared.settings.limits.board_documents_max {
                return None;
            }
            self.numbered.push(id);
            let standing = self.standings.get(&id).copied().unwrap_or_default();
            self.documents.insert(id, Document::new(id, self.numbered.len() as DocumentNumber, kind, standing));
        }
        self.documents.get_mut(&id)
    }

    /// Puts a letter where the document finds it at its next tick, and wakes the document.
    pub(super) fn post(&mut self, id: DocumentId, letter: Letter) {
        let (Some(document), Some(peer)) = (self.documents.get_mut(&id), self.peers.get_mut(&letter.from)) else {
            return;
        };
        if peer.documents.insert(id) {
            document.talks.entry(letter.from).or_default();
        }
        document.letters.push_back(letter);
        self.waiting.insert(id);
        if matches!(document.copy, Copy::Asleep) {
            self.load(id);
        }
    }

    /// Reads a document from the log, where nobody waits; what is in memory of it is let go.
    pub(super) fn load(&mut self, id: DocumentId) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        document.copy = Copy::Loading;
        document.busy = false;
        document.life += 1;
        document.elsewhere.reading();
        let (store, life, listening) = (self.shared.store.clone(), document.life, document.elsewhere.listening);
        self.work.push(Box::pin(async move {
            let loaded = async {
                // Before the reading, or there were a hole between the two.
                let news = if listening { None } else { Some(store.subscribe(id).await?) };
                let loaded = store.load(id, None).await?;
                let replica = tokio::task::spawn_blocking(move || Replica::load(&loaded)).await;
                Ok((replica.map_err(|_| LoadError::BrokenOff)??, news))
            };
            Done::Loaded(id, life, loaded.await)
        }));
    }

    pub(super) fn loaded(
        &mut self,
        id: DocumentId,
        life: u64,
        loaded: Result<(Replica, Option<BoxStream<'static, Event>>), LoadError>,
    ) {
        let Some(document) = self.documents.get_mut(&id).filter(|document| document.life == life) else { return };
        match loaded {
            Ok((replica, news)) => {
                document.copy = Copy::Awake(Box::new(replica));
                if let Some(news) = news {
                    document.elsewhere.listening = true;
                    self.news.push(news.map(move |event| (id, event)).boxed());
                }
                self.notice_fullness(id);
                self.tell_what_was_missed(id);
                self.catch_up(id);
            }
            Err(error) => {
                tracing::error!(document = %id, %error, "a document cannot be loaded");
                self.close_document(id);
            }
        }
    }

    /// The store failed: everybody who speaks of the document is sent away, and it is read from the
    /// log when somebody comes back. The clients keep their outboxes.
    pub(super) fn close_document(&mut self, id: DocumentId) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        document.fall_asleep();
        self.waiting.remove(&id);
        let talking: Vec<ConnectionId> = document.talks.keys().copied().collect();
        for connection in talking {
            self.send_away(connection, CloseCode::TryAgain, Reason::Unavailable.name());
        }
    }

    /// Puts the logs' tails into snapshots, before the room is forgotten.
    pub(super) async fn compact_all(&mut self) {
        let ids: Vec<DocumentId> = self.documents.keys().copied().collect();
        for id in ids {
            self.compact(id, 1);
        }
        while let Some(done) = self.work.next().await {
            self.done(done);
        }
    }

    /// Sums the log up in a snapshot, when its tail has so many records, or is half of all there is: a
    /// snapshot loads several times faster than the records that made it.
    pub(super) fn compact(&mut self, id: DocumentId, records_min: usize) {
        let Some(Document { copy: Copy::Awake(replica), busy: false, .. }) = self.documents.get_mut(&id) else {
            return;
        };
        let long_tail = replica.tail_bytes >= TAIL_BYTES_MIN.max(replica.size_bytes / 2);
        if replica.tail_records < records_min && !long_tail {
            return;
        }
        let (upto, state) = (replica.head, replica.state().encode());
        let store = self.shared.store.clone();
        self.work.push(Box::pin(async move {
            if let Err(error) = store.compact(id, state, upto).await {
                tracing::warn!(document = %id, %error, "a log was not summed up; it stays as it is");
            }
            Done::Nothing
        }));
    }
}
