//! A, B and C at one board, each with a copy of their own.

use board::id::{DocumentId, NoteId, PersonId};
use board::input::{InputKind, Target};
use board::link::LinkKind;
use board::note::NoteKind;
use board::problem_tree::Group;
use board::{
    ApplyError, Board, ClientId, Command, CommandError, DocumentKind, Executed, Me, Moment, Place, Position, Side,
};
use yrs::updates::decoder::Decode;
use yrs::{Map, Transact};

const CONTENT: DocumentId = DocumentId(1);

struct Person {
    board: Board,
    now_ms: u64,
}

impl Person {
    fn new(name: &str, client: u64) -> Person {
        let id: PersonId = name.parse().expect("a name is an id here");
        let mut board = Board::new(Me { id, name: name.into() }, client);
        board.open(CONTENT, DocumentKind::Content, ClientId::new(client));
        Person { board, now_ms: 1000 }
    }

    fn does(&mut self, command: Command) -> Executed {
        self.now_ms += 1;
        let done = self.board.run(command, Moment { now_ms: self.now_ms }).expect("the command can be run");
        self.board.settle();
        done
    }

    fn writes(&mut self, id: &str, parent: Option<&str>, side: Side, text: &str) -> Executed {
        let place = Place { parent: parent.map(note), side, at: Position::Last };
        self.does(Command::Create { id: note(id), kind: NoteKind::Cause, place, text: text.into() })
    }

    fn moves(&mut self, id: &str, parent: &str) -> Executed {
        let to = Place { parent: Some(note(parent)), side: Side::None, at: Position::Last };
        self.does(Command::Move { note: note(id), to })
    }

    fn undoes(&mut self) -> board::Undone {
        self.now_ms += 1;
        let undone = self.board.undo(Moment { now_ms: self.now_ms }).expect("there is a step");
        self.board.settle();
        undone
    }

    fn redoes(&mut self) -> board::Undone {
        self.now_ms += 1;
        let undone = self.board.redo(Moment { now_ms: self.now_ms }).expect("there is a step");
        self.board.settle();
        undone
    }

    fn hears(&mut self, other: &Person) {
        let mine = self.board.state_vector(CONTENT).expect("open");
        let update = other.board.encode_since(CONTENT, &mine).expect("open");
        self.board.apply(CONTENT, &[&update]).expect("an update");
        self.board.settle();
    }

    /// The board as text: groups, indented rows, bin.
    fn reads(&self) -> String {
        let mut lines = Vec::new();
        for group in Group::ALL {
            for top in self.board.tree().tops(group) {
                self.branch(top, &format!("{group:?}"), 0, &mut lines);
            }
        }
        for note in self.board.bin() {
            lines.push(format!("bin {}", note.text));
        }
        lines.join("\n")
    }

    fn branch(&self, id: &NoteId, group: &str, depth: usize, lines: &mut Vec<String>) {
        let note = self.board.note(id).expect("the tree holds notes");
        lines.push(format!("{group} {}{}", "- ".repeat(depth), note.text));
        if self.board.core() == Some(id) {
            return;
        }
        for child in self.board.tree().children(id) {
            self.branch(child, group, depth + 1, lines);
        }
    }
}

fn note(id: &str) -> NoteId {
    id.parse().expect("test ids are ids")
}

fn meet(people: &mut [&mut Person]) {
    for a in 0..people.len() {
        for b in 0..people.len() {
            if a != b {
                let [a, b] = people.get_disjoint_mut([a, b]).expect("two people");
                a.hears(b);
            }
        }
    }
}

/// A board with a core, two causes and an effect, known to both.
fn two_at_a_tree() -> (Person, Person) {
    let (mut a, mut b) = (Person::new("a", 1), Person::new("b", 2));
    a.writes("k", None, Side::None, "core");
    a.does(Command::SetCore { note: note("k") });
    a.writes("c1", Some("k"), Side::Cause, "cause 1");
    a.writes("c2", Some("k"), Side::Cause, "cause 2");
    a.writes("e1", Some("k"), Side::Effect, "effect 1");
    a.writes("c11", Some("c1"), Side::None, "cause 1.1");
    b.hears(&a);
    (a, b)
}

