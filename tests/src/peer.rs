//! A page without a browser: the editor's session on a real socket, with a shelf in memory.

use crate::{
    http_request,
    person::Person,
    server_process::ServerProcess,
    socket::{Handshake, PATIENCE, Socket},
};
use anyhow::{Context, bail};
use board::{
    ClientId, Me,
    id::{DocumentId, PersonId},
    wire::message::{CLOSED_SIGN_IN, SUBPROTOCOL},
};
use editor::session::{Connection, Effect, EntryId, Row, Session, SessionStart, clients_on_shelf, shelf_prefix};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// How long one turn listens to a quiet socket.
const LISTEN: Duration = Duration::from_millis(1);
/// The sessions' clock runs so much faster than ours: half a second of backoff is a moment.
const CLOCK_SPEED: u64 = 10;

/// What the browser of one person keeps, and which client ids its pages hold.
#[derive(Debug, Default)]
pub struct Device {
    rows: BTreeMap<String, Vec<u8>>,
    locks: BTreeSet<ClientId>,
}

impl Device {
    /// The keys of all that is kept.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }
}

/// The sessions' clock.
#[derive(Debug, Clone, Copy)]
pub struct Clock(Instant);

impl Clock {
    /// A clock that starts now.
    pub fn start() -> Clock {
        Clock(Instant::now())
    }

    /// Milliseconds, as a session is told them.
    pub fn now_ms(&self) -> u64 {
        1_000_000 + self.0.elapsed().as_millis() as u64 * CLOCK_SPEED
    }
}

#[derive(Debug)]
struct Store {
    ticket: u64,
    put: Vec<Row>,
    remove: Vec<String>,
}

/// Where and as whom a page is opened.
#[derive(Debug, Clone)]
pub struct Address {
    /// `ws://…/board/…`
    pub url: String,
    /// The board.
    pub board: DocumentId,
    /// Who opens it.
    pub person: Person,
    /// As the server knows them.
    pub id: PersonId,
}

impl Address {
    /// A board of a running server, for a person.
    ///
    /// # Errors
    /// When the server does not know the person.
    pub async fn of(server: &ServerProcess, board: DocumentId, person: &Person) -> anyhow::Result<Address> {
        let me = http_request::get(server.address(), "/api/me", Some(&person.cookie)).await?.json()?;
        let id: PersonId = me["person"]["id"].as_str().context("a person has an id")?.parse()?;
        let url = server.socket_url(&format!("/board/{board}"));
        Ok(Address { url, board, person: person.clone(), id })
    }
}

/// One open page.
pub struct Peer {
    /// What the person does and sees.
    pub session: Session,
    address: Address,
    clock: Clock,
    socket: Option<Socket>,
    stores: VecDeque<Store>,
    held: BTreeSet<ClientId>,
}

impl Peer {
    /// Opens the board with what the device has kept of it.
    pub fn open(address: Address, device: &mut Device, seed: u64, clock: Clock) -> Peer {
        let prefix = shelf_prefix(&address.id, address.board);
        let kept = device.rows.iter().filter(|(key, _)| key.starts_with(&prefix));
        let rows: Vec<Row> = kept.map(|(key, value)| Row { key: key.clone(), value: value.clone() }).collect();
        let clients = clients_on_shelf(&rows).into_iter();
        let held: BTreeSet<ClientId> = clients.filter(|client| !device.locks.contains(client)).collect();
        device.locks.extend(&held);
        let session = Session::new(SessionStart {
            board: address.board,
            me: Me { id: address.id.clone(), name: address.person.name.clone() },
            onlooker: false,
            seed,
            now_ms: clock.now_ms(),
            rows,
            held: held.iter().copied().collect(),
        });
        Peer { session, address, clock, socket: None, stores: VecDeque::new(), held }
    }

    /// Does what the session wants done, and hears what the server says for a moment.
    ///
    /// # Errors
    /// Never for a connection that fails: that is the session's business.
    pub async fn turn(&mut self, device: &mut Device) -> anyhow::Result<()> {
        self.session.tick(self.clock.now_ms());
        self.session.settle(self.clock.now_ms());
        self.effects(device).await;
        self.listen().await;
        self.session.settle(self.clock.now_ms());
        self.effects(device).await;
        Ok(())
    }

