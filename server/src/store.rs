//! Where documents lie for good: one trait, so that a room knows nothing of disks.
//!
//! A document is a log of numbered records, of which the oldest may be summed up in a snapshot. Beside
//! the logs there are small tables ([`Store::put`]) and blobs. [`sqlite`] keeps it all in one file;
//! [`conformance`] holds what every engine has to pass. The store reads no record: bytes go in and out.

pub mod conformance;
pub mod limits;
pub mod sqlite;
pub mod table;

use board::id::DocumentId;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use std::fmt;

/// Number of a record in its document's log: 1, 2, 3 … without holes. 0 stands before the first.
pub type Seq = u64;

/// Which writing of a key this is; never used again for that key, not even after it was deleted.
pub type Revision = u64;

/// Why the store did not do it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk is full or broken, or the store is closing. Nothing was changed, as far as is known;
    /// after an [`append`](Store::append), load again to be sure.
    #[error("the store is not available: {0}")]
    Unavailable(String),
    /// What should be stored is larger than the store takes.
    #[error("{bytes} bytes are more than the store takes at a time ({limit})")]
    TooLarge {
        /// What was offered.
        bytes: usize,
        /// What is taken at most, in bytes.
        limit: usize,
    },
    /// What was read back is not what was written.
    #[error("the store is damaged: {0}")]
    Corrupt(String),
}

/// Why a record was not appended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// Somebody else appended first (or the document was erased): load what is new, and admit again.
    #[error("the log's last record is {last}, not the one expected")]
    Conflict {
        /// The last record that the log has.
        last: Seq,
    },
    /// See [`StoreError`].
    #[error(transparent)]
    Failed(#[from] StoreError),
}

/// Why a key was not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PutError {
    /// The key has another revision than expected: read it, and decide again.
    #[error("the key has been written by somebody else")]
    Conflict {
        /// The present revision; `None` when the key does not exist.
        revision: Option<Revision>,
    },
    /// See [`StoreError`].
    #[error(transparent)]
    Failed(#[from] StoreError),
}

/// Everything up to a record, summed up by the room.
#[derive(Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The last record that it covers.
    pub upto: Seq,
    /// The document's state, in the room's own encoding.
    pub bytes: Bytes,
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Snapshot(upto {}, {} bytes)", self.upto, self.bytes.len())
    }
}

/// What a document consists of: the snapshot, then the records after it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// Absent when nothing was compacted, or when the asker has all that it covers.
    pub snapshot: Option<Snapshot>,
    /// The records after the snapshot (or after what the asker has), in order.
    pub tail: Vec<(Seq, Bytes)>,
    /// The log's last record; what the next append comes `after`.
    pub head: Seq,
}

/// A record as history tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Its number.
    pub seq: Seq,
    /// When the store took it, in milliseconds since 1970.
    pub at_ms: u64,
    /// What was appended.
    pub bytes: Bytes,
}

/// What a room hears about its document from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Another node appended this. It may come twice or out of order.
    Appended(Seq, Bytes),
    /// Another node's [`Store::ephemeral`].
    Ephemeral(Bytes),
    /// Something may have been missed: load what is new.
    Gap,
    /// The document was erased: let it go, and close its connections.
    Erased,
    /// A backup was restored under the room: let the document go and load it anew, it has another history.
    Restored,
}

/// A value in one of the small tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its key.
    pub key: String,
    /// What [`Store::put`] and [`Store::delete`] must name to replace it.
    pub revision: Revision,
    /// Its value.
    pub value: Bytes,
}

/// One key's part in [`Store::put_all`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Its table.
    pub bucket: &'static str,
    /// Its key.
    pub key: String,
    /// What it shall hold; `None` deletes it.
    pub value: Option<Bytes>,
    /// The revision that it must have now (`None`: it must not exist).
    pub expected: Option<Revision>,
}

/// The name of a blob: the SHA-256 of its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BlobId(pub [u8; 32]);

