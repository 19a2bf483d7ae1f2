//! From what each note's mover wanted to one forest: never reject, never lose, never draw a cycle.
//!
//! The rules, the same in every client (`docs/schema.md`, "The tree"):
//! 1. The parent register is honoured. A parent that is unknown, or the note itself, falls back along the trail.
//! 2. In a cycle the latest-stamped move (then the greatest id) is undone, again along the trail; cycles are
//!    undone in the order of those stamps.
//! 3. The core is a root whatever its register says.

use crate::id::NoteId;
use crate::note::Note;
use serde::{Deserialize, Serialize};

/// How a note came to its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It has none and wants none: the core, a constraint, a free note.
    Root,
    /// As its last mover wanted.
    AsWritten,
    /// The wanted parent is not there; it hangs where it was before.
    ParentUnknown,
    /// Its last move closed a circle together with somebody else's; it hangs where it was before.
    CircleUndone,
    /// Nothing that it remembers is there.
    Lost,
}

/// Each note's parent, deleted or not, by slot.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Forest {
    pub(crate) parents: Vec<Option<usize>>,
    pub(crate) why: Vec<Why>,
}

/// Resolves all notes; `slot_of` finds a note's index in `notes`.
pub(crate) fn resolve(notes: &[Note], core: Option<usize>, slot_of: impl Fn(&NoteId) -> Option<usize>) -> Forest {
    let known = |id: &NoteId| slot_of(id).filter(|&slot| notes[slot].present);
    let mut parents = vec![None; notes.len()];
    let mut why = vec![Why::Root; notes.len()];
    for (slot, note) in notes.iter().enumerate() {
        let Some(wanted) = &note.placement.parent else { continue };
        if Some(slot) == core {
            continue;
        }
        if let Some(parent) = known(wanted).filter(|&parent| parent != slot) {
            parents[slot] = Some(parent);
            why[slot] = Why::AsWritten;
        } else {
            parents[slot] = note.placement.trail.iter().filter_map(known).find(|&parent| parent != slot);
            why[slot] = if parents[slot].is_some() { Why::ParentUnknown } else { Why::Lost };
        }
    }

    let move_of = |slot: usize| (notes[slot].placement.stamp, &notes[slot].id);
    let circles = circles(&parents);
    let mut circling = vec![false; notes.len()];
    for &slot in circles.iter().flatten() {
        circling[slot] = true;
    }
    let latest_of = |circle: &Vec<usize>| circle.iter().copied().max_by_key(|&slot| move_of(slot));
    let mut cuts: Vec<(usize, Vec<usize>)> =
        circles.into_iter().filter_map(|circle| Some((latest_of(&circle)?, circle))).collect();
    cuts.sort_by_key(|(latest, _)| move_of(*latest));
    for (slot, circle) in cuts {
        for on_it in circle {
            circling[on_it] = false;
        }
        parents[slot] = None;
        why[slot] = Why::Lost;
        let mut earlier = notes[slot].placement.trail.iter().filter_map(known);
        if let Some(parent) = earlier.find(|&parent| !leads_to(&parents, &circling, parent, slot)) {
            parents[slot] = Some(parent);
            why[slot] = Why::CircleUndone;
        }
    }
    Forest { parents, why }
}

/// All circles of the parent pointers. Each note has one parent at most, so they don't share notes.
fn circles(parents: &[Option<usize>]) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let mut walk_of = vec![UNSEEN; parents.len()];
    let mut found = Vec::new();
    for start in 0..parents.len() {
        let mut at = Some(start);
        while let Some(slot) = at.filter(|&slot| walk_of[slot] == UNSEEN) {
            walk_of[slot] = start;
            at = parents[slot];
        }
        let Some(closing) = at.filter(|&slot| walk_of[slot] == start) else { continue };
        let mut circle = vec![closing];
        let mut next = parents[closing];
        while let Some(slot) = next.filter(|&slot| slot != closing) {
            circle.push(slot);
            next = parents[slot];
        }
        found.push(circle);
    }
    found
}

