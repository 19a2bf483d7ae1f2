//! Every limit of the server, with its name. What goes beyond one is refused with a reason that names it.

use board::wire::message::UPDATE_BYTES_MAX;
use std::time::Duration;

/// Boards on one server. All are listed on one page.
pub const BOARDS_MAX: usize = 10_000;
/// Voices that may appear while somebody who listens is busy; who misses some reads all anew.
pub const APPEARANCES_MAX: usize = 1024;
/// Characters of a person's name.
pub const NAME_CHARACTERS_MAX: usize = 80;
/// Bytes of what is posted to `/api`: the longest text of a note, every character escaped, and a title.
pub const API_BODY_BYTES_MAX: usize = 128 << 10;
/// Bytes of an operator's order; the longest is a path.
pub const ORDER_BYTES_MAX: u64 = 16 << 10;

/// Unless the operator says otherwise, the largest size of a document in bytes.
pub const DOCUMENT_BYTES_MAX: usize = 64 << 20;

/// What rooms and sockets hold people to. `Limits::default()` is what a server runs with; tests set
/// single fields.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Payload of one WebSocket message from a client, its fragments together, in bytes.
    /// Larger than an update may be, by what the frame around it takes.
    pub frame_bytes_max: usize,
    /// One update from a client, in bytes: a long offline spell's work in one piece.
    pub update_bytes_max: usize,
    /// Blocks in one update from a client.
    pub update_blocks_max: usize,
    /// Size of a document, encoded, in bytes: from there on it is full, and takes only deletions. (It may
    /// pass the limit by what one tick brings; so nothing is refused that the manifest did not tell.)
    pub document_bytes_max: usize,
    /// Documents that one board has loaded at a time.
    pub board_documents_max: usize,
    /// Connections to this server.
    pub connections_max: usize,
    /// Connections to one board.
    pub board_connections_max: usize,
    /// One client's presence, in bytes of JSON.
    pub awareness_bytes_max: usize,
    /// Client ids that one connection may have a presence under. Plain Yjs has one; a page that
    /// reconnects with a fresh document has, for a moment, two.
    pub awareness_ids_max: usize,
    /// Client ids that a hello may name, of either sort.
    pub hello_ids_max: usize,
    /// Client ids in a state vector: as many as a document collects in years.
    pub state_clients_max: usize,
    /// Client ids under which something was refused on one connection; who goes on is sent away.
    pub frozen_ids_max: usize,
    /// Messages in one frame: a hello and a question for each document of a large board.
    pub frame_messages_max: usize,
    /// Bytes that wait for one connection's socket. Beyond it, the pending updates are dropped, and
    /// the connection gets one difference when it has drained.
    pub queue_bytes_max: usize,
    /// Bytes of messages from one connection that wait for the room; beyond it the socket is not read.
    pub inbox_bytes_max: usize,
    /// Under load, a document has one transaction in this time.
    pub tick: Duration,
    /// A connection on which nothing was said for this long gets a ping, or a notice.
    pub ping_after: Duration,
    /// A connection from which nothing was heard for this long is dead.
    pub dead_after: Duration,
    /// A board with nobody on it is unloaded after this long.
    pub unload_after: Duration,
    /// An update over which the server failed may not come back for this long.
    pub barred_for: Duration,
    /// Records in the log before they are gathered into a snapshot.
    pub tail_records_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            frame_bytes_max: UPDATE_BYTES_MAX + 1024,
            update_bytes_max: UPDATE_BYTES_MAX,
            update_blocks_max: 200_000,
            document_bytes_max: DOCUMENT_BYTES_MAX,
            board_documents_max: 2_000,
            connections_max: 20_000,
            board_connections_max: 2_000,
            awareness_bytes_max: 4 << 10,
            awareness_ids_max: 4,
            hello_ids_max: 64,
            state_clients_max: 100_000,
            frozen_ids_max: 1_000,
            frame_messages_max: 8_192,
            queue_bytes_max: 4 << 20,
            inbox_bytes_max: 1 << 20,
            tick: Duration::from_millis(16),
            ping_after: Duration::from_secs(20),
            dead_after: Duration::from_secs(45),
            unload_after: Duration::from_secs(30),
            barred_for: Duration::from_secs(600),
            tail_records_max: 2_000,
        }
    }
}

impl Limits {
    /// The part of the limits that the scan of an update looks at.
    pub fn scan(&self) -> board::wire::scan::Limits {
        board::wire::scan::Limits { bytes_max: self.update_bytes_max, blocks_max: self.update_blocks_max }
    }
}
