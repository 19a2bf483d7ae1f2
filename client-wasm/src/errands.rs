//! What the session wants done in the browser, and what comes of it: the socket, the shelf, the locks.
//!
//! Nothing here decides anything. What comes back waits in a queue for the next frame.

use crate::{
    bundle,
    socket::{Heard, Socket},
    storage::{client_locks::HeldClient, client_locks::hold, shelf::Shelf},
};
use board::{ClientId, id::DocumentId, wire::message::CLOSED_SIGN_IN};
use editor::session::{Effect, Session};
use leptos::{ev, prelude::window_event_listener, task::spawn_local};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// The close code that browsers give a socket that never came to be.
const NEVER_OPENED: u16 = 1006;
/// While no socket opens, the server is asked for its bundle at most this often.
const BUNDLE_ASKED_EVERY_MS: u64 = 60_000;

/// Something that came back.
enum Came {
    /// From the socket that was opened as this one in a row; an earlier one's words are stale.
    FromSocket(u32, Heard),
    /// The server gives out another page than this one by now.
    Replaced,
    /// A transaction is kept, or can't be.
    Stored { ticket: u64, kept: bool },
}

/// Runs errands for one session.
pub struct Errands {
    board: DocumentId,
    /// `None` where the browser keeps nothing.
    shelf: Option<Shelf>,
    socket: Option<Socket>,
    sockets_opened: u32,
    /// Did the socket open that is there, or was there last?
    opened: bool,
    asked_for_bundle_ms: Option<u64>,
    locks: Rc<RefCell<BTreeMap<ClientId, HeldClient>>>,
    came: Rc<RefCell<Vec<Came>>>,
    /// Asks for a frame, so that what came is looked at.
    wake: Rc<dyn Fn()>,
    keeps: bool,
    /// The person has signed out here.
    forgets: bool,
}

impl Errands {
    /// Errands for a board. `locks` are the client ids held already; `wake` asks for a frame.
    pub fn new(
        board: DocumentId,
        shelf: Option<Shelf>,
        locks: BTreeMap<ClientId, HeldClient>,
        wake: Rc<dyn Fn()>,
    ) -> Errands {
        Errands {
            board,
            keeps: shelf.is_some(),
            forgets: false,
            shelf,
            socket: None,
            sockets_opened: 0,
            opened: false,
            asked_for_bundle_ms: None,
            locks: Rc::new(RefCell::new(locks)),
            came: Rc::default(),
            wake,
        }
    }

    /// Does the device keep what is written? If not, it is only in this window until the server has it.
    pub fn keeps(&self) -> bool {
        self.keeps
    }

    /// Would work be lost if the window were closed now? Where the device keeps what is written, a page keeps all of it
    /// when it goes.
    pub fn would_lose(&self, session: &Session) -> bool {
        !self.keeps && !self.forgets && !session.may_go(false)
    }

    /// The person has signed out here, and knows what goes with that: nothing of theirs is put on this device any more.
    pub fn forget(&mut self) {
        self.shelf = None;
        self.forgets = true;
    }

    /// How many changes are in this window alone, since the device does not keep them and the server has not got them.
    pub fn only_here(&self, session: &Session) -> usize {
        if self.keeps { 0 } else { session.waiting().count() }
    }

    /// Tells the session what came since last time.
    pub fn report(&mut self, session: &mut Session, now: u64) {
        for came in self.came.take() {
            match came {
                Came::FromSocket(number, _) if number != self.sockets_opened => {}
                Came::FromSocket(_, Heard::Opened) => {
                    self.opened = true;
                    session.socket_opened(now);
                }
                Came::FromSocket(_, Heard::Frame(frame)) => session.receive(&frame, now),
                Came::FromSocket(_, Heard::Closed(CLOSED_SIGN_IN)) => {
                    self.socket = None;
                    session.signed_out(now);
                }
                Came::FromSocket(_, Heard::Closed(_)) => {
                    self.socket = None;
                    session.socket_closed(now);
                    if !self.opened {
                        self.look_for_another_bundle(now);
                    }
                }
                Came::Replaced => session.outdated(now),
                Came::Stored { ticket, kept } => {
                    self.keeps &= kept;
                    session.stored(ticket, now);
                }
            }
        }
    }

    /// Does what the session wants, in its order.
    pub fn run(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Connect => self.connect(),
                Effect::Close => {
                    // Words of a socket that was let go are stale from now on.
                    self.sockets_opened += 1;
                    self.socket = None;
                }
                Effect::Send(frame) => {
                    if let Some(socket) = &self.socket {
                        socket.send(&frame);
                    }
                }
                Effect::Store { ticket, put, remove } => {
                    let written = self.shelf.as_ref().map(|shelf| shelf.write(&put, &remove));
                    let forgets = self.forgets;
                    let came = self.came.clone();
                    let wake = self.wake.clone();
                    spawn_local(async move {
                        let kept = match written {
                            Some(Ok(written)) => match written.await {
                                Ok(()) => true,
                                Err(error) => cannot_keep(&error),
                            },
                            Some(Err(error)) => cannot_keep(&error),
                            None => forgets,
                        };
                        came.borrow_mut().push(Came::Stored { ticket, kept });
                        wake();
                    });
                }
                Effect::Lock(client) => {
                    if self.locks.borrow().contains_key(&client) {
                        continue;
                    }
                    let locks = self.locks.clone();
                    spawn_local(async move {
                        if let Some(held) = hold(client).await {
                            locks.borrow_mut().insert(client, held);
                        }
                    });
                }
                Effect::Unlock(client) => {
                    self.locks.borrow_mut().remove(&client);
                }
            }
        }
    }

    /// A socket that did not even open may be one that this server no longer speaks on.
    fn look_for_another_bundle(&mut self, now: u64) {
        if self.asked_for_bundle_ms.is_some_and(|asked| now.saturating_sub(asked) < BUNDLE_ASKED_EVERY_MS) {
            return;
        }
        self.asked_for_bundle_ms = Some(now);
        let came = self.came.clone();
        let wake = self.wake.clone();
        spawn_local(async move {
            if bundle::is_replaced().await {
                came.borrow_mut().push(Came::Replaced);
                wake();
            }
        });
    }

    fn connect(&mut self) {
        self.opened = false;
        self.sockets_opened += 1;
        let number = self.sockets_opened;
        let came = self.came.clone();
        let wake = self.wake.clone();
        let hear = move |heard| {
            came.borrow_mut().push(Came::FromSocket(number, heard));
            wake();
        };
        match Socket::connect(self.board, hear.clone()) {
            Ok(socket) => self.socket = Some(socket),
            // The browser forbids it (an address it does not like): as if the line were lost.
            Err(error) => {
                leptos::logging::warn!("no socket could be made: {error:?}");
                hear(Heard::Closed(NEVER_OPENED));
            }
        }
    }
}

/// Has the browser ask before the window is closed, as long as work would be lost by that.
pub fn ask_before_leaving(would_lose: impl Fn() -> bool + 'static) {
    let asking = window_event_listener(ev::beforeunload, move |event| {
        if would_lose() {
            event.prevent_default();
            // Some browsers ask only then; none shows these words.
            event.set_return_value("-");
        }
    });
    // As long as the page.
    std::mem::forget(asking);
}

fn cannot_keep(error: &idb::Error) -> bool {
    leptos::logging::error!("the device did not keep what was written: {error}");
    false
}
