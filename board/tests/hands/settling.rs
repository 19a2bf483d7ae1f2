//! What is said to have changed, and no more.

use crate::person::*;
use board::{Changes, Command, Moment};

/// Runs the command at A and brings it to B; both are told the same, but for whose it is.
#[track_caller]
fn check(command: Command, expected: Changes) {
    let (mut a, mut b) = two_at_a_tree();
    let done = a.board.run(command, Moment { now_ms: 5000 }).expect("the command can be run");
    assert_eq!(a.board.settle(), expected);
    b.board.apply(CONTENT, &[&done.update]).expect("an update");
    assert_eq!(b.board.settle(), Changes { by_others: true, ..expected });
    assert!(a.board.settle().is_empty() && b.board.settle().is_empty(), "it is said once");
}

#[test]
fn a_text_concerns_its_note_alone() {
    let write = Command::WriteText { note: note("c1"), before: "cause 1".into(), after: "cause one".into() };
    check(write, Changes { notes: [note("c1")].into(), ..Changes::default() });
}

#[test]
fn a_deletion_concerns_its_note_and_the_tree() {
    let delete = Command::Delete { notes: vec![note("c11")] };
    check(delete, Changes { notes: [note("c11")].into(), tree_changed: true, ..Changes::default() });
}

#[test]
fn another_core_concerns_the_tree_and_the_board() {
    let core = Command::SetCore { note: note("c1") };
    check(core, Changes { tree_changed: true, core_changed: true, facts_changed: true, ..Changes::default() });
}

#[test]
fn a_title_concerns_the_board() {
    check(Command::SetTitle { title: "Heltid".into() }, Changes { facts_changed: true, ..Changes::default() });
}
