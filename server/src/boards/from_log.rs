//! Opens a board, or a project's tasks, as somebody who comes to it would: its documents, from their logs.
//!
//! The bytes pass the room's own wall ([`Replica`]) first, so what yrs fails over fails there.

use super::Part;
use crate::rooms::record::{NoRecord, Record};
use crate::rooms::replica::{Damaged, Replica};
use crate::store::{Loaded, Seq};
use board::id::{DocumentId, PersonId};
use board::{ApplyError, Board, ClientId, DocumentKind, Me};
use std::collections::BTreeMap;
use yrs::StateVector;

/// One of a board's documents, as the store has it.
#[derive(Debug, Clone)]
pub struct Log {
    /// Which.
    pub id: DocumentId,
    /// What it is to the board.
    pub part: Part,
    /// Its records.
    pub loaded: Loaded,
}

/// Why a board cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// See [`Damaged`].
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// See [`NoRecord`].
    #[error(transparent)]
    Record(#[from] NoRecord),
    /// The server's own copy does not fit the board's.
    #[error(transparent)]
    Apply(#[from] ApplyError),
}

/// A board that was opened from its logs.
pub struct Opened {
    /// The board.
    pub board: Board,
    /// Whose client ids its content was written under.
    pub owners: BTreeMap<ClientId, PersonId>,
    /// How far each document was read.
    pub heads: BTreeMap<DocumentId, Seq>,
    /// The last change that is in the logs' tails, in milliseconds since 1970.
    pub changed_ms: Option<u64>,
}

/// Opens a board, to be read by nobody in particular. Takes as long as its logs are long: call it where nobody waits.
pub fn open(logs: &[Log]) -> Result<Opened, Unreadable> {
    let nobody = Me { id: PersonId::fresh(0), name: String::new() };
    let mut board = Board::new(nobody, 0);
    let (mut heads, mut changed_ms) = (BTreeMap::new(), None);
    let mut owners: BTreeMap<ClientId, PersonId> = BTreeMap::new();
    for log in logs {
        let mut replica = Replica::load(&log.loaded)?;
        let kind = match &log.part {
            Part::Content => {
                owners.extend(replica.known.owners().map(|(client, person)| (client, person.clone())));
                DocumentKind::Content
            }
            Part::Voice { owner } => DocumentKind::Voice { owner: owner.clone(), own: false },
        };
        board.open(log.id, kind, ClientId::new(1));
        board.apply(log.id, &[&replica.since(&StateVector::default())])?;
        heads.insert(log.id, log.loaded.head);
        if let Some((_, record)) = log.loaded.tail.last() {
            changed_ms = changed_ms.max(Some(Record::decode(record)?.time_ms));
        }
    }
    board.settle();
    Ok(Opened { board, owners, heads, changed_ms })
}
