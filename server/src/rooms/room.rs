//! The task that a board's room is: who comes and goes, and when something is done.

use super::bars::Bars;
use super::document::{Beat, Copy, Document, Letter, Says};
use super::manifest::{self, Directory, Manifests};
use super::presence::Presence;
use super::replica::{Damaged, Replica};
use super::standing::{self, Standing};
use super::tick::Flight;
use super::{ConnectionId, Found, Shared};
use crate::boards::Part;
use crate::sockets::frame::CloseCode;
use crate::sockets::line::{Line, LineEvent};
use crate::store::{AppendError, Seq, StoreError};
use board::id::{DocumentId, PersonId};
use board::wire::message::{self, DocumentNumber, Message, Reason};
use board::wire::varint::Reader;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::{FuturesUnordered, StreamExt};
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// Asks that are taken in before due ticks get their turn.
const ASKS_IN_A_ROW: usize = 1024;

/// A tail that is shorter is no burden, however small the document.
const TAIL_BYTES_MIN: usize = 256 << 10;

/// How long a room that is to close waits for the log.
const CLOSES_WITHIN: Duration = Duration::from_secs(3);

/// What comes to a room.
pub(super) enum Ask {
    Join(Join),
    Heard(ConnectionId, LineEvent),
    Left(ConnectionId),
    /// A voice has appeared.
    PartsChanged,
    Seal {
        document: DocumentId,
        kind: Part,
        answer: oneshot::Sender<Result<bool, StoreError>>,
    },
    LetGo(oneshot::Sender<()>),
    Close(oneshot::Sender<()>),
}

/// Somebody who comes in.
pub(super) enum Join {
    Plain { line: Arc<Line>, connection: ConnectionId, person: PersonId, found: Found },
    Board { line: Arc<Line>, connection: ConnectionId, person: PersonId },
}

/// A connection in the room.
pub(super) struct Peer {
    pub(super) line: Arc<Line>,
    pub(super) person: PersonId,
    pub(super) speech: Speech,
    /// Documents of which it has spoken.
    pub(super) documents: BTreeSet<DocumentId>,
    /// It has been told of which documents the board consists, and is told when that changes.
    pub(super) has_manifest: bool,
}

/// How a connection speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speech {
    /// The y-protocols, about one document.
    Plain(DocumentId),
    /// `samtavle.1`, about all of them.
    Board,
}

/// What has been done for the room meanwhile.
pub(super) enum Done {
    /// For one who has come, or (nobody in particular) after a change; as the person named sees them.
    Parts(Option<ConnectionId>, PersonId, Result<Vec<(DocumentId, Part)>, StoreError>),
    /// A voice that has spoken is entered in the directory.
    Announced(DocumentId, Result<(), StoreError>),
    Loaded(DocumentId, u64, Result<Replica, LoadError>),
    Appended(DocumentId, Flight, Result<Seq, AppendError>),
    Standing(DocumentId, Standing, Option<oneshot::Sender<Result<bool, StoreError>>>, Result<(), StoreError>),
    /// Nothing to be done about it.
    Nothing,
}

/// Why a document cannot be had.
#[derive(Debug, thiserror::Error)]
pub(super) enum LoadError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Damaged(#[from] Damaged),
    #[error("the document's loading was broken off")]
    BrokenOff,
}

/// A board's room.
pub(super) struct Room {
    pub(super) shared: Arc<Shared>,
    pub(super) board: DocumentId,
    pub(super) peers: HashMap<ConnectionId, Peer>,
    /// Connections that have ended. Each stays until what it had said before is read.
    leaving: BTreeSet<ConnectionId>,
    pub(super) documents: HashMap<DocumentId, Document>,
    /// The documents by their numbers: number 1 stands first.
    pub(super) numbered: Vec<DocumentId>,
    pub(super) standings: HashMap<DocumentId, Standing>,
    /// Documents for which letters wait.
    pub(super) waiting: BTreeSet<DocumentId>,
    pub(super) presence: Presence,
    /// When presence may be sent again.
    pub(super) presence_due: Instant,
    /// Updates over which the server failed.
    pub(super) bars: Bars,
    pub(super) work: FuturesUnordered<BoxFuture<'static, Done>>,
    pub(super) directory: Directory,
    pub(super) manifests: Manifests,
    /// Who waits for the room to let go of what it remembers.
    letting_go: Vec<oneshot::Sender<()>>,
    /// Who waits for the room to close, and when it closes at the latest.
    closing: Vec<oneshot::Sender<()>>,
    closes_at: Option<Instant>,
}

