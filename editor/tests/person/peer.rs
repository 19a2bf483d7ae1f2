//! B, who is also the server that A is connected to: whatever A sends B has, and whatever B does A hears.

use board::{
    Board, ClientId, Command, DocumentKind, Me, Moment,
    id::{DocumentId, PersonId},
    network::around::Around,
    wire::{
        message::{Listed, ListedKind, Manifest, Message, Right, read},
        varint::Reader,
    },
};
use editor::session::{AwarenessState, Effect, Session, decode_awareness, encode_awareness};

/// The board that everybody is on.
pub const BOARD: DocumentId = DocumentId(7);
/// What B says about it.
pub const VOICE_OF_B: DocumentId = DocumentId(8);
/// What A says about it.
pub const VOICE_OF_A: DocumentId = DocumentId(9);
const CONTENT_NUMBER: u64 = 1;
/// How the connection calls the documents.
const NUMBERS: [(u64, DocumentId); 3] = [(CONTENT_NUMBER, BOARD), (2, VOICE_OF_B), (3, VOICE_OF_A)];
const CONNECTION: u64 = 0;
const PRESENCE_CLIENT: u64 = 99;

/// See the module.
pub struct B {
    pub board: Board,
    /// What A may do with it.
    pub right: Right,
    /// What A may do with a voice of their own.
    pub voice_right: Right,
    /// What A is told of the network around the board.
    pub around: Option<Box<Around>>,
    /// What A last told of where they are.
    pub seen: String,
    presence_clock: u64,
    /// What A has not heard yet.
    frames: Vec<Vec<u8>>,
}

impl B {
    pub fn new() -> B {
        let mut board = Board::new(Me { id: person("b"), name: "B".into() }, 2);
        board.open(BOARD, DocumentKind::Content, ClientId::new(2));
        for (voice, owner) in [(VOICE_OF_B, "b"), (VOICE_OF_A, "a")] {
            let kind = DocumentKind::Voice { owner: person(owner), own: owner == "b" };
            board.open(voice, kind, ClientId::new(2));
        }
        B {
            board,
            right: Right::Write,
            voice_right: Right::Write,
            around: None,
            seen: String::new(),
            presence_clock: 0,
            frames: Vec::new(),
        }
    }

    /// B does something.
    pub fn run(&mut self, command: Command) {
        let executed = self.board.run(command, Moment { now_ms: 1 }).expect("B can do this");
        self.board.settle();
        self.tell(number(executed.document), &Message::Update(&executed.update));
    }

    /// B does something, if it can be done.
    pub fn try_run(&mut self, command: Command) {
        if let Ok(executed) = self.board.run(command, Moment { now_ms: 1 }) {
            self.board.settle();
            self.tell(number(executed.document), &Message::Update(&executed.update));
        }
    }

    /// B shows where they are.
    pub fn show(&mut self, presence_json: &str) {
        self.presence_clock += 1;
        let state = AwarenessState { client: PRESENCE_CLIENT, clock: self.presence_clock, json: presence_json };
        self.tell(CONTENT_NUMBER, &Message::Awareness(&encode_awareness(&[state])));
    }

    /// Carries frames between A and B until nobody has anything more to say.
    pub fn meet(&mut self, session: &mut Session, now: u64) {
        loop {
            let effects = session.take_effects();
            if effects.is_empty() && self.frames.is_empty() {
                return;
            }
            for effect in effects {
                match effect {
                    Effect::Connect => {
                        session.socket_opened(now);
                        self.greet();
                    }
                    Effect::Send(frame) => self.hear(&frame),
                    Effect::Store { ticket, .. } => session.stored(ticket, now),
                    Effect::Close | Effect::Lock(_) | Effect::Unlock(_) => {}
                }
            }
            for frame in std::mem::take(&mut self.frames) {
                session.receive(&frame, now);
            }
        }
    }

    /// A is told of the documents, and of the network around them.
    pub fn greet(&mut self) {
        let listed = |number, kind, right| Listed { number, id: document(number), kind, epoch: 1, right, closed: None };
        let documents = vec![
            listed(CONTENT_NUMBER, ListedKind::Content, self.right),
            listed(2, ListedKind::Voice { owner: person("b") }, Right::Read),
            listed(3, ListedKind::Voice { owner: person("a") }, self.voice_right),
        ];
        let manifest =
            Manifest { server_time_ms: 1, person: person("a"), board: None, around: self.around.clone(), documents };
        self.tell(CONNECTION, &Message::Manifest(manifest));
    }

    fn hear(&mut self, frame: &[u8]) {
        let mut reader = Reader::new(frame);
        while let Some((number, message)) = read(&mut reader).expect("A speaks well") {
            match message {
                Message::Step1(known) => {
                    let rest = self.board.encode_since(document(number), known).expect("a state vector");
                    self.tell(number, &Message::Step2(&rest));
                    let known = self.board.state_vector(document(number)).expect("open");
                    self.tell(number, &Message::Step1(&known));
                }
                Message::Step2(update) | Message::Update(update) => {
                    self.board.apply(document(number), &[update]).expect("an update");
                    self.board.settle();
                }
                Message::Awareness(update) => {
                    let states = decode_awareness(update).expect("A speaks well");
                    self.seen = states.last().map(|state| state.json.to_owned()).unwrap_or_default();
                }
                _other => {}
            }
        }
    }

    fn tell(&mut self, number: u64, message: &Message) {
        let mut frame = Vec::new();
        message.write(number, &mut frame);
        self.frames.push(frame);
    }
}

fn person(id: &str) -> PersonId {
    id.parse().expect("an id")
}

fn number(document: DocumentId) -> u64 {
    NUMBERS.iter().find(|(_, id)| *id == document).expect("B has three documents").0
}

fn document(number: u64) -> DocumentId {
    NUMBERS.iter().find(|(known, _)| *known == number).expect("A speaks of what was listed").1
}
