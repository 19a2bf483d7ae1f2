//! What a person does to the window: all that comes in, as one closed set.
//!
//! The browser's handlers translate an event into an [`Input`] and queue it; nothing else.

use crate::geometry::{Point, Size};
use std::ops::Range;

/// Something that a person did, or that happened to the window.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A pointer touched the canvas.
    PointerDown(Pointer),
    /// A pointer moved (pressed or not).
    PointerMove(Pointer),
    /// A pointer let go.
    PointerUp(Pointer),
    /// The system took a pointer away, or it left the window (`id` as in [`Pointer`]).
    PointerCancel {
        /// Which pointer.
        id: i32,
    },
    /// Wheel or two fingers on a touchpad; with Ctrl it zooms (so touchpads report a pinch).
    Wheel {
        /// Where, on the canvas.
        at_in_screen: Point,
        /// How far, in CSS pixels (a line is 16, a page the window's height).
        delta_px: Point,
        /// Keys held.
        modifiers: Modifiers,
    },
    /// A pinch that the system has already recognised.
    Pinch {
        /// Its middle.
        at_in_screen: Point,
        /// Zoom since the last such input; 1 is none.
        factor: f64,
    },
    /// A key, anywhere on the page where `Editor::wants` said yes.
    Key(KeyPress),
    /// The space bar went down on the canvas, or is no longer held: meanwhile the hand is a hand.
    SpaceHeld(bool),
    /// The text field over the note that is being written has this text now.
    Typed {
        /// All of it.
        text: String,
        /// Selection in it, in UTF-16 units, as text fields count.
        selected_utf16: Range<usize>,
        /// What the field had been set to before the person went on from there: the revision of the
        /// [`crate::typing::TypingView`]. Others' letters may have come meanwhile.
        revision: u64,
    },
    /// A dead key, an input method or dictation is composing in the text field (or has finished).
    /// Meanwhile others' letters wait, or the composition would break.
    Composing(bool),
    /// The text field lost the focus to something that is not the editor's.
    TypingLeft,
    /// The window is this large now.
    Resize(Window),
    /// The pointer has left the canvas: peers no longer see it.
    PointerGone,
}

/// The window on the board.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// Size of the canvas in CSS pixels.
    pub size: Size,
    /// Device pixels per CSS pixel.
    pub pixel_ratio: f64,
    /// What bars cover of the canvas; "fit" keeps clear of it.
    pub covered: Covered,
}

/// How much of the canvas bars cover at each side, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Covered {
    /// Above.
    pub top: f64,
    /// At the right.
    pub right: f64,
    /// Below.
    pub bottom: f64,
    /// At the left.
    pub left: f64,
}

/// One pointer at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pointer {
    /// The browser's number for it; a second finger has another.
    pub id: i32,
    /// What kind of hand it is.
    pub kind: PointerKind,
    /// Which button this is about (for a movement: [`Button::Primary`]).
    pub button: Button,
    /// Where it is on the canvas, in CSS pixels.
    pub at_in_screen: Point,
    /// Keys held.
    pub modifiers: Modifiers,
}

/// Mouse, finger or pen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse or a touchpad.
    Mouse,
    /// A finger.
    Touch,
    /// A pen.
    Pen,
}

/// A button of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// The left one, a finger, the pen's tip.
    Primary,
    /// The wheel: drags the board.
    Middle,
    /// The right one: drags the board, or opens the menu when it doesn't move.
    Secondary,
}

/// Keys that are held while something else happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Modifiers {
    /// Shift.
    pub shift: bool,
    /// Ctrl, or Command on a Mac. Not AltGr: on Windows that reports Ctrl and Alt, see [`Modifiers::alt_gr`].
    pub ctrl: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// The browser's `getModifierState("AltGraph")`, or Ctrl and Alt together: it types, and is no shortcut.
    pub alt_gr: bool,
}

impl Modifiers {
    /// None held.
    pub const NONE: Modifiers = Modifiers { shift: false, ctrl: false, alt: false, alt_gr: false };
    /// Shift alone.
    pub const SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::NONE };
    /// Ctrl (Command) alone.
    pub const CTRL: Modifiers = Modifiers { ctrl: true, ..Modifiers::NONE };
    /// Alt alone.
    pub const ALT: Modifiers = Modifiers { alt: true, ..Modifiers::NONE };
}

/// A key that went down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeyPress {
    /// What it means on this keyboard.
    pub key: Key,
    /// Which physical key it is, where that matters.
    pub code: Code,
    /// Keys held.
    pub modifiers: Modifiers,
    /// Which part of the page has the focus.
    pub focus: Focus,
}

/// Which part of the page has the focus when a key goes down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The canvas.
    Board,
    /// A row of the outline.
    Outline,
    /// The text field over (or in the row of) the note that is being written.
    Typing,
}

/// A key by what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, digit or sign, in lower case.
    Character(char),
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Escape.
    Escape,
    /// Delete.
    Delete,
    /// Backspace.
    Backspace,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// F2: write, as in every list of files.
    F2,
    /// The menu key.
    ContextMenu,
    /// Any other: never a shortcut here.
    Other,
}

impl Key {
    /// From the browser's `KeyboardEvent.key`.
    pub fn parse(key: &str) -> Key {
        match key {
            "Enter" => Key::Enter,
            "Tab" => Key::Tab,
            "Escape" => Key::Escape,
            "Delete" => Key::Delete,
            "Backspace" => Key::Backspace,
            "ArrowUp" => Key::Up,
            "ArrowDown" => Key::Down,
            "ArrowLeft" => Key::Left,
            "ArrowRight" => Key::Right,
            "Home" => Key::Home,
            "End" => Key::End,
            "PageUp" => Key::PageUp,
            "PageDown" => Key::PageDown,
            "F2" => Key::F2,
            "ContextMenu" => Key::ContextMenu,
            text => {
                let mut letters = text.chars();
                match (letters.next(), letters.next()) {
                    (Some(letter), None) => Key::Character(letter.to_lowercase().next().unwrap_or(letter)),
                    (None, _) | (Some(_), Some(_)) => Key::Other,
                }
            }
        }
    }
}

/// A key by where it sits. Digits are matched so, since Shift and 2 type `"` on a Norwegian keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A digit of the upper row or the number pad.
    Digit(u8),
    /// Anything else; the meaning decides.
    Other,
}

impl Code {
    /// From the browser's `KeyboardEvent.code`.
    pub fn parse(code: &str) -> Code {
        let digit = code.strip_prefix("Digit").or_else(|| code.strip_prefix("Numpad"));
        match digit.map(str::as_bytes) {
            Some([digit @ b'0'..=b'9']) => Code::Digit(digit - b'0'),
            Some(_) | None => Code::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_from_the_browsers_names() {
        assert_eq!(Key::parse("ArrowUp"), Key::Up);
        assert_eq!(Key::parse("Z"), Key::Character('z'));
        assert_eq!(Key::parse("Å"), Key::Character('å'));
        assert_eq!(Key::parse("Dead"), Key::Other);
        assert_eq!(Code::parse("Digit2"), Code::Digit(2));
        assert_eq!(Code::parse("Numpad0"), Code::Digit(0));
        assert_eq!(Code::parse("NumpadEnter"), Code::Other);
    }
}
