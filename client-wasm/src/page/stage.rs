//! The board's place on the page: two canvases, the field of the note being written, and what floats over them.

use crate::{
    canvas::events,
    desk::desk,
    locale::words,
    page::{
        toolbar::{Camera, History, Toolbar},
        writing::BoardWriting,
    },
};
use editor::input::{Focus, Input};
use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{HtmlElement, PointerEvent, ResizeObserver};

/// The stage.
#[component]
pub fn Stage() -> impl IntoView {
    let stage = NodeRef::<html::Section>::new();
    let board = NodeRef::<html::Canvas>::new();
    let overlay = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        let (Some(stage), Some(board), Some(overlay)) = (stage.get(), board.get(), overlay.get()) else { return };
        desk().paint_on(board, overlay);
        watch_size(&stage);
    });
    let pointer = move |input: fn(editor::input::Pointer) -> Input| {
        move |event: PointerEvent| {
            if let Some(pointer) = events::pointer(&event) {
                desk().input(input(pointer));
            }
        }
    };
    let down = move |event: PointerEvent| {
        if let Some(board) = board.get_untracked() {
            // Without capture a drag ends at the canvas's edge; nothing worse.
            let _ = board.set_pointer_capture(event.pointer_id());
            let _ = board.focus();
        }
        pointer(Input::PointerDown)(event);
    };
    view! {
        <section
            class="stage"
            node_ref=stage
            aria-label=move || words().get("view-board")
            data-cursor=move || desk().shown.cursor.get()
        >
            <canvas
                class="board"
                node_ref=board
                tabindex="0"
                role="application"
                aria-label=move || words().get("board-canvas")
                on:pointerdown=down
                on:pointermove=pointer(Input::PointerMove)
                on:pointerup=pointer(Input::PointerUp)
                on:pointercancel=move |event| desk().input(Input::PointerCancel { id: event.pointer_id() })
                on:pointerleave=move |_| desk().input(Input::PointerGone)
                on:contextmenu=move |event| event.prevent_default()
                on:wheel=move |event| {
                    event.prevent_default();
                    desk().input(events::wheel(&event));
                }
                on:keydown=move |event| {
                    if events::is_space(&event) {
                        // Or the page would scroll.
                        event.prevent_default();
                        return desk().input(Input::SpaceHeld(true));
                    }
                    let press = events::key(&event, Focus::Board);
                    if desk().wants(&press) {
                        event.prevent_default();
                        desk().input(Input::Key(press));
                    }
                }
                on:keyup=move |event| {
                    if events::is_space(&event) {
                        desk().input(Input::SpaceHeld(false));
                    }
                }
                // A key that is let go of elsewhere is not told of here.
                on:blur=move |_| desk().input(Input::SpaceHeld(false))
            ></canvas>
            <canvas class="overlay" node_ref=overlay aria-hidden="true"></canvas>
            <BoardWriting />
            <History />
            <Toolbar />
            <Camera />
        </section>
    }
}

/// Tells the editor how large its window is, from now on.
fn watch_size(stage: &HtmlElement) {
    let changed = Closure::<dyn FnMut()>::new(|| desk().window_changed());
    match ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        Ok(observer) => {
            observer.observe(stage);
            // Both live as long as the page.
            changed.forget();
            std::mem::forget(observer);
        }
        Err(error) => leptos::logging::warn!("the window's size can't be followed: {error:?}"),
    }
    desk().window_changed();
}
