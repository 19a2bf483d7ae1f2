//! A server small enough to hold in the head, in memory, with the real admission: what sessions are tried against
//! thousands of times a minute. It has no clock and no sockets; frames go in, frames come out.
//!
//! It does what the rooms do, one message at a time: admits, logs, tells everybody, says *saved* or *refused*.

use board::{
    ClientId,
    id::{DocumentId, PersonId},
    network::sharing::Level,
    wire::{
        message::{
            Closed, Hello, Listed, ListedKind, Manifest, Message, Notice, Reason, Refused, Right, Saved, Seal, read,
        },
        scan::{Limits, scan},
        varint::Reader,
    },
};
use server::admission::{Client, Known, Sender, Verdict, admit};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use yrs::{
    Doc, ReadTxn, StateVector, Transact, Update,
    updates::{decoder::Decode, encoder::Encode},
};

/// Names a connection.
pub type ConnectionId = u64;

const SCAN: Limits = Limits { bytes_max: 4 << 20, blocks_max: 200_000 };

/// One document and its log.
struct Document {
    kind: ListedKind,
    doc: Doc,
    known: Known,
    log: Vec<Record>,
    epoch: u32,
    closed: Option<Closed>,
}

#[derive(Clone)]
struct Record {
    update: Vec<u8>,
    claims: Vec<(ClientId, PersonId)>,
}

/// What a connection and a document have to do with each other.
#[derive(Default)]
struct Line {
    greeted: bool,
    ids: HashSet<ClientId>,
    frozen: HashSet<ClientId>,
    /// For each step 2 and update since the last hello, whether it is settled.
    settled: Vec<bool>,
    told: u64,
    asked: bool,
    awaits: Vec<board::wire::scan::Id>,
}

struct Connection {
    person: PersonId,
    lines: BTreeMap<u64, Line>,
}

/// A copy of all logs at one moment.
#[derive(Clone)]
pub struct Backup(BTreeMap<DocumentId, Vec<Record>>);

/// The server. See the module.
pub struct ModelServer {
    board: DocumentId,
    documents: BTreeMap<DocumentId, Document>,
    connections: BTreeMap<ConnectionId, Connection>,
    next_connection: ConnectionId,
    /// How far the board is open to those to whom it is not open for writing.
    levels: BTreeMap<PersonId, Option<Level>>,
    out: Vec<(ConnectionId, Vec<u8>)>,
    /// Every letter beyond Latin that any update ever brought.
    letters: BTreeSet<char>,
    /// The next update that would be taken is refused for this instead.
    pub refuse_next: Option<Reason>,
}

impl Document {
    fn new(kind: ListedKind, log: Vec<Record>, epoch: u32) -> Document {
        let doc = Doc::with_options(yrs::Options {
            offset_kind: yrs::OffsetKind::Utf16,
            cleanup_formatting: false,
            ..yrs::Options::with_client_id(ClientId::new(1))
        });
        let mut document = Document { kind, doc, known: Known::default(), log: Vec::new(), epoch, closed: None };
        for record in log {
            document.append(record);
        }
        document
    }

    fn append(&mut self, record: Record) {
        for (client, person) in &record.claims {
            self.known.remember_owner(*client, person.clone());
        }
        self.known.learn(&scan(&record.update, &SCAN).expect("only scanned updates are logged"));
        let update = Update::decode_v1(&record.update).expect("a scanned update decodes");
        let mut txn = self.doc.transact_mut();
        txn.apply_update(update).expect("an admitted update applies");
        assert!(!txn.has_missing_updates(), "an admitted update lacks nothing");
        drop(txn);
        self.log.push(record);
    }

    fn seal(&self) -> Seal {
        Seal { epoch: self.epoch, log: self.log.len() as u64, mac: String::new() }
    }

    fn barred(&self, person: &PersonId, level: Option<Level>) -> Option<Reason> {
        match (&self.kind, self.closed) {
            (_, Some(Closed::Sealed)) => Some(Reason::Sealed),
            (_, Some(Closed::Full)) => Some(Reason::DocumentFull),
            (_, Some(Closed::Locked)) => Some(Reason::Locked),
            (_, None) => (self.right(person, level) == Right::Read).then_some(Reason::ReadOnly),
        }
    }

    fn right(&self, person: &PersonId, level: Option<Level>) -> Right {
        let least = match &self.kind {
            ListedKind::Voice { owner } if owner != person => return Right::Read,
            ListedKind::Voice { .. } => Level::Input,
            ListedKind::Content => Level::Write,
        };
        if level >= Some(least) { Right::Write } else { Right::Read }
    }

