//! The graph read as trees: roots, and on each side of a root its limb in reading order.

use super::{Graph, Place, Side};

/// No parent within the limb: the card hangs from the limb's root.
pub(super) const AT_ROOT: u32 = u32::MAX;

/// Why a card is a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    Core,
    Constraint,
    Loose,
}

/// A root and its two limbs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tree {
    pub root: usize,
    pub kind: Root,
}

/// What hangs from a root on one side.
#[derive(Clone, Debug)]
pub(super) struct Limb {
    pub tree: usize,
    pub side: Side,
    /// Its spots, in preorder.
    pub start: usize,
    pub end: usize,
}

/// A card that hangs from another. Spots are numbered limb by limb, parents before children.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub card: u32,
    /// The spot of the parent, or [`AT_ROOT`].
    pub parent: u32,
    /// 1 next to the root.
    pub level: u32,
}

/// The graph as trees. Every card is there exactly once, as a root or as a spot.
#[derive(Debug, Default)]
pub(super) struct Forest {
    /// The core's first, if there is one; then the constraints; then the loose.
    pub trees: Vec<Tree>,
    /// Two for each tree: its causes, then its effects.
    pub limbs: Vec<Limb>,
    pub spots: Vec<Spot>,
}

impl Forest {
    pub fn of(graph: &Graph) -> Forest {
        let children = Children::of(graph);
        let mut forest = Forest { spots: Vec::with_capacity(graph.cards.len()), ..Forest::default() };
        let mut reached = vec![false; graph.cards.len()];
        let core = graph.cards.iter().position(|card| card.place == Place::Core);
        if let Some(core) = core {
            forest.grow(graph, &children, &mut reached, core, Root::Core);
        }
        let constraints = graph.cards.iter().enumerate().filter(|(_, card)| card.place == Place::Constraint);
        for (root, _) in constraints {
            forest.grow(graph, &children, &mut reached, root, Root::Constraint);
        }
        for (root, card) in graph.cards.iter().enumerate() {
            let loose = match card.place {
                Place::Core => Some(root) != core,
                Place::Branch { parent, .. } => parent >= graph.cards.len(),
                Place::Constraint => false,
                Place::Loose => true,
            };
            if loose {
                forest.grow(graph, &children, &mut reached, root, Root::Loose);
            }
        }
        // What is left hangs in a cycle. It is shown, never lost: the cycle is opened at its first card.
        for root in 0..graph.cards.len() {
            if !reached[root] {
                forest.grow(graph, &children, &mut reached, root, Root::Loose);
            }
        }
        forest
    }

    fn grow(&mut self, graph: &Graph, children: &Children, reached: &mut [bool], root: usize, kind: Root) {
        reached[root] = true;
        let tree = self.trees.len();
        self.trees.push(Tree { root, kind });
        let mut open: Vec<Spot> = Vec::new();
        for side in [Side::Cause, Side::Effect] {
            let start = self.spots.len();
            let on_side = |card: &&u32| match graph.cards[**card as usize].place {
                Place::Branch { side: at, .. } => at == side,
                Place::Core | Place::Constraint | Place::Loose => false,
            };
            let first_level = children.of_card(root).iter().rev().filter(on_side);
            open.extend(first_level.map(|&card| Spot { card, parent: AT_ROOT, level: 1 }));
            while let Some(spot) = open.pop() {
                if std::mem::replace(&mut reached[spot.card as usize], true) {
                    continue;
                }
                let parent = self.spots.len() as u32;
                self.spots.push(spot);
                let below = children.of_card(spot.card as usize).iter().rev();
                open.extend(below.map(|&card| Spot { card, parent, level: spot.level + 1 }));
            }
            self.limbs.push(Limb { tree, side, start, end: self.spots.len() });
        }
    }
}

/// The children of every card in one array: those of card `i` are `list[first[i]..first[i + 1]]`.
struct Children {
    first: Vec<u32>,
    list: Vec<u32>,
}

impl Children {
    fn of(graph: &Graph) -> Children {
        let count = graph.cards.len();
        let parent_of = |card: &super::Card| match card.place {
            Place::Branch { parent, .. } if parent < count => Some(parent),
            Place::Branch { .. } | Place::Core | Place::Constraint | Place::Loose => None,
        };
        let mut first = vec![0u32; count + 1];
        for parent in graph.cards.iter().filter_map(parent_of) {
            first[parent + 1] += 1;
        }
        for card in 0..count {
            first[card + 1] += first[card];
        }
        let mut next = first.clone();
        let mut list = vec![0u32; first[count] as usize];
        for (card, parent) in graph.cards.iter().enumerate().filter_map(|(i, card)| Some((i, parent_of(card)?))) {
            list[next[parent] as usize] = card as u32;
            next[parent] += 1;
        }
        Children { first, list }
    }

    fn of_card(&self, card: usize) -> &[u32] {
        &self.list[self.first[card] as usize..self.first[card + 1] as usize]
    }
}
