//! The browser's events as the editor's [`Input`]. Nothing else happens here.

use editor::{
    geometry::Point,
    input::{Button, Code, Focus, Input, Key, KeyPress, Modifiers, Pointer, PointerKind},
};
use leptos::prelude::window;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

/// A line of a wheel that counts in lines, in CSS pixels.
const WHEEL_LINE_PX: f64 = 16.0;

/// A pointer event; `None` for a button that does nothing here.
pub fn pointer(event: &PointerEvent) -> Option<Pointer> {
    let button = match event.button() {
        // No button changed (a movement), or the first one.
        -1 | 0 => Button::Primary,
        1 => Button::Middle,
        2 => Button::Secondary,
        _ => return None,
    };
    Some(Pointer {
        id: event.pointer_id(),
        kind: match event.pointer_type().as_str() {
            "touch" => PointerKind::Touch,
            "pen" => PointerKind::Pen,
            _ => PointerKind::Mouse,
        },
        button,
        at_in_screen: at(event),
        modifiers: Modifiers {
            shift: event.shift_key(),
            ctrl: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            alt_gr: event.get_modifier_state("AltGraph"),
        },
    })
}

/// Where on its element an event happened, in CSS pixels.
fn at(event: &MouseEvent) -> Point {
    Point::new(f64::from(event.offset_x()), f64::from(event.offset_y()))
}

/// The wheel, in pixels whatever it counts in.
pub fn wheel(event: &WheelEvent) -> Input {
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => WHEEL_LINE_PX,
        WheelEvent::DOM_DELTA_PAGE => window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(WHEEL_LINE_PX),
        _ => 1.0,
    };
    Input::Wheel {
        at_in_screen: at(event),
        delta_px: Point::new(event.delta_x() * unit, event.delta_y() * unit),
        modifiers: Modifiers {
            shift: event.shift_key(),
            ctrl: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            alt_gr: false,
        },
    }
}

/// Whether a key is the space bar.
pub fn is_space(event: &KeyboardEvent) -> bool {
    event.key() == " "
}

/// A key that went down while `focus` had the focus.
pub fn key(event: &KeyboardEvent, focus: Focus) -> KeyPress {
    let (ctrl, alt) = (event.ctrl_key(), event.alt_key());
    KeyPress {
        key: Key::parse(&event.key()),
        code: Code::parse(&event.code()),
        modifiers: Modifiers {
            shift: event.shift_key(),
            ctrl: ctrl || event.meta_key(),
            alt,
            // Windows reports AltGr as Ctrl and Alt together.
            alt_gr: event.get_modifier_state("AltGraph") || (ctrl && alt),
        },
        focus,
    }
}
