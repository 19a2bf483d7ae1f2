//! What the browser tells without being asked: size, scheme, motion, fonts, network, attention.

use super::{Desk, Noted};
use crate::{canvas::inks, errands::ask_before_leaving, me};
use board::id::{DocumentId, PersonId};
use editor::{
    geometry::Size,
    input::{Covered, Window},
};
use leptos::{ev, prelude::*, task::spawn_local};
use std::time::Duration;
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlCanvasElement, MediaQueryList};

/// The bars that float over the board's lower edge, with the air around them, CSS pixels.
const BARS_HEIGHT_PX: f64 = 84.0;
/// A frame at least this often, also when nothing is drawn: heartbeats, retries, presence.
const FRAME_EVERY: Duration = Duration::from_secs(1);
/// Letters of both of Inter's files: what is not asked for is not loaded before it is painted.
const LETTERS_OF_BOTH_FILES: &str = "aáčđŋšŧž";

/// Device pixels per CSS pixel.
pub fn pixel_ratio() -> f64 {
    window().device_pixel_ratio()
}

/// The window as a guess, before there is a stage.
pub fn whole_window() -> Window {
    let side = |side: Result<JsValue, JsValue>| side.ok().and_then(|side| side.as_f64()).unwrap_or(1.0);
    let size = Size { w: side(window().inner_width()), h: side(window().inner_height()) };
    Window { size, pixel_ratio: pixel_ratio(), covered: covered() }
}

/// The window that a canvas is; `None` while it is not shown.
pub fn window_of(canvas: &HtmlCanvasElement) -> Option<Window> {
    let rect = canvas.get_bounding_client_rect();
    let size = Size { w: rect.width(), h: rect.height() };
    (size.w > 0.0 && size.h > 0.0).then(|| Window { size, pixel_ratio: pixel_ratio(), covered: covered() })
}

fn covered() -> Covered {
    Covered { bottom: BARS_HEIGHT_PX, ..Covered::default() }
}

fn media(query: &str) -> Option<MediaQueryList> {
    window().match_media(query).ok().flatten()
}

impl Desk {
    /// From now on, as long as the page lives.
    pub(super) fn follow_outside(self) {
        self.follow_media("(prefers-color-scheme: dark)", || Noted::SchemeChanged);
        self.follow_media(inks::FORCED_COLOURS, || Noted::SchemeChanged);
        self.follow_media(inks::MORE_CONTRAST, || Noted::SchemeChanged);
        self.follow_media("(prefers-reduced-motion: reduce)", || Noted::SettingsChanged);
        self.follow_fonts();
        set_interval(move || self.wake(), FRAME_EVERY);
        window_event_listener(ev::online, move |_| self.note(Noted::Nudged));
        window_event_listener(ev::pagehide, move |event| {
            self.drawer.noted.borrow_mut().push(if event.persisted() { Noted::Hidden } else { Noted::Leaving });
            // There may be no later: this is the last event that a page gets.
            self.frame();
        });
        ask_before_leaving(move || {
            let (editor, errands) = (self.drawer.editor.borrow(), self.drawer.errands.borrow());
            errands.would_lose(editor.session_seen())
        });
        let seen = move || {
            if document().hidden() {
                self.drawer.noted.borrow_mut().push(Noted::Hidden);
                self.frame();
            } else {
                self.note(Noted::Nudged);
            }
        };
        listen(&document(), "visibilitychange", seen);
    }

    /// The names of those who have given innspill: a voice's document knows only its owner's id.
    pub(super) fn follow_voices(self, board: DocumentId) {
        spawn_local(async move {
            // Without an answer the innspill are shown without names.
            self.shown.voices.set(me::voices(board).await.unwrap_or_default());
        });
    }

    /// Somebody has spoken whose name is not known yet: asks the server for it, once.
    pub(super) fn ask_for_names(self) {
        let named = |person: &PersonId| self.shown.voices.with_untracked(|voices| voices.contains_key(person));
        let (board, speakers) = {
            let editor = self.drawer.editor.borrow();
            let board = editor.board();
            let authors = board.inputs().map(|input| &input.author);
            let owners = board.inputs().filter_map(|input| board.answer(&input.key)?.who.as_ref());
            let speakers: Vec<PersonId> = authors.chain(owners).filter(|who| !named(who)).cloned().collect();
            (editor.board_id(), speakers)
        };
        let mut asked = self.drawer.names_asked.borrow_mut();
        let unasked = speakers.into_iter().filter(|speaker| asked.insert(speaker.clone())).count();
        if unasked > 0 {
            self.follow_voices(board);
        }
    }

    fn follow_media(self, query: &str, noted: impl Fn() -> Noted + 'static) {
        if let Some(media) = media(query) {
            listen(&media, "change", move || self.note(noted()));
        }
    }

    /// The fonts of the canvas: asked for now, since a canvas asks for none that is not used elsewhere in the page.
    fn follow_fonts(self) {
        let fonts = document().fonts();
        let asked: Vec<_> = ["400 14px Inter", "600 14px Inter"]
            .into_iter()
            .map(|font| fonts.load_with_text(font, LETTERS_OF_BOTH_FILES))
            .collect();
        spawn_local(async move {
            for font in asked {
                // A font that can't be loaded leaves the system's own.
                let _ = JsFuture::from(font).await;
            }
            self.note(Noted::FontsCame);
        });
    }
}

/// Listens as long as the page lives.
fn listen(target: &web_sys::EventTarget, event: &str, hear: impl FnMut() + 'static) {
    let hear = Closure::<dyn FnMut()>::new(hear);
    // The target is in the page and takes listeners.
    let _ = target.add_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
    hear.forget();
}
