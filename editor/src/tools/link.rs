//! Drawing links: from one card to another.

use super::{
    Deed, Event, Preview, Sight, drags_board,
    hand::{Going, Panning, Pinching},
};
use crate::{
    actions::{Action, ToolKind},
    geometry::Point,
    input::Pointer,
};
use board::id::NoteId;

/// What the hand is doing.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// Nothing.
    Idle,
    /// A line follows the pointer. It may be dragged, or begun and ended by a press each (WCAG 2.5.7).
    Drawing {
        /// Which pointer.
        pointer: i32,
        /// From which note.
        from: NoteId,
        /// Where its end is, board units.
        to_in_world: Point,
        /// The note under it.
        onto: Option<NoteId>,
    },
    /// The board is dragged.
    Panning(Panning),
    /// Two fingers move and zoom the board.
    Pinching(Pinching),
}

impl Link {
    /// What happens next.
    pub fn transition(self, event: &Event, sight: &mut Sight, deeds: &mut Vec<Deed>) -> Link {
        match self {
            Link::Idle => match event {
                Event::Down(pointer) | Event::DoubleDown(pointer) => begin(pointer, sight, deeds),
                Event::Move(_) | Event::Up(_) | Event::Cancel | Event::Tick { .. } => Link::Idle,
            },
            Link::Drawing { pointer, from, to_in_world, onto } => {
                if sight.board.tree().find(&from).is_none() {
                    deeds.push(Deed::Taken);
                    return Link::Idle;
                }
                match event {
                    Event::Move(moved) => {
                        let onto = card_at(moved, sight).filter(|note| *note != from);
                        Link::Drawing { pointer, from, to_in_world: sight.world(moved.at_in_screen), onto }
                    }
                    Event::Up(up) | Event::Down(up) | Event::DoubleDown(up) => match card_at(up, sight) {
                        Some(onto) if onto != from => {
                            deeds.push(Deed::DoTo(from, Action::LinkTo(onto)));
                            deeds.push(Deed::Do(Action::Use(ToolKind::Select)));
                            Link::Idle
                        }
                        // Let go where it began: the next press ends the line.
                        Some(_) => Link::Drawing { pointer, from, to_in_world, onto: None },
                        None => {
                            deeds.push(Deed::GiveUp);
                            Link::Idle
                        }
                    },
                    Event::Cancel => {
                        deeds.push(Deed::GiveUp);
                        Link::Idle
                    }
                    Event::Tick { .. } => Link::Drawing { pointer, from, to_in_world, onto },
                }
            }
            Link::Panning(panning) => match panning.transition(event, sight, deeds) {
                Going::On(panning) => Link::Panning(panning),
                Going::Pinching(pinching) => Link::Pinching(pinching),
                Going::Over => Link::Idle,
            },
            Link::Pinching(pinching) => match pinching.transition(event, sight) {
                Going::On(pinching) | Going::Pinching(pinching) => Link::Pinching(pinching),
                Going::Over => Link::Idle,
            },
        }
    }

    /// The line that is drawn.
    pub fn preview(&self) -> Option<Preview<'_>> {
        match self {
            Link::Drawing { from, to_in_world, onto, .. } => {
                Some(Preview::Drawn { from, to_in_world: *to_in_world, onto: onto.as_ref() })
            }
            Link::Idle | Link::Panning(_) | Link::Pinching(_) => None,
        }
    }
}

fn begin(pointer: &Pointer, sight: &mut Sight, deeds: &mut Vec<Deed>) -> Link {
    match card_at(pointer, sight) {
        Some(from) if sight.writable && !drags_board(pointer) => {
            deeds.push(Deed::Do(Action::Select(Some(from.clone()))));
            let to_in_world = sight.world(pointer.at_in_screen);
            Link::Drawing { pointer: pointer.id, from, to_in_world, onto: None }
        }
        Some(_) | None => Link::Panning(Panning::begin(pointer)),
    }
}

fn card_at(pointer: &Pointer, sight: &Sight) -> Option<NoteId> {
    sight.hit(pointer.at_in_screen)?.note().cloned()
}
