//! A session and a server that says what the test wants it to say.

use super::*;
use board::{
    Command, DocumentKind, Place, Position, Side,
    note::NoteKind,
    wire::{
        message::{Closed, Hello, Listed, ListedKind, Manifest, Reason, Refused, Right, Saved, Seal, read},
        varint::Reader,
    },
};

mod restored;
mod rights;

const BOARD: DocumentId = DocumentId(7);
const VOICE: DocumentId = DocumentId(8);

fn me() -> Me {
    Me { id: PersonId::fresh(1), name: "Åse".into() }
}

/// The server's side of one connection.
struct Server {
    /// Who is signed in.
    me: Me,
    documents: Board,
    epoch: u32,
    right: Right,
    voice_right: Right,
    closed: Option<Closed>,
    listed: Vec<DocumentId>,
    hellos: Vec<Hello>,
    /// Step 2s and updates about the content since its last hello.
    counted: Vec<Vec<u8>>,
    presence: usize,
}

/// A person at a page.
struct Stage {
    session: Session,
    server: Server,
    now: u64,
    online: bool,
    shelf: BTreeMap<String, Vec<u8>>,
    /// What the shelf was given and has not kept.
    unkept: Vec<(u64, Vec<Row>, Vec<String>)>,
    locked: Vec<ClientId>,
    seed: u64,
}

impl Server {
    fn new() -> Server {
        Server::of(me())
    }

    fn of(me: Me) -> Server {
        let mut documents = Board::new(Me { id: PersonId::fresh(9), name: "server".into() }, 3);
        documents.open(BOARD, DocumentKind::Content, ClientId::new(3));
        let owner = me.id.clone();
        documents.open(VOICE, DocumentKind::Voice { owner, own: false }, ClientId::new(4));
        Server {
            me,
            documents,
            epoch: 0,
            right: Right::Write,
            voice_right: Right::Write,
            closed: None,
            listed: vec![BOARD, VOICE],
            hellos: Vec::new(),
            counted: Vec::new(),
            presence: 0,
        }
    }

    fn number(document: DocumentId) -> u64 {
        u64::from(document == VOICE) + 1
    }

    fn manifest(&self) -> Vec<u8> {
        let documents = self.listed.iter().map(|id| Listed {
            number: Server::number(*id),
            id: *id,
            kind: if *id == VOICE { ListedKind::Voice { owner: self.me.id.clone() } } else { ListedKind::Content },
            epoch: self.epoch,
            right: if *id == VOICE { self.voice_right } else { self.right },
            closed: self.closed,
        });
        let (person, documents) = (self.me.id.clone(), documents.collect());
        let manifest = Manifest { server_time_ms: 0, person, board: None, around: None, documents };
        frame(0, &Message::Manifest(manifest))
    }

    fn saved(&self, count: u64) -> Vec<u8> {
        let seal = Seal { epoch: self.epoch, log: count, mac: String::new() };
        frame(1, &Message::Saved(Saved { count, seal }))
    }

    /// Takes what the client sent, and answers as far as it is asked for documents.
    fn receive(&mut self, sent: &[u8]) -> Vec<Vec<u8>> {
        let mut answers = Vec::new();
        let mut reader = Reader::new(sent);
        while let Some((number, message)) = read(&mut reader).expect("a session speaks the protocol") {
            let document = if number == 1 { BOARD } else { VOICE };
            match message {
                Message::Hello(hello) if document == BOARD => {
                    self.hellos.push(hello);
                    self.counted.clear();
                    answers.push(self.saved(0));
                }
                Message::Step1(known) => {
                    let update = self.documents.encode_since(document, known).expect("a state vector");
                    answers.push(frame(number, &Message::Step2(&update)));
                    let own = self.documents.state_vector(document).expect("it is open");
                    answers.push(frame(number, &Message::Step1(&own)));
                }
                Message::Step2(update) | Message::Update(update) if document == BOARD => {
                    self.counted.push(update.to_vec());
                }
                Message::Awareness(_) => self.presence += 1,
                _ => {}
            }
        }
        answers
    }

    /// The first `count` messages are applied.
    fn apply(&mut self, count: usize) {
        for update in self.counted.iter().take(count) {
            self.documents.apply(BOARD, &[update]).expect("a session's updates apply");
        }
    }

    fn texts(&mut self) -> Vec<String> {
        self.documents.settle();
        texts(&self.documents)
    }
}

