//! Innspill: what people say about each other's boards, and what becomes of it.

use crate::person::*;
use board::answer::AnswerStatus;
use board::id::{DocumentId, InputId, PersonId};
use board::input::{InputKey, InputKind, Target};
use board::note::NoteKind;
use board::{
    ClientId, Command, CommandError, DocumentKind, Executed, InputCommand, Moment, Place, Position, Retelling, Side,
};

const VOICE_OF_A: DocumentId = DocumentId(21);
const VOICE_OF_B: DocumentId = DocumentId(22);

/// A at her own tree, and B who gives innspill to it; each reads the other's voice.
fn owner_and_giver() -> (Person, Person) {
    let (mut a, mut b) = two_at_a_tree();
    for (voice, owner) in [(VOICE_OF_A, "a"), (VOICE_OF_B, "b")] {
        let owner: PersonId = owner.parse().expect("an id");
        for (number, person) in [&mut a, &mut b].into_iter().enumerate() {
            let own = person.board.me().id == owner;
            let client = ClientId::new(voice.0 as u64 * 10 + number as u64);
            person.board.open(voice, DocumentKind::Voice { owner: owner.clone(), own }, client);
        }
    }
    (a, b)
}

fn tell(from: &Person, to: &mut Person) {
    for document in [CONTENT, VOICE_OF_A, VOICE_OF_B] {
        let mine = to.board.state_vector(document).expect("open");
        let update = from.board.encode_since(document, &mine).expect("open");
        to.board.apply(document, &[&update]).expect("an update");
    }
    to.board.settle();
}

fn input(id: &str) -> InputId {
    id.parse().expect("an id")
}

fn of_b(id: &str) -> InputKey {
    InputKey { document: VOICE_OF_B, id: input(id) }
}

fn give(id: &str, target: Target, text: &str) -> Command {
    Command::GiveInput { id: input(id), target, kind: InputKind::Wish, text: text.into() }
}

fn write(id: &str, before: &str, after: &str) -> Command {
    Command::WriteInput { input: input(id), before: before.into(), after: after.into() }
}

fn answer(id: &str, to: InputKey, status: AnswerStatus, text: &str) -> Command {
    let id = id.parse().expect("an id");
    Command::Input(InputCommand::Answer { id, to, status, text: text.into() })
}

fn comment(id: &str, on: InputKey, text: &str) -> Command {
    Command::Input(InputCommand::Comment { id: id.parse().expect("an id"), on, text: text.into() })
}

fn refused(person: &mut Person, command: Command) -> CommandError {
    person.board.run(command, Moment { now_ms: 9000 }).map(|_: Executed| ()).expect_err("it is refused")
}

fn thread(person: &Person, on: &InputKey) -> Vec<String> {
    person.board.thread(on).iter().map(|comment| format!("{}: {}", comment.author, comment.text)).collect()
}

#[test]
fn an_innspill_is_its_voice_owners_and_has_no_say_in_the_tree() {
    let (mut a, mut b) = owner_and_giver();
    let before = a.reads();
    let on_c1 = Target::Note(note("c1"));
    let given = b.does(give("i1", on_c1.clone(), "more"));
    assert_eq!(given.document, VOICE_OF_B);
    a.board.apply(VOICE_OF_B, &[&given.update]).expect("an update");
    assert_eq!(a.board.settle().inputs.len(), 1);
    let inputs = a.board.inputs_on(&on_c1);
    assert_eq!((inputs[0].author.as_str(), &*inputs[0].text), ("b", "more"));
    // A can't write in B's voice; in A's own, there is no such innspill.
    assert_eq!(refused(&mut a, write("i1", "more", "less")), CommandError::NoInput(input("i1")));
    b.undoes();
    assert_eq!(b.board.inputs().count(), 0);
    assert_eq!(a.reads(), before);
}