#[test]
fn a_run_of_typing_is_undone_as_one_and_what_came_before_it_is_not() {
    let mut a = Person::new("a", 1);
    a.writes("n", None, Side::None, "");
    let write =
        |before: &str, after: &str| Command::WriteText { note: note("n"), before: before.into(), after: after.into() };
    a.does(write("", "En"));
    for (before, after) in [("En", "En t"), ("En t", "En to")] {
        a.board.run_on(write(before, after), Moment { now_ms: 2000 }).expect("the command can be run");
    }
    a.board.settle();
    let reads = |a: &Person| a.board.note(&note("n")).expect("written").text.to_string();
    a.undoes();
    assert_eq!(reads(&a), "");
    a.redoes();
    assert_eq!(reads(&a), "En to");
    a.does(Command::SetKind { note: note("n"), kind: NoteKind::Effect });
    a.board.run_on(write("En to", "En to tre"), Moment { now_ms: 2001 }).expect("the command can be run");
    a.undoes();
    assert_eq!(reads(&a), "En to", "another deed between them parts two runs");
}

#[test]
fn what_others_wrote_in_between_survives_the_undo_of_a_run_of_typing() {
    let (mut a, mut b) = (Person::new("a", 1), Person::new("b", 2));
    a.writes("n", None, Side::None, "ord");
    b.hears(&a);
    let write =
        |before: &str, after: &str| Command::WriteText { note: note("n"), before: before.into(), after: after.into() };
    a.does(write("ord", "ord a"));
    b.does(write("ord", "B ord"));
    a.hears(&b);
    a.board.run_on(write("B ord a", "B ord ab"), Moment { now_ms: 2000 }).expect("the command can be run");
    a.undoes();
    a.undoes();
    assert_eq!(&*a.board.note(&note("n")).expect("written").text, "B ord");
}

#[test]
fn a_tree_is_read_the_same_by_both() {
    let (a, b) = two_at_a_tree();
    let expected = "Effects effect 1\nCore core\nCauses cause 1\nCauses - cause 1.1\nCauses cause 2";
    assert_eq!(a.reads(), expected);
    assert_eq!(b.reads(), expected);
}

#[test]
fn two_who_move_each_under_the_other_make_no_circle() {
    let (mut a, mut b) = two_at_a_tree();
    a.moves("c1", "c2");
    b.moves("c2", "c1");
    meet(&mut [&mut a, &mut b]);
    assert_eq!(a.reads(), b.reads());
    assert_eq!(a.reads().lines().count(), 5);
}

#[test]
fn undo_puts_a_move_back_and_redo_does_it_again() {
    let (mut a, _) = two_at_a_tree();
    let before = a.reads();
    a.moves("c11", "c2");
    let after = a.reads();
    assert_eq!(a.undoes().skipped, 0);
    assert_eq!(a.reads(), before);
    assert_eq!(a.redoes().skipped, 0);
    assert_eq!(a.reads(), after);
}

#[test]
fn both_who_write_in_one_note_are_kept_and_undo_spares_the_other() {
    let (mut a, mut b) = two_at_a_tree();
    let write =
        |before: &str, after: &str| Command::WriteText { note: note("c1"), before: before.into(), after: after.into() };
    a.does(write("cause 1", "first cause 1"));
    b.does(write("cause 1", "cause 1 and more"));
    meet(&mut [&mut a, &mut b]);
    let text = |person: &Person| person.board.note(&note("c1")).expect("there").text.to_string();
    assert_eq!(text(&a), "first cause 1 and more");
    a.undoes();
    assert_eq!(text(&a), "cause 1 and more");
}

