//! Undo and redo: one's own deeds, around what others did.

use crate::person::*;
use board::note::NoteKind;
use board::{Command, CommandError, Moment, Place, Position, Side};

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
