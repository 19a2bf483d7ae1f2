//! A board of some thousand notes: what a frame may cost, counted and not timed.

use crate::hand::TestEditor;
use editor::{
    actions::{Action, Panel, Zoom},
    geometry::{Point, Size},
    input::{Input, Modifiers},
    limits::{TILE_BYTES, TILE_BYTES_MAX},
};
use serde_json::{Value, json};

const NOTES: usize = 3_000;

fn large() -> TestEditor {
    let name = |number: usize| if number == 0 { "k".to_owned() } else { format!("n{number}") };
    let kind = |number| if number == 0 { "core" } else { "cause" };
    let nodes: Vec<Value> = (0..NOTES)
        .map(|n| json!({ "id": name(n), "kind": kind(n), "text": format!("Årsak nummer {n} i et stort tre") }))
        .collect();
    let links: Vec<Value> =
        (1..NOTES).map(|n| json!({ "from": name(n), "to": name((n - 1) / 7), "kind": "causes" })).collect();
    let tree = json!({
        "schema": "samtavle.tre/1", "type": "problem_tree", "id": "large", "lang": "nb", "title": "Et stort tre",
        "owner_org": "fjellvik", "nodes": nodes, "links": links,
    });
    TestEditor::with_tree(&tree.to_string(), Size { w: 1440.0, h: 900.0 })
}

fn count(painted: &str, what: &str) -> usize {
    painted.lines().filter(|line| line.trim_start().starts_with(what)).count()
}

#[test]
fn panning_paints_a_few_tiles_and_never_the_board() {
    let mut a = large();
    a.choose(Action::UnfoldAll(Panel::Board)).choose(Action::Zoom(Zoom::Hundred)).wait_ms(500.0).frames(20);
    let mut most = 0;
    for _ in 0..50 {
        let delta_px = Point::new(40.0, 15.0);
        let at_in_screen = Point::new(700.0, 400.0);
        a.editor.handle(Input::Wheel { at_in_screen, delta_px, modifiers: Modifiers::NONE });
        a.record.take();
        a.frame_only();
        most = most.max(count(&a.record.take(), "rect"));
    }
    assert!(most < 400, "{most} cards in one frame");
    assert!(a.record.tiles().len() <= TILE_BYTES_MAX / TILE_BYTES);
}

#[test]
fn one_letter_paints_only_the_tiles_that_its_card_is_on() {
    let mut a = large();
    let note = a.note("n1500");
    a.choose(Action::UnfoldAll(Panel::Board)).choose(Action::Select(Some(note)));
    a.wait_ms(500.0).frames(20).key("Enter");
    a.record.take();
    a.typing("x");
    let tiles = count(&a.record.take(), "Tile(");
    assert!((1..=4).contains(&tiles), "{tiles} tiles");
}

#[test]
fn all_of_it_is_shown_without_words_and_within_a_frames_work() {
    let mut a = large();
    a.choose(Action::UnfoldAll(Panel::Board)).choose(Action::Zoom(Zoom::All)).wait_ms(500.0);
    for _ in 0..100 {
        a.record.take();
        a.frame_only();
        let painted = a.record.take();
        let tiles = painted.split("Overlay").next().unwrap_or_default();
        assert_eq!(count(tiles, "text"), 0, "no words at this size");
    }
    assert!(!a.last.again, "and then it is done");
}
