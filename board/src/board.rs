//! A board as one person holds it: its documents, what they read as, and what this person can undo.
//!
//! Commands go in, updates come out; updates of others go in, [`Changes`] come out. [`replica`] is a Yjs
//! document, [`model`] what it reads as, [`writing`] one transaction and [`executing`] the rules of each command.

mod executing;
mod importing;
mod influence;
mod model;
mod replica;
mod visible;
mod writing;

pub use model::{Changes, Facts};

use crate::ClientId;
use crate::command::{Command, CommandError, Executed, Moment, Reversal, Undone};
use crate::history::{History, Step};
use crate::id::{DocumentId, InputId, LinkId, NoteId, PersonId};
use crate::input::{Input, InputKey, Target};
use crate::link::{Link, LinkKind};
use crate::note::{Note, NoteKind};
use crate::problem_tree::order::Runs;
use crate::problem_tree::{Group, Tree};
use crate::register::Root;
use model::Model;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use replica::{LOCAL, REMOTE, Replica};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use writing::{Pen, Writing};
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{ReadTxn, StateVector, Transact, Update};

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
    /// anew: that is how a client parts from what the server did not take.
    pub fn open(&mut self, id: DocumentId, kind: DocumentKind, client: ClientId) {
        self.close(id);
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
        for update in updates {
            let known = txn.state_vector();
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
        let (executed, step) = self.execute(Command::Seeded { seed, command: Box::new(command) }, at, false)?;
        for reversal in &step.reversals {
            if let Reversal::Creation { at } = reversal {
                self.made_here.insert((at.root, at.object.clone()), false);
            }
        }
        Ok((executed, step))
    }

    /// Runs again a command that was run before, on a copy that may lack it. What is there already is not
    /// written twice; it is no step to undo. `None` if nothing was left to do.
    ///
    /// # Errors
    /// Says why it can't be run here.
    pub fn replay(&mut self, command: &Command, at: Moment) -> Result<Option<Executed>, CommandError> {
        match self.execute(command.clone(), at, true) {
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
            !(reversal.puts_away() && others_wrote)
        };
        let reversals: Vec<Reversal> = step.reversals.into_iter().filter(untouched).collect();
        let seed = self.random.next_u64();
        let command = Command::Seeded { seed, command: Box::new(Command::Revert(reversals)) };
        match self.execute(command, at, false) {
            Ok((executed, back)) => (Undone { executed: Some(executed), skipped: wanted - back.reversals.len() }, back),
            Err(_) => {
                let nothing = Step { document: step.document, reversals: Vec::new() };
                (Undone { executed: None, skipped: wanted }, nothing)
            }
        }
    }

    fn execute(&mut self, command: Command, at: Moment, replaying: bool) -> Result<(Executed, Step), CommandError> {
        self.absorb();
        let voice = command.is_for_voice();
        let (document, (replica, _)) = self
            .documents
            .iter()
            .find(|(_, (_, kind))| match kind {
                DocumentKind::Content => !voice,
                DocumentKind::Voice { own, .. } => voice && *own,
            })
            .ok_or(CommandError::NotOpen)?;
        let seed = match &command {
            Command::Seeded { seed, .. } => *seed,
            _ => self.random.next_u64(),
        };
        let client = replica.doc.client_id();
        let txn = replica.doc.transact_mut_with(LOCAL);
        let before = txn.before_state().get(&client);
        let pen = Pen { model: &mut self.model, runs: &mut self.runs, me: &self.me.id, at, replaying, seed };
        let mut writing = Writing::begin(txn, &replica.roots, *document, pen);
        let result = writing.run(&command, 0);
        if result.is_err() {
            // A transaction can't be called off: what was written before the error is taken back in it.
            writing.take_back();
        }
        let (txn, reversals) = writing.finish();
        let after = txn.state_vector().get(&client);
        let update = txn.encode_update_v1();
        drop(txn);
        let document = *document;
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
                match (kind, root) {
                    (DocumentKind::Content, Root::Notes | Root::Links | Root::Board | Root::Inputs) => {
                        let differs = self.model.read(&txn, &replica.roots, root, &object);
                        if differs
                            && by_others
                            && let Some(others_wrote) = self.made_here.get_mut(&(root, object))
                        {
                            *others_wrote = true;
                        }
                    }
                    (DocumentKind::Voice { owner, .. }, Root::Inputs) => {
                        if let Ok(id) = object.parse() {
                            self.model.read_input(&txn, &replica.roots, replica.id, owner, id);
                        }
                    }
                    // A voice has no say in the tree.
                    (DocumentKind::Voice { .. }, Root::Notes | Root::Links | Root::Board) => {}
                }
            }
        }
        self.model.read_tree();
    }
}

