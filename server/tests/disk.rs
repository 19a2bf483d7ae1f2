//! What people see when the store fails, or when somebody else writes to it.

#[path = "meeting/place.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod place;

use board::id::DocumentId;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, StreamExt};
use place::{Copy, Ours, Place, Plain};
use server::limits::Limits;
use server::rooms::record::Record;
use server::store::sqlite::SqliteStore;
use server::store::{
    AppendError, BlobId, Entry, Event, Loaded, Past, PutError, Revision, Seq, Store, StoreError, Write,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::broadcast;

/// A store whose disk can be filled, and that other nodes write to.
struct Disk {
    store: SqliteStore,
    full: AtomicBool,
    /// What other nodes do.
    news: broadcast::Sender<(DocumentId, Event)>,
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
        let elsewhere = stream::unfold(self.news.subscribe(), |mut news| async {
            let heard = news.recv().await.ok()?;
            Some((heard, news))
        });
        let elsewhere = elsewhere.filter_map(move |(of, event)| async move { (of == document).then_some(event) });
        Box::pin(async move { Ok(stream::select(self.store.subscribe(document).await?, elsewhere.boxed()).boxed()) })
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
    fn rewrite(&self, document: DocumentId, after: Seq, snapshot: Bytes) -> BoxFuture<'_, Result<Seq, AppendError>> {
        self.store.rewrite(document, after, snapshot)
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
    fn put_all(&self, writes: Vec<Write>) -> BoxFuture<'_, Result<Vec<Revision>, PutError>> {
        self.store.put_all(writes)
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

impl Town {
    /// Another node appends, and nothing is heard of it.
    async fn appends_unheard(&self, document: DocumentId, words: &str) -> Seq {
        let last = self.disk.load(document, None).await.expect("the store answers").head;
        let client = 9000 + last;
        let claims = vec![(yrs::ClientID::new(client), place::person("z"))];
        let update = Copy::new(client).types(0, words).into();
        let record = Record { time_ms: 0, claims, deleters: vec![], update };
        self.disk.append(document, last, record.encode()).await.expect("the log takes a record")
    }

    /// Another node appends.
    async fn appends_elsewhere(&self, document: DocumentId, words: &str) {
        let seq = self.appends_unheard(document, words).await;
        self.disk.news.send((document, Event::Appended(seq, Bytes::new()))).expect("the room listens");
    }
}

async fn town() -> Town {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let store = SqliteStore::open(folder.path()).expect("the folder takes a store");
    let disk = Arc::new(Disk { store, full: AtomicBool::new(false), news: broadcast::channel(16).0 });
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
    town.appends_unheard(board, "elsewhere").await;
    a.types(board, 1, "B").await;
    a.until("saved", |a| a.talks[&board].saved == 3).await;
    let b = Plain::join(&town.place, board, "b", 2002).await;
    let reads = b.copy.reads();
    assert!(reads == "elsewhereAB" || reads == "ABelsewhere", "{reads}");
}

#[tokio::test]
async fn what_another_node_appends_is_seen_at_once() {
    let town = town().await;
    let board = town.board;
    let mut a = Plain::join(&town.place, board, "a", 1001).await;
    a.types(0, "A").await;
    a.until("the echo", |a| a.updates == 1).await;
    town.appends_elsewhere(board, "elsewhere").await;
    a.until("the other node's words", |a| reads_both(&a.copy, "A")).await;
    town.disk.news.send((board, Event::Appended(1, Bytes::new()))).expect("the room listens");
    town.appends_elsewhere(board, "!").await;
    a.until("the other node's next word", |a| a.copy.reads().contains('!')).await;
}

#[tokio::test]
async fn who_listens_hears_what_the_room_has_caught_up_with() {
    let town = town().await;
    let board = town.board;
    let mut a = Plain::join(&town.place, board, "a", 1001).await;
    a.types(0, "A").await;
    a.until("the echo", |a| a.updates == 1).await;
    town.appends_unheard(board, "elsewhere").await;
    a.types(1, "B").await;
    a.until("the other node's words", |a| reads_both(&a.copy, "AB")).await;
}

#[tokio::test]
async fn an_erased_document_lets_everybody_go_at_once() {
    let town = town().await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    let mut b = Plain::join(&town.place, board, "b", 2002).await;
    a.types(board, 0, "to be forgotten").await;
    b.until("A's words", |b| b.copy.reads() == "to be forgotten").await;
    town.disk.erase(board).await.expect("the store answers");
    a.until("the close", |a| a.closed.is_some()).await;
    b.until("the close", |b| b.closed.is_some()).await;
    let c = Plain::join(&town.place, board, "c", 3003).await;
    assert_eq!(c.copy.reads(), "");
}

fn reads_both(copy: &Copy, ours: &str) -> bool {
    [format!("{ours}elsewhere"), format!("elsewhere{ours}")].contains(&copy.reads())
}
