//! A board as one person holds it: its documents, what they read as, and what this person can undo.
//!
//! Commands go in, updates come out; updates of others go in, [`Changes`] come out. [`replica`] is a Yjs
//! document, [`model`] and [`discussion`] what it reads as, [`writing`] one transaction, [`executing`], [`placing`],
//! [`importing`], [`discussing`] and [`tasks`] the rules of each command; [`reading`] and [`hearing`] answer the canvas, the outline
//! and the panels, [`copying`] speaks to the wire.

mod copying;
mod discussing;
mod discussion;
mod executing;
mod hearing;
mod importing;
mod influence;
mod model;
mod placing;
mod reading;
mod replica;
mod tasks;
mod visible;
mod writing;

pub use hearing::InputCount;
pub use model::{Changes, Facts};

use crate::ClientId;
use crate::answer::AnswerStatus;
use crate::command::{Command, CommandError, Executed, Moment, Reversal, Undone};
use crate::history::{History, Step};
use crate::id::{DocumentId, PersonId};
use crate::input::InputKey;
use crate::problem_tree::order::Runs;
use crate::register::{Address, Root};
use crate::retelling::Retelling;
use model::Model;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use replica::{LOCAL, REMOTE, Replica};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use writing::{Pen, Writing};
use yrs::updates::decoder::Decode;
use yrs::{ReadTxn, Transact, Update};

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The person, as the server knows them.
    pub id: PersonId,
    /// The name that is shown.
    pub name: String,
}

/// What a document is to its board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentKind {
    /// The owner's work. A board has one.
    Content,
    /// One person's innspill.
    Voice {
        /// Whose.
        owner: PersonId,
        /// Whether that is the person who holds this board.
        own: bool,
    },
}

/// Why an update was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// The document is not open.
    #[error("the document {0} is not open")]
    NotOpen(DocumentId),
    /// The bytes are no update, or none that fits.
    #[error("not an update: {0}")]
    Malformed(String),
    /// An update begins after what this copy has of its writer. What came before it in the call is applied;
    /// the rest is to be asked for.
    #[error("what comes before this update is missing")]
    Gap,
}

/// Why a state vector could not be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// The document is not open.
    #[error("the document {0} is not open")]
    NotOpen(DocumentId),
    /// The bytes are no state vector.
    #[error("not a state vector: {0}")]
    Malformed(String),
}

/// See the module.
pub struct Board {
    me: Me,
    random: StdRng,
    documents: BTreeMap<DocumentId, (Replica, DocumentKind)>,
    model: Model,
    runs: Runs,
    history: History,
    /// What this person made, and whether others have written in it since.
    made_here: HashMap<(Root, Arc<str>), bool>,
}

impl Board {
    /// A board with no document open yet. All random draws come from the seed.
    pub fn new(me: Me, seed: u64) -> Board {
        Board {
            me,
            random: StdRng::seed_from_u64(seed),
            documents: BTreeMap::new(),
            model: Model::default(),
            runs: Runs::default(),
            history: History::default(),
            made_here: HashMap::new(),
        }
    }

    /// Opens a document, empty, to be written under `client`. One that is open already is forgotten and begun
    /// anew: that is how a client parts from what the server did not take. A board has one content: another one
    /// takes the place of the first.
    pub fn open(&mut self, id: DocumentId, kind: DocumentKind, client: ClientId) {
        let is_content = |kind: &DocumentKind| *kind == DocumentKind::Content;
        let replaced: Vec<DocumentId> = self
            .documents()
            .filter(|(open, open_kind)| *open == id || (is_content(&kind) && is_content(open_kind)))
            .map(|(open, _)| open)
            .collect();
        for open in replaced {
            self.close(open);
        }
        self.documents.insert(id, (Replica::open(id, client), kind));
    }

    /// Forgets a document.
    pub fn close(&mut self, id: DocumentId) {
        self.absorb();
        if let Some((_, kind)) = self.documents.remove(&id) {
            self.model.forget(id, kind == DocumentKind::Content);
            self.absorb();
        }
    }

    /// Who writes.
    pub fn me(&self) -> &Me {
        &self.me
    }

    /// The person has another name from now on. (The id stays.)
    pub fn rename_me(&mut self, name: String) {
        self.me.name = name;
    }

    /// Whether a voice is this person's to write from now on: also one that they spoke in as a guest, before it was
    /// known that it was them.
    pub fn set_own(&mut self, id: DocumentId, yes: bool) {
        if let Some((_, DocumentKind::Voice { own, .. })) = self.documents.get_mut(&id) {
            *own = yes;
        }
    }

    /// Whether a document is a voice of this person's.
    pub fn is_own(&self, id: DocumentId) -> bool {
        matches!(self.documents.get(&id), Some((_, DocumentKind::Voice { own: true, .. })))
    }

