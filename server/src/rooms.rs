//! Rooms: one task for each board that somebody has open.
//!
//! A room holds the board's documents, as far as anybody has spoken of them, and the connections. All
//! that wants to change a document comes to it as a letter; it takes what waits in one transaction (a
//! *tick*), logs the one update that this makes, and only when the log has it lets anything out: the
//! update to everybody, *saved* to the authors, answers to those who join. So nobody ever sees what a
//! power cut could take back.
//!
//! Read in this order: [`record`] is what the log holds; [`replica`] the document in memory;
//! [`access`] who may do what; [`talk`] what one connection and the server have said to each other;
//! [`presence`] who is here;
//! [`written`] tells others where something was written;
//! `document`, `pace`, `tempo`, `room`, `peers`, `waking`, `elsewhere`, `desk`, `tick`, `delivery` and `manifest` the room itself.

pub mod access;
pub mod authorship;
mod bars;
mod delivery;
mod desk;
mod document;
mod elsewhere;
mod manifest;
mod pace;
mod peers;
mod presence;
pub mod record;
pub mod replica;
mod room;
pub mod seal;
pub mod standing;
mod talk;
mod tempo;
mod threads;
mod tick;
mod waking;
pub mod written;

use crate::boards::{Boards, Part};
use crate::limits::Limits;
use crate::network::Change;
use crate::network::presence::Stay;
use crate::people::session::SessionId;
use crate::sockets::frame::CloseCode;
use crate::sockets::line::{Line, LineEvent};
use crate::store::table::Table;
use crate::store::{Store, StoreError};
use access::{Access, Caller};
use board::id::DocumentId;
use board::network::sharing::Level;
use bytes::Bytes;
use room::{Ask, Ended, Join, Room};
use seal::SealKey;
use standing::{Epoch, Standing};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tempo::Tempo;
use threads::Threads;
use tokio::net::TcpStream;
use tokio::sync::{broadcast, mpsc, oneshot};
use written::Written;

/// A connection, as rooms call it; never used again while the server runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConnectionId(pub u64);

/// How rooms are run.
pub struct Settings {
    /// See [`Limits`].
    pub limits: Limits,
    /// Every well-formed id is a document, and everybody is one person: for trials and load tests.
    pub open: bool,
    /// What seals are made with.
    pub key: SealKey,
    /// Milliseconds since 1970.
    pub now_ms: fn() -> u64,
}

/// All rooms of this server. Cheap to clone.
#[derive(Clone)]
pub struct Rooms(Arc<Shared>);

/// What every room has of the server.
pub(crate) struct Shared {
    store: Arc<dyn Store>,
    boards: Arc<Boards>,
    access: Arc<dyn Access>,
    standings: Table<Standing>,
    settings: Settings,
    /// All rooms' common clock.
    tempo: Tempo,
    doors: Mutex<HashMap<DocumentId, Door>>,
    written: Arc<Written>,
    threads: Threads,
    connections: AtomicUsize,
    connections_ever: AtomicU64,
    closing: AtomicBool,
}

/// The way into a room.
struct Door {
    asks: mpsc::UnboundedSender<Ask>,
    seats: Arc<AtomicUsize>,
}

/// Why there is no way in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoEntry {
    /// There is no such document or board, or none that the caller may know of.
    #[error("there is no such board here")]
    Unknown,
    /// The document has another history since a backup was restored.
    #[error("this address is of another epoch; the present one is {epoch}")]
    OtherEpoch {
        /// The document's present epoch.
        epoch: u32,
    },
    /// Nobody knows who asks, and it is not open to everybody.
    #[error("sign in first, or follow an invitation")]
    Stranger,
    /// The subprotocol is not offered.
    #[error("this address speaks the subprotocol samtavle.1")]
    Subprotocol,
    /// Too many connections, to the server or to the board.
    #[error("too_many: at most {limit} connections")]
    TooMany {
        /// How many there may be.
        limit: usize,
    },
    /// The server is about to stop.
    #[error("the server is about to stop; come back in a moment")]
    Closing,
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A document that may be joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The document.
    pub document: DocumentId,
    /// Its board.
    pub board: DocumentId,
    /// What it is to its board.
    pub kind: Part,
    /// The epoch that its address names.
    pub epoch: Epoch,
}

/// What becomes of somebody who comes to a board's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// They come in.
    In,
    /// They are told why not.
    Out(CloseCode),
}

