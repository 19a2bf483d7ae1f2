//! Every limit of the server, with its name. What goes beyond one is refused with a reason that names it.

use board::wire::message::UPDATE_BYTES_MAX;
use std::time::Duration;

/// Boards on one server. All are listed on one page.
pub const BOARDS_MAX: usize = 10_000;
/// Networks on one server.
pub const NETWORKS_MAX: usize = 200;
/// Organisations in one network: all of Norway's municipalities, and then some.
pub const ORGANISATIONS_MAX: usize = 500;
/// Projects in one network, those in the bin among them.
pub const PROJECTS_MAX: usize = 2_000;
/// Memberships in one network, ended ones among them.
pub const MEMBERSHIPS_MAX: usize = 20_000;
/// Invitations in one network, ended ones among them.
pub const INVITATIONS_MAX: usize = 2_000;
/// Openings of one board.
pub const GRANTS_MAX: usize = 600;
/// Themes of one network.
pub const THEMES_MAX: usize = 40;
/// People that one act lets in or sends away.
pub const ADMITTED_AT_ONCE_MAX: usize = 1_000;
/// Characters of the name of a network, an organisation, a project, a theme or a board.
pub const TITLE_CHARACTERS_MAX: usize = 200;
/// Characters of a web address.
pub const ADDRESS_CHARACTERS_MAX: usize = 500;
/// How far ahead the end of an invitation, a role or an opening may lie: five years.
pub const AHEAD_MS_MAX: u64 = 5 * 366 * 24 * 3600 * 1000;
/// Rows of the audit log in one answer, or a few more.
pub const AUDIT_ROWS_MAX: usize = 200;
/// Two daily letters to one person lie at least this far apart, in milliseconds: a round may begin a little early.
pub const LETTER_GAP_MS: u64 = 20 * 3600 * 1000;
/// Daily letters that the mail server refuses in a row before a round is broken off.
pub const LETTERS_FAILED_MAX: usize = 5;
/// News that a reader of the network's page is told at a time, the newest first.
pub const NEWS_TOLD_MAX: usize = 100;
/// People of their own organisation that a reader of the network's page is told of at once.
pub const COLLEAGUES_TOLD_MAX: usize = 200;
/// Changes of the network that may wait for one who listens; who misses some looks at everything anew.
pub const CHANGES_MAX: usize = 4_096;
/// Voices that may appear while somebody who listens is busy; who misses some reads all anew.
pub const APPEARANCES_MAX: usize = 1024;
/// Characters of a person's name.
pub const NAME_CHARACTERS_MAX: usize = 80;
/// People that one server knows. Beyond it, nobody new comes in.
pub const ACCOUNTS_MAX: usize = 100_000;
/// Browsers in which one person is signed in. With one more, the one that was not used for the longest ends.
pub const SESSIONS_OF_PERSON_MAX: usize = 20;
/// A guest is known by the cookie alone, so it lasts from one meeting of a learning network to the next.
pub const GUEST_SESSION_IDLE_MAX: Duration = Duration::from_secs(180 * 24 * 3600);
/// Members can sign in again.
pub const MEMBER_SESSION_IDLE_MAX: Duration = Duration::from_secs(30 * 24 * 3600);
/// A session's secret is changed when it is used after this long.
pub const SESSION_SECRET_AGE_MAX: Duration = Duration::from_secs(24 * 3600);
/// For how long the secret before is taken, once the new one has come back.
pub const FORMER_SECRET_TAKEN_FOR: Duration = Duration::from_secs(60);
/// For how many days an operator's invitation can be used, unless the operator says otherwise.
pub const INVITATION_DAYS: u32 = 7;
/// Bytes of an e-mail address (RFC 5321, 4.5.3.1.3, without the brackets).
pub const EMAIL_BYTES_MAX: usize = 254;
/// For how long a link in an e-mail can be used. The letters say it, too.
pub const EMAIL_LINK_LASTS: Duration = Duration::from_secs(15 * 60);
/// Links to one e-mail address that can be used at once; who asks for more gets none.
pub const EMAIL_LINKS_AT_ONCE_MAX: usize = 3;
/// For how long a link to sign in by can be used that the operator or an administrator hands out.
pub const HANDED_OUT_LINK_LASTS: Duration = Duration::from_secs(24 * 3600);
/// A mail server that takes longer for one letter is a broken one.
pub const MAIL_SENT_WITHIN: Duration = Duration::from_secs(30);
/// An issuer that takes longer for one answer is a broken one.
pub const ISSUER_ANSWERS_WITHIN: Duration = Duration::from_secs(10);
/// For how long a browser may be away at an issuer.
pub const WAY_OUT_LASTS: Duration = Duration::from_secs(10 * 60);
/// Browsers that are away at issuers at a time.
pub const WAYS_OUT_MAX: usize = 10_000;
/// For how long who waits at a door is left without an answer: proxies give up after a minute.
pub const DOOR_ANSWERS_WITHIN: Duration = Duration::from_secs(30);
/// How often it is looked whether sessions and links are over.
pub const SWEPT_EVERY: Duration = Duration::from_secs(60);
/// Sessions that may end while somebody who listens is busy.
pub const ENDINGS_MAX: usize = 1024;
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
    /// Under load, a document has one transaction in this time (in twice this time while many documents are).
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
