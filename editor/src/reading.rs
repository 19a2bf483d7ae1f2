//! The selected note read aloud: the foot of the panel («… fører til … og …»), as parts of a sentence that the
//! client's locales join.

use board::{
    Board, InputCount,
    id::{LinkId, NoteId},
    input::{InputKey, Target},
    link::LinkKind,
    note::{Control, Evidence},
    problem_tree::Group,
};
use std::sync::Arc;

/// Another note that a sentence names.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Which.
    pub note: NoteId,
    /// Its words.
    pub text: Arc<str>,
    /// The link that says so, if it is not the tree itself.
    pub link: Option<LinkId>,
    /// How many innspill that link has.
    pub inputs: InputCount,
}

/// A note and what it hangs together with.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Which note.
    pub note: NoteId,
    /// The part of the board it stands in.
    pub group: Group,
    /// Steps from the core.
    pub level: u32,
    /// Its words.
    pub text: Arc<str>,
    /// What it leads to, the tree's own first.
    pub leads_to: Vec<Mention>,
    /// What leads to it, the tree's own first.
    pub comes_from: Vec<Mention>,
    /// What it feeds in a vicious circle.
    pub feeds_back_to: Vec<Mention>,
    /// For a constraint: what it binds. For any other: what binds it.
    pub bound: Vec<Mention>,
    /// What supports it.
    pub evidence: Vec<Evidence>,
    /// Who can do something about it.
    pub control: Option<Control>,
    /// Whom it affects.
    pub affected: Vec<Arc<str>>,
    /// How many innspill it has, and how many of them wait for an answer.
    pub inputs: InputCount,
    /// The innspill that it came of.
    pub origin: Option<InputKey>,
}

/// Reads a note, if it is on the board.
pub fn read(board: &Board, note: &NoteId) -> Option<Reading> {
    let (read, placed) = (board.note(note)?, board.tree().find(note)?);
    let tree = board.tree();
    let mention = |other: &NoteId, link: Option<&LinkId>| {
        let text = board.note(other)?.text.clone();
        let inputs = link.map(|link| board.inputs_counted(&Target::Link(link.clone()))).unwrap_or_default();
        Some(Mention { note: other.clone(), text, link: link.cloned(), inputs })
    };
    let in_tree = |notes: &mut dyn Iterator<Item = &NoteId>| -> Vec<Mention> {
        notes.filter_map(|other| mention(other, None)).collect()
    };
    let (outwards, inwards) = (&mut placed.children(), &mut placed.parent().into_iter());
    let (mut leads_to, mut comes_from) = match placed.group() {
        Group::Core => (in_tree(&mut tree.tops(Group::Effects)), in_tree(&mut tree.tops(Group::Causes))),
        Group::Effects => (in_tree(outwards), in_tree(inwards)),
        Group::Causes => (in_tree(inwards), in_tree(outwards)),
        Group::Constraints | Group::Unplaced => (Vec::new(), Vec::new()),
    };
    let (mut feeds_back_to, mut bound) = (Vec::new(), Vec::new());
    for link in board.links_of(note) {
        let forwards = link.from == *note;
        let other = mention(if forwards { &link.to } else { &link.from }, Some(&link.id));
        match (link.kind, forwards) {
            (LinkKind::Causes | LinkKind::Contributes, true) => leads_to.extend(other),
            (LinkKind::Causes | LinkKind::Contributes, false) => comes_from.extend(other),
            (LinkKind::Feedback, true) => feeds_back_to.extend(other),
            (LinkKind::Feedback, false) => comes_from.extend(other),
            (LinkKind::Constrains, _) => bound.extend(other),
        }
    }
    Some(Reading {
        note: note.clone(),
        group: placed.group(),
        level: placed.level(),
        text: read.text.clone(),
        leads_to,
        comes_from,
        feeds_back_to,
        bound,
        evidence: read.evidence.clone(),
        control: read.control,
        affected: read.affected.clone(),
        inputs: board.inputs_counted(&Target::Note(note.clone())),
        origin: read.origin.clone(),
    })
}
