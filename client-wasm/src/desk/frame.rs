//! The frame: what was noted and what came, then the picture, then the errands, then what the panels show.

use super::{
    Desk, Noted, labels, myself, outside,
    shown::{Asked, PersonShown, show},
};
use crate::{
    bundle,
    canvas::painter::CanvasPainter,
    choices,
    page::{bar::BoardState, inputs, note_menu, outline, panel, spoken, writing},
};
use editor::{
    announce::{Announcement, Urgency},
    editor::{Editor, FrameReport, Request},
    input::Input,
    session::{Connection, works},
    tools::Cursor,
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;
use web_sys::HtmlCanvasElement;

impl Desk {
    /// Asks for a frame with the screen's next one. A page that is not looked at gets none from the browser; it
    /// makes its own, so that it stays in step with the server.
    pub fn wake(self) {
        if self.drawer.frame_asked.replace(true) {
            return;
        }
        if document().hidden() {
            spawn_local(async move { self.frame() });
        } else {
            request_animation_frame(move || {
                if self.drawer.frame_asked.get() {
                    self.frame();
                }
            });
        }
    }

    /// Asks for a frame before the browser's next event.
    pub(super) fn wake_now(self) {
        self.drawer.frame_asked.set(true);
        spawn_local(async move {
            if self.drawer.frame_asked.get() {
                self.frame();
            }
        });
    }

    /// From now on there is a stage to paint on.
    pub fn paint_on(self, board: HtmlCanvasElement, overlay: HtmlCanvasElement) {
        match CanvasPainter::new(board.clone(), overlay) {
            Ok(painter) => {
                *self.drawer.painter.borrow_mut() = Some(painter);
                *self.drawer.canvas.borrow_mut() = Some(board);
                self.window_changed();
            }
            // Without a canvas the list is left, which can do everything.
            Err(error) => leptos::logging::error!("the board can't be painted: {error:?}"),
        }
    }

    /// The stage may have another size now.
    pub fn window_changed(self) {
        let size = self.drawer.canvas.borrow().as_ref().and_then(outside::window_of);
        if let Some(window) = size {
            self.drawer.pixel_ratio.set(window.pixel_ratio);
            self.input(Input::Resize(window));
        }
    }

    /// One frame.
    pub(super) fn frame(self) {
        self.drawer.frame_asked.set(false);
        if self.drawer.pixel_ratio.get() != outside::pixel_ratio() {
            self.window_changed();
        }
        // Before the rows change: a row that goes takes the focus with it.
        self.shown.focus_in_outline.set(outline::has_focus());
        let Some(report) = self.work() else { return };
        self.show(&report);
        for announcement in report.announcements {
            self.say(&announcement);
        }
        for request in report.requests {
            self.fulfil(request);
        }
        if self.may_reload() && bundle::reload_once() {
            return;
        }
        if report.again {
            self.wake();
        } else if let Some(at_ms) = report.again_at_ms {
            let wait_ms = (at_ms - js_sys::Date::now()).max(0.0);
            set_timeout(move || self.wake(), Duration::from_millis(wait_ms as u64 + 1));
        }
    }

    /// A page that the server no longer understands is loaded anew as soon as nothing is lost or torn away by that:
    /// all of it is on the device or on the server, and nobody is writing.
    fn may_reload(self) -> bool {
        let editor = self.drawer.editor.borrow();
        let session = editor.session_seen();
        let keeps = self.drawer.errands.borrow().keeps();
        session.connection() == Connection::Outdated && session.may_go(keeps) && editor.typing().is_none()
    }

    /// All for which the editor is borrowed: nothing in here calls back into the page.
    fn work(self) -> Option<FrameReport> {
        let now_ms = js_sys::Date::now();
        let mut painter = self.drawer.painter.borrow_mut();
        let painter = painter.as_mut()?;
        let mut editor = self.drawer.editor.borrow_mut();
        let mut errands = self.drawer.errands.borrow_mut();
        errands.report(editor.session(), now_ms as u64);
        for noted in self.drawer.noted.take() {
            self.tell(&mut editor, painter, noted, now_ms as u64);
        }
        let report = editor.frame(now_ms, painter, &mut *self.drawer.measure.borrow_mut());
        let effects = editor.session().take_effects();
        errands.run(effects);
        Some(report)
    }

    fn tell(self, editor: &mut Editor, painter: &mut CanvasPainter, noted: Noted, now: u64) {
        match noted {
            Noted::Input(input) => {
                if let Input::Resize(window) = &input {
                    let px = |css: f64| (css * window.pixel_ratio).round() as u32;
                    painter.resize(px(window.size.w), px(window.size.h));
                }
                editor.handle(input);
            }
            Noted::Act(action) => editor.act(action),
            Noted::TryAgain(ids) => {
                // It stays in the list when it can't even be tried, and the list says so.
                let refused = ids.into_iter().filter(|id| editor.session().try_again(*id, now).is_err());
                self.drawer.refused_again.set(refused.reduce(|first, _| first));
            }
            Noted::Discard(ids) => ids.into_iter().for_each(|id| editor.session().discard(id)),
            Noted::SchemeChanged => {
                painter.scheme_changed();
                editor.colours_changed();
            }
            Noted::LanguageChanged => editor.set_words(labels()),
            Noted::FontsCame => editor.fonts_loaded(),
            Noted::Tasking(tasking) => editor.set_tasking(tasking),
            Noted::SettingsChanged => editor.set_settings(choices::settings()),
            Noted::MeChanged(me) => {
                editor.set_myself(myself(&me));
                *self.drawer.me.borrow_mut() = me;
            }
            Noted::Nudged => editor.session().nudge(now),
            Noted::Hidden => editor.session().hide(now),
            Noted::Leaving => editor.session().leave(now),
        }
    }

    /// Sets the signals that differ. The editor is borrowed only while each value is read.
    fn show(self, report: &FrameReport) {
        let shown = self.shown;
        let read = |editor: &Editor| {
            let session = editor.session_seen();
            let state = BoardState::of(session.openness(), session.shut());
            let rows = editor.outline().rows();
            let selected = editor.selected().cloned();
            let in_rows = selected.clone().filter(|note| editor.outline().row(note).is_some());
            let tab_stop = in_rows.or_else(|| rows.first().map(|row| row.note.clone()));
            (
                (editor.board().facts().title.to_string(), state, rows.is_empty()),
                (session.connection(), session.saved(), works(session.not_taken())),
                (editor.tool(), (editor.zoom() * 100.0).round() as u32, editor.arrangement()),
                (editor.outline().revision(), selected, tab_stop, editor.typing()),
            )
        };
        let (board, line, view, notes) = read(&self.drawer.editor.borrow());
        let (title, state, empty) = board;
        if shown.title.with_untracked(|shown| *shown != title) {
            document().set_title(&if title.is_empty() {
                "Samtavle".to_owned()
            } else {
                format!("{title} – Samtavle")
            });
        }
        show(shown.title, title);
        show(shown.state, state);
        let (face, audience) = {
            let editor = self.drawer.editor.borrow();
            let session = editor.session_seen();
            (session.face().cloned(), session.audience())
        };
        show(shown.face, face);
        show(shown.audience, audience);
        show(shown.empty, empty);
        let (connection, saved, not_taken) = line;
        let kept = self.drawer.errands.borrow().keeps();
        if shown.kept.get_untracked() && !kept {
            self.live_region.say(crate::locale::words().get("not-kept-banner"));
        }
        show(shown.kept, kept);
        self.say_connection(shown.connection.get_untracked(), connection);
        show(shown.connection, connection);
        show(shown.saved, saved);
        show(shown.not_taken, not_taken);
        show(shown.refused_again, self.drawer.refused_again.get());
        let (tool, zoom_percent, arrangement) = view;
        show(shown.tool, tool);
        show(shown.zoom_percent, zoom_percent);
        show(shown.arrangement, arrangement);
        show(shown.cursor, cursor(report.cursor));
        let people = self.people();
        show(shown.people, people);
        let (rows_revision, selected, tab_stop, writing) = notes;
        show(shown.selected, selected);
        show(shown.tab_stop, tab_stop);
        show(shown.rows_revision, rows_revision);
        show(shown.writing, writing);
        show(shown.rights, self.drawer.editor.borrow().rights());
        if report.inputs_changed {
            shown.inputs_revision.update(|revision| *revision += 1);
            self.ask_for_names();
        }
        if report.selection_changed || report.outline_changed || report.view_changed {
            shown.revision.update(|revision| *revision += 1);
        }
    }

    fn people(self) -> Vec<PersonShown> {
        let me = self.drawer.me.borrow();
        let editor = self.drawer.editor.borrow();
        let mut people = vec![PersonShown::me(&me, editor.looks())];
        for peer in editor.peers() {
            // One person may be here from two pages: they are shown once.
            let known = |shown: &PersonShown| {
                peer.presence.person.is_some() && shown.person.as_ref() == peer.presence.person.as_ref()
            };
            if !people.iter().any(known) {
                people.push(PersonShown::peer(peer));
            }
        }
        people
    }

    fn say(self, announcement: &Announcement) {
        let Some(sentence) = spoken::sentence(&announcement.said) else { return };
        match announcement.urgency {
            Urgency::Polite => self.live_region.say(sentence),
            Urgency::Assertive => self.live_region.interrupt(sentence),
        }
    }

    fn say_connection(self, was: Connection, is: Connection) {
        let words = crate::locale::words();
        match (was, is) {
            (was, Connection::Outdated) if was != Connection::Outdated => {
                self.live_region.say(words.get("outdated-banner"));
            }
            (was, Connection::SignedOut) if was != Connection::SignedOut => {
                self.live_region.say(words.get("signed-out-banner"));
            }
            (Connection::Online, Connection::Offline { .. }) => {
                let kept = self.shown.kept.get_untracked();
                self.live_region.say(words.get(if kept { "said-offline" } else { "offline-banner-not-kept" }));
            }
            (Connection::Connecting | Connection::Offline { .. }, Connection::Online) if self.was_offline() => {
                self.live_region.say(words.get("said-online"));
            }
            (_, _) => {}
        }
        match is {
            Connection::Offline { .. } => self.drawer.was_offline.set(true),
            Connection::Online => self.drawer.was_offline.set(false),
            Connection::Connecting | Connection::Outdated | Connection::SignedOut | Connection::Closed => {}
        }
    }

    fn was_offline(self) -> bool {
        self.drawer.was_offline.get()
    }

    /// What only the browser can do. It happens when the panels have shown what this frame has set.
    fn fulfil(self, request: Request) {
        let asked = self.shown.asked;
        match request {
            Request::ChooseParent(_) => asked.set(Some(Asked::Parent)),
            Request::ChooseLink(_) => asked.set(Some(Asked::Link)),
            Request::OpenMenu { at_in_screen } => {
                let corner = self.drawer.canvas.borrow().as_ref().map(|canvas| canvas.get_bounding_client_rect());
                let (x, y) = corner.map_or((0.0, 0.0), |corner| (corner.x(), corner.y()));
                after_showing(move || note_menu::open_at(x + at_in_screen.x, y + at_in_screen.y));
            }
            Request::FocusText => after_showing(writing::focus),
            Request::FocusBoard => after_showing(move || self.focus_board()),
            Request::FocusRow(note) => after_showing(move || outline::focus_row(&note)),
            Request::OpenInputs(target) => after_showing(|| inputs::open(target)),
            Request::MakeTask(note) => self.shown.task_wanted.set(Some(note)),
            Request::Find => after_showing(panel::focus_find),
        }
    }

    /// The canvas, where it is in the page; else the list.
    fn focus_board(self) {
        let canvas = self.drawer.canvas.borrow().clone();
        match canvas.filter(|canvas| canvas.offset_width() > 0) {
            Some(canvas) => {
                // A canvas that is shown can be focused.
                let _ = canvas.focus();
            }
            None => {
                if let Some(note) = self.shown.tab_stop.get_untracked() {
                    outline::focus_row(&note);
                }
            }
        }
    }
}

fn cursor(cursor: Cursor) -> &'static str {
    match cursor {
        Cursor::Default => "default",
        Cursor::Pointer => "pointer",
        Cursor::Grab => "grab",
        Cursor::Grabbing => "grabbing",
        Cursor::Crosshair => "crosshair",
    }
}

/// Runs it when what this frame has set is in the page.
fn after_showing(run: impl FnOnce() + 'static) {
    spawn_local(async move {
        // Once for the effects, once for the effects of what these have put into the page.
        leptos::task::tick().await;
        leptos::task::tick().await;
        run();
    });
}
