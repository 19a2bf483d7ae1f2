//! The read model: notes and links as plain values, kept up to date object by object; what is said about them is in
//! [`super::discussion`].

use super::discussion::Discussion;
use super::replica::{Roots, register, text};
use super::tasks::{Reread, Tasks};
use crate::comment::CommentKey;
use crate::id::{DocumentId, LinkId, NoteId, PersonId, TaskId};
use crate::input::InputKey;
use crate::interchange::TreeKind;
use crate::link::{Link, read_ends};
use crate::note::{self, Bounds, Control, Deletion, Evidence, Note, NoteKind, NoteSource, Placement};
use crate::problem_tree::Tree;
use crate::register::{Fields, Root};
use crate::schema;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use yrs::{MapRef, ReadTxn};

/// What is different since the last time anybody asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Notes that read differently: text, place, anything. New ones and deleted ones too.
    pub notes: BTreeSet<NoteId>,
    /// Links likewise.
    pub links: BTreeSet<LinkId>,
    /// Innspill likewise, and those whose answer or thread does.
    pub inputs: BTreeSet<InputKey>,
    /// Tasks likewise, in a project's document.
    pub tasks: BTreeSet<TaskId>,
    /// Whether somebody else's writing is among it.
    pub by_others: bool,
    /// Whether the tree has been read anew: places, rows and levels may differ anywhere.
    pub tree_changed: bool,
    /// Whether the board has another core, or none any more.
    pub core_changed: bool,
    /// Whether the board's title, language or kind of tree is different.
    pub facts_changed: bool,
}

impl Changes {
    /// Whether all is as it was.
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }
}

/// What the board is as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Its title.
    pub title: Arc<str>,
    /// The language that it is written in (`nb`, `nn`, `se` …).
    pub lang: Option<Arc<str>>,
    /// Problem tree or objective tree.
    pub tree: TreeKind,
    /// The rest of an imported file's head, a JSON object as text, and whether its notes named their levels.
    pub(crate) source: Option<(Arc<str>, bool)>,
    /// The note that the core register names, live or not.
    pub(crate) core: Option<NoteId>,
}

/// See the module.
#[derive(Default)]
pub(super) struct Model {
    /// By the tree's slots.
    pub(super) notes: Vec<Note>,
    pub(super) tree: Tree,
    pub(super) links: BTreeMap<LinkId, Link>,
    pub(super) links_of: HashMap<NoteId, BTreeSet<LinkId>>,
    pub(super) discussion: Discussion,
    pub(super) tasks: Tasks,
    pub(super) facts: Facts,
    /// Greatest Lamport stamp seen.
    pub(super) stamp: u64,
    pub(super) changes: Changes,
    tree_stale: bool,
}

impl Model {
    pub(super) fn note(&self, id: &NoteId) -> Option<&Note> {
        self.notes.get(self.tree.slot(id)?).filter(|note| note.present)
    }

    /// The slot of a note that is written and not in the bin.
    pub(super) fn live(&self, id: &NoteId) -> Option<usize> {
        self.tree.slot(id).filter(|&slot| self.notes.get(slot).is_some_and(Note::live))
    }

    /// Reads the tree anew, if a place, a deletion or the core has changed since.
    pub(super) fn read_tree(&mut self) {
        if !std::mem::take(&mut self.tree_stale) {
            return;
        }
        let core = self.tree.core().cloned();
        self.tree.read(&self.notes, self.facts.core.as_ref());
        self.changes.tree_changed = true;
        self.changes.core_changed |= core.as_ref() != self.tree.core();
    }

    /// Forgets what a document held, as it is opened anew or closed.
    pub(super) fn forget(&mut self, document: DocumentId, content: bool) {
        self.changes.inputs.extend(self.discussion.forget(document, content));
        if !content {
            return;
        }
        for note in &mut self.notes {
            if note.present {
                self.changes.notes.insert(note.id.clone());
                *note = Note::blank(note.id.clone());
            }
        }
        self.changes.links.extend(std::mem::take(&mut self.links).into_keys());
        self.links_of.clear();
        self.changes.tasks.extend(self.tasks.forget());
        self.facts = Facts::default();
        self.changes.facts_changed = true;
        self.tree_stale = true;
    }

    /// Reads one object of the content anew. Tells whether a note, an answer or a task that was there before
    /// reads differently.
    pub(super) fn read<T: ReadTxn>(&mut self, txn: &T, roots: &Roots, root: Root, object: &str) -> bool {
        match root {
            Root::Notes => object.parse().is_ok_and(|id| self.read_note(txn, roots, id)),
            Root::Links => {
                if let Ok(id) = object.parse() {
                    self.read_link(txn, roots, id);
                }
                false
            }
            Root::Board => {
                self.read_facts(txn, roots);
                false
            }
            Root::Answers | Root::Threads => self.read_answers(txn, roots, root, object),
            Root::Tasks => object.parse().is_ok_and(|id| self.read_task(txn, roots, id)),
            // Of the content only the owner's work counts, of a voice only what its owner says.
            Root::Inputs | Root::Comments => false,
        }
    }

    fn read_note<T: ReadTxn>(&mut self, txn: &T, roots: &Roots, id: NoteId) -> bool {
        let slot = self.tree.slot_for(&id);
        if slot == self.notes.len() {
            self.notes.push(Note::blank(id.clone()));
        }
        let note = match roots.object(txn, Root::Notes, id.as_str()) {
            Some(map) => note(txn, &map, id),
            None => Note::blank(id),
        };
        let before = &self.notes[slot];
        if *before == note {
            return false;
        }
        let was_there = before.present;
        self.tree_stale |= before.placement != note.placement
            || before.live() != note.live()
            || before.present != note.present
            || before.kind != note.kind;
        self.stamp = self.stamp.max(note.placement.stamp);
        self.changes.notes.insert(note.id.clone());
        self.notes[slot] = note;
        was_there
    }

