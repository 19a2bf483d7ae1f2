//! What an act comes to, decided before anything is written: the rows that change, together or not at all, and
//! what is done around them.

use super::Change;
use super::audit::{Mention, Past};
use super::rows::{Key, Row};
use super::state::State;
use board::id::{NetworkId, PersonId};
use board::network::act::{BoardKind, Done, NotDone};
use board::network::rights::{Asker, BoardFacts};
use board::network::{BoardId, ProjectId};

/// Who wants something of the directory, as it is now.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// What the directory knows.
    pub state: &'a State,
    /// Who asks.
    pub actor: &'a PersonId,
    /// Milliseconds since 1970.
    pub now_ms: u64,
}

/// One row that an act writes or removes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// New, or instead of what had its key.
    Put(Row),
    /// Gone.
    Drop(Key),
}

/// A document that a new board begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    /// A title, and for a tree its core problem.
    Fresh {
        /// The board.
        board: BoardId,
        /// What for.
        kind: BoardKind,
        /// Its title.
        title: String,
        /// The core problem; empty where the board has none.
        core: String,
    },
    /// What another board's content says now.
    Copy {
        /// The board.
        board: BoardId,
        /// The other.
        of: BoardId,
        /// Its title.
        title: String,
    },
}

/// What an act comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Rows, in one commit.
    pub steps: Vec<Step>,
    /// What is answered.
    pub done: Done,
    /// Who has to look again, afterwards.
    pub changes: Vec<Change>,
    /// The network whose audit log tells of it, and what it mentions.
    pub past: Past,
    /// What is written before the rows: documents that nobody knows of until then.
    pub begins: Vec<Beginning>,
    /// A board whose documents are removed after the rows.
    pub erases: Option<BoardId>,
}

impl Plan {
    /// A plan that does nothing yet, in a network.
    pub fn of(network: &NetworkId, mentions: impl IntoIterator<Item = Mention>) -> Plan {
        Plan {
            steps: Vec::new(),
            done: Done::Done,
            changes: Vec::new(),
            past: Past { network: network.clone(), mentions: mentions.into_iter().collect() },
            begins: Vec::new(),
            erases: None,
        }
    }

    /// Writes a row, too.
    pub fn put(mut self, row: Row) -> Plan {
        self.steps.push(Step::Put(row));
        self
    }

    /// Removes a row, too.
    pub fn drop(mut self, key: Key) -> Plan {
        self.steps.push(Step::Drop(key));
        self
    }

    /// Tells of a change, too.
    pub fn tell(mut self, change: Change) -> Plan {
        self.changes.push(change);
        self
    }

    /// Writes a document first, too.
    pub fn begin(mut self, beginning: Beginning) -> Plan {
        self.begins.push(beginning);
        self
    }

    /// Answers so.
    pub fn done(self, done: Done) -> Plan {
        Plan { done, ..self }
    }
}

impl<'a> Desk<'a> {
    /// The actor, as the rules ask for people.
    pub fn asker(&self) -> Asker<'a> {
        self.state.asker(Some(self.actor), self.now_ms)
    }

    /// A network that the actor belongs to or leads; for others there is none.
    pub fn network(&self, id: &NetworkId) -> Result<&'a super::rows::Network, NotDone> {
        let network = self.state.network(id).ok_or(NotDone::Unknown)?;
        let asker = self.asker();
        let known = asker.is_member(&network.id) || asker.leads_network(&network.id);
        known.then_some(network).ok_or(NotDone::Unknown)
    }

    /// A network that the actor may change.
    pub fn led_network(&self, id: &NetworkId) -> Result<&'a super::rows::Network, NotDone> {
        let network = self.network(id)?;
        self.asker().leads_network(&network.id).then_some(network).ok_or(NotDone::NotAllowed)
    }

    /// A project that the actor may know of. One in the bin is known to those who may take it out.
    pub fn project(&self, id: ProjectId) -> Result<&'a super::rows::Project, NotDone> {
        let project = self.state.project(id).ok_or(NotDone::Unknown)?;
        self.network(&project.network)?;
        let known = !project.binned || self.decides_about(project) || self.asker().ends_network(&project.network);
        known.then_some(project).ok_or(NotDone::Unknown)
    }

    /// Whether the actor decides about a project.
    pub fn decides_about(&self, project: &'a super::rows::Project) -> bool {
        self.asker().leads_project(&project.network, project.id)
    }

    /// A project that the actor decides about.
    pub fn led_project(&self, id: ProjectId) -> Result<&'a super::rows::Project, NotDone> {
        let project = self.project(id)?;
        self.decides_about(project).then_some(project).ok_or(NotDone::NotAllowed)
    }

    /// A board that the actor decides about, and its project.
    pub fn decided_board(&self, id: BoardId) -> Result<(&'a super::rows::Board, &'a super::rows::Project), NotDone> {
        let board = self.state.board(id).ok_or(NotDone::Unknown)?;
        let facts: BoardFacts<'a> = self.state.facts(board);
        let asker = self.asker();
        asker.level(&facts).ok_or(NotDone::Unknown)?;
        let project = board.project.and_then(|project| self.state.project(project)).ok_or(NotDone::NotAllowed)?;
        asker.decides(&facts).then_some((board, project)).ok_or(NotDone::NotAllowed)
    }
}