fn frame(number: u64, message: &Message<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    message.write(number, &mut out);
    out
}

fn texts(board: &Board) -> Vec<String> {
    let mut texts: Vec<String> = board.notes().map(|note| note.text.to_string()).collect();
    texts.sort();
    texts
}

impl Stage {
    fn open(server: Server, shelf: BTreeMap<String, Vec<u8>>, held: &[ClientId], seed: u64) -> Stage {
        let rows = shelf.iter().map(|(key, value)| Row { key: key.clone(), value: value.clone() }).collect();
        let (me, held) = (server.me.clone(), held.to_vec());
        let start = SessionStart { board: BOARD, me, onlooker: false, seed, now_ms: 1_000, rows, held: held.clone() };
        let session = Session::new(start);
        let (online, unkept, locked) = (false, Vec::new(), held);
        let mut stage = Stage { session, server, now: 1_000, online, shelf, unkept, locked, seed };
        assert_eq!(stage.effects(), 1, "it asks for a connection");
        stage
    }

    /// A page that was never opened before, without a line.
    fn offline() -> Stage {
        Stage::open(Server::new(), BTreeMap::new(), &[], 5)
    }

    fn online() -> Stage {
        Stage::offline().connect()
    }

    fn connect(mut self) -> Stage {
        self.online = true;
        self.session.socket_opened(self.now);
        let manifest = self.server.manifest();
        self.hear(&[manifest]);
        self
    }

    fn hear(&mut self, frames: &[Vec<u8>]) {
        for frame in frames {
            self.session.receive(frame, self.now);
        }
        self.effects();
        self.session.settle(self.now);
    }

    /// Does the effects; says how many connections were asked for.
    fn effects(&mut self) -> usize {
        let mut connects = 0;
        loop {
            let effects = self.session.take_effects();
            if effects.is_empty() {
                return connects;
            }
            for effect in effects {
                match effect {
                    Effect::Connect => connects += 1,
                    Effect::Close => self.online = false,
                    Effect::Send(sent) => {
                        assert!(self.online, "nothing is sent without a line");
                        for answer in self.server.receive(&sent) {
                            self.session.receive(&answer, self.now);
                        }
                    }
                    Effect::Store { ticket, put, remove } => self.unkept.push((ticket, put, remove)),
                    Effect::Lock(client) => self.locked.push(client),
                    Effect::Unlock(client) => self.locked.retain(|held| *held != client),
                }
            }
        }
    }

    fn keep(&mut self) {
        for (ticket, put, remove) in std::mem::take(&mut self.unkept) {
            remove.iter().for_each(|key| {
                self.shelf.remove(key);
            });
            self.shelf.extend(put.into_iter().map(|row| (row.key, row.value)));
            self.session.stored(ticket, self.now);
        }
        self.effects();
    }

    /// The browser dies and is opened again: what the shelf had not kept is gone.
    fn crash(self) -> Stage {
        let rows: Vec<Row> = self.shelf.keys().map(|key| Row { key: key.clone(), value: Vec::new() }).collect();
        Stage::open(self.server, self.shelf, &clients_on_shelf(&rows), self.seed + 1)
    }

    fn write(&mut self, text: &str) {
        self.session.run(create(text), self.now).expect("a note can be written");
        self.effects();
    }

    /// The server takes so many messages and says so.
    fn save(&mut self, count: usize) {
        self.server.apply(count);
        let saved = self.server.saved(count as u64);
        self.hear(&[saved]);
    }

    fn refuse(&mut self, count: u64, reason: Reason) {
        self.hear(&[frame(1, &Message::Refused(Refused { count, reason, bytes: &[] }))]);
    }

    fn reading(&mut self) -> Vec<String> {
        self.session.settle(self.now);
        texts(self.session.board())
    }

    fn set_aside(&self) -> Vec<(&str, WhyNotTaken)> {
        self.session.not_taken().iter().map(|aside| (aside.words.as_str(), aside.why)).collect()
    }
}

fn create(text: &str) -> Command {
    let bits = text.bytes().fold(17u128, |bits, byte| bits.wrapping_mul(257) + u128::from(byte));
    let place = Place { parent: None, side: Side::None, at: Position::Last };
    Command::Create { id: board::id::NoteId::fresh(bits), kind: NoteKind::Cause, place, text: text.into() }
}

