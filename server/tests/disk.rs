//! What people see when the store fails, or when somebody else writes to it.

#[path = "meeting/place.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod place;

use board::id::DocumentId;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use place::{Copy, Ours, Place, Plain};
use server::limits::Limits;
use server::rooms::record::Record;
use server::store::sqlite::SqliteStore;
use server::store::{AppendError, BlobId, Entry, Event, Loaded, Past, PutError, Revision, Seq, Store, StoreError};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A store whose disk can be filled.
struct Disk {
    store: SqliteStore,
    full: AtomicBool,
}

impl Store for Disk {
    fn append(&self, document: DocumentId, after: Seq, record: Bytes) -> BoxFuture<'_, Result<Seq, AppendError>> {
        if self.full.load(Ordering::Relaxed) {
            let full = StoreError::Unavailable("no space left on device".into());
            return Box::pin(async { Err(full.into()) });
        }
        self.store.append(document, after, record)
    }
    fn load(&self, document: DocumentId, since: Option<Seq>) -> BoxFuture<'_, Result<Loaded, StoreError>> {
        self.store.load(document, since)
    }
    fn subscribe(&self, document: DocumentId) -> BoxFuture<'_, Result<BoxStream<'static, Event>, StoreError>> {
        self.store.subscribe(document)
    }
    fn ephemeral(&self, document: DocumentId, bytes: Bytes) -> BoxFuture<'_, ()> {
        self.store.ephemeral(document, bytes)
    }
    fn compact(&self, document: DocumentId, snapshot: Bytes, upto: Seq) -> BoxFuture<'_, Result<(), StoreError>> {
        self.store.compact(document, snapshot, upto)
    }
    fn history(&self, document: DocumentId, after: Seq, count: usize) -> BoxFuture<'_, Result<Vec<Past>, StoreError>> {
        self.store.history(document, after, count)
    }
    fn erase(&self, document: DocumentId) -> BoxFuture<'_, Result<(), StoreError>> {
        self.store.erase(document)
    }
    fn get(&self, bucket: &'static str, key: &str) -> BoxFuture<'_, Result<Option<Entry>, StoreError>> {
        self.store.get(bucket, key)
    }
    fn list(&self, bucket: &'static str, prefix: &str) -> BoxFuture<'_, Result<Vec<Entry>, StoreError>> {
        self.store.list(bucket, prefix)
    }
    fn put(
        &self,
        bucket: &'static str,
        key: &str,
        value: Bytes,
        expected: Option<Revision>,
    ) -> BoxFuture<'_, Result<Revision, PutError>> {
        self.store.put(bucket, key, value, expected)
    }
    fn delete(&self, bucket: &'static str, key: &str, expected: Revision) -> BoxFuture<'_, Result<(), PutError>> {
        self.store.delete(bucket, key, expected)
    }
    fn put_blob(&self, bytes: Bytes) -> BoxFuture<'_, Result<BlobId, StoreError>> {
        self.store.put_blob(bytes)
    }
    fn blob(&self, id: BlobId) -> BoxFuture<'_, Result<Option<Bytes>, StoreError>> {
        self.store.blob(id)
    }
}

struct Town {
    place: Place,
    board: DocumentId,
    disk: Arc<Disk>,
    _folder: tempfile::TempDir,
}

async fn town() -> Town {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let store = SqliteStore::open(folder.path()).expect("the folder takes a store");
    let disk = Arc::new(Disk { store, full: AtomicBool::new(false) });
    let place = Place::over(disk.clone(), Limits::default()).await;
    let board = place.board(7).await;
    Town { place, board, disk, _folder: folder }
}

#[tokio::test]
async fn what_the_disk_does_not_take_nobody_sees_and_its_author_still_has() {
    let town = town().await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    let mut b = Plain::join(&town.place, board, "b", 2002).await;
    a.types(board, 0, "on the disk").await;
    b.until("A's words", |b| b.copy.reads() == "on the disk").await;
    a.until("saved", |a| a.talks[&board].saved == 2).await;

    town.disk.full.store(true, Ordering::Relaxed);
    a.types(board, 0, "in A's outbox, ").await;
    a.until("the close", |a| a.closed.is_some()).await;
    b.until("the close", |b| b.closed.is_some()).await;
    assert_eq!((a.closed.as_deref(), b.closed.as_deref()), (Some("unavailable"), Some("unavailable")));
    assert_eq!((a.talks[&board].saved, b.copy.reads()), (2, "on the disk".to_owned()));

    town.disk.full.store(false, Ordering::Relaxed);
    let talk = a.talks.remove(&board).expect("it was open");
    let mut a = Ours::connect(&town.place, board, "a").await;
    a.open(board, talk.copy, talk.seal).await;
    a.until("saved", |a| a.talks[&board].saved == 1).await;
    let b = Plain::join(&town.place, board, "b", 2002).await;
    assert_eq!(b.copy.reads(), "in A's outbox, on the disk");
}

#[tokio::test]
async fn when_another_node_appends_first_the_room_catches_up_and_admits_again() {
    let town = town().await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    a.types(board, 0, "A").await;
    a.until("saved", |a| a.talks[&board].saved == 2).await;
    let elsewhere = Copy::new(9009).types(0, "elsewhere");
    let claims = vec![(yrs::ClientID::new(9009), place::person("z"))];
    let record = Record { time_ms: 0, claims, deleters: vec![], update: elsewhere.into() };
    let last = town.disk.load(board, None).await.expect("the store answers").head;
    town.disk.append(board, last, record.encode()).await.expect("the log takes a record");
    a.types(board, 1, "B").await;
    a.until("saved", |a| a.talks[&board].saved == 3).await;
    let b = Plain::join(&town.place, board, "b", 2002).await;
    let reads = b.copy.reads();
    assert!(reads == "elsewhereAB" || reads == "ABelsewhere", "{reads}");
}