    fn state_vector(&self) -> Vec<u8> {
        self.doc.transact().state_vector().encode_v1()
    }
}

impl ModelServer {
    /// An empty board.
    pub fn new(board: DocumentId) -> ModelServer {
        let content = Document::new(ListedKind::Content, Vec::new(), 0);
        ModelServer {
            board,
            documents: BTreeMap::from([(board, content)]),
            connections: BTreeMap::new(),
            next_connection: 1,
            levels: BTreeMap::new(),
            out: Vec::new(),
            letters: BTreeSet::new(),
            refuse_next: None,
        }
    }

    /// Somebody connects. Their voice is there from the first time on.
    pub fn connect(&mut self, person: &PersonId) -> ConnectionId {
        let kind = ListedKind::Voice { owner: person.clone() };
        if self.documents.values().all(|document| document.kind != kind) {
            let id = DocumentId(self.board.0 + self.documents.len() as u128);
            self.documents.insert(id, Document::new(kind, Vec::new(), 0));
        }
        let id = self.next_connection;
        self.next_connection += 1;
        if self.level(person).is_none() {
            self.say_nothing_is_shared(id, person);
            return id;
        }
        self.connections.insert(id, Connection { person: person.clone(), lines: BTreeMap::new() });
        self.list_for_all();
        id
    }

    /// A connection is gone.
    pub fn disconnect(&mut self, connection: ConnectionId) {
        self.connections.remove(&connection);
        self.out.retain(|(to, _)| *to != connection);
    }

    /// Frames for the connections, in order.
    pub fn take_frames(&mut self) -> Vec<(ConnectionId, Vec<u8>)> {
        std::mem::take(&mut self.out)
    }

    /// Closes the content for writing, or opens it again.
    pub fn close_content(&mut self, closed: Option<Closed>) {
        if let Some(content) = self.documents.get_mut(&self.board) {
            content.closed = closed;
        }
        self.list_for_all();
    }

    /// Opens the board to somebody so far. Who may not read any more is told so, and heard no more.
    pub fn open_to(&mut self, person: &PersonId, level: Option<Level>) {
        self.levels.insert(person.clone(), level);
        if level.is_none() {
            let theirs = |connection: &Connection| connection.person == *person;
            let out: Vec<ConnectionId> =
                self.connections.iter().filter(|(_, connection)| theirs(connection)).map(|(id, _)| *id).collect();
            for connection in out {
                self.say_nothing_is_shared(connection, person);
                self.connections.remove(&connection);
            }
        }
        self.list_for_all();
    }

    fn level(&self, person: &PersonId) -> Option<Level> {
        self.levels.get(person).copied().unwrap_or(Some(Level::Write))
    }

    fn say_nothing_is_shared(&mut self, connection: ConnectionId, person: &PersonId) {
        let (person, documents) = (person.clone(), Vec::new());
        let nothing = Manifest { server_time_ms: 0, person, board: None, around: None, documents };
        self.say(connection, 0, &Message::Manifest(nothing));
    }

    /// Copies all logs.
    pub fn backup(&self) -> Backup {
        Backup(self.documents.iter().map(|(id, document)| (*id, document.log.clone())).collect())
    }

    /// Takes back everything since the backup: a new epoch of every document. All connections are cut.
    pub fn restore(&mut self, backup: &Backup) {
        self.connections.clear();
        self.out.clear();
        for (id, document) in &mut self.documents {
            let log = backup.0.get(id).cloned().unwrap_or_default();
            *document = Document::new(document.kind.clone(), log, document.epoch + 1);
        }
    }

    /// Everything that the server has of a document, as one update.
    pub fn state(&self, document: DocumentId) -> Vec<u8> {
        let document = self.documents.get(&document).expect("a document of this board");
        document.doc.transact().encode_state_as_update_v1(&StateVector::default())
    }

    /// Whether any update that was taken ever brought this letter.
    pub fn has_had(&self, letter: char) -> bool {
        self.letters.contains(&letter)
    }

    /// The documents of the board, and what they are.
    pub fn documents(&self) -> impl Iterator<Item = (DocumentId, &ListedKind)> {
        self.documents.iter().map(|(id, document)| (*id, &document.kind))
    }