/// A place in a room, given back when dropped.
pub struct Seat {
    shared: Arc<Shared>,
    board: DocumentId,
    in_room: Arc<AtomicUsize>,
    /// The network sees that somebody is here.
    _stay: Option<Stay>,
}

impl Seat {
    /// Somebody sits down.
    fn of(mut self, caller: &Caller) -> Self {
        self._stay = caller.person.as_ref().and_then(|person| self.shared.access.arrive(person, self.board));
        self
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.in_room.fetch_sub(1, Ordering::Relaxed);
        self.shared.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Rooms {
    /// No rooms yet, over a store and its directory of boards; `access` decides who may do what there.
    /// Must be called within the runtime.
    pub fn new(store: Arc<dyn Store>, boards: Arc<Boards>, access: Arc<dyn Access>, settings: Settings) -> Self {
        let shared = Arc::new(Shared {
            standings: standing::table(store.clone()),
            store,
            boards,
            access,
            tempo: Tempo::new(settings.limits.tick),
            settings,
            doors: Mutex::default(),
            written: Arc::default(),
            threads: Threads::start(),
            connections: AtomicUsize::new(0),
            connections_ever: AtomicU64::new(0),
            closing: AtomicBool::new(false),
        });
        tokio::spawn(announce_voices(Arc::downgrade(&shared), shared.boards.appearances()));
        tokio::spawn(announce_rights(Arc::downgrade(&shared), shared.access.changes()));
        Rooms(shared)
    }

    /// Closes the connections of each session that ends, as `endings` tells it. Must be called within the runtime.
    pub fn follow_endings(&self, endings: broadcast::Receiver<SessionId>) {
        tokio::spawn(announce_endings(Arc::downgrade(&self.0), endings));
    }

    /// The limits that hold here.
    pub fn limits(&self) -> &Limits {
        &self.0.settings.limits
    }

    /// Whether every well-formed id is a document, and everybody is one person.
    pub fn open(&self) -> bool {
        self.0.settings.open
    }

    /// Finds a document by its plain address, for somebody who may read it: `epoch` is what the address names
    /// (0 if it names none).
    pub async fn find(&self, document: DocumentId, epoch: Epoch, caller: &Caller) -> Result<Found, NoEntry> {
        let place = self.place(document).await?;
        let open = place.filter(|(board, _)| self.level(caller, *board).is_some());
        let (board, kind) = open.ok_or_else(|| no_entry(caller))?;
        let standing = standing::of(&self.0.standings, board, document).await?;
        if standing.epoch != epoch {
            return Err(NoEntry::OtherEpoch { epoch: standing.epoch });
        }
        Ok(Found { document, board, kind, epoch })
    }

    /// Says whether somebody may come in at a board's address. Who may not is told that it is not open to them, so
    /// that a copy which they may have goes; the same of a board that does not exist, or does no longer.
    pub async fn find_board(&self, board: DocumentId, caller: &Caller) -> Result<Way, NoEntry> {
        let there = self.place(board).await? == Some((board, Part::Content));
        match (&caller.person, there && self.level(caller, board).is_some()) {
            (_, true) => Ok(Way::In),
            (None, false) => Ok(Way::Out(CloseCode::SignIn)),
            (Some(_), false) => Ok(Way::Out(CloseCode::NotShared)),
        }
    }

    /// Which board a document belongs to, and as what.
    async fn place(&self, document: DocumentId) -> Result<Option<(DocumentId, Part)>, StoreError> {
        if self.0.access.knows(document) {
            return Ok(Some((document, Part::Content)));
        }
        let place = self.0.boards.place(document).await?;
        Ok(place.or(self.open().then_some((document, Part::Content))))
    }

    fn level(&self, caller: &Caller, board: DocumentId) -> Option<Level> {
        self.0.access.level(caller.person.as_ref(), board)
    }

    /// Takes a place in a board's room.
    pub fn seat(&self, board: DocumentId) -> Result<Seat, NoEntry> {
        if self.0.closing.load(Ordering::Relaxed) {
            return Err(NoEntry::Closing);
        }
        let limits = self.limits();
        let in_room = self.0.with_door(board, |door| door.seats.clone());
        let seat = Seat { shared: self.0.clone(), board, in_room: in_room.clone(), _stay: None };
        let in_room = in_room.fetch_add(1, Ordering::Relaxed);
        let in_all = self.0.connections.fetch_add(1, Ordering::Relaxed);
        if in_room >= limits.board_connections_max {
            return Err(NoEntry::TooMany { limit: limits.board_connections_max });
        }
        if in_all >= limits.connections_max {
            return Err(NoEntry::TooMany { limit: limits.connections_max });
        }
        Ok(seat)
    }

    /// Lets a plain Yjs client in.
    pub fn join_sync(&self, stream: TcpStream, already: Vec<u8>, found: Found, caller: Caller, seat: Seat) {
        let seat = seat.of(&caller);
        let join = |line, connection| Join::Plain { line, connection, caller, found };
        self.join(stream, already, seat, join, || vec![crate::sockets::frame::ping()]);
    }

    /// Lets our own client in.
    pub fn join_board(&self, stream: TcpStream, already: Vec<u8>, caller: Caller, seat: Seat) {
        let now_ms = self.0.settings.now_ms;
        let seat = seat.of(&caller);
        let join = |line, connection| Join::Board { line, connection, caller };
        self.join(stream, already, seat, join, move || manifest::heartbeat(now_ms()));
    }

    /// Says at once why one of our own clients may not come in, in the only way in which a browser's page
    /// hears it: by how the connection ends.
    pub fn turn_away(&self, stream: TcpStream, already: Vec<u8>, caller: Caller, code: CloseCode) {
        let (limits, now_ms) = (self.limits().clone(), (self.0.settings.now_ms)());
        tokio::spawn(async move {
            let line = Line::new(stream, &limits);
            if let Some(person) = caller.person {
                line.insist(&[manifest::nothing(now_ms, person)]);
            }
            line.close(code, code.reason());
            line.run(already, &limits, Vec::new, |_| {}).await;
        });
    }

    fn join(
        &self,
        stream: TcpStream,
        already: Vec<u8>,
        seat: Seat,
        join: impl FnOnce(Arc<Line>, ConnectionId) -> Join + Send + 'static,
        heartbeat: impl Fn() -> Vec<Bytes> + Send + Sync + 'static,
    ) {
        let shared = self.0.clone();
        // From here on the socket belongs to the thread of the room.
        let stream = stream.into_std();
        self.0.threads.of(seat.board).spawn(async move {
            let line = match stream.and_then(TcpStream::from_std) {
                Ok(stream) => Arc::new(Line::new(stream, &shared.settings.limits)),
                Err(error) => return tracing::warn!(%error, "a connection was lost on its way to its room"),
            };
            let connection = ConnectionId(shared.connections_ever.fetch_add(1, Ordering::Relaxed));
            let asks = shared.with_door(seat.board, |door| {
                // While the doors are locked, so that the room cannot close in between. A room that has
                // gone has said goodbye to its doors first; so this is heard.
                let _ = door.asks.send(Ask::Join(join(line.clone(), connection)));
                door.asks.clone()
            });
            let tell = |event: LineEvent| {
                // The room may have closed on its own account; then it has closed the line, too.
                let _ = asks.send(Ask::Heard(connection, event));
            };
            line.run(already, &shared.settings.limits, heartbeat, tell).await;
            let _ = asks.send(Ask::Left(connection));
            drop(seat);
        });
    }

    /// Seals a document: it is finished, and takes no more writing from anybody. Says whether it was open.
    pub async fn seal(&self, document: DocumentId) -> Result<bool, NoEntry> {
        let (board, kind) = self.place(document).await?.ok_or(NoEntry::Unknown)?;
        let (answer, answered) = oneshot::channel();
        self.0.with_door(board, |door| {
            // A room that has gone has said goodbye to its doors first; so this is heard.
            let _ = door.asks.send(Ask::Seal { document, kind, answer });
        });
        match answered.await {
            Ok(sealed) => Ok(sealed?),
            Err(_) => Err(NoEntry::Closing),
        }
    }

    /// Lets go of all that is in memory, after a backup was restored beneath it: everybody is sent
    /// away and comes back to what the store has now.
    pub async fn let_go(&self) {
        self.ask_all(Ask::LetGo).await;
    }

    /// Stops: what was sent before is logged and told, then everybody is sent away, to come back in a
    /// moment. Nobody comes in from now on.
    pub async fn shutdown(&self) {
        self.0.closing.store(true, Ordering::Relaxed);
        self.ask_all(Ask::Close).await;
    }

    async fn ask_all(&self, ask: impl Fn(oneshot::Sender<()>) -> Ask) {
        let mut answers = Vec::new();
        for door in self.0.doors().values() {
            let (answer, answered) = oneshot::channel();
            // A room that has just ended has nothing left to do.
            let _ = door.asks.send(ask(answer));
            answers.push(answered);
        }
        futures_util::future::join_all(answers).await;
    }

    /// Where something was written lately.
    pub fn written(&self) -> Arc<Written> {
        self.0.written.clone()
    }

    /// How many rooms and connections there are now.
    pub fn census(&self) -> (usize, usize) {
        (self.0.doors().len(), self.0.connections.load(Ordering::Relaxed))
    }
}

impl Shared {
    fn doors(&self) -> MutexGuard<'_, HashMap<DocumentId, Door>> {
        self.doors.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens the board's room, if it is not, and gives its door.
    fn with_door<T>(self: &Arc<Self>, board: DocumentId, then: impl FnOnce(&Door) -> T) -> T {
        let mut doors = self.doors();
        let door = doors.entry(board).or_insert_with(|| {
            let (asks, asked) = mpsc::unbounded_channel();
            self.threads.of(board).spawn(Room::run(self.clone(), board, asked));
            Door { asks, seats: Arc::default() }
        });
        then(door)
    }

    /// Closes the door of a room that ends, unless somebody has just come in.
    fn close_door(&self, board: DocumentId, asked: &mpsc::UnboundedReceiver<Ask>) -> bool {
        let mut doors = self.doors();
        let empty = asked.is_empty();
        if empty {
            doors.remove(&board);
        }
        empty
    }
}

/// Passes on to the rooms that rights have changed. Ends with the server.
async fn announce_rights(shared: std::sync::Weak<Shared>, mut changes: broadcast::Receiver<Change>) {
    loop {
        let changed = changes.recv().await;
        let Some(shared) = shared.upgrade() else { return };
        let doors = shared.doors();
        // A room that has just ended has nobody left to tell.
        match changed {
            Ok(Change::Board(board)) => {
                if let Some(door) = doors.get(&board) {
                    let _ = door.asks.send(Ask::RightsChanged(None));
                }
            }
            Ok(Change::Person(person)) => {
                for door in doors.values() {
                    let _ = door.asks.send(Ask::RightsChanged(Some(person.clone())));
                }
            }
            Ok(Change::Network(_)) | Err(broadcast::error::RecvError::Lagged(_)) => {
                for door in doors.values() {
                    let _ = door.asks.send(Ask::RightsChanged(None));
                }
            }
            Err(broadcast::error::RecvError::Closed) => return,
        }
    }
}

/// Passes on to the rooms that sessions have ended. Ends with the server.
async fn announce_endings(shared: std::sync::Weak<Shared>, mut endings: broadcast::Receiver<SessionId>) {
    loop {
        let ended = match endings.recv().await {
            Ok(session) => Ended::One(session),
            Err(broadcast::error::RecvError::Lagged(_)) => Ended::Some,
            Err(broadcast::error::RecvError::Closed) => return,
        };
        let Some(shared) = shared.upgrade() else { return };
        for door in shared.doors().values() {
            // A room that has just ended has nobody left to send away.
            let _ = door.asks.send(Ask::SessionEnded(ended));
        }
    }
}

/// What one hears who may not come in: who is not known may have to say who they are, also about what does
/// not exist.
fn no_entry(caller: &Caller) -> NoEntry {
    match caller.person {
        Some(_) => NoEntry::Unknown,
        None => NoEntry::Stranger,
    }
}

/// Passes on to the rooms that a voice has appeared. Ends with the server.
async fn announce_voices(shared: std::sync::Weak<Shared>, mut appearances: broadcast::Receiver<DocumentId>) {
    loop {
        let changed = appearances.recv().await;
        let Some(shared) = shared.upgrade() else { return };
        let doors = shared.doors();
        match changed {
            Ok(board) => {
                if let Some(door) = doors.get(&board) {
                    let _ = door.asks.send(Ask::PartsChanged);
                }
            }
            Err(broadcast::error::RecvError::Lagged(_)) => {
                for door in doors.values() {
                    let _ = door.asks.send(Ask::PartsChanged);
                }
            }
            Err(broadcast::error::RecvError::Closed) => return,
        }
    }
}
