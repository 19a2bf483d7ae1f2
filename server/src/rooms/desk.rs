//! Where a document's letters are read, one after the other, before anything is applied.

use super::bars::Bars;
use super::delivery::{Replies, Reply};
use super::document::{Face, Letter, Says};
use super::peers::{Peer, Speech};
use super::presence::{self, Presence};
use super::replica::{Replica, decode, read_state_vector};
use super::standing::Epoch;
use super::talk::{Behind, Counted, Talk};
use super::{ConnectionId, Settings};
use crate::admission::{Client, Refusal, Sender, Verdict, admit};
use crate::boards::Part;
use board::ClientId;
use board::id::PersonId;
use board::wire::message::{Hello, Reason, Seal};
use board::wire::scan::{ScanError, scan};
use bytes::Bytes;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use yrs::{StateVector, Update};

/// The schema that this server knows.
const SCHEMA: u32 = 1;

/// A document while its letters are read.
pub(super) struct Desk<'a> {
    settings: &'a Settings,
    face: &'a Face,
    replica: &'a mut Replica,
    talks: &'a mut BTreeMap<ConnectionId, Talk>,
    presence: &'a mut Presence,
    bars: &'a Bars,
    bytes: usize,
    authors: BTreeSet<ConnectionId>,
    admitted: Admitted,
}

/// What comes of the letters.
#[derive(Default)]
pub(super) struct Admitted {
    /// What is to be applied.
    pub(super) updates: Vec<Update>,
    /// Ids whose first work is in it.
    pub(super) claims: Vec<(ClientId, PersonId)>,
    /// Who deletes something in it.
    pub(super) deleters: Vec<PersonId>,
    /// What is told when the log has it.
    pub(super) replies: Replies,
}

/// What a letter asks for that cannot be done within a tick.
pub(super) enum Obstacle {
    /// The sender has seen more of the log than there is: a backup was restored, and this epoch begins.
    Restored { epoch: Epoch },
}