#[test]
fn an_edit_is_sent_at_once_and_called_saved_when_the_server_says_so() {
    let mut page = Stage::online();
    assert_eq!(page.session.connection(), Connection::Online);
    page.write("en");
    assert_eq!(page.server.counted.len(), 2, "the answer to the server's question, and the edit");
    assert_eq!(page.session.saved(), SavedState::Saving { count: 1 });
    page.save(1);
    assert_eq!(page.session.saved(), SavedState::Saving { count: 1 }, "the first was not the edit");
    page.save(2);
    assert_eq!(page.session.saved(), SavedState::AllSaved { at_ms: Some(1_000) });
}

#[test]
fn work_without_a_line_goes_up_as_one_difference() {
    let mut page = Stage::offline();
    page.write("en");
    page.write("to");
    assert_eq!(page.reading(), ["en", "to"]);
    assert_eq!(page.session.saved(), SavedState::Waiting { count: 2 });
    let mut page = page.connect();
    assert_eq!(page.server.counted.len(), 1);
    page.save(1);
    assert_eq!(page.server.texts(), ["en", "to"]);
    assert!(matches!(page.session.saved(), SavedState::AllSaved { .. }));
}

#[test]
fn a_count_beyond_what_was_sent_settles_nothing() {
    let mut page = Stage::online();
    page.write("en");
    let saved = page.server.saved(3);
    page.hear(&[saved]);
    assert_eq!(page.session.saved(), SavedState::Saving { count: 1 });
}

#[test]
fn what_the_shelf_kept_comes_back_after_a_crash_and_is_sent_under_its_own_id() {
    let mut page = Stage::offline();
    page.write("kept");
    page.keep();
    page.write("lost");
    let mut page = page.crash();
    assert_eq!(page.reading(), ["kept"]);
    page.write("later");
    let mut page = page.connect();
    let hello = page.server.hellos.last().expect("it said hello");
    assert_eq!(hello.unsent.len(), 2, "the dead page's id, and the own one");
    assert!(hello.unsent.iter().any(|id| !hello.writes.contains(id)));
    page.save(1);
    assert_eq!(page.server.texts(), ["kept", "later"]);
    page.keep();
    assert_eq!(page.locked.len(), 1, "the dead page's id is let go once its work is saved");
}

#[test]
fn a_page_may_go_when_its_work_is_kept_or_at_the_server_and_not_before() {
    let mut page = Stage::offline();
    assert!(page.session.may_go(false), "nothing is done yet");
    page.write("en");
    assert!(!page.session.may_go(true), "the shelf has not got it yet");
    page.keep();
    assert!(page.session.may_go(true));
    assert!(!page.session.may_go(false), "a shelf that keeps nothing holds nothing");
    let mut page = page.connect();
    page.save(1);
    assert!(page.session.may_go(false));
    page.write("to");
    page.refuse(2, Reason::Harmful);
    page.keep();
    assert!(!page.session.may_go(false), "what was refused is nowhere else");
}

#[test]
fn a_page_without_a_line_shows_what_it_last_saw() {
    let mut page = Stage::online();
    page.write("mine");
    page.save(2);
    page.session.hide(page.now);
    page.effects();
    page.keep();
    assert_eq!(page.crash().reading(), ["mine"]);
}

#[test]
fn a_refused_command_is_set_aside_and_the_others_are_said_again() {
    let mut page = Stage::online();
    for text in ["en", "to", "tre"] {
        page.write(text);
    }
    page.save(2);
    page.refuse(3, Reason::Harmful);
    assert_eq!(page.set_aside(), [("to", WhyNotTaken::Refused(Reason::Harmful))]);
    assert_eq!(page.reading(), ["en", "tre"]);
    assert!(page.server.counted.is_empty(), "what is said again is on the shelf first");
    page.keep();
    assert_eq!(page.server.counted.len(), 2, "the answer to the server's question, and what is said again");
    page.save(2);
    assert_eq!(page.server.texts(), ["en", "tre"]);
    assert!(matches!(page.session.saved(), SavedState::AllSaved { .. }));
    let [first, .., last] = page.server.hellos.as_slice() else { panic!("it said hello twice") };
    assert_ne!(first.writes, last.writes, "under a fresh id");
}

