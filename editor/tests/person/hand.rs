//! A hand that uses the editor as a person does, and looks after each movement whether all is still well.

use crate::peer::{B, BOARD};
use board::{
    Board, Command, Me,
    id::{NoteId, PersonId},
    interchange::{Import, TreeJson},
    network::around::Looks,
    wire::message::Right,
};
use editor::{
    Editor, EditorStart, FrameReport, Myself, Request,
    actions::Action,
    announce::Said,
    geometry::{Point, Rect, Size},
    input::{Button, Code, Covered, Focus, Input, Key, KeyPress, Modifiers, Pointer, PointerKind, Window},
    paint::{Font, record::Record},
    session::{Session, SessionStart},
    settings::{Settings, Verbosity, Words},
    text_layout::Measure,
};
use std::collections::BTreeSet;

/// What stands on the canvas in bokmål.
fn bokmal() -> Words {
    Words {
        effects: "Virkninger".into(),
        core: "Kjerneproblem".into(),
        causes: "Årsaker".into(),
        constraints: "Rammebetingelser".into(),
        unplaced: "Uten plass".into(),
        vicious_circle: "Ond sirkel".into(),
        is_writing: "skriver".into(),
    }
}

/// Every letter is as wide as Inter's are on average, or much wider.
struct Typewriter {
    wide: bool,
}

impl Measure for Typewriter {
    fn width(&mut self, font: Font, run: &str) -> f64 {
        run.chars().count() as f64 * font.size() * if self.wide { 0.9 } else { 0.54 }
    }
}

const FRAME_MS: f64 = 16.0;

/// A person's editor.
pub struct TestEditor {
    pub editor: Editor,
    pub b: B,
    pub record: Record,
    pub now_ms: f64,
    pub said: Vec<Said>,
    pub requests: Vec<Request>,
    pub last: FrameReport,
    /// Another font has loaded.
    pub wide_letters: bool,
    at: Point,
    pointer: PointerKind,
    outline: bool,
}

impl TestEditor {
    /// On an empty board, in a window of 1440 × 900.
    pub fn empty() -> TestEditor {
        TestEditor::on(B::new(), Size { w: 1440.0, h: 900.0 })
    }

    /// On the demo's problem tree.
    pub fn demo() -> TestEditor {
        TestEditor::demo_in(Size { w: 3000.0, h: 2000.0 })
    }

    /// On the demo's problem tree, in a window of some size.
    pub fn demo_in(size: Size) -> TestEditor {
        TestEditor::with_tree(include_str!("../../../board/demo/tre-heltid.nb.json"), size)
    }

    /// On the demo's problem tree, by one who may only read.
    pub fn reading() -> TestEditor {
        TestEditor::with_rights(Right::Read, Right::Read)
    }

    /// On the demo's problem tree, by one who may give innspill and not change the tree.
    pub fn giving() -> TestEditor {
        TestEditor::with_rights(Right::Read, Right::Write)
    }

    fn with_rights(content: Right, voice: Right) -> TestEditor {
        let mut b = B::new();
        (b.right, b.voice_right) = (content, voice);
        TestEditor::with_tree_of(
            b,
            include_str!("../../../board/demo/tre-heltid.nb.json"),
            Size { w: 3000.0, h: 2000.0 },
        )
    }

    /// On a tree from a file, in a window of some size.
    pub fn with_tree(json: &str, size: Size) -> TestEditor {
        TestEditor::with_tree_of(B::new(), json, size)
    }

    fn with_tree_of(mut b: B, json: &str, size: Size) -> TestEditor {
        let tree: TreeJson = serde_json::from_str(json).expect("a tree");
        b.run(Command::Import(Box::new(Import { tree, seed: 7 })));
        TestEditor::on(b, size)
    }

    fn on(b: B, size: Size) -> TestEditor {
        let person: PersonId = "a".parse().expect("an id");
        let start = SessionStart {
            board: BOARD,
            me: Me { id: person.clone(), name: "A".into() },
            onlooker: false,
            seed: 1,
            now_ms: 1_000,
            rows: Vec::new(),
            held: Vec::new(),
        };
        let editor = Editor::new(EditorStart {
            session: Session::new(start),
            myself: Myself {
                person,
                name: "A".into(),
                municipality: "Fjellvik".into(),
                looks: Looks { initials: "A".into(), colour: 0 },
            },
            seed: 3,
            window: Window { size, pixel_ratio: 1.0, covered: Covered::default() },
            settings: Settings { reduced_motion: true, verbosity: Verbosity::All, ..Settings::default() },
            words: bokmal(),
        });
        let mut hand = TestEditor {
            editor,
            b,
            record: Record::default(),
            now_ms: 1_000.0,
            said: Vec::new(),
            requests: Vec::new(),
            last: FrameReport::default(),
            wide_letters: false,
            at: Point::default(),
            pointer: PointerKind::Mouse,
            outline: false,
        };
        hand.frames(3);
        hand.said.clear();
        hand.record.take();
        hand
    }