/// What the canvas, the outline and the panels ask.
impl Board {
    /// A note, also one in the bin.
    pub fn note(&self, id: &NoteId) -> Option<&Note> {
        self.model.note(id)
    }

    /// All notes that are not in the bin, in no particular order.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        self.model.notes.iter().filter(|note| note.live())
    }

    /// The notes in the bin, the last deleted first.
    pub fn bin(&self) -> Vec<&Note> {
        let mut bin: Vec<(&Note, u64)> = self
            .model
            .notes
            .iter()
            .filter(|note| note.present)
            .filter_map(|note| Some((note, note.deleted.as_ref()?.when_ms)))
            .collect();
        bin.sort_by(|(a, a_when), (b, b_when)| b_when.cmp(a_when).then_with(|| a.id.cmp(&b.id)));
        bin.into_iter().map(|(note, _)| note).collect()
    }

    /// The tree as it is drawn.
    pub fn tree(&self) -> &Tree {
        &self.model.tree
    }

    /// The core problem; none while the board has none, or it is in the bin.
    pub fn core(&self) -> Option<&NoteId> {
        self.model.tree.core()
    }

    /// Title, language, kind of tree.
    pub fn facts(&self) -> &Facts {
        &self.model.facts
    }

    /// What a note is where it stands: a cause on the effects' side is an effect. The core has no role of its
    /// own kind; [`Board::core`] names it.
    pub fn role(&self, id: &NoteId) -> Option<NoteKind> {
        use crate::interchange::TreeKind::{ObjectiveTree, ProblemTree};
        let note = self.note(id)?;
        let Some(placed) = self.model.tree.find(id) else { return Some(note.kind) };
        Some(match (note.kind, placed.group(), self.model.facts.tree) {
            (NoteKind::Constraint, ..) => NoteKind::Constraint,
            (_, Group::Causes, ProblemTree) => NoteKind::Cause,
            (_, Group::Causes, ObjectiveTree) => NoteKind::Means,
            (_, Group::Effects, ProblemTree) => NoteKind::Effect,
            (_, Group::Effects, ObjectiveTree) => NoteKind::End,
            (kind, Group::Core | Group::Constraints | Group::Unplaced, _) => kind,
        })
    }

    /// A link, also one that was removed or whose ends are in the bin.
    pub fn link(&self, id: &LinkId) -> Option<&Link> {
        self.model.links.get(id)
    }

    /// The links that are drawn: not removed, and both ends on the board. In the order of their ids.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.model.links.values().filter(|link| self.model.drawn(link))
    }

    /// The drawn links that begin or end at a note.
    pub fn links_of(&self, note: &NoteId) -> impl Iterator<Item = &Link> {
        let links = self.model.links_of.get(note).into_iter().flatten();
        links.filter_map(|id| self.model.links.get(id)).filter(|link| self.model.drawn(link))
    }

    /// Whether a link is part of a vicious circle: drawn as one, or a cause that its own effects lead back to
    /// (two people may each have drawn one half).
    pub fn closes_circle(&self, link: &Link) -> bool {
        match link.kind {
            LinkKind::Feedback => true,
            LinkKind::Causes | LinkKind::Contributes => self.model.reaches(&link.to, &link.from),
            LinkKind::Constrains => false,
        }
    }

    /// What a note leads to ("fører til …"): along the tree first, then along the links.
    pub fn leads_to<'b>(&'b self, note: &'b NoteId) -> Vec<&'b NoteId> {
        self.model.leads_to(note)
    }

    /// What leads to a note ("fordi …"), likewise.
    pub fn comes_of<'b>(&'b self, note: &'b NoteId) -> Vec<&'b NoteId> {
        self.model.comes_of(note)
    }

    /// An innspill.
    pub fn input(&self, key: &InputKey) -> Option<&Input> {
        self.model.inputs.get(key)
    }

    /// The innspill that are not withdrawn, on whatever.
    pub fn inputs(&self) -> impl Iterator<Item = &Input> {
        self.model.inputs.values().filter(|input| input.deleted.is_none())
    }

    /// The innspill on a note, a link or the board, the oldest first.
    pub fn inputs_on(&self, target: &Target) -> Vec<&Input> {
        let keys = self.model.inputs_on.get(target).into_iter().flatten();
        let mut inputs: Vec<&Input> = keys.filter_map(|key| self.model.inputs.get(key)).collect();
        inputs.sort_by(|a, b| (a.when_ms, &a.key).cmp(&(b.when_ms, &b.key)));
        inputs
    }

    /// How many innspill a note has.
    pub fn input_count(&self, note: &NoteId) -> usize {
        self.model.inputs_on.get(&Target::Note(note.clone())).map_or(0, |keys| keys.len())
    }

    /// The note that was called this in the file it was imported from.
    pub fn note_by_source(&self, source: &str) -> Option<&Note> {
        self.notes().find(|note| note.source.as_ref().is_some_and(|named| &*named.id == source))
    }

    /// A fresh note id.
    pub fn fresh_note(&mut self) -> NoteId {
        NoteId::fresh(self.draw())
    }

    /// A fresh link id.
    pub fn fresh_link(&mut self) -> LinkId {
        LinkId::fresh(self.draw())
    }

    /// A fresh innspill id.
    pub fn fresh_input(&mut self) -> InputId {
        InputId::fresh(self.draw())
    }

    fn draw(&mut self) -> u128 {
        u128::from(self.random.next_u64()) << 64 | u128::from(self.random.next_u64())
    }
}