#[test]
fn a_refusal_of_several_at_once_asks_for_each_by_itself() {
    let mut page = Stage::offline();
    page.write("en");
    page.write("to");
    let mut page = page.connect();
    page.refuse(1, Reason::DocumentFull);
    page.keep();
    assert!(page.set_aside().is_empty());
    assert_eq!(page.server.counted.len(), 3);
    page.save(2);
    page.refuse(3, Reason::DocumentFull);
    assert_eq!(page.set_aside(), [("to", WhyNotTaken::Refused(Reason::DocumentFull))]);
}

#[test]
fn what_the_server_has_after_all_is_not_said_again() {
    let mut page = Stage::online();
    page.write("en");
    page.write("to");
    page.server.apply(2);
    page.refuse(3, Reason::Harmful);
    page.keep();
    assert_eq!(page.reading(), ["en"]);
    assert_eq!(page.server.counted.len(), 1, "only the answer to the server's question");
    assert!(matches!(page.session.saved(), SavedState::AllSaved { .. }));
}

#[test]
fn what_was_not_taken_can_be_tried_again_or_thrown_away() {
    let mut page = Stage::online();
    page.write("en");
    page.write("to");
    page.refuse(2, Reason::Harmful);
    page.keep();
    let id = page.session.not_taken()[0].id;
    page.session.try_again(id, page.now).expect("it can be tried");
    page.effects();
    assert!(page.set_aside().is_empty());
    assert_eq!(page.reading(), ["en", "to"]);
    let sent = page.server.counted.len() as u64;
    page.refuse(sent, Reason::Harmful);
    page.keep();
    let id = page.session.not_taken()[0].id;
    page.session.discard(id);
    page.effects();
    page.keep();
    assert!(page.set_aside().is_empty());
    assert!(page.shelf.keys().all(|key| !key.contains("/aside/")));
}

#[test]
fn a_sealed_board_sets_aside_what_came_too_late_and_takes_no_more() {
    let mut page = Stage::offline();
    page.write("too late");
    page.server.closed = Some(Closed::Sealed);
    let mut page = page.connect();
    assert_eq!(page.set_aside(), [("too late", WhyNotTaken::Refused(Reason::Sealed))]);
    assert_eq!(page.session.run(create("later"), page.now), Err(RunError::Shut(Reason::Sealed)));
    assert!(page.reading().is_empty());
}

#[test]
fn what_was_typed_into_one_note_is_one_piece_of_work_that_was_not_taken() {
    let mut page = Stage::offline();
    page.write("ny");
    page.write("en");
    let note = page.session.board().notes().find(|note| &*note.text == "en").expect("it is written").id.clone();
    for (before, after) in [("en", "en l"), ("en l", "en la")] {
        let (before, after) = (before.to_owned(), after.to_owned());
        page.session
            .run(Command::WriteText { note: note.clone(), before, after }, page.now)
            .expect("it can be written");
        page.effects();
    }
    page.server.closed = Some(Closed::Sealed);
    let page = page.connect();
    let works = works(page.session.not_taken());
    let words: Vec<(&str, usize)> = works.iter().map(|work| (work.words.as_str(), work.ids.len())).collect();
    assert_eq!(words, [("ny", 1), ("en la", 3)]);
}

#[test]
fn a_board_that_is_no_longer_listed_goes_and_the_own_words_stay() {
    let mut page = Stage::offline();
    page.write("mine");
    page.keep();
    page.server.listed.clear();
    let mut page = page.connect();
    page.keep();
    assert_eq!(page.set_aside(), [("mine", WhyNotTaken::Unlisted)]);
    assert!(page.reading().is_empty());
    assert!(page.shelf.keys().all(|key| key.contains("/aside/")), "{:?}", page.shelf.keys());
}

#[test]
fn of_a_board_that_was_erased_meanwhile_nothing_stays_but_the_own_unsent_words() {
    let mut page = Stage::online();
    page.write("saved");
    page.save(2);
    page.session.hide(page.now);
    page.effects();
    page.session.socket_closed(page.now);
    page.write("mine");
    page.keep();
    let mut page = page.crash();
    page.session.not_open(page.now);
    page.effects();
    page.keep();
    assert_eq!(page.set_aside(), [("mine", WhyNotTaken::Unlisted)]);
    assert!(page.reading().is_empty());
    assert!(page.shelf.keys().all(|key| key.contains("/aside/")), "{:?}", page.shelf.keys());
    let id = page.session.not_taken()[0].id;
    page.session.discard(id);
    page.effects();
    page.keep();
    assert!(page.shelf.is_empty());
}