#[test]
fn undoing_a_note_that_a_peer_wrote_in_is_left_alone_and_said() {
    let (mut a, mut b) = two_at_a_tree();
    a.writes("c3", Some("k"), Side::Cause, "new");
    b.hears(&a);
    b.does(Command::WriteText { note: note("c3"), before: "new".into(), after: "new, by B".into() });
    a.hears(&b);
    let undone = a.undoes();
    assert_eq!((undone.executed, undone.skipped), (None, 1));
    assert!(a.reads().contains("new, by B"));
}

#[test]
fn a_note_undone_and_redone_is_left_alone_too_once_a_peer_wrote_in_it() {
    let (mut a, mut b) = two_at_a_tree();
    a.writes("c3", Some("k"), Side::Cause, "new");
    a.undoes();
    a.redoes();
    b.hears(&a);
    b.does(Command::WriteText { note: note("c3"), before: "new".into(), after: "new, by B".into() });
    a.hears(&b);
    assert_eq!(a.undoes().skipped, 1);
    assert!(a.reads().contains("new, by B"));
}

#[test]
fn children_of_a_deleted_note_stand_where_it_stood() {
    let (mut a, _) = two_at_a_tree();
    a.does(Command::Delete { notes: vec![note("c1")] });
    assert_eq!(a.reads(), "Effects effect 1\nCore core\nCauses cause 1.1\nCauses cause 2\nbin cause 1");
    a.does(Command::Restore { notes: vec![note("c1")] });
    assert_eq!(a.reads(), "Effects effect 1\nCore core\nCauses cause 1\nCauses - cause 1.1\nCauses cause 2");
}

#[test]
fn a_core_in_the_bin_leaves_its_sides_and_a_new_one_takes_them_over() {
    let (mut a, _) = two_at_a_tree();
    a.does(Command::Delete { notes: vec![note("k")] });
    assert_eq!(a.board.core(), None);
    assert_eq!(a.reads(), "Effects effect 1\nCauses cause 1\nCauses - cause 1.1\nCauses cause 2\nbin core");
    a.writes("k2", None, Side::None, "new core");
    a.does(Command::SetCore { note: note("k2") });
    assert_eq!(
        a.reads(),
        "Effects effect 1\nCore new core\nCauses cause 1\nCauses - cause 1.1\nCauses cause 2\nbin core"
    );
}

#[test]
fn what_was_run_and_undone_is_the_same_when_replayed_on_a_fresh_copy() {
    let (mut a, mut b) = two_at_a_tree();
    let moved = a.moves("c11", "c2");
    let undone = a.undoes().executed.expect("undone");
    b.moves("c2", "c1");
    for done in [moved, undone] {
        b.board.replay(&done.command, Moment { now_ms: 1 }).expect("replayed");
    }
    b.board.settle();
    assert_eq!(b.reads(), "Effects effect 1\nCore core\nCauses cause 1\nCauses - cause 1.1\nCauses - cause 2");
}

fn link(id: &str, from: &str, to: &str, kind: LinkKind) -> Command {
    Command::Link { id: id.parse().expect("an id"), from: note(from), to: note(to), kind, note: None }
}

#[test]
fn a_cause_that_closes_a_loop_is_drawn_as_a_vicious_circle() {
    let (mut a, _) = two_at_a_tree();
    a.does(link("l1", "e1", "c11", LinkKind::Causes));
    let drawn = a.board.links().next().expect("drawn");
    assert_eq!(drawn.kind, LinkKind::Feedback);
    assert!(a.board.closes_circle(drawn));
}

#[test]
fn two_halves_of_a_circle_drawn_at_once_are_both_kept_and_both_part_of_it() {
    let (mut a, mut b) = two_at_a_tree();
    a.does(link("l1", "c11", "c2", LinkKind::Causes));
    b.does(link("l2", "c2", "c11", LinkKind::Causes));
    meet(&mut [&mut a, &mut b]);
    assert_eq!(a.board.links().filter(|link| a.board.closes_circle(link)).count(), 2);
}

