//! B is here too.

use crate::hand::TestEditor;
use board::{Command, Place, Position, Side, id::NoteId, note::NoteKind};
use editor::{Request, announce::Said, input::Input};

#[test]
fn when_b_deletes_the_focused_row_the_focus_goes_to_its_neighbour_and_that_is_said() {
    let mut a = TestEditor::demo();
    let words = |a: &TestEditor, name| a.editor.board().note(&a.note(name)).expect("a note").text.clone();
    let (gone, now) = (words(&a, "a2"), words(&a, "a3"));
    a.in_outline().focus_row("a2");
    a.b_deletes("a2");
    assert!(a.said.contains(&Said::FocusMoved { gone, now: Some(now) }), "{:?}", a.said);
    assert_eq!(a.requests.last(), Some(&Request::FocusRow(a.note("a3"))));
}

#[test]
fn when_b_deletes_a_whole_branch_the_focus_leaves_it() {
    let mut a = TestEditor::demo();
    let branch: Vec<NoteId> = a.editor.board().tree().branch(&a.note("a5")).cloned().collect();
    a.in_outline().focus_row("a51").b_does(Command::Delete { notes: branch });
    assert_eq!(a.editor.selected(), Some(&a.note("a4")));
}

#[test]
fn what_b_does_is_said_and_what_one_does_oneself_is_not_news() {
    let mut a = TestEditor::demo();
    let place = Place { parent: Some(a.note("a1")), side: Side::Cause, at: Position::Last };
    let text = "B sin årsak".to_owned();
    a.b_does(Command::Create { id: NoteId::fresh(1), kind: NoteKind::Cause, place: place.clone(), text });
    assert_eq!(a.said, [Said::OthersAdded { text: "B sin årsak".into(), count: 1 }]);
    a.said.clear();
    a.b_does(Command::Move { note: NoteId::fresh(1), to: Place { parent: Some(a.note("a2")), ..place } });
    assert_eq!(a.said, [Said::OthersMoved { text: "B sin årsak".into(), count: 1 }]);
    a.said.clear();
    a.click("a2").key("Delete");
    assert!(!a.said.iter().any(|said| matches!(said, Said::OthersDeleted { .. } | Said::OthersMoved { .. })));
}

#[test]
fn b_is_seen_with_name_and_place_and_the_name_fades() {
    let mut a = TestEditor::demo();
    a.b.show(r#"{"name":"Piotr Nowak","municipality":"Elvestad","colour":2,"cursor":[2000,50]}"#);
    a.frame();
    a.record.take();
    a.frame();
    assert!(a.record.take().contains("«Piotr Nowak · Elvestad»"));
    assert!(a.said.contains(&Said::Came { name: "Piotr Nowak".into() }) || a.last.again_at_ms.is_some());
    a.wait_ms(2_500.0);
    a.record.take();
    a.frame();
    let painted = a.record.take();
    assert!(!painted.contains("Piotr Nowak") && painted.contains("icon Cursor"), "{painted}");
}

#[test]
fn a_flag_covers_no_words() {
    let mut a = TestEditor::demo();
    for name in ["a1", "a11", "a121", "a2", "k"] {
        let note = a.note(name);
        a.b.show(&format!(r#"{{"name":"Solveig Tveit","municipality":"Skogrand","colour":1,"editing":"{note}"}}"#));
        a.frame();
        a.record.take();
        a.frame();
        assert!(a.record.take().contains("Solveig Tveit · Skogrand skriver …"), "{name}");
    }
}

#[test]
fn b_is_told_what_a_points_at_chooses_and_writes() {
    let mut a = TestEditor::demo();
    let note = a.note("a1");
    a.click("a1").key("Enter").wait_ms(100.0);
    let told: serde_json::Value = serde_json::from_str(&a.b.seen).expect("a state");
    assert_eq!(told["name"], "A");
    assert_eq!(told["municipality"], "Fjellvik");
    assert_eq!(told["selection"][0], note.as_str());
    assert_eq!(told["editing"], note.as_str());
    assert!(told["cursor"][0].is_number());
    a.editor.handle(Input::PointerGone);
    a.key("Escape").wait_ms(100.0);
    let told: serde_json::Value = serde_json::from_str(&a.b.seen).expect("a state");
    assert!(told["editing"].is_null() && told["cursor"].is_null());
}

#[test]
fn nobody_hears_of_cursors_by_ear_but_of_who_comes_and_goes_if_they_wish() {
    let mut a = TestEditor::demo();
    a.b.show(r#"{"name":"Ingrid","cursor":[1,1]}"#);
    a.frame();
    a.b.show(r#"{"name":"Ingrid","cursor":[2,2]}"#);
    a.frame();
    a.b.show("null");
    a.frames(2);
    assert_eq!(a.said, [Said::Came { name: "Ingrid".into() }, Said::Left { name: "Ingrid".into() }]);
}