impl Room {
    /// Runs the room until nobody is in it.
    pub(super) async fn run(shared: Arc<Shared>, board: DocumentId, mut asked: mpsc::UnboundedReceiver<Ask>) {
        let mut room = Room {
            board,
            peers: HashMap::new(),
            leaving: BTreeSet::new(),
            documents: HashMap::new(),
            numbered: Vec::new(),
            standings: HashMap::new(),
            waiting: BTreeSet::new(),
            presence: Presence::default(),
            presence_due: Instant::now(),
            bars: Bars::default(),
            work: FuturesUnordered::new(),
            directory: Directory::Heard,
            manifests: Manifests { wanted: false, due: Instant::now() },
            letting_go: Vec::new(),
            closing: Vec::new(),
            closes_at: None,
            shared,
        };
        let mut unavailable = !room.read_standings().await;
        loop {
            if unavailable {
                room.send_all_away(CloseCode::TryAgain, Reason::Unavailable.name());
            }
            room.close_when_done();
            let empty = room.peers.is_empty() && room.work.is_empty();
            if empty && !room.closing.is_empty() && room.shared.close_door(board, &asked) {
                break;
            }
            let due = room.due();
            let ask = tokio::select! {
                biased;
                Some(done) = room.work.next(), if !room.work.is_empty() => {
                    room.done(done);
                    None
                }
                ask = asked.recv() => ask,
                () = until(due) => None,
                () = tokio::time::sleep(room.shared.settings.limits.unload_after), if empty => {
                    if room.shared.close_door(board, &asked) {
                        break;
                    }
                    None
                }
            };
            if let Some(ask) = ask {
                room.answer(ask);
                for _ in 0..ASKS_IN_A_ROW {
                    let Ok(ask) = asked.try_recv() else { break };
                    room.answer(ask);
                }
            }
            if !room.letting_go.is_empty() {
                unavailable |= !room.let_go().await;
            }
            room.tick_what_is_due();
            room.let_leavers_go();
            room.send_presence();
            room.send_manifests();
        }
        room.compact_all().await;
        for closed in room.closing {
            // Who asked may have stopped waiting.
            let _ = closed.send(());
        }
    }

    /// When something must be done although nothing comes.
    fn due(&self) -> Option<Instant> {
        let (now, beat) = (Instant::now(), self.beat());
        let ticks = self.waiting.iter().filter_map(|id| self.documents.get(id)?.due(now, &beat));
        let presence = self.presence.has_news().then_some(self.presence_due);
        let manifests = self.manifests.wanted.then_some(self.manifests.due);
        ticks.chain(presence).chain(manifests).chain(self.closes_at).min()
    }

    pub(super) fn beat(&self) -> Beat {
        Beat { origin: self.shared.origin, every: self.shared.settings.limits.tick }
    }

    fn tick_what_is_due(&mut self) {
        let now = Instant::now();
        let beat = self.beat();
        let due = |id: &&DocumentId| {
            self.documents.get(id).and_then(|document| document.due(now, &beat)).is_some_and(|due| due <= now)
        };
        let due: Vec<DocumentId> = self.waiting.iter().filter(due).copied().collect();
        for id in due {
            self.tick(id, now);
        }
    }

