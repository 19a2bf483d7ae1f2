//! Whatever people do, in whatever order it arrives: all copies read the same, no circle is drawn, nothing that
//! was written is missing, and undoing all and redoing all reads as before.

use board::answer::AnswerStatus;
use board::id::{AnswerId, CommentId, DocumentId, InputId, LinkId, NoteId, PersonId, TaskId};
use board::input::{InputKey, InputKind, Target};
use board::link::LinkKind;
use board::note::{Bounds, Control, NoteKind, Side};
use board::outline::outline;
use board::problem_tree::Group;
use board::problem_tree::order::valid;
use board::task::{Day, Task, TaskSource, TaskStatus};
use board::{
    ApplyError, Board, ClientId, Command, DocumentKind, Executed, InputCommand, Me, Moment, NewTask, Place, Position,
    Retelling, TaskCommand,
};
use proptest::prelude::*;
use std::collections::HashSet;
use std::fmt::Write;
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, Map, MapPrelim, Out, ReadTxn, StateVector, Text, TextPrelim, Transact, Update};

const CONTENT: DocumentId = DocumentId(1);
/// Three who use our commands; the fourth is a plain Yjs client that writes registers as it likes.
const PEOPLE: usize = 3;
/// Few ids, so that people meet.
const IDS: u8 = 12;
/// Fewer of what is said about the board: they meet only in one voice.
const SAID: u8 = 4;

/// A person's voice.
fn voice(who: usize) -> DocumentId {
    DocumentId(10 + who as u128)
}

/// The content and all voices.
fn documents() -> impl Iterator<Item = DocumentId> {
    std::iter::once(CONTENT).chain((0..PEOPLE).map(voice))
}

/// What happens next. The numbers are read modulo what there is.
#[derive(Debug, Clone)]
enum Act {
    Run {
        who: u8,
        command: Command,
    },
    Undo {
        who: u8,
    },
    Redo {
        who: u8,
    },
    /// Somebody gets all that another has.
    Meet {
        from: u8,
        to: u8,
    },
    /// One update of the past reaches somebody: late, early, again.
    Deliver {
        update: u16,
        to: u8,
    },
    Junk(Junk),
}