#[test]
fn content_smuggled_into_a_voice_is_not_read() {
    let (mut a, mut b) = owner_and_giver();
    b.does(give("i1", Target::Board, "more"));
    tell(&b, &mut a);
    a.does(answer("a1", of_b("i1"), AnswerStatus::Adopted, "yes"));
    let content = a.board.encode_all(CONTENT).expect("open");
    let mut c = Person::new("c", 9);
    c.board.open(VOICE_OF_B, DocumentKind::Voice { owner: "b".parse().expect("an id"), own: false }, ClientId::new(22));
    c.board.apply(VOICE_OF_B, &[&content]).expect("an update");
    c.board.settle();
    assert!(c.board.tree().is_empty());
    assert_eq!(c.board.answer(&of_b("i1")), None);
}

#[test]
fn a_giver_changes_and_withdraws_an_innspill_until_it_is_answered() {
    let (mut a, mut b) = owner_and_giver();
    for id in ["i1", "i2"] {
        b.does(give(id, Target::Note(note("c1")), "more"));
    }
    b.does(write("i1", "more", "more time"));
    b.does(Command::Input(InputCommand::SetKind { input: input("i1"), kind: InputKind::Question }));
    b.does(Command::WithdrawInput { input: input("i2") });
    tell(&b, &mut a);
    let seen = a.board.inputs_on(&Target::Note(note("c1")));
    assert_eq!(
        seen.iter().map(|input| (&*input.text, input.kind)).collect::<Vec<_>>(),
        [("more time", InputKind::Question)]
    );
    a.does(answer("a1", of_b("i1"), AnswerStatus::Noted, ""));
    tell(&a, &mut b);
    let answered = CommandError::Answered(input("i1"));
    assert_eq!(refused(&mut b, write("i1", "more time", "all the time")), answered);
    assert_eq!(refused(&mut b, Command::WithdrawInput { input: input("i1") }), answered);
    let kind = Command::Input(InputCommand::SetKind { input: input("i1"), kind: InputKind::Like });
    assert_eq!(refused(&mut b, kind), answered);
    // Nor by the back door: undo goes past what has been answered.
    while b.board.undo(Moment { now_ms: 9001 }).is_some() {}
    b.board.settle();
    assert_eq!(
        b.board.input(&of_b("i1")).map(|input| (&*input.text, input.deleted.is_none())),
        Some(("more time", true))
    );
    // Opened again, it is the giver's again.
    a.does(Command::Input(InputCommand::SetStatus {
        answer: "a1".parse().expect("an id"),
        status: AnswerStatus::Open,
    }));
    tell(&a, &mut b);
    b.does(Command::WithdrawInput { input: input("i1") });
}

#[test]
fn an_answer_says_status_line_and_who_and_can_be_undone() {
    let (mut a, mut b) = owner_and_giver();
    b.does(give("i1", Target::Note(note("c1")), "more"));
    tell(&b, &mut a);
    assert_eq!(a.board.inputs_counted(&Target::Note(note("c1"))).unanswered, 1);
    a.does(answer("a1", of_b("i1"), AnswerStatus::Parked, "In spring."));
    tell(&a, &mut b);
    let seen = b.board.answer(&of_b("i1")).expect("answered");
    let who = seen.who.as_ref().map(PersonId::as_str);
    assert_eq!((seen.status, &*seen.text, who), (AnswerStatus::Parked, "In spring.", Some("a")));
    assert_eq!(b.board.inputs_in_all().unanswered, 0);
    a.undoes();
    tell(&a, &mut b);
    assert_eq!(b.board.status(&of_b("i1")), AnswerStatus::Open);
    a.redoes();
    assert_eq!(a.board.status(&of_b("i1")), AnswerStatus::Parked);
}

#[test]
fn two_who_answer_at_once_are_both_kept_and_the_later_one_counts_everywhere() {
    let (mut a, mut b) = owner_and_giver();
    b.does(give("i1", Target::Board, "more"));
    tell(&b, &mut a);
    a.now_ms = 5000;
    a.does(answer("a1", of_b("i1"), AnswerStatus::Parked, "Later."));
    b.now_ms = 6000;
    b.does(answer("a2", of_b("i1"), AnswerStatus::Adopted, "Done."));
    tell(&a, &mut b);
    tell(&b, &mut a);
    for person in [&a, &b] {
        assert_eq!(person.board.status(&of_b("i1")), AnswerStatus::Adopted);
        assert_eq!(person.board.answers(&of_b("i1")).len(), 2);
    }
}