/// What goes over the wire and into the local copy.
impl Board {
    /// What a document holds, as a state vector (v1).
    ///
    /// # Errors
    /// If it is not open.
    pub fn state_vector(&self, id: DocumentId) -> Result<Vec<u8>, EncodeError> {
        let (replica, _) = self.documents.get(&id).ok_or(EncodeError::NotOpen(id))?;
        Ok(replica.state_vector().encode_v1())
    }

    /// What a holder of this state vector lacks (v1).
    ///
    /// # Errors
    /// If the document is not open or the bytes are no state vector.
    pub fn encode_since(&self, id: DocumentId, state_vector: &[u8]) -> Result<Vec<u8>, EncodeError> {
        let (replica, _) = self.documents.get(&id).ok_or(EncodeError::NotOpen(id))?;
        let state_vector =
            StateVector::decode_v1(state_vector).map_err(|error| EncodeError::Malformed(error.to_string()))?;
        Ok(replica.doc.transact().encode_state_as_update_v1(&state_vector))
    }

    /// A whole document (v1).
    ///
    /// # Errors
    /// If it is not open.
    pub fn encode_all(&self, id: DocumentId) -> Result<Vec<u8>, EncodeError> {
        let (replica, _) = self.documents.get(&id).ok_or(EncodeError::NotOpen(id))?;
        Ok(replica.doc.transact().encode_state_as_update_v1(&StateVector::default()))
    }

    /// The next clock that each client id will write in a document: what has been seen of whom.
    pub fn clocks(&self, id: DocumentId) -> HashMap<ClientId, u32> {
        let state = self.documents.get(&id).map(|(replica, _)| replica.state_vector());
        state.iter().flat_map(StateVector::iter).map(|(client, clock)| (*client, *clock)).collect()
    }
}
