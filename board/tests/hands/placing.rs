//! Where notes stand, whoever moves what.

use crate::person::*;
use board::note::NoteKind;
use board::problem_tree::Group;
use board::{Command, Place, Position, Side};
use yrs::updates::decoder::Decode;
use yrs::{Map, Transact};

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
fn two_lists_typed_at_once_after_the_same_note_do_not_interleave() {
    let (mut a, mut b) = two_at_a_tree();
    for (person, name) in [(&mut a, "a"), (&mut b, "b")] {
        let mut last = note("c1");
        for item in 0..10 {
            let id = note(&format!("{name}{item}"));
            let place = Place { parent: Some(note("k")), side: Side::Cause, at: Position::After(last) };
            person.does(Command::Create { id: id.clone(), kind: NoteKind::Cause, place, text: name.into() });
            last = id;
        }
    }
    meet(&mut [&mut a, &mut b]);
    assert_eq!(a.reads(), b.reads());
    let texts: Vec<_> =
        a.board.tree().tops(Group::Causes).map(|id| a.board.note(id).expect("there").text.clone()).collect();
    assert_eq!(texts.first().map(|text| &**text), Some("cause 1"));
    assert_eq!(texts.last().map(|text| &**text), Some("cause 2"));
    let changes = texts.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert_eq!(changes, 3, "{texts:?}");
}

#[test]
fn a_note_taken_over_from_the_bin_can_be_moved_among_those_it_came_with() {
    let (mut a, _) = two_at_a_tree();
    a.writes("c12", Some("c1"), Side::None, "cause 1.2");
    a.does(Command::Delete { notes: vec![note("c1")] });
    let to = Place { parent: Some(note("k")), side: Side::Cause, at: Position::After(note("c11")) };
    a.does(Command::Move { note: note("c2"), to });
    assert_eq!(
        a.reads(),
        "Effects effect 1\nCore core\nCauses cause 1.1\nCauses cause 2\nCauses cause 1.2\nbin cause 1"
    );
}
