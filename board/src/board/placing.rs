//! Where notes go: a place as the person said it, found in the tree as it is now, and written with a key of its own.

use super::model::Model;
use super::writing::Writing;
use crate::command::{CommandError, Place, Position};
use crate::id::NoteId;
use crate::limits;
use crate::note::{NoteKind, Placement, Side};
use crate::problem_tree::order::{self, spread};
use crate::problem_tree::{Group, Tree};
use crate::register::Root;
use crate::schema;
use std::sync::Arc;
use yrs::Any;

/// A place, found in the tree as it is now.
struct Spot {
    /// The note to hang under, by slot.
    parent: Option<usize>,
    side: Side,
    group: Group,
}

impl Writing<'_> {
    pub(super) fn create_note(
        &mut self,
        id: &NoteId,
        kind: NoteKind,
        place: &Place,
        text: &str,
    ) -> Result<(), CommandError> {
        if self.model.notes.len() >= limits::NOTES_MAX {
            return Err(CommandError::Limit("NOTES_MAX"));
        }
        if self.model.note(id).is_some() {
            return Err(CommandError::Taken(id.to_string()));
        }
        let spot = self.spot(place, kind)?;
        self.create(Root::Notes, id.as_str(), text)?;
        let order = self.order_key(None, &spot, &place.at);
        let placement = Placement {
            parent: spot.parent.map(|slot| self.model.notes[slot].id.clone()),
            side: spot.side,
            order: order.into(),
            stamp: self.next_stamp(),
            trail: Vec::new(),
        };
        self.first(Root::Notes, id.as_str(), schema::KIND, vec![Any::from(kind.code())]);
        self.first(Root::Notes, id.as_str(), schema::PLACE, placement.fields());
        self.first(Root::Notes, id.as_str(), schema::AUTHOR, vec![Any::from(self.me.as_str())]);
        self.read(Root::Notes, id.as_str());
        Ok(())
    }

    pub(super) fn move_note(&mut self, note: &NoteId, to: &Place) -> Result<(), CommandError> {
        let slot = self.at_hand(note)?;
        self.model.read_tree();
        if self.model.tree.core() == Some(note) {
            return Err(CommandError::CoreStays);
        }
        let spot = self.spot(to, self.model.notes[slot].kind)?;
        let parent = spot.parent.map(|slot| self.model.notes[slot].id.clone());
        if let Some(parent) = &parent
            && (parent == note || self.model.tree.is_below(parent, note))
        {
            return Err(CommandError::UnderItself(note.clone()));
        }
        if self.stands_there(slot, &spot, &to.at) {
            return Ok(());
        }
        let order = self.order_key(Some(slot), &spot, &to.at);
        self.place(slot, parent, spot.side, order.into());
        Ok(())
    }

    /// Whether a note is drawn where it is to go, by its own wish.
    fn stands_there(&self, slot: usize, spot: &Spot, at: &Position) -> bool {
        let Model { notes, tree, .. } = &*self.model;
        let Some(placed) = tree.find(&notes[slot].id) else { return false };
        let parent = spot.parent.map(|parent| &notes[parent].id);
        if notes[slot].placement.parent.as_ref() != parent || placed.parent() != parent || placed.group() != spot.group
        {
            return false;
        }
        let row = tree.siblings(spot.parent, spot.group);
        let Some(index) = row.iter().position(|&other| other == slot) else { return false };
        let neighbour = |index: Option<usize>| index.and_then(|index| row.get(index)).map(|&slot| &notes[slot].id);
        match at {
            Position::First => index == 0,
            Position::Last => index + 1 == row.len(),
            Position::After(other) => neighbour(index.checked_sub(1)) == Some(other),
            Position::Before(other) => neighbour(Some(index + 1)) == Some(other),
        }
    }

    /// Writes a note's place, with the trail of where it was.
    fn place(&mut self, slot: usize, parent: Option<NoteId>, side: Side, order: Arc<str>) {
        let note = &self.model.notes[slot];
        let (id, before) = (note.id.clone(), note.placement.clone());
        let trail = if before.parent == parent { before.trail } else { before.trail_when_moved_to(parent.as_ref()) };
        let placement = Placement { parent, side, order, stamp: self.next_stamp(), trail };
        self.set(Root::Notes, id.as_str(), schema::PLACE, placement.fields());
    }

    pub(super) fn next_stamp(&mut self) -> u64 {
        self.model.stamp = (self.model.stamp + 1).min(limits::STAMP_MAX);
        self.model.stamp
    }

    /// Finds where a place is now. A parent in the bin stands for what it is drawn under.
    fn spot(&mut self, place: &Place, kind: NoteKind) -> Result<Spot, CommandError> {
        self.model.read_tree();
        let Model { notes, tree, .. } = &*self.model;
        let anchor = tree.anchor();
        let parent = match &place.parent {
            // Beside a core that is in the bin: its sides are still there.
            None if place.side != Side::None && tree.core().is_none() => anchor,
            None => None,
            Some(wanted) => match tree.slot(wanted).filter(|&slot| notes[slot].present) {
                Some(slot) if notes[slot].live() || Some(slot) == anchor => Some(slot),
                Some(_) => tree.parent(wanted).and_then(|parent| tree.slot(parent)),
                None if self.replaying() => None,
                None => return Err(CommandError::NoNote(wanted.clone())),
            },
        };
        let side = match place.side {
            Side::None => kind.side(),
            said => said,
        };
        Ok(match parent {
            Some(slot) if Some(slot) == anchor => {
                Spot { parent, side, group: if side == Side::Effect { Group::Effects } else { Group::Causes } }
            }
            Some(slot) => {
                let group = tree.find(&notes[slot].id).map_or(Group::Unplaced, |placed| placed.group());
                Spot { parent, side: Side::None, group }
            }
            None if kind == NoteKind::Constraint => Spot { parent, side: Side::None, group: Group::Constraints },
            None => Spot { parent, side: Side::None, group: Group::Unplaced },
        })
    }

    /// A key for a note at a position of a row. Where the neighbours' keys leave no room (equal ones, or ones
    /// that are no keys, from a plain client), the neighbours in the way get new ones too.
    fn order_key(&mut self, moving: Option<usize>, spot: &Spot, at: &Position) -> String {
        self.model.read_tree();
        let Model { notes, tree, .. } = &*self.model;
        let row: Vec<usize> =
            tree.siblings(spot.parent, spot.group).iter().copied().filter(|&slot| Some(slot) != moving).collect();
        let find = |id: &NoteId| row.iter().position(|&slot| notes[slot].id == *id);
        let index = match at {
            Position::First => 0,
            Position::Last => row.len(),
            Position::After(other) => find(other).map_or(row.len(), |index| index + 1),
            Position::Before(other) => find(other).unwrap_or(row.len()),
        };
        let keys: Vec<Arc<str>> = row.iter().map(|&slot| row_key(notes, tree, slot)).collect();
        let (from, to) = crowd(&keys, index);
        let key = |index: usize| keys.get(index).map(|key| &**key);
        let (low, high) = (from.checked_sub(1).and_then(key), key(to));
        if from == to
            && let Some(key) = self.runs.key(low, high, &mut self.random)
        {
            return key;
        }
        let renewed = spread(low, high, to - from + 1).filter(|keys| keys.iter().all(|key| order::valid(key)));
        // No room at all: the whole row gets new keys.
        let (from, to, renewed) = match renewed {
            Some(renewed) => (from, to, renewed),
            None => (0, row.len(), spread(None, None, row.len() + 1).expect("the number line holds every row")),
        };
        let others = row[from..to].to_vec();
        let (parent, side) = (spot.parent.map(|slot| notes[slot].id.clone()), spot.side);
        let mut own = String::new();
        let mut others = others.into_iter();
        for (at, key) in (from..).zip(renewed) {
            if at == index {
                own = key;
            } else if let Some(slot) = others.next() {
                self.place(slot, parent.clone(), side, key.into());
            }
        }
        own
    }

    pub(super) fn set_core(&mut self, note: &NoteId) -> Result<(), CommandError> {
        self.at_hand(note)?;
        self.model.read_tree();
        let left_alone = self.model.tree.anchor().filter(|_| self.model.tree.core().is_none());
        self.set(Root::Board, "", schema::CORE, vec![Any::from(note.as_str())]);
        let Some(left_alone) = left_alone else { return Ok(()) };
        // The sides of a core in the bin would come apart without it.
        let gone = self.model.notes[left_alone].id.clone();
        let orphans: Vec<usize> = (0..self.model.notes.len())
            .filter(|&slot| {
                let orphan = &self.model.notes[slot];
                orphan.placement.parent.as_ref() == Some(&gone) && orphan.id != *note && orphan.present
            })
            .collect();
        for slot in orphans {
            let Placement { side, order, .. } = self.model.notes[slot].placement.clone();
            self.place(slot, Some(note.clone()), side, order);
        }
        Ok(())
    }
}

/// The key that a note stands by in its row: its own, or that of the note in the bin which it stands in for.
fn row_key(notes: &[crate::note::Note], tree: &Tree, slot: usize) -> Arc<str> {
    notes[tree.stands_in_for(slot)].placement.order.clone()
}

/// The stretch of a row around `index` whose keys leave no room between them for another.
fn crowd(keys: &[Arc<str>], index: usize) -> (usize, usize) {
    let mut from = index;
    while from > 0 && !order::valid(&keys[from - 1]) {
        from -= 1;
    }
    let low = from.checked_sub(1).map(|index| &keys[index]);
    let mut to = index;
    while to < keys.len() && !(order::valid(&keys[to]) && low.is_none_or(|low| low < &keys[to])) {
        to += 1;
    }
    (from, to)
}
