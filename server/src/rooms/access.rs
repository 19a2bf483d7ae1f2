//! Who may do what on a board, as rooms ask for it. The answer is the network's: rooms only hold people to
//! it, from the first message to the last, also when it changes while they are here.

use crate::network::Change;
use crate::network::presence::Stay;
use crate::people::session::SessionId;
use board::id::PersonId;
use board::network::BoardId;
use board::network::around::Around;
use board::network::sharing::Level;
use board::network::view::BoardFace;
use std::collections::BTreeSet;
use tokio::sync::broadcast;

/// Decides how far each board is open to each person.
pub trait Access: Send + Sync + 'static {
    /// Whether the network has such a board.
    fn knows(&self, board: BoardId) -> bool;

    /// How far a board is open to somebody now (`None`: one who has not signed in). `None`: not at all, and
    /// not even its title is theirs to know; the same for a board that does not exist.
    fn level(&self, person: Option<&PersonId>, board: BoardId) -> Option<Level>;

    /// Whether nobody writes to it now, however far it is open to them otherwise.
    fn is_locked(&self, board: BoardId) -> bool;

    /// What the network says of the board to that person. `None` where there is no network, or no way in.
    fn face(&self, person: Option<&PersonId>, board: BoardId) -> Option<BoardFace>;

    /// What one who may open a board is told there of the network around it, where there is one.
    fn around(&self, _person: &PersonId, _board: BoardId) -> Option<Around> {
        None
    }

    /// Guests who turned out to be this person: what they said is the person's own.
    fn also(&self, _person: &PersonId) -> BTreeSet<PersonId> {
        BTreeSet::new()
    }

    /// Somebody comes to a board, and is there until what is given back is dropped. `None`: nobody wants to know.
    fn arrive(&self, _person: &PersonId, _board: BoardId) -> Option<Stay> {
        None
    }

    /// Changes, each sent when it is durable and visible. Whoever misses some asks for everything anew.
    fn changes(&self) -> broadcast::Receiver<Change>;
}

/// Lets everybody who is known write everything: for trials and load tests (`--open`), and tests about something else.
pub struct Open(broadcast::Sender<Change>);

impl Default for Open {
    fn default() -> Self {
        // Nothing ever changes.
        Open(broadcast::channel(1).0)
    }
}

impl Access for Open {
    fn knows(&self, _: BoardId) -> bool {
        false
    }

    fn level(&self, person: Option<&PersonId>, _: BoardId) -> Option<Level> {
        person.map(|_| Level::Write)
    }

    fn is_locked(&self, _: BoardId) -> bool {
        false
    }

    fn face(&self, _: Option<&PersonId>, _: BoardId) -> Option<BoardFace> {
        None
    }

    fn changes(&self) -> broadcast::Receiver<Change> {
        self.0.subscribe()
    }
}

/// Who opens a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The person, as the server knows them; nobody for one who has not signed in, who may look at samples.
    pub person: Option<PersonId>,
    /// The session in which they are signed in: when it ends, so does the connection.
    pub session: Option<SessionId>,
}

/// What somebody may do on a board at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rights {
    /// How far it is open to them; nothing once they may not even read it.
    pub(crate) level: Option<Level>,
    /// Nobody writes now.
    pub(crate) locked: bool,
    /// As whom else they have spoken: see [`Access::also`].
    pub(crate) also: BTreeSet<PersonId>,
    /// What they are told of the board.
    pub(crate) face: Option<Box<BoardFace>>,
    /// What they are told of the network around it.
    pub(crate) around: Option<Box<Around>>,
}

impl Rights {
    /// What they are now.
    pub(crate) fn of(access: &dyn Access, person: Option<&PersonId>, board: BoardId) -> Self {
        let also = person.map(|person| access.also(person)).unwrap_or_default();
        match access.face(person, board) {
            // Numbers change with every word that is written here, and who is here sees the words.
            Some(face) => Rights {
                level: Some(face.level),
                locked: face.locked,
                also,
                face: Some(Box::new(BoardFace { summary: None, ..face })),
                around: person.and_then(|person| access.around(person, board)).map(Box::new),
            },
            // Of a project's own document there is no face.
            None => {
                let level = access.level(person, board);
                Rights { level, locked: level.is_some() && access.is_locked(board), also, face: None, around: None }
            }
        }
    }
}
