//! The tree as rows: the panel's list, and the whole board for who works in it alone.
//!
//! Outline and canvas are two views of one tree with the same commands; neither is made from the other.

use crate::{
    limits::FOUND_MAX,
    scene::{best_evidence, folds::Folds},
};
use board::{
    Board, InputCount,
    id::NoteId,
    note::{Control, EvidenceStatus, NoteKind},
    outline::outline,
    problem_tree::{Group, Why},
};
use std::{collections::HashMap, sync::Arc};

/// One row: a tree item.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which note.
    pub note: NoteId,
    /// What it is where it stands. The core's own kind means nothing: its group says it.
    pub role: NoteKind,
    /// The part of the board it stands in.
    pub group: Group,
    /// Steps from the core, which is 0.
    pub level: u32,
    /// `aria-level`: 1 for the outermost rows of a part.
    pub depth: u32,
    /// `aria-posinset`: its number in its row of siblings, from 1.
    pub position: usize,
    /// `aria-setsize`: how many siblings there are, itself included.
    pub set_size: usize,
    /// `aria-expanded`: is its branch open? `None` when nothing hangs from it.
    pub open: Option<bool>,
    /// How many notes its closed branch hides.
    pub hidden: usize,
    /// Its parent, if that is a row of the same part.
    pub parent: Option<NoteId>,
    /// How it came where it stands; anything but as written is worth a word.
    pub why: Why,
    /// Its words.
    pub text: Arc<str>,
    /// Its best evidence.
    pub evidence: Option<EvidenceStatus>,
    /// Who can do something about it.
    pub control: Option<Control>,
    /// How many innspill it has, and how many of them wait for an answer.
    pub inputs: InputCount,
    /// How many innspill the links have that begin here.
    pub inputs_on_links: usize,
    /// How much it leads to beyond its place in the tree.
    pub also_leads_to: usize,
    /// How many vicious circles it is part of.
    pub circles: usize,
    /// How many constraints bind it (for a constraint: what it binds).
    pub constraints: usize,
}

impl Row {
    fn of(row: board::outline::Row) -> Row {
        Row {
            note: row.note.id.clone(),
            role: row.role,
            group: row.group,
            level: row.level,
            depth: row.depth,
            position: row.position,
            set_size: row.set_size,
            open: row.has_children.then_some(row.expanded),
            hidden: row.hidden,
            parent: row.parent.cloned(),
            why: row.why,
            text: row.note.text.clone(),
            evidence: best_evidence(row.note),
            control: row.note.control,
            inputs: row.inputs,
            inputs_on_links: row.inputs_on_links,
            also_leads_to: row.also_leads_to,
            circles: row.circles,
            constraints: row.constraints,
        }
    }
}

/// A part of the board and its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Which part.
    pub group: Group,
    /// How many notes it has, those in closed branches included.
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
        let rows: Vec<Row> = outline(board, folds.closed()).into_iter().map(Row::of).collect();
        if rows == self.rows {
            return;
        }
        let count = |group| rows.iter().filter(|row| row.group == group).map(|row| 1 + row.hidden).sum();
        let parts = Group::ALL.into_iter().map(|group| Part { group, count: count(group) });
        self.parts = parts.filter(|part| part.count > 0).collect();
        self.places = rows.iter().enumerate().map(|(place, row)| (row.note.clone(), place)).collect();
        self.rows = rows;
        self.revision += 1;
    }

    /// Some notes' words or signs changed, but not the tree: only their rows are read again.
    pub fn retouch<'a>(&mut self, board: &Board, notes: impl Iterator<Item = &'a NoteId>) {
        for note in notes {
            let row = self.places.get(note).and_then(|&place| self.rows.get_mut(place));
            let (Some(row), Some(read)) = (row, board.note(note)) else { continue };
            let now = Row {
                text: read.text.clone(),
                role: board.role(note).unwrap_or(row.role),
                evidence: best_evidence(read),
                control: read.control,
                ..row.clone()
            };
            if now != *row {
                *row = now;
                self.revision += 1;
            }
        }
    }

    /// Who takes over the focus when notes are gone: the next sibling, else the one before, else the parent (and so
    /// on outwards), else the core, else the first row. Ask *before* the rows are read again.
    pub fn neighbour(&self, gone: &NoteId, is_gone: impl Fn(&NoteId) -> bool) -> Option<NoteId> {
        let mut at = self.row(gone);
        while let Some(row) = at {
            let siblings = self.rows.iter().filter(|other| other.parent == row.parent && other.group == row.group);
            let (before, after): (Vec<&Row>, Vec<&Row>) =
                siblings.filter(|other| other.note != row.note).partition(|other| other.position < row.position);
            let next = after.into_iter().chain(before.into_iter().rev()).find(|other| !is_gone(&other.note));
            if let Some(next) = next {
                return Some(next.note.clone());
            }
            let Some(parent) = row.parent.as_ref() else { break };
            if !is_gone(parent) {
                return Some(parent.clone());
            }
            at = self.row(parent);
        }
        let core = self.rows.iter().find(|row| row.group == Group::Core);
        core.into_iter().chain(&self.rows).map(|row| &row.note).find(|note| !is_gone(note)).cloned()
    }
}

/// The notes whose words hold all of the words asked for, in reading order; case and order don't matter.
pub fn find(board: &Board, asked: &str) -> Vec<NoteId> {
    let asked = asked.to_lowercase();
    let wanted: Vec<&str> = asked.split_whitespace().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let holds = |text: &str| {
        let text = text.to_lowercase();
        wanted.iter().all(|word| text.contains(word))
    };
    let rows = outline(board, Folds::default().closed());
    rows.into_iter().filter(|row| holds(&row.note.text)).map(|row| row.note.id.clone()).take(FOUND_MAX).collect()
}
