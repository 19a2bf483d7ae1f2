//! Trees from files, brought in and given out.

use board::id::{DocumentId, PersonId};
use board::interchange::{Import, TreeJson, export};
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
