//! Keys and what they mean.
//!
//! Norwegian keyboards: `/` is Shift+7 and `[ ] { } @` need AltGr, which Windows reports as Ctrl+Alt. So none
//! of those is ever the only key for something, AltGr types and commands nothing, and digits with Shift are
//! matched by where the key sits. Tab *moves* while a note is selected (WCAG 2.4.3) and makes a child only
//! while one is being written.

use crate::{
    actions::{Action, Direction, New, Panel, Step, ToolKind, Zoom},
    input::{Code, Focus, Key, KeyPress, Modifiers},
};

/// What a key means where it was pressed, if anything. `letters` says whether single letters are shortcuts.
pub fn action(press: &KeyPress, letters: bool) -> Option<Action> {
    if press.modifiers.alt_gr {
        return None;
    }
    everywhere(press).or_else(|| match press.focus {
        Focus::Typing => while_typing(press),
        Focus::Board => on_selection(press).or_else(|| on_board(press)).or_else(|| letter(press, letters)),
        Focus::Outline => on_selection(press).or_else(|| in_outline(press)),
    })
}

/// Undo, redo, the camera, find, say again: wherever the focus is.
fn everywhere(press: &KeyPress) -> Option<Action> {
    let Modifiers { shift, ctrl, alt, alt_gr: _ } = press.modifiers;
    let typing = press.focus == Focus::Typing;
    match (press.key, press.code) {
        (Key::Character('z'), _) if ctrl && !alt => Some(if shift { Action::Redo } else { Action::Undo }),
        (Key::Character('y'), _) if ctrl && !alt && !shift => Some(Action::Redo),
        (Key::Character('f'), _) if ctrl && !alt && !shift => Some(Action::Find),
        (Key::Character('r'), _) if alt && !ctrl => Some(Action::SayAgain),
        (Key::Character('+' | '='), _) if ctrl && !alt => Some(Action::Zoom(Zoom::In)),
        (Key::Character('-'), _) if ctrl && !alt => Some(Action::Zoom(Zoom::Out)),
        (_, Code::Digit(0)) if ctrl && !alt && !shift => Some(Action::Zoom(Zoom::Hundred)),
        (_, Code::Digit(1)) if shift && !ctrl && !alt && !typing => Some(Action::Zoom(Zoom::All)),
        (_, Code::Digit(2)) if shift && !ctrl && !alt && !typing => Some(Action::Zoom(Zoom::Selection)),
        _ => None,
    }
}

fn while_typing(press: &KeyPress) -> Option<Action> {
    match (press.key, press.modifiers) {
        (Key::Escape, Modifiers::NONE) => Some(Action::StopWriting),
        (Key::Tab, Modifiers::NONE) => Some(Action::Add(New::Child)),
        (Key::Enter, Modifiers::NONE) => Some(Action::Add(New::Sibling)),
        _ => None,
    }
}

/// What works on the selected note, on the canvas and in the outline alike.
fn on_selection(press: &KeyPress) -> Option<Action> {
    const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::CTRL };
    match (press.key, press.modifiers) {
        (Key::Enter | Key::F2, Modifiers::NONE) => Some(Action::Write),
        (Key::Enter, Modifiers::CTRL) => Some(Action::Add(New::Child)),
        (Key::Enter, CTRL_SHIFT) => Some(Action::Add(New::Effect)),
        (Key::Enter, Modifiers::SHIFT) => Some(Action::Add(New::Sibling)),
        (Key::Delete | Key::Backspace, Modifiers::NONE) => Some(Action::Delete),
        (Key::Delete | Key::Backspace, Modifiers::SHIFT) => Some(Action::DeleteBranch),
        (Key::Up, Modifiers::ALT) => Some(Action::Move(Step::Earlier)),
        (Key::Down, Modifiers::ALT) => Some(Action::Move(Step::Later)),
        (Key::Left, Modifiers::ALT) => Some(Action::Move(Step::Out)),
        (Key::Right, Modifiers::ALT) => Some(Action::Move(Step::In)),
        (Key::Character('m'), Modifiers::CTRL) => Some(Action::ChooseParent),
        (Key::Character('k'), Modifiers::CTRL) => Some(Action::ChooseLink),
        (Key::Character('i'), Modifiers::CTRL) => Some(Action::OpenInputs),
        (Key::Character('o'), Modifiers::ALT) => Some(Action::MakeTask),
        _ => None,
    }
}

fn on_board(press: &KeyPress) -> Option<Action> {
    let direction = match (press.key, press.modifiers) {
        (Key::Up, Modifiers::NONE | Modifiers::CTRL) => Direction::Up,
        (Key::Down, Modifiers::NONE | Modifiers::CTRL) => Direction::Down,
        (Key::Left, Modifiers::NONE | Modifiers::CTRL) => Direction::Left,
        (Key::Right, Modifiers::NONE | Modifiers::CTRL) => Direction::Right,
        (Key::Home, Modifiers::NONE) => Direction::First,
        (Key::End, Modifiers::NONE) => Direction::Last,
        (Key::PageDown, Modifiers::NONE) => Direction::Next,
        (Key::PageUp, Modifiers::NONE) => Direction::Previous,
        (Key::Escape, Modifiers::NONE) => return Some(Action::Select(None)),
        (Key::Character('+'), Modifiers::NONE) => return Some(Action::Unfold(Panel::Board)),
        (Key::Character('-'), Modifiers::NONE) => return Some(Action::Fold(Panel::Board)),
        _ => return None,
    };
    Some(Action::Walk(Panel::Board, direction))
}

