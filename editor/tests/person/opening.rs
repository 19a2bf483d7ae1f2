//! How a board opens.

use crate::hand::TestEditor;
use board::layout::Arrangement;
use editor::{
    actions::{Action, Panel},
    geometry::{Point, Rect, Size},
    limits::OPENING_TEXT_MIN_PX,
    paint::Font,
};
use std::collections::BTreeSet;

#[test]
fn no_board_opens_with_card_text_that_is_too_small() {
    for (w, h) in [(1440.0, 900.0), (1090.0, 844.0), (390.0, 700.0), (3000.0, 2000.0)] {
        let a = TestEditor::demo_in(Size { w, h });
        let text_px = Font::Card.size() * a.editor.zoom();
        assert!(text_px >= OPENING_TEXT_MIN_PX - 1e-9, "{w}×{h}: {text_px}");
        let core = a.rect("k");
        assert!(core.x < w && core.right() > 0.0 && core.y < h && core.bottom() > 0.0, "the core is in sight");
    }
}

#[test]
fn a_tree_too_wide_for_its_window_closes_no_more_than_its_height_asks_for() {
    // A laptop's window with the panel open: five columns of causes and one of constraints are too wide.
    let a = TestEditor::demo_in(Size { w: 1096.0, h: 844.0 });
    let seen = |level| {
        let tree = a.editor.board().tree();
        let at_level = a.editor.board().notes().filter(|note| tree.find(&note.id).is_some_and(|p| p.level() == level));
        at_level.filter(|note| a.editor.rect_in_screen(&note.id).is_some()).count()
    };
    assert!(seen(1) > 0 && seen(2) > 0, "{} and {}", seen(1), seen(2));
}

#[test]
fn a_large_window_shows_every_card() {
    let a = TestEditor::demo();
    for note in a.editor.board().notes() {
        assert!(a.editor.rect_in_screen(&note.id).is_some(), "{}", note.text);
    }
}

#[test]
fn the_arrangement_is_the_one_that_is_read_larger_until_the_person_chooses() {
    let mut a = TestEditor::demo_in(Size { w: 1440.0, h: 900.0 });
    assert_eq!(a.editor.arrangement(), Arrangement::Compact);
    a.choose(Action::Arrange(Some(Arrangement::Classic)));
    assert_eq!(a.editor.arrangement(), Arrangement::Classic);
    a.choose(Action::Arrange(None));
    assert_eq!(a.editor.arrangement(), Arrangement::Compact);
}

#[test]
fn the_picture_of_the_demo_tree() {
    for (arrangement, name) in [(Arrangement::Compact, "compact"), (Arrangement::Classic, "classic")] {
        let mut a = TestEditor::demo();
        a.choose(Action::UnfoldAll(Panel::Board)).choose(Action::Arrange(Some(arrangement)));
        a.editor.colours_changed();
        a.record.take();
        a.wait_ms(1_000.0).frames(20);
        insta::assert_snapshot!(name, looks(&a.record.take()));
    }
}

/// How everything looks, but not where: each card by itself, things on it counted from its corner; then the kinds of
/// lines. So another layout is not another look.
fn looks(painted: &str) -> String {
    let (mut cards, mut lines) = (BTreeSet::new(), BTreeSet::new());
    let mut card: Option<(Rect, String)> = None;
    let mut in_tile = false;
    for line in painted.lines() {
        if !line.starts_with(' ') {
            in_tile = line.starts_with("Tile(");
        }
        let act = line.trim_start();
        let (Some((what, rest)), true) = (act.split_once(' '), in_tile && line.starts_with(' ')) else { continue };
        match what {
            "rect" => {
                if let Some((_, done)) = card.take() {
                    cards.insert(done);
                }
                let (place, look) = rest.trim_start_matches('[').split_once(']').expect("a rectangle");
                let [x, y, w, h] = numbers(place)[..] else { panic!("{act}") };
                card = Some((Rect::new(x, y, w, h), format!("card {w} × {h}{look}\n")));
            }
            "text" | "icon" => {
                let Some((rect, looks)) = &mut card else { continue };
                let (name, rest) = match what {
                    "icon" => rest.split_once(" [").expect("a place"),
                    _text => ("text", rest),
                };
                let (place, look) = rest.split_once(if what == "icon" { ']' } else { ' ' }).expect("a place");
                let at = numbers(place);
                if rect.grown(20.0).contains(Point::new(at[0], at[1])) {
                    *looks += &format!("  {name} {:.1},{:.1} {}\n", at[0] - rect.x, at[1] - rect.y, look.trim());
                }
            }
            "line" | "polygon" => {
                let look = rest.rsplit(' ').take_while(|word| !word.contains(',')).collect::<Vec<_>>();
                let look = look.into_iter().rev().collect::<Vec<_>>().join(" ");
                lines.insert(format!("{what} {look}\n"));
            }
            _ground => {}
        }
    }
    cards.extend(card.map(|(_, done)| done));
    cards.into_iter().chain(lines).collect()
}

fn numbers(text: &str) -> Vec<f64> {
    text.split([' ', ',']).filter_map(|number| number.parse().ok()).collect()
}
