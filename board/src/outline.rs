//! The outline: the same tree as flat rows, from the outermost effects down to what has no place. It says what
//! a screen reader needs of each row; the words are the page's.

use crate::board::{Board, InputCount};
use crate::id::NoteId;
use crate::input::Target;
use crate::link::LinkKind;
use crate::note::{Note, NoteKind};
use crate::problem_tree::{Group, Why};
use std::collections::HashSet;

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'b> {
    /// The note: its text, evidence, control and whom it affects.
    pub note: &'b Note,
    /// What it is where it stands. The core's own kind means nothing: its group says it.
    pub role: NoteKind,
    /// The part of the board it stands in.
    pub group: Group,
    /// Steps from the core (0), or from the outermost note beside the tree (0).
    pub level: u32,
    /// Depth in the outline, from 1: `aria-level`.
    pub depth: u32,
    /// Number in its row, from 1: `aria-posinset`.
    pub position: usize,
    /// Length of its row: `aria-setsize`.
    pub set_size: usize,
    /// What it hangs under; none for the outermost of each group, the core's own children included.
    pub parent: Option<&'b NoteId>,
    /// Whether rows can hang under it in the outline.
    pub has_children: bool,
    /// Whether they are shown.
    pub expanded: bool,
    /// Notes under it at whatever depth that are not shown.
    pub hidden: usize,
    /// How it came here; anything but as written is worth a word.
    pub why: Why,
    /// Innspill on it.
    pub inputs: InputCount,
    /// Innspill on the links that begin here.
    pub inputs_on_links: usize,
    /// What it also leads to, beyond its place in the tree.
    pub also_leads_to: usize,
    /// Vicious circles that begin or end here.
    pub circles: usize,
    /// Constraints that bind it, or causes that it binds.
    pub constraints: usize,
}

/// The rows, without what hangs under the collapsed notes.
pub fn outline<'b>(board: &'b Board, collapsed: &HashSet<NoteId>) -> Vec<Row<'b>> {
    let mut rows = Vec::with_capacity(board.tree().len());
    for group in Group::ALL {
        let tops = board.tree().tops(group);
        let set_size = tops.len();
        // Rows still to come, the next last: a chain may be as long as the board.
        let mut waiting: Vec<Waiting<'b>> = tops
            .enumerate()
            .map(|(index, id)| Waiting { id, depth: 1, position: index + 1, set_size, parent: None })
            .collect();
        waiting.reverse();
        while let Some(next) = waiting.pop() {
            let Some(row) = row(board, &next, collapsed) else { continue };
            if row.expanded {
                let children = board.tree().children(next.id);
                let set_size = children.len();
                waiting.extend(children.enumerate().rev().map(|(index, id)| Waiting {
                    id,
                    depth: next.depth + 1,
                    position: index + 1,
                    set_size,
                    parent: Some(next.id),
                }));
            }
            rows.push(row);
        }
    }
    rows
}

struct Waiting<'b> {
    id: &'b NoteId,
    depth: u32,
    position: usize,
    set_size: usize,
    parent: Option<&'b NoteId>,
}

fn row<'b>(board: &'b Board, at: &Waiting<'b>, collapsed: &HashSet<NoteId>) -> Option<Row<'b>> {
    let note = board.note(at.id)?;
    let placed = board.tree().find(at.id)?;
    // The core's children have rows of their own, over and under it.
    let has_children = placed.group() != Group::Core && placed.children().len() > 0;
    let expanded = has_children && !collapsed.contains(at.id);
    let hidden = if has_children && !expanded { board.tree().branch(at.id).count() - 1 } else { 0 };
    let count = |wanted: fn(LinkKind) -> bool| board.links_of(at.id).filter(|link| wanted(link.kind)).count();
    let links_from = || board.links_of(at.id).filter(|link| link.from == *at.id);
    Some(Row {
        note,
        role: board.role(at.id)?,
        group: placed.group(),
        level: placed.level(),
        depth: at.depth,
        position: at.position,
        set_size: at.set_size,
        parent: at.parent,
        has_children,
        expanded,
        hidden,
        why: placed.why(),
        inputs: board.inputs_counted(&Target::Note(at.id.clone())),
        inputs_on_links: links_from().map(|link| board.input_count(&Target::Link(link.id.clone()))).sum(),
        also_leads_to: links_from()
            .filter(|link| matches!(link.kind, LinkKind::Causes | LinkKind::Contributes))
            .count(),
        circles: count(|kind| kind == LinkKind::Feedback),
        constraints: count(|kind| kind == LinkKind::Constrains),
    })
}
