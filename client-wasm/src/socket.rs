//! The WebSocket: it opens, says what it hears, and closes. When to do so is the session's decision.

use board::{id::DocumentId, wire::message::SUBPROTOCOL};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{BinaryType, CloseEvent, MessageEvent, WebSocket};

/// What a socket tells.
pub enum Heard {
    /// It is open.
    Opened,
    /// A frame came.
    Frame(Vec<u8>),
    /// It is gone, with this close code.
    Closed(u16),
}

/// One socket, closed when it is dropped.
pub struct Socket {
    socket: WebSocket,
    _opened: Closure<dyn FnMut()>,
    _frame: Closure<dyn FnMut(MessageEvent)>,
    _closed: Closure<dyn FnMut(CloseEvent)>,
}

impl Socket {
    /// Begins to connect to a board. `hear` must only take note: it runs in the browser's event.
    pub fn connect(board: DocumentId, hear: impl Fn(Heard) + Clone + 'static) -> Result<Socket, JsValue> {
        let socket = WebSocket::new_with_str(&address(board)?, SUBPROTOCOL)?;
        socket.set_binary_type(BinaryType::Arraybuffer);
        let opened = Closure::<dyn FnMut()>::new({
            let hear = hear.clone();
            move || hear(Heard::Opened)
        });
        let frame = Closure::<dyn FnMut(MessageEvent)>::new({
            let hear = hear.clone();
            move |event: MessageEvent| {
                // A text frame is none of ours.
                if let Ok(buffer) = event.data().dyn_into::<js_sys::ArrayBuffer>() {
                    hear(Heard::Frame(js_sys::Uint8Array::new(&buffer).to_vec()));
                }
            }
        });
        let closed = Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| hear(Heard::Closed(event.code())));
        socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(frame.as_ref().unchecked_ref()));
        socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
        Ok(Socket { socket, _opened: opened, _frame: frame, _closed: closed })
    }

    /// Sends a frame. One that can't be sent is not lost: the session keeps it until it is said to be saved.
    pub fn send(&self, frame: &[u8]) {
        if self.socket.ready_state() == WebSocket::OPEN {
            let _ = self.socket.send_with_u8_array(frame);
        }
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        // Nobody listens any more: a late event would speak of a socket that the session has left.
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        let _ = self.socket.close();
    }
}

fn address(board: DocumentId) -> Result<String, JsValue> {
    let location = window().location();
    let scheme = if location.protocol()? == "https:" { "wss" } else { "ws" };
    Ok(format!("{scheme}://{}/board/{board}", location.host()?))
}
