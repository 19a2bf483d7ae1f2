//! Lays out a graph of `tests/layoutbench` and writes down where everything stands, as the other tools there do.
//!
//! `layoutbench GRAPH.json OUT.json classic|compact [RUNS]`

use board::layout::{
    Arrangement, Card, Gaps, Graph, Layout, Link, LinkKind, Place, Side, column_max, flattened, layout,
};
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::time::Instant;

/// Runs before and while measuring, when not told.
const RUNS: usize = 50;

/// The board's part of a laptop's screen, beside the open panel, in CSS pixels.
const WINDOW: (f64, f64) = (1040.0, 800.0);

#[derive(Deserialize)]
struct Input {
    core: usize,
    links: Vec<(usize, usize)>,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    w: f64,
    h: f64,
    parent: Option<usize>,
    /// 0 the core, 1 a cause, 2 an effect.
    side: u8,
    kids: Vec<usize>,
}

#[derive(Serialize)]
struct Output {
    ms: f64,
    min_ms: f64,
    max_ms: f64,
    cold_ms: f64,
    /// Centres.
    x: Vec<f64>,
    y: Vec<f64>,
    edges: Vec<(usize, usize, Vec<(f64, f64)>)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, output, arrangement, rest @ ..] = arguments.as_slice() else {
        return Err("layoutbench GRAPH.json OUT.json classic|compact [RUNS]".into());
    };
    let arrangement = match arrangement.as_str() {
        "classic" => Arrangement::Classic,
        "compact" => Arrangement::Compact,
        other => return Err(format!("no arrangement {other}").into()),
    };
    let runs = rest.first().map_or(Ok(RUNS), |runs| runs.parse())?;
    let input: Input = serde_json::from_slice(&std::fs::read(input)?)?;
    let (graph, order) = graph(&input);
    let gaps = Gaps::default();
    let gaps = Gaps { column_max: column_max(&graph, &gaps, WINDOW.0, WINDOW.1), ..gaps };

    let mut times_ms = Vec::new();
    for _ in 0..2 * runs.max(1) {
        let start = Instant::now();
        std::hint::black_box(layout(std::hint::black_box(&graph), arrangement, &gaps));
        times_ms.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    let cold_ms = times_ms[0];
    let mut warm = times_ms.split_off(runs.max(1));
    warm.sort_by(f64::total_cmp);
    let laid_out = layout(&graph, arrangement, &gaps);
    let (ms, min_ms, max_ms) = (warm[warm.len() / 2], warm[0], warm[warm.len() - 1]);
    let output_file = std::fs::File::create(output)?;
    serde_json::to_writer(output_file, &written(&laid_out, &order, ms, min_ms, max_ms, cold_ms))?;
    Ok(())
}

/// The graph in reading order, and which node each card is.
fn graph(input: &Input) -> (Graph, Vec<usize>) {
    let (mut order, mut open) = (Vec::new(), vec![input.core]);
    while let Some(node) = open.pop() {
        order.push(node);
        open.extend(input.nodes[node].kids.iter().rev());
    }
    let mut card_of = vec![0; input.nodes.len()];
    for (card, &node) in order.iter().enumerate() {
        card_of[node] = card;
    }
    let card = |&node: &usize| {
        let node = &input.nodes[node];
        let side = if node.side == 2 { Side::Effect } else { Side::Cause };
        let place = node.parent.map_or(Place::Core, |parent| Place::Branch { parent: card_of[parent], side });
        Card { width: node.w, height: node.h, place }
    };
    let link = |&(from, to): &(usize, usize)| Link { from: card_of[from], to: card_of[to], kind: LinkKind::Causes };
    let graph = Graph { cards: order.iter().map(card).collect(), links: input.links.iter().map(link).collect() };
    (graph, order)
}

fn written(layout: &Layout, order: &[usize], ms: f64, min_ms: f64, max_ms: f64, cold_ms: f64) -> Output {
    let (mut x, mut y) = (vec![0.0; order.len()], vec![0.0; order.len()]);
    for (rect, &node) in layout.rects.iter().zip(order) {
        (x[node], y[node]) = (rect.centre().x, rect.centre().y);
    }
    let edge = |edge: &board::layout::Edge| {
        let points = flattened(edge.shape, layout.path(edge));
        (order[edge.from], order[edge.to], points.iter().map(|point| (point.x, point.y)).collect())
    };
    Output { ms, min_ms, max_ms, cold_ms, x, y, edges: layout.edges.iter().map(edge).collect() }
}