#[test]
fn what_the_tree_says_already_is_no_link() {
    let (mut a, _) = two_at_a_tree();
    let again = a.board.run(link("l1", "c11", "c1", LinkKind::Causes), Moment { now_ms: 1 });
    assert_eq!(again, Err(CommandError::AlreadyLinked));
}

#[test]
fn a_link_goes_with_its_end_and_comes_back_with_it() {
    let (mut a, _) = two_at_a_tree();
    a.does(link("l1", "c11", "c2", LinkKind::Causes));
    a.does(Command::Delete { notes: vec![note("c2")] });
    assert_eq!(a.board.links().count(), 0);
    a.undoes();
    assert_eq!(a.board.links().count(), 1);
    a.does(Command::Unlink { link: "l1".parse().expect("an id") });
    assert_eq!(a.board.links().count(), 0);
}

#[test]
fn an_update_with_a_hole_before_it_is_refused_until_the_hole_is_filled() {
    let (mut a, mut b) = two_at_a_tree();
    let first = a.writes("c3", Some("k"), Side::Cause, "third").update;
    let second = a.writes("c4", Some("k"), Side::Cause, "fourth").update;
    assert_eq!(b.board.apply(CONTENT, &[&second]), Err(ApplyError::Gap));
    assert_eq!(b.board.apply(CONTENT, &[&first, &second]), Ok(()));
    b.board.settle();
    assert_eq!(a.reads(), b.reads());
}

fn recolour(id: &str, colour: &str) -> Command {
    Command::Recolour { note: note(id), colour: Some(colour.into()) }
}

fn colour(person: &Person, id: &str) -> Option<String> {
    person.board.note(&note(id)).and_then(|note| note.colour.as_deref()).map(str::to_owned)
}

#[test]
fn undo_spares_what_a_peer_chose_since_even_if_it_is_the_same() {
    let (mut a, mut b) = two_at_a_tree();
    a.does(recolour("c1", "yellow"));
    b.hears(&a);
    b.does(recolour("c1", "blue"));
    b.does(recolour("c1", "yellow"));
    a.hears(&b);
    assert_eq!(a.undoes().skipped, 1);
    assert_eq!(colour(&a, "c1").as_deref(), Some("yellow"));
}

#[test]
fn a_step_is_undone_in_part_where_a_peer_changed_the_rest() {
    let (mut a, mut b) = two_at_a_tree();
    a.does(Command::Several(vec![recolour("c1", "yellow"), recolour("c2", "yellow")]));
    b.hears(&a);
    b.does(recolour("c2", "blue"));
    a.hears(&b);
    let undone = a.undoes();
    assert!(undone.executed.is_some());
    assert_eq!(undone.skipped, 1);
    assert_eq!((colour(&a, "c1"), colour(&a, "c2").as_deref()), (None, Some("blue")));
    a.redoes();
    assert_eq!((colour(&a, "c1").as_deref(), colour(&a, "c2").as_deref()), (Some("yellow"), Some("blue")));
}

#[test]
fn a_redo_is_skipped_after_somebody_deleted_and_restored_the_note() {
    let (mut a, mut b) = two_at_a_tree();
    a.does(Command::Delete { notes: vec![note("c1")] });
    a.undoes();
    b.hears(&a);
    b.does(Command::Delete { notes: vec![note("c1")] });
    b.does(Command::Restore { notes: vec![note("c1")] });
    a.hears(&b);
    let redone = a.redoes();
    assert_eq!((redone.executed, redone.skipped), (None, 1));
    assert!(a.board.bin().is_empty());
}