    /// One frame from a client.
    pub fn receive(&mut self, connection: ConnectionId, frame: &[u8]) {
        let mut reader = Reader::new(frame);
        while let Some((number, message)) = read(&mut reader).expect("a session speaks the protocol") {
            let Some((id, _)) = self.documents.iter().nth(number as usize - 1) else { panic!("number {number}") };
            let id = *id;
            if !self.connections.contains_key(&connection) {
                return;
            }
            match message {
                Message::Hello(hello) => self.hello(connection, number, id, hello),
                // What is said after a hello that was refused belongs to a conversation that is over.
                Message::Step1(_) | Message::Step2(_) | Message::Update(_) if !self.hears(connection, number) => {}
                Message::Step1(known) => self.answer(connection, number, id, known),
                Message::Step2(update) => self.update(connection, number, id, update, true),
                Message::Update(update) => self.update(connection, number, id, update, false),
                Message::Awareness(_) => {
                    for to in self.connections.keys().copied().collect::<Vec<_>>() {
                        self.say(to, number, &message);
                    }
                }
                Message::QueryAwareness => {}
                Message::Denied(_)
                | Message::Manifest(_)
                | Message::Saved(_)
                | Message::Refused(_)
                | Message::Notice(_) => panic!("a session does not say {message:?}"),
            }
        }
    }

    /// The sign of life.
    pub fn notice(&mut self, now_ms: u64) {
        let notice = Message::Notice(Notice { server_time_ms: now_ms, closing: false });
        for connection in self.connections.keys().copied().collect::<Vec<_>>() {
            self.say(connection, 0, &notice);
        }
    }

    fn hello(&mut self, connection: ConnectionId, number: u64, id: DocumentId, hello: Hello) {
        let document = self.documents.get_mut(&id).expect("looked up by the caller");
        let speaker = self.connections.get_mut(&connection).expect("looked up by the caller");
        if hello.seal.is_some_and(|seal| seal.epoch != document.epoch) {
            speaker.lines.entry(number).or_default().greeted = false;
            let refused = Refused { count: 0, reason: Reason::OtherEpoch, bytes: &[] };
            return self.say(connection, number, &Message::Refused(refused));
        }
        let ids = || hello.writes.iter().chain(&hello.unsent).map(|id| ClientId::new(*id));
        let all_own = ids().all(|id| document.known.claim(id, &speaker.person));
        assert!(all_own, "no two sessions draw one id");
        let line = speaker.lines.entry(number).or_default();
        *line =
            Line { greeted: true, ids: ids().collect(), frozen: std::mem::take(&mut line.frozen), ..Line::default() };
        let saved = Saved { count: 0, seal: document.seal() };
        self.say(connection, number, &Message::Saved(saved));
    }

    fn hears(&self, connection: ConnectionId, number: u64) -> bool {
        let line = self.connections.get(&connection).and_then(|speaker| speaker.lines.get(&number));
        line.is_some_and(|line| line.greeted)
    }

    fn answer(&mut self, connection: ConnectionId, number: u64, id: DocumentId, known: &[u8]) {
        let known = StateVector::decode_v1(known).expect("a session's state vector");
        let document = self.documents.get(&id).expect("looked up by the caller");
        let answer = document.doc.transact().encode_state_as_update_v1(&known);
        self.say(connection, number, &Message::Step2(&answer));
        let document = self.documents.get(&id).expect("looked up by the caller");
        let speaker = self.connections.get_mut(&connection).expect("looked up by the caller");
        let level = self.levels.get(&speaker.person).copied().unwrap_or(Some(Level::Write));
        if document.barred(&speaker.person, level).is_some() {
            return;
        }
        let line = speaker.lines.entry(number).or_default();
        if !std::mem::replace(&mut line.asked, true) {
            self.ask(connection, number, id);
        }
    }

