//! The embedded engine: one SQLite file, one writer thread that commits whatever has queued
//! ([`writer`]), a few reading connections ([`readers`]).
//!
//! WAL with `synchronous=FULL`: a commit is on the disk when it returns, and readers never wait for it.

mod block;
mod documents;
mod readers;
mod schema;
mod tables;
mod writer;

use super::limits::{ITEM_BYTES_MAX, NEWS_MAX};
use super::*;
use futures_util::{FutureExt, StreamExt, stream};
use readers::Readers;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tokio::sync::broadcast;
use writer::Writer;

/// The database's name in the data directory.
pub const FILE_NAME: &str = "samtavle.db";

/// Documents, tables and blobs in one file.
#[derive(Debug)]
pub struct SqliteStore {
    writer: Writer,
    readers: Readers,
    folder: PathBuf,
    news: broadcast::Sender<(Option<DocumentId>, Event)>,
}

/// Where the file lies and through which of SQLite's file systems it is reached.
#[derive(Debug, Clone)]
pub struct Location {
    /// The database file.
    pub path: PathBuf,
    /// Name of a registered VFS; `None` is the operating system's own. Tests cut the power through it.
    pub vfs: Option<String>,
}

impl SqliteStore {
    /// Opens the store of a data directory, and makes it if need be.
    pub fn open(data_dir: &Path) -> Result<Self, StoreError> {
        Self::open_at(Location { path: data_dir.join(FILE_NAME), vfs: None })
    }

    /// Opens a store at a place of its own.
    pub fn open_at(location: Location) -> Result<Self, StoreError> {
        let mut connection = schema::connect(&location)?;
        schema::create(&mut connection)?;
        let writer = Writer::start(connection)?;
        let (news, _) = broadcast::channel(NEWS_MAX);
        let folder = location.path.parent().unwrap_or(Path::new(".")).to_owned();
        Ok(SqliteStore { writer, readers: Readers::new(location), folder, news })
    }

    /// The folder in which it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes what is queued, folds the write-ahead log into the file and stops. Calls that come later fail.
    pub async fn close(&self) {
        self.writer.close().await;
        self.readers.close();
    }

    /// Copies a consistent picture of the whole store, as it is now, into a new file.
    pub async fn backup(&self, to: PathBuf) -> Result<(), StoreError> {
        self.readers.run(move |connection| schema::copy_out(connection, &to)).await
    }

    /// Replaces everything by the picture in a backup, in one step. All rooms hear [`Event::Restored`].
    pub async fn restore(&self, from: PathBuf) -> Result<(), StoreError> {
        self.writer.alone(move |connection| schema::copy_in(connection, &from)).await?;
        self.tell(None, Event::Restored);
        Ok(())
    }

    /// Folds the write-ahead log into the file and empties it: what was erased is in neither any more.
    pub async fn fold(&self) -> Result<(), StoreError> {
        self.writer.alone(|connection| schema::fold(connection)).await
    }

    /// The last record of each document that has any.
    pub async fn heads(&self) -> Result<BTreeMap<DocumentId, Seq>, StoreError> {
        self.readers.run(|connection| documents::heads(connection)).await
    }

    /// Says that the disk takes writes: commits one, and waits for it.
    pub async fn probe(&self) -> Result<(), StoreError> {
        self.writer.write(|transaction, _| tables::probe(transaction)).await
    }

    fn tell(&self, document: Option<DocumentId>, event: Event) {
        // No receiver: no room is open, so nobody has to know.
        let _ = self.news.send((document, event));
    }
}

fn sized(bytes: &Bytes) -> Result<(), StoreError> {
    match bytes.len() {
        len if len > ITEM_BYTES_MAX => Err(StoreError::TooLarge { bytes: len, limit: ITEM_BYTES_MAX }),
        _ => Ok(()),
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match error.sqlite_error_code() {
            Some(DatabaseCorrupt | NotADatabase) => StoreError::Corrupt(error.to_string()),
            _ => StoreError::Unavailable(error.to_string()),
        }
    }
}

