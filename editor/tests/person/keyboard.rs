//! A works with the keyboard alone.

use crate::hand::TestEditor;
use editor::{
    Request,
    actions::{Action, Barred, New, Panel, Zoom},
    announce::Said,
};

#[test]
fn a_tree_is_built_without_touching_the_mouse() {
    let mut a = TestEditor::empty();
    a.choose(Action::Add(New::Core)).typing("For få heltidsstillinger").key("Escape");
    a.key("Ctrl Enter").typing("Helgene").key("Tab").typing("Vakter").key("Enter").typing("Ønsker");
    a.key("Escape").choose(Action::Select(None)).choose(Action::Add(New::Effect)).typing("Uro").key("Escape");
    let wanted = "\
· Uro
· For få heltidsstillinger
▾ Helgene
  · Vakter
  · Ønsker
";
    assert_eq!(a.outline(), wanted);
}

#[test]
fn an_empty_note_is_indented_by_tab_and_ends_the_list_by_enter() {
    let mut a = TestEditor::empty();
    a.choose(Action::Add(New::Core)).typing("k").key("Escape").key("Ctrl Enter").typing("a").key("Enter");
    a.key("Tab").typing("under a").key("Enter").key("Enter");
    assert_eq!(a.outline(), "· k\n▾ a\n  · under a\n");
    assert!(a.editor.typing().is_none());
    assert_eq!(a.selected().as_deref(), Some("under a"));
}

#[test]
fn arrows_walk_to_what_lies_in_that_direction() {
    let mut a = TestEditor::demo();
    a.key("ArrowUp");
    assert_eq!(a.editor.selected(), Some(&a.note("k")), "one comes in at the core");
    a.key("ArrowDown");
    let under = a.selected().expect("a cause");
    assert!(a.rect("k").bottom() < a.rect(&under).y);
    a.key("ArrowUp");
    assert_eq!(a.editor.selected(), Some(&a.note("k")));
    a.click("a1").key("ArrowRight");
    assert_eq!(a.selected(), a.text_of("a2"));
    a.key("ArrowLeft");
    assert_eq!(a.selected(), a.text_of("a1"));
}

#[test]
fn alt_and_arrows_move_a_branch() {
    let mut a = TestEditor::demo();
    a.in_outline().focus_row("a2").key("Alt ArrowUp");
    assert_eq!(a.row("a2"), ["a2", "a1", "a3", "a4", "a5"]);
    a.key("Alt ArrowDown").key("Alt ArrowDown");
    assert_eq!(a.row("a2"), ["a1", "a3", "a2", "a4", "a5"]);
    a.key("Alt ArrowRight");
    assert_eq!(a.parent("a2").as_deref(), Some("a3"));
    a.key("Alt ArrowLeft");
    assert_eq!(a.row("a2"), ["a1", "a3", "a2", "a4", "a5"]);
    a.key("Ctrl z").key("Ctrl z").key("Ctrl z").key("Ctrl z").key("Ctrl z");
    assert_eq!(a.row("a2"), ["a1", "a2", "a3", "a4", "a5"]);
}

#[test]
fn what_cannot_be_done_is_said_with_its_reason() {
    let mut a = TestEditor::demo();
    a.in_outline().focus_row("a1").key("Alt ArrowUp").key("Alt ArrowLeft").key("Alt ArrowRight");
    a.focus_row("k").key("Alt ArrowDown");
    let barred = [Barred::IsFirst, Barred::IsOutermost, Barred::NoneBefore, Barred::IsCore];
    assert_eq!(a.said, barred.map(Said::CannotDo));
}

#[test]
fn the_focus_goes_to_the_neighbour_of_what_one_deletes_and_back_by_undo() {
    let mut a = TestEditor::demo();
    let text = a.editor.board().note(&a.note("a2")).expect("a note").text.clone();
    a.in_outline().focus_row("a2").key("Delete");
    assert!(a.said.iter().any(|said| matches!(said, Said::Deleted { text: said, .. } if *said == text)));
    assert!(a.requests.iter().any(|request| matches!(request, Request::FocusRow(_))));
    assert!(a.editor.selected().is_some());
    a.key("Ctrl z");
    assert!(a.row("a1").contains(&"a2".to_owned()));
}

#[test]
fn deleting_a_branch_takes_all_of_it_and_one_undo_brings_all_back() {
    let mut a = TestEditor::demo();
    let (before, below) = (a.outline(), a.note("a11"));
    a.click("a1").key("Shift Delete");
    assert!(a.editor.board().tree().find(&below).is_none());
    a.key("Ctrl z");
    assert_eq!(a.outline(), before);
}

#[test]
fn left_and_right_close_and_open_in_the_outline_alone() {
    let mut a = TestEditor::demo();
    a.in_outline().focus_row("a1").key("ArrowLeft");
    let row = a.editor.outline().row(&a.note("a1")).expect("a row").clone();
    assert_eq!(row.open, Some(false));
    assert!(row.hidden > 0);
    assert!(a.editor.rect_in_screen(&a.note("a11")).is_some(), "the canvas keeps its branches");
    a.key("ArrowRight").key("ArrowRight");
    assert_eq!(a.editor.selected(), Some(&a.note("a11")));
    a.key("ArrowLeft");
    assert_eq!(a.editor.outline().row(&a.note("a11")).expect("a row").open, Some(false));
    a.key("ArrowLeft");
    assert_eq!(a.editor.selected(), Some(&a.note("a1")));
}

#[test]
fn a_branch_that_is_closed_on_the_canvas_opens_for_what_is_chosen_in_it() {
    let mut a = TestEditor::demo();
    a.click("a1").choose(Action::Fold(Panel::Board));
    assert!(a.editor.rect_in_screen(&a.note("a11")).is_none());
    a.focus_row("a11");
    assert!(a.editor.rect_in_screen(&a.note("a11")).is_some());
}

#[test]
fn the_last_announcement_is_said_again() {
    let mut a = TestEditor::demo();
    a.key("ArrowUp").key("Alt r");
    let [first, again] = a.said.as_slice() else { panic!("{:?}", a.said) };
    assert_eq!(first, again);
}

#[test]
fn zooming_keeps_within_sight_and_says_how_much() {
    let mut a = TestEditor::demo();
    a.choose(Action::Zoom(Zoom::Hundred)).key("Ctrl +");
    assert_eq!(a.editor.zoom(), 1.25);
    assert_eq!(a.said.last(), Some(&Said::Zoomed { percent: 125 }));
    a.choose(Action::Zoom(Zoom::All));
    assert!(!a.last.lost);
}
