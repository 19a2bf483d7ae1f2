//! A tick: what waits for a document becomes one transaction, one record and one message to everybody.

use super::ConnectionId;
use super::delivery::{Replies, framed};
use super::desk::{Admitted, Desk, Obstacle};
use super::document::{Copy, Letter, Says};
use super::peers::Speech;
use super::record::Record;
use super::room::{Done, Room};
use super::standing::{self, Epoch, Standing};
use super::talk::Talk;
use crate::sockets::frame::CloseCode;
use crate::store::{AppendError, Seq, StoreError};
use board::ClientId;
use board::id::DocumentId;
use board::wire::message::{Message, Reason, Refused};
use board::wire::scan::scan;
use bytes::Bytes;
use std::collections::BTreeSet;
use tokio::sync::oneshot;
use tokio::time::Instant;

/// Letters in one tick.
const LETTERS_MAX: usize = 4096;
/// An update that says nothing.
const NOTHING: &[u8] = &[0, 0];
/// A tick on its way to the log.
pub(super) struct Flight {
    life: u64,
    update: Bytes,
    record_bytes: usize,
    /// What it was made of, and the conversations before it: if it cannot land, it is done again.
    letters: Vec<Letter>,
    talks: Vec<(ConnectionId, Talk)>,
    replies: Replies,
}

impl Room {
    /// Takes what waits for a document, if it is awake and nothing of it is on its way to the log.
    pub(super) fn tick(&mut self, id: DocumentId, now: Instant) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        let Copy::Awake(replica) = &mut document.copy else { return };
        if document.busy || document.holds > 0 {
            return;
        }
        document.pace.tick(now, &self.shared.tempo);
        let count = if document.careful > 0 { 1 } else { document.letters.len().min(LETTERS_MAX) };
        let mut letters: Vec<Letter> = document.letters.drain(..count).collect();
        document.careful = document.careful.saturating_sub(1);

        let from: BTreeSet<ConnectionId> = letters.iter().map(|letter| letter.from).collect();
        let before = |from: &ConnectionId| Some((*from, document.talks.get(from)?.clone()));
        let talks: Vec<(ConnectionId, Talk)> = from.iter().filter_map(before).collect();
        let mut desk = Desk::new(
            &self.shared.settings,
            &document.face,
            replica,
            &mut document.talks,
            &mut self.presence,
            &self.bars,
        );
        let mut obstacle = None;
        for (index, letter) in letters.iter().enumerate() {
            // Who was sent away has taken what they sent along, as far as it was not yet read.
            let Some(peer) = self.peers.get(&letter.from) else { continue };
            if let Err(what) = desk.read(letter, peer) {
                obstacle = Some((index, what));
                break;
            }
            peer.line.worked_through(letter.says.weight());
        }
        let Admitted { updates, claims, deleters, replies } = desk.close();
        let rest: Vec<Letter> = match &obstacle {
            Some((index, _)) => letters.split_off(*index),
            None => Vec::new(),
        };
        for letter in rest.into_iter().rev() {
            document.letters.push_front(letter);
        }
        if document.letters.is_empty() {
            self.waiting.remove(&id);
        }