/// Why a hello is not accepted.
enum NoHello {
    Refused(Reason),
    Obstacle(Obstacle),
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        settings: &'a Settings,
        face: &'a Face,
        replica: &'a mut Replica,
        talks: &'a mut BTreeMap<ConnectionId, Talk>,
        presence: &'a mut Presence,
        bars: &'a Bars,
    ) -> Self {
        let (authors, admitted) = (BTreeSet::new(), Admitted::default());
        Desk { settings, face, replica, talks, presence, bars, bytes: 0, authors, admitted }
    }

    /// Reads a letter. After an obstacle, it is to be read again, when that is out of the way.
    pub(super) fn read(&mut self, letter: &Letter, peer: &Peer) -> Result<(), Obstacle> {
        let from = letter.from;
        let greeted = self.talks.get(&from).is_some_and(|talk| talk.greeted.is_some());
        // Our own client says hello before it says anything else; what it says in between belongs to a
        // conversation that is over.
        let out_of_turn = peer.speech == Speech::Board && !greeted;
        match &letter.says {
            Says::Hello(hello) => return self.hello(from, peer, hello),
            Says::Arrived => {
                self.ask(from, peer);
                self.show_everybody(from);
            }
            Says::Drained => {
                if let Some(behind) = self.talks.get_mut(&from).and_then(|talk| talk.behind.take()) {
                    self.reply(from, Reply::Difference(behind));
                }
                self.show_everybody(from);
            }
            _ if out_of_turn => {}
            // It is on its way out, and reads no more.
            Says::Step1(_) if !peer.reads() => {}
            Says::Step1(state) => match read_state_vector(state, self.settings.limits.state_clients_max) {
                Ok(state) if peer.speech == Speech::Board && self.is_of_another_history(from, peer, &state) => {
                    self.part(from, Reason::OtherEpoch);
                }
                Ok(state) => {
                    self.reply(from, Reply::Difference(Behind { state, unanswered: true }));
                    if peer.speech == Speech::Board {
                        self.ask(from, peer);
                        self.show_everybody(from);
                    }
                }
                Err(_) => self.reply(from, Reply::Away(Reason::Malformed)),
            },
            Says::Step2(update) => self.offer(from, peer, Counted::Step2, update),
            Says::Update(update) => self.offer(from, peer, Counted::Update, update),
            Says::Awareness(states) => self.hear_presence(from, peer, states),
            Says::QueryAwareness => self.show_everybody(from),
        }
        Ok(())
    }

    /// The letters are read.
    pub(super) fn close(mut self) -> Admitted {
        for author in std::mem::take(&mut self.authors) {
            if let Some(count) = self.talks.get_mut(&author).and_then(Talk::saved) {
                self.reply(author, Reply::Saved(count));
            }
        }
        self.admitted
    }

    fn reply(&mut self, to: ConnectionId, reply: Reply) {
        self.admitted.replies.entry(to).or_default().push(reply);
    }

    /// Asks for what somebody has, unless they are asked already or may not bring anything.
    fn ask(&mut self, from: ConnectionId, peer: &Peer) {
        let Some(talk) = self.talks.get_mut(&from) else { return };
        if !talk.asked && self.face.barred(&peer.person, &peer.rights).is_none() {
            talk.asked = true;
            self.reply(from, Reply::Question);
        }
    }

    fn show_everybody(&mut self, from: ConnectionId) {
        let told = self.admitted.replies.get(&from);
        let already = told.is_some_and(|told| told.iter().any(|reply| matches!(reply, Reply::Everybody)));
        if self.face.kind == Part::Content && !already {
            self.reply(from, Reply::Everybody);
        }
    }

    fn hello(&mut self, from: ConnectionId, peer: &Peer, hello: &Hello) -> Result<(), Obstacle> {
        let accepted = self.examine(peer, hello);
        let Some(talk) = self.talks.get_mut(&from) else { return Ok(()) };
        match accepted {
            Ok(claimed) => {
                // What an earlier hello claimed and this one does not name lapses, if nothing is written under it.
                talk.claimed.extend(claimed);
                let named: HashSet<ClientId> = ids(hello).collect();
                for lapsed in talk.claimed.extract_if(.., |client| !named.contains(client)) {
                    self.replica.known.lapse(lapsed);
                }
                // The old count's last word, then the answer that begins the new one.
                let last = talk.saved();
                talk.greet(named);
                self.admitted.replies.entry(from).or_default().extend(last.map(Reply::Saved));
                self.reply(from, Reply::Saved(0));
            }
            Err(NoHello::Refused(reason)) => self.part(from, reason),
            Err(NoHello::Obstacle(obstacle)) => return Err(obstacle),
        }
        Ok(())
    }

    /// The conversation is over until another hello.
    fn part(&mut self, from: ConnectionId, reason: Reason) {
        if let Some(talk) = self.talks.get_mut(&from) {
            talk.part();
        }
        self.reply(from, Reply::Refused { number: 0, reason, bytes: Vec::new() });
    }

    /// Whether somebody has other people's work that the log has not. Nothing leaves a room before the
    /// log has it, so they had it from a log that is no more: a backup was restored, and who reads
    /// along has an older seal than what they have read. It is no proof, though, since a state vector
    /// is not sealed: they alone part.
    fn is_of_another_history(&self, from: ConnectionId, peer: &Peer, state: &StateVector) -> bool {
        let known = &self.replica.known;
        let greeted = self.talks.get(&from).and_then(|talk| talk.greeted.as_ref());
        let theirs = |client: &ClientId| {
            known.owner(*client) == Some(&peer.person) || greeted.is_some_and(|ids| ids.contains(client))
        };
        state.iter().any(|(client, clock)| *clock > known.clock(*client) && !theirs(client))
    }

    /// Gives the ids that the hello claims anew.
    fn examine(&mut self, peer: &Peer, hello: &Hello) -> Result<Vec<ClientId>, NoHello> {
        let ids_max = self.settings.limits.hello_ids_max;
        if hello.schema != SCHEMA {
            return Err(NoHello::Refused(Reason::Schema));
        }
        if hello.writes.len() > ids_max || hello.unsent.len() > ids_max {
            return Err(NoHello::Refused(Reason::TooMany));
        }
        if hello.writes.iter().chain(&hello.unsent).any(|id| id >> 53 != 0) {
            return Err(NoHello::Refused(Reason::Malformed));
        }
        if let Some(seal) = &hello.seal {
            self.examine_seal(seal)?;
        }
        let mut claimed = Vec::new();
        for id in ids(hello) {
            let free = self.replica.known.owner(id).is_none();
            if !self.replica.known.claim(id, &peer.person) {
                return Err(NoHello::Refused(Reason::ForeignClient));
            }
            if free {
                claimed.push(id);
            }
        }
        Ok(claimed)
    }

    fn examine_seal(&self, seal: &Seal) -> Result<(), NoHello> {
        let present = self.face.standing.epoch;
        if !self.settings.key.made(self.face.id, seal) || seal.epoch < present {
            return Err(NoHello::Refused(Reason::OtherEpoch));
        }
        if seal.epoch > present || seal.log > self.replica.head {
            return Err(NoHello::Obstacle(Obstacle::Restored { epoch: seal.epoch + 1 }));
        }
        Ok(())
    }

    /// A step 2 or an update: what is admitted of it waits for the transaction.
    fn offer(&mut self, from: ConnectionId, peer: &Peer, what: Counted, bytes: &Bytes) {
        let Some(talk) = self.talks.get_mut(&from) else { return };
        let number = talk.receive();
        self.authors.insert(from);
        if what == Counted::Step2 {
            talk.asked = false;
            talk.awaited.clear();
        }
        let limits = &self.settings.limits;
        let scanned = match scan(bytes, &limits.scan()) {
            Ok(scanned) => scanned,
            Err(error) => return self.refuse(from, number, nothing_of_it(reason_of(error))),
        };
        if self.bars.stops(self.face.id, &scanned, bytes, |client| self.replica.known.clock(client)) {
            return self.refuse(from, number, nothing_of_it(Reason::Harmful));
        }
        let none = HashSet::new();
        let sender = Sender {
            person: &peer.person,
            client: match peer.speech {
                Speech::Plain(_) => Client::Plain,
                Speech::Board => Client::Greeted(talk.greeted.as_ref().unwrap_or(&none)),
            },
            barred: self.face.barred(&peer.person, &peer.rights),
            frozen: &talk.frozen,
            full: self.replica.size_bytes + self.bytes >= limits.document_bytes_max,
        };
        let taken = match admit(&scanned, &self.replica.known, &sender) {
            Verdict::Taken(taken) => taken,
            Verdict::Refused(refusal) => return self.refuse(from, number, refusal),
        };
        if let Some(update) = &taken.update {
            // The scan does not read JSON within JSON texts; yrs does.
            let Some(decoded) = decode(update) else {
                return self.refuse(from, number, nothing_of_it(Reason::Malformed));
            };
            self.bytes += update.len();
            self.admitted.updates.push(decoded);
            self.admitted.claims.extend(taken.claims.iter().map(|client| (*client, peer.person.clone())));
            if taken.deletes && !self.admitted.deleters.contains(&peer.person) {
                self.admitted.deleters.push(peer.person.clone());
            }
        }
        self.replica.known.take(&taken, &peer.person);
        talk.taken(what, number, taken.whole);
        if !taken.awaited.is_empty() {
            match what {
                // Never in answer to a step 2: a client that lacks it, too, would be asked for ever.
                Counted::Step2 => talk.awaited = taken.awaited,
                Counted::Update => self.ask(from, peer),
            }
        }
    }

    /// From here on nothing more is taken under those ids on this connection.
    fn refuse(&mut self, from: ConnectionId, number: u64, refusal: Refusal) {
        let Refusal { reason, clients, bytes } = refusal;
        tracing::debug!(document = %self.face.id, reason = reason.name(), "refused");
        let Some(talk) = self.talks.get_mut(&from) else { return };
        talk.refuse();
        match (clients.is_empty(), &talk.greeted) {
            (true, Some(greeted)) => talk.frozen.extend(greeted),
            (true, None) => {}
            (false, _) => talk.frozen.extend(clients),
        }
        let too_many = talk.frozen.len() > self.settings.limits.frozen_ids_max;
        self.reply(from, Reply::Refused { number, reason, bytes });
        if too_many {
            self.reply(from, Reply::Away(Reason::TooMany));
        }
    }

    fn hear_presence(&mut self, from: ConnectionId, peer: &Peer, bytes: &Bytes) {
        let limits = &self.settings.limits;
        // A plain client repeats everybody, also those who have left meanwhile or are the same person's.
        let Ok(states) = presence::read(bytes, limits.awareness_bytes_max) else {
            return self.reply(from, Reply::Away(Reason::Malformed));
        };
        let mut own = Vec::new();
        for state in states {
            let Some(talk) = self.talks.get_mut(&from) else { return };
            let known = &mut self.replica.known;
            let mine = known.owner(state.client).map(|owner| *owner == peer.person);
            let theirs = match (peer.speech, talk.shows) {
                (Speech::Board, _) => {
                    mine.unwrap_or_else(|| talk.greeted.as_ref().is_some_and(|ids| ids.contains(&state.client)))
                }
                (Speech::Plain(_), Some(own)) => own == state.client,
                // A plain client says which id is its own by its first presence.
                (Speech::Plain(_), None) if state.json.is_none() => false,
                (Speech::Plain(_), None) => {
                    let claims = mine.is_none() && known.claim(state.client, &peer.person);
                    talk.claimed.extend(claims.then_some(state.client));
                    let own = claims || mine == Some(true);
                    talk.shows = own.then_some(state.client);
                    own
                }
            };
            if theirs {
                own.push(state);
            }
        }
        match self.face.kind {
            Part::Content => {
                for state in own {
                    self.presence.hear(from, state, limits.awareness_ids_max);
                }
            }
            // Presence is the content's alone; but a plain client hangs up when it hears nothing for
            // 30 s, so it hears its own.
            Part::Voice { .. } => self.reply(from, Reply::Presence(own)),
        }
    }
}

fn ids(hello: &Hello) -> impl Iterator<Item = ClientId> + '_ {
    hello.writes.iter().chain(&hello.unsent).map(|id| ClientId::new(*id))
}

fn nothing_of_it(reason: Reason) -> Refusal {
    Refusal { reason, clients: Vec::new(), bytes: Vec::new() }
}

fn reason_of(error: ScanError) -> Reason {
    match error {
        ScanError::TooLarge => Reason::FrameTooLarge,
        ScanError::Malformed
        | ScanError::Count
        | ScanError::Client
        | ScanError::Depth
        | ScanError::Kind
        | ScanError::Clock
        | ScanError::Trailing => Reason::Malformed,
    }
}
