//! One person's session on a board: the replicas, what waits in the outbox, and the line to the server.
//!
//! A state machine without I/O. Frames, time and the shelf's answers come in by method; what is to be done comes out
//! of [`Session::take_effects`]. Whoever drives it (a browser page, a test) does the effects in their order:
//!
//! ```text
//! run(command) ─→ board (at once) ─→ outbox ─┬→ Store: the shelf (IndexedDB)      both at once; nothing waits
//!                                            └→ Send:  the socket
//! Saved ─→ the entries it covers leave the outbox and the shelf; "saved" is shown from nothing else
//! Refused, sealed, another epoch ─→ parting: the replica is pulled anew under a fresh client id, what the server
//!                                   lacks is said again, what it refused is set aside for the person
//! ```
//!
//! **If the page dies.** Between sending and storing: the server has the edit and the next pull brings it. Between
//! storing and sending: the shelf gives it back and the next step 2 carries it. After both: it is sent again, which
//! changes nothing, since the bytes name their clocks. Only a replay (parting) makes new clocks for an old intention;
//! so replays are on the shelf *before* they are sent, in one transaction with the removal of what they replace.
//!
//! **Client ids.** Clocks have no holes and no two hands: two pages that write under one id part silently. So there is
//! one id for each document, person and device, locked by the page that writes under it ([`Effect::Lock`]; on the web
//! a Web Lock). A page takes the earlier id over only when it is free, is marked as resting (all it ever wrote is
//! saved), and the first pull is in; else it draws a fresh one. What an orphaned id has in the outbox is sent by
//! whoever got its lock, under that id; new work goes under the page's own.

mod awareness;
pub mod backoff;
mod copies;
mod exchange;
pub mod limits;
mod line;
mod manifest;
mod not_taken;
mod openness;
mod outbox;
mod parting;
mod presence;
mod replica;
mod saved;
mod shelf;
mod writing;

#[cfg(test)]
mod tests;

pub use self::{
    awareness::{AwarenessState, decode_awareness, encode_awareness},
    line::Connection,
    not_taken::{NotTaken, NotTakenWork, WhyNotTaken, works},
    openness::Openness,
    outbox::{EntryId, EntryState, OutboxEntry},
    presence::{Carried, Peer, Presence},
    shelf::{Row, clients_on_shelf, person_prefix, shelf_prefix, unsent_on_shelf},
    writing::RunError,
};

use self::{
    line::{Act, Line},
    outbox::Outbox,
    presence::{OwnPresence, Peers},
    replica::{Phase, Replica},
    saved::SavedLately,
    shelf::Shelf,
};
use board::{
    Board, Changes, ClientId, Me,
    id::{DocumentId, PersonId},
    network::{around::Around, view::BoardFace},
    wire::message::{CONNECTION, DocumentNumber, Message},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::collections::BTreeMap;

/// What a session begins with.
#[derive(Debug)]
pub struct SessionStart {
    /// The board, which is also the id of its `content`.
    pub board: DocumentId,
    /// The person.
    pub me: Me,
    /// Somebody who looks without having said who they are: the server has a name of its own for them.
    pub onlooker: bool,
    /// Randomness, different for each page load: client ids are drawn from it.
    pub seed: u64,
    /// Milliseconds since 1970.
    pub now_ms: u64,
    /// Everything under [`shelf_prefix`] of this person and board, read when the locks were held already: a page
    /// that let go of an id has put its work elsewhere first, and rows from before that would do it twice.
    pub rows: Vec<Row>,
    /// Of [`clients_on_shelf`]`(&rows)`, those whose lock this page holds now.
    pub held: Vec<ClientId>,
}

/// What the session wants done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Open a socket to `/board/{board}` with [`board::wire::message::SUBPROTOCOL`]; then
    /// [`Session::socket_opened`] or [`Session::socket_closed`].
    Connect,
    /// Let go of the socket, opened or not, and say nothing more of it.
    Close,
    /// Send one binary frame.
    Send(Vec<u8>),
    /// Put and remove rows in one transaction, after those before it; when it is durable, [`Session::stored`].
    /// Where nothing can be kept at all, say `stored` at once and tell the person so.
    Store {
        /// What to say [`Session::stored`] with.
        ticket: u64,
        /// Rows to write.
        put: Vec<Row>,
        /// Keys to remove.
        remove: Vec<String>,
    },
    /// Hold this client id as long as the page lives.
    Lock(ClientId),
    /// The client id is no longer written under.
    Unlock(ClientId),
}

/// What the person is told about their work. Never better than it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedState {
    /// The server has said of everything that it is durable.
    AllSaved {
        /// When it last said so; `None` when nothing was done in this session.
        at_ms: Option<u64>,
    },
    /// So many changes are on their way.
    Saving {
        /// Entries of the outbox.
        count: usize,
    },
    /// So many changes wait for a connection.
    Waiting {
        /// Entries of the outbox.
        count: usize,
    },
}

