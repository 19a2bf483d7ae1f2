//! A does whatever comes to mind while B does the same: after every movement all must still hold ([`TestEditor`] looks).
//! A plan that fails prints its seed; put it into `REMEMBERED`.

use crate::hand::TestEditor;
use board::{Command, Place, Position, Side, id::NoteId, note::NoteKind};
use editor::{
    actions::{Action, Direction, New, Panel, Step, ToolKind, Zoom},
    geometry::{Point, Size},
    input::{Button, Covered, Input, Modifiers, Pointer, PointerKind, Window},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};

/// Seeds of plans that once failed.
const REMEMBERED: &[u64] = &[];
const PLANS: u64 = 16;
const STEPS: usize = 100;

struct Plan {
    random: StdRng,
    fresh: u128,
}

impl Plan {
    fn pick<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        if all.is_empty() { None } else { Some(all[self.random.random_range(0..all.len())].clone()) }
    }

    fn note(&mut self, a: &TestEditor) -> Option<NoteId> {
        let all: Vec<NoteId> = a.editor.board().notes().map(|note| note.id.clone()).collect();
        self.pick(&all)
    }

    fn point(&mut self) -> Point {
        Point::new(self.random.random_range(0.0..1440.0), self.random.random_range(0.0..900.0))
    }

    fn pointer(&mut self, at_in_screen: Point) -> Pointer {
        let kinds = [PointerKind::Mouse, PointerKind::Touch, PointerKind::Pen];
        let buttons = [Button::Primary, Button::Primary, Button::Primary, Button::Middle, Button::Secondary];
        Pointer {
            id: self.random.random_range(1..3),
            kind: self.pick(&kinds).unwrap_or(PointerKind::Mouse),
            button: self.pick(&buttons).unwrap_or(Button::Primary),
            at_in_screen,
            modifiers: Modifiers::NONE,
        }
    }

    fn action(&mut self, a: &TestEditor) -> Option<Action> {
        let note = self.note(a);
        let panel = self.pick(&[Panel::Board, Panel::Outline])?;
        let actions = [
            Action::Add(self.pick(&[
                New::Cause,
                New::Effect,
                New::Child,
                New::Sibling,
                New::Unplaced,
                New::Constraint,
            ])?),
            Action::Write,
            Action::StopWriting,
            Action::Move(self.pick(&[Step::Earlier, Step::Later, Step::Out, Step::In])?),
            Action::LinkTo(note.clone()?),
            Action::Delete,
            Action::DeleteBranch,
            Action::MakeCore,
            Action::Fold(panel),
            Action::Unfold(panel),
            Action::UnfoldAll(panel),
            Action::Undo,
            Action::Redo,
            Action::Select(note.clone()),
            Action::FocusRow(note?),
            Action::Walk(
                panel,
                self.pick(&[Direction::Up, Direction::Down, Direction::Left, Direction::Right, Direction::Next])?,
            ),
            Action::Zoom(self.pick(&[Zoom::In, Zoom::Out, Zoom::All, Zoom::Selection, Zoom::Hundred])?),
            Action::Use(self.pick(&[ToolKind::Select, ToolKind::Hand, ToolKind::Link])?),
            Action::Arrange(None),
        ];
        self.pick(&actions)
    }

    fn b_command(&mut self, a: &TestEditor) -> Option<Command> {
        let (note, parent) = (self.note(a)?, self.note(a)?);
        let place = Place { parent: Some(parent), side: Side::None, at: Position::Last };
        self.fresh += 1;
        let text = a.editor.board().note(&note)?.text.to_string();
        let commands = [
            Command::Create {
                id: NoteId::fresh(self.fresh),
                kind: NoteKind::Cause,
                place: place.clone(),
                text: "ny".into(),
            },
            Command::Move { note: note.clone(), to: place },
            Command::Delete { notes: vec![note.clone()] },
            Command::WriteText { note: note.clone(), after: format!("{text} og B"), before: text },
            Command::SetCore { note },
        ];
        self.pick(&commands)
    }

    fn step(&mut self, a: &mut TestEditor) {
        match self.random.random_range(0..11) {
            0 | 1 => {
                if let Some(action) = self.action(a) {
                    a.editor.act(action);
                }
            }
            2 | 3 => {
                let at = self.note(a).and_then(|note| a.editor.rect_in_screen(&note)).map(|rect| rect.center());
                let at = at.unwrap_or_else(|| self.point());
                let pointer = self.pointer(at);
                a.editor.handle(Input::PointerDown(pointer));
            }
            4 | 5 => {
                let at = self.point();
                let pointer = self.pointer(at);
                a.editor.handle(Input::PointerMove(pointer));
            }
            6 => {
                let at = self.point();
                let pointer = self.pointer(at);
                a.editor.handle(Input::PointerUp(pointer));
            }
            7 if a.editor.typing().is_some() => drop(a.typing("æ👩‍👩‍👧 o")),
            7 => {
                let size = Size { w: self.random.random_range(0.0..2000.0), h: self.random.random_range(0.0..1200.0) };
                a.editor.handle(Input::Resize(Window { size, pixel_ratio: 1.5, covered: Covered::default() }));
            }
            8 => {
                if let Some(command) = self.b_command(a) {
                    a.b.try_run(command);
                }
            }
            9 => a.editor.handle(Input::SpaceHeld(self.random.random_bool(0.5))),
            _ => a.now_ms += self.random.random_range(0.0..500.0),
        }
        a.frame();
    }
}

fn run(seed: u64) {
    eprintln!("seed {seed}");
    let mut a = TestEditor::demo_in(Size { w: 1440.0, h: 900.0 });
    let mut plan = Plan { random: StdRng::seed_from_u64(seed), fresh: u128::from(seed) << 64 };
    for _ in 0..STEPS {
        plan.step(&mut a);
    }
    a.editor.act(Action::StopWriting);
    a.frames(2);
}

#[test]
fn whatever_both_do_all_still_holds() {
    REMEMBERED.iter().copied().chain(0..PLANS).for_each(run);
}
