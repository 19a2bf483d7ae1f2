//! What the person did since the last frame.

use super::{Editor, Queued, Request};
use crate::{
    actions::{Action, Panel, ToolKind},
    announce::Said,
    geometry::Point,
    input::{Focus, Input, Key, KeyPress, Modifiers, Pointer},
    limits::{DOUBLE_PRESS_MS, DOUBLE_PRESS_PX, ZOOM_STEP},
    shortcuts,
    tools::{Deed, Event, Sight, Tool},
};

/// A wheel's notch is about 100 pixels; a touchpad's pinch sends small ones.
const WHEEL_PX_PER_STEP: f64 = 100.0;

impl Editor {
    pub(super) fn do_what_waits(&mut self) {
        while let Some(queued) = self.queue.pop_front() {
            match queued {
                Queued::Input(input) => self.input(input),
                Queued::Action(action) => self.carry_out(action),
                Queued::Command(command) => self.run(command),
            }
        }
    }

    fn input(&mut self, input: Input) {
        match input {
            Input::PointerDown(pointer) => self.pointer_down(pointer),
            Input::PointerMove(pointer) => {
                self.pointer_in_screen = Some(pointer.at_in_screen);
                let view = self.camera.view();
                let at = view.world_from_screen(pointer.at_in_screen);
                self.hover = self.scene.hit(at, view.zoom, self.selected.as_ref());
                self.tool_event(Event::Move(pointer));
            }
            Input::PointerUp(pointer) => self.tool_event(Event::Up(pointer)),
            Input::PointerCancel { .. } => self.tool_event(Event::Cancel),
            Input::PointerGone => {
                self.pointer_in_screen = None;
                self.hover = None;
            }
            Input::Wheel { at_in_screen, delta_px, modifiers } => self.wheel(at_in_screen, delta_px, modifiers),
            Input::Pinch { at_in_screen, factor } => self.camera.zoom_at(at_in_screen, factor, self.now_ms),
            Input::Key(press) => self.key(&press),
            Input::SpaceHeld(held) => self.hold_board(held),
            Input::Typed { text, selected_utf16, revision } => self.typed(text, selected_utf16, revision),
            Input::Composing(composing) => {
                if let Some(typing) = &mut self.typing {
                    typing.compose(composing);
                }
                self.follow_typing();
            }
            Input::TypingLeft => drop(self.end_writing()),
            Input::Resize(window) => self.resize(window),
        }
    }

    fn pointer_down(&mut self, pointer: Pointer) {
        self.panel = Panel::Board;
        self.pointer_in_screen = Some(pointer.at_in_screen);
        let soon_and_near = |(when_ms, at): (f64, Point)| {
            self.now_ms - when_ms < DOUBLE_PRESS_MS && at.distance(pointer.at_in_screen) < DOUBLE_PRESS_PX
        };
        let double = self.last_press.is_some_and(soon_and_near);
        self.last_press = (!double).then_some((self.now_ms, pointer.at_in_screen));
        self.tool_event(if double { Event::DoubleDown(pointer) } else { Event::Down(pointer) });
    }

    /// A drag that has begun is not broken off for it.
    fn hold_board(&mut self, held: bool) {
        if held && self.laid_aside.is_none() && self.tool.preview().is_none() {
            self.laid_aside = Some(self.tool.kind());
            self.tool = Tool::of(ToolKind::Hand);
        } else if !held && let Some(kind) = self.laid_aside.take() {
            self.tool = Tool::of(kind);
        }
    }

    /// Two fingers or a wheel pan; with Ctrl (so touchpads report a pinch) they zoom at the pointer.
    fn wheel(&mut self, at_in_screen: Point, delta_px: Point, modifiers: Modifiers) {
        if modifiers.ctrl {
            let steps = (-delta_px.y / WHEEL_PX_PER_STEP).clamp(-1.0, 1.0);
            self.camera.zoom_at(at_in_screen, ZOOM_STEP.powf(steps), self.now_ms);
        } else if modifiers.shift && delta_px.x == 0.0 {
            self.camera.pan(Point::new(delta_px.y, 0.0));
        } else {
            self.camera.pan(delta_px);
        }
    }

    fn key(&mut self, press: &KeyPress) {
        if press.key == Key::Escape && press.focus == Focus::Board && self.tool.preview().is_some() {
            self.tool_event(Event::Cancel);
            return;
        }
        match press.focus {
            Focus::Board => self.panel = Panel::Board,
            Focus::Outline => self.panel = Panel::Outline,
            Focus::Typing => {}
        }
        if let Some(action) = shortcuts::action(press, self.settings.letter_shortcuts) {
            self.carry_out(action);
        }
    }

    pub(super) fn tick_tool(&mut self, elapsed_ms: f64) {
        self.tool_event(Event::Tick { elapsed_ms });
    }

    fn tool_event(&mut self, event: Event) {
        let mut deeds = Vec::new();
        let writable = self.session.writable();
        let mut sight = Sight {
            board: self.session.board(),
            scene: &self.scene,
            camera: &mut self.camera,
            selected: self.selected.as_ref(),
            writable,
            edge_scroll: self.settings.edge_scroll,
            now_ms: self.now_ms,
        };
        self.tool = std::mem::take(&mut self.tool).transition(&event, &mut sight, &mut deeds);
        for deed in deeds {
            self.do_deed(deed);
        }
    }

    fn do_deed(&mut self, deed: Deed) {
        match deed {
            Deed::Do(Action::Select(note)) => self.point_at(note),
            Deed::Do(action) => self.carry_out(action),
            Deed::DoTo(note, action) => {
                self.point_at(Some(note));
                self.carry_out(action);
            }
            Deed::OpenMenu(at_in_screen) => self.report.requests.push(Request::OpenMenu { at_in_screen }),
            Deed::OpenInputs(about) => self.report.requests.push(Request::OpenInputs(about)),
            Deed::Aim(target) => {
                let parent = target.and_then(|target| Some(self.board().note(&target.parent?)?.text.clone()));
                if let Some(parent) = parent {
                    self.say(Said::WouldMoveUnder { parent });
                }
            }
            Deed::GiveUp => self.say(Said::MoveCancelled),
            Deed::Taken => self.say(Said::DragTaken),
        }
    }
}