    fn read_link<T: ReadTxn>(&mut self, txn: &T, roots: &Roots, id: LinkId) {
        let link = roots.object(txn, Root::Links, id.as_str()).and_then(|map| link(txn, &map, id.clone()));
        if self.links.get(&id) == link.as_ref() {
            return;
        }
        if let Some(before) = self.links.remove(&id) {
            for end in [&before.from, &before.to] {
                if let Some(links) = self.links_of.get_mut(end) {
                    links.remove(&id);
                }
            }
        }
        if let Some(link) = link {
            for end in [&link.from, &link.to] {
                self.links_of.entry(end.clone()).or_default().insert(id.clone());
            }
            self.links.insert(id.clone(), link);
        }
        self.changes.links.insert(id);
    }

    fn read_task<T: ReadTxn>(&mut self, txn: &T, roots: &Roots, id: TaskId) -> bool {
        let reread = self.tasks.read(txn, roots, &id);
        match reread {
            Reread::Same => false,
            Reread::New | Reread::Differs => {
                self.changes.tasks.insert(id);
                matches!(reread, Reread::Differs)
            }
        }
    }

    fn read_facts<T: ReadTxn>(&mut self, txn: &T, roots: &Roots) {
        let map = roots.map(Root::Board);
        let value = |key| register(txn, map, key);
        let text = |key| value(key).and_then(|value| Fields::of(&value).text(0).cloned());
        let facts = Facts {
            title: text(schema::TITLE).unwrap_or_default(),
            lang: text(schema::LANG),
            tree: text(schema::TREE).and_then(|code| TreeKind::from_code(&code)).unwrap_or_default(),
            source: value(schema::SOURCE).and_then(|value| {
                let fields = Fields::of(&value);
                Some((fields.text(0)?.clone(), fields.whole(1) == Some(1)))
            }),
            core: value(schema::CORE).and_then(|value| Fields::of(&value).id(0)),
        };
        if facts != self.facts {
            self.tree_stale |= facts.core != self.facts.core;
            self.changes.facts_changed = true;
            self.facts = facts;
        }
    }

    /// Reads one object of a voice anew: of those only innspill and comments count.
    pub(super) fn read_of_voice<T: ReadTxn>(
        &mut self,
        txn: &T,
        roots: &Roots,
        (document, owner): (DocumentId, &PersonId),
        root: Root,
        object: &str,
    ) {
        let read = match root {
            Root::Inputs => match object.parse() {
                Ok(id) => self.discussion.read_input(txn, roots, InputKey { document, id }, owner),
                Err(_) => return,
            },
            Root::Comments => match object.parse() {
                Ok(id) => self.discussion.read_comment(txn, roots, CommentKey { document, id }, owner),
                Err(_) => return,
            },
            Root::Notes | Root::Links | Root::Answers | Root::Threads | Root::Tasks | Root::Board => return,
        };
        self.changes.inputs.extend(read.concerns);
    }

    fn read_answers<T: ReadTxn>(&mut self, txn: &T, roots: &Roots, root: Root, object: &str) -> bool {
        let read = match root {
            Root::Answers => object.parse().ok().map(|id| self.discussion.read_answer(txn, roots, id)),
            Root::Threads => object.parse().ok().map(|input| self.discussion.read_thread(txn, roots, input)),
            Root::Notes | Root::Links | Root::Inputs | Root::Comments | Root::Tasks | Root::Board => None,
        };
        let Some(read) = read else { return false };
        self.changes.inputs.extend(read.concerns);
        read.differs
    }
}

fn note<T: ReadTxn>(txn: &T, map: &MapRef, id: NoteId) -> Note {
    let value = |key| register(txn, map, key);
    let code = |key| value(key).and_then(|value| Fields::of(&value).text(0).cloned());
    Note {
        kind: code(schema::KIND).and_then(|code| NoteKind::from_code(&code)).unwrap_or_default(),
        text: text(txn, map),
        placement: value(schema::PLACE).map(|value| Placement::read(&value)).unwrap_or_default(),
        bounds: value(schema::BOUNDS).and_then(|value| Bounds::read(&value)),
        colour: code(schema::STYLE),
        author: code(schema::AUTHOR).and_then(|id| id.parse().ok()),
        deleted: value(schema::DELETED).and_then(|value| Deletion::read(&value)),
        evidence: value(schema::EVIDENCE).map(|value| Evidence::read_all(&value)).unwrap_or_default(),
        control: code(schema::CONTROL).and_then(|code| Control::from_code(&code)),
        affected: value(schema::AFFECTED).map(|value| note::read_affected(&value)).unwrap_or_default(),
        source: value(schema::SOURCE).and_then(|value| NoteSource::read(&value)),
        origin: value(schema::ORIGIN).and_then(|value| InputKey::read(&value)),
        extra: code(schema::EXTRA),
        present: true,
        id,
    }
}

fn link<T: ReadTxn>(txn: &T, map: &MapRef, id: LinkId) -> Option<Link> {
    let value = |key| register(txn, map, key);
    let code = |key| value(key).and_then(|value| Fields::of(&value).text(0).cloned());
    let (from, to, kind) = read_ends(&value(schema::ENDS)?)?;
    Some(Link {
        id,
        from,
        to,
        kind,
        text: text(txn, map),
        author: code(schema::AUTHOR).and_then(|id| id.parse().ok()),
        deleted: value(schema::DELETED).and_then(|value| Deletion::read(&value)),
        source_index: value(schema::SOURCE)
            .and_then(|value| Fields::of(&value).whole(0))
            .and_then(|index| u32::try_from(index).ok()),
        extra: code(schema::EXTRA),
    })
}
