//! B is here too.

use crate::hand::TestEditor;
use board::{
    Command, Place, Position, Side,
    id::NoteId,
    network::around::{Around, Audience, Looks},
    note::NoteKind,
};
use editor::{
    Request,
    announce::Said,
    geometry::{Rect, Size},
    input::Input,
};

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
fn a_flag_is_in_sight_as_a_whole_where_there_is_room_at_the_windows_edge_too() {
    let mut a = TestEditor::demo_in(Size { w: 1096.0, h: 844.0 });
    let window = Rect::new(0.0, 0.0, 1096.0, 844.0);
    for name in ["a1", "a13", "a22", "a33", "a51", "v12"] {
        let note = a.note(name);
        a.b.show(&format!(r#"{{"name":"Solveig Tveit","municipality":"Skogrand","colour":1,"selection":["{note}"]}}"#));
        a.frame();
        a.record.take();
        a.frame();
        let painted = a.record.take();
        let flag = painted.lines().find(|line| line.ends_with("r4 person-1")).expect("a flag");
        let sides = flag.split(['[', ']']).nth(1).expect("a rectangle").split(' ');
        let sides: Vec<f64> = sides.map(|side| side.parse().expect("a number")).collect();
        assert!(window.covers(Rect::new(sides[0], sides[1], sides[2], sides[3])), "{name}: {flag}");
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

#[test]
fn b_sees_a_with_the_initials_and_the_colour_that_the_network_has_given_a() {
    let mut a = TestEditor::demo();
    a.wait_ms(100.0);
    let told = |a: &TestEditor| serde_json::from_str::<serde_json::Value>(&a.b.seen).expect("a state");
    assert_eq!((&told(&a)["initials"], &told(&a)["colour"]), (&"A".into(), &0.into()), "nobody has given any yet");
    let looks = Looks { initials: "AE".into(), colour: 5 };
    a.b.around = Some(Box::new(Around { looks: looks.clone(), audience: Audience::Network }));
    a.b.greet();
    a.wait_ms(100.0);
    assert_eq!((&told(&a)["initials"], &told(&a)["colour"]), (&"AE".into(), &5.into()));
    assert_eq!(a.editor.looks(), &looks);
}
