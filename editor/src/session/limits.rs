//! Every limit of the session, by name.

/// Nothing heard for this long: the line is dead. The server speaks every 20 s.
pub const SILENCE_MAX_MS: u64 = 45_000;
/// A silent line that is looked at again (the tab comes back, the network changes) is dead after this.
pub const SILENCE_AFTER_NUDGE_MAX_MS: u64 = 25_000;
/// A socket that has not opened and greeted us after this long is given up.
pub const CONNECT_MAX_MS: u64 = 15_000;
/// A document that asked to be pulled and got no answer after this long: connect anew. Until then silence is no
/// death: a large board on a slow line comes as one message.
pub const PULL_MAX_MS: u64 = 120_000;
/// Client ids in one hello; the server takes 64 of either sort.
pub const HELLO_IDS_MAX: usize = 32;
/// First wait before connecting again; doubled with each failure.
pub const RETRY_FIRST_MS: u64 = 500;
/// Longest wait before connecting again.
pub const RETRY_MAX_MS: u64 = 30_000;
/// Least wait after the server said that it has too much to do, or no disk.
pub const RETRY_BUSY_MS: u64 = 10_000;
/// A server that speaks a later version than this page is asked again only so rarely: it may have been put back.
pub const RETRY_OUTDATED_MS: u64 = 300_000;
/// Least wait before asking again for a board that is not open to this person.
pub const RETRY_NOT_SHARED_MS: u64 = 20_000;
/// A nudge does not connect more often than this.
pub const NUDGE_MIN_MS: u64 = 1_000;
/// A connection that lasted this long was a good one: the next wait is short again.
pub const STEADY_AFTER_MS: u64 = 10_000;

/// Own presence is sent at most this often (30 times a second).
pub const PRESENCE_MIN_MS: u64 = 34;
/// Own presence is renewed at least this often; y-protocols forgets after 30 s.
pub const PRESENCE_RENEW_MS: u64 = 15_000;
/// A peer that was not heard for this long is gone.
pub const PRESENCE_TIMEOUT_MS: u64 = 30_000;
/// How long the clock of a peer that left is remembered, so that a late message does not bring it back.
pub const PRESENCE_MEMORY_MS: u64 = 120_000;
/// Peers that are kept track of.
pub const PEERS_MAX: usize = 512;
/// Bytes of one peer's state.
pub const PRESENCE_BYTES_MAX: usize = 4_096;
/// Notes in a selection that are told to others.
pub const SELECTION_MAX: usize = 32;
/// Characters of a name or municipality that are shown.
pub const NAME_CHARS_MAX: usize = 80;

/// Largest frame that is put together; a single message may be larger, up to the server's limit.
pub const FRAME_BYTES_MAX: usize = 128 * 1024;
/// Messages in one frame; the server takes four times as many.
pub const FRAME_MESSAGES_MAX: usize = 1_000;
/// A difference larger than this goes up as single updates instead of one step 2.
pub const STEP2_BYTES_MAX: usize = 512 * 1024;

/// A local copy is kept no more often than this.
pub const COPY_MIN_MS: u64 = 5_000;

/// Pieces of a local copy, before they are made one.
pub const PIECES_MAX: usize = 64;
/// The same when the page is hidden and has time.
pub const PIECES_WHEN_HIDDEN_MAX: usize = 4;
/// An id whose work has been saved for this long is marked as resting.
pub const REST_AFTER_MS: u64 = 10_000;

/// Partings of one document in a row without anything settled between them, before what waits is set aside.
pub const PARTINGS_IN_VAIN_MAX: u32 = 3;
/// Partings further apart than this have nothing to do with each other.
pub const PARTINGS_APART_MS: u64 = 60_000;
/// Things that were not taken and are kept for the person.
pub const NOT_TAKEN_MAX: usize = 1_000;
/// Saved commands that are kept of a document, to be offered should the server be put back to a backup.
pub const SAVED_KEPT_MAX: usize = 1_000;
/// For how long; backups are made at least weekly.
pub const SAVED_KEPT_FOR_MS: u64 = 8 * 24 * 3_600 * 1_000;
/// What is typed into one text within this time is kept as one.
pub const SAVED_RUN_MAX_MS: u64 = 5_000;