        if updates.is_empty() {
            self.deliver(id, None, replies);
            if let Some((_, Obstacle::Restored { epoch })) = obstacle {
                self.begin_epoch(id, epoch);
            }
            return;
        }
        let Ok(update) = replica.apply(updates) else { return self.recover(id, letters, talks) };
        if update == NOTHING {
            return self.deliver(id, None, replies);
        }
        let time_ms = (self.shared.settings.now_ms)();
        let record = Record { time_ms, claims, deleters, update: update.clone() }.encode();
        let record_bytes = record.len();
        let flight = Flight { life: document.life, update, record_bytes, letters, talks, replies };
        document.busy = true;
        let (store, head) = (self.shared.store.clone(), replica.head);
        self.work.push(Box::pin(async move { Done::Appended(id, flight, store.append(id, head, record).await) }));
    }

    /// The log has a tick, or has it not.
    pub(super) fn appended(&mut self, id: DocumentId, flight: Flight, appended: Result<Seq, AppendError>) {
        let Some(document) = self.documents.get_mut(&id).filter(|document| document.life == flight.life) else {
            return;
        };
        document.busy = false;
        match (appended, &mut document.copy) {
            (Ok(seq), Copy::Awake(replica)) => {
                replica.head = seq;
                replica.tail_records += 1;
                replica.tail_bytes += flight.record_bytes;
                self.shared.written.note(self.board);
                self.deliver(id, Some(&flight.update), flight.replies);
                self.notice_fullness(id);
                self.announce_voice(id);
                self.compact(id, self.shared.settings.limits.tail_records_max);
                self.catch_up(id);
            }
            (Ok(_), Copy::Asleep | Copy::Loading) => {}
            (Err(AppendError::Conflict { last }), copy) => {
                tracing::info!(document = %id, last, "somebody else appended first; reading and admitting again");
                if let Copy::Awake(replica) = copy {
                    document.elsewhere.behind(replica.clocks_before(&flight.update));
                }
                self.put_back(id, flight.letters, flight.talks);
                self.load(id);
            }
            (Err(AppendError::Failed(error)), _) => {
                tracing::error!(document = %id, %error, "a record was not logged; the document closes");
                self.close_document(id);
            }
        }
    }

    fn put_back(&mut self, id: DocumentId, letters: Vec<Letter>, talks: Vec<(ConnectionId, Talk)>) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        for (connection, before) in talks {
            if let Some(talk) = document.talks.get_mut(&connection) {
                *talk = before;
            }
        }
        for letter in letters.into_iter().rev() {
            document.letters.push_front(letter);
        }
        self.waiting.insert(id);
    }

    /// yrs failed over a tick: the document is read from the log again, and the letters are taken one
    /// by one, so that the offender shows. Their work may not come back for a while.
    fn recover(&mut self, id: DocumentId, letters: Vec<Letter>, talks: Vec<(ConnectionId, Talk)>) {
        tracing::error!(document = %id, letters = letters.len(), "yrs failed over a tick; the document is read again");
        match letters.as_slice() {
            [Letter { from, says: Says::Step2(bytes) | Says::Update(bytes) }] => {
                let (from, bytes) = (*from, bytes.clone());
                self.bar(id, from, &bytes);
                self.put_back(id, Vec::new(), talks);
                self.send_away(from, CloseCode::Policy, Reason::Harmful.name());
            }
            _ => {
                let count = letters.len();
                self.put_back(id, letters, talks);
                if let Some(document) = self.documents.get_mut(&id) {
                    document.careful = count;
                }
            }
        }
        self.load(id);
    }

    /// Bars an update's new work under its sender's ids; the broken copy still knows whose they are.
    fn bar(&mut self, id: DocumentId, from: ConnectionId, bytes: &Bytes) {
        let (Some(document), Some(peer)) = (self.documents.get(&id), self.peers.get(&from)) else { return };
        let Copy::Awake(replica) = &document.copy else { return };
        let limits = &self.shared.settings.limits;
        let Ok(scanned) = scan(bytes, &limits.scan()) else { return };
        let own = |client: &ClientId| replica.known.owner(*client) == Some(&peer.person);
        let clients: Vec<ClientId> = scanned.clocks().into_iter().map(|(client, _)| client).filter(own).collect();
        self.bars.bar(id, &clients, bytes, limits.barred_for);
    }

    fn begin_epoch(&mut self, id: DocumentId, epoch: Epoch) {
        let Some(document) = self.documents.get(&id) else { return };
        tracing::warn!(document = %id, epoch, "somebody has seen more than the log has: a backup was restored");
        self.keep_standing(id, Standing { epoch, ..document.face.standing }, None);
    }

    /// Makes a document's new standing durable; until it is, the document takes nothing.
    pub(super) fn keep_standing(
        &mut self,
        id: DocumentId,
        standing: Standing,
        answer: Option<oneshot::Sender<Result<bool, StoreError>>>,
    ) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        document.holds += 1;
        let (shared, board) = (self.shared.clone(), self.board);
        self.work.push(Box::pin(async move {
            let kept = standing::keep(&shared.standings, board, id, standing).await;
            Done::Standing(id, standing, answer, kept)
        }));
    }

    /// The document has a new standing. If it is another epoch, every copy of the old one parts.
    pub(super) fn standing_kept(
        &mut self,
        id: DocumentId,
        standing: Standing,
        answer: Option<oneshot::Sender<Result<bool, StoreError>>>,
        kept: Result<(), StoreError>,
    ) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        document.holds -= 1;
        let failed = kept.is_err();
        if let Err(error) = &kept {
            tracing::error!(document = %id, %error, "a document's new standing was not kept; it closes");
        }
        if let Some(answer) = answer {
            // Who asked may have stopped waiting.
            let _ = answer.send(kept.map(|()| true));
        }
        if failed {
            return self.close_document(id);
        }
        self.standings.insert(id, standing);
        let before = std::mem::replace(&mut document.face.standing, standing);
        if before.epoch != standing.epoch {
            self.part_all(id);
        }
        self.manifests.wanted = true;
    }

    fn part_all(&mut self, id: DocumentId) {
        let Some(document) = self.documents.get_mut(&id) else { return };
        let number = document.face.number;
        let mut plain = Vec::new();
        for (connection, talk) in &mut document.talks {
            let Some(peer) = self.peers.get(connection) else { continue };
            match peer.speech {
                Speech::Plain(_) => plain.push(*connection),
                Speech::Board if talk.greeted.is_some() => {
                    talk.part();
                    let refused = Refused { count: 0, reason: Reason::OtherEpoch, bytes: &[] };
                    peer.line.insist(&[framed(peer.speech, number, &Message::Refused(refused))]);
                }
                Speech::Board => {}
            }
        }
        for connection in plain {
            self.send_away(connection, CloseCode::Policy, Reason::OtherEpoch.name());
        }
    }
}
