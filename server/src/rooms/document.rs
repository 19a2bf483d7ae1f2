//! One document of a room: its copy in memory, the letters that wait for it, and the conversations about it.

use super::ConnectionId;
use super::access::Rights;
use super::elsewhere::Elsewhere;
use super::pace::{Beat, Pace};
use super::replica::Replica;
use super::standing::Standing;
use super::talk::Talk;
use crate::boards::Part;
use board::id::{DocumentId, PersonId};
use board::network::sharing::Level;
use board::wire::message::{Closed, DocumentNumber, Hello, Listed, ListedKind, Reason, Right};
use bytes::Bytes;
use std::collections::{BTreeMap, VecDeque};
use tokio::time::Instant;

/// A document that the room knows of.
pub(super) struct Document {
    pub(super) face: Face,
    pub(super) copy: Copy,
    /// Which copy this is, counted from the first: what was begun with an earlier one no longer counts.
    pub(super) life: u64,
    /// What waits for the next tick.
    pub(super) letters: VecDeque<Letter>,
    pub(super) talks: BTreeMap<ConnectionId, Talk>,
    /// A tick is on its way to the log.
    pub(super) busy: bool,
    /// New standings that are not yet durable.
    pub(super) holds: usize,
    /// So many letters are to be taken one by one: yrs failed over one of them.
    pub(super) careful: usize,
    pub(super) pace: Pace,
    /// What is known of the log from elsewhere.
    pub(super) elsewhere: Elsewhere,
    /// The directory is being told that this voice has spoken.
    pub(super) announcing: bool,
}

/// What a document is to the people on the board.
pub(super) struct Face {
    pub(super) id: DocumentId,
    /// How connections call it; its place in the order in which the room came to know its documents.
    pub(super) number: DocumentNumber,
    pub(super) kind: Part,
    /// Whether everybody on the board sees it: a voice that has spoken, or the content.
    pub(super) shown: bool,
    pub(super) standing: Standing,
    /// It has reached its size limit.
    pub(super) full: bool,
}

/// The document in memory.
pub(super) enum Copy {
    /// Nobody has spoken of it.
    Asleep,
    /// It is being read from the log.
    Loading,
    Awake(Box<Replica>),
}

/// What somebody says to a document.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) from: ConnectionId,
    pub(super) says: Says,
}

#[derive(Debug, Clone)]
pub(super) enum Says {
    /// A plain client has come: it is asked what it has, and told who is here.
    Arrived,
    Hello(Hello),
    Step1(Bytes),
    Step2(Bytes),
    Update(Bytes),
    Awareness(Bytes),
    QueryAwareness,
    /// Its socket has taken everything: it may have the rest.
    Drained,
}

impl Says {
    /// What it weighs in the connection's inbox, in bytes.
    pub(super) fn weight(&self) -> usize {
        match self {
            Says::Arrived | Says::Hello(_) | Says::QueryAwareness | Says::Drained => 0,
            Says::Step1(bytes) | Says::Step2(bytes) | Says::Update(bytes) | Says::Awareness(bytes) => bytes.len(),
        }
    }
}

impl Document {
    pub(super) fn new(id: DocumentId, number: DocumentNumber, kind: Part, standing: Standing) -> Self {
        let shown = kind == Part::Content;
        Document {
            face: Face { id, number, kind, shown, standing, full: false },
            copy: Copy::Asleep,
            life: 0,
            letters: VecDeque::new(),
            talks: BTreeMap::new(),
            busy: false,
            holds: 0,
            careful: 0,
            pace: Pace::default(),
            elsewhere: Elsewhere::default(),
            announcing: false,
        }
    }

    /// When its next tick is, if anything waits for one.
    pub(super) fn due(&self, now: Instant, beat: &Beat) -> Option<Instant> {
        let waits = !self.letters.is_empty() && !self.busy && self.holds == 0 && matches!(self.copy, Copy::Awake(_));
        waits.then(|| self.pace.next(now, beat))
    }

    /// Lets go of what is in memory; the next letter wakes it from the log.
    pub(super) fn fall_asleep(&mut self) {
        self.copy = Copy::Asleep;
        self.life += 1;
        self.letters.clear();
        self.busy = false;
        self.careful = 0;
    }
}

impl Face {
    /// Whether a person's manifest lists it.
    pub(super) fn is_listed_for(&self, person: &PersonId) -> bool {
        self.shown || matches!(&self.kind, Part::Voice { owner } if owner == person)
    }

    /// How the manifest of a person with these rights lists it.
    pub(super) fn listed(&self, person: &PersonId, rights: &Rights) -> Listed {
        Listed {
            number: self.number,
            id: self.id,
            kind: match &self.kind {
                Part::Content => ListedKind::Content,
                Part::Voice { owner } => ListedKind::Voice { owner: owner.clone() },
            },
            epoch: self.standing.epoch,
            right: self.right(person, rights),
            closed: match (self.standing.sealed, rights.locked, self.full) {
                (true, _, _) => Some(Closed::Sealed),
                (false, true, _) => Some(Closed::Locked),
                (false, false, true) => Some(Closed::Full),
                (false, false, false) => None,
            },
        }
    }

    /// Why a person may not write to it now, its size apart.
    pub(super) fn barred(&self, person: &PersonId, rights: &Rights) -> Option<Reason> {
        match self.right(person, rights) {
            _ if self.standing.sealed => Some(Reason::Sealed),
            _ if rights.locked => Some(Reason::Locked),
            Right::Read => Some(Reason::ReadOnly),
            Right::Write => None,
        }
    }

    /// *Se* reads everything, *gi innspill* writes the own voice, *skrive sammen* writes the content, too.
    fn right(&self, person: &PersonId, rights: &Rights) -> Right {
        let least = match &self.kind {
            Part::Content => Level::Write,
            Part::Voice { owner } if owner == person || rights.also.contains(owner) => Level::Input,
            Part::Voice { .. } => return Right::Read,
        };
        if rights.level >= Some(least) { Right::Write } else { Right::Read }
    }
}
