//! Which documents the board consists of for each who is here, told first and whenever it changes.

use super::ConnectionId;
use super::document::{Copy, Document};
use super::peers::{Peer, Speech};
use super::room::{Done, Room};
use crate::boards::Part;
use crate::sockets::frame::{self, CloseCode};
use crate::store::StoreError;
use board::id::{DocumentId, PersonId};
use board::wire::message::{CONNECTION, Manifest, Message, Notice, Reason};
use bytes::Bytes;
use std::time::Duration;
use tokio::time::Instant;

/// Manifests may take so much of the network.
const MANIFEST_BYTES_PER_SECOND: f64 = 40e6;

/// When everybody is told of which documents the board consists.
pub(super) struct Manifests {
    /// Something has changed since they were told.
    pub(super) wanted: bool,
    /// When they may be told again.
    pub(super) due: Instant,
}

/// Whether a connection is told of which documents the board consists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// The directory is being asked for it, or it is a plain client.
    NotYet,
    /// It was told, and is told when that changes.
    Knows,
    /// What it was told is no longer so.
    Outdated,
}

/// How far the directory has been asked about the board's documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Directory {
    /// What it said last is true.
    Heard,
    /// It is being asked.
    Asked,
    /// It is being asked, and something has changed since.
    AskedTooEarly,
}

/// What an idle connection of `samtavle.1` hears: a notice, which its page sees, and a ping, which its
/// browser answers.
pub(super) fn heartbeat(server_time_ms: u64) -> Vec<Bytes> {
    vec![notice(server_time_ms, false), frame::ping()]
}

/// A notice, framed.
pub(super) fn notice(server_time_ms: u64, closing: bool) -> Bytes {
    let mut out = Vec::new();
    Message::Notice(Notice { server_time_ms, closing }).write(CONNECTION, &mut out);
    frame::binary(&out)
}

/// The manifest of one who may not read anything here (any more), framed.
pub(super) fn nothing(server_time_ms: u64, person: PersonId) -> Bytes {
    framed(Manifest { server_time_ms, person, board: None, around: None, documents: Vec::new() })
}

fn framed(manifest: Manifest) -> Bytes {
    let mut out = Vec::new();
    Message::Manifest(manifest).write(CONNECTION, &mut out);
    frame::binary(&out)
}

impl Room {
    /// Takes in what the directory says of the board's documents. A voice that is listed for somebody
    /// else than its owner has spoken.
    fn learn_parts(&mut self, reader: Option<&PersonId>, parts: Vec<(DocumentId, Part)>) {
        for (id, part) in parts {
            let spoken = !matches!(&part, Part::Voice { owner } if Some(owner) == reader);
            // A board with too many documents goes without the last ones.
            if let Some(document) = self.know(id, part) {
                document.face.shown |= spoken;
            }
        }
    }

    /// The directory has answered: one who has come is told, or everybody.
    pub(super) fn parts_read(
        &mut self,
        connection: Option<ConnectionId>,
        reader: Option<&PersonId>,
        parts: Result<Vec<(DocumentId, Part)>, StoreError>,
    ) {
        if connection.is_none() && std::mem::replace(&mut self.directory, Directory::Heard) == Directory::AskedTooEarly
        {
            self.read_parts_again();
        }
        match (parts, connection) {
            (Ok(parts), Some(connection)) => {
                self.learn_parts(reader, parts);
                if let Some(peer) = self.peers.get_mut(&connection) {
                    peer.told = Told::Knows;
                }
                self.send_manifest(connection);
            }
            (Ok(parts), None) => {
                self.learn_parts(reader, parts);
                self.manifests.wanted = true;
            }
            (Err(error), _) => {
                tracing::error!(board = %self.board, %error, "a board's documents cannot be listed");
                if let Some(connection) = connection {
                    self.send_away(connection, CloseCode::TryAgain, Reason::Unavailable.name());
                }
            }
        }
    }