#[test]
fn a_failing_command_leaves_nothing_behind() {
    let (mut a, _) = two_at_a_tree();
    let before = a.reads();
    let under_itself = Place { parent: Some(note("c11")), side: Side::None, at: Position::Last };
    let failed = a.board.run(Command::Move { note: note("c1"), to: under_itself }, Moment { now_ms: 1 });
    assert_eq!(failed, Err(CommandError::UnderItself(note("c1"))));
    let unknown = a.board.run(recolour("nobody", "yellow"), Moment { now_ms: 1 });
    assert_eq!(unknown, Err(CommandError::NoNote(note("nobody"))));
    assert_eq!(a.board.run(recolour("c1", "yellow"), Moment { now_ms: 1 }).map(|_| ()), Ok(()));
    assert_eq!(a.board.run(recolour("c1", "yellow"), Moment { now_ms: 1 }), Err(CommandError::NothingChanges));
    assert_eq!(a.reads(), before);
    a.undoes();
    assert_eq!(colour(&a, "c1"), None);
}

#[test]
fn of_several_commands_those_that_can_be_done_are_done() {
    let (mut a, _) = two_at_a_tree();
    a.does(Command::Several(vec![recolour("nobody", "yellow"), recolour("c1", "yellow")]));
    assert_eq!(colour(&a, "c1").as_deref(), Some("yellow"));
}

#[test]
fn a_note_goes_between_neighbours_whose_keys_a_plain_client_made_equal() {
    let (mut a, mut b) = two_at_a_tree();
    // B's copy is written to as a plain client would: both causes get one and the same key.
    let doc = yrs::Doc::with_client_id(77);
    let notes = doc.get_or_insert_map("n");
    let update = yrs::Update::decode_v1(&b.board.encode_all(CONTENT).expect("open")).expect("an update");
    doc.transact_mut().apply_update(update).expect("applied");
    let mut txn = doc.transact_mut();
    for id in ["c1", "c2"] {
        let Some(yrs::Out::YMap(map)) = notes.get(&txn, id) else { panic!("a note") };
        let place = vec![yrs::Any::from("k"), "c".into(), "a0".into(), 9.into(), yrs::Any::Array([].into()), 1.into()];
        map.insert(&mut txn, "p", place);
    }
    let update = txn.encode_update_v1();
    drop(txn);
    b.board.apply(CONTENT, &[&update]).expect("an update");
    b.board.settle();
    let place = Place { parent: Some(note("k")), side: Side::Cause, at: Position::After(note("c1")) };
    b.does(Command::Create { id: note("c3"), kind: NoteKind::Cause, place, text: "between".into() });
    a.hears(&b);
    let expected = "Effects effect 1\nCore core\nCauses cause 1\nCauses - cause 1.1\nCauses between\nCauses cause 2";
    assert_eq!(a.reads(), expected);
}

#[test]
fn everything_written_offline_comes_through_a_fresh_copy_when_replayed() {
    let (mut a, b) = two_at_a_tree();
    let mut outbox = vec![
        a.writes("c3", Some("k"), Side::Cause, "third"),
        a.moves("c11", "c3"),
        a.does(link("l1", "c2", "c3", LinkKind::Causes)),
        a.does(Command::WriteText { note: note("c2"), before: "cause 2".into(), after: "cause two".into() }),
        a.does(recolour("c2", "blue")),
    ];
    outbox.extend(a.undoes().executed);
    let expected = a.reads();
    // The server has none of it: A opens the document anew, pulls what B has and does it all again.
    a.board.open(CONTENT, DocumentKind::Content, ClientId::new(3));
    a.hears(&b);
    assert_eq!(a.reads(), b.reads());
    for done in &outbox {
        a.board.replay(&done.command, Moment { now_ms: 1 }).expect("replayed");
        // A second time changes nothing but texts, which the session does not replay.
    }
    a.board.settle();
    assert_eq!(a.reads(), expected);
    assert_eq!(a.board.links().count(), 1);
    assert_eq!(colour(&a, "c2"), None);
    // What was done before parting can still be undone after it.
    while a.board.undo(Moment { now_ms: 2 }).is_some() {}
    a.board.settle();
    assert!(a.board.tree().is_empty(), "{}", a.reads());
}

