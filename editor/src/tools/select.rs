//! Choosing and moving notes.

use super::{
    Cursor, Deed, Event, Preview, Sight, drags_board,
    drop_target::{Drop, drop_target},
    hand::{Going, Panning, Pinching},
    is_drag,
};
use crate::{
    actions::{Action, Panel},
    geometry::{Point, Rect},
    input::{Button, Pointer, PointerKind},
    limits::{EDGE_SCROLL_DELAY_MS, EDGE_SCROLL_PX_PER_S, EDGE_SCROLL_ZONE_PX, LONG_PRESS_MS},
    scene::Hit,
};
use board::{Board, id::NoteId, input::Target};

/// What the hand is doing.
#[derive(Debug, Clone, PartialEq)]
pub enum Select {
    /// Nothing.
    Idle,
    /// A pointer is down and has not moved yet.
    Pointing {
        /// Which pointer.
        pointer: i32,
        /// Where it went down.
        at_in_screen: Point,
        /// On what.
        on: Option<Hit>,
        /// For a finger: how long it has been held still. Long enough, and it asks for the menu.
        held_ms: Option<f64>,
    },
    /// A branch is carried.
    Moving(Moving),
    /// The board is dragged.
    Panning(Panning),
    /// Two fingers move and zoom the board.
    Pinching(Pinching),
}

/// A branch that is carried to another place.
#[derive(Debug, Clone, PartialEq)]
pub struct Moving {
    pointer: i32,
    note: NoteId,
    /// From the card's upper left corner to where it is held, board units.
    held: Point,
    at_in_screen: Point,
    corner_in_world: Point,
    target: Option<Drop>,
    at_edge_ms: f64,
}

impl Select {
    /// What happens next.
    pub fn transition(self, event: &Event, sight: &mut Sight, deeds: &mut Vec<Deed>) -> Select {
        match self {
            Select::Idle => match event {
                Event::Down(pointer) => press(pointer, sight, deeds),
                Event::DoubleDown(pointer) => double_press(pointer, sight, deeds),
                Event::Move(_) | Event::Up(_) | Event::Cancel | Event::Tick { .. } => Select::Idle,
            },
            Select::Pointing { pointer, at_in_screen, on, held_ms } => match event {
                Event::Move(moved) if moved.id == pointer && is_drag(at_in_screen, moved) => {
                    begin_drag(at_in_screen, on, moved, sight, deeds)
                }
                Event::Down(second) | Event::DoubleDown(second) if second.id != pointer => {
                    Select::Pinching(Pinching::begin((pointer, at_in_screen), second))
                }
                Event::Up(up) if up.id == pointer => {
                    if on.is_none() {
                        deeds.push(Deed::Do(Action::Select(None)));
                    }
                    Select::Idle
                }
                Event::Cancel => Select::Idle,
                Event::Tick { elapsed_ms } => {
                    let held_ms = held_ms.map(|held_ms| held_ms + elapsed_ms);
                    if held_ms.is_some_and(|held_ms| held_ms >= LONG_PRESS_MS) {
                        deeds.push(Deed::OpenMenu(at_in_screen));
                        return Select::Idle;
                    }
                    Select::Pointing { pointer, at_in_screen, on, held_ms }
                }
                Event::Down(_) | Event::DoubleDown(_) | Event::Move(_) | Event::Up(_) => {
                    Select::Pointing { pointer, at_in_screen, on, held_ms }
                }
            },
            Select::Moving(moving) => moving.transition(event, sight, deeds),
            Select::Panning(panning) => match panning.transition(event, sight, deeds) {
                Going::On(panning) => Select::Panning(panning),
                Going::Pinching(pinching) => Select::Pinching(pinching),
                Going::Over => Select::Idle,
            },
            Select::Pinching(pinching) => match pinching.transition(event, sight) {
                Going::On(pinching) | Going::Pinching(pinching) => Select::Pinching(pinching),
                Going::Over => Select::Idle,
            },
        }
    }

    /// What is carried.
    pub fn preview(&self) -> Option<Preview<'_>> {
        match self {
            Select::Moving(moving) => Some(Preview::Carried {
                note: &moving.note,
                corner_in_world: moving.corner_in_world,
                target: moving.target.as_ref(),
            }),
            Select::Idle | Select::Pointing { .. } | Select::Panning(_) | Select::Pinching(_) => None,
        }
    }

    /// What the pointer looks like over `hit`.
    pub fn cursor(&self, hit: Option<&Hit>) -> Cursor {
        match self {
            Select::Idle | Select::Pointing { .. } => hit.map_or(Cursor::Default, |_| Cursor::Pointer),
            Select::Moving(_) | Select::Panning(_) | Select::Pinching(_) => Cursor::Grabbing,
        }
    }

    /// Does time alone change something: a finger held still, the board scrolling at its edge?
    pub fn ticks(&self) -> bool {
        match self {
            Select::Moving(_) => true,
            Select::Pointing { held_ms, .. } => held_ms.is_some(),
            Select::Idle | Select::Panning(_) | Select::Pinching(_) => false,
        }
    }
}

/// A note is chosen when it is pressed, not when it is let go: the eye sees at once what is meant.
fn press(pointer: &Pointer, sight: &mut Sight, deeds: &mut Vec<Deed>) -> Select {
    let on = sight.hit(pointer.at_in_screen);
    if let Some(note) = note_of(on.as_ref(), sight.board) {
        deeds.push(Deed::Do(Action::Select(Some(note))));
    }
    if drags_board(pointer) {
        return Select::Panning(Panning::begin(pointer));
    }
    match &on {
        Some(Hit::Inputs(about)) => deeds.push(Deed::OpenInputs(about.clone())),
        Some(Hit::Hidden(note)) => deeds.push(Deed::DoTo(note.clone(), Action::Unfold(Panel::Board))),
        Some(Hit::Card(_) | Hit::Link(_)) | None => {}
    }
    let held_ms = (pointer.kind == PointerKind::Touch).then_some(0.0);
    Select::Pointing { pointer: pointer.id, at_in_screen: pointer.at_in_screen, on, held_ms }
}