    /// The document that a command is written to, if it is open: what changes something that was said, to the voice
    /// that says it.
    pub fn writes_to(&self, command: &Command) -> Option<DocumentId> {
        let mut documents = self.documents.iter();
        if !command.is_for_voice() {
            return documents.find(|(_, (_, kind))| *kind == DocumentKind::Content).map(|(id, _)| *id);
        }
        let said =
            documents.find(|(id, _)| self.is_own(**id) && self.model.discussion.says(**id, command)).map(|(id, _)| *id);
        let mine =
            |kind: &DocumentKind| matches!(kind, DocumentKind::Voice { owner, own: true } if *owner == self.me.id);
        said.or_else(|| self.documents.iter().find(|(_, (_, kind))| mine(kind)).map(|(id, _)| *id))
    }

    /// The documents that are open.
    pub fn documents(&self) -> impl Iterator<Item = (DocumentId, &DocumentKind)> {
        self.documents.iter().map(|(id, (_, kind))| (*id, kind))
    }

    /// The client id that a document is written under.
    pub fn client(&self, id: DocumentId) -> Option<ClientId> {
        self.documents.get(&id).map(|(replica, _)| replica.doc.client_id())
    }

    /// Takes in what others wrote, all in one transaction. It is seen after the next [`Board::settle`].
    ///
    /// # Errors
    /// Nothing is applied if one of the updates can't be read. An update with a hole before it is refused: yrs
    /// 0.28 would keep it, and panic when the hole is filled by a block that is larger than it. Updates from
    /// the network pass [`crate::wire`]'s scan first.
    pub fn apply(&mut self, id: DocumentId, updates: &[&[u8]]) -> Result<(), ApplyError> {
        let malformed = |error: &dyn std::fmt::Display| ApplyError::Malformed(error.to_string());
        let (replica, _) = self.documents.get(&id).ok_or(ApplyError::NotOpen(id))?;
        let updates: Vec<Update> = updates
            .iter()
            .map(|bytes| Update::decode_v1(bytes).map_err(|error| malformed(&error)))
            .collect::<Result<_, _>>()?;
        let mut txn = replica.doc.transact_mut_with(REMOTE);
        for (index, update) in updates.into_iter().enumerate() {
            let known = if index == 0 { txn.before_state().clone() } else { txn.state_vector() };
            let lower = update.state_vector_lower();
            if lower.iter().any(|(client, clock)| *clock > known.get(client)) {
                return Err(ApplyError::Gap);
            }
            txn.apply_update(update).map_err(|error| malformed(&error))?;
        }
        Ok(())
    }

    /// Runs a command: one transaction, one step to undo.
    ///
    /// # Errors
    /// Says why nothing was written; [`CommandError::NothingChanges`] if all is as the command wants it.
    pub fn run(&mut self, command: Command, at: Moment) -> Result<Executed, CommandError> {
        let (executed, step) = self.execute_fresh(command, at)?;
        self.history.did(step);
        Ok(executed)
    }

    /// As [`Board::run`], but going on with the last step: the letters of one word are undone as one. It is a step of
    /// its own after all if the last step did anything but write the same text, or others wrote in it since.
    ///
    /// # Errors
    /// As [`Board::run`].
    pub fn run_on(&mut self, command: Command, at: Moment) -> Result<Executed, CommandError> {
        let (executed, step) = self.execute_fresh(command, at)?;
        self.history.did_more(step);
        Ok(executed)
    }

    fn execute_fresh(&mut self, command: Command, at: Moment) -> Result<(Executed, Step), CommandError> {
        let seed = self.random.next_u64();
        let (executed, step) = self.execute(Command::Seeded { seed, command: Box::new(command) }, at, None)?;
        for reversal in &step.reversals {
            if let Reversal::Creation { at } = reversal {
                self.made_here.insert((at.root, at.object.clone()), false);
            }
        }
        Ok((executed, step))
    }

