//! The tree as rows: the panel's list, and the whole board for who works in it alone.
//!
//! Outline and canvas are two views of one tree with the same commands; neither is made from the other.

use crate::{
    limits::FOUND_MAX,
    scene::{best_evidence, folds::Folds},
};
use board::{
    Board,
    id::NoteId,
    note::{Control, EvidenceStatus},
    problem_tree::Group,
};
use std::{collections::HashMap, sync::Arc};

/// One row: a tree item.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which note.
    pub note: NoteId,
    /// The part of the board it stands in.
    pub group: Group,
    /// Steps from the core, which is 0; the heading of its part of the board says the rest.
    pub level: u32,
    /// How far it is indented: 0 for the outermost rows of a part.
    pub depth: u32,
    /// Its words.
    pub text: Arc<str>,
    /// Its best evidence.
    pub evidence: Option<EvidenceStatus>,
    /// Who can do something about it.
    pub control: Option<Control>,
    /// How many innspill it has.
    pub inputs: usize,
    /// Its number in its row of siblings, from 1 (`aria-posinset`).
    pub number: usize,
    /// How many siblings there are, itself included (`aria-setsize`).
    pub of: usize,
    /// Is its branch open? `None` when nothing hangs from it.
    pub open: Option<bool>,
    /// Its parent, if that is a row.
    pub parent: Option<NoteId>,
    /// It hangs here only because its own parent is in the bin.
    pub parent_in_bin: bool,
}

/// How many notes a part of the board has, closed branches included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Which part.
    pub group: Group,
    /// How many notes.
    pub count: usize,
}

/// All rows that are open, in reading order.
#[derive(Debug, Default)]
pub struct Outline {
    rows: Vec<Row>,
    parts: Vec<Part>,
    places: HashMap<NoteId, usize>,
    revision: u64,
}

impl Outline {
    /// The rows, part by part: effects, core, causes, constraints, unplaced.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
    /// The parts that have rows, in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
    /// The row of a note, if it is open.
    pub fn row(&self, note: &NoteId) -> Option<&Row> {
        self.rows.get(*self.places.get(note)?)
    }
    /// The number of a note's row.
    pub fn place(&self, note: &NoteId) -> Option<usize> {
        self.places.get(note).copied()
    }
    /// Grows with each change, so that the panel knows when to look.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Reads the tree again. Ten thousand rows take a few milliseconds, and only when something has changed.
    pub fn read(&mut self, board: &Board, folds: &Folds) {
        let (mut rows, mut parts) = (Vec::new(), Vec::new());
        for group in Group::ALL {
            let (from, count) = (rows.len(), read_group(board, folds, group, &mut rows));
            if rows.len() > from {
                parts.push(Part { group, count });
            }
        }
        if rows != self.rows || parts != self.parts {
            self.places = rows.iter().enumerate().map(|(place, row)| (row.note.clone(), place)).collect();
            self.rows = rows;
            self.parts = parts;
            self.revision += 1;
        }
    }

    /// Who takes over the focus when these notes are gone: the next sibling, else the one before, else the parent
    /// (and so on outwards), else the core, else the first row. Ask *before* the rows are read again.
    pub fn neighbour(&self, gone: &NoteId, is_gone: impl Fn(&NoteId) -> bool) -> Option<NoteId> {
        let mut at = self.row(gone);
        while let Some(row) = at {
            let siblings = self.rows.iter().filter(|other| other.parent == row.parent && other.group == row.group);
            let (before, after): (Vec<&Row>, Vec<&Row>) =
                siblings.filter(|other| other.note != row.note).partition(|other| other.number < row.number);
            let next = after.into_iter().chain(before.into_iter().rev()).find(|other| !is_gone(&other.note));
            if let Some(next) = next {
                return Some(next.note.clone());
            }
            let parent = row.parent.as_ref()?;
            if !is_gone(parent) {
                return Some(parent.clone());
            }
            at = self.row(parent);
        }
        let core = self.rows.iter().find(|row| row.group == Group::Core);
        core.into_iter().chain(&self.rows).map(|row| &row.note).find(|note| !is_gone(note)).cloned()
    }
}

/// Adds a part's rows; gives how many notes it has.
fn read_group(board: &Board, folds: &Folds, group: Group, rows: &mut Vec<Row>) -> usize {
    let tree = board.tree();
    let tops: Vec<&NoteId> = match group {
        Group::Core => tree.core().into_iter().collect(),
        Group::Effects | Group::Causes | Group::Constraints | Group::Unplaced => tree.tops(group).collect(),
    };
    let of = tops.len();
    let mut count = 0;
    // Each with its depth, its number and whether a branch around it is closed.
    let mut waiting: Vec<(&NoteId, u32, usize, usize, bool)> =
        tops.into_iter().enumerate().map(|(number, note)| (note, 0, number + 1, of, false)).rev().collect();
    while let Some((note, depth, number, of, hidden)) = waiting.pop() {
        let (Some(read), Some(placed)) = (board.note(note), tree.find(note)) else { continue };
        count += 1;
        let closed = folds.is_closed(note, tree);
        if group != Group::Core {
            let children = placed.children();
            let children_of = children.len();
            let children = children.enumerate().rev();
            waiting
                .extend(children.map(|(number, child)| (child, depth + 1, number + 1, children_of, hidden || closed)));
        }
        if hidden {
            continue;
        }
        rows.push(Row {
            note: note.clone(),
            group,
            level: placed.level(),
            depth,
            text: read.text.clone(),
            evidence: best_evidence(read),
            control: read.control,
            inputs: board.input_count(note),
            number,
            of,
            open: (group != Group::Core && placed.children().len() > 0).then_some(!closed),
            parent: placed.parent().filter(|_| depth > 0).cloned(),
            parent_in_bin: placed.parent_in_bin(),
        });
    }
    count
}

/// The notes whose words hold all of the words asked for, in reading order; case and order don't matter.
pub fn find(board: &Board, asked: &str) -> Vec<NoteId> {
    let asked = asked.to_lowercase();
    let wanted: Vec<&str> = asked.split_whitespace().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let (mut rows, everything_open) = (Vec::new(), Folds::default());
    for group in Group::ALL {
        read_group(board, &everything_open, group, &mut rows);
    }
    let holds = |row: &Row| {
        let text = row.text.to_lowercase();
        wanted.iter().all(|word| text.contains(word))
    };
    rows.into_iter().filter(holds).map(|row| row.note).take(FOUND_MAX).collect()
}
