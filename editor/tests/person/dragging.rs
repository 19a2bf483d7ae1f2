//! A moves branches and the board with mouse and fingers.

use crate::hand::TestEditor;
use board::layout::Arrangement;
use editor::{
    Request,
    actions::{Action, ToolKind},
    announce::Said,
    geometry::Point,
    input::{Button, Input, Modifiers, Pointer, PointerKind},
    paint::Surface,
};

#[test]
fn a_branch_hangs_from_the_card_that_it_is_dropped_on() {
    let mut a = TestEditor::demo();
    a.press_note("a5").drag_to_part("a2", 0.5, 0.5).release();
    assert_eq!(a.parent("a5").as_deref(), Some("a2"));
    assert!(a.said.iter().any(|said| matches!(said, Said::WouldMoveUnder { .. })));
    a.key("Ctrl z");
    assert_eq!(a.parent("a5").as_deref(), Some("k"));
}

#[test]
fn between_two_siblings_it_becomes_their_sibling() {
    let mut a = TestEditor::demo();
    a.press_note("a5").drag_to_part("a2", 0.1, 0.5).release();
    assert_eq!(a.row("a5"), ["a1", "a5", "a2", "a3", "a4"]);
}

#[test]
fn the_core_takes_causes_at_its_lower_half_and_effects_at_its_upper() {
    let mut a = TestEditor::demo();
    a.press_note("a11").drag_to_part("k", 0.5, 0.8).release();
    assert_eq!(a.row("a11").last().map(String::as_str), Some("a11"));
    assert_eq!(a.parent("a11").as_deref(), Some("k"));
    a.press_note("a12").drag_to_part("k", 0.5, 0.2).release();
    assert!(a.rect("a12").y < a.rect("k").y, "it stands over the core now");
}

#[test]
fn nothing_is_written_while_it_is_carried_and_nothing_when_it_is_dropped_on_the_ground() {
    let mut a = TestEditor::demo();
    let before = a.outline();
    let b_before = a.b.board.encode_all(crate::peer::BOARD).expect("open");
    a.press_note("a1").drag_to(20.0, 1_900.0);
    a.record.take();
    a.drag_to(40.0, 1_900.0);
    assert!(!a.record.take().contains("Tile("), "no tile is touched by a drag");
    a.release();
    assert_eq!(a.outline(), before);
    assert_eq!(a.b.board.encode_all(crate::peer::BOARD).expect("open"), b_before);
    assert_eq!(a.said.last(), Some(&Said::MoveCancelled));
}

#[test]
fn escape_puts_it_back() {
    let mut a = TestEditor::demo();
    a.press_note("a5").drag_to_part("a2", 0.5, 0.5).key("Escape").release();
    assert_eq!(a.parent("a5").as_deref(), Some("k"));
}

#[test]
fn a_branch_is_never_dropped_into_itself() {
    let mut a = TestEditor::demo();
    a.press_note("a1").drag_to_part("a11", 0.5, 0.5).release();
    assert_eq!(a.parent("a1").as_deref(), Some("k"));
}

#[test]
fn a_note_deleted_by_a_peer_ends_the_drag() {
    let mut a = TestEditor::demo();
    a.press_note("a5").drag_to_part("a2", 0.5, 0.5).b_deletes("a5");
    assert!(a.said.contains(&Said::DragTaken));
    let before = a.outline();
    a.release();
    assert_eq!(a.outline(), before);
}

#[test]
fn a_target_deleted_by_a_peer_is_no_target_any_more() {
    let mut a = TestEditor::demo();
    a.press_note("a5").drag_to_part("a2", 0.5, 0.5).b_deletes("a2");
    a.release();
    assert!(a.editor.board().tree().find(&a.note("a5")).is_some());
}

#[test]
fn the_ground_is_dragged_and_the_core_stays_with_it() {
    let mut a = TestEditor::demo();
    let before = a.rect("k");
    a.press(20.0, 1_900.0).drag_to(120.0, 1_850.0).release();
    assert_eq!(a.rect("k"), before.moved(Point::new(100.0, -50.0)));
    let before = a.rect("k");
    a.press_note("k").drag_to(before.x + 10.0, before.y + 300.0).release();
    assert_eq!(a.parent("a1").as_deref(), Some("k"));
}

#[test]
fn a_finger_moves_the_board_until_a_card_is_chosen() {
    let mut a = TestEditor::demo();
    let before = a.rect("a5");
    let Point { x, y } = before.center();
    a.with_finger().press(x, y);
    assert_eq!(a.editor.selected(), Some(&a.note("a5")), "a press chooses");
    a.release();
    a.wait_ms(1_000.0).press_note("a5").drag_to_part("a2", 0.5, 0.5).release();
    assert_eq!(a.parent("a5").as_deref(), Some("a2"), "and then a finger carries it");
}