const VOICE_OF_B: DocumentId = DocumentId(2);

#[test]
fn an_innspill_is_its_voice_owners_and_has_no_say_in_the_tree() {
    let (mut a, mut b) = two_at_a_tree();
    let b_is: PersonId = "b".parse().expect("an id");
    b.board.open(VOICE_OF_B, DocumentKind::Voice { owner: b_is.clone(), own: true }, ClientId::new(20));
    a.board.open(VOICE_OF_B, DocumentKind::Voice { owner: b_is.clone(), own: false }, ClientId::new(21));
    let on_c1 = Target::Note(note("c1"));
    let given = b.does(Command::GiveInput {
        id: "i1".parse().expect("an id"),
        target: on_c1.clone(),
        kind: InputKind::Wish,
        text: "more".into(),
    });
    assert_eq!(given.document, VOICE_OF_B);
    a.board.apply(VOICE_OF_B, &[&given.update]).expect("an update");
    assert_eq!(a.board.settle().inputs.len(), 1);
    let inputs = a.board.inputs_on(&on_c1);
    assert_eq!((inputs[0].author.clone(), &*inputs[0].text), (b_is, "more"));
    // A can't write in B's voice, and has none of its own here.
    let withdrawn = a.board.run(Command::WithdrawInput { input: "i1".parse().expect("an id") }, Moment { now_ms: 1 });
    assert_eq!(withdrawn, Err(CommandError::NotOpen));
    // Content smuggled into a voice is not read.
    let content = a.board.encode_all(CONTENT).expect("open");
    let before = a.reads();
    let mut c = Person::new("c", 9);
    c.board.open(VOICE_OF_B, DocumentKind::Voice { owner: "b".parse().expect("an id"), own: false }, ClientId::new(22));
    c.board.apply(VOICE_OF_B, &[&content]).expect("an update");
    c.board.settle();
    assert!(c.board.tree().is_empty());
    b.undoes();
    assert_eq!(b.board.inputs().count(), 0);
    assert_eq!(a.reads(), before);
}

#[test]
fn what_of_several_commands_could_not_be_done_is_not_done_by_a_replay_either() {
    let (mut a, mut b) = two_at_a_tree();
    let under_nobody = Place { parent: Some(note("nobody")), side: Side::None, at: Position::Last };
    let lost = Command::Create { id: note("x"), kind: NoteKind::Cause, place: under_nobody, text: "lost".into() };
    let done = a.does(Command::Several(vec![
        lost,
        recolour("c1", "yellow"),
        Command::Delete { notes: vec![note("nobody"), note("c2")] },
    ]));
    let expected = vec![recolour("c1", "yellow"), Command::Delete { notes: vec![note("c2")] }];
    assert_eq!(done.command.intention(), &Command::Several(expected));
    b.board.replay(&done.command, Moment { now_ms: 1 }).expect("replayed");
    b.board.settle();
    assert_eq!(a.reads(), b.reads());
}

#[test]
fn what_was_done_to_a_note_offline_is_done_though_a_peer_put_it_in_the_bin() {
    let (mut a, mut b) = two_at_a_tree();
    let coloured = a.does(recolour("c1", "yellow"));
    let moved = a.moves("c1", "c2");
    let deleted = a.does(Command::Delete { notes: vec![note("c1")] });
    b.does(Command::Delete { notes: vec![note("c1")] });
    for done in [coloured, moved, deleted] {
        b.board.replay(&done.command, Moment { now_ms: 1 }).expect("replayed");
    }
    b.board.settle();
    b.does(Command::Restore { notes: vec![note("c1")] });
    assert_eq!(colour(&b, "c1").as_deref(), Some("yellow"));
    assert_eq!(b.board.tree().parent(&note("c1")), Some(&note("c2")));
}
