//! The tree as it is drawn: effects over the core, causes under it, constraints beside it, and a lane for what
//! has no place.

use super::resolve::{Why, resolve};
use crate::id::NoteId;
use crate::note::{Note, NoteKind, Side};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The part of the board that a note stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Over the core: what it leads to.
    Effects,
    /// The core problem itself.
    Core,
    /// Under the core: what leads to it.
    Causes,
    /// Beside the tree: what binds the causes.
    Constraints,
    /// Notes without a place, and what hangs under them.
    Unplaced,
}

impl Group {
    /// All groups, from the top of the board to the bottom.
    pub const ALL: [Group; 5] = [Group::Effects, Group::Core, Group::Causes, Group::Constraints, Group::Unplaced];
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Node {
    parent: Option<usize>,
    children: Vec<usize>,
    group: Group,
    level: u32,
    why: Why,
    live: bool,
    rescued: bool,
}

/// The tree of all notes. A pure function of their registers; see [`super::resolve`].
#[derive(Debug, Default)]
pub struct Tree {
    ids: Vec<NoteId>,
    slots: HashMap<NoteId, usize>,
    nodes: Vec<Node>,
    /// Parents as resolved, whether on the board or in the bin.
    parents: Vec<Option<usize>>,
    /// The note that the board's register names, live or not: its children keep their sides without it.
    anchor: Option<usize>,
    tops: HashMap<Group, Vec<usize>>,
}

/// A live note's place in the tree.
#[derive(Clone, Copy)]
pub struct Placed<'t> {
    tree: &'t Tree,
    slot: usize,
}

impl Tree {
    /// The core problem, if the board has one that is not in the bin.
    pub fn core(&self) -> Option<&NoteId> {
        self.anchor.filter(|&slot| self.nodes.get(slot).is_some_and(|node| node.live)).map(|slot| &self.ids[slot])
    }

    /// The outermost notes of a group, in order: the core's children on that side, or those without a parent.
    pub fn tops(&self, group: Group) -> impl ExactSizeIterator<Item = &NoteId> + DoubleEndedIterator + Clone {
        self.tops.get(&group).map_or(&[][..], Vec::as_slice).iter().map(|&slot| &self.ids[slot])
    }

