//! What leaves a room, and when: after the log has it (presence apart).

use super::ConnectionId;
use super::document::{Copy, Face};
use super::peers::{Peer, Speech};
use super::presence::{self, Presence};
use super::replica::Replica;
use super::room::Room;
use super::seal::SealKey;
use super::talk::{Behind, Talk};
use crate::sockets::frame::{self, CloseCode};
use crate::sockets::line::Sent;
use board::id::DocumentId;
use board::wire::message::{DocumentNumber, Message, Reason, Refused, Saved, Seal};
use bytes::Bytes;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::Instant;

/// Presence may take so much of the network: a thousand people's cursors at 20 Hz would be 3 GB/s.
const PRESENCE_BYTES_PER_SECOND: f64 = 40e6;

/// What each connection is told besides the update.
pub(super) type Replies = BTreeMap<ConnectionId, Vec<Reply>>;

/// What a connection is told when the log has the tick.
pub(super) enum Reply {
    Refused {
        number: u64,
        reason: Reason,
        bytes: Vec<u8>,
    },
    Saved(u64),
    /// What somebody lacks: a step 2 if they have asked, an update if not.
    Difference(Behind),
    /// A step 1.
    Question,
    /// Everybody's presence.
    Everybody,
    /// These presences.
    Presence(Vec<presence::State>),
    /// They are sent away.
    Away(Reason),
}

/// A message in a WebSocket frame, as a connection speaks.
pub(super) fn framed(speech: Speech, number: DocumentNumber, message: &Message<'_>) -> Bytes {
    let mut out = Vec::new();
    match speech {
        Speech::Plain(_) => message.write_plain(&mut out),
        Speech::Board => message.write(number, &mut out),
    }
    frame::binary(&out)
}

impl Room {
    /// Lets out what the log has: the update to all, framed once, and what each is told besides.
    pub(super) fn deliver(&mut self, id: DocumentId, update: Option<&Bytes>, mut replies: Replies) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        let Copy::Awake(replica) = &mut document.copy else { return };
        let mut clerk = Clerk {
            face: &document.face,
            replica,
            presence: &self.presence,
            key: &self.shared.settings.key,
            seal: None,
        };
        let mut away = Vec::new();
        if let Some(update) = update {
            let message = Message::Update(update);
            let plain = framed(Speech::Plain(id), document.face.number, &message);
            let board = framed(Speech::Board, document.face.number, &message);
            let mut before = None;
            for (connection, talk) in &mut document.talks {
                let Some(peer) = self.peers.get(connection) else { continue };
                if !talk.asked && talk.awaited.iter().any(|id| clerk.replica.known.has(*id)) {
                    talk.awaited.clear();
                    talk.asked = true;
                    replies.entry(*connection).or_default().push(Reply::Question);
                }
                if !talk.listens || talk.behind.is_some() || !peer.reads() {
                    continue;
                }
                let frame = match peer.speech {
                    Speech::Plain(_) => &plain,
                    Speech::Board => &board,
                };
                // In one write with what the connection is told besides, if that is anything.
                let told = replies.remove(connection).unwrap_or_default();
                let sent = if told.is_empty() || peer.line.is_full() {
                    peer.line.send(std::slice::from_ref(frame))
                } else {
                    away.extend(clerk.write(talk, peer, vec![frame.clone()], &told).map(|why| (*connection, why)));
                    continue;
                };
                if sent == Sent::Full {
                    let state = before.get_or_insert_with(|| clerk.replica.clocks_before(update)).clone();
                    talk.behind = Some(Behind { state, unanswered: false });
                }
                away.extend(clerk.write(talk, peer, Vec::new(), &told).map(|why| (*connection, why)));
            }
        }
        for (connection, told) in replies {
            let (Some(peer), Some(talk)) = (self.peers.get(&connection), document.talks.get_mut(&connection)) else {
                continue;
            };
            away.extend(clerk.write(talk, peer, Vec::new(), &told).map(|why| (connection, why)));
        }
        for (connection, reason) in away {
            self.send_away(connection, CloseCode::Policy, reason.name());
        }
    }

    /// Sends what is new of presence, the last value of each, not more often than the network bears.
    pub(super) fn send_presence(&mut self) {
        let now = Instant::now();
        if !self.presence.has_news() || now < self.presence_due {
            return;
        }
        let news = presence::write(&self.presence.news());
        let Some(content) = self.documents.get(&self.board) else { return };
        let message = Message::Awareness(&news);
        let plain = framed(Speech::Plain(self.board), content.face.number, &message);
        let board = framed(Speech::Board, content.face.number, &message);
        let mut bytes = 0;
        for connection in content.talks.keys() {
            let Some(peer) = self.peers.get(connection).filter(|peer| peer.reads()) else { continue };
            let frame = match peer.speech {
                Speech::Plain(_) => &plain,
                Speech::Board => &board,
            };
            bytes += frame.len();
            // Who is behind gets everybody's when drained.
            peer.line.send(std::slice::from_ref(frame));
        }
        let pause = Duration::from_secs_f64(bytes as f64 / PRESENCE_BYTES_PER_SECOND);
        self.presence_due = now + pause.max(self.shared.settings.limits.tick);
    }
}

/// Who writes the replies about a document.
struct Clerk<'a> {
    face: &'a Face,
    replica: &'a mut Replica,
    presence: &'a Presence,
    key: &'a SealKey,
    /// Where the log stands, sealed once for all.
    seal: Option<Seal>,
}

impl Clerk<'_> {
    /// Writes frames and replies to a connection at once; gives a reason if it is to be sent away.
    fn write(&mut self, talk: &mut Talk, peer: &Peer, mut frames: Vec<Bytes>, told: &[Reply]) -> Option<Reason> {
        let mut away = None;
        for reply in told {
            let (speech, number) = (peer.speech, self.face.number);
            let mut push = |message: &Message<'_>| frames.push(framed(speech, number, message));
            match reply {
                Reply::Refused { number, reason, bytes } => match speech {
                    Speech::Plain(_) => push(&Message::Denied(reason.name())),
                    Speech::Board => push(&Message::Refused(Refused { count: *number, reason: *reason, bytes })),
                },
                Reply::Saved(count) => match speech {
                    Speech::Plain(_) => {}
                    Speech::Board => {
                        let (face, head) = (self.face, self.replica.head);
                        let seal = || self.key.seal(face.id, face.standing.epoch, head);
                        let seal = self.seal.get_or_insert_with(seal).clone();
                        push(&Message::Saved(Saved { count: *count, seal }));
                    }
                },
                Reply::Difference(behind) => {
                    talk.listens = true;
                    if peer.line.is_full() {
                        talk.behind = Some(behind.clone());
                    } else {
                        let update = self.replica.since(&behind.state);
                        push(&if behind.unanswered { Message::Step2(&update) } else { Message::Update(&update) });
                    }
                }
                Reply::Question => push(&Message::Step1(&self.replica.state_vector())),
                Reply::Everybody => {
                    let everybody = self.presence.all();
                    if !everybody.is_empty() {
                        push(&Message::Awareness(&presence::write(&everybody)));
                    }
                }
                Reply::Presence(states) => {
                    if !states.is_empty() {
                        push(&Message::Awareness(&presence::write(states)));
                    }
                }
                Reply::Away(reason) => away = Some(*reason),
            }
        }
        if !frames.is_empty() {
            peer.line.insist(&frames);
        }
        away
    }
}
