//! What leads to what: along the tree and along the links that are causes.

use super::model::Model;
use crate::id::NoteId;
use crate::link::{Link, LinkKind};
use crate::note::{NoteKind, Side};
use crate::problem_tree::{Group, Placed};
use std::collections::HashSet;

impl Model {
    /// What a note leads to: what it hangs under or what hangs over it, and what its links say besides.
    pub(super) fn leads_to<'m>(&'m self, note: &'m NoteId) -> Vec<&'m NoteId> {
        self.influences(note, Side::Cause, |link| (link.from == *note).then_some(&link.to))
    }

    /// What leads to a note.
    pub(super) fn comes_of<'m>(&'m self, note: &'m NoteId) -> Vec<&'m NoteId> {
        self.influences(note, Side::Effect, |link| (link.to == *note).then_some(&link.from))
    }

    /// Whether what `from` leads to comes, in the end, to `to`.
    pub(super) fn reaches(&self, from: &NoteId, to: &NoteId) -> bool {
        let mut seen = HashSet::from([from]);
        let mut waiting = vec![from];
        while let Some(note) = waiting.pop() {
            if note == to {
                return true;
            }
            waiting.extend(self.leads_to(note).into_iter().filter(|next| seen.insert(next)));
        }
        false
    }

    /// Both ends of a link are on the board, and nobody has removed it.
    pub(super) fn drawn(&self, link: &Link) -> bool {
        let live = |end| self.live(end).is_some();
        link.deleted.is_none() && live(&link.from) && live(&link.to)
    }

    /// The neighbours along the tree when one looks up from a note on `upwards`' side and down from one on the
    /// other, and those that the links add.
    fn influences<'m>(
        &'m self,
        note: &'m NoteId,
        upwards: Side,
        end: impl Fn(&'m Link) -> Option<&'m NoteId>,
    ) -> Vec<&'m NoteId> {
        let Some(placed) = self.tree.find(note) else { return Vec::new() };
        let mut found: Vec<&NoteId> = Vec::new();
        if self.side(placed) == Some(upwards) {
            found.extend(placed.parent());
        }
        found.extend(placed.children().filter(|&child| {
            let child = self.tree.find(child);
            child.and_then(|child| self.side(child)).is_some_and(|side| side != upwards)
        }));
        let links = self.links_of.get(note).into_iter().flatten().filter_map(|id| self.links.get(id));
        for link in links {
            let causal = matches!(link.kind, LinkKind::Causes | LinkKind::Contributes);
            if causal && self.drawn(link) {
                found.extend(end(link).filter(|other| !found.contains(other)));
            }
        }
        found
    }

    /// Whether a note leads to its parent (cause) or comes of it (effect); neither, for core and constraints.
    fn side(&self, placed: Placed<'_>) -> Option<Side> {
        let note = self.note(placed.id())?;
        match (note.kind, placed.group()) {
            (NoteKind::Constraint, _) | (_, Group::Core) => None,
            (_, Group::Causes) => Some(Side::Cause),
            (_, Group::Effects) => Some(Side::Effect),
            (kind, Group::Constraints | Group::Unplaced) => Some(kind.side()),
        }
    }
}