/// A person's session on a board. See the module.
pub struct Session {
    board_id: DocumentId,
    me: PersonId,
    onlooker: bool,
    board: Board,
    random: StdRng,
    line: Line,
    replicas: BTreeMap<DocumentId, Replica>,
    /// What this connection calls the documents.
    numbers: BTreeMap<DocumentNumber, DocumentId>,
    outbox: Outbox,
    next_seq: u64,
    next_piece: u32,
    not_taken: Vec<NotTaken>,
    saved_lately: SavedLately,
    openness: Openness,
    /// What is to be told of it.
    new_openness: Option<Openness>,
    face: Option<Box<BoardFace>>,
    around: Option<Box<Around>>,
    unreadable_rows: usize,
    shelf: Shelf,
    presence: OwnPresence,
    peers: Peers,
    /// Server time minus ours, from its last word.
    server_ahead_ms: i64,
    saved_at_ms: Option<u64>,
    unlock_when_stored: Vec<(u64, ClientId)>,
    /// The last transaction that the shelf has.
    stored: u64,
    effects: Vec<Effect>,
    /// Messages that leave with the next effects, as one frame.
    frame: Vec<u8>,
    frame_messages: usize,
}

impl Session {
    /// Opens the board from the shelf, offline if need be, and asks for a connection.
    pub fn new(start: SessionStart) -> Session {
        let mut random = StdRng::seed_from_u64(start.seed);
        let presence = OwnPresence::new(fresh_client(&mut random).get());
        let shelf = Shelf::new(&start.me.id, start.board);
        let found = shelf.read(&start.rows, &start.held);
        let mut session = Session {
            board_id: start.board,
            me: start.me.id.clone(),
            onlooker: start.onlooker,
            board: Board::new(start.me, random.random()),
            random,
            line: Line::connecting(start.now_ms),
            replicas: BTreeMap::new(),
            numbers: BTreeMap::new(),
            outbox: Outbox::default(),
            next_seq: 1,
            next_piece: 1,
            not_taken: Vec::new(),
            saved_lately: SavedLately::default(),
            openness: Openness::Unheard,
            new_openness: None,
            face: None,
            around: None,
            unreadable_rows: found.unreadable,
            shelf,
            presence,
            peers: Peers::default(),
            server_ahead_ms: 0,
            saved_at_ms: None,
            unlock_when_stored: Vec::new(),
            stored: 0,
            effects: vec![Effect::Connect],
            frame: Vec::new(),
            frame_messages: 0,
        };
        session.restore(found);
        session
    }

    /// The board as it is now, own unsaved work included.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// The board's id.
    pub fn board_id(&self) -> DocumentId {
        self.board_id
    }

    /// Takes in what came since the last frame, one transaction for each document, and says what changed on the
    /// board since the last call.
    pub fn settle(&mut self, now: u64) -> Changes {
        self.take_in(now);
        self.board.settle()
    }

    /// The line, as the person is shown it.
    pub fn connection(&self) -> Connection {
        let content = self.replicas.get(&self.board_id);
        self.line.connection(content.is_some_and(|content| matches!(content.phase, Phase::Live | Phase::Rejoining)))
    }

    /// What the person is told about their work.
    pub fn saved(&self) -> SavedState {
        match (self.outbox.len(), self.line.is_open()) {
            (0, _) => SavedState::AllSaved { at_ms: self.saved_at_ms },
            (count, true) => SavedState::Saving { count },
            (count, false) => SavedState::Waiting { count },
        }
    }

    /// Has the shelf all that this session knows? Then a reload loses nothing, if the shelf keeps anything at all.
    pub fn all_on_shelf(&self) -> bool {
        self.shelf.is_idle() && self.stored + 1 == self.shelf.next_ticket()
    }

    /// May the page go, and nothing is lost? Then all is at the server, which has refused nothing, or on the shelf, if
    /// that `keeps` what it is given.
    pub fn may_go(&self, keeps: bool) -> bool {
        let at_the_server = self.outbox.len() == 0 && self.not_taken.is_empty();
        at_the_server || (keeps && self.all_on_shelf())
    }

    /// What the server did not take, oldest first.
    pub fn not_taken(&self) -> &[NotTaken] {
        &self.not_taken
    }

    /// What the server has not said to be saved, in the order in which it was done, a document at a time.
    pub fn waiting(&self) -> impl Iterator<Item = &OutboxEntry> {
        self.outbox.documents().flat_map(|document| self.outbox.of(document))
    }

    /// Rows of the shelf that this version can't read: a later one wrote them, or they are spoilt. They stay there.
    pub fn unreadable_rows(&self) -> usize {
        self.unreadable_rows
    }

    /// Who else is here.
    pub fn peers(&self) -> impl Iterator<Item = &Peer> {
        self.peers.iter()
    }

    /// Grows whenever [`Session::peers`] would tell something else.
    pub fn peers_version(&self) -> u64 {
        self.peers.version
    }

