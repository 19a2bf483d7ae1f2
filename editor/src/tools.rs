//! What the hand on the canvas is doing: state charts, one tool a file.
//!
//! A tool is `(state, event) → state`; what it wants done it says as [`Deed`]s, which the frame carries out after.
//! States keep ids, never references: the note under the pointer may be deleted by a peer between down and up.

use crate::{
    actions::{Action, ToolKind},
    camera::Camera,
    geometry::Point,
    input::{Button, Pointer, PointerKind},
    limits::{DRAG_START_MOUSE_PX, DRAG_START_TOUCH_PX, HIT_SIDE_MIN_PX},
    scene::{Hit, Scene},
};
use board::{Board, id::NoteId, input::Target};
use drop_target::Drop;

pub mod drop_target;
pub mod hand;
pub mod link;
pub mod select;

/// What a tool sees.
pub struct Sight<'a> {
    /// The board.
    pub board: &'a Board,
    /// Where everything is.
    pub scene: &'a Scene,
    /// The camera; tools pan and zoom it directly.
    pub camera: &'a mut Camera,
    /// The selected note.
    pub selected: Option<&'a NoteId>,
    /// May the person write?
    pub writable: bool,
    /// Does the board scroll at its edges during a drag?
    pub edge_scroll: bool,
    /// The time.
    pub now_ms: f64,
}

impl Sight<'_> {
    /// What is under a point of the screen.
    pub fn hit(&self, at_in_screen: Point) -> Option<Hit> {
        self.scene.hit(self.world(at_in_screen), self.camera.view().zoom, self.selected)
    }
    /// The point of the board there.
    pub fn world(&self, at_in_screen: Point) -> Point {
        self.camera.view().world_from_screen(at_in_screen)
    }
}

/// What happens to a tool.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A pointer touched the canvas.
    Down(Pointer),
    /// A second press at the same place, soon after the first.
    DoubleDown(Pointer),
    /// A pointer moved.
    Move(Pointer),
    /// A pointer let go.
    Up(Pointer),
    /// The system took the pointer away, or Escape was pressed.
    Cancel,
    /// Time has passed.
    Tick {
        /// Since the last one.
        elapsed_ms: f64,
    },
}

/// What a tool wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// An action, on the selected note.
    Do(Action),
    /// An action on another note, which is selected first.
    DoTo(NoteId, Action),
    /// Show what there is to do here.
    OpenMenu(Point),
    /// Show the innspill on something.
    OpenInputs(Target),
    /// A drag hovers over another target (or none).
    Aim(Option<Drop>),
    /// A drag ended without a change.
    GiveUp,
    /// A drag ended since its note is gone.
    Taken,
}

/// What the pointer looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cursor {
    /// An arrow.
    #[default]
    Default,
    /// A pointing hand: something happens at a press.
    Pointer,
    /// An open hand: the board can be taken.
    Grab,
    /// A closed hand: it is taken.
    Grabbing,
    /// A cross: a line begins here.
    Crosshair,
}

/// The tool in the hand, and what it is doing.
#[derive(Debug, Clone, PartialEq)]
pub enum Tool {
    /// Choose and move notes.
    Select(select::Select),
    /// Move the board.
    Hand(hand::Hand),
    /// Draw links.
    Link(link::Link),
}

impl Default for Tool {
    fn default() -> Self {
        Tool::of(ToolKind::Select)
    }
}

impl Tool {
    /// A tool, doing nothing yet.
    pub fn of(kind: ToolKind) -> Tool {
        match kind {
            ToolKind::Select => Tool::Select(select::Select::Idle),
            ToolKind::Hand => Tool::Hand(hand::Hand::Idle),
            ToolKind::Link => Tool::Link(link::Link::Idle),
        }
    }

    /// Which it is.
    pub fn kind(&self) -> ToolKind {
        match self {
            Tool::Select(_) => ToolKind::Select,
            Tool::Hand(_) => ToolKind::Hand,
            Tool::Link(_) => ToolKind::Link,
        }
    }

    /// What it does next.
    pub fn transition(self, event: &Event, sight: &mut Sight, deeds: &mut Vec<Deed>) -> Tool {
        match self {
            Tool::Select(state) => Tool::Select(state.transition(event, sight, deeds)),
            Tool::Hand(state) => Tool::Hand(state.transition(event, sight, deeds)),
            Tool::Link(state) => Tool::Link(state.transition(event, sight, deeds)),
        }
    }

    /// What the person is dragging, if anything: painted on the overlay alone.
    pub fn preview(&self) -> Option<Preview<'_>> {
        match self {
            Tool::Select(state) => state.preview(),
            Tool::Link(state) => state.preview(),
            Tool::Hand(_) => None,
        }
    }

    /// What the pointer looks like over `hit`.
    pub fn cursor(&self, hit: Option<&Hit>) -> Cursor {
        match self {
            Tool::Select(state) => state.cursor(hit),
            Tool::Hand(state) => state.cursor(),
            Tool::Link(_) => Cursor::Crosshair,
        }
    }

    /// Does something happen by itself, without further input?
    pub fn ticks(&self) -> bool {
        match self {
            Tool::Select(state) => state.ticks(),
            Tool::Hand(_) | Tool::Link(_) => false,
        }
    }
}

/// What a drag looks like while it lasts.
#[derive(Debug, Clone, PartialEq)]
pub enum Preview<'a> {
    /// A branch is carried.
    Carried {
        /// Which.
        note: &'a NoteId,
        /// Where its card's upper left corner is now, board units.
        corner_in_world: Point,
        /// Where it would go.
        target: Option<&'a Drop>,
    },
    /// A link is drawn.
    Drawn {
        /// From which note.
        from: &'a NoteId,
        /// To where, board units.
        to_in_world: Point,
        /// The note that it would end at.
        onto: Option<&'a NoteId>,
    },
}

/// Has the pointer moved far enough to mean it?
fn is_drag(from: Point, pointer: &Pointer) -> bool {
    let far = match pointer.kind {
        PointerKind::Mouse | PointerKind::Pen => DRAG_START_MOUSE_PX,
        PointerKind::Touch => DRAG_START_TOUCH_PX,
    };
    from.distance(pointer.at_in_screen) >= far
}

/// Is this a press with which every tool drags the board?
fn drags_board(pointer: &Pointer) -> bool {
    match pointer.button {
        Button::Middle | Button::Secondary => true,
        Button::Primary => false,
    }
}

/// Moves the board with two fingers: what is between them stays between them.
fn pinch(camera: &mut Camera, before: [Point; 2], after: [Point; 2], now_ms: f64) {
    let (was, is) = (before[0].towards(before[1], 0.5), after[0].towards(after[1], 0.5));
    camera.pan(was.minus(is));
    let apart = |fingers: [Point; 2]| fingers[0].distance(fingers[1]).max(HIT_SIDE_MIN_PX);
    camera.zoom_at(is, apart(after) / apart(before), now_ms);
}