    /// From now on a finger.
    pub fn with_finger(&mut self) -> &mut Self {
        self.pointer = PointerKind::Touch;
        self
    }

    /// From now on keys go to the outline.
    pub fn in_outline(&mut self) -> &mut Self {
        self.outline = true;
        self
    }

    /// A frame passes, and everything is looked at.
    pub fn frame(&mut self) -> &mut Self {
        self.now_ms += FRAME_MS;
        let now = self.now_ms as u64;
        self.b.meet(self.editor.session(), now);
        self.last = self.editor.frame(self.now_ms, &mut self.record, &mut Typewriter { wide: self.wide_letters });
        self.b.meet(self.editor.session(), now);
        self.said.extend(self.last.announcements.iter().map(|announcement| announcement.said.clone()));
        self.requests.extend(self.last.requests.iter().cloned());
        self.sweep();

        self
    }

    /// A frame passes without news from B, and nothing is looked at: for boards where looking takes long.
    pub fn frame_only(&mut self) {
        self.now_ms += FRAME_MS;
        self.last = self.editor.frame(self.now_ms, &mut self.record, &mut Typewriter { wide: self.wide_letters });
    }

    /// Some frames pass.
    pub fn frames(&mut self, count: usize) -> &mut Self {
        for _ in 0..count {
            self.frame();
        }
        self
    }

    /// So much time passes at once.
    pub fn wait_ms(&mut self, ms: f64) -> &mut Self {
        self.now_ms += ms;
        self.frame()
    }

    /// What must hold after every movement.
    fn sweep(&self) {
        assert_eq!(self.record.errors(), &[] as &[String]);
        let board = self.editor.board();
        let live = |note: &NoteId| board.tree().find(note).is_some();
        assert!(self.editor.selected().is_none_or(live), "what is selected is on the board");
        assert!(self.editor.typing().is_none_or(|typing| live(&typing.note)), "what is written is on the board");
        let rows = self.editor.outline().rows();
        assert!(rows.iter().all(|row| live(&row.note)), "every row is on the board");
        let shown: usize = self.editor.outline().parts().iter().map(|part| part.count).sum();
        assert_eq!(shown, board.tree().len(), "every note is in the outline");
        let read = |board: &Board| -> BTreeSet<(NoteId, String)> {
            board.notes().map(|note| (note.id.clone(), note.text.to_string())).collect()
        };
        assert_eq!(read(board), read(&self.b.board), "A and B read the same");
    }

    fn pointer(&self, button: Button) -> Pointer {
        Pointer { id: 1, kind: self.pointer, button, at_in_screen: self.at, modifiers: Modifiers::NONE }
    }

    /// Press the left button here (CSS pixels).
    pub fn press(&mut self, x: f64, y: f64) -> &mut Self {
        self.at = Point::new(x, y);
        self.editor.handle(Input::PointerDown(self.pointer(Button::Primary)));
        self.frame()
    }
    /// Press the left button on a note's middle.
    pub fn press_note(&mut self, name: &str) -> &mut Self {
        let Point { x, y } = self.rect(name).center();
        self.press(x, y)
    }
    /// Move the pointer here, faster than frames come.
    pub fn move_without_a_frame(&mut self, x: f64, y: f64) {
        self.at = Point::new(x, y);
        self.editor.handle(Input::PointerMove(self.pointer(Button::Primary)));
    }
    /// Move the pointer here in a few steps.
    pub fn drag_to(&mut self, x: f64, y: f64) -> &mut Self {
        let (from, to) = (self.at, Point::new(x, y));
        for step in 1..=4 {
            self.at = from.towards(to, f64::from(step) / 4.0);
            self.editor.handle(Input::PointerMove(self.pointer(Button::Primary)));
            self.frame();
        }
        self
    }
    /// Move the pointer to a place on a note: 0 is its left or upper edge, 1 the other.
    pub fn drag_to_part(&mut self, name: &str, across: f64, down: f64) -> &mut Self {
        let rect = self.rect(name);
        self.drag_to(rect.x + rect.w * across, rect.y + rect.h * down)
    }
    /// Let go.
    pub fn release(&mut self) -> &mut Self {
        self.editor.handle(Input::PointerUp(self.pointer(Button::Primary)));
        self.frame()
    }
    /// Press and let go.
    pub fn click(&mut self, name: &str) -> &mut Self {
        self.press_note(name).release()
    }