    fn update(&mut self, connection: ConnectionId, number: u64, id: DocumentId, update: &[u8], step2: bool) {
        let document = self.documents.get_mut(&id).expect("looked up by the caller");
        let speaker = self.connections.get_mut(&connection).expect("looked up by the caller");
        let line = speaker.lines.entry(number).or_default();
        assert!(line.greeted, "nothing is said of a document before the hello");
        let scanned = scan(update, &SCAN).expect("a session's updates pass the scan");
        line.settled.push(false);
        if step2 {
            line.asked = false;
        }
        let count = line.settled.len() as u64;
        let injected = self.refuse_next;
        let level = self.levels.get(&speaker.person).copied().unwrap_or(Some(Level::Write));
        let barred = document.barred(&speaker.person, level).or(injected);
        let sender = Sender {
            person: &speaker.person,
            client: Client::Greeted(&line.ids),
            barred,
            frozen: &line.frozen,
            full: false,
        };
        match admit(&scanned, &document.known, &sender) {
            Verdict::Refused(refusal) => {
                if injected == Some(refusal.reason) {
                    self.refuse_next = None;
                }
                line.frozen.extend(&refusal.clients);
                let refused = Refused { count, reason: refusal.reason, bytes: &refusal.bytes };
                self.say(connection, number, &Message::Refused(refused));
            }
            Verdict::Taken(taken) => {
                let last = line.settled.len() - 1;
                if taken.whole {
                    let from = if step2 { 0 } else { last };
                    line.settled[from..].fill(true);
                }
                let mut ask = false;
                if !taken.whole {
                    if step2 {
                        line.awaits = taken.awaited.clone();
                    } else {
                        ask = !std::mem::replace(&mut line.asked, true);
                    }
                }
                document.known.take(&taken, &speaker.person);
                if let Some(update) = &taken.update {
                    // All that is new in it is the sender's own, also under ids that the hello had claimed already.
                    let clients = scan(update, &SCAN).expect("admission encodes what passes the scan").clocks();
                    let claims = clients.into_iter().map(|(client, _)| (client, speaker.person.clone())).collect();
                    document.append(Record { update: update.clone(), claims });
                    let fanned = update.clone();
                    self.letters.extend(String::from_utf8_lossy(update).chars().filter(|c| !c.is_ascii()));
                    for to in self.greeted(number) {
                        self.say(to, number, &Message::Update(&fanned));
                    }
                }
                if ask {
                    self.ask(connection, number, id);
                }
                self.ask_again(number, id);
                self.tell_saved(connection, number, id);
            }
        }
    }

    fn greeted(&self, number: u64) -> Vec<ConnectionId> {
        let hears = |connection: &Connection| connection.lines.get(&number).is_some_and(|line| line.greeted);
        self.connections.iter().filter(|(_, connection)| hears(connection)).map(|(id, _)| *id).collect()
    }

    fn ask(&mut self, connection: ConnectionId, number: u64, id: DocumentId) {
        let known = self.documents.get(&id).expect("looked up by the caller").state_vector();
        self.say(connection, number, &Message::Step1(&known));
    }

    /// Asks those who waited for clocks that have come.
    fn ask_again(&mut self, number: u64, id: DocumentId) {
        let known = &self.documents.get(&id).expect("looked up by the caller").known;
        let mut ask = Vec::new();
        for (connection, speaker) in &mut self.connections {
            let Some(line) = speaker.lines.get_mut(&number) else { continue };
            if !line.asked && line.awaits.iter().any(|id| known.has(*id)) {
                line.awaits.clear();
                line.asked = true;
                ask.push(*connection);
            }
        }
        for connection in ask {
            self.ask(connection, number, id);
        }
    }

    fn tell_saved(&mut self, connection: ConnectionId, number: u64, id: DocumentId) {
        let seal = self.documents.get(&id).expect("looked up by the caller").seal();
        let speaker = self.connections.get_mut(&connection).expect("looked up by the caller");
        let Some(line) = speaker.lines.get_mut(&number) else { return };
        let count = line.settled.iter().take_while(|settled| **settled).count() as u64;
        if count > line.told {
            line.told = count;
            self.say(connection, number, &Message::Saved(Saved { count, seal }));
        }
    }

    fn list_for_all(&mut self) {
        for connection in self.connections.keys().copied().collect::<Vec<_>>() {
            let person = self.connections[&connection].person.clone();
            let level = self.level(&person);
            let documents = self.documents.iter().zip(1..).map(|((id, document), number)| Listed {
                number,
                id: *id,
                kind: document.kind.clone(),
                epoch: document.epoch,
                right: document.right(&person, level),
                closed: document.closed,
            });
            let documents = documents.collect();
            let manifest = Manifest { server_time_ms: 0, person: person.clone(), board: None, around: None, documents };
            self.say(connection, 0, &Message::Manifest(manifest));
        }
    }

    fn say(&mut self, connection: ConnectionId, number: u64, message: &Message<'_>) {
        let mut frame = Vec::new();
        message.write(number, &mut frame);
        self.out.push((connection, frame));
    }
}
