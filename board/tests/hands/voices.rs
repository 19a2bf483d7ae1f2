//! Innspill.

use crate::person::*;
use board::id::{DocumentId, PersonId};
use board::input::{InputKind, Target};
use board::{ClientId, Command, CommandError, DocumentKind, Moment};

const VOICE_OF_B: DocumentId = DocumentId(2);

#[test]
fn an_innspill_is_its_voice_owners_and_has_no_say_in_the_tree() {
    let (mut a, mut b) = two_at_a_tree();
    let b_is: PersonId = "b".parse().expect("an id");
    b.board.open(VOICE_OF_B, DocumentKind::Voice { owner: b_is.clone(), own: true }, ClientId::new(20));
    a.board.open(VOICE_OF_B, DocumentKind::Voice { owner: b_is.clone(), own: false }, ClientId::new(21));
    let on_c1 = Target::Note(note("c1"));
    let given = b.does(Command::GiveInput {
        id: "i1".parse().expect("an id"),
        target: on_c1.clone(),
        kind: InputKind::Wish,
        text: "more".into(),
    });
    assert_eq!(given.document, VOICE_OF_B);
    a.board.apply(VOICE_OF_B, &[&given.update]).expect("an update");
    assert_eq!(a.board.settle().inputs.len(), 1);
    let inputs = a.board.inputs_on(&on_c1);
    assert_eq!((inputs[0].author.clone(), &*inputs[0].text), (b_is, "more"));
    // A can't write in B's voice, and has none of its own here.
    let withdrawn = a.board.run(Command::WithdrawInput { input: "i1".parse().expect("an id") }, Moment { now_ms: 1 });
    assert_eq!(withdrawn, Err(CommandError::NotOpen));
    // Content smuggled into a voice is not read.
    let content = a.board.encode_all(CONTENT).expect("open");
    let before = a.reads();
    let mut c = Person::new("c", 9);
    c.board.open(VOICE_OF_B, DocumentKind::Voice { owner: "b".parse().expect("an id"), own: false }, ClientId::new(22));
    c.board.apply(VOICE_OF_B, &[&content]).expect("an update");
    c.board.settle();
    assert!(c.board.tree().is_empty());
    b.undoes();
    assert_eq!(b.board.inputs().count(), 0);
    assert_eq!(a.reads(), before);
}
