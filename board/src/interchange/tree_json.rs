//! Trees as JSON files (`samtavle.tre/1`). What an import took, an export gives back, unknown fields included.

use crate::board::Board;
use crate::id::NoteId;
use crate::link::{Link, LinkKind};
use crate::note::{Control, Evidence, Note, NoteKind, Side};
use crate::problem_tree::Group;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// What kind of tree a board holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TreeKind {
    /// Causes and effects of a core problem.
    #[default]
    ProblemTree,
    /// Means and ends of an objective.
    ObjectiveTree,
}

impl TreeKind {
    /// The glossary's code.
    pub fn code(self) -> &'static str {
        match self {
            TreeKind::ProblemTree => "problem_tree",
            TreeKind::ObjectiveTree => "objective_tree",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<TreeKind> {
        [TreeKind::ProblemTree, TreeKind::ObjectiveTree].into_iter().find(|kind| kind.code() == code)
    }
}

/// A tree as a file holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TreeJson {
    /// Problem tree or objective tree.
    #[serde(rename = "type")]
    pub kind: TreeKind,
    /// Language of the texts.
    pub lang: String,
    /// Title.
    pub title: String,
    /// Core, causes, effects and constraints.
    pub nodes: Vec<TreeNode>,
    /// What joins them, the tree's own parents among them.
    pub links: Vec<TreeLink>,
    /// All else that the head of the file says.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// One note in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TreeNode {
    /// Its name in the file.
    pub id: String,
    /// `core`, or a note kind's code.
    pub kind: String,
    /// Steps from the core. Derived: an import only remembers whether the file says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u32>,
    /// What it says.
    pub text: String,
    /// What supports it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Who can do something about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<Control>,
    /// Whom it affects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affected: Vec<String>,
    /// All else.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// One link in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TreeLink {
    /// Where it begins.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// What it says.
    pub kind: LinkKind,
    /// What is written on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// All else.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// A tree to bring in, and the draw that its notes' ids come from: the same draw gives the same ids, so
/// running the import twice brings it in once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// What.
    pub tree: TreeJson,
    /// Random bits, fresh for each import.
    pub seed: u64,
}

/// How a file calls the core's kind.
pub(crate) const CORE_KIND: &str = "core";

/// Fields of a file that have no key of their own: those of the note, and those of the link that its place in
/// the tree stands for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Extra {
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) node: Map<String, Value>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) link: Map<String, Value>,
}

impl Extra {
    pub(crate) fn of(node: &TreeNode, link: Option<&TreeLink>) -> Extra {
        let mut on_link = link.map(|link| link.rest.clone()).unwrap_or_default();
        if let Some(note) = link.and_then(|link| link.note.as_ref()) {
            on_link.insert("note".into(), note.as_str().into());
        }
        Extra { node: node.rest.clone(), link: on_link }
    }

    /// As JSON text; none if there is nothing.
    pub(crate) fn text(&self) -> Option<String> {
        (*self != Extra::default()).then(|| serde_json::to_string(self).expect("maps of JSON values are JSON"))
    }

    /// Reads it back; nothing, if a plain client wrote something else.
    pub(crate) fn read(text: &str) -> Extra {
        serde_json::from_str(text).unwrap_or_default()
    }
}

/// The board as a file: every note that is not in the bin, in the order of the file that it came from, new ones
/// after, in the order of the tree.
pub fn export(board: &Board) -> TreeJson {
    let facts = board.facts();
    let (rest, levels) = match &facts.source {
        Some((rest, levels)) => (serde_json::from_str(rest).unwrap_or_default(), *levels),
        None => (Map::from_iter([("schema".to_owned(), Value::from(SCHEMA))]), true),
    };
    let notes = notes_in_order(board);
    let names = names(&notes);
    let mut links: Vec<(u32, TreeLink)> = notes.iter().filter_map(|note| spine(board, note, &names)).collect();
    links.extend(board.links().map(|link| (link.source_index.unwrap_or(u32::MAX), tree_link(link, &names))));
    links.sort_by_key(|(index, _)| *index);
    TreeJson {
        kind: facts.tree,
        lang: facts.lang.as_deref().unwrap_or(DEFAULT_LANGUAGE).to_owned(),
        title: facts.title.to_string(),
        nodes: notes.iter().map(|note| node(board, note, &names, levels)).collect(),
        links: links.into_iter().map(|(_, link)| link).collect(),
        rest,
    }
}