/// What a plain client may write.
#[derive(Debug, Clone)]
enum Junk {
    Place { note: NoteId, parent: String, order: String, stamp: f64, trail: Vec<String> },
    Whole { note: NoteId, key: &'static str, value: Any },
    Text { note: NoteId, text: String },
    Core(String),
    Removed(NoteId),
    Answer { id: AnswerId, key: &'static str, value: Any },
    Thread { input: InputKey, value: Any },
    Task { id: TaskId, key: &'static str, value: Any },
}

fn note_id() -> impl Strategy<Value = NoteId> {
    (0..IDS).prop_map(|n| format!("n{n}").parse().expect("an id"))
}

fn link_id() -> impl Strategy<Value = LinkId> {
    (0..IDS).prop_map(|n| format!("l{n}").parse().expect("an id"))
}

fn input_id() -> impl Strategy<Value = InputId> {
    (0..SAID).prop_map(|n| format!("i{n}").parse().expect("an id"))
}

fn input_key() -> impl Strategy<Value = InputKey> {
    (0..PEOPLE, input_id()).prop_map(|(who, id)| InputKey { document: voice(who), id })
}

fn comment_id() -> impl Strategy<Value = CommentId> {
    (0..SAID).prop_map(|n| format!("c{n}").parse().expect("an id"))
}

fn answer_id() -> impl Strategy<Value = AnswerId> {
    (0..SAID).prop_map(|n| format!("a{n}").parse().expect("an id"))
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![Just(Target::Board), note_id().prop_map(Target::Note), link_id().prop_map(Target::Link)]
}

fn status() -> impl Strategy<Value = AnswerStatus> {
    prop_oneof![Just(AnswerStatus::Open), Just(AnswerStatus::Noted), Just(AnswerStatus::Adopted)]
}

/// What is said about the board, in the own voice or as an answer.
fn said() -> impl Strategy<Value = Command> {
    let kind = prop_oneof![Just(InputKind::Like), Just(InputKind::Question)];
    let other = prop_oneof![
        2 => (comment_id(), input_key(), text()).prop_map(|(id, on, text)| InputCommand::Comment { id, on, text }),
        1 => (comment_id(), text(), text())
            .prop_map(|(comment, before, after)| InputCommand::WriteComment { comment, before, after }),
        1 => comment_id().prop_map(|comment| InputCommand::WithdrawComment { comment }),
        3 => (answer_id(), input_key(), status(), text())
            .prop_map(|(id, to, status, text)| InputCommand::Answer { id, to, status, text }),
        2 => (answer_id(), status()).prop_map(|(answer, status)| InputCommand::SetStatus { answer, status }),
        1 => (answer_id(), text(), text())
            .prop_map(|(answer, before, after)| InputCommand::WriteAnswer { answer, before, after }),
        1 => (input_key(), any::<bool>()).prop_map(|(thread, resolved)| InputCommand::Resolve { thread, resolved }),
        1 => (note_id(), input_key()).prop_map(|(note, input)| InputCommand::SetOrigin { note, input }),
        1 => (input_id(), kind.clone()).prop_map(|(input, kind)| InputCommand::SetKind { input, kind }),
    ];
    prop_oneof![
        4 => (input_id(), target(), kind, text())
            .prop_map(|(id, target, kind, text)| Command::GiveInput { id, target, kind, text }),
        2 => (input_id(), text(), text()).prop_map(|(input, before, after)| Command::WriteInput { input, before, after }),
        1 => input_id().prop_map(|input| Command::WithdrawInput { input }),
        9 => other.prop_map(Command::Input),
    ]
}

fn task_id() -> impl Strategy<Value = TaskId> {
    (0..SAID).prop_map(|n| format!("t{n}").parse().expect("an id"))
}

fn task_command() -> impl Strategy<Value = TaskCommand> {
    let owner = prop::option::of(Just("person1".parse::<PersonId>().expect("an id")));
    let due = prop::option::of((1..4u8).prop_map(|day| Day::new(2026, 2, day).expect("a day")));
    let source = prop::option::of(note_id().prop_map(|note| TaskSource { board: DocumentId(7), note }));
    let status = prop_oneof![Just(TaskStatus::Open), Just(TaskStatus::Done)];
    let new = (text(), owner.clone(), due.clone(), source).prop_map(|(text, owner, due, source)| NewTask {
        text,
        owner,
        due,
        source,
    });
    prop_oneof![
        3 => (task_id(), new).prop_map(|(id, task)| TaskCommand::Create { id, task }),
        2 => (task_id(), text(), text()).prop_map(|(task, before, after)| TaskCommand::Write { task, before, after }),
        1 => (task_id(), owner).prop_map(|(task, owner)| TaskCommand::SetOwner { task, owner }),
        1 => (task_id(), due).prop_map(|(task, due)| TaskCommand::SetDue { task, due }),
        2 => (task_id(), status).prop_map(|(task, status)| TaskCommand::SetStatus { task, status }),
        1 => task_id().prop_map(|task| TaskCommand::Delete { task }),
        1 => task_id().prop_map(|task| TaskCommand::Restore { task }),
    ]
}

fn kind() -> impl Strategy<Value = NoteKind> {
    prop_oneof![Just(NoteKind::Cause), Just(NoteKind::Effect), Just(NoteKind::Constraint), Just(NoteKind::Note)]
}

fn place() -> impl Strategy<Value = Place> {
    let side = prop_oneof![Just(Side::None), Just(Side::Cause), Just(Side::Effect)];
    let at = prop_oneof![
        Just(Position::First),
        Just(Position::Last),
        note_id().prop_map(Position::After),
        note_id().prop_map(Position::Before),
    ];
    (prop::option::weighted(0.8, note_id()), side, at).prop_map(|(parent, side, at)| Place { parent, side, at })
}

fn text() -> impl Strategy<Value = String> {
    "[abæ😀 e\u{301}👩‍👧]{0,6}"
}

fn link_kind() -> impl Strategy<Value = LinkKind> {
    prop_oneof![Just(LinkKind::Causes), Just(LinkKind::Feedback), Just(LinkKind::Constrains)]
}

fn command() -> impl Strategy<Value = Command> {
    let single = prop_oneof![
        4 => (note_id(), kind(), place(), text())
            .prop_map(|(id, kind, place, text)| Command::Create { id, kind, place, text }),
        3 => (note_id(), place()).prop_map(|(note, to)| Command::Move { note, to }),
        3 => (note_id(), text(), text()).prop_map(|(note, before, after)| Command::WriteText { note, before, after }),
        1 => prop::collection::vec(note_id(), 1..3).prop_map(|notes| Command::Delete { notes }),
        1 => prop::collection::vec(note_id(), 1..3).prop_map(|notes| Command::Restore { notes }),
        1 => (link_id(), note_id(), note_id(), link_kind()).prop_map(|(id, from, to, kind)| Command::Link {
            id, from, to, kind, note: None
        }),
        1 => link_id().prop_map(|link| Command::Unlink { link }),
        1 => (note_id(), kind()).prop_map(|(note, kind)| Command::SetKind { note, kind }),
        1 => note_id().prop_map(|note| Command::SetCore { note }),
        1 => (note_id(), prop::option::of("[a-c]")).prop_map(|(note, colour)| Command::Recolour { note, colour }),
        1 => (note_id(), 0..9u8).prop_map(|(note, x)| Command::Resize {
            note, bounds: Bounds { x: f64::from(x), y: 0.5, width: 200.0, height: 100.0 }
        }),
        1 => note_id().prop_map(|note| Command::SetControl { note, control: Some(Control::Own) }),
        1 => text().prop_map(|title| Command::SetTitle { title }),
    ];
    let single = single.boxed();
    prop_oneof![
        9 => single.clone(),
        5 => said(),
        3 => task_command().prop_map(Command::Task),
        1 => prop::collection::vec(single, 1..4).prop_map(Command::Several),
    ]
}

fn junk_id() -> impl Strategy<Value = String> {
    prop_oneof![(0..IDS).prop_map(|n| format!("n{n}")), Just("nobody".to_owned()), Just("æ/../".to_owned())]
}

fn junk_value() -> impl Strategy<Value = Any> {
    prop_oneof![
        Just(Any::Null),
        Just(Any::from(-1.5)),
        Just(Any::from("text")),
        Just(Any::from(vec![Any::Null, Any::from(7)])),
        Just(Any::from(vec![Any::from("cause"), Any::from(7)])),
        Just(Any::from(vec![Any::from(1e300), Any::from(f64::NAN)])),
    ]
}

fn junk() -> impl Strategy<Value = Junk> {
    let order =
        prop_oneof![Just("a0".to_owned()), Just("a0".to_owned()), Just("~junk".to_owned()), Just(String::new())];
    let stamp = prop_oneof![(0..80u8).prop_map(|n| f64::from(n) / 2.0), Just(-3.0), Just(1e18), Just(f64::INFINITY)];
    let key = prop_oneof![Just("p"), Just("k"), Just("d"), Just("r"), Just("t"), Just("e"), Just("f")];
    prop_oneof![
        6 => (note_id(), junk_id(), order, stamp, prop::collection::vec(junk_id(), 0..3))
            .prop_map(|(note, parent, order, stamp, trail)| Junk::Place { note, parent, order, stamp, trail }),
        2 => (note_id(), key, junk_value()).prop_map(|(note, key, value)| Junk::Whole { note, key, value }),
        2 => (note_id(), text()).prop_map(|(note, text)| Junk::Text { note, text }),
        1 => junk_id().prop_map(Junk::Core),
        1 => note_id().prop_map(Junk::Removed),
        1 => (answer_id(), prop_oneof![Just("s"), Just("g"), Just("d"), Just("t")], junk_value())
            .prop_map(|(id, key, value)| Junk::Answer { id, key, value }),
        1 => (input_key(), junk_value()).prop_map(|(input, value)| Junk::Thread { input, value }),
        1 => (task_id(), prop_oneof![Just("s"), Just("u"), Just("y"), Just("d"), Just("t")], junk_value())
            .prop_map(|(id, key, value)| Junk::Task { id, key, value }),
    ]
}

fn act(junk_weight: u32) -> impl Strategy<Value = Act> {
    prop_oneof![
        10 => (any::<u8>(), command()).prop_map(|(who, command)| Act::Run { who, command }),
        2 => any::<u8>().prop_map(|who| Act::Undo { who }),
        1 => any::<u8>().prop_map(|who| Act::Redo { who }),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(from, to)| Act::Meet { from, to }),
        3 => (any::<u16>(), any::<u8>()).prop_map(|(update, to)| Act::Deliver { update, to }),
        junk_weight => junk().prop_map(Act::Junk),
    ]
}

struct Group4 {
    boards: Vec<Board>,
    plain: Doc,
    updates: Vec<(DocumentId, Vec<u8>)>,
    now_ms: u64,
}

impl Group4 {
    fn new() -> Group4 {
        let board = |who: usize| {
            let id: PersonId = format!("person{who}").parse().expect("an id");
            let mut board = Board::new(Me { id, name: String::new() }, who as u64);
            open_all(&mut board, who, ClientId::new(who as u64 + 1));
            board
        };
        let plain = Doc::with_client_id(99);
        for root in ["n", "m", "a", "r", "t"] {
            plain.get_or_insert_map(root);
        }
        Group4 { boards: (0..PEOPLE).map(board).collect(), plain, updates: Vec::new(), now_ms: 0 }
    }

    fn act(&mut self, act: &Act) {
        self.now_ms += 1;
        let at = Moment { now_ms: self.now_ms };
        let who = |who: &u8| usize::from(*who) % PEOPLE;
        match act {
            // Much of what is drawn can't be done; what can is written.
            Act::Run { who: w, command } => {
                let command = seen_by(&self.boards[who(w)], command);
                let done = self.boards[who(w)].run(command, at);
                self.keep(done.ok());
            }
            Act::Undo { who: w } => {
                let undone = self.boards[who(w)].undo(at);
                self.keep(undone.and_then(|undone| undone.executed));
            }
            Act::Redo { who: w } => {
                let undone = self.boards[who(w)].redo(at);
                self.keep(undone.and_then(|undone| undone.executed));
            }
            Act::Meet { from, to } => {
                for document in documents() {
                    let update = self.all(usize::from(*from) % (PEOPLE + 1), document);
                    self.give(usize::from(*to) % (PEOPLE + 1), document, &update);
                }
            }
            Act::Deliver { update, to } => {
                if !self.updates.is_empty() {
                    let (document, update) = self.updates[usize::from(*update) % self.updates.len()].clone();
                    self.give(usize::from(*to) % (PEOPLE + 1), document, &update);
                }
            }
            Act::Junk(junk) => self.junk(junk),
        }
    }

    /// The outbox keeps bytes and command; the command as JSON, which has no words for infinity and "not a number".
    fn keep(&mut self, done: Option<Executed>) {
        let Some(done) = done else { return };
        let json = serde_json::to_string(&done.command).expect("a command is JSON");
        let said = format!("{:?}", done.command);
        if !said.contains("NaN") && !said.contains("inf)") {
            let read: Command = serde_json::from_str(&json).expect("it is read back");
            assert_eq!(read, done.command);
        }
        self.updates.push((done.document, done.update));
    }

    fn junk(&mut self, junk: &Junk) {
        let [notes, board, answers, threads, tasks] =
            ["n", "m", "a", "r", "t"].map(|root| self.plain.get_or_insert_map(root));
        let mut txn = self.plain.transact_mut();
        let object = |txn: &mut yrs::TransactionMut, note: &NoteId| match notes.get(txn, note.as_str()) {
            Some(Out::YMap(map)) => map,
            _ => notes.insert(txn, note.as_str(), MapPrelim::default()),
        };
        match junk {
            Junk::Place { note, parent, order, stamp, trail } => {
                let trail: Vec<Any> = trail.iter().map(|id| Any::from(id.as_str())).collect();
                let place = vec![
                    Any::from(parent.as_str()),
                    Any::from("c"),
                    Any::from(order.as_str()),
                    Any::from(*stamp),
                    Any::from(trail),
                    Any::from(5),
                ];
                let map = object(&mut txn, note);
                map.insert(&mut txn, "p", place);
            }
            Junk::Whole { note, key, value } => {
                let map = object(&mut txn, note);
                map.insert(&mut txn, *key, value.clone());
            }
            Junk::Text { note, text } => {
                let map = object(&mut txn, note);
                match map.get(&txn, "t") {
                    Some(Out::YText(old)) => old.insert(&mut txn, 0, text),
                    _ => {
                        map.insert(&mut txn, "t", TextPrelim::new(text.as_str()));
                    }
                }
            }
            Junk::Core(note) => {
                board.insert(&mut txn, "core", vec![Any::from(note.as_str()), Any::from(3)]);
            }
            Junk::Removed(note) => {
                notes.remove(&mut txn, note.as_str());
            }
            Junk::Answer { id, key, value } => {
                let map = match answers.get(&txn, id.as_str()) {
                    Some(Out::YMap(map)) => map,
                    _ => answers.insert(&mut txn, id.as_str(), MapPrelim::default()),
                };
                map.insert(&mut txn, *key, value.clone());
            }
            Junk::Thread { input, value } => {
                threads.insert(&mut txn, input.to_string(), value.clone());
            }
            Junk::Task { id, key, value } => {
                let map = match tasks.get(&txn, id.as_str()) {
                    Some(Out::YMap(map)) => map,
                    _ => tasks.insert(&mut txn, id.as_str(), MapPrelim::default()),
                };
                map.insert(&mut txn, *key, value.clone());
            }
        }
        self.updates.push((CONTENT, txn.encode_update_v1()));
    }

    fn all(&self, from: usize, document: DocumentId) -> Vec<u8> {
        match self.boards.get(from) {
            Some(board) => board.encode_all(document).expect("open"),
            None if document != CONTENT => Doc::new().transact().encode_state_as_update_v1(&StateVector::default()),
            None => self.plain.transact().encode_state_as_update_v1(&StateVector::default()),
        }
    }

    fn give(&mut self, to: usize, document: DocumentId, update: &[u8]) {
        match self.boards.get_mut(to) {
            Some(board) => match board.apply(document, &[update]) {
                Ok(()) | Err(ApplyError::Gap) => {}
                Err(error) => panic!("{error}"),
            },
            None if document != CONTENT => {}
            None => {
                let update = Update::decode_v1(update).expect("an update");
                let mut txn = self.plain.transact_mut();
                let known = txn.state_vector();
                if update.state_vector_lower().iter().all(|(client, clock)| *clock <= known.get(client)) {
                    txn.apply_update(update).expect("an update");
                }
            }
        }
    }

    fn everybody_meets(&mut self) {
        for _ in 0..2 {
            for from in 0..=PEOPLE {
                for document in documents() {
                    let update = self.all(from, document);
                    for to in 0..=PEOPLE {
                        self.give(to, document, &update);
                    }
                }
            }
        }
        for board in &mut self.boards {
            board.settle();
        }
    }
}

/// Opens the content and all voices, to be written under one id.
fn open_all(board: &mut Board, who: usize, client: ClientId) {
    board.open(CONTENT, DocumentKind::Content, client);
    for speaker in 0..PEOPLE {
        let owner = format!("person{speaker}").parse().expect("an id");
        board.open(voice(speaker), DocumentKind::Voice { owner, own: speaker == who }, client);
    }
}

/// A text command begins from what its writer sees.
fn seen_by(board: &Board, command: &Command) -> Command {
    match command {
        Command::WriteText { note, before, after } => {
            let seen = board.note(note).map(|note| note.text.to_string());
            Command::WriteText {
                note: note.clone(),
                after: format!("{}{after}", seen.as_deref().unwrap_or_default()),
                before: seen.unwrap_or_else(|| before.clone()),
            }
        }
        other => other.clone(),
    }
}

/// All that a person can read on a board.
fn reading(board: &Board) -> String {
    let mut text = format!("{} {:?}\n", board.facts().title, board.core());
    let mut origins = Vec::new();
    for row in outline(board, &HashSet::new()) {
        let note = row.note;
        writeln!(
            text,
            "{:?} {}/{}/{} {} {:?} {} {:?} {:?} {:?} {:?}",
            row.group,
            row.depth,
            row.position,
            row.set_size,
            note.id,
            row.role,
            note.text,
            note.colour,
            note.bounds,
            note.control,
            row.level
        )
        .expect("a text takes all");
    }
    for note in board.bin() {
        writeln!(text, "bin {} {} {:?}", note.id, note.text, note.deleted).expect("a text takes all");
    }
    for input in board.inputs() {
        let (key, status) = (&input.key, board.status(&input.key));
        writeln!(text, "{key} {:?} {:?} {} {status:?}", input.target, input.kind, input.text)
            .expect("a text takes all");
    }
    for key in (0..PEOPLE).flat_map(|who| (0..SAID).map(move |n| (who, n))) {
        let key = InputKey { document: voice(key.0), id: format!("i{}", key.1).parse().expect("an id") };
        for comment in board.thread(&key) {
            writeln!(text, "{key} {:?} {} {}", comment.key, comment.text, board.resolved(&key))
                .expect("a text takes all");
        }
        for answer in board.answers(&key) {
            writeln!(text, "{key} {} {:?} {}", answer.id, answer.status, answer.text).expect("a text takes all");
        }
    }
    for task in board.tasks() {
        let Task { id, text: said, owner, due, source, status, .. } = task;
        writeln!(text, "{id} {said} {owner:?} {due:?} {source:?} {status:?}").expect("a text takes all");
    }
    for (input, note) in board.adopted() {
        origins.push(format!("{input} {}", note.id));
    }
    origins.sort();
    text.extend(origins);
    for link in board.links() {
        writeln!(text, "{} {} {} {:?}", link.id, link.from, link.to, link.kind).expect("a text takes all");
    }
    text
}

/// Each note is drawn once or in the bin; parents and children agree; rows are in order.
fn check_sound(board: &Board) {
    let tree = board.tree();
    let mut drawn = HashSet::new();
    for group in Group::ALL {
        for top in tree.tops(group) {
            if group == Group::Core {
                assert!(drawn.insert(top.clone()));
                continue;
            }
            for id in tree.branch(top) {
                assert!(drawn.insert(id.clone()), "{id} is drawn twice");
                let placed = tree.find(id).expect("drawn");
                assert_eq!(placed.group(), group);
                assert!(placed.row().any(|other| other == id), "{id} stands in its row");
                assert!(placed.children().all(|child| tree.parent(child) == Some(id)));
            }
        }
    }
    let live: HashSet<NoteId> = board.notes().map(|note| note.id.clone()).collect();
    assert_eq!(drawn, live, "every note is in the tree or unplaced");
    assert_eq!(tree.len(), live.len());
    for note in board.bin() {
        assert!(tree.find(&note.id).is_none());
    }
}

fn written(board: &Board) -> usize {
    board.notes().count() + board.bin().len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn all_copies_read_the_same_and_nothing_is_lost(acts in prop::collection::vec(act(2), 1..80)) {
        let mut group = Group4::new();
        for act in &acts {
            group.act(act);
        }
        group.everybody_meets();
        let first = reading(&group.boards[0]);
        for board in &group.boards {
            prop_assert_eq!(&reading(board), &first);
            check_sound(board);
        }
        // What is in the document is on the board.
        let notes = group.plain.get_or_insert_map("n");
        let txn = group.plain.transact();
        let maps = notes.iter(&txn).filter(|(_, value)| matches!(value, Out::YMap(_))).count();
        prop_assert_eq!(written(&group.boards[0]), maps);
    }

    #[test]
    fn undoing_all_and_redoing_all_reads_as_before(acts in prop::collection::vec(act(1), 1..60), who in 0..PEOPLE) {
        let mut group = Group4::new();
        for act in &acts {
            group.act(act);
        }
        group.everybody_meets();
        let board = &mut group.boards[who];
        // What was redone or skipped on the way begins from here.
        while board.redo(Moment { now_ms: 500 }).is_some() {}
        let before = reading(board);
        let mut steps = 0;
        while board.undo(Moment { now_ms: 1000 + steps }).is_some() {
            steps += 1;
        }
        check_sound(board);
        for _ in 0..steps {
            let redone = board.redo(Moment { now_ms: 2000 });
            prop_assert!(redone.is_some());
        }
        prop_assert!(!board.can_redo());
        prop_assert_eq!(reading(board), before);
    }

    #[test]
    fn alone_undoing_all_leaves_an_empty_board(commands in prop::collection::vec(command(), 1..40)) {
        let mut group = Group4::new();
        for command in commands {
            group.act(&Act::Run { who: 0, command });
        }
        let board = &mut group.boards[0];
        while let Some(undone) = board.undo(Moment { now_ms: 1000 }) {
            prop_assert_eq!(undone.skipped, 0);
        }
        prop_assert_eq!(board.notes().count(), 0);
        prop_assert_eq!(board.links().count(), 0);
        prop_assert_eq!(board.inputs().count(), 0);
        prop_assert_eq!(board.withdrawn_with_thread().count(), 0);
        prop_assert_eq!(board.tasks().count(), 0);
        prop_assert_eq!(board.core(), None);
    }

    #[test]
    fn what_was_done_offline_reads_the_same_when_replayed_on_a_fresh_copy(
        before in prop::collection::vec(act(1), 0..30), offline in prop::collection::vec(act(0), 1..40),
    ) {
        let mut group = Group4::new();
        for act in &before {
            group.act(act);
        }
        group.everybody_meets();
        let base: Vec<_> = documents().map(|document| (document, group.all(0, document))).collect();
        let mut outbox = Vec::new();
        for act in &offline {
            let at = Moment { now_ms: 10_000 + outbox.len() as u64 };
            let board = &mut group.boards[0];
            let done = match act {
                Act::Run { command, .. } => board.run(seen_by(board, command), at).ok(),
                Act::Undo { .. } => board.undo(at).and_then(|undone| undone.executed),
                Act::Redo { .. } => board.redo(at).and_then(|undone| undone.executed),
                Act::Meet { .. } | Act::Deliver { .. } | Act::Junk(_) => None,
            };
            outbox.extend(done.map(|done| (done.command, at)));
        }
        let board = &mut group.boards[0];
        let expected = reading(board);
        open_all(board, 0, ClientId::new(50));
        for (document, update) in &base {
            board.apply(*document, &[update]).expect("an update");
        }
        let mut retelling = Retelling::of(outbox.iter().map(|(command, _)| command));
        for (command, at) in &outbox {
            let replayed = board.replay(command, *at, &mut retelling);
            prop_assert!(matches!(replayed, Ok(Some(_))), "{:?} gave {:?}", command, replayed);
        }
        board.settle();
        prop_assert_eq!(reading(board), expected);
    }

    #[test]
    fn the_keys_that_our_commands_write_are_valid_and_never_equal(acts in prop::collection::vec(act(0), 1..80)) {
        let mut group = Group4::new();
        for act in &acts {
            group.act(act);
        }
        group.everybody_meets();
        let board = &group.boards[0];
        for note in board.notes() {
            prop_assert!(valid(&note.placement.order), "{}", note.placement.order);
            let placed = board.tree().find(&note.id).expect("drawn");
            let own: Vec<_> = placed.children().filter(|id| board.tree().find(id).is_some_and(|p| !p.parent_in_bin())).collect();
            let keys: Vec<_> = own.iter().filter_map(|id| board.note(id)).map(|note| &note.placement.order).collect();
            let core = placed.group() == Group::Core;
            prop_assert!(core || keys.is_sorted_by(|a, b| a < b), "{:?}", keys);
        }
    }

    #[test]
    fn the_texts_of_two_who_write_at_once_are_both_found(
        base in text(), a in (0usize..8, 0usize..3), b in (0usize..8, 0usize..3), again in 0usize..8,
    ) {
        let mut group = Group4::new();
        let note: NoteId = "n0".parse().expect("an id");
        let place = Place { parent: None, side: Side::None, at: Position::Last };
        let create = Command::Create { id: note.clone(), kind: NoteKind::Note, place, text: base.clone() };
        group.act(&Act::Run { who: 0, command: create });
        group.everybody_meets();
        let edited = |text: &str, at: usize, gone: usize, word: &str| {
            let letters: Vec<char> = text.chars().collect();
            let at = at.min(letters.len());
            let rest = letters.iter().skip(at + gone);
            letters[..at].iter().copied().chain(word.chars()).chain(rest.copied()).collect::<String>()
        };
        let write = |before: &str, after: String| Command::WriteText { note: note.clone(), before: before.into(), after };
        let at = Moment { now_ms: 9 };
        // B writes twice from the same text: the second time, it is no longer what is there.
        let _ = group.boards[0].run(write(&base, edited(&base, a.0, a.1, "Ø1Ø")), at);
        let _ = group.boards[1].run(write(&base, edited(&base, b.0, b.1, "Ø2Ø")), at);
        let _ = group.boards[1].run(write(&base, edited(&base, again, 0, "Ø3Ø")), at);
        group.everybody_meets();
        for board in &group.boards {
            let text = &board.note(&note).expect("there").text;
            for word in ["Ø1Ø", "Ø2Ø", "Ø3Ø"] {
                prop_assert!(text.contains(word), "{} lacks {}", text, word);
            }
        }
    }
}