    fn answer(&mut self, ask: Ask) {
        match ask {
            Ask::Join(Join::Plain { line, connection, person, found }) => {
                let speech = Speech::Plain(found.document);
                self.peers
                    .insert(connection, Peer { line, person, speech, documents: BTreeSet::new(), has_manifest: false });
                if self.know(found.document, found.kind).is_some() {
                    self.post(found.document, Letter { from: connection, says: Says::Arrived });
                } else {
                    self.send_away(connection, CloseCode::TryAgain, Reason::TooMany.name());
                }
            }
            Ask::Join(Join::Board { line, connection, person }) => {
                let boards = self.shared.boards.clone();
                let (board, reader) = (self.board, person.clone());
                self.work.push(Box::pin(async move {
                    let parts = boards.parts(board, &reader).await;
                    Done::Parts(Some(connection), reader, parts)
                }));
                let speech = Speech::Board;
                self.peers
                    .insert(connection, Peer { line, person, speech, documents: BTreeSet::new(), has_manifest: false });
            }
            Ask::Heard(connection, LineEvent::Message(message)) => self.hear(connection, message),
            Ask::Heard(connection, LineEvent::Drained) => self.drained(connection),
            Ask::Left(connection) => {
                self.leaving.insert(connection);
            }
            Ask::PartsChanged => self.read_parts_again(),
            Ask::Seal { document, kind, answer } => self.seal(document, kind, answer),
            Ask::LetGo(answer) => self.letting_go.push(answer),
            Ask::Close(answer) => {
                self.say_closing();
                self.closes_at = Some(Instant::now() + CLOSES_WITHIN);
                self.closing.push(answer);
            }
        }
    }

    fn done(&mut self, done: Done) {
        match done {
            Done::Parts(connection, reader, parts) => self.parts_read(connection, &reader, parts),
            Done::Announced(id, announced) => self.announced(id, announced),
            Done::Loaded(id, life, loaded) => self.loaded(id, life, loaded),
            Done::Appended(id, flight, appended) => self.appended(id, flight, appended),
            Done::Standing(id, standing, answer, kept) => self.standing_kept(id, standing, answer, kept),
            Done::Nothing => {}
        }
    }

    /// Enters a document in the room's list, if there is room for it.
    pub(super) fn know(&mut self, id: DocumentId, kind: Part) -> Option<&mut Document> {
        if !self.documents.contains_key(&id) {
            if self.numbered.len() >= self.shared.settings.limits.board_documents_max {
                return None;
            }
            self.numbered.push(id);
            let standing = self.standings.get(&id).copied().unwrap_or_default();
            self.documents.insert(id, Document::new(id, self.numbered.len() as DocumentNumber, kind, standing));
        }
        self.documents.get_mut(&id)
    }

    fn seal(&mut self, id: DocumentId, kind: Part, answer: oneshot::Sender<Result<bool, StoreError>>) {
        let Some(document) = self.know(id, kind) else {
            // Dropping the answer says that the room cannot.
            return;
        };
        if document.face.standing.sealed {
            // Who asked may have stopped waiting.
            let _ = answer.send(Ok(false));
            return;
        }
        let standing = Standing { sealed: true, ..document.face.standing };
        self.keep_standing(id, standing, Some(answer));
    }

    /// Puts a letter where the document finds it at its next tick, and wakes the document.
    pub(super) fn post(&mut self, id: DocumentId, letter: Letter) {
        let (Some(document), Some(peer)) = (self.documents.get_mut(&id), self.peers.get_mut(&letter.from)) else {
            return;
        };
        if peer.documents.insert(id) {
            document.talks.entry(letter.from).or_default();
        }
        document.letters.push_back(letter);
        self.waiting.insert(id);
        if matches!(document.copy, Copy::Asleep) {
            self.load(id);
        }
    }

