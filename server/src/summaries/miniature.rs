//! A board's tree as a small picture without words, for its card on the network's page.
//!
//! What it shows is the tree itself: every card is a card, in its place and order, laid out as on the board. The
//! core is solid, causes are square and effects round, and the outermost level is filled. Of a board with very
//! many cards the outer levels are left out, where they would be dust.

use super::palette::{Layer, Scheme};
use board::Board;
use board::id::NoteId;
use board::layout::{self, Arrangement, Edge, Gaps, Graph, Layout, Place, Point, Rect, Role, Shape, Side};
use board::problem_tree::Group;
use serde::{Deserialize, Serialize};
use sha2::Digest;
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;

/// Width of the picture, in CSS pixels.
pub const WIDTH: f64 = 274.0;
/// Height of the picture, in CSS pixels.
pub const HEIGHT: f64 = 108.0;
/// Air on each side, in CSS pixels.
const AIR: f64 = 8.0;
/// Cards in one picture: more would be smaller than a pixel.
pub const CARDS_MAX: usize = 300;
/// The arrangement's distances and the cards' sizes, in CSS pixels where the whole tree has room.
const GAPS: Gaps = Gaps { across: 6.0, levels: 11.0, stack: 3.0, indent: 5.0, column_max: 46.0, heading: 0.0 };
const CORE: (f64, f64) = (68.0, 13.0);
const FIRST: (f64, f64) = (34.0, 9.0);
const FURTHER: (f64, f64) = (30.0, 8.0);
/// Width of lines and outlines at full size, in CSS pixels.
const STROKE: f64 = 1.4;
/// Lines get no thinner than this.
const STROKE_MIN: f64 = 0.5;

/// A picture, as shapes by colour; a scheme makes an image of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Miniature {
    /// Width of lines, in hundredths of a CSS pixel.
    stroke: u32,
    /// SVG path data.
    paths: BTreeMap<Layer, String>,
}

impl Miniature {
    /// The picture of what the board says now.
    pub fn of(board: &Board) -> Miniature {
        let cards = Cards::of(board);
        if cards.layers.is_empty() {
            return Miniature::default();
        }
        let (layout, zoom) = larger(&cards.graph);
        let frame = Frame::around(&layout.bounds, zoom);
        let stroke = (STROKE * zoom).max(STROKE_MIN);
        let mut paths: BTreeMap<Layer, String> = BTreeMap::new();
        for edge in &layout.edges {
            if let (Role::Branch { .. }, Some(from), Some(to)) =
                (edge.role, cards.layers.get(edge.from), cards.layers.get(edge.to))
            {
                let layer = from.line().or(to.line()).unwrap_or(Layer::OtherLines);
                frame.line(paths.entry(layer).or_default(), &layout, edge);
            }
        }
        for (layer, rect) in cards.layers.iter().zip(&layout.rects) {
            frame.card(paths.entry(*layer).or_default(), *layer, rect, stroke);
        }
        Miniature { stroke: (stroke * 100.0).round() as u32, paths }
    }

    /// Names what is seen: another picture has another number. 52 bits, so that any JSON reader keeps it whole.
    pub fn revision(&self) -> u64 {
        let mut hash = sha2::Sha256::new();
        for scheme in Scheme::ALL {
            hash.update(self.svg(scheme));
        }
        let hash: [u8; 32] = hash.finalize().into();
        let [a, b, c, d, e, f, g, h, ..] = hash;
        u64::from_be_bytes([a, b, c, d, e, f, g, h]) >> 12
    }

    /// The picture as an image. It has no words, no links and no styles: what it is called is said beside it.
    pub fn svg(&self, scheme: Scheme) -> String {
        let mut svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">");
        let width = f64::from(self.stroke) / 100.0;
        for (layer, path) in &self.paths {
            let ink = layer.ink(scheme);
            let fill = ink.fill.unwrap_or("none");
            let _ = write!(svg, "<path d=\"{path}\" fill=\"{fill}\"");
            if let Some(stroke) = ink.stroke {
                let _ = write!(svg, " stroke=\"{stroke}\" stroke-width=\"{width}\"");
            }
            svg.push_str("/>");
        }
        svg.push_str("</svg>");
        svg
    }
}

/// The cards of a board that are shown, parents before children.
#[derive(Default)]
struct Cards {
    graph: Graph,
    layers: Vec<Layer>,
}