    /// A voice has its first word: others see it from now on.
    pub(super) fn announce_voice(&mut self, id: DocumentId) {
        let silent = |document: &&mut Document| !document.face.shown && !document.announcing;
        let Some(document) = self.documents.get_mut(&id).filter(silent) else { return };
        document.announcing = true;
        let boards = self.shared.boards.clone();
        self.work.push(Box::pin(async move { Done::Announced(id, boards.voice_is_written(id).await) }));
    }

    /// The directory has a voice that has spoken.
    pub(super) fn announced(&mut self, id: DocumentId, announced: Result<(), StoreError>) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        document.announcing = false;
        match announced {
            Ok(()) => {
                document.face.shown = true;
                self.manifests.wanted = true;
            }
            // The voice's next word tries again.
            Err(error) => tracing::error!(document = %id, %error, "a voice was not entered in the directory"),
        }
    }

    /// Asks the directory again, after something changed there.
    pub(super) fn read_parts_again(&mut self) {
        if self.directory != Directory::Heard {
            self.directory = Directory::AskedTooEarly;
            return;
        }
        let Some(reader) = self.peers.values().next().map(|peer| peer.known.clone()) else { return };
        self.directory = Directory::Asked;
        let (boards, board) = (self.shared.boards.clone(), self.board);
        self.work.push(Box::pin(async move {
            let parts = boards.parts(board, reader.as_ref()).await;
            Done::Parts(None, reader, parts)
        }));
    }

    /// Tells one who is here.
    pub(super) fn send_manifest(&self, connection: ConnectionId) {
        if let Some(peer) = self.peers.get(&connection) {
            self.tell_manifest(peer);
        }
    }

    /// Tells everybody for whom anything has changed, and not more often than the network bears: when a
    /// thousand people begin to speak at once, each manifest has up to a thousand entries.
    pub(super) fn send_manifests(&mut self) {
        let now = Instant::now();
        let everybody = self.manifests.wanted;
        let waits = |peer: &&Peer| peer.told == Told::Outdated || everybody && peer.told == Told::Knows;
        if now < self.manifests.due || !self.peers.values().any(|peer| waits(&peer)) {
            return;
        }
        let bytes: usize = self.peers.values().filter(waits).map(|peer| self.tell_manifest(peer)).sum();
        for peer in self.peers.values_mut().filter(|peer| peer.told == Told::Outdated) {
            peer.told = Told::Knows;
        }
        let pause = Duration::from_secs_f64(bytes as f64 / MANIFEST_BYTES_PER_SECOND);
        self.manifests = Manifests { wanted: false, due: now + pause };
    }

    /// Gives how many bytes were sent.
    fn tell_manifest(&self, peer: &Peer) -> usize {
        match peer.speech {
            Speech::Plain(_) => 0,
            Speech::Board => {
                let faces = self.numbered.iter().filter_map(|id| self.documents.get(id)).map(|known| &known.face);
                let listed = faces.filter(|face| face.is_listed_for(&peer.person));
                let manifest = Manifest {
                    server_time_ms: (self.shared.settings.now_ms)(),
                    person: peer.person.clone(),
                    board: peer.rights.face.clone(),
                    around: peer.rights.around.clone(),
                    documents: listed.map(|face| face.listed(&peer.person, &peer.rights)).collect(),
                };
                let frame = framed(manifest);
                peer.line.insist(std::slice::from_ref(&frame));
                frame.len()
            }
        }
    }

    /// Notices that a document has become full, or has room again, and tells it.
    pub(super) fn notice_fullness(&mut self, id: DocumentId) {
        let bytes_max = self.shared.settings.limits.document_bytes_max;
        let Some(document) = self.documents.get_mut(&id) else { return };
        let Copy::Awake(replica) = &mut document.copy else { return };
        let full = replica.is_larger_than(bytes_max);
        if std::mem::replace(&mut document.face.full, full) != full {
            self.manifests.wanted = true;
        }
    }
}
