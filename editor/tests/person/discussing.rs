//! Innspill: given, answered, made use of, and heard.

use crate::hand::TestEditor;
use crate::peer::{VOICE_OF_A, VOICE_OF_B};
use board::{
    Command, InputCommand,
    answer::AnswerStatus,
    id::{AnswerId, InputId},
    input::{InputKey, InputKind, Target},
    link::LinkKind,
};
use editor::{
    Request,
    actions::{Action, Barred, Discuss},
    announce::Said,
    discussion::{Contribution, Filter},
    reading::Mention,
};

fn give(a: &TestEditor, name: &str, text: &str) -> Discuss {
    Discuss::Give { about: Target::Note(a.note(name)), kind: InputKind::Wish, text: text.into() }
}

/// B gives an innspill on a note; with a number of its own.
fn b_gives(a: &mut TestEditor, number: u128, name: &str, text: &str) -> InputKey {
    let (id, target) = (InputId::fresh(number), Target::Note(a.note(name)));
    a.b_does(Command::GiveInput { id: id.clone(), target, kind: InputKind::Question, text: text.into() });
    InputKey { document: VOICE_OF_B, id }
}

fn b_answers(a: &mut TestEditor, to: InputKey, status: AnswerStatus, text: &str) {
    let answer = InputCommand::Answer { id: AnswerId::fresh(9), to, status, text: text.into() };
    a.b_does(Command::Input(answer));
}

fn the_only(a: &TestEditor) -> Contribution {
    let all = a.editor.contributions();
    assert_eq!(all.len(), 1);
    all.into_iter().next().expect("one")
}

#[test]
fn who_may_give_and_not_write_gives_changes_and_withdraws_until_it_is_answered() {
    let mut a = TestEditor::giving();
    a.click("a1").key("Delete");
    assert_eq!(a.said.last(), Some(&Said::CannotDo(Barred::ReadOnly)));
    a.choose(Action::Discuss(give(&a, "a1", "  ")));
    assert_eq!(a.said.last(), Some(&Said::CannotDo(Barred::NothingSaid)));
    a.choose(Action::Discuss(give(&a, "a1", "Spør dem")));
    assert_eq!(a.said.last(), Some(&Said::InputGiven));
    let given = the_only(&a);
    assert!(given.mine && given.can.change && !given.can.answer);
    assert_eq!(a.b.board.inputs().count(), 1, "B has it");

    let change = Discuss::Change {
        input: given.key.id.clone(),
        kind: InputKind::Question,
        before: "Spør dem".into(),
        after: "Spør dem alle".into(),
    };
    a.choose(Action::Discuss(change.clone()));
    assert_eq!((&*the_only(&a).text, the_only(&a).kind), ("Spør dem alle", InputKind::Question));
    // What one has said can be undone by one who may not write the board.
    a.choose(Action::Undo);
    assert_eq!(the_only(&a).kind, InputKind::Wish);

    b_answers(&mut a, given.key.clone(), AnswerStatus::Parked, "Til våren.");
    assert!(!the_only(&a).can.change);
    a.choose(Action::Discuss(Discuss::Withdraw(given.key.id)));
    assert_eq!(a.said.last(), Some(&Said::CannotDo(Barred::Answered)));
    a.choose(Action::Discuss(change));
    assert_eq!(a.said.last(), Some(&Said::CannotDo(Barred::Answered)));
}

#[test]
fn who_may_only_read_gives_nothing_and_sees_all() {
    let mut a = TestEditor::reading();
    b_gives(&mut a, 1, "a1", "Hvorfor?");
    a.choose(Action::Discuss(give(&a, "a1", "Fordi")));
    assert_eq!(a.said.last(), Some(&Said::CannotDo(Barred::ReadOnly)));
    let seen = the_only(&a);
    assert_eq!((&*seen.text, seen.can), ("Hvorfor?", Default::default()));
}

#[test]
fn an_owner_answers_in_place_and_says_it_otherwise_later() {
    let mut a = TestEditor::demo();
    let key = b_gives(&mut a, 1, "a1", "Hvorfor?");
    let answer = |status, text: &str| Action::Discuss(Discuss::Answer { to: key.clone(), status, text: text.into() });
    a.choose(answer(AnswerStatus::Noted, ""));
    assert_eq!(a.said.last(), Some(&Said::InputAnswered { status: AnswerStatus::Noted }));
    a.choose(answer(AnswerStatus::Clarified, "Fordi."));
    let seen = the_only(&a);
    assert_eq!(seen.answer.map(|answer| answer.text.to_string()), Some("Fordi.".into()));
    assert!(seen.overtaken.is_empty(), "one answer, changed");
    assert_eq!(a.b.board.status(&key), AnswerStatus::Clarified);
}

#[test]
fn a_note_made_of_an_innspill_hangs_where_it_was_given_and_says_what_it_came_of() {
    let mut a = TestEditor::demo();
    let key = b_gives(&mut a, 1, "a1", "Spør dem");
    let adopt = Discuss::Adopt { input: key.clone(), note: "Ingen har spurt dem".into(), answer: "Tatt med.".into() };
    a.choose(Action::Discuss(adopt));
    let seen = the_only(&a);
    assert_eq!((seen.status, Filter::Adopted.keeps(&seen)), (AnswerStatus::Adopted, true));
    let (note, text) = seen.became.first().expect("it became a note");
    assert_eq!(&**text, "Ingen har spurt dem");
    assert_eq!(a.editor.board().tree().parent(note), Some(&a.note("a1")));
    a.choose(Action::Undo);
    assert_eq!(the_only(&a).became, []);
    assert_eq!(the_only(&a).status, AnswerStatus::Open);
}

