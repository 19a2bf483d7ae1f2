//! Links, and the vicious circles that they make.

use crate::person::*;
use board::link::LinkKind;
use board::{Command, CommandError, Moment};

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
