//! Every limit, tried at its edge.

use board::id::{DocumentId, InputId, NoteId, PersonId};
use board::input::{InputKind, Target};
use board::interchange::{Import, TreeJson};
use board::note::{Bounds, Evidence, EvidenceStatus, NoteKind};
use board::{Board, ClientId, Command, CommandError, DocumentKind, Me, Moment, Place, Position, Side, limits};

const AT: Moment = Moment { now_ms: 1 };

fn board() -> Board {
    let id: PersonId = "ola".parse().expect("an id");
    let mut board = Board::new(Me { id: id.clone(), name: "Ola".into() }, 1);
    board.open(DocumentId(1), DocumentKind::Content, ClientId::new(1));
    board.open(DocumentId(2), DocumentKind::Voice { owner: id, own: true }, ClientId::new(2));
    board.run(create("n", ""), AT).expect("a note");
    board
}

fn note(id: &str) -> NoteId {
    id.parse().expect("test ids are ids")
}

fn create(id: &str, text: &str) -> Command {
    let place = Place { parent: None, side: Side::None, at: Position::Last };
    Command::Create { id: note(id), kind: NoteKind::Note, place, text: text.into() }
}

/// The first command is just within the limit, the second just beyond it.
#[track_caller]
fn check(limit: &'static str, within: Command, beyond: Command) {
    let mut board = board();
    assert_eq!(board.run(beyond, AT).map(|_| ()), Err(CommandError::Limit(limit)));
    assert_eq!(board.run(within, AT).map(|_| ()), Ok(()));
}

#[test]
fn texts_have_a_longest() {
    let long = |units| "x".repeat(units);
    let max = limits::TEXT_UTF16_MAX;
    check("TEXT_UTF16_MAX", create("a", &long(max)), create("a", &long(max + 1)));
    let write = |after| Command::WriteText { note: note("n"), before: String::new(), after };
    check("TEXT_UTF16_MAX", write(long(max)), write(long(max + 1)));
    // Counted as a text field counts: an emoji is two.
    check("TEXT_UTF16_MAX", write("😀".repeat(max / 2)), write("😀".repeat(max / 2 + 1)));
    let title = |units| Command::SetTitle { title: long(units) };
    check("TITLE_UTF16_MAX", title(limits::TITLE_UTF16_MAX), title(limits::TITLE_UTF16_MAX + 1));
}

#[test]
fn fields_have_a_longest_and_lists_a_most() {
    let evidence = |count, units| Command::SetEvidence {
        note: note("n"),
        evidence: vec![
            Evidence {
                status: EvidenceStatus::Assumed,
                text: Some("x".repeat(units)),
                source: None,
                url: None,
                year: None
            };
            count
        ],
    };
    check("EVIDENCE_MAX", evidence(limits::EVIDENCE_MAX, 1), evidence(limits::EVIDENCE_MAX + 1, 1));
    check("FIELD_UTF16_MAX", evidence(1, limits::FIELD_UTF16_MAX), evidence(1, limits::FIELD_UTF16_MAX + 1));
    let affected = |count, units| Command::SetAffected { note: note("n"), affected: vec!["x".repeat(units); count] };
    check("AFFECTED_MAX", affected(limits::AFFECTED_MAX, 1), affected(limits::AFFECTED_MAX + 1, 1));
    check("FIELD_UTF16_MAX", affected(1, limits::FIELD_UTF16_MAX), affected(1, limits::FIELD_UTF16_MAX + 1));
    let colour = |units| Command::Recolour { note: note("n"), colour: Some("x".repeat(units)) };
    let max = limits::COLOUR_CHARACTERS_MAX;
    check("COLOUR_CHARACTERS_MAX", colour(max), colour(max + 1));
}

#[test]
fn a_note_stays_on_the_board() {
    let bounds = |x, width| Command::Resize { note: note("n"), bounds: Bounds { x, y: 0.0, width, height: 1.0 } };
    let max = limits::COORDINATE_MAX;
    check("COORDINATE_MAX", bounds(-max, max), bounds(max * 1.1, 1.0));
    check("COORDINATE_MAX", bounds(0.0, 0.1), bounds(0.0, 0.0));
    check("COORDINATE_MAX", bounds(0.0, 1.0), bounds(f64::NAN, 1.0));
}

#[test]
fn several_commands_have_a_most_and_a_deepest() {
    let many = |count| Command::Several(vec![Command::SetTitle { title: "x".into() }; count]);
    check("SEVERAL_MAX", many(limits::SEVERAL_MAX), many(limits::SEVERAL_MAX + 1));
    let deep = |depth| {
        let title = Command::SetTitle { title: "x".into() };
        (0..depth).fold(title, |inner, _| Command::Several(vec![inner]))
    };
    check("SEVERAL_DEPTH_MAX", deep(limits::SEVERAL_DEPTH_MAX + 1), deep(limits::SEVERAL_DEPTH_MAX + 2));
}

#[test]
fn a_voice_has_a_most() {
    let give = |count| {
        let give = |index: usize| Command::GiveInput {
            id: InputId::fresh(index as u128),
            target: Target::Board,
            kind: InputKind::Like,
            text: "x".into(),
        };
        Command::Several((0..count).map(give).collect())
    };
    let mut board = board();
    board.run(give(limits::INPUTS_PER_VOICE_MAX + 1), AT).expect("most of it can be given");
    assert_eq!(board.inputs().count(), limits::INPUTS_PER_VOICE_MAX);
}

#[test]
fn a_board_has_a_most() {
    let import = |notes: usize, links: usize| {
        let nodes: Vec<_> = (0..notes)
            .map(|index| serde_json::json!({ "id": index.to_string(), "kind": "note", "text": "" }))
            .collect();
        let link = serde_json::json!({ "from": "0", "to": "1", "kind": "constrains" });
        let tree = serde_json::json!({
            "type": "problem_tree", "lang": "nb", "title": "x", "nodes": nodes, "links": vec![link; links]
        });
        let tree: TreeJson = serde_json::from_value(tree).expect("a tree");
        Command::Import(Box::new(Import { tree, seed: 1 }))
    };
    let mut board = board();
    let refused = board.run(import(limits::NOTES_MAX, 0), AT).map(|_| ());
    assert_eq!(refused, Err(CommandError::Limit("NOTES_MAX")));
    let refused = board.run(import(2, limits::LINKS_MAX + 1), AT).map(|_| ());
    assert_eq!(refused, Err(CommandError::Limit("LINKS_MAX")));
    assert_eq!(board.notes().count(), 1);
}

#[test]
fn the_oldest_step_is_forgotten_first() {
    let mut board = board();
    for step in 0..=limits::UNDO_STEPS_MAX {
        board.run(Command::SetTitle { title: step.to_string() }, AT).expect("a title");
    }
    let mut undone = 0;
    while board.undo(AT).is_some() {
        undone += 1;
    }
    assert_eq!(undone, limits::UNDO_STEPS_MAX);
    assert_eq!(&*board.facts().title, "0");
}

#[test]
fn a_note_remembers_its_last_parents() {
    let mut board = board();
    for parent in 0..=limits::TRAIL_MAX + 1 {
        board.run(create(&format!("p{parent}"), ""), AT).expect("a note");
        let to = Place { parent: Some(note(&format!("p{parent}"))), side: Side::None, at: Position::Last };
        board.run(Command::Move { note: note("n"), to }, AT).expect("moved");
    }
    let trail = &board.note(&note("n")).expect("there").placement.trail;
    assert_eq!(trail.len(), limits::TRAIL_MAX);
    assert_eq!(trail.first(), Some(&note("p8")));
}
