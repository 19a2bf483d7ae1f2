//! Trees from files, brought in and given out.

use board::id::{DocumentId, PersonId};
use board::interchange::{Import, TreeJson, export};
use board::outline::outline;
use board::{Board, ClientId, Command, DocumentKind, Me, Moment};

const HELTID: &str = include_str!("../demo/tre-heltid.nb.json");
const REKRUTTERING: &str = include_str!("../demo/tre-rekruttering.nn.json");
const MALTRE: &str = include_str!("../demo/maltre-heltid.nb.json");

fn empty() -> Board {
    let id: PersonId = "ola".parse().expect("an id");
    let mut board = Board::new(Me { id, name: "Ola".into() }, 1);
    board.open(DocumentId(1), DocumentKind::Content, ClientId::new(1));
    board
}

fn with(json: &str) -> Board {
    let mut board = empty();
    let tree: TreeJson = serde_json::from_str(json).expect("a tree");
    board.run(Command::Import(Box::new(Import { tree, seed: 7 })), Moment { now_ms: 1 }).expect("brought in");
    board.settle();
    board
}

#[track_caller]
fn check_gives_back(json: &str) {
    let taken: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let given = serde_json::to_value(export(&with(json))).expect("JSON");
    for key in taken.as_object().expect("an object").keys() {
        if let (Some(taken), Some(given)) = (taken[key].as_array(), given[key].as_array()) {
            for (taken, given) in taken.iter().zip(given) {
                assert_eq!(taken, given);
            }
        }
    }
    assert_eq!(taken, given);
}

#[test]
fn an_export_gives_back_what_the_import_took() {
    check_gives_back(HELTID);
    check_gives_back(REKRUTTERING);
    check_gives_back(MALTRE);
}

#[test]
fn an_export_of_what_came_through_another_copy_is_the_same() {
    let (a, mut b) = (with(HELTID), empty());
    b.apply(DocumentId(1), &[&a.encode_all(DocumentId(1)).expect("open")]).expect("an update");
    b.settle();
    assert_eq!(export(&a), export(&b));
}

/// The outline as text: group, indented text, and what else a row says.
fn outline_text(board: &Board, collapsed: &[&str]) -> String {
    let collapsed = collapsed.iter().filter_map(|source| board.note_by_source(source)).map(|note| note.id.clone());
    let mut text = String::new();
    let mut group = None;
    for row in outline(board, &collapsed.collect()) {
        if group.replace(row.group) != Some(row.group) {
            text += &format!("{:?}\n", row.group);
        }
        let indent = "  ".repeat(row.depth as usize);
        text += &format!("{indent}{}/{} {}", row.position, row.set_size, row.note.text);
        let said = [
            (row.hidden > 0, format!("{} hidden", row.hidden)),
            (row.also_leads_to > 0, format!("also leads to {}", row.also_leads_to)),
            (row.circles > 0, format!("vicious circles {}", row.circles)),
            (row.constraints > 0, format!("constraints {}", row.constraints)),
        ];
        for (_, said) in said.iter().filter(|(is, _)| *is) {
            text += &format!(" · {said}");
        }
        text += &format!(" [{} {}]\n", row.role.code(), row.level);
    }
    text
}

#[test]
fn the_outline_of_the_demo_tree() {
    insta::assert_snapshot!(outline_text(&with(HELTID), &[]));
}

#[test]
fn the_outline_of_the_objective_tree() {
    insta::assert_snapshot!(outline_text(&with(MALTRE), &[]));
}

#[test]
fn a_collapsed_row_says_how_much_it_hides() {
    let text = outline_text(&with(HELTID), &["a1", "v1"]);
    assert!(text.contains("Helgevaktene er delt opp i mange små stillinger · 6 hidden [cause 1]"), "{text}");
    assert!(!text.contains("De fleste ansatte arbeider bare hver tredje helg"));
}

#[test]
fn a_note_reads_as_what_it_leads_to_and_what_it_comes_of() {
    let board = with(HELTID);
    let names = |ids: Vec<&board::id::NoteId>| {
        let name = |id| board.note(id).and_then(|note| note.source.as_ref()).map(|source| source.id.to_string());
        ids.into_iter().filter_map(name).collect::<Vec<_>>().join(" ")
    };
    let id = |source| &board.note_by_source(source).expect("in the file").id;
    assert_eq!(names(board.leads_to(id("a42"))), "a4 a22");
    assert_eq!(names(board.comes_of(id("a22"))), "a221 a42");
    assert_eq!(names(board.leads_to(id("k"))), "v1 v2 v3 v4");
    assert_eq!(names(board.comes_of(id("k"))), "a1 a2 a3 a4 a5");
    assert_eq!(names(board.comes_of(id("v11"))), "v1 v2");
    assert_eq!(names(board.leads_to(id("r1"))), "");
}