    /// Takes turns, and keeps what is to be kept, until something holds.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn until(
        &mut self,
        device: &mut Device,
        what: &str,
        holds: impl Fn(&Peer) -> bool,
    ) -> anyhow::Result<()> {
        let started = Instant::now();
        while !holds(self) {
            if started.elapsed() > PATIENCE {
                bail!("{} waited in vain for {what}: {:?}", self.address.person.name, self.session.connection());
            }
            self.turn(device).await?;
            self.keep(device);
        }
        Ok(())
    }

    /// Where and as whom it is opened.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Undoes the last step; nothing where there is none.
    pub fn undoes(&mut self) -> Option<usize> {
        self.session.undo(self.clock.now_ms())
    }

    /// Looks at the page again: it connects at once if it can.
    pub fn nudge(&mut self) {
        self.session.nudge(self.clock.now_ms());
    }

    pub(crate) async fn effects(&mut self, device: &mut Device) {
        for effect in self.session.take_effects() {
            match effect {
                Effect::Connect => {
                    let handshake = Handshake {
                        url: self.address.url.clone(),
                        cookie: Some(&self.address.person.cookie),
                        subprotocol: Some(SUBPROTOCOL),
                    };
                    self.socket = Socket::connect(&handshake).await.ok();
                    match self.socket {
                        Some(_) => self.session.socket_opened(self.clock.now_ms()),
                        None => self.session.socket_closed(self.clock.now_ms()),
                    }
                }
                Effect::Close => self.socket = None,
                Effect::Send(frame) => {
                    if let Some(socket) = &mut self.socket
                        && socket.send(frame).await.is_err()
                    {
                        self.cut();
                    }
                }
                Effect::Store { ticket, put, remove } => self.stores.push_back(Store { ticket, put, remove }),
                Effect::Lock(client) => {
                    self.held.insert(client);
                    assert!(device.locks.insert(client), "an id is held by one page");
                }
                Effect::Unlock(client) => {
                    self.held.remove(&client);
                    device.locks.remove(&client);
                }
            }
        }
    }

    async fn listen(&mut self) {
        while let Some(socket) = &mut self.socket {
            match timeout(LISTEN, socket.next()).await {
                Ok(Some(frame)) => self.session.receive(&frame, self.clock.now_ms()),
                Ok(None) if socket.farewell.as_ref().is_some_and(|frame| u16::from(frame.code) == CLOSED_SIGN_IN) => {
                    self.socket = None;
                    self.session.signed_out(self.clock.now_ms());
                }
                Ok(None) => self.cut(),
                Err(_) => return,
            }
        }
    }

    /// The shelf keeps what it was given.
    pub fn keep(&mut self, device: &mut Device) {
        while let Some(Store { ticket, put, remove }) = self.stores.pop_front() {
            for key in remove {
                device.rows.remove(&key);
            }
            device.rows.extend(put.into_iter().map(|row| (row.key, row.value)));
            self.session.stored(ticket, self.clock.now_ms());
        }
    }

    /// The connection breaks.
    pub fn cut(&mut self) {
        if self.socket.take().is_some() {
            self.session.socket_closed(self.clock.now_ms());
        }
    }

    /// Whether the device has kept an entry, waiting or set aside.
    pub fn is_kept(device: &Device, id: EntryId) -> bool {
        let tail = format!("{:014x}/{:016x}", id.client.get(), id.seq);
        let kept = |key: &String| (key.contains("/entry/") || key.contains("/aside/")) && key.ends_with(&tail);
        device.rows.keys().any(kept)
    }

    /// The page closes, in good order, and is opened again.
    ///
    /// # Errors
    /// As [`Peer::turn`].
    pub async fn reload(&mut self, device: &mut Device, seed: u64) -> anyhow::Result<()> {
        self.session.leave(self.clock.now_ms());
        self.effects(device).await;
        self.keep(device);
        self.crash(device, seed);
        Ok(())
    }

    /// The browser dies, with all that the shelf had not kept; the page is opened again.
    pub fn crash(&mut self, device: &mut Device, seed: u64) {
        let held = std::mem::take(&mut self.held);
        device.locks.retain(|client| !held.contains(client));
        *self = Peer::open(self.address.clone(), device, seed, self.clock);
    }

    /// Whether there is nothing left to say or to keep.
    pub fn at_rest(&self) -> bool {
        self.stores.is_empty()
            && self.session.connection() == Connection::Online
            && self.session.waiting().next().is_none()
    }
}