impl Store for SqliteStore {
    fn append(&self, document: DocumentId, after: Seq, record: Bytes) -> BoxFuture<'_, Result<Seq, AppendError>> {
        async move {
            sized(&record)?;
            let appended = self
                .writer
                .write(move |transaction, heads| documents::append(transaction, heads, document, after, &record))
                .await?;
            appended.map_err(|last| AppendError::Conflict { last })
        }
        .boxed()
    }

    fn load(&self, document: DocumentId, since: Option<Seq>) -> BoxFuture<'_, Result<Loaded, StoreError>> {
        self.readers.run(move |connection| documents::load(connection, document, since)).boxed()
    }

    fn subscribe(&self, document: DocumentId) -> BoxFuture<'_, Result<BoxStream<'static, Event>, StoreError>> {
        let news = self.news.subscribe();
        let events = stream::unfold(news, move |mut news| async move {
            loop {
                match news.recv().await {
                    Ok((of, event)) if of.is_none_or(|of| of == document) => return Some((event, news)),
                    Ok(_) => {}
                    Err(broadcast::error::RecvError::Lagged(_)) => return Some((Event::Gap, news)),
                    Err(broadcast::error::RecvError::Closed) => return None,
                }
            }
        });
        async move { Ok(events.boxed()) }.boxed()
    }

    fn ephemeral(&self, _document: DocumentId, _bytes: Bytes) -> BoxFuture<'_, ()> {
        async {}.boxed() // There are no other nodes.
    }

    fn compact(&self, document: DocumentId, snapshot: Bytes, upto: Seq) -> BoxFuture<'_, Result<(), StoreError>> {
        async move {
            sized(&snapshot)?;
            // The slow part, compressing, is done beside the writer: records once written do not change.
            let packed =
                self.readers.run(move |connection| documents::pack(connection, document, &snapshot, upto)).await?;
            let Some(packed) = packed else { return Ok(()) };
            self.writer.write(move |transaction, _| documents::compact(transaction, document, &packed)).await
        }
        .boxed()
    }

    fn history(&self, document: DocumentId, after: Seq, count: usize) -> BoxFuture<'_, Result<Vec<Past>, StoreError>> {
        self.readers.run(move |connection| documents::history(connection, document, after, count)).boxed()
    }

    fn rewrite(&self, document: DocumentId, after: Seq, snapshot: Bytes) -> BoxFuture<'_, Result<Seq, AppendError>> {
        async move {
            sized(&snapshot)?;
            let rewritten = self
                .writer
                .write(move |transaction, heads| documents::rewrite(transaction, heads, document, after, &snapshot))
                .await?;
            let seq = rewritten.map_err(|last| AppendError::Conflict { last })?;
            self.tell(Some(document), Event::Gap);
            Ok(seq)
        }
        .boxed()
    }

    fn erase(&self, document: DocumentId) -> BoxFuture<'_, Result<(), StoreError>> {
        async move {
            self.writer.write(move |transaction, heads| documents::erase(transaction, heads, document)).await?;
            self.tell(Some(document), Event::Erased);
            Ok(())
        }
        .boxed()
    }

    fn get(&self, bucket: &'static str, key: &str) -> BoxFuture<'_, Result<Option<Entry>, StoreError>> {
        let key = key.to_owned();
        self.readers.run(move |connection| tables::get(connection, bucket, &key)).boxed()
    }

    fn list(&self, bucket: &'static str, prefix: &str) -> BoxFuture<'_, Result<Vec<Entry>, StoreError>> {
        let prefix = prefix.to_owned();
        self.readers.run(move |connection| tables::list(connection, bucket, &prefix)).boxed()
    }

    fn put(
        &self,
        bucket: &'static str,
        key: &str,
        value: Bytes,
        expected: Option<Revision>,
    ) -> BoxFuture<'_, Result<Revision, PutError>> {
        let key = key.to_owned();
        async move {
            sized(&value)?;
            let put = self
                .writer
                .write(move |transaction, _| tables::put(transaction, bucket, &key, &value, expected))
                .await?;
            put.map_err(|revision| PutError::Conflict { revision })
        }
        .boxed()
    }

    fn delete(&self, bucket: &'static str, key: &str, expected: Revision) -> BoxFuture<'_, Result<(), PutError>> {
        let key = key.to_owned();
        async move {
            let deleted =
                self.writer.write(move |transaction, _| tables::delete(transaction, bucket, &key, expected)).await?;
            deleted.map_err(|revision| PutError::Conflict { revision })
        }
        .boxed()
    }

    fn put_all(&self, writes: Vec<Write>) -> BoxFuture<'_, Result<Vec<Revision>, PutError>> {
        async move {
            for value in writes.iter().filter_map(|write| write.value.as_ref()) {
                sized(value)?;
            }
            let put = self.writer.write(move |transaction, _| tables::put_all(transaction, &writes)).await?;
            put.map_err(|revision| PutError::Conflict { revision })
        }
        .boxed()
    }

    fn put_blob(&self, bytes: Bytes) -> BoxFuture<'_, Result<BlobId, StoreError>> {
        async move {
            sized(&bytes)?;
            let id = BlobId::of(&bytes);
            self.writer.write(move |transaction, _| tables::put_blob(transaction, id, &bytes)).await?;
            Ok(id)
        }
        .boxed()
    }

    fn blob(&self, id: BlobId) -> BoxFuture<'_, Result<Option<Bytes>, StoreError>> {
        self.readers.run(move |connection| tables::blob(connection, id)).boxed()
    }
}
