//! A writes in a note, alone and with B.

use crate::hand::TestEditor;
use board::Command;
use editor::{
    Request,
    actions::{Action, Barred, New, ToolKind, offers::Offer},
    announce::Said,
    input::{Code, Focus, Input, Key, KeyPress, Modifiers},
};

#[test]
fn a_double_press_writes_and_escape_leaves() {
    let mut a = TestEditor::demo();
    a.click("a1").click("a1");
    assert_eq!(a.editor.typing().map(|typing| typing.note), Some(a.note("a1")));
    assert!(a.requests.contains(&Request::FocusText));
    a.typing("!").key("Escape");
    assert!(a.selected().expect("still chosen").ends_with('!'));
    assert!(a.editor.typing().is_none());
}

#[test]
fn the_text_field_lies_over_the_words() {
    let mut a = TestEditor::demo();
    a.click("a1").key("Enter");
    let typing = a.editor.typing().expect("writing");
    assert!(a.rect("a1").covers(typing.rect_in_screen.expect("in sight")));
}

#[test]
fn both_write_in_one_note_and_every_letter_survives() {
    let mut a = TestEditor::demo();
    let note = a.note("a1");
    let before = a.editor.board().note(&note).expect("a note").text.to_string();
    a.click("a1").key("Enter").typing(" i dag");
    let now = format!("{before} i dag");
    a.b_does(Command::WriteText { note: note.clone(), before: now.clone(), after: format!("Jo: {now}") });
    let typing = a.editor.typing().expect("A still writes");
    assert_eq!(typing.text, format!("Jo: {before} i dag"));
    a.typing("!");
    assert_eq!(&*a.editor.board().note(&note).expect("a note").text, format!("Jo: {before} i dag!"));
}

#[test]
fn what_b_writes_waits_while_a_composes() {
    let mut a = TestEditor::demo();
    let note = a.note("a1");
    a.click("a1").key("Enter");
    let before = a.editor.typing().expect("writing").text;
    a.editor.handle(Input::Composing(true));
    a.b_does(Command::WriteText { note, before: before.clone(), after: format!("{before} B") });
    assert_eq!(a.editor.typing().expect("writing").text, before);
    let focus = Focus::Typing;
    let enter = KeyPress { key: Key::Enter, code: Code::Other, modifiers: Modifiers::NONE, focus };
    assert!(!a.editor.wants(&enter), "Enter is the input method's own");
    a.editor.handle(Input::Composing(false));
    a.frame();
    assert_eq!(a.editor.typing().expect("writing").text, format!("{before} B"));
}

#[test]
fn what_b_wrote_while_a_composed_is_left_when_the_composition_ends() {
    let mut a = TestEditor::demo();
    let note = a.note("a1");
    a.click("a1").key("Enter");
    let typing = a.editor.typing().expect("writing");
    let (before, revision) = (typing.text, typing.revision);
    a.editor.handle(Input::Composing(true));
    a.b_does(Command::WriteText { note: note.clone(), before: before.clone(), after: format!("B {before}") });
    // As browsers tell it: the letters, the end, and the letters once more, all of it before the next frame.
    let letters = Input::Typed { text: format!("{before}日本"), selected_utf16: 0..0, revision };
    a.editor.handle(letters.clone());
    a.editor.handle(Input::Composing(false));
    a.editor.handle(letters);
    a.frame();
    assert_eq!(*a.editor.board().note(&note).expect("a note").text, *format!("B {before}日本"));
    assert_eq!(a.editor.typing().expect("writing").text, format!("B {before}日本"));
}

#[test]
fn a_note_that_is_written_and_deleted_by_b_ends_the_writing_and_says_so() {
    let mut a = TestEditor::demo();
    let text = a.editor.board().note(&a.note("a2")).expect("a note").text.clone();
    a.click("a2").key("Enter").b_deletes("a2");
    assert!(a.editor.typing().is_none());
    assert!(a.said.contains(&Said::WritingTaken { text }));
    assert!(a.editor.selected().is_some(), "a neighbour has the focus");
}

#[test]
fn a_new_note_that_never_got_a_word_goes_again() {
    let mut a = TestEditor::demo();
    let before = a.outline();
    a.click("a1").choose(Action::Add(New::Cause)).key("Escape");
    assert_eq!(a.outline(), before);
    assert!(a.editor.selected().is_some());
}

#[test]
fn a_press_elsewhere_ends_the_writing() {
    let mut a = TestEditor::demo();
    a.click("a1").key("Enter").typing("x").wait_ms(1_000.0).click("a2");
    assert!(a.editor.typing().is_none());
    assert_eq!(a.editor.selected(), Some(&a.note("a2")));
}

#[test]
fn one_undo_takes_back_a_run_of_typing_and_the_field_follows() {
    let mut a = TestEditor::demo();
    let before = a.text_of("a1").expect("words");
    a.click("a1").key("Enter").typing(" i hele").wait_ms(2_000.0).typing(" landet");
    a.key("Ctrl z");
    assert_eq!(a.editor.typing().expect("A still writes").text, format!("{before} i hele"));
    a.key("Ctrl z");
    assert_eq!(a.text_of("a1"), Some(before.clone()));
    a.key("Ctrl y").key("Ctrl y");
    assert_eq!(a.text_of("a1"), Some(format!("{before} i hele landet")));
}

#[test]
fn who_leaves_the_field_for_another_place_keeps_the_focus_there() {
    let mut a = TestEditor::demo();
    a.click("a1").key("Enter").typing("x");
    a.requests.clear();
    a.editor.handle(Input::TypingLeft);
    a.frame();
    assert!(a.editor.typing().is_none());
    assert_eq!(a.requests, []);
    a.key("Enter").in_outline();
    a.requests.clear();
    a.focus_row("a2");
    assert_eq!(a.requests, [], "the row that was pressed has the focus already");
}

#[test]
fn a_text_beyond_the_limit_is_not_taken_and_the_field_shows_what_is_there() {
    let mut a = TestEditor::demo();
    let before = a.text_of("a1").expect("words");
    a.click("a1").key("Enter");
    let text = "x".repeat(board::limits::TEXT_UTF16_MAX + 1);
    let revision = a.editor.typing().expect("writing").revision;
    a.editor.handle(Input::Typed { text, selected_utf16: 0..0, revision });
    a.frame();
    assert!(a.said.contains(&Said::CannotDo(Barred::Full)));
    assert_eq!(a.editor.typing().expect("A still writes").text, before);
    a.typing("x");
    assert_ne!(a.text_of("a1"), Some(before));
}

#[test]
fn one_who_may_only_read_is_told_so() {
    let mut a = TestEditor::reading();
    a.click("a1").key("Enter");
    assert!(a.editor.typing().is_none());
    assert_eq!(a.said.last(), Some(&Said::CannotDo(Barred::ReadOnly)));
    a.key("a");
    assert_eq!(a.editor.tool(), ToolKind::Select, "there is nothing to draw an arrow with");
    a.wait_ms(1_000.0).press_note("a5").drag_to_part("a2", 0.5, 0.5).release();
    assert_eq!(a.parent("a5").as_deref(), Some("k"));
    let may = |offer: &Offer| !matches!(offer.barred, Some(Barred::ReadOnly | Barred::NotInProject));
    assert!(
        a.editor
            .offers()
            .iter()
            .filter(|offer| may(offer))
            .all(|offer| matches!(offer.action, Action::OpenInputs | Action::Fold(_) | Action::Unfold(_)))
    );
}
