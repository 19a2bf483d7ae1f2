//! Graphs to try: random ones by seed, and a small one to look at.

use super::super::*;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

pub(super) struct Random(StdRng);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(StdRng::seed_from_u64(seed))
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end.max(1))
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn card(&mut self, place: Place) -> Card {
        let width = [120.0, 192.0, 208.0, 260.0][self.below(4)];
        Card { width, height: 44.0 + 19.0 * self.below(6) as f64, place }
    }
}

/// Up to 300 cards, with constraints and loose notes in some, and up to 20 % links of all kinds between any cards.
pub(super) fn random_graph(seed: u64) -> Graph {
    let mut random = Random::new(seed);
    let count = [1, 2, 5, 12, 40, 120, 300][seed as usize % 7];
    let mut graph = Graph::default();
    for card in 0..count {
        let place = if card == 0 && seed % 10 != 9 {
            Place::Core
        } else if card == 0 || (seed.is_multiple_of(3) && random.one_in(15)) {
            if random.one_in(3) { Place::Loose } else { Place::Constraint }
        } else {
            // Some broad and flat, some deep, as the last few cards are likelier parents.
            let parent = if random.one_in(3) { random.below(card) } else { card - 1 - random.below(card.min(8)) };
            let side = if random.one_in(2) { Side::Cause } else { Side::Effect };
            Place::Branch { parent, side }
        };
        let card = random.card(place);
        graph.cards.push(card);
    }
    let links = count * random.below(21) / 100;
    for _ in 0..links {
        let (from, to) = (random.below(count), random.below(count));
        if from != to {
            let kind = [LinkKind::Causes, LinkKind::Feedback, LinkKind::Constrains][random.below(3)];
            graph.links.push(Link { from, to, kind });
        }
    }
    graph
}

/// The graph with a new card somewhere among the children of one: the graph, the parent's old index and the new card's.
pub(super) fn with_one_more(graph: &Graph, random: &mut Random) -> (Graph, usize, usize) {
    let (parent, new) = (random.below(graph.cards.len()), 1 + random.below(graph.cards.len()));
    let renamed = |card: usize| card + usize::from(card >= new);
    let mut grown = graph.clone();
    for card in &mut grown.cards {
        if let Place::Branch { parent, .. } = &mut card.place {
            *parent = renamed(*parent);
        }
    }
    for link in &mut grown.links {
        (link.from, link.to) = (renamed(link.from), renamed(link.to));
    }
    let side = if random.one_in(2) { Side::Cause } else { Side::Effect };
    let card = random.card(Place::Branch { parent: renamed(parent), side });
    grown.cards.insert(new, card);
    (grown, parent, new)
}

/// A core, causes in three levels, effects in two, a second effect of one cause, a vicious circle, a constraint and a
/// loose note.
pub(super) fn demo() -> Graph {
    let mut graph = Graph::default();
    let mut add = |width: f64, height: f64, place| {
        graph.cards.push(Card { width, height, place });
        graph.cards.len() - 1
    };
    let core = add(460.0, 70.0, Place::Core);
    let cause = |parent| Place::Branch { parent, side: Side::Cause };
    let effect = |parent| Place::Branch { parent, side: Side::Effect };
    let [first, second, third] = [68.0, 50.0, 68.0].map(|height| add(208.0, height, cause(core)));
    let held = add(192.0, 68.0, cause(first));
    add(176.0, 86.0, cause(held));
    let short = add(192.0, 68.0, cause(first));
    add(192.0, 50.0, cause(second));
    let worn = add(192.0, 68.0, cause(second));
    let deep = add(176.0, 50.0, cause(worn));
    add(192.0, 86.0, cause(third));
    let [tired, costly] = [50.0, 68.0].map(|height| add(208.0, height, effect(core)));
    add(192.0, 68.0, effect(tired));
    let paid = add(192.0, 50.0, effect(costly));
    add(176.0, 68.0, effect(paid));
    let law = add(208.0, 86.0, Place::Constraint);
    add(208.0, 50.0, Place::Loose);
    graph.links = vec![
        Link { from: deep, to: short, kind: LinkKind::Causes },
        Link { from: paid, to: held, kind: LinkKind::Feedback },
        Link { from: law, to: worn, kind: LinkKind::Constrains },
    ];
    graph
}

/// The demo board's tree: its shape as it is, its cards as tall as their texts are long.
pub(super) fn demo_board(arrangement: Arrangement) -> Graph {
    #[derive(serde::Deserialize)]
    struct Tree {
        nodes: Vec<Note>,
        links: Vec<Between>,
    }
    #[derive(serde::Deserialize)]
    struct Note {
        id: String,
        kind: String,
        level: Option<u32>,
        text: String,
    }
    #[derive(serde::Deserialize)]
    struct Between {
        from: String,
        to: String,
        kind: String,
    }
    let tree: Tree = serde_json::from_str(include_str!("../../../demo/tre-heltid.nb.json")).expect("it is ours");
    let index = |id: &str| tree.nodes.iter().position(|note| note.id == id).expect("links join notes");
    let mut graph = Graph::default();
    for note in &tree.nodes {
        let further_in = f64::from(note.level.unwrap_or(1).max(1) - 1) * Gaps::default().indent;
        let (width, place) = match (note.kind.as_str(), arrangement) {
            ("core", _) => (440.0, Place::Core),
            ("constraint", _) => (208.0, Place::Constraint),
            (_, Arrangement::Classic) => (208.0, Place::Loose),
            (_, Arrangement::Compact) => (208.0 - further_in, Place::Loose),
        };
        let lines = (note.text.chars().count() as f64 * 7.2 / (width - 24.0)).ceil();
        graph.cards.push(Card { width, height: 16.0 + 17.5 * lines, place });
    }
    for link in &tree.links {
        let (from, to) = (index(&link.from), index(&link.to));
        let side = if tree.nodes[from].kind == "cause" { Side::Cause } else { Side::Effect };
        let (child, parent) = if side == Side::Cause { (from, to) } else { (to, from) };
        let kind = match link.kind.as_str() {
            "causes" if graph.cards[child].place == Place::Loose => {
                graph.cards[child].place = Place::Branch { parent, side };
                continue;
            }
            "causes" => LinkKind::Causes,
            "feedback" => LinkKind::Feedback,
            _ => LinkKind::Constrains,
        };
        graph.links.push(Link { from, to, kind });
    }
    graph
}