#[test]
fn a_page_writes_on_under_the_earlier_id_when_all_of_it_is_saved() {
    let mut page = Stage::online();
    page.write("en");
    page.save(2);
    page.session.hide(page.now);
    page.effects();
    page.keep();
    let earlier = page.locked.clone();
    let mut page = page.crash().connect();
    page.write("to");
    assert_eq!(page.locked, earlier);
    assert_eq!(page.reading(), ["en", "to"]);
}

#[test]
fn a_page_draws_a_fresh_id_when_the_earlier_one_may_have_more_to_say() {
    let mut page = Stage::online();
    page.write("en");
    page.keep();
    let earlier = page.locked.clone();
    let mut page = page.crash().connect();
    page.write("to");
    assert!(page.locked.iter().any(|client| !earlier.contains(client)));
}

#[test]
fn what_no_server_takes_is_set_aside_before_it_is_sent() {
    let mut page = Stage::online();
    let long = "å".repeat(9_000);
    let many = (0..260).map(|number| create(&format!("{number} {long}"))).collect();
    page.session.run(Command::Several(many), page.now).expect("the board takes it");
    page.effects();
    page.keep();
    let [aside] = page.session.not_taken() else { panic!("one thing was not taken") };
    assert_eq!(aside.why, WhyNotTaken::Refused(Reason::FrameTooLarge));
    assert!(page.reading().is_empty());
    assert!(page.online);
}

#[test]
fn a_server_without_a_disk_is_asked_again_later_and_nothing_is_given_up() {
    let mut page = Stage::online();
    page.write("en");
    page.refuse(2, Reason::Unavailable);
    assert!(page.set_aside().is_empty());
    assert_eq!(page.session.saved(), SavedState::Waiting { count: 1 });
    let Connection::Offline { retry_at } = page.session.connection() else { panic!("not offline") };
    assert!(retry_at >= page.now + limits::RETRY_BUSY_MS);
}

#[test]
fn a_server_of_another_version_is_left_alone_and_what_waits_is_kept() {
    let mut page = Stage::online();
    page.write("en");
    assert!(!page.session.all_on_shelf());
    page.refuse(0, Reason::Schema);
    page.keep();
    assert!(page.session.all_on_shelf());
    assert_eq!(page.session.connection(), Connection::Outdated);
    assert_eq!(page.session.saved(), SavedState::Waiting { count: 1 });
    assert!(page.set_aside().is_empty());
    page.now += limits::RETRY_OUTDATED_MS - 1;
    page.session.nudge(page.now);
    page.session.tick(page.now);
    assert_eq!(page.effects(), 0, "it is not asked again and again");
    page.now += 1;
    page.session.tick(page.now);
    assert_eq!(page.effects(), 1, "but the server may have been put back");
    // The page is loaded anew, in the version that the server speaks.
    let mut page = page.crash().connect();
    page.save(1);
    assert_eq!(page.server.texts(), ["en"]);
}

#[test]
fn presence_is_told_when_there_is_a_line_and_again_after_each_loss() {
    let mut page = Stage::offline();
    page.session.set_presence(Presence { name: "Åse".into(), ..Presence::default() }, page.now);
    page.effects();
    let mut page = page.connect();
    assert_eq!(page.server.presence, 1);
    page.session.socket_closed(page.now);
    page.now += 1_000;
    page.session.tick(page.now);
    assert_eq!(page.effects(), 1);
    let page = page.connect();
    assert_eq!(page.server.presence, 2);
}

#[test]
fn a_frame_that_is_no_frame_ends_the_connection() {
    let mut page = Stage::online();
    page.hear(&[vec![1, 250]]);
    assert!(!page.online);
    assert!(matches!(page.session.connection(), Connection::Offline { .. }));
}

#[test]
fn leaving_says_goodbye_and_connects_no_more() {
    let mut page = Stage::online();
    page.session.set_presence(Presence::default(), page.now);
    page.effects();
    page.session.leave(page.now);
    page.effects();
    assert_eq!(page.server.presence, 2);
    assert!(!page.online);
    page.session.tick(page.now + 1_000_000);
    assert_eq!(page.effects(), 0);
    assert_eq!(page.session.connection(), Connection::Closed);
}