    /// Runs again a command that was run before, on a copy that may lack it. What is there already is not
    /// written twice; it is no step to undo. `None` if nothing was left to do. `retelling` knows what else is said
    /// again on this copy: [`Retelling::default`] if nothing is.
    ///
    /// # Errors
    /// Says why it can't be run here.
    pub fn replay(
        &mut self,
        command: &Command,
        at: Moment,
        retelling: &mut Retelling,
    ) -> Result<Option<Executed>, CommandError> {
        match self.execute(command.clone(), at, Some(retelling)) {
            Ok((executed, _)) => Ok(Some(executed)),
            Err(CommandError::NothingChanges | CommandError::Taken(_) | CommandError::AlreadyLinked) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Takes back this person's last step, as far as nobody else has changed the same since. `None` if there
    /// is no step.
    pub fn undo(&mut self, at: Moment) -> Option<Undone> {
        self.absorb();
        let step = self.history.take_undo()?;
        let (undone, back) = self.take_back(step, at);
        self.history.undid(back);
        Some(undone)
    }

    /// Does the step again that was undone last. `None` if there is none.
    pub fn redo(&mut self, at: Moment) -> Option<Undone> {
        self.absorb();
        let step = self.history.take_redo()?;
        let (undone, back) = self.take_back(step, at);
        self.history.redid(back);
        Some(undone)
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// The document that undoing the last step writes to.
    pub fn undo_writes_to(&self) -> Option<DocumentId> {
        self.history.last_done().map(|step| step.document)
    }

    /// The document that doing the step again that was undone last writes to.
    pub fn redo_writes_to(&self) -> Option<DocumentId> {
        self.history.last_undone().map(|step| step.document)
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Brings what is read up to date with what was applied, and tells what is different since the last time.
    /// Costs what was touched; the whole tree only if a place, a deletion or the core was.
    pub fn settle(&mut self) -> Changes {
        self.absorb();
        std::mem::take(&mut self.model.changes)
    }

    fn take_back(&mut self, step: Step, at: Moment) -> (Undone, Step) {
        let wanted = step.reversals.len();
        let untouched = |reversal: &Reversal| {
            let at = reversal.address();
            let others_wrote = self.made_here.get(&(at.root, at.object.clone())) == Some(&true);
            // What was answered stands as it was answered.
            !(self.answered(step.document, at) || reversal.puts_away() && others_wrote)
        };
        let reversals: Vec<Reversal> = step.reversals.into_iter().filter(untouched).collect();
        let seed = self.random.next_u64();
        let command = Command::Seeded { seed, command: Box::new(Command::Revert(reversals)) };
        match self.execute(command, at, None) {
            Ok((executed, back)) => (Undone { executed: Some(executed), skipped: wanted - back.reversals.len() }, back),
            Err(_) => {
                let nothing = Step { document: step.document, reversals: Vec::new() };
                (Undone { executed: None, skipped: wanted }, nothing)
            }
        }
    }

    /// Whether the address is within an innspill that has been answered.
    fn answered(&self, document: DocumentId, at: &Address) -> bool {
        let id = (at.root == Root::Inputs).then(|| at.object.parse().ok()).flatten();
        id.is_some_and(|id| self.model.discussion.status(&InputKey { document, id }) != AnswerStatus::Open)
    }

    fn execute(
        &mut self,
        command: Command,
        at: Moment,
        retelling: Option<&mut Retelling>,
    ) -> Result<(Executed, Step), CommandError> {
        self.absorb();
        let document = self.writes_to(&command).ok_or(CommandError::NotOpen)?;
        let (replica, _) = self.documents.get(&document).ok_or(CommandError::NotOpen)?;
        let seed = match &command {
            Command::Seeded { seed, .. } => *seed,
            _ => self.random.next_u64(),
        };
        let client = replica.doc.client_id();
        let txn = replica.doc.transact_mut_with(LOCAL);
        let before = txn.before_state().get(&client);
        let pen = Pen { model: &mut self.model, runs: &mut self.runs, me: &self.me.id, at, retelling, seed };
        let mut writing = Writing::begin(txn, &replica.roots, document, pen);
        let result = writing.run(&command, 0);
        if result.is_err() {
            // A transaction can't be called off: what was written before the error is taken back in it.
            writing.take_back();
        }
        let (txn, reversals) = writing.finish();
        // Not the state vector: with ten thousand client ids a copy of it costs more than the command.
        let inserted = txn.insert_set().get(&client);
        let after =
            inserted.into_iter().flat_map(|ranges| ranges.iter()).map(|(range, ())| range.end).max().unwrap_or(before);
        let update = txn.encode_update_v1();
        drop(txn);
        self.absorb();
        let command = result?.unwrap_or(command);
        if reversals.is_empty() {
            return Err(CommandError::NothingChanges);
        }
        let executed = Executed { document, command, update, client, clocks: before..after };
        Ok((executed, Step { document, reversals }))
    }

    /// Reads anew what the observers noted.
    fn absorb(&mut self) {
        for (replica, kind) in self.documents.values() {
            let touched = replica.take_touched();
            if touched.objects.is_empty() {
                continue;
            }
            let txn = replica.doc.transact();
            for ((root, object), by_others) in touched.objects {
                self.model.changes.by_others |= by_others;
                match kind {
                    DocumentKind::Content => {
                        let differs = self.model.read(&txn, &replica.roots, root, &object);
                        if differs
                            && by_others
                            && let Some(others_wrote) = self.made_here.get_mut(&(root, object))
                        {
                            *others_wrote = true;
                        }
                    }
                    // A voice has no say in the tree.
                    DocumentKind::Voice { owner, .. } => {
                        self.model.read_of_voice(&txn, &replica.roots, (replica.id, owner), root, &object);
                    }
                }
            }
        }
        self.model.read_tree();
    }
}
