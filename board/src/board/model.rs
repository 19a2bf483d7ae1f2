//! The read model: notes, links and innspill as plain values, kept up to date object by object.

use super::replica::{Roots, register};
use crate::id::{DocumentId, InputId, LinkId, NoteId, PersonId};
use crate::input::{Input, InputKey, InputKind, Target};
use crate::interchange::TreeKind;
use crate::link::{Link, read_ends};
use crate::note::{self, Bounds, Control, Deletion, Evidence, Note, NoteKind, NoteSource, Placement};
use crate::problem_tree::Tree;
use crate::register::{Fields, Root};
use crate::schema;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use yrs::{Any, GetString, Map, MapRef, Out, ReadTxn};

/// What is different since the last time anybody asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Notes that read differently: text, place, anything. New ones and deleted ones too.
    pub notes: BTreeSet<NoteId>,
    /// Links likewise.
    pub links: BTreeSet<LinkId>,
    /// Innspill likewise.
    pub inputs: BTreeSet<InputKey>,
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
    pub(super) inputs: BTreeMap<InputKey, Input>,
    pub(super) inputs_on: HashMap<Target, BTreeSet<InputKey>>,
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
        let gone: Vec<InputKey> = self.inputs.keys().filter(|key| key.document == document).cloned().collect();
        for key in gone {
            self.set_input(key, None);
        }
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
        self.facts = Facts::default();
        self.changes.facts_changed = true;
        self.tree_stale = true;
    }

    /// Reads one object of the content anew. Tells whether a note that was there before reads differently.
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
            // Of the content only the owner's work counts, of a voice only the innspill.
            Root::Inputs => false,
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

    /// Reads one innspill of a voice anew. Its author is the document's owner, whatever it says itself.
    pub(super) fn read_input<T: ReadTxn>(
        &mut self,
        txn: &T,
        roots: &Roots,
        document: DocumentId,
        owner: &PersonId,
        id: InputId,
    ) {
        let key = InputKey { document, id };
        let input = roots
            .object(txn, Root::Inputs, key.id.as_str())
            .and_then(|map| input(txn, &map, key.clone(), owner.clone()));
        self.set_input(key, input);
    }

    /// How many innspill a voice holds, withdrawn ones included.
    pub(super) fn inputs_in(&self, document: DocumentId) -> usize {
        self.inputs.keys().filter(|key| key.document == document).count()
    }

    fn set_input(&mut self, key: InputKey, input: Option<Input>) {
        if self.inputs.get(&key) == input.as_ref() {
            return;
        }
        if let Some(before) = self.inputs.remove(&key)
            && let Some(keys) = self.inputs_on.get_mut(&before.target)
        {
            keys.remove(&key);
        }
        if let Some(input) = input {
            if input.deleted.is_none() {
                self.inputs_on.entry(input.target.clone()).or_default().insert(key.clone());
            }
            self.inputs.insert(key.clone(), input);
        }
        self.changes.inputs.insert(key);
    }
}

fn text<T: ReadTxn>(txn: &T, map: &MapRef) -> Arc<str> {
    match map.get(txn, schema::TEXT) {
        Some(Out::YText(text)) => text.get_string(txn).into(),
        // A client that knows no Y.Text may have written a plain one.
        Some(Out::Any(Any::String(text))) => text,
        _ => Arc::default(),
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

fn input<T: ReadTxn>(txn: &T, map: &MapRef, key: InputKey, author: PersonId) -> Option<Input> {
    let value = |key| register(txn, map, key);
    Some(Input {
        target: Target::read(&value(schema::TARGET)?)?,
        kind: InputKind::from_code(Fields::of(&value(schema::KIND)?).text(0)?)?,
        text: text(txn, map),
        when_ms: value(schema::WHEN).and_then(|value| Fields::of(&value).whole(0)).unwrap_or(0),
        deleted: value(schema::DELETED).and_then(|value| Deletion::read(&value)),
        author,
        key,
    })
}