const SCHEMA: &str = "samtavle.tre/1";
const DEFAULT_LANGUAGE: &str = "nb";

fn notes_in_order(board: &Board) -> Vec<&Note> {
    let tree = board.tree();
    let groups = [Group::Core, Group::Causes, Group::Effects, Group::Constraints, Group::Unplaced];
    let mut notes: Vec<&Note> = Vec::new();
    for group in groups {
        for top in tree.tops(group) {
            if group == Group::Core {
                notes.extend(board.note(top));
            } else {
                notes.extend(tree.branch(top).filter_map(|id| board.note(id)));
            }
        }
    }
    notes.sort_by_key(|note| note.source.as_ref().map_or(u32::MAX, |source| source.index));
    notes
}

/// What each note is called in the file: what it was called where it came from, unless that is taken.
fn names(notes: &[&Note]) -> HashMap<NoteId, String> {
    let mut taken = HashSet::new();
    let mut names = HashMap::new();
    for note in notes {
        let name = note.source.as_ref().map_or(note.id.as_str(), |source| &*source.id);
        let name = if taken.insert(name.to_owned()) { name } else { note.id.as_str() };
        names.insert(note.id.clone(), name.to_owned());
    }
    names
}

fn node(board: &Board, note: &Note, names: &HashMap<NoteId, String>, levels: bool) -> TreeNode {
    let placed = board.tree().find(&note.id);
    let core = board.core() == Some(&note.id);
    let level = placed.filter(|placed| placed.group() != Group::Unplaced).map(|placed| placed.level());
    TreeNode {
        id: names[&note.id].clone(),
        kind: if core { CORE_KIND } else { board.role(&note.id).unwrap_or(note.kind).code() }.to_owned(),
        level: level.filter(|_| levels),
        text: note.text.to_string(),
        evidence: note.evidence.clone(),
        control: note.control,
        affected: note.affected.iter().map(|group| group.to_string()).collect(),
        rest: note.extra.as_deref().map(Extra::read).unwrap_or_default().node,
    }
}

/// The link that a note's place in the tree stands for, and where it stood in the file.
fn spine(board: &Board, note: &Note, names: &HashMap<NoteId, String>) -> Option<(u32, TreeLink)> {
    let placed = board.tree().find(&note.id)?;
    let (own, parent) = (names.get(&note.id)?.clone(), names.get(placed.parent()?)?.clone());
    let role = board.role(&note.id)?;
    let kind = match (role, board.facts().tree) {
        (NoteKind::Constraint, _) => LinkKind::Constrains,
        (_, TreeKind::ProblemTree) => LinkKind::Causes,
        (_, TreeKind::ObjectiveTree) => LinkKind::Contributes,
    };
    let (from, to) = match role.side() {
        Side::Effect => (parent, own),
        Side::Cause | Side::None => (own, parent),
    };
    let mut rest = note.extra.as_deref().map(Extra::read).unwrap_or_default().link;
    let text = rest.remove("note").and_then(|text| text.as_str().map(str::to_owned));
    let index = note.source.as_ref().and_then(|source| source.link_index).unwrap_or(u32::MAX);
    Some((index, TreeLink { from, to, kind, note: text, rest }))
}

fn tree_link(link: &Link, names: &HashMap<NoteId, String>) -> TreeLink {
    TreeLink {
        from: names[&link.from].clone(),
        to: names[&link.to].clone(),
        kind: link.kind,
        note: Some(link.text.to_string()).filter(|text| !text.is_empty()),
        rest: link.extra.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default(),
    }
}