#[test]
fn a_thread_is_each_speakers_own_resolves_and_outlives_the_note() {
    let (mut a, mut b) = owner_and_giver();
    b.does(give("i1", Target::Note(note("c11")), "more"));
    tell(&b, &mut a);
    a.now_ms = 2000;
    a.does(comment("k1", of_b("i1"), "More of what?"));
    tell(&a, &mut b);
    b.now_ms = 3000;
    b.does(comment("k2", of_b("i1"), "Time."));
    tell(&b, &mut a);
    assert_eq!(thread(&a, &of_b("i1")), ["a: More of what?", "b: Time."]);
    let not_mine = Command::Input(InputCommand::WithdrawComment { comment: "k2".parse().expect("an id") });
    assert!(matches!(refused(&mut a, not_mine), CommandError::NoComment(_)));
    a.does(Command::Input(InputCommand::Resolve { thread: of_b("i1"), resolved: true }));
    a.does(Command::Delete { notes: vec![note("c11")] });
    tell(&a, &mut b);
    assert!(b.board.resolved(&of_b("i1")));
    assert_eq!(thread(&b, &of_b("i1")).len(), 2);
    // Its giver takes it back: what others said about it is still there.
    b.does(Command::WithdrawInput { input: input("i1") });
    tell(&b, &mut a);
    assert_eq!(a.board.withdrawn_with_thread().count(), 1);
    b.does(Command::Input(InputCommand::WithdrawComment { comment: "k2".parse().expect("an id") }));
    tell(&b, &mut a);
    assert_eq!(thread(&a, &of_b("i1")), ["a: More of what?"]);
    a.undoes();
    a.undoes();
    assert!(!a.board.resolved(&of_b("i1")));
}

#[test]
fn a_note_made_of_an_innspill_keeps_its_origin_and_is_undone_with_the_answer() {
    let (mut a, mut b) = owner_and_giver();
    b.does(give("i1", Target::Note(note("c1")), "more"));
    tell(&b, &mut a);
    let place = Place { parent: Some(note("c1")), side: Side::None, at: Position::Last };
    a.does(Command::Several(vec![
        Command::Create { id: note("new"), kind: NoteKind::Cause, place, text: "More".into() },
        Command::Input(InputCommand::SetOrigin { note: note("new"), input: of_b("i1") }),
        answer("a1", of_b("i1"), AnswerStatus::Adopted, "Added."),
    ]));
    tell(&a, &mut b);
    let made: Vec<_> = b.board.adopted().map(|(input, note)| (input.clone(), note.id.clone())).collect();
    assert_eq!(made, [(of_b("i1"), note("new"))]);
    a.undoes();
    assert_eq!((a.board.adopted().count(), a.board.status(&of_b("i1"))), (0, AnswerStatus::Open));
    a.redoes();
    assert_eq!((a.board.adopted().count(), a.board.status(&of_b("i1"))), (1, AnswerStatus::Adopted));
}

#[test]
fn what_was_said_offline_is_said_when_replayed_though_it_was_answered_meanwhile() {
    let (mut a, mut b) = owner_and_giver();
    b.does(give("i1", Target::Board, "more"));
    tell(&b, &mut a);
    let changed = b.does(write("i1", "more", "much more"));
    a.does(answer("a1", of_b("i1"), AnswerStatus::Noted, ""));
    b.board.open(VOICE_OF_B, DocumentKind::Voice { owner: "b".parse().expect("an id"), own: true }, ClientId::new(77));
    tell(&a, &mut b);
    b.board
        .replay(&changed.command, Moment { now_ms: 9000 }, &mut Retelling::default())
        .expect("replayed")
        .expect("there was something to do");
    tell(&b, &mut a);
    assert_eq!(a.board.input(&of_b("i1")).map(|input| &*input.text), Some("much more"));
}
