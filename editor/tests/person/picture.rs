//! What A sees move.

use crate::hand::TestEditor;
use editor::{
    actions::{Action, New},
    geometry::Point,
    input::{Input, Modifiers},
    limits::MOTION_MS,
    settings::Settings,
};

fn with_motion() -> TestEditor {
    let mut a = TestEditor::demo();
    let settings = Settings { reduced_motion: false, ..*a.editor.settings() };
    a.editor.set_settings(settings);
    a
}

#[test]
fn cards_go_to_their_new_places_and_are_painted_from_tiles_when_they_are_there() {
    let mut a = with_motion();
    a.click("a1").choose(Action::Add(New::Sibling)).typing("x");
    a.record.take();
    a.frame();
    assert!(!a.record.take().contains("Tile("), "on the way no tile is painted");
    assert!(a.last.again);
    a.wait_ms(MOTION_MS);
    assert!(a.record.take().contains("Tile("));
    a.frames(20);
    assert!(!a.last.again, "and then all is still");
}

#[test]
fn who_wants_less_motion_sees_none() {
    let mut a = TestEditor::demo();
    a.click("a1").choose(Action::Add(New::Sibling)).typing("x").frames(3);
    a.record.take();
    a.frame();
    assert!(!a.last.again);
}

#[test]
fn the_text_field_follows_its_card() {
    let mut a = with_motion();
    a.click("a1").key("Enter");
    let delta_px = Point::new(0.0, 30.0);
    let before = a.editor.typing().and_then(|typing| typing.rect_in_screen).expect("in sight");
    a.editor.handle(Input::Wheel { at_in_screen: Point::default(), delta_px, modifiers: Modifiers::NONE });
    a.frame();
    assert!(a.last.typing_changed);
    let now = a.editor.typing().and_then(|typing| typing.rect_in_screen).expect("in sight");
    assert_eq!(now, before.moved(Point::new(0.0, -30.0)));
}