    /// Press a key, modifiers first: `key("Alt ArrowUp")`.
    pub fn key(&mut self, keys: &str) -> &mut Self {
        let mut modifiers = Modifiers::NONE;
        let mut key = Key::Other;
        for part in keys.split(' ') {
            match part {
                "Shift" => modifiers.shift = true,
                "Ctrl" => modifiers.ctrl = true,
                "Alt" => modifiers.alt = true,
                name => key = Key::parse(name),
            }
        }
        let focus = match (self.editor.typing().is_some(), self.outline) {
            (true, _) => Focus::Typing,
            (false, true) => Focus::Outline,
            (false, false) => Focus::Board,
        };
        let press = KeyPress { key, code: Code::Other, modifiers, focus };
        assert!(self.editor.wants(&press), "{keys} means something here");
        self.editor.handle(Input::Key(press));
        self.frame()
    }

    /// Type letters into the text field, at the caret.
    pub fn typing(&mut self, letters: &str) -> &mut Self {
        for letter in letters.chars() {
            let typing = self.editor.typing().expect("something is being written");
            let mut units: Vec<u16> = typing.text.encode_utf16().collect();
            let mut buffer = [0; 2];
            let letter: &[u16] = letter.encode_utf16(&mut buffer);
            let caret = typing.selected_utf16.start + letter.len();
            units.splice(typing.selected_utf16, letter.iter().copied());
            let text = String::from_utf16(&units).expect("whole letters");
            self.editor.handle(Input::Typed { text, selected_utf16: caret..caret, revision: typing.revision });
            self.frame();
        }
        self
    }

    /// Choose an action in a menu.
    pub fn choose(&mut self, action: Action) -> &mut Self {
        self.editor.act(action);
        self.frame()
    }

    /// B does something.
    pub fn b_does(&mut self, command: Command) -> &mut Self {
        self.b.run(command);
        self.frame()
    }

    /// Choose a row of the outline.
    pub fn focus_row(&mut self, name: &str) -> &mut Self {
        self.choose(Action::FocusRow(self.note(name)))
    }

    /// B puts a note in the bin.
    pub fn b_deletes(&mut self, name: &str) -> &mut Self {
        self.b_does(Command::Delete { notes: vec![self.note(name)] })
    }

    /// The note that the demo calls this, or whose text this is.
    pub fn note(&self, name: &str) -> NoteId {
        let board = self.editor.board();
        let by_text = || board.notes().find(|note| &*note.text == name);
        board.note_by_source(name).or_else(by_text).unwrap_or_else(|| panic!("no note {name}")).id.clone()
    }
    /// Where a note is, CSS pixels.
    pub fn rect(&self, name: &str) -> Rect {
        self.editor.rect_in_screen(&self.note(name)).unwrap_or_else(|| panic!("{name} is in sight"))
    }
    /// What a note says.
    pub fn text_of(&self, name: &str) -> Option<String> {
        Some(self.editor.board().note(&self.note(name))?.text.to_string())
    }
    /// What the selected note says.
    pub fn selected(&self) -> Option<String> {
        Some(self.editor.board().note(self.editor.selected()?)?.text.to_string())
    }
    /// What a note's parent is called.
    pub fn parent(&self, name: &str) -> Option<String> {
        let board = self.editor.board();
        let parent = board.note(board.tree().parent(&self.note(name))?)?;
        Some(parent.source.as_ref().map_or(parent.text.to_string(), |source| source.id.to_string()))
    }
    /// What the notes of a note's row are called, in order.
    pub fn row(&self, name: &str) -> Vec<String> {
        let board = self.editor.board();
        let row = board.tree().find(&self.note(name)).expect("on the board").row();
        let notes = row.filter_map(|note| board.note(note));
        notes.map(|note| note.source.as_ref().map_or(note.text.to_string(), |source| source.id.to_string())).collect()
    }
    /// The outline as indented text.
    pub fn outline(&self) -> String {
        let mut text = String::new();
        for row in self.editor.outline().rows() {
            let mark = match row.open {
                Some(true) => "▾",
                Some(false) => "▸",
                None => "·",
            };
            text += &format!("{}{mark} {}\n", "  ".repeat(row.depth as usize - 1), row.text);
        }
        text
    }
}
