//! Who is in the room: coming in, being heard, going.

use super::ConnectionId;
use super::document::{Copy, Letter, Says};
use super::room::{Done, Join, Room};
use crate::sockets::frame::CloseCode;
use crate::sockets::line::Line;
use board::id::{DocumentId, PersonId};
use board::wire::message::{self, DocumentNumber, Message, Reason};
use board::wire::varint::Reader;
use bytes::Bytes;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

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

impl Peer {
    fn new(line: Arc<Line>, person: PersonId, speech: Speech) -> Self {
        Peer { line, person, speech, documents: BTreeSet::new(), has_manifest: false }
    }
}

impl Room {
    /// Lets somebody in: a plain client is asked what it has, our own is told of which documents the
    /// board consists.
    pub(super) fn join(&mut self, join: Join) {
        match join {
            Join::Plain { line, connection, person, found } => {
                let speech = Speech::Plain(found.document);
                self.peers.insert(connection, Peer::new(line, person, speech));
                match self.know(found.document, found.kind).map(|document| document.face.standing.epoch) {
                    Some(epoch) if epoch == found.epoch => {
                        self.post(found.document, Letter { from: connection, says: Says::Arrived });
                    }
                    // Another epoch began while they were on the way.
                    Some(_) => self.send_away(connection, CloseCode::Policy, Reason::OtherEpoch.name()),
                    None => self.send_away(connection, CloseCode::TryAgain, Reason::TooMany.name()),
                }
            }
            Join::Board { line, connection, person } => {
                let (boards, board, reader) = (self.shared.boards.clone(), self.board, person.clone());
                self.work.push(Box::pin(async move {
                    let parts = boards.parts(board, &reader).await;
                    Done::Parts(Some(connection), reader, parts)
                }));
                self.peers.insert(connection, Peer::new(line, person, Speech::Board));
            }
        }
    }

    /// Posts what a frame says.
    pub(super) fn hear(&mut self, connection: ConnectionId, frame: Vec<u8>) {
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

    /// A line has written everything: whoever fell behind may have the rest.
    pub(super) fn drained(&mut self, connection: ConnectionId) {
        let Some(peer) = self.peers.get(&connection) else { return };
        let documents: Vec<DocumentId> = peer.documents.iter().copied().collect();
        for id in documents {
            self.post(id, Letter { from: connection, says: Says::Drained });
        }
    }

    /// Who closes a tab has still said what they typed last.
    pub(super) fn let_leavers_go(&mut self) {
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

    /// Takes somebody out: what they claimed and did not use lapses, and their presence goes.
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

    /// Ends a connection, and says why.
    pub(super) fn send_away(&mut self, connection: ConnectionId, code: CloseCode, reason: &str) {
        if let Some(peer) = self.peers.get(&connection) {
            peer.line.close(code, reason);
        }
        self.leave(connection);
    }

    pub(super) fn send_all_away(&mut self, code: CloseCode, reason: &str) {
        let everybody: Vec<ConnectionId> = self.peers.keys().copied().collect();
        for connection in everybody {
            self.send_away(connection, code, reason);
        }
    }
}
