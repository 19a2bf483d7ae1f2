//! Who is in the room: coming in, being heard, going.

use super::ConnectionId;
use super::access::{Caller, Rights};
use super::document::{Copy, Letter, Says};
use super::manifest::{self, Told};
use super::room::{Done, Ended, Join, Room};
use crate::people::session::SessionId;
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
    /// Whose work its work is. One who is not known has an id that nobody else ever has.
    pub(super) person: PersonId,
    /// The person, if the server knows them.
    pub(super) known: Option<PersonId>,
    session: Option<SessionId>,
    pub(super) rights: Rights,
    pub(super) speech: Speech,
    /// Documents of which it has spoken.
    pub(super) documents: BTreeSet<DocumentId>,
    pub(super) told: Told,
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
    fn new(line: Arc<Line>, caller: Caller, rights: Rights, speech: Speech) -> Self {
        let Caller { person: known, session } = caller;
        let person = known.clone().unwrap_or_else(|| PersonId::fresh(crate::random::bits()));
        Peer { line, person, known, session, rights, speech, documents: BTreeSet::new(), told: Told::NotYet }
    }

    /// Whether it may still read anything here. One who may not is told of what it has said so far, and goes.
    pub(super) fn reads(&self) -> bool {
        self.rights.level.is_some()
    }
}

impl Room {
    /// Lets somebody in: a plain client is asked what it has, our own is told of which documents the
    /// board consists.
    pub(super) fn join(&mut self, join: Join) {
        match join {
            Join::Plain { line, connection, caller, found } => {
                let (speech, rights) = (Speech::Plain(found.document), self.rights_of(caller.person.as_ref()));
                self.peers.insert(connection, Peer::new(line, caller, rights, speech));
                match self.know(found.document, found.kind).map(|document| document.face.standing.epoch) {
                    Some(epoch) if epoch == found.epoch => {
                        self.post(found.document, Letter { from: connection, says: Says::Arrived });
                    }
                    // Another epoch began while they were on the way.
                    Some(_) => self.send_away(connection, CloseCode::Policy, Reason::OtherEpoch.name()),
                    None => self.send_away(connection, CloseCode::TryAgain, Reason::TooMany.name()),
                }
            }
            Join::Board { line, connection, caller } => {
                let rights = self.rights_of(caller.person.as_ref());
                let (boards, board, reader) = (self.shared.boards.clone(), self.board, caller.person.clone());
                self.work.push(Box::pin(async move {
                    let parts = boards.parts(board, reader.as_ref()).await;
                    Done::Parts(Some(connection), reader, parts)
                }));
                self.peers.insert(connection, Peer::new(line, caller, rights, Speech::Board));
            }
        }
    }

    /// Posts what a frame says.
    pub(super) fn hear(&mut self, connection: ConnectionId, frame: Vec<u8>) {
        let Some(peer) = self.peers.get(&connection) else { return };
        let (speech, line) = (peer.speech, peer.line.clone());
        if !peer.reads() {
            // On its way out; what it says now, it says to nobody.
            return line.worked_through(frame.len());
        }
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

    fn rights_of(&self, person: Option<&PersonId>) -> Rights {
        Rights::of(&*self.shared.access, person, self.board)
    }

    /// Who may do what has changed, for one person or for everybody. It holds from the next letter on; what
    /// was admitted before is admitted.
    pub(super) fn rights_changed(&mut self, whose: Option<&PersonId>) {
        let concerned = |peer: &&mut Peer| whose.is_none() || peer.known.as_ref() == whose;
        for peer in self.peers.values_mut().filter(concerned) {
            let rights = Rights::of(&*self.shared.access, peer.known.as_ref(), self.board);
            if rights != peer.rights {
                peer.rights = rights;
                if peer.told == Told::Knows {
                    peer.told = Told::Outdated;
                }
            }
        }
    }

    /// Nobody is signed in any more where these connections come from. What they sent and was not yet read is
    /// theirs to send again, when it is known who sits there.
    pub(super) fn session_ended(&mut self, ended: Ended) {
        let ends = |peer: &Peer| match ended {
            Ended::One(session) => peer.session == Some(session),
            Ended::Some => peer.session.is_some(),
        };
        let out: Vec<ConnectionId> =
            self.peers.iter().filter(|(_, peer)| ends(peer)).map(|(connection, _)| *connection).collect();
        let code = match ended {
            Ended::One(_) => CloseCode::SignIn,
            Ended::Some => CloseCode::TryAgain,
        };
        for connection in out {
            self.send_away(connection, code, code.reason());
        }
    }

    /// Who may no longer read goes, once it has been told what became of all that it has said.
    pub(super) fn send_out_who_may_not_read(&mut self) {
        let waits = |connection: &ConnectionId, peer: &Peer| {
            let mut documents = peer.documents.iter().filter_map(|id| self.documents.get(id));
            documents.any(|document| document.busy || document.letters.iter().any(|letter| letter.from == *connection))
        };
        let out = self.peers.iter().filter(|(connection, peer)| !peer.reads() && !waits(connection, peer));
        let out: Vec<ConnectionId> = out.map(|(connection, _)| *connection).collect();
        for connection in out {
            if let Some(peer) = self.peers.get(&connection).filter(|peer| peer.speech == Speech::Board) {
                peer.line.insist(&[manifest::nothing((self.shared.settings.now_ms)(), peer.person.clone())]);
            }
            self.send_away(connection, CloseCode::NotShared, CloseCode::NotShared.reason());
        }
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
