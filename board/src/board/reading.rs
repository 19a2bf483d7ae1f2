//! What the canvas, the outline and the panels ask.

use super::{Board, DocumentKind, Facts};
use crate::ClientId;
use crate::id::{AnswerId, InputId, LinkId, NoteId};
use crate::link::{Link, LinkKind};
use crate::note::{Note, NoteKind};
use crate::problem_tree::{Group, Tree};
use crate::register::Root;
use rand::Rng;
use yrs::Transact;
use yrs::branch::{Branch, BranchID};

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

    /// Under which client id each note was first written, those in the bin included: the server knows whose it is.
    pub fn first_written_under(&self) -> Vec<(NoteId, ClientId)> {
        let Some((replica, _)) = self.documents.values().find(|(_, kind)| *kind == DocumentKind::Content) else {
            return Vec::new();
        };
        let txn = replica.doc.transact();
        let present = self.model.notes.iter().filter(|note| note.present);
        present
            .filter_map(|note| {
                let object = replica.roots.object(&txn, Root::Notes, note.id.as_str())?;
                let branch: &Branch = object.as_ref();
                match branch.id() {
                    BranchID::Nested(id) => Some((note.id.clone(), id.client)),
                    BranchID::Root(_) => None,
                }
            })
            .collect()
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

    /// A fresh answer id.
    pub fn fresh_answer(&mut self) -> AnswerId {
        AnswerId::fresh(self.draw())
    }

    pub(super) fn draw(&mut self) -> u128 {
        u128::from(self.random.next_u64()) << 64 | u128::from(self.random.next_u64())
    }
}
