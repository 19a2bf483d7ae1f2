//! What the store takes at most, and how it batches.

/// Bytes of one record, snapshot, value or blob.
pub const ITEM_BYTES_MAX: usize = 256 << 20;
/// Writes that may wait for the writer; who comes then waits in line (back-pressure reaches the sockets).
pub const QUEUE_MAX: usize = 4096;
/// Writes that one commit covers at most.
pub const COMMIT_WRITES_MAX: usize = 1024;
/// Documents whose last number the writer remembers; a forgotten one costs an indexed look-up.
pub const HEADS_MAX: usize = 100_000;
/// Connections that read at the same time.
pub const READERS_MAX: usize = 4;
/// Records in one compressed block of history. 500 edits of 34 bytes shrink to a third.
pub const BLOCK_RECORDS: usize = 500;
/// Bytes of records in one block, when they are large.
pub const BLOCK_BYTES: usize = 4 << 20;
/// How long a statement waits for an operator's own tools to let go of the file.
pub const BUSY_MS: u64 = 5_000;
/// zstd's level for snapshots and blocks: its own default.
pub const ZSTD_LEVEL: i32 = 3;
/// Erasures and restores that a slow listener may lag behind before it hears of a gap instead.
pub const NEWS_MAX: usize = 256;