    /// Where a note is drawn; none for a note that is unknown or in the bin.
    pub fn find(&self, note: &NoteId) -> Option<Placed<'_>> {
        let slot = self.slot(note)?;
        self.nodes.get(slot)?.live.then_some(Placed { tree: self, slot })
    }

    /// The children of a note, in order; none for a note that is not drawn. The core's are its causes and its
    /// effects together; [`Tree::tops`] has them apart.
    pub fn children(&self, note: &NoteId) -> impl ExactSizeIterator<Item = &NoteId> + DoubleEndedIterator + Clone {
        let node = self.slot(note).and_then(|slot| self.nodes.get(slot));
        node.map_or(&[][..], |node| node.children.as_slice()).iter().map(|&slot| &self.ids[slot])
    }

    /// The parent that a note is drawn under. Also for a note in the bin: where it would be.
    pub fn parent(&self, note: &NoteId) -> Option<&NoteId> {
        self.nodes.get(self.slot(note)?)?.parent.map(|slot| &self.ids[slot])
    }

    /// Whether `below` hangs, at whatever depth, under `above`.
    pub fn is_below(&self, below: &NoteId, above: &NoteId) -> bool {
        let (Some(mut at), Some(above)) = (self.slot(below), self.slot(above)) else { return false };
        while let Some(parent) = self.nodes.get(at).and_then(|node| node.parent) {
            if parent == above {
                return true;
            }
            at = parent;
        }
        false
    }

    /// A note and all under it, each before its children.
    pub fn branch<'t>(&'t self, note: &NoteId) -> impl Iterator<Item = &'t NoteId> + use<'t> {
        let mut waiting: Vec<usize> = self.find(note).map(|placed| placed.slot).into_iter().collect();
        std::iter::from_fn(move || {
            let slot = waiting.pop()?;
            waiting.extend(self.nodes[slot].children.iter().rev());
            Some(&self.ids[slot])
        })
    }

    /// Live notes.
    pub fn len(&self) -> usize {
        self.nodes.iter().filter(|node| node.live).count()
    }

    /// Whether the board has no live notes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn slot(&self, note: &NoteId) -> Option<usize> {
        self.slots.get(note).copied()
    }

    /// The slot of a note, a new one if it has none. A note keeps its slot for ever.
    pub(crate) fn slot_for(&mut self, note: &NoteId) -> usize {
        if let Some(slot) = self.slot(note) {
            return slot;
        }
        let slot = self.ids.len();
        self.ids.push(note.clone());
        self.slots.insert(note.clone(), slot);
        slot
    }

    /// The slots of the notes that are drawn in one row under `parent`, on one side if that is the core.
    pub(crate) fn siblings(&self, parent: Option<usize>, group: Group) -> &[usize] {
        match parent {
            Some(parent) if Some(parent) != self.anchor => self.nodes.get(parent).map_or(&[], |node| &node.children),
            _ => self.tops.get(&group).map_or(&[], Vec::as_slice),
        }
    }

    /// The slot of the note that the core register names, live or not.
    pub(crate) fn anchor(&self) -> Option<usize> {
        self.anchor
    }

    /// Reads the tree anew from all notes, which stand by slot.
    pub(crate) fn read(&mut self, notes: &[Note], core: Option<&NoteId>) {
        let anchor = core.and_then(|core| self.slot(core)).filter(|&slot| notes[slot].present);
        let forest = resolve(notes, anchor, |id| self.slots.get(id).copied());
        self.anchor = anchor;
        self.nodes = nodes(notes, anchor, &forest.parents, &forest.why);
        let (rows, roots) = rows(notes, &forest.parents);
        for slot in 0..self.nodes.len() {
            if self.nodes[slot].live {
                self.nodes[slot].children = self.drawn(&rows, &rows[slot]);
            }
        }
        self.tops.clear();
        for slot in self.drawn(&rows, &roots) {
            // The children of a core that is in the bin are among them, and keep their sides.
            self.tops.entry(self.nodes[slot].group).or_default().push(slot);
        }
        if let Some(core) = anchor.filter(|&slot| self.nodes[slot].live) {
            for group in [Group::Effects, Group::Causes] {
                let children = self.nodes[core].children.iter().copied();
                let side = children.filter(|&slot| self.nodes[slot].group == group).collect();
                self.tops.insert(group, side);
            }
        }
        self.parents = forest.parents;
    }

    /// A row as it is drawn: in place of a note in the bin stand those that hung under it.
    fn drawn(&self, rows: &[Vec<usize>], row: &[usize]) -> Vec<usize> {
        let mut drawn = Vec::with_capacity(row.len());
        let mut waiting: Vec<usize> = row.iter().rev().copied().collect();
        while let Some(slot) = waiting.pop() {
            if self.nodes[slot].live {
                drawn.push(slot);
            } else {
                waiting.extend(rows[slot].iter().rev());
            }
        }
        drawn
    }

    /// The note whose order key a note stands by in its row: itself, or the outermost of the notes in the bin
    /// between it and the parent that it is drawn under.
    pub(crate) fn stands_in_for(&self, slot: usize) -> usize {
        let mut at = slot;
        while let Some(up) =
            self.parents[at].filter(|&up| Some(up) != self.nodes[slot].parent && Some(up) != self.anchor)
        {
            at = up;
        }
        at
    }
}

