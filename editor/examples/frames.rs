//! What a frame costs on a large board, without a browser: `cargo run --release -p editor --example frames [notes]`.
//! The painter counts and draws nothing, so this is the editor's own share of a frame.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use board::{
    Command, Me,
    id::{DocumentId, NoteId, PersonId},
    interchange::{Import, TreeJson},
    network::around::Looks,
};
use editor::{
    Editor, EditorStart, Myself,
    actions::{Action, New, Panel, Zoom},
    geometry::{Point, Rect, Size},
    input::{Covered, Input, Modifiers, Window},
    paint::{Font, Icon, Ink, Painter, Piece, Stroke, Surface, TextId, TextRun, TileId, Transform},
    session::{Session, SessionStart},
    settings::{Settings, Words},
    text_layout::Measure,
};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

#[derive(Default)]
struct Count {
    acts: usize,
}

impl Painter for Count {
    fn learn(&mut self, _: TextId, _: &str) {}
    fn forget(&mut self, _: TextId) {}
    fn begin(&mut self, _: Surface, _: Transform) {}
    fn transform(&mut self, _: Transform) {}
    fn end(&mut self) {}
    fn fill(&mut self, _: Rect, _: Ink) {
        self.acts += 1;
    }
    fn dots(&mut self, _: Rect, _: f64, _: Ink) {
        self.acts += 1;
    }
    fn round_rect(&mut self, _: Rect, _: f64, _: Option<Ink>, _: Option<Stroke>) {
        self.acts += 1;
    }
    fn line(&mut self, _: &[Piece], _: Stroke) {
        self.acts += 1;
    }
    fn polygon(&mut self, _: &[Point], _: Ink) {
        self.acts += 1;
    }
    fn text(&mut self, _: TextRun) {
        self.acts += 1;
    }
    fn icon(&mut self, _: Icon, _: Rect, _: Ink) {
        self.acts += 1;
    }
    fn draw_tile(&mut self, _: TileId, _: Rect) {
        self.acts += 1;
    }
    fn drop_tile(&mut self, _: TileId) {}
}

struct Typewriter;

impl Measure for Typewriter {
    fn width(&mut self, font: Font, run: &str) -> f64 {
        run.chars().count() as f64 * font.size() * 0.54
    }
}

fn tree(notes: usize) -> TreeJson {
    let name = |number: usize| if number == 0 { "k".to_owned() } else { format!("n{number}") };
    let kind = |number| if number == 0 { "core" } else { "cause" };
    let nodes: Vec<Value> = (0..notes)
        .map(|n| json!({ "id": name(n), "kind": kind(n), "text": format!("Årsak nummer {n} i et ganske stort tre") }))
        .collect();
    let links: Vec<Value> =
        (1..notes).map(|n| json!({ "from": name(n), "to": name((n - 1) / 7), "kind": "causes" })).collect();
    let tree = json!({
        "schema": "samtavle.tre/1", "type": "problem_tree", "id": "large", "lang": "nb", "title": "Et stort tre",
        "owner_org": "fjellvik", "nodes": nodes, "links": links,
    });
    serde_json::from_value(tree).expect("a tree")
}

struct Bench {
    editor: Editor,
    painter: Count,
    now_ms: f64,
}

impl Bench {
    fn frame(&mut self) -> Duration {
        self.now_ms += 16.0;
        let began = Instant::now();
        self.editor.frame(self.now_ms, &mut self.painter, &mut Typewriter);
        began.elapsed()
    }

    fn report(&mut self, what: &str, count: usize, mut before: impl FnMut(&mut Editor, usize)) {
        self.painter.acts = 0;
        let mut times: Vec<Duration> = Vec::new();
        for number in 0..count {
            before(&mut self.editor, number);
            times.push(self.frame());
        }
        times.sort();
        let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1e3;
        let acts = self.painter.acts / count;
        println!("{what:<44} {:>8.2} {:>8.2} {:>8.2} {acts:>9}", at(0.5), at(0.95), at(1.0));
    }
}

fn main() {
    let notes = std::env::args().nth(1).and_then(|notes| notes.parse().ok()).unwrap_or(10_000);
    let person: PersonId = "a".parse().expect("an id");
    let start = SessionStart {
        board: DocumentId(1),
        me: Me { id: person.clone(), name: "A".into() },
        onlooker: false,
        seed: 1,
        now_ms: 1,
        rows: Vec::new(),
        held: Vec::new(),
    };
    let mut session = Session::new(start);
    let began = Instant::now();
    session.run(Command::Import(Box::new(Import { tree: tree(notes), seed: 7 })), 1).expect("the tree is brought in");
    println!("{notes} notes brought in: {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    let covered = Covered::default();
    let editor = Editor::new(EditorStart {
        session,
        myself: Myself {
            person,
            name: "A".into(),
            municipality: "Fjellvik".into(),
            looks: Looks { initials: "A".into(), colour: 0 },
        },
        seed: 3,
        window: Window { size: Size { w: 1440.0, h: 900.0 }, pixel_ratio: 1.0, covered },
        settings: Settings::default(),
        words: Words::default(),
    });
    let mut bench = Bench { editor, painter: Count::default(), now_ms: 1_000.0 };
    println!("{:<44} {:>8} {:>8} {:>8} {:>9}", "ms per frame", "median", "p95", "most", "acts");
    bench.report("first frame", 1, |_, _| {});
    bench.editor.act(Action::UnfoldAll(Panel::Board));
    bench.report("all branches opened", 1, |_, _| {});
    bench.editor.act(Action::Zoom(Zoom::Hundred));
    bench.report("zoomed to 100 %", 40, |_, _| {});
    let wheel = |x, y, ctrl| Input::Wheel {
        at_in_screen: Point::new(700.0, 400.0),
        delta_px: Point::new(x, y),
        modifiers: if ctrl { Modifiers::CTRL } else { Modifiers::NONE },
    };
    bench.report("panned", 300, |editor, _| editor.handle(wheel(37.0, 11.0, false)));
    bench.report("zoomed out and in by the wheel", 200, |editor, number| {
        editor.handle(wheel(0.0, if number < 100 { 40.0 } else { -40.0 }, true));
    });
    bench.editor.act(Action::Zoom(Zoom::All));
    bench.report("all of it, at rest", 60, |_, _| {});
    bench.report("all of it, panned", 200, |editor, _| editor.handle(wheel(5.0, 3.0, false)));
    let note: NoteId = bench.editor.board().note_by_source("n500").expect("brought in").id.clone();
    bench.editor.act(Action::Zoom(Zoom::Hundred));
    bench.editor.act(Action::Select(Some(note)));
    bench.editor.act(Action::Write);
    bench.report("the camera goes there", 60, |_, _| {});
    bench.report("a letter typed", 60, |editor, _| {
        let (text, revision) = editor.typing().map(|typing| (typing.text, typing.revision)).unwrap_or_default();
        let text = text + "x";
        editor.handle(Input::Typed { text, selected_utf16: 0..0, revision });
    });
    bench.editor.act(Action::StopWriting);
    bench.frame();
    bench.report("a note added", 20, |editor, number| {
        editor.act(if number % 2 == 0 { Action::Add(New::Sibling) } else { Action::StopWriting });
    });
}
