//! The tasks of a project, in its own document.

use crate::person::*;
use board::id::{DocumentId, PersonId, TaskId};
use board::task::{Day, TaskSource, TaskStatus};
use board::{ClientId, Command, CommandError, DocumentKind, Moment, NewTask, Retelling, TaskCommand};

const BOARD: DocumentId = DocumentId(7);

fn task(id: &str) -> TaskId {
    id.parse().expect("an id")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn of_c1() -> TaskSource {
    TaskSource { board: BOARD, note: note("c1") }
}

fn create(id: &str, text: &str, due: Option<&str>) -> Command {
    let new = NewTask { text: text.into(), owner: None, due: due.map(day), source: Some(of_c1()) };
    Command::Task(TaskCommand::Create { id: task(id), task: new })
}

fn tick(id: &str) -> Command {
    Command::Task(TaskCommand::SetStatus { task: task(id), status: TaskStatus::Done })
}

fn give(id: &str, to: &str) -> Command {
    Command::Task(TaskCommand::SetOwner { task: task(id), owner: Some(to.parse().expect("an id")) })
}

fn write(id: &str, before: &str, after: &str) -> Command {
    Command::Task(TaskCommand::Write { task: task(id), before: before.into(), after: after.into() })
}

/// Two people of one project, with its document.
fn two() -> (Person, Person) {
    (Person::new("a", 1), Person::new("b", 2))
}

fn listed(person: &Person) -> Vec<&str> {
    let mut tasks: Vec<_> = person.board.tasks().collect();
    tasks.sort_by(|a, b| a.order().cmp(&b.order()));
    tasks.into_iter().map(|task| &*task.text).collect()
}

#[test]
fn a_task_made_of_a_note_is_seen_by_all_with_owner_due_day_and_source() {
    let (mut a, mut b) = two();
    a.does(create("t1", "Ask the night shift", Some("2026-03-31")));
    a.does(give("t1", "b"));
    b.hears(&a);
    let seen = b.board.task(&task("t1")).expect("made");
    assert_eq!((&*seen.text, seen.owner.as_ref().map(PersonId::as_str)), ("Ask the night shift", Some("b")));
    assert_eq!((seen.due, seen.source.clone()), (Some(day("2026-03-31")), Some(of_c1())));
    assert_eq!(seen.author.as_ref().map(PersonId::as_str), Some("a"));
    assert!(seen.open() && seen.overdue(day("2026-04-01")) && !seen.overdue(day("2026-03-31")));
    assert_eq!(b.board.tasks_of(BOARD, &note("c1")).len(), 1);
    assert_eq!(b.board.tasks_of(BOARD, &note("c2")).len(), 0);
    assert!(b.board.tree().is_empty());
}

#[test]
fn ticking_off_writing_and_giving_away_at_once_are_all_kept() {
    let (mut a, mut b) = two();
    a.does(create("t1", "Ask the night shift", None));
    b.hears(&a);
    a.does(tick("t1"));
    a.does(write("t1", "Ask the night shift", "Ask the whole night shift"));
    b.does(give("t1", "b"));
    b.does(write("t1", "Ask the night shift", "Ask the night shift today"));
    meet(&mut [&mut a, &mut b]);
    for person in [&a, &b] {
        let seen = person.board.task(&task("t1")).expect("there");
        assert_eq!(&*seen.text, "Ask the whole night shift today");
        assert_eq!((seen.status, seen.owner.is_some()), (TaskStatus::Done, true));
    }
}

#[test]
fn open_tasks_come_first_and_the_one_that_is_due_first_before_the_others() {
    let (mut a, _) = two();
    a.does(create("t1", "some day", None));
    a.does(create("t2", "in April", Some("2026-04-01")));
    a.does(create("t3", "in March", Some("2026-03-01")));
    a.does(create("t4", "done", Some("2026-01-01")));
    a.does(tick("t4"));
    assert_eq!(listed(&a), ["in March", "in April", "some day", "done"]);
}

#[test]
fn undo_takes_back_the_tick_and_then_the_task_unless_somebody_else_has_written_in_it() {
    let (mut a, mut b) = two();
    a.does(create("t1", "one", None));
    a.does(create("t2", "two", None));
    a.does(tick("t2"));
    a.undoes();
    assert_eq!(a.board.task(&task("t2")).map(|task| task.status), Some(TaskStatus::Open));
    b.hears(&a);
    b.does(give("t1", "b"));
    a.hears(&b);
    a.undoes();
    a.undoes();
    assert_eq!(listed(&a), ["one"]);
    a.redoes();
    a.redoes();
    a.redoes();
    assert_eq!(listed(&a), ["one", "two"]);
    assert_eq!(a.board.task(&task("t2")).map(|task| task.status), Some(TaskStatus::Done));
}

#[test]
fn a_task_in_the_bin_is_not_worked_on_until_it_is_taken_out() {
    let (mut a, _) = two();
    a.does(create("t1", "one", None));
    a.does(Command::Task(TaskCommand::Delete { task: task("t1") }));
    assert_eq!(listed(&a), [""; 0]);
    let at = Moment { now_ms: 9000 };
    assert_eq!(a.board.run(give("t1", "b"), at).map(|_| ()), Err(CommandError::NoTask(task("t1"))));
    assert_eq!(a.board.run(tick("unknown"), at).map(|_| ()), Err(CommandError::NoTask(task("unknown"))));
    a.does(Command::Task(TaskCommand::Restore { task: task("t1") }));
    assert_eq!(listed(&a), ["one"]);
    let nothing = Command::Task(TaskCommand::SetDue { task: task("t1"), due: None });
    assert_eq!(a.board.run(nothing, at).map(|_| ()), Err(CommandError::NothingChanges));
}

#[test]
fn what_was_done_offline_is_done_when_replayed_though_the_task_was_put_away_meanwhile() {
    let (mut a, mut b) = two();
    a.does(create("t1", "one", None));
    b.hears(&a);
    let done = [b.does(give("t1", "b")), b.does(write("t1", "one", "one more"))];
    a.does(Command::Task(TaskCommand::Delete { task: task("t1") }));
    b.board.open(CONTENT, DocumentKind::Content, ClientId::new(77));
    b.hears(&a);
    let mut retelling = Retelling::of(done.iter().map(|done| &done.command));
    for done in &done {
        b.board
            .replay(&done.command, Moment { now_ms: 9000 }, &mut retelling)
            .expect("replayed")
            .expect("there was something to do");
    }
    a.hears(&b);
    let seen = a.board.task(&task("t1")).expect("in the bin");
    assert_eq!((&*seen.text, seen.owner.is_some(), seen.deleted.is_some()), ("one more", true, true));
}
