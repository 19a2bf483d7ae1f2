//! The line to a network's page on the server: a WebSocket that is opened again when it breaks, later and later.

use super::Directory;
use crate::{account::Account, bundle};
use board::{id::NetworkId, network::view::Told};
use editor::session::backoff;
use leptos::{prelude::*, task::spawn_local};
use std::{cell::RefCell, rc::Rc, time::Duration};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{CloseEvent, MessageEvent, VisibilityState, WebSocket};

/// What network pages speak.
const SUBPROTOCOL: &str = "samtavle-network.1";
/// The server closes so when the reader may no longer look.
const CLOSE_NO_ACCESS: u16 = 4403;
/// What is said when the page is looked at.
const HERE: &str = r#"{"here":true}"#;
/// So often a line fails before it has opened, while the server answers otherwise, before something in between is
/// blamed.
const FAILURES_BEFORE_BLAME: u32 = 2;

/// How it stands with the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineState {
    /// Not open yet.
    Connecting,
    /// What is shown is how it is.
    Open,
    /// What is shown is how it was; it is tried again.
    Lost,
    /// The server answers, but something in between lets no WebSocket through.
    Blocked,
    /// The reader may not look at this network, or not any more.
    NoAccess,
}

struct Line {
    directory: Directory,
    network: NetworkId,
    socket: RefCell<Option<Open>>,
    failures: std::cell::Cell<u32>,
    /// No message has come since it opened.
    fresh: std::cell::Cell<bool>,
}

/// A socket and what listens to it, which lives as long.
struct Open {
    socket: WebSocket,
    _listening: [Closure<dyn FnMut(JsValue)>; 3],
}

/// Opens the line, and opens it again whenever it breaks.
pub(super) fn keep_open(directory: Directory, network: NetworkId) {
    let line = Rc::new(Line {
        directory,
        network,
        socket: RefCell::default(),
        failures: std::cell::Cell::new(0),
        fresh: std::cell::Cell::new(true),
    });
    let looking = Closure::<dyn FnMut()>::new({
        let line = line.clone();
        move || line.say_here()
    });
    // It fails for no known kind of event.
    let _ = document().add_event_listener_with_callback("visibilitychange", looking.as_ref().unchecked_ref());
    // As long as the page.
    looking.forget();
    connect(&line);
}

fn connect(line: &Rc<Line>) {
    line.fresh.set(true);
    let Ok(socket) = address(&line.network).and_then(|address| WebSocket::new_with_str(&address, SUBPROTOCOL)) else {
        return lost(line);
    };
    let opened = Closure::<dyn FnMut(JsValue)>::new({
        let line = line.clone();
        move |_| line.say_here()
    });
    let message = Closure::<dyn FnMut(JsValue)>::new({
        let line = line.clone();
        move |event: JsValue| line.hear(&event)
    });
    let closed = Closure::<dyn FnMut(JsValue)>::new({
        let line = line.clone();
        move |event: JsValue| {
            let code = event.dyn_ref::<CloseEvent>().map(CloseEvent::code);
            if code == Some(CLOSE_NO_ACCESS) { line.directory.line.set(LineState::NoAccess) } else { lost(&line) }
        }
    });
    socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
    socket.set_onmessage(Some(message.as_ref().unchecked_ref()));
    socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
    line.socket.replace(Some(Open { socket, _listening: [opened, message, closed] }));
}

/// Waits a little, and tries again; says meanwhile what is the matter.
fn lost(line: &Rc<Line>) {
    let failures = line.failures.get() + 1;
    line.failures.set(failures);
    let line = line.clone();
    spawn_local(async move {
        if bundle::is_replaced().await && !busy() && bundle::reload_once() {
            return;
        }
        let state = line.why_not(failures).await;
        line.directory.line.set(state);
        if state == LineState::NoAccess {
            return;
        }
        let wait_ms = backoff::wait_ms(failures, js_sys::Math::random());
        set_timeout(move || connect(&line), Duration::from_millis(wait_ms));
    });
}

/// Whether somebody is in the middle of something that a new page would take from them.
fn busy() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|open| open.is_some())
}

impl Line {
    /// A browser does not say why a line did not open; the server may, asked otherwise.
    async fn why_not(&self, failures: u32) -> LineState {
        match Account::ask().await {
            Err(_) => LineState::Lost,
            Ok(account) if !account.may_look_at(&self.network) => LineState::NoAccess,
            Ok(_) if failures > FAILURES_BEFORE_BLAME => LineState::Blocked,
            Ok(_) => LineState::Lost,
        }
    }

    fn hear(&self, event: &JsValue) {
        let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
        let Some(told) = text.and_then(|text| serde_json::from_str::<Told>(&text).ok()) else {
            // A page from before an upgrade: the newer server says what this one has no word for.
            leptos::logging::warn!("the network said something that this page does not understand");
            return;
        };
        self.failures.set(0);
        if self.directory.line.get_untracked() != LineState::Open {
            self.directory.line.set(LineState::Open);
        }
        self.directory.take(told, self.fresh.replace(false));
    }

    /// Tells the server that somebody looks, so that "since I was here" can move.
    fn say_here(&self) {
        if document().visibility_state() != VisibilityState::Visible {
            return;
        }
        let socket = self.socket.borrow();
        let open = socket.as_ref().filter(|open| open.socket.ready_state() == WebSocket::OPEN);
        // One that fails is about to close, and says it again when it has opened.
        let _ = open.map(|open| open.socket.send_with_str(HERE));
    }
}

fn address(network: &NetworkId) -> Result<String, JsValue> {
    let location = window().location();
    let scheme = if location.protocol()? == "https:" { "wss" } else { "ws" };
    Ok(format!("{scheme}://{}/network/{network}", location.host()?))
}