    /// Reads a document from the log, where nobody waits; what is in memory of it is let go.
    pub(super) fn load(&mut self, id: DocumentId) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        document.copy = Copy::Loading;
        document.busy = false;
        document.life += 1;
        let (store, life) = (self.shared.store.clone(), document.life);
        self.work.push(Box::pin(async move {
            let loaded = async {
                let loaded = store.load(id, None).await?;
                let replica = tokio::task::spawn_blocking(move || Replica::load(&loaded)).await;
                Ok(replica.map_err(|_| LoadError::BrokenOff)??)
            };
            Done::Loaded(id, life, loaded.await)
        }));
    }

    fn loaded(&mut self, id: DocumentId, life: u64, loaded: Result<Replica, LoadError>) {
        let Some(document) = self.documents.get_mut(&id).filter(|document| document.life == life) else { return };
        match loaded {
            Ok(replica) => {
                document.copy = Copy::Awake(Box::new(replica));
                self.notice_fullness(id);
            }
            Err(error) => {
                tracing::error!(document = %id, %error, "a document cannot be loaded");
                self.close_document(id);
            }
        }
    }

    /// The store failed: everybody who speaks of the document is sent away, and it is read from the
    /// log when somebody comes back. The clients keep their outboxes.
    pub(super) fn close_document(&mut self, id: DocumentId) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        document.fall_asleep();
        self.waiting.remove(&id);
        let talking: Vec<ConnectionId> = document.talks.keys().copied().collect();
        for connection in talking {
            self.send_away(connection, CloseCode::TryAgain, Reason::Unavailable.name());
        }
    }

    fn hear(&mut self, connection: ConnectionId, frame: Vec<u8>) {
        let Some(peer) = self.peers.get(&connection) else { return };
        let (speech, line) = (peer.speech, peer.line.clone());
        let frame = Bytes::from(frame);
        let mut letters = VecDeque::new();
        let read = self.read(connection, speech, &frame, &mut letters);
        let weight: usize = letters.iter().map(|(_, letter): &(_, Letter)| letter.says.weight()).sum();
        line.worked_through(frame.len().saturating_sub(weight));
        for (id, letter) in letters {
            self.post(id, letter);
        }
        if let Err(reason) = read {
            self.send_away(connection, CloseCode::Policy, reason.name());
        }
    }

    /// Reads a frame's messages into letters.
    fn read(
        &self,
        from: ConnectionId,
        speech: Speech,
        frame: &Bytes,
        letters: &mut VecDeque<(DocumentId, Letter)>,
    ) -> Result<(), Reason> {
        let mut reader = Reader::new(frame);
        for _ in 0..self.shared.settings.limits.frame_messages_max {
            if reader.remaining() == 0 {
                return Ok(());
            }
            let (id, message) = match speech {
                Speech::Plain(id) => (Some(id), message::read_plain(&mut reader)),
                Speech::Board => match message::read(&mut reader) {
                    Ok(Some((number, message))) => (self.numbered(number), Ok(message)),
                    Ok(None) => return Ok(()),
                    Err(malformed) => (None, Err(malformed)),
                },
            };
            let message = message.map_err(|_| Reason::Malformed)?;
            let says = match message {
                Message::Step1(state) => Says::Step1(frame.slice_ref(state)),
                Message::Step2(update) => Says::Step2(frame.slice_ref(update)),
                Message::Update(update) => Says::Update(frame.slice_ref(update)),
                Message::Awareness(states) => Says::Awareness(frame.slice_ref(states)),
                Message::QueryAwareness => Says::QueryAwareness,
                Message::Hello(hello) if speech == Speech::Board => Says::Hello(hello),
                // What only a server says.
                Message::Hello(_)
                | Message::Denied(_)
                | Message::Manifest(_)
                | Message::Saved(_)
                | Message::Refused(_)
                | Message::Notice(_) => return Err(Reason::Malformed),
            };
            let listed = id.filter(|id| self.is_listed(from, *id));
            letters.push_back((listed.ok_or(Reason::Malformed)?, Letter { from, says }));
        }
        if reader.remaining() == 0 { Ok(()) } else { Err(Reason::TooMany) }
    }

    fn numbered(&self, number: DocumentNumber) -> Option<DocumentId> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        self.numbered.get(place).copied()
    }

    fn is_listed(&self, connection: ConnectionId, id: DocumentId) -> bool {
        let (Some(peer), Some(document)) = (self.peers.get(&connection), self.documents.get(&id)) else {
            return false;
        };
        peer.speech == Speech::Plain(id) || document.face.is_listed_for(&peer.person)
    }

    fn drained(&mut self, connection: ConnectionId) {
        let Some(peer) = self.peers.get(&connection) else { return };
        let documents: Vec<DocumentId> = peer.documents.iter().copied().collect();
        for id in documents {
            self.post(id, Letter { from: connection, says: Says::Drained });
        }
    }

    /// Who closes a tab has still said what they typed last.
    fn let_leavers_go(&mut self) {
        let read_out = |connection: &ConnectionId| {
            let documents = self.peers.get(connection).into_iter().flat_map(|peer| &peer.documents);
            let mut letters = documents.filter_map(|id| self.documents.get(id)).flat_map(|document| &document.letters);
            letters.all(|letter| letter.from != *connection)
        };
        let gone: Vec<ConnectionId> = self.leaving.iter().copied().filter(read_out).collect();
        for connection in gone {
            self.leave(connection);
        }
    }

    fn leave(&mut self, connection: ConnectionId) {
        self.leaving.remove(&connection);
        let Some(peer) = self.peers.remove(&connection) else { return };
        for id in peer.documents {
            let Some(document) = self.documents.get_mut(&id) else { continue };
            let talk = document.talks.remove(&connection);
            if let (Some(talk), Copy::Awake(replica)) = (talk, &mut document.copy) {
                for client in talk.claimed {
                    replica.known.lapse(client);
                }
            }
        }
        self.presence.leave(connection);
    }

    pub(super) fn send_away(&mut self, connection: ConnectionId, code: CloseCode, reason: &str) {
        if let Some(peer) = self.peers.get(&connection) {
            peer.line.close(code, reason);
        }
        self.leave(connection);
    }

    fn send_all_away(&mut self, code: CloseCode, reason: &str) {
        let everybody: Vec<ConnectionId> = self.peers.keys().copied().collect();
        for connection in everybody {
            self.send_away(connection, code, reason);
        }
    }

    /// Everybody is sent away, and what is in memory is again what the store says. Says whether the store answered.
    async fn let_go(&mut self) -> bool {
        self.send_all_away(CloseCode::TryAgain, Reason::OtherEpoch.name());
        self.waiting.clear();
        let read = self.read_standings().await;
        for (id, document) in &mut self.documents {
            document.fall_asleep();
            document.face.shown = document.face.kind == Part::Content;
            document.face.standing = self.standings.get(id).copied().unwrap_or_default();
        }
        for answer in self.letting_go.drain(..) {
            // Who asked may have stopped waiting.
            let _ = answer.send(());
        }
        read
    }

    async fn read_standings(&mut self) -> bool {
        match standing::of_board(&self.shared.standings, self.board).await {
            Ok(standings) => {
                self.standings = standings;
                true
            }
            Err(error) => {
                tracing::error!(board = %self.board, %error, "a room cannot be opened");
                false
            }
        }
    }

    /// The server stops: what has come is still taken, logged and told, then everybody is sent away.
    fn say_closing(&mut self) {
        let now = Instant::now();
        let waiting: Vec<DocumentId> = self.waiting.iter().copied().collect();
        for id in waiting {
            self.tick(id, now);
        }
        let notice = manifest::notice((self.shared.settings.now_ms)(), true);
        for peer in self.peers.values() {
            if peer.speech == Speech::Board {
                peer.line.insist(std::slice::from_ref(&notice));
            }
        }
    }

    /// Everybody is sent away when the log has all that came before the server was to stop.
    fn close_when_done(&mut self) {
        let Some(closes_at) = self.closes_at else { return };
        let done = self.work.is_empty() && self.waiting.is_empty();
        if done || Instant::now() >= closes_at {
            self.closes_at = None;
            self.send_all_away(CloseCode::GoingAway, "the server stops; come back in a moment");
        }
    }

    /// Puts the logs' tails into snapshots, before the room is forgotten.
    async fn compact_all(&mut self) {
        let ids: Vec<DocumentId> = self.documents.keys().copied().collect();
        for id in ids {
            self.compact(id, 1);
        }
        while let Some(done) = self.work.next().await {
            self.done(done);
        }
    }

    /// Sums the log up in a snapshot, when its tail has so many records, or is half of all there is: a
    /// snapshot loads several times faster than the records that made it.
    pub(super) fn compact(&mut self, id: DocumentId, records_min: usize) {
        let Some(Document { copy: Copy::Awake(replica), busy: false, .. }) = self.documents.get_mut(&id) else {
            return;
        };
        let long_tail = replica.tail_bytes >= TAIL_BYTES_MIN.max(replica.size_bytes / 2);
        if replica.tail_records < records_min && !long_tail {
            return;
        }
        let (upto, state) = (replica.head, replica.state().encode());
        let store = self.shared.store.clone();
        self.work.push(Box::pin(async move {
            if let Err(error) = store.compact(id, state, upto).await {
                tracing::warn!(document = %id, %error, "a log was not summed up; it stays as it is");
            }
            Done::Nothing
        }));
    }
}

async fn until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}