/// Nearest live ancestor, group and level of every note.
fn nodes(notes: &[Note], anchor: Option<usize>, parents: &[Option<usize>], why: &[Why]) -> Vec<Node> {
    let mut nodes: Vec<Node> = notes
        .iter()
        .zip(why)
        .map(|(note, &why)| Node {
            parent: None,
            children: Vec::new(),
            group: Group::Unplaced,
            level: 0,
            why,
            live: note.live(),
            rescued: false,
        })
        .collect();
    // Parents before children, without recursion: a chain may be as long as the board.
    for slot in parents_first(parents) {
        let note = &notes[slot];
        let (parent, group, level, rescued) = match parents[slot] {
            None if Some(slot) == anchor => (None, Group::Core, 0, false),
            None if note.kind == NoteKind::Constraint => (None, Group::Constraints, 0, false),
            None => (None, Group::Unplaced, 0, false),
            Some(parent) => {
                let above = &nodes[parent];
                let group = if Some(parent) == anchor { side_of(note) } else { above.group };
                if above.live {
                    (Some(parent), group, above.level + 1, false)
                } else {
                    // Under a core that is in the bin the sides stay, one level out, as if it were there.
                    let level = if Some(parent) == anchor { 1 } else { above.level };
                    (above.parent, group, level, true)
                }
            }
        };
        let node = &mut nodes[slot];
        (node.parent, node.group, node.level, node.rescued) = (parent, group, level, rescued);
    }
    nodes
}

fn side_of(note: &Note) -> Group {
    let side = match note.placement.side {
        Side::None => note.kind.side(),
        said => said,
    };
    match side {
        Side::Effect => Group::Effects,
        Side::Cause | Side::None => Group::Causes,
    }
}

/// Every slot after its parent's. The parents hold no circle.
fn parents_first(parents: &[Option<usize>]) -> Vec<usize> {
    let mut done = vec![false; parents.len()];
    let mut order = Vec::with_capacity(parents.len());
    let mut path = Vec::new();
    for start in 0..parents.len() {
        let mut at = Some(start);
        while let Some(slot) = at.filter(|&slot| !done[slot]) {
            done[slot] = true;
            path.push(slot);
            at = parents[slot];
        }
        order.extend(path.drain(..).rev());
    }
    order
}

/// What hangs under each note, in the bin or not, and what hangs under none; siblings by order key, then id.
fn rows(notes: &[Note], parents: &[Option<usize>]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut rows = vec![Vec::new(); notes.len()];
    let mut roots = Vec::new();
    for (slot, parent) in parents.iter().enumerate() {
        match parent {
            Some(parent) => rows[*parent].push(slot),
            None => roots.push(slot),
        }
    }
    let key = |slot: &usize| (&notes[*slot].placement.order, &notes[*slot].id);
    for row in rows.iter_mut().chain([&mut roots]) {
        row.sort_by(|a, b| key(a).cmp(&key(b)));
    }
    (rows, roots)
}

impl<'t> Placed<'t> {
    fn node(self) -> &'t Node {
        &self.tree.nodes[self.slot]
    }

    /// The note.
    pub fn id(self) -> &'t NoteId {
        &self.tree.ids[self.slot]
    }

    /// The note that it hangs under.
    pub fn parent(self) -> Option<&'t NoteId> {
        self.node().parent.map(|slot| &self.tree.ids[slot])
    }

    /// The notes that hang under it, in order.
    pub fn children(self) -> impl ExactSizeIterator<Item = &'t NoteId> + DoubleEndedIterator + Clone {
        self.node().children.iter().map(move |&slot| &self.tree.ids[slot])
    }

    /// Which part of the board it stands in.
    pub fn group(self) -> Group {
        self.node().group
    }

    /// Steps from the core, or from the outermost note of its group beside the tree.
    pub fn level(self) -> u32 {
        self.node().level
    }

    /// How it came there.
    pub fn why(self) -> Why {
        self.node().why
    }

    /// Whether it hangs here only because its own parent is in the bin.
    pub fn parent_in_bin(self) -> bool {
        self.node().rescued
    }

    /// The notes of its row, itself among them, in order.
    pub fn row(self) -> impl ExactSizeIterator<Item = &'t NoteId> + DoubleEndedIterator + Clone {
        self.tree.siblings(self.node().parent, self.node().group).iter().map(move |&slot| &self.tree.ids[slot])
    }
}