/// Whether walking up from `from` comes to `to`. A walk that comes to another circle, not yet cut, stays in it.
fn leads_to(parents: &[Option<usize>], circling: &[bool], from: usize, to: usize) -> bool {
    let mut at = Some(from);
    while let Some(slot) = at.filter(|&slot| !circling[slot]) {
        if slot == to {
            return true;
        }
        at = parents[slot];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::Placement;
    use std::collections::HashMap;

    /// Notes as `id>parent@stamp~trail`; the parents expected as `id>parent` with `?` for those who are lost.
    #[track_caller]
    fn check(written: &[&str], core: Option<&str>, expected: &str) {
        let id = |text: &str| text.parse::<NoteId>().expect("test ids are ids");
        let notes: Vec<Note> = written
            .iter()
            .map(|line| {
                let (line, trail) = line.split_once('~').unwrap_or((line, ""));
                let (line, stamp) = line.split_once('@').unwrap_or((line, "0"));
                let (name, parent) = line.split_once('>').unwrap_or((line, ""));
                Note {
                    present: true,
                    placement: Placement {
                        parent: Some(parent).filter(|parent| !parent.is_empty()).map(id),
                        stamp: stamp.parse().expect("test stamps are numbers"),
                        trail: trail.split(',').filter(|t| !t.is_empty()).map(id).collect(),
                        ..Placement::default()
                    },
                    ..Note::blank(id(name))
                }
            })
            .collect();
        let slots: HashMap<NoteId, usize> = notes.iter().enumerate().map(|(slot, n)| (n.id.clone(), slot)).collect();
        let core = core.and_then(|core| slots.get(&id(core)).copied());
        let forest = resolve(&notes, core, |id| slots.get(id).copied());
        let read: Vec<String> = notes
            .iter()
            .zip(forest.parents.iter().zip(&forest.why))
            .map(|(note, (parent, why))| match (parent, why) {
                (Some(parent), _) => format!("{}>{}", note.id, notes[*parent].id),
                (None, Why::Lost) => format!("{}?", note.id),
                (None, _) => note.id.to_string(),
            })
            .collect();
        assert_eq!(read.join(" "), expected);
    }

    #[test]
    fn parents_are_honoured() {
        check(&["k", "a>k", "b>a"], Some("k"), "k a>k b>a");
    }

    #[test]
    fn an_unknown_parent_and_oneself_fall_back_along_the_trail() {
        check(&["k", "a>gone~k"], None, "k a>k");
        check(&["k", "a>a~gone,k"], None, "k a>k");
        check(&["a>gone"], None, "a?");
    }

    #[test]
    fn of_two_moves_that_close_a_circle_the_later_is_undone() {
        check(&["k", "a>b@5~k", "b>a@4~k"], None, "k a>k b>a");
        check(&["k", "a>b@4~k", "b>a@5~k"], None, "k a>b b>k");
    }

    #[test]
    fn with_equal_stamps_the_greater_id_gives_way() {
        check(&["k", "a>b~k", "b>a~k"], None, "k a>b b>k");
    }

    #[test]
    fn a_circle_without_memory_is_cut_and_lost_but_whole() {
        check(&["a>b", "b>c", "c>a"], None, "a>b b>c c?");
    }

    #[test]
    fn a_trail_back_into_the_circle_is_passed_over() {
        check(&["k", "a>b@1", "b>a@2~a,k"], None, "k a>b b>k");
    }

    #[test]
    fn two_circles_whose_trails_cross_are_both_undone() {
        check(&["a>b", "b>a@2~c", "c>d", "d>c@3~a"], None, "a>b b>c c>d d?");
    }

    #[test]
    fn the_core_is_a_root_whatever_it_says() {
        check(&["k>a", "a>k"], Some("k"), "k a>k");
    }
}
