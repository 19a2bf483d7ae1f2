//! The task that a board's room is: who comes and goes, and when something is done.

use super::access::Caller;
use super::bars::Bars;
use super::document::Document;
use super::elsewhere::News;
use super::manifest::{self, Directory, Manifests, Told};
use super::peers::{Peer, Speech};
use super::presence::Presence;
use super::replica::Replica;
use super::standing::{self, Standing};
use super::tick::Flight;
use super::waking::LoadError;
use super::{ConnectionId, Found, Shared};
use crate::boards::Part;
use crate::people::session::SessionId;
use crate::sockets::frame::CloseCode;
use crate::sockets::line::{Line, LineEvent};
use crate::store::{AppendError, Event, Seq, StoreError};
use board::id::{DocumentId, PersonId};
use board::wire::message::Reason;
use futures_util::future::BoxFuture;
use futures_util::stream::{BoxStream, FuturesUnordered, SelectAll, StreamExt};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// Asks that are taken in before due ticks get their turn.
const ASKS_IN_A_ROW: usize = 1024;

/// How long a room that is to close waits for the log.
const CLOSES_WITHIN: Duration = Duration::from_secs(3);

/// What comes to a room.
pub(super) enum Ask {
    Join(Join),
    Heard(ConnectionId, LineEvent),
    Left(ConnectionId),
    /// A voice has appeared.
    PartsChanged,
    /// Who may do what has changed: for one person, or for everybody.
    RightsChanged(Option<PersonId>),
    SessionEnded(Ended),
    Seal {
        document: DocumentId,
        kind: Part,
        answer: oneshot::Sender<Result<bool, StoreError>>,
    },
    LetGo(oneshot::Sender<()>),
    Close(oneshot::Sender<()>),
}

/// Which sessions have ended.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ended {
    One(SessionId),
    /// Some, and it was not heard which: who is still signed in comes back at once.
    Some,
}

/// Somebody who comes in.
pub(super) enum Join {
    Plain { line: Arc<Line>, connection: ConnectionId, caller: Caller, found: Found },
    Board { line: Arc<Line>, connection: ConnectionId, caller: Caller },
}

/// What has been done for the room meanwhile.
pub(super) enum Done {
    /// For one who has come, or (nobody in particular) after a change; as the person named sees them.
    Parts(Option<ConnectionId>, Option<PersonId>, Result<Vec<(DocumentId, Part)>, StoreError>),
    /// A voice that has spoken is entered in the directory.
    Announced(DocumentId, Result<(), StoreError>),
    Loaded(DocumentId, u64, Result<(Replica, Option<BoxStream<'static, Event>>), LoadError>),
    Appended(DocumentId, Flight, Result<Seq, AppendError>),
    Standing(DocumentId, Standing, Option<oneshot::Sender<Result<bool, StoreError>>>, Result<(), StoreError>),
    /// Nothing to be done about it.
    Nothing,
}

/// A board's room.
pub(super) struct Room {
    pub(super) shared: Arc<Shared>,
    pub(super) board: DocumentId,
    pub(super) peers: HashMap<ConnectionId, Peer>,
    /// Connections that have ended. Each stays until what it had said before is read.
    pub(super) leaving: BTreeSet<ConnectionId>,
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
    /// What happens elsewhere to documents that were loaded here.
    pub(super) news: SelectAll<News>,
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
            news: SelectAll::new(),
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
                Some((id, event)) = room.news.next(), if !room.news.is_empty() => {
                    room.hear_from_elsewhere(id, event);
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
            room.send_out_who_may_not_read();
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
        let now = Instant::now();
        let beat = self.shared.tempo.beat(now);
        let ticks = self.waiting.iter().filter_map(|id| self.documents.get(id)?.due(now, &beat));
        let presence = self.presence.has_news().then_some(self.presence_due);
        let outdated = || self.peers.values().any(|peer| peer.told == Told::Outdated);
        let manifests = (self.manifests.wanted || outdated()).then_some(self.manifests.due);
        ticks.chain(presence).chain(manifests).chain(self.closes_at).min()
    }

    fn tick_what_is_due(&mut self) {
        let now = Instant::now();
        let beat = self.shared.tempo.beat(now);
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
            Ask::Join(join) => self.join(join),
            Ask::Heard(connection, LineEvent::Message(message)) => self.hear(connection, message),
            Ask::Heard(connection, LineEvent::Drained) => self.drained(connection),
            Ask::Left(connection) => {
                self.leaving.insert(connection);
            }
            Ask::PartsChanged => self.read_parts_again(),
            Ask::SessionEnded(ended) => self.session_ended(ended),
            Ask::RightsChanged(whose) => self.rights_changed(whose.as_ref()),
            Ask::Seal { document, kind, answer } => self.seal(document, kind, answer),
            Ask::LetGo(answer) => self.letting_go.push(answer),
            Ask::Close(answer) => {
                self.say_closing();
                self.closes_at = Some(Instant::now() + CLOSES_WITHIN);
                self.closing.push(answer);
            }
        }
    }

    pub(super) fn done(&mut self, done: Done) {
        match done {
            Done::Parts(connection, reader, parts) => self.parts_read(connection, reader.as_ref(), parts),
            Done::Announced(id, announced) => self.announced(id, announced),
            Done::Loaded(id, life, loaded) => self.loaded(id, life, loaded),
            Done::Appended(id, flight, appended) => self.appended(id, flight, appended),
            Done::Standing(id, standing, answer, kept) => self.standing_kept(id, standing, answer, kept),
            Done::Nothing => {}
        }
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
}

async fn until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}
