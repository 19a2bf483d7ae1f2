//! What the session wants done in the browser, and what comes of it: the socket, the shelf, the locks.
//!
//! Nothing here decides anything. What comes back waits in a queue for the next frame.

use crate::{
    socket::{Heard, Socket},
    storage::{client_locks::HeldClient, client_locks::hold, shelf::Shelf},
};
use board::{ClientId, id::DocumentId};
use editor::session::{Effect, Session};
use leptos::task::spawn_local;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// Something that came back.
enum Came {
    /// From the socket that was opened as this one in a row; an earlier one's words are stale.
    FromSocket(u32, Heard),
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
    locks: Rc<RefCell<BTreeMap<ClientId, HeldClient>>>,
    came: Rc<RefCell<Vec<Came>>>,
    /// Asks for a frame, so that what came is looked at.
    wake: Rc<dyn Fn()>,
    keeps: bool,
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
            shelf,
            socket: None,
            sockets_opened: 0,
            locks: Rc::new(RefCell::new(locks)),
            came: Rc::default(),
            wake,
        }
    }

    /// Does the device keep what is written? If not, it is only in this window until the server has it.
    pub fn keeps(&self) -> bool {
        self.keeps
    }

    /// Tells the session what came since last time.
    pub fn report(&mut self, session: &mut Session, now: u64) {
        for came in self.came.take() {
            match came {
                Came::FromSocket(number, _) if number != self.sockets_opened => {}
                Came::FromSocket(_, Heard::Opened) => session.socket_opened(now),
                Came::FromSocket(_, Heard::Frame(frame)) => session.receive(&frame, now),
                Came::FromSocket(_, Heard::Closed) => {
                    self.socket = None;
                    session.socket_closed(now);
                }
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
                    let came = self.came.clone();
                    let wake = self.wake.clone();
                    spawn_local(async move {
                        let kept = match written {
                            Some(Ok(written)) => match written.await {
                                Ok(()) => true,
                                Err(error) => cannot_keep(&error),
                            },
                            Some(Err(error)) => cannot_keep(&error),
                            None => false,
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

    fn connect(&mut self) {
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
                hear(Heard::Closed);
            }
        }
    }
}

fn cannot_keep(error: &idb::Error) -> bool {
    leptos::logging::error!("the device did not keep what was written: {error}");
    false
}