    /// The server's clock, as far as it is known, at our time `now`.
    pub fn server_time_ms(&self, now: u64) -> u64 {
        now.saturating_add_signed(self.server_ahead_ms)
    }

    /// Tells the others where one is; at most thirty times a second, the last word always.
    pub fn set_presence(&mut self, presence: Presence, now: u64) {
        self.presence.set(presence);
        self.tell_presence(now);
    }

    /// The socket is open.
    pub fn socket_opened(&mut self, now: u64) {
        self.line.opened(now);
    }

    /// The socket could not be opened, or has closed.
    pub fn socket_closed(&mut self, now: u64) {
        let chance = self.random.random();
        self.line.lost(now, chance);
        self.disconnected(now);
    }

    /// The person is not signed in on this device any more, as the server says when it closes the socket, or greets
    /// somebody else. Nothing is tried again: who sits here now may be another. What waits stays on the shelf, for the
    /// person who wrote it.
    pub fn signed_out(&mut self, now: u64) {
        self.line.signed_out();
        self.disconnected(now);
    }

    /// The network is back, or the page is looked at again: try at once, if there is no line.
    pub fn nudge(&mut self, now: u64) {
        let act = self.line.nudge(now);
        self.act(act, now);
    }

    /// Time passes: call it with each frame, or each second when nothing is drawn.
    pub fn tick(&mut self, now: u64) {
        let pulling = self.replicas.values().any(|replica| matches!(replica.phase, Phase::Pulling { .. }));
        let act = self.line.tick(now, if pulling { limits::PULL_MAX_MS } else { limits::SILENCE_MAX_MS });
        self.act(act, now);
        if self.replicas.values().any(|replica| replica.overdue(now)) {
            self.hang_up(now);
        }
        self.peers.tick(now);
        self.tell_presence(now);
        self.keep_copy(now);
        self.rest(now, false);
    }

    /// The page is about to be hidden, and perhaps never shown again: keeps what is worth keeping.
    pub fn hide(&mut self, now: u64) {
        self.take_in(now);
        self.keep_all();
        self.rest(now, true);
    }

    /// The person leaves: says goodbye and ends the session.
    pub fn leave(&mut self, now: u64) {
        self.hide(now);
        if let Some(number) = self.content_number() {
            let farewell = self.presence.gone();
            self.say(number, &Message::Awareness(&farewell));
        }
        self.flush();
        self.effects.push(Effect::Close);
        self.line.close();
        self.disconnected(now);
    }

    /// What is to be done now, in this order.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        self.flush();
        std::mem::take(&mut self.effects)
    }

    fn act(&mut self, act: Act, now: u64) {
        match act {
            Act::Nothing => {}
            Act::Connect => self.effects.push(Effect::Connect),
            Act::HangUp => self.hang_up(now),
        }
    }

    /// Lets go of the line; it is tried again after a wait.
    fn hang_up(&mut self, now: u64) {
        if !self.line.is_closed() {
            self.effects.push(Effect::Close);
        }
        self.socket_closed(now);
    }

    fn disconnected(&mut self, now: u64) {
        self.take_in(now);
        self.frame.clear();
        self.frame_messages = 0;
        self.numbers.clear();
        for (document, replica) in &mut self.replicas {
            replica.away();
            self.outbox.unsend(*document);
        }
        self.peers.clear();
        self.presence.repeat();
    }

    fn content_number(&self) -> Option<DocumentNumber> {
        let content = self.replicas.get(&self.board_id)?;
        content.number.filter(|_| content.phase == Phase::Live)
    }

    fn tell_presence(&mut self, now: u64) {
        let Some(number) = self.content_number() else { return };
        if let Some(update) = self.presence.due(now) {
            self.say(number, &Message::Awareness(&update));
        }
    }

    /// Adds a message to the frame that leaves next.
    fn say(&mut self, number: DocumentNumber, message: &Message<'_>) {
        debug_assert_ne!(number, CONNECTION, "a client has nothing to say about the connection itself");
        let before = self.frame.len();
        message.write(number, &mut self.frame);
        self.frame_messages += 1;
        let full = self.frame.len() > limits::FRAME_BYTES_MAX || self.frame_messages > limits::FRAME_MESSAGES_MAX;
        if before > 0 && full {
            let rest = self.frame.split_off(before);
            self.effects.push(Effect::Send(std::mem::replace(&mut self.frame, rest)));
            self.frame_messages = 1;
        }
    }

    /// The shelf first: an edit is being stored while it travels.
    fn flush(&mut self) {
        if let Some((ticket, put, remove)) = self.shelf.take() {
            self.effects.push(Effect::Store { ticket, put, remove });
        }
        if !self.frame.is_empty() {
            self.effects.push(Effect::Send(std::mem::take(&mut self.frame)));
            self.frame_messages = 0;
        }
    }
}

/// A client id that nobody has: 53 random bits, as many as a JavaScript number holds.
fn fresh_client(random: &mut StdRng) -> ClientId {
    ClientId::new(random.random_range(1..1 << 53))
}
