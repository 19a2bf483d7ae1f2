//! What was done on one copy, brought to another.

use crate::person::*;
use board::link::LinkKind;
use board::note::NoteKind;
use board::{ApplyError, ClientId, Command, DocumentKind, Moment, Place, Position, Retelling, Side};

#[test]
fn what_was_run_and_undone_is_the_same_when_replayed_on_a_fresh_copy() {
    let (mut a, mut b) = two_at_a_tree();
    let moved = a.moves("c11", "c2");
    let undone = a.undoes().executed.expect("undone");
    b.moves("c2", "c1");
    for done in [moved, undone] {
        b.board.replay(&done.command, Moment { now_ms: 1 }, &mut Retelling::default()).expect("replayed");
    }
    b.board.settle();
    assert_eq!(b.reads(), "Effects effect 1\nCore core\nCauses cause 1\nCauses - cause 1.1\nCauses - cause 2");
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
        a.board.replay(&done.command, Moment { now_ms: 1 }, &mut Retelling::default()).expect("replayed");
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
    b.board.replay(&done.command, Moment { now_ms: 1 }, &mut Retelling::default()).expect("replayed");
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
        b.board.replay(&done.command, Moment { now_ms: 1 }, &mut Retelling::default()).expect("replayed");
    }
    b.board.settle();
    b.does(Command::Restore { notes: vec![note("c1")] });
    assert_eq!(colour(&b, "c1").as_deref(), Some("yellow"));
    assert_eq!(b.board.tree().parent(&note("c1")), Some(&note("c2")));
}

#[test]
fn a_command_says_which_clocks_it_wrote_and_a_pure_deletion_wrote_none() {
    let (mut a, _) = two_at_a_tree();
    let mine = ClientId::new(1);
    let clock = |a: &Person| a.board.clocks(CONTENT).get(&mine).copied().unwrap_or(0);
    let before = clock(&a);
    let coloured = a.does(recolour("c1", "yellow"));
    assert_eq!((coloured.client, coloured.clocks), (mine, before..clock(&a)));
    let before = clock(&a);
    let undone = a.undoes().executed.expect("undone");
    assert_eq!(undone.clocks, before..before);
    assert_eq!(clock(&a), before);
    assert!(!undone.update.is_empty());
}
