//! Moving the board: the hand's whole job, and what every tool does with two fingers or another button.

use super::{Cursor, Deed, Event, Sight, is_drag, pinch};
use crate::{
    geometry::Point,
    input::{Button, Pointer},
};

/// What the hand is doing.
#[derive(Debug, Clone, PartialEq)]
pub enum Hand {
    /// Nothing.
    Idle,
    /// The board is being moved.
    Panning(Panning),
    /// Two fingers move and zoom the board.
    Pinching(Pinching),
}

/// One pointer drags the board.
#[derive(Debug, Clone, PartialEq)]
pub struct Panning {
    /// Which pointer.
    pub pointer: i32,
    /// By which button.
    pub button: Button,
    began_in_screen: Point,
    at_in_screen: Point,
    moved: bool,
}

/// Two fingers.
#[derive(Debug, Clone, PartialEq)]
pub struct Pinching {
    fingers: [(i32, Point); 2],
}

/// How a movement of the board goes on.
#[derive(Debug, Clone, PartialEq)]
pub enum Going<T> {
    /// It goes on.
    On(T),
    /// A second finger came.
    Pinching(Pinching),
    /// It is over.
    Over,
}

impl Panning {
    /// The pointer has just touched the board.
    pub fn begin(pointer: &Pointer) -> Panning {
        Panning {
            pointer: pointer.id,
            button: pointer.button,
            began_in_screen: pointer.at_in_screen,
            at_in_screen: pointer.at_in_screen,
            moved: false,
        }
    }

    /// The pointer touched the board at one point and is at another now.
    pub fn begin_at(began_in_screen: Point, pointer: &Pointer, button: Button, sight: &mut Sight) -> Panning {
        let begun =
            Panning { pointer: pointer.id, button, began_in_screen, at_in_screen: began_in_screen, moved: true };
        begun.follow(pointer, sight)
    }

    fn follow(self, pointer: &Pointer, sight: &mut Sight) -> Panning {
        let moved = self.moved || is_drag(self.began_in_screen, pointer);
        if !moved {
            return self;
        }
        sight.camera.pan(self.at_in_screen.minus(pointer.at_in_screen));
        Panning { at_in_screen: pointer.at_in_screen, moved, ..self }
    }

    /// What happens next.
    pub fn transition(self, event: &Event, sight: &mut Sight, deeds: &mut Vec<Deed>) -> Going<Panning> {
        match event {
            Event::Move(pointer) if pointer.id == self.pointer => Going::On(self.follow(pointer, sight)),
            Event::Down(second) | Event::DoubleDown(second) if second.id != self.pointer => {
                Going::Pinching(Pinching::begin((self.pointer, self.at_in_screen), second))
            }
            Event::Up(pointer) if pointer.id == self.pointer => {
                if !self.moved && self.button == Button::Secondary {
                    deeds.push(Deed::OpenMenu(pointer.at_in_screen));
                }
                Going::Over
            }
            Event::Cancel => Going::Over,
            Event::Down(_) | Event::DoubleDown(_) | Event::Move(_) | Event::Up(_) | Event::Tick { .. } => {
                Going::On(self)
            }
        }
    }
}

impl Pinching {
    /// A second finger has come.
    pub fn begin(first: (i32, Point), second: &Pointer) -> Pinching {
        Pinching { fingers: [first, (second.id, second.at_in_screen)] }
    }

    /// What happens next. When one finger lifts, the movement is over: the other must not drag things by accident.
    pub fn transition(mut self, event: &Event, sight: &mut Sight) -> Going<Pinching> {
        match event {
            Event::Move(pointer) => {
                let before = self.fingers.map(|(_, at)| at);
                for finger in self.fingers.iter_mut().filter(|finger| finger.0 == pointer.id) {
                    finger.1 = pointer.at_in_screen;
                }
                pinch(sight.camera, before, self.fingers.map(|(_, at)| at), sight.now_ms);
                Going::On(self)
            }
            Event::Up(pointer) if self.fingers.iter().any(|finger| finger.0 == pointer.id) => Going::Over,
            Event::Cancel => Going::Over,
            Event::Down(_) | Event::DoubleDown(_) | Event::Up(_) | Event::Tick { .. } => Going::On(self),
        }
    }
}

impl Hand {
    /// What happens next.
    pub fn transition(self, event: &Event, sight: &mut Sight, deeds: &mut Vec<Deed>) -> Hand {
        match self {
            Hand::Idle => match event {
                Event::Down(pointer) | Event::DoubleDown(pointer) => Hand::Panning(Panning::begin(pointer)),
                Event::Move(_) | Event::Up(_) | Event::Cancel | Event::Tick { .. } => Hand::Idle,
            },
            Hand::Panning(panning) => match panning.transition(event, sight, deeds) {
                Going::On(panning) => Hand::Panning(panning),
                Going::Pinching(pinching) => Hand::Pinching(pinching),
                Going::Over => Hand::Idle,
            },
            Hand::Pinching(pinching) => match pinching.transition(event, sight) {
                Going::On(pinching) | Going::Pinching(pinching) => Hand::Pinching(pinching),
                Going::Over => Hand::Idle,
            },
        }
    }

    /// What the pointer looks like.
    pub fn cursor(&self) -> Cursor {
        match self {
            Hand::Idle => Cursor::Grab,
            Hand::Panning(_) | Hand::Pinching(_) => Cursor::Grabbing,
        }
    }
}