#[test]
fn an_innspill_outlives_its_note_and_becomes_a_note_beside_the_tree_then() {
    let mut a = TestEditor::demo();
    let key = b_gives(&mut a, 1, "a51", "Spør dem");
    let text = a.text_of("a51").expect("words");
    a.b_deletes("a51");
    let seen = the_only(&a);
    assert!(seen.about.gone && *seen.about.text == *text, "its last words are shown");
    let adopt = Discuss::Adopt { input: key, note: "Ingen har spurt dem".into(), answer: String::new() };
    a.choose(Action::Discuss(adopt));
    let (note, _) = the_only(&a).became.first().cloned().expect("it became a note");
    assert_eq!(a.editor.board().tree().parent(&note), None);
}

#[test]
fn others_innspill_on_what_one_looks_at_are_said_once_and_counted_when_many_come() {
    let mut a = TestEditor::demo();
    a.click("a1");
    a.said.clear();
    b_gives(&mut a, 1, "a2", "Et annet sted");
    assert_eq!(a.said, [], "it is not what A looks at");
    b_gives(&mut a, 2, "a1", "Hvorfor?");
    let heard = |text: &str, count| Said::OthersGave { author: None, text: text.into(), count };
    assert_eq!(a.said, [heard("Hvorfor?", 1)]);
    for number in 3..6 {
        b_gives(&mut a, number, "a1", "Enda et");
    }
    assert_eq!(a.said.len(), 1, "no flood");
    a.wait_ms(5_000.0);
    assert_eq!(a.said, [heard("Hvorfor?", 1), heard("Enda et", 3)]);
    a.wait_ms(10_000.0);
    assert_eq!(a.said.len(), 2);
}

#[test]
fn a_giver_hears_the_answer() {
    let mut a = TestEditor::giving();
    a.choose(Action::Discuss(give(&a, "a1", "Spør dem")));
    a.said.clear();
    let key = the_only(&a).key;
    assert_eq!(key.document, VOICE_OF_A);
    b_answers(&mut a, key, AnswerStatus::Adopted, "Vi spør i november.");
    let heard = Said::Answered { status: AnswerStatus::Adopted, text: "Vi spør i november.".into(), count: 1 };
    assert_eq!(a.said, [heard]);
}

#[test]
fn the_keys_for_innspill_open_those_on_the_selected_note_in_both_views() {
    let mut a = TestEditor::demo();
    a.click("a1").key("Ctrl i");
    let about = Request::OpenInputs(Target::Note(a.note("a1")));
    assert_eq!(a.requests.last(), Some(&about));
    a.requests.clear();
    a.in_outline().focus_row("a1").key("Ctrl i");
    assert_eq!(a.requests.last(), Some(&about));
}

#[test]
fn innspill_on_a_link_are_counted_on_it_and_where_it_begins_and_opened_there_by_hand_finger_and_menu() {
    for finger in [false, true] {
        let mut a = TestEditor::demo();
        if finger {
            a.with_finger();
        }
        let links = a.editor.board().links().filter(|link| a.editor.rect_in_screen(&link.from).is_some());
        let links: Vec<_> = links.map(|link| (link.id.clone(), link.from.clone(), link.kind)).collect();
        assert!(
            links.iter().any(|(.., kind)| *kind == LinkKind::Constrains),
            "also what is shown when it is asked for"
        );
        for (number, (link, from, kind)) in (1..).zip(links) {
            let (id, about) = (InputId::fresh(number), Target::Link(link.clone()));
            let (target, text) = (about.clone(), "Hvorfor?".into());
            a.b_does(Command::GiveInput { id, target, kind: InputKind::Question, text });
            a.choose(Action::Select(Some(from.clone()))).frames(3);
            assert!(a.editor.outline().row(&from).expect("a row").inputs_on_links > 0);
            let reading = a.editor.reading().expect("it is selected");
            let mentions = [&reading.leads_to, &reading.feeds_back_to, &reading.bound].into_iter().flatten();
            let of_link = |mention: &&Mention| mention.link.as_ref() == Some(&link);
            assert_eq!(mentions.filter(of_link).map(|mention| mention.inputs.all).collect::<Vec<_>>(), [1]);

            let pill = a.editor.inputs_in_screen(&about).unwrap_or_else(|| panic!("{kind:?} says it"));
            a.requests.clear();
            a.press(pill.center().x, pill.center().y).release();
            assert_eq!(a.requests, [Request::OpenInputs(about.clone())], "{kind:?}");
            a.choose(Action::OpenInputsOn(about.clone()));
            assert_eq!(a.requests.last(), Some(&Request::OpenInputs(about)));
        }
    }
}

#[test]
fn the_count_on_a_link_covers_no_words_and_no_other_count() {
    let mut a = TestEditor::demo();
    let links: Vec<_> = a.editor.board().links().map(|link| link.id.clone()).collect();
    for (number, link) in (1..).zip(&links) {
        let (id, target) = (InputId::fresh(number), Target::Link(link.clone()));
        a.b_does(Command::GiveInput { id, target, kind: InputKind::Question, text: "?".into() });
    }
    a.frames(3);
    let pills: Vec<_> =
        links.iter().filter_map(|link| a.editor.inputs_in_screen(&Target::Link(link.clone()))).collect();
    assert!(pills.len() > 1);
    for (number, pill) in pills.iter().enumerate() {
        assert!(!pills[..number].iter().any(|other| other.intersects(*pill)), "{pill:?}");
        let cards = a.editor.board().notes().filter_map(|note| a.editor.rect_in_screen(&note.id));
        assert!(cards.filter(|card| card.intersects(*pill)).count() == 0, "{pill:?}");
    }
}