impl Cards {
    fn of(board: &Board) -> Cards {
        let tree = board.tree();
        let mut cards = Cards::default();
        let mut waiting: VecDeque<(&NoteId, Place)> = VecDeque::new();
        let mut core = None;
        if let Some(note) = tree.core() {
            core = cards.add(board, note, Place::Core);
        }
        for (group, side) in [(Group::Effects, Side::Effect), (Group::Causes, Side::Cause)] {
            let place = core.map_or(Place::Loose, |parent| Place::Branch { parent, side });
            waiting.extend(tree.tops(group).map(|top| (top, place)));
        }
        for (group, place) in [(Group::Constraints, Place::Constraint), (Group::Unplaced, Place::Loose)] {
            waiting.extend(tree.tops(group).map(|top| (top, place)));
        }
        // Level by level: what has no room are the outermost.
        while let Some((note, place)) = waiting.pop_front() {
            let Some(number) = cards.add(board, note, place) else { continue };
            let side = match tree.find(note).map(|placed| placed.group()) {
                Some(Group::Effects) => Side::Effect,
                Some(Group::Core | Group::Causes | Group::Constraints | Group::Unplaced) | None => Side::Cause,
            };
            let place = Place::Branch { parent: number, side };
            waiting.extend(tree.children(note).map(|child| (child, place)));
        }
        cards
    }

    fn add(&mut self, board: &Board, note: &NoteId, place: Place) -> Option<usize> {
        let placed = board.tree().find(note)?;
        if self.layers.len() >= CARDS_MAX {
            return None;
        }
        let first = placed.level() <= 1;
        let (layer, (width, height)) = match (placed.group(), first) {
            (Group::Core, _) => (Layer::Core, CORE),
            (Group::Effects, true) => (Layer::FirstEffects, FIRST),
            (Group::Effects, false) => (Layer::FurtherEffects, FURTHER),
            (Group::Causes, true) => (Layer::FirstCauses, FIRST),
            (Group::Causes, false) => (Layer::FurtherCauses, FURTHER),
            (Group::Constraints | Group::Unplaced, _) => (Layer::Beside, FURTHER),
        };
        self.graph.cards.push(layout::Card { width, height, place });
        self.layers.push(layer);
        Some(self.layers.len() - 1)
    }
}

/// The arrangement that is seen larger, and at which zoom.
fn larger(graph: &Graph) -> (Layout, f64) {
    let (width, height) = (WIDTH - 2.0 * AIR, HEIGHT - 2.0 * AIR);
    let column_max = layout::column_max(graph, &GAPS, width, height);
    let classic = layout::layout(graph, Arrangement::Classic, &GAPS);
    let compact = layout::layout(graph, Arrangement::Compact, &Gaps { column_max, ..GAPS });
    let preferred = layout::preferred(&classic.bounds, &compact.bounds, width, height);
    match preferred.arrangement {
        Arrangement::Classic => (classic, preferred.zoom),
        Arrangement::Compact => (compact, preferred.zoom),
    }
}

/// Where the tree lies in the picture: in its middle.
struct Frame {
    zoom: f64,
    left: f64,
    top: f64,
}

impl Frame {
    fn around(bounds: &Rect, zoom: f64) -> Frame {
        let middle = bounds.centre();
        Frame { zoom, left: WIDTH / 2.0 - zoom * middle.x, top: HEIGHT / 2.0 - zoom * middle.y }
    }

    fn point(&self, point: Point) -> (f64, f64) {
        (self.left + self.zoom * point.x, self.top + self.zoom * point.y)
    }

    fn line(&self, path: &mut String, layout: &Layout, edge: &Edge) {
        let mut points = layout.path(edge).iter().map(|point| self.point(*point));
        let Some((x, y)) = points.next() else { return };
        let _ = write!(path, "M{x:.1} {y:.1}");
        path.push_str(match edge.shape {
            Shape::Curve => "C",
            Shape::Square => "L",
        });
        for (index, (x, y)) in points.enumerate() {
            let _ = write!(path, "{}{x:.1} {y:.1}", if index == 0 { "" } else { " " });
        }
    }

