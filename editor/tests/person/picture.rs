//! What A sees move.

use crate::hand::TestEditor;
use editor::{
    actions::{Action, New, Panel, Zoom},
    geometry::Point,
    input::{Input, Modifiers},
    limits::{INPUTS_QUEUED_MAX, MOTION_MS},
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

#[test]
fn a_pill_is_easy_to_press_at_every_zoom() {
    for zoom in [1.0, 0.6, 0.4] {
        let mut a = TestEditor::demo();
        a.click("a1").choose(Action::Fold(Panel::Board)).choose(Action::Zoom(Zoom::Hundred));
        let at_in_screen = Point::new(1_500.0, 1_000.0);
        a.editor.handle(Input::Pinch { at_in_screen, factor: zoom });
        a.wait_ms(500.0);
        let card = a.rect("a1");
        // The pill is at the card's lower left; a thumb that is 11 pixels off still means it.
        let (x, y) = (card.x + 34.0 * zoom, card.bottom() + 3.5 * zoom + 11.0);
        a.press(x, y).release();
        assert!(a.editor.rect_in_screen(&a.note("a11")).is_some(), "at {zoom}");
    }
}

#[test]
fn a_flood_of_movements_leaves_the_last_one() {
    let mut a = TestEditor::demo();
    let start = a.rect("k");
    a.press(20.0, 1_900.0);
    for number in 0..3 * INPUTS_QUEUED_MAX {
        a.move_without_a_frame(20.0 + (number % 500) as f64, 1_800.0);
    }
    a.move_without_a_frame(120.0, 1_850.0);
    a.release();
    assert_eq!(a.rect("k"), start.moved(Point::new(100.0, -50.0)));
}

#[test]
fn who_is_lost_is_shown_the_way_back() {
    let mut a = TestEditor::demo();
    let delta_px = Point::new(50_000.0, 0.0);
    a.editor.handle(Input::Wheel { at_in_screen: Point::default(), delta_px, modifiers: Modifiers::NONE });
    a.frame();
    assert!(a.last.lost && a.last.view_changed);
    a.choose(Action::Zoom(Zoom::All));
    assert!(!a.last.lost);
}

#[test]
fn all_is_painted_anew_when_the_colours_change_and_nothing_when_nothing_does() {
    let mut a = TestEditor::demo();
    a.wait_ms(1_000.0).frames(20);
    a.record.take();
    a.frame();
    assert!(!a.record.take().contains("Tile("));
    a.editor.colours_changed();
    a.frame();
    assert!(a.record.take().contains("Tile("));
}

#[test]
fn when_the_fonts_have_come_every_word_is_measured_anew() {
    let mut a = TestEditor::demo();
    let before = a.rect("a1");
    a.wide_letters = true;
    a.editor.fonts_loaded();
    a.frames(2);
    assert!(a.rect("a1").h > before.h, "wider letters take more lines");
}
