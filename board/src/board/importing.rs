//! A tree from a file, brought in: the first link from each note along the causes becomes its place, the other
//! links stay links.

use super::executing::{check_affected, check_evidence, check_title};
use super::writing::Writing;
use crate::command::CommandError;
use crate::id::{LinkId, NoteId};
use crate::interchange::tree_json::{CORE_KIND, Extra, TreeLink, TreeNode};
use crate::interchange::{Import, TreeJson};
use crate::limits;
use crate::link::{self, LinkKind};
use crate::note::{self, Evidence, NoteKind, NoteSource, Placement, Side};
use crate::problem_tree::order;
use crate::register::Root;
use crate::schema;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::collections::{HashMap, HashSet};
use yrs::Any;

/// A note's place, as the links of the file give it.
#[derive(Debug, Clone, Copy)]
struct Spine {
    parent: usize,
    link: usize,
    side: Side,
}

impl Writing<'_> {
    pub(super) fn import(&mut self, import: &Import) -> Result<(), CommandError> {
        let tree = &import.tree;
        check_title(&tree.title)?;
        let named = names(tree)?;
        if self.model.notes.len() + tree.nodes.len() > limits::NOTES_MAX {
            return Err(CommandError::Limit("NOTES_MAX"));
        }
        if self.model.links.len() + tree.links.len() > limits::LINKS_MAX {
            return Err(CommandError::Limit("LINKS_MAX"));
        }
        let kinds = tree.nodes.iter().map(kind).collect::<Result<Vec<_>, _>>()?;
        let mut random = StdRng::seed_from_u64(import.seed);
        let mut draw = || u128::from(random.next_u64()) << 64 | u128::from(random.next_u64());
        let notes: Vec<NoteId> = tree.nodes.iter().map(|_| NoteId::fresh(draw())).collect();
        let links: Vec<LinkId> = tree.links.iter().map(|_| LinkId::fresh(draw())).collect();

        self.model.read_tree();
        let first_tree = self.model.facts.core.is_none();
        let spines = spines(tree, &named, &kinds);
        let orders = self.orders(&spines, &kinds);
        let stamp = self.next_stamp();
        for (index, node) in tree.nodes.iter().enumerate() {
            let spine = spines[index];
            let placement = Placement {
                parent: spine.map(|spine| notes[spine.parent].clone()),
                side: spine.map_or(Side::None, |spine| spine.side),
                order: orders[index].as_str().into(),
                stamp,
                trail: Vec::new(),
            };
            let source = NoteSource {
                id: node.id.as_str().into(),
                index: index as u32,
                link_index: spine.map(|spine| spine.link as u32),
            };
            let link = spine.and_then(|spine| tree.links.get(spine.link));
            self.import_note(&notes[index], node, kinds[index].unwrap_or_default(), &placement, &source, link)?;
        }
        let places: HashSet<usize> = spines.iter().flatten().map(|spine| spine.link).collect();
        for (index, link) in tree.links.iter().enumerate() {
            if !places.contains(&index) {
                let (from, to) = (&notes[named[link.from.as_str()]], &notes[named[link.to.as_str()]]);
                self.import_link(&links[index], link, from, to, index as u32)?;
            }
        }
        if first_tree {
            let core = kinds.iter().position(Option::is_none).and_then(|index| notes.get(index));
            self.import_facts(tree, core);
        }
        Ok(())
    }

    /// An order key for every note: fresh rows get evenly spaced ones, what stands beside the tree comes last.
    fn orders(&mut self, spines: &[Option<Spine>], kinds: &[Option<NoteKind>]) -> Vec<String> {
        let mut rows: HashMap<(Option<usize>, Side, bool), Vec<usize>> = HashMap::new();
        for (index, spine) in spines.iter().enumerate() {
            let beside = kinds[index] == Some(NoteKind::Constraint);
            let row = spine.map_or((None, Side::None, beside), |spine| (Some(spine.parent), spine.side, false));
            rows.entry(row).or_default().push(index);
        }
        let mut orders = vec![String::new(); spines.len()];
        for ((parent, ..), mut row) in rows {
            row.sort_by_key(|&index| spines[index].map_or(index, |spine| spine.link));
            let last = match parent {
                Some(_) => None,
                None => self.last_root_key(),
            };
            let keys = order::spread(last.as_deref(), None, row.len()).expect("there is room after the last key");
            for (index, key) in row.into_iter().zip(keys) {
                orders[index] = key;
            }
        }
        orders
    }

    /// The greatest key among the notes without a parent.
    fn last_root_key(&self) -> Option<String> {
        let roots = self.model.notes.iter().filter(|note| note.placement.parent.is_none());
        roots.map(|note| &*note.placement.order).filter(|key| order::valid(key)).max().map(str::to_owned)
    }

    fn import_note(
        &mut self,
        id: &NoteId,
        node: &TreeNode,
        kind: NoteKind,
        placement: &Placement,
        source: &NoteSource,
        link: Option<&TreeLink>,
    ) -> Result<(), CommandError> {
        check_evidence(&node.evidence)?;
        check_affected(&node.affected)?;
        let note = id.as_str();
        self.create(Root::Notes, note, &node.text)?;
        self.first(Root::Notes, note, schema::KIND, vec![Any::from(kind.code())]);
        self.first(Root::Notes, note, schema::PLACE, placement.fields());
        self.first(Root::Notes, note, schema::AUTHOR, vec![Any::from(self.me.as_str())]);
        self.first(Root::Notes, note, schema::SOURCE, source.fields());
        if !node.evidence.is_empty() {
            self.first(Root::Notes, note, schema::EVIDENCE, Evidence::fields(&node.evidence));
        }
        if let Some(control) = node.control {
            self.first(Root::Notes, note, schema::CONTROL, vec![Any::from(control.code())]);
        }
        if !node.affected.is_empty() {
            self.first(Root::Notes, note, schema::AFFECTED, note::affected_fields(&node.affected));
        }
        if let Some(extra) = Extra::of(node, link).text() {
            self.first(Root::Notes, note, schema::EXTRA, vec![Any::from(extra)]);
        }
        self.read(Root::Notes, note);
        Ok(())
    }

    fn import_link(
        &mut self,
        id: &LinkId,
        link: &TreeLink,
        from: &NoteId,
        to: &NoteId,
        index: u32,
    ) -> Result<(), CommandError> {
        let object = id.as_str();
        self.create(Root::Links, object, link.note.as_deref().unwrap_or_default())?;
        self.first(Root::Links, object, schema::ENDS, link::ends(from, to, link.kind));
        self.first(Root::Links, object, schema::AUTHOR, vec![Any::from(self.me.as_str())]);
        self.first(Root::Links, object, schema::SOURCE, vec![Any::from(index)]);
        if !link.rest.is_empty() {
            let rest = serde_json::Value::Object(link.rest.clone()).to_string();
            self.first(Root::Links, object, schema::EXTRA, vec![Any::from(rest)]);
        }
        self.read(Root::Links, object);
        Ok(())
    }

    fn import_facts(&mut self, tree: &TreeJson, core: Option<&NoteId>) {
        let levels = tree.nodes.iter().any(|node| node.level.is_some());
        let rest = serde_json::Value::Object(tree.rest.clone()).to_string();
        self.set(Root::Board, "", schema::TITLE, vec![Any::from(tree.title.as_str())]);
        self.set(Root::Board, "", schema::LANG, vec![Any::from(tree.lang.as_str())]);
        self.set(Root::Board, "", schema::TREE, vec![Any::from(tree.kind.code())]);
        self.set(Root::Board, "", schema::SOURCE, vec![Any::from(rest), Any::from(u32::from(levels))]);
        if let Some(core) = core {
            self.set(Root::Board, "", schema::CORE, vec![Any::from(core.as_str())]);
        }
    }
}