    fn card(&self, path: &mut String, layer: Layer, rect: &Rect, stroke: f64) {
        // An outline runs within the card.
        let inset = if layer.outlined() { stroke / 2.0 } else { 0.0 };
        let (x, y) = self.point(Point { x: rect.left, y: rect.top });
        let (x, y) = (x + inset, y + inset);
        let (w, h) = (
            (self.zoom * rect.width - 2.0 * inset).max(STROKE_MIN),
            (self.zoom * rect.height - 2.0 * inset).max(STROKE_MIN),
        );
        let r = (layer.radius() * self.zoom).min(h / 2.0);
        let (across, down) = (w - 2.0 * r, h - 2.0 * r);
        let _ = write!(
            path,
            "M{:.1} {y:.1}h{across:.1}a{r:.1} {r:.1} 0 0 1 {r:.1} {r:.1}v{down:.1}a{r:.1} {r:.1} 0 0 1-{r:.1} {r:.1}\
             h-{across:.1}a{r:.1} {r:.1} 0 0 1-{r:.1}-{r:.1}v-{down:.1}a{r:.1} {r:.1} 0 0 1 {r:.1}-{r:.1}z",
            x + r
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::id::DocumentId;
    use board::interchange::{Import, TreeJson};
    use board::note::NoteKind;
    use board::{ClientId, Command, DocumentKind, Me, Moment, Position};

    const HELTID: &str = include_str!("../../../board/demo/tre-heltid.nb.json");
    const REKRUTTERING: &str = include_str!("../../../board/demo/tre-rekruttering.nn.json");

    fn empty() -> Board {
        let id = "a".parse().expect("a plain name is an id");
        let mut board = Board::new(Me { id, name: "A".into() }, 1);
        board.open(DocumentId(1), DocumentKind::Content, ClientId::new(1));
        board
    }

    fn with(json: &str) -> Board {
        let mut board = empty();
        let tree: TreeJson = serde_json::from_str(json).expect("a tree");
        run(&mut board, Command::Import(Box::new(Import { tree, seed: 7 })));
        board
    }

    fn run(board: &mut Board, command: Command) {
        board.run(command, Moment { now_ms: 1 }).expect("it can be done");
        board.settle();
    }

    fn add(board: &mut Board, parent: Option<&NoteId>) -> NoteId {
        let id = board.fresh_note();
        let place = board::Place { parent: parent.cloned(), side: board::Side::Cause, at: Position::Last };
        run(board, Command::Create { id: id.clone(), kind: NoteKind::Cause, place, text: String::new() });
        id
    }

    /// Cards in the picture, by the pen's closing of each outline.
    fn cards(miniature: &Miniature) -> usize {
        miniature.paths.values().map(|path| path.matches('z').count()).sum()
    }

    #[test]
    fn every_note_of_the_demos_trees_is_a_card_and_has_a_line() {
        for (json, notes) in [(HELTID, 41), (REKRUTTERING, 29)] {
            let board = with(json);
            let miniature = Miniature::of(&board);
            assert_eq!((board.notes().count(), cards(&miniature)), (notes, notes));
            let hanging = board.notes().filter(|note| board.tree().parent(&note.id).is_some()).count();
            let lines = [Layer::EffectLines, Layer::CauseLines, Layer::OtherLines];
            let begun =
                lines.iter().filter_map(|layer| miniature.paths.get(layer)).map(|path| path.matches('M').count());
            assert_eq!(begun.sum::<usize>(), hanging);
        }
    }

    #[test]
    fn a_picture_lies_within_its_frame_and_has_no_words() {
        for board in [with(HELTID), with(REKRUTTERING)] {
            let cards = Cards::of(&board);
            let (layout, zoom) = larger(&cards.graph);
            assert!(zoom * layout.bounds.width <= WIDTH && zoom * layout.bounds.height <= HEIGHT);
            let svg = Miniature::of(&board).svg(Scheme::Light);
            assert!(!svg.contains("<text") && !svg.contains("style") && !svg.contains("href"), "{svg}");
            assert!(svg.len() < 8 << 10, "{} bytes", svg.len());
        }
    }

    #[test]
    fn the_revision_follows_the_picture_and_not_the_words() {
        let mut board = empty();
        let core = add(&mut board, None);
        run(&mut board, Command::SetCore { note: core.clone() });
        let cause = add(&mut board, Some(&core));
        let first = Miniature::of(&board).revision();
        let text = Command::WriteText { note: cause.clone(), before: String::new(), after: "Korte vakter".into() };
        run(&mut board, text);
        assert_eq!(Miniature::of(&board).revision(), first);
        let further = add(&mut board, Some(&cause));
        assert_ne!(Miniature::of(&board).revision(), first);
        run(&mut board, Command::Delete { notes: vec![further] });
        assert_eq!(Miniature::of(&board).revision(), first);
        assert!(first < 1 << 53, "a JSON reader keeps it whole");
    }

    #[test]
    fn an_empty_board_is_an_empty_picture() {
        let miniature = Miniature::of(&empty());
        assert_eq!(cards(&miniature), 0);
        assert!(miniature.svg(Scheme::Dark).ends_with("></svg>"));
    }

    #[test]
    fn of_a_very_large_board_the_outer_levels_are_left_out() {
        let mut board = empty();
        let core = add(&mut board, None);
        run(&mut board, Command::SetCore { note: core.clone() });
        for _ in 0..20 {
            let cause = add(&mut board, Some(&core));
            for _ in 0..CARDS_MAX / 10 {
                add(&mut board, Some(&cause));
            }
        }
        let miniature = Miniature::of(&board);
        assert_eq!(cards(&miniature), CARDS_MAX);
        assert_eq!(miniature.paths[&Layer::FirstCauses].matches('z').count(), 20);
        assert!(miniature.svg(Scheme::Light).len() < 64 << 10);
    }
}
