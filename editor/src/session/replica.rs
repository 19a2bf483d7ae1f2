//! One document of the board, as this session keeps it: where it stands with the server.

use super::{limits::PULL_MAX_MS, shelf::PieceName};
use board::{
    ClientId, DocumentKind,
    id::PersonId,
    wire::message::{Closed, DocumentNumber, ListedKind, Reason, Right, Seal},
};

/// How far a document has come on the present connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// No connection, or not listed on it yet, or the shelf has to hold something first.
    Away,
    /// Hello and step 1 are sent, the answer is awaited. What comes meanwhile waits for it.
    Pulling {
        /// When the question was put, for a limit.
        since: u64,
    },
    /// Pulled anew after a parting; nothing is sent until the shelf has what is said again.
    Rejoining,
    /// Pulled; what others do comes in, what one does goes out.
    Live,
}

#[derive(Debug)]
pub(super) struct Replica {
    pub(super) kind: ListedKind,
    /// What this session writes it under.
    pub(super) client: ClientId,
    /// The client id has been written under, so it is locked and on the shelf.
    pub(super) written: bool,
    /// As the shelf has it: see [`super::shelf::DeviceClient::resting`].
    pub(super) resting: bool,
    /// Earlier ids of this person on this device, free and at rest: one may be written on under, after the first pull.
    pub(super) earlier: Vec<ClientId>,
    /// The history that the replica holds a copy of.
    pub(super) epoch: Option<u32>,
    pub(super) seal: Option<Seal>,
    pub(super) right: Right,
    /// It is the person's voice: also one that they spoke in as a guest, as the server knows.
    pub(super) own: bool,
    pub(super) closed: Option<Closed>,
    /// The history that the server has, as listed.
    pub(super) listed_epoch: u32,
    /// How this connection calls it.
    pub(super) number: Option<DocumentNumber>,
    pub(super) phase: Phase,
    /// It was pulled at least once by this session.
    pub(super) pulled: bool,
    /// Everything that the shelf had for it could be applied.
    pub(super) complete: bool,
    /// This copy and the server's have gone apart: the next pull replaces it, to be written under this fresh id.
    pub(super) parting: Option<ClientId>,
    pub(super) partings_in_vain: u32,
    pub(super) parted_at: u64,
    /// The transaction that has to be on the shelf before anything more is said about this document.
    pub(super) awaits_shelf: Option<u64>,
    /// Updates that came and are not applied yet.
    pub(super) incoming: Vec<Vec<u8>>,
    /// Step 1s that the server has not answered yet.
    pub(super) answers_due: u32,
    /// The server's question (a state vector) that waits for the pull.
    pub(super) asked: Option<Vec<u8>>,
    /// The client ids that the last hello named: the server drops what comes under others, as somebody else's.
    pub(super) named: Vec<u64>,
    /// Step 2s and updates sent on this connection, since the last hello.
    pub(super) count: u64,
    /// What was here before this connection has gone up: from now on each edit goes by itself.
    pub(super) offered: bool,
    /// The pieces of this document on the shelf, as far as this page knows.
    pub(super) pieces: Vec<PieceName>,
    /// What the server has and the shelf has not.
    pub(super) news: Vec<Vec<u8>>,
    pub(super) copied_at: u64,
    /// When something of ours was last said to be saved.
    pub(super) settled_at: u64,
}

impl Replica {
    pub(super) fn new(kind: ListedKind, own: bool, client: ClientId) -> Self {
        Replica {
            kind,
            own,
            client,
            written: false,
            resting: false,
            earlier: Vec::new(),
            epoch: None,
            seal: None,
            right: Right::Write,
            closed: None,
            listed_epoch: 0,
            number: None,
            phase: Phase::Away,
            pulled: false,
            complete: true,
            parting: None,
            partings_in_vain: 0,
            parted_at: 0,
            awaits_shelf: None,
            incoming: Vec::new(),
            answers_due: 0,
            asked: None,
            named: Vec::new(),
            count: 0,
            offered: false,
            pieces: Vec::new(),
            news: Vec::new(),
            copied_at: 0,
            settled_at: 0,
        }
    }

    /// Why this person cannot write to it, as far as is known.
    pub(super) fn refusal(&self) -> Option<Reason> {
        match (self.closed, self.right) {
            (Some(Closed::Sealed), _) => Some(Reason::Sealed),
            (Some(Closed::Full), _) => Some(Reason::DocumentFull),
            (Some(Closed::Locked), _) => Some(Reason::Locked),
            (None, Right::Read) => Some(Reason::ReadOnly),
            (None, Right::Write) => None,
        }
    }

    /// The number for the next step 2 or update.
    pub(super) fn counted(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    /// The server owes an answer for too long: something is wrong with the line, or with what we asked.
    pub(super) fn overdue(&self, now: u64) -> bool {
        matches!(self.phase, Phase::Pulling { since } if now.saturating_sub(since) > PULL_MAX_MS)
    }

    /// Something came that the shelf may have.
    pub(super) fn has_news(&self) -> bool {
        !self.news.is_empty() && self.parting.is_none()
    }

    /// The connection is gone, and all that was said on it.
    pub(super) fn away(&mut self) {
        self.number = None;
        self.phase = Phase::Away;
        self.incoming.clear();
        self.answers_due = 0;
        self.asked = None;
        self.count = 0;
        self.offered = false;
    }
}

/// What `board` calls a document of this kind.
pub(super) fn document_kind(kind: &ListedKind, own: bool) -> DocumentKind {
    match kind {
        ListedKind::Content => DocumentKind::Content,
        ListedKind::Voice { owner } => DocumentKind::Voice { owner: owner.clone(), own },
    }
}

/// Whether that is the person's voice, as long as the server has said no more.
pub(super) fn is_own(kind: &ListedKind, me: &PersonId) -> bool {
    matches!(kind, ListedKind::Voice { owner } if owner == me)
}
