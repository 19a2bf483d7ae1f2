//! Which branches are closed: a view of this person's, in no document.

use board::{id::NoteId, problem_tree::Tree};
use std::collections::HashSet;

/// The notes whose branches are closed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Folds {
    closed: HashSet<NoteId>,
}

impl Folds {
    /// Is this branch closed, and is there anything in it?
    pub fn is_closed(&self, note: &NoteId, tree: &Tree) -> bool {
        self.closed.contains(note) && tree.children(note).len() > 0
    }
    /// All of them.
    pub fn closed(&self) -> &HashSet<NoteId> {
        &self.closed
    }
    /// Close a branch. False if it was closed.
    pub fn close(&mut self, note: NoteId) -> bool {
        self.closed.insert(note)
    }
    /// Open a branch. False if it was open.
    pub fn open(&mut self, note: &NoteId) -> bool {
        self.closed.remove(note)
    }
    /// Open all branches.
    pub fn open_all(&mut self) {
        self.closed.clear();
    }
    /// Open every branch that this note is in. True if one was closed.
    pub fn reveal(&mut self, note: &NoteId, tree: &Tree) -> bool {
        let mut opened = false;
        let mut at = tree.parent(note);
        while let Some(parent) = at {
            opened |= self.closed.remove(parent);
            at = tree.parent(parent);
        }
        opened
    }
    /// How many notes a closed branch hides.
    pub fn hidden(&self, note: &NoteId, tree: &Tree) -> usize {
        if self.closed.contains(note) { tree.branch(note).skip(1).count() } else { 0 }
    }
}