/// The keys of an ARIA tree: up and down by row; right opens or goes in, left closes or goes out.
fn in_outline(press: &KeyPress) -> Option<Action> {
    let direction = match (press.key, press.modifiers) {
        (Key::Up, Modifiers::NONE) => Direction::Previous,
        (Key::Down, Modifiers::NONE) => Direction::Next,
        (Key::Left, Modifiers::NONE) => Direction::Left,
        (Key::Right, Modifiers::NONE) => Direction::Right,
        (Key::Home, Modifiers::NONE) => Direction::First,
        (Key::End, Modifiers::NONE) => Direction::Last,
        (Key::Character('*'), Modifiers::NONE | Modifiers::SHIFT) => return Some(Action::UnfoldAll(Panel::Outline)),
        _ => return None,
    };
    Some(Action::Walk(Panel::Outline, direction))
}

/// Tools by one letter, where the person has not switched that off.
fn letter(press: &KeyPress, letters: bool) -> Option<Action> {
    if !letters || press.modifiers != Modifiers::NONE {
        return None;
    }
    match press.key {
        Key::Character('v') => Some(Action::Use(ToolKind::Select)),
        Key::Character('h') => Some(Action::Use(ToolKind::Hand)),
        Key::Character('a' | 'l') => Some(Action::Use(ToolKind::Link)),
        Key::Character('n') => Some(Action::Add(New::Unplaced)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(focus: Focus, keys: &str, code: &str, expected: Option<Action>) {
        let mut modifiers = Modifiers::NONE;
        let mut key = Key::Other;
        for part in keys.split(' ') {
            match part {
                "Shift" => modifiers.shift = true,
                "Ctrl" => modifiers.ctrl = true,
                "Alt" => modifiers.alt = true,
                "AltGr" => modifiers = Modifiers { ctrl: true, alt: true, alt_gr: true, ..modifiers },
                other => key = Key::parse(other),
            }
        }
        let press = KeyPress { key, code: Code::parse(code), modifiers, focus };
        assert_eq!(action(&press, true), expected, "{keys}");
    }

    #[test]
    fn tab_moves_on_unless_a_note_is_being_written() {
        check(Focus::Board, "Tab", "Tab", None);
        check(Focus::Outline, "Tab", "Tab", None);
        check(Focus::Typing, "Tab", "Tab", Some(Action::Add(New::Child)));
        check(Focus::Typing, "Shift Tab", "Tab", None);
    }

    #[test]
    fn enter_writes_and_then_makes_a_sibling() {
        check(Focus::Board, "Enter", "Enter", Some(Action::Write));
        check(Focus::Outline, "Enter", "Enter", Some(Action::Write));
        check(Focus::Typing, "Enter", "Enter", Some(Action::Add(New::Sibling)));
        check(Focus::Typing, "Shift Enter", "Enter", None);
    }

    #[test]
    fn shift_and_a_digit_is_found_by_where_the_key_sits() {
        check(Focus::Board, "Shift !", "Digit1", Some(Action::Zoom(Zoom::All)));
        check(Focus::Board, "Shift \"", "Digit2", Some(Action::Zoom(Zoom::Selection)));
        check(Focus::Typing, "Shift \"", "Digit2", None);
    }

    #[test]
    fn alt_gr_types_and_commands_nothing() {
        check(Focus::Board, "AltGr z", "KeyZ", None);
        check(Focus::Typing, "AltGr @", "Digit2", None);
    }

    #[test]
    fn undo_is_everywhere() {
        for focus in [Focus::Board, Focus::Outline, Focus::Typing] {
            check(focus, "Ctrl z", "KeyZ", Some(Action::Undo));
            check(focus, "Ctrl Shift Z", "KeyZ", Some(Action::Redo));
            check(focus, "Ctrl y", "KeyY", Some(Action::Redo));
            check(focus, "Alt r", "KeyR", Some(Action::SayAgain));
        }
    }

    #[test]
    fn letters_choose_tools_only_on_the_canvas_and_only_if_wanted() {
        check(Focus::Board, "v", "KeyV", Some(Action::Use(ToolKind::Select)));
        check(Focus::Outline, "v", "KeyV", None);
        let press =
            KeyPress { key: Key::parse("v"), code: Code::Other, modifiers: Modifiers::NONE, focus: Focus::Board };
        assert_eq!(action(&press, false), None);
    }

    #[test]
    fn a_branch_moves_by_alt_and_arrows_in_both_views() {
        for focus in [Focus::Board, Focus::Outline] {
            check(focus, "Alt ArrowUp", "ArrowUp", Some(Action::Move(Step::Earlier)));
            check(focus, "Alt ArrowLeft", "ArrowLeft", Some(Action::Move(Step::Out)));
        }
    }
}
