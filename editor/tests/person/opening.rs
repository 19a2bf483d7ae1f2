//! How a board opens.

use crate::hand::TestEditor;
use board::layout::Arrangement;
use editor::{
    actions::{Action, Panel},
    geometry::Size,
    limits::OPENING_TEXT_MIN_PX,
    paint::Font,
};

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
        insta::assert_snapshot!(name, whole_board(&a.record.take()));
    }
}

/// Of all tiles, each thing once: what is painted, not how it is cut.
fn whole_board(painted: &str) -> String {
    let mut in_tile = false;
    let mut seen = std::collections::BTreeSet::new();
    let mut picture = String::new();
    for line in painted.lines() {
        if !line.starts_with(' ') {
            in_tile = line.starts_with("Tile(");
            continue;
        }
        let ground = line.starts_with("  fill") || line.starts_with("  dots");
        let ground = ground || line.contains("rot-border-subtle");
        if in_tile && !ground && seen.insert(line.to_owned()) {
            picture += line;
            picture.push('\n');
        }
    }
    picture
}
