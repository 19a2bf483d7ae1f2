//! Who may do what, as a test says it, and says it anew while people are there.

use board::id::{NetworkId, PersonId};
use board::network::BoardId;
use board::network::act::BoardKind;
use board::network::sharing::Level;
use board::network::view::BoardFace;
use server::network::Change;
use server::rooms::access::Access;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::broadcast;

/// One board's openings. Who is not named may not know of it.
pub struct Openings {
    board: BoardId,
    table: Mutex<Table>,
    changes: broadcast::Sender<Change>,
}

#[derive(Default)]
struct Table {
    levels: HashMap<Option<PersonId>, Level>,
    locked: bool,
}

impl Openings {
    /// Opens a board to these people; nobody's name stands for those whom the server does not know.
    pub fn new(board: BoardId, levels: &[(Option<&str>, Level)]) -> Self {
        let levels = levels.iter().map(|(name, level)| (name.map(person), *level)).collect();
        Openings { board, table: Mutex::new(Table { levels, locked: false }), changes: broadcast::channel(64).0 }
    }

    /// Changes one person's level; everybody hears of it.
    pub fn set(&self, name: &str, level: Option<Level>) {
        let person = person(name);
        match level {
            Some(level) => self.table().levels.insert(Some(person.clone()), level),
            None => self.table().levels.remove(&Some(person.clone())),
        };
        self.tell(Change::Person(person));
    }

    /// Locks the board, or opens it again.
    pub fn lock(&self, locked: bool) {
        self.table().locked = locked;
        self.tell(Change::Board(self.board));
    }

    /// Says that much has changed in the network, whether it has or not.
    pub fn stir(&self) {
        self.tell(Change::Network("net".parse::<NetworkId>().expect("a plain name is an id")));
    }

    fn tell(&self, change: Change) {
        // Nobody listens when there are no rooms yet.
        let _ = self.changes.send(change);
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Access for Openings {
    fn knows(&self, board: BoardId) -> bool {
        board == self.board
    }

    fn level(&self, person: Option<&PersonId>, board: BoardId) -> Option<Level> {
        self.face(person, board).map(|face| face.level)
    }

    fn is_locked(&self, _: BoardId) -> bool {
        self.table().locked
    }

    fn face(&self, person: Option<&PersonId>, board: BoardId) -> Option<BoardFace> {
        let table = self.table();
        let level = *table.levels.get(&person.cloned()).filter(|_| board == self.board)?;
        Some(BoardFace {
            id: board,
            project: None,
            kind: BoardKind::ProblemTree,
            title: "Heltid".into(),
            level: if table.locked { Level::See } else { level },
            decides: false,
            grants: Vec::new(),
            asks: None,
            closed_for_input: false,
            locked: table.locked,
            project_locked: false,
            binned: false,
            summary: None,
        })
    }

    fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }
}

fn person(name: &str) -> PersonId {
    name.parse().expect("a plain name is an id")
}