impl BlobId {
    /// The name of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::Digest;
        BlobId(sha2::Sha256::digest(bytes).into())
    }
}

/// What a server needs from its store. All calls may be made at once and from any task; a future that is
/// dropped does not take back what it had begun.
pub trait Store: Send + Sync + 'static {
    /// Appends a record, if `after` is the document's last one (0: if it has none). Resolves when the
    /// record would survive a power cut, and not before.
    fn append(&self, document: DocumentId, after: Seq, record: Bytes) -> BoxFuture<'_, Result<Seq, AppendError>>;

    /// The document, or what is new since a record the asker has. An unknown document is an empty one.
    /// When compaction has passed `since`, the answer is the whole.
    fn load(&self, document: DocumentId, since: Option<Seq>) -> BoxFuture<'_, Result<Loaded, StoreError>>;

    /// What others do to the document. Subscribe first and load then, or there is a hole between the two.
    fn subscribe(&self, document: DocumentId) -> BoxFuture<'_, Result<BoxStream<'static, Event>, StoreError>>;

    /// Tells other nodes something that nobody needs to keep (presence). May be lost.
    fn ephemeral(&self, document: DocumentId, bytes: Bytes) -> BoxFuture<'_, ()>;

    /// Replaces the records up to `upto` by a snapshot. They stay readable by [`history`](Store::history).
    /// Does nothing when an equal or later snapshot is there, or when the log has not come so far.
    fn compact(&self, document: DocumentId, snapshot: Bytes, upto: Seq) -> BoxFuture<'_, Result<(), StoreError>>;

    /// At most `count` records after `after`, compacted ones included, in order.
    fn history(&self, document: DocumentId, after: Seq, count: usize) -> BoxFuture<'_, Result<Vec<Past>, StoreError>>;

    /// Puts one snapshot in the place of the whole log, its history included, if `after` is the last record: what
    /// the snapshot leaves out is gone for good. It takes the next number, which is given back; rooms hear
    /// [`Event::Gap`].
    fn rewrite(&self, document: DocumentId, after: Seq, snapshot: Bytes) -> BoxFuture<'_, Result<Seq, AppendError>>;

    /// Removes the document with all its history. Its numbers begin at 1 again.
    fn erase(&self, document: DocumentId) -> BoxFuture<'_, Result<(), StoreError>>;

    /// Reads a key of a table ("bucket").
    fn get(&self, bucket: &'static str, key: &str) -> BoxFuture<'_, Result<Option<Entry>, StoreError>>;

    /// All keys that begin with `prefix`, in byte order.
    fn list(&self, bucket: &'static str, prefix: &str) -> BoxFuture<'_, Result<Vec<Entry>, StoreError>>;

    /// Writes a key if it has the `expected` revision (`None`: if it does not exist). Durable when it resolves.
    fn put(
        &self,
        bucket: &'static str,
        key: &str,
        value: Bytes,
        expected: Option<Revision>,
    ) -> BoxFuture<'_, Result<Revision, PutError>>;

    /// Deletes a key if it has the `expected` revision.
    fn delete(&self, bucket: &'static str, key: &str, expected: Revision) -> BoxFuture<'_, Result<(), PutError>>;

    /// Writes several keys, of any tables, or none of them: what belongs together is never half there, not even
    /// after a kill. All must have the revisions expected of them. Durable when it resolves; answers with the
    /// revision of each, in the order given (a deleted key's number means nothing). No key may come twice.
    /// (Of an engine over NATS this is JetStream's atomic batch publish.)
    fn put_all(&self, writes: Vec<Write>) -> BoxFuture<'_, Result<Vec<Revision>, PutError>>;

    /// Keeps a blob; keeping it again changes nothing.
    fn put_blob(&self, bytes: Bytes) -> BoxFuture<'_, Result<BlobId, StoreError>>;

    /// Reads a blob.
    fn blob(&self, id: BlobId) -> BoxFuture<'_, Result<Option<Bytes>, StoreError>>;
}
