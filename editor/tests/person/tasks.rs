//! A makes tasks of notes.

use crate::hand::TestEditor;
use editor::{Request, actions::Barred, announce::Said};

#[test]
fn a_key_asks_what_is_to_be_done_about_the_selected_note() {
    let mut a = TestEditor::demo();
    a.editor.set_tasking(true);
    a.click("a1").key("Alt o");
    assert_eq!(a.requests.last(), Some(&Request::MakeTask(a.note("a1"))));
}

#[test]
fn one_who_may_only_read_the_board_makes_tasks_of_it_all_the_same() {
    let mut a = TestEditor::reading();
    a.editor.set_tasking(true);
    a.in_outline().focus_row("a1").key("Alt o");
    assert_eq!(a.requests.last(), Some(&Request::MakeTask(a.note("a1"))));
}

#[test]
fn one_who_does_not_work_in_the_project_is_told_so() {
    let mut a = TestEditor::demo();
    a.click("a1").key("Alt o");
    assert_eq!(a.said.last(), Some(&Said::CannotDo(Barred::NotInProject)));
}