/// Each node's number by its name in the file.
fn names(tree: &TreeJson) -> Result<HashMap<&str, usize>, CommandError> {
    let mut named = HashMap::new();
    for (index, node) in tree.nodes.iter().enumerate() {
        if named.insert(node.id.as_str(), index).is_some() {
            return Err(CommandError::Import(format!("two notes are called {}", node.id)));
        }
    }
    for name in tree.links.iter().flat_map(|link| [&link.from, &link.to]) {
        if !named.contains_key(name.as_str()) {
            return Err(CommandError::Import(format!("a link names {name}, which is not there")));
        }
    }
    Ok(named)
}

/// A node's kind; none for the core.
fn kind(node: &TreeNode) -> Result<Option<NoteKind>, CommandError> {
    if node.kind == CORE_KIND {
        return Ok(None);
    }
    let kind = NoteKind::from_code(&node.kind);
    kind.map(Some).ok_or_else(|| CommandError::Import(format!("{} is a {}, which is no kind", node.id, node.kind)))
}

/// Each node's place: a cause hangs under the first thing it causes (itself a cause or the core), an effect
/// over the first thing that causes it. A link that would close a circle of places stays a link.
fn spines(tree: &TreeJson, named: &HashMap<&str, usize>, kinds: &[Option<NoteKind>]) -> Vec<Option<Spine>> {
    let side_of = |index: usize| kinds[index].map(NoteKind::side);
    let mut spines: Vec<Option<Spine>> = vec![None; tree.nodes.len()];
    for (number, link) in tree.links.iter().enumerate() {
        if !matches!(link.kind, LinkKind::Causes | LinkKind::Contributes) {
            continue;
        }
        let (from, to) = (named[link.from.as_str()], named[link.to.as_str()]);
        let up = (from, to, Side::Cause);
        let down = (to, from, Side::Effect);
        for (child, parent, side) in [up, down] {
            let belongs = side_of(child) == Some(side) && side_of(parent).is_none_or(|above| above == side);
            let beside = kinds[child] == Some(NoteKind::Constraint) || kinds[parent] == Some(NoteKind::Constraint);
            if belongs && !beside && spines[child].is_none() && !leads_to(&spines, parent, child) {
                // The side is said where it decides: right under the core.
                let side = if kinds[parent].is_none() { side } else { Side::None };
                spines[child] = Some(Spine { parent, link: number, side });
            }
        }
    }
    spines
}

fn leads_to(spines: &[Option<Spine>], from: usize, to: usize) -> bool {
    let mut at = Some(from);
    while let Some(index) = at {
        if index == to {
            return true;
        }
        at = spines[index].map(|spine| spine.parent);
    }
    false
}