#[test]
fn two_fingers_zoom_and_drag_nothing() {
    let mut a = TestEditor::demo();
    let before = a.outline();
    let zoom = a.editor.zoom();
    let Point { x, y } = a.rect("a5").center();
    let finger = |id, x, y| Pointer {
        id,
        kind: PointerKind::Touch,
        button: Button::Primary,
        at_in_screen: Point::new(x, y),
        modifiers: Modifiers::NONE,
    };
    a.editor.handle(Input::PointerDown(finger(1, x, y)));
    a.editor.handle(Input::PointerDown(finger(2, x + 100.0, y)));
    a.editor.handle(Input::PointerMove(finger(2, x + 200.0, y)));
    a.editor.handle(Input::PointerUp(finger(1, x, y)));
    a.editor.handle(Input::PointerMove(finger(2, x + 900.0, y + 50.0)));
    a.editor.handle(Input::PointerUp(finger(2, x + 900.0, y + 50.0)));
    a.frame();
    assert_eq!(a.editor.zoom(), zoom * 2.0);
    assert_eq!(a.outline(), before);
}

#[test]
fn the_board_scrolls_when_something_is_held_at_its_edge() {
    let mut a = TestEditor::demo();
    let before = a.rect("k");
    a.press_note("a5").drag_to(2_999.0, 1_000.0);
    a.frames(60);
    assert!(a.rect("k").x < before.x - 100.0, "the board moves out of the way");
    a.key("Escape");
}

#[test]
fn a_link_is_drawn_by_a_drag_or_by_two_presses() {
    let mut a = TestEditor::demo();
    let links = a.editor.board().links().count();
    a.choose(Action::Use(ToolKind::Link)).press_note("a11").drag_to_part("a5", 0.5, 0.5).release();
    assert_eq!(a.editor.board().links().count(), links + 1);
    assert_eq!(a.editor.tool(), ToolKind::Select, "one line, and the hand chooses again");
    a.choose(Action::Use(ToolKind::Link)).click("a12").wait_ms(1_000.0).click("a5");
    assert_eq!(a.editor.board().links().count(), links + 2);
}

#[test]
fn the_overlay_alone_shows_what_is_carried() {
    let mut a = TestEditor::demo();
    a.press_note("a5").drag_to_part("a2", 0.5, 0.5);
    a.record.take();
    a.frame();
    let painted = a.record.take();
    let overlay = painted.split(&format!("{:?}", Surface::Overlay)).nth(1).expect("an overlay");
    assert!(overlay.contains("«Hver enhet planlegger»") || overlay.contains("Hver enhet"), "{overlay}");
}

#[test]
fn a_finger_held_still_asks_for_the_menu() {
    let mut a = TestEditor::demo();
    a.with_finger().press_note("a5").frames(40);
    assert!(a.requests.iter().any(|request| matches!(request, Request::OpenMenu { .. })));
    assert_eq!(a.editor.selected(), Some(&a.note("a5")));
}

#[test]
fn in_a_column_the_edge_that_is_nearer_the_trunk_means_before() {
    let mut a = TestEditor::demo();
    a.choose(Action::Arrange(Some(Arrangement::Compact)));
    a.press_note("a13").drag_to_part("a11", 0.5, 0.1).release();
    assert_eq!(a.row("a11"), ["a13", "a11", "a12"], "causes grow downwards");
    a.press_note("v12").drag_to_part("v11", 0.5, 0.9).release();
    assert_eq!(a.row("v11"), ["v12", "v11"], "effects grow upwards");
    assert!(a.rect("v12").y > a.rect("v11").y);
}

#[test]
fn while_the_space_bar_is_held_a_drag_moves_the_board_and_then_the_tool_is_back_in_the_hand() {
    let mut a = TestEditor::demo();
    let (before, at) = (a.outline(), a.rect("a5"));
    a.editor.handle(Input::SpaceHeld(true));
    a.frame();
    assert_eq!(a.editor.tool(), ToolKind::Hand);
    // Keys repeat.
    a.editor.handle(Input::SpaceHeld(true));
    a.press_note("a5").drag_to_part("a2", 0.5, 0.5).release();
    assert_ne!(a.rect("a5"), at, "the board has moved");
    a.editor.handle(Input::SpaceHeld(false));
    a.frame();
    assert_eq!(a.editor.tool(), ToolKind::Select);
    assert_eq!((a.outline(), a.selected()), (before, None));

    a.press_note("a5").drag_to_part("a2", 0.5, 0.5);
    a.editor.handle(Input::SpaceHeld(true));
    a.release();
    assert_eq!(a.parent("a5").as_deref(), Some("a2"), "what was carried already is put down where it is");
}