fn double_press(pointer: &Pointer, sight: &mut Sight, deeds: &mut Vec<Deed>) -> Select {
    match sight.hit(pointer.at_in_screen) {
        Some(Hit::Card(note)) if pointer.button == Button::Primary => {
            deeds.push(Deed::DoTo(note, Action::Write));
            Select::Idle
        }
        Some(_) | None => press(pointer, sight, deeds),
    }
}

/// The note that is meant; of a link, the one where it begins: its menu has the link.
fn note_of(hit: Option<&Hit>, board: &Board) -> Option<NoteId> {
    match hit? {
        Hit::Link(link) | Hit::Inputs(Target::Link(link)) => board.link(link).map(|link| link.from.clone()),
        on_card => on_card.note().cloned(),
    }
}

/// A mouse that drags a card carries it. A finger does so only with the card that is chosen already, since it must
/// be able to move the board anywhere.
fn begin_drag(
    from_in_screen: Point,
    on: Option<Hit>,
    pointer: &Pointer,
    sight: &mut Sight,
    deeds: &mut Vec<Deed>,
) -> Select {
    let carried = match (&on, pointer.kind) {
        (Some(Hit::Card(note)), PointerKind::Mouse | PointerKind::Pen) => Some(note),
        (Some(Hit::Card(note)), PointerKind::Touch) if sight.selected == Some(note) => Some(note),
        (Some(_) | None, PointerKind::Mouse | PointerKind::Pen | PointerKind::Touch) => None,
    };
    let movable = |note: &&NoteId| sight.writable && sight.board.core() != Some(*note);
    let Some((note, card)) = carried.filter(movable).and_then(|note| Some((note, sight.scene.card(note)?))) else {
        return Select::Panning(Panning::begin_at(from_in_screen, pointer, Button::Primary, sight));
    };
    let corner = Point::new(card.face.rect.x, card.face.rect.y);
    let moving = Moving {
        pointer: pointer.id,
        note: note.clone(),
        held: sight.world(from_in_screen).minus(corner),
        at_in_screen: pointer.at_in_screen,
        corner_in_world: corner,
        target: None,
        at_edge_ms: 0.0,
    };
    Select::Moving(moving.aim(sight, deeds))
}

impl Moving {
    fn transition(self, event: &Event, sight: &mut Sight, deeds: &mut Vec<Deed>) -> Select {
        if sight.board.tree().find(&self.note).is_none() {
            deeds.push(Deed::Taken);
            return Select::Idle;
        }
        match event {
            Event::Move(pointer) if pointer.id == self.pointer => {
                let moved = Moving { at_in_screen: pointer.at_in_screen, ..self };
                Select::Moving(moved.aim(sight, deeds))
            }
            Event::Up(pointer) if pointer.id == self.pointer => {
                match self.target {
                    Some(target) => deeds.push(Deed::DoTo(self.note, Action::MoveTo(target.place))),
                    None => deeds.push(Deed::GiveUp),
                }
                Select::Idle
            }
            Event::Cancel => {
                deeds.push(Deed::GiveUp);
                Select::Idle
            }
            Event::Tick { elapsed_ms } => Select::Moving(self.scroll(*elapsed_ms, sight, deeds)),
            Event::Down(_) | Event::DoubleDown(_) | Event::Move(_) | Event::Up(_) => Select::Moving(self),
        }
    }

    fn aim(self, sight: &Sight, deeds: &mut Vec<Deed>) -> Moving {
        let at = sight.world(self.at_in_screen);
        let target = drop_target(sight.board, sight.scene, &self.note, at, sight.camera.view().zoom);
        if target != self.target {
            deeds.push(Deed::Aim(target.clone()));
        }
        Moving { corner_in_world: at.minus(self.held), target, ..self }
    }

    /// The board scrolls when the branch is held at the window's edge for a moment.
    fn scroll(self, elapsed_ms: f64, sight: &mut Sight, deeds: &mut Vec<Deed>) -> Moving {
        let towards = edge_direction(self.at_in_screen, sight.camera.clear_in_screen());
        if towards == Point::default() || !sight.edge_scroll {
            return Moving { at_edge_ms: 0.0, ..self };
        }
        let at_edge_ms = self.at_edge_ms + elapsed_ms;
        if at_edge_ms > EDGE_SCROLL_DELAY_MS {
            sight.camera.pan(towards.times(EDGE_SCROLL_PX_PER_S * elapsed_ms / 1_000.0));
        }
        Moving { at_edge_ms, ..self }.aim(sight, deeds)
    }
}

/// How strongly a point pulls at each edge, −1 to 1.
fn edge_direction(at: Point, clear: Rect) -> Point {
    let pull = |at: f64, from: f64, to: f64| {
        let before = (from + EDGE_SCROLL_ZONE_PX - at).max(0.0);
        let beyond = (at - (to - EDGE_SCROLL_ZONE_PX)).max(0.0);
        ((beyond - before) / EDGE_SCROLL_ZONE_PX).clamp(-1.0, 1.0)
    };
    Point::new(pull(at.x, clear.x, clear.right()), pull(at.y, clear.y, clear.bottom()))
}
