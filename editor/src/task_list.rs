//! The tasks of a project, as a person lists and changes them. They stand in the project's document: its session is
//! another than the board's.

use board::{
    Board, Command, NewTask, TaskCommand,
    id::{PersonId, TaskId},
    task::{Day, Task},
};

/// Which tasks are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Which {
    /// Those that wait to be done.
    #[default]
    Open,
    /// Those of them that this person has taken on.
    Mine,
    /// All, those that are done, too.
    All,
}

impl Which {
    /// In the order of the choice.
    pub const ALL: [Which; 3] = [Which::Open, Which::Mine, Which::All];

    fn has(self, task: &Task, me: &PersonId) -> bool {
        match self {
            Which::Open => task.open(),
            Which::Mine => task.open() && task.owner.as_ref() == Some(me),
            Which::All => true,
        }
    }
}

/// The tasks that are listed, in their order.
pub fn listed<'b>(board: &'b Board, which: Which, me: &PersonId) -> Vec<&'b Task> {
    let mut tasks: Vec<&Task> = board.tasks().filter(|task| which.has(task, me)).collect();
    tasks.sort_by(|a, b| a.order().cmp(&b.order()));
    tasks
}

/// How many tasks a list has.
pub fn count(board: &Board, which: Which, me: &PersonId) -> usize {
    board.tasks().filter(|task| which.has(task, me)).count()
}

/// What somebody sees of a task when they begin to change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Which.
    pub id: TaskId,
    /// What it says, who has taken it on, by when.
    pub text: String,
    /// See [`Task::owner`].
    pub owner: Option<PersonId>,
    /// See [`Task::due`].
    pub due: Option<Day>,
}

impl Seen {
    /// A task, as it is now.
    pub fn of(task: &Task) -> Seen {
        Seen { id: task.id.clone(), text: task.text.to_string(), owner: task.owner.clone(), due: task.due }
    }

    /// What makes of it what the person wants: one step, that leaves alone what the person did not change, whatever
    /// others have made of it meanwhile. `None` if nothing was changed.
    pub fn into_command(self, wanted: NewTask) -> Option<Command> {
        let task = self.id;
        let mut commands = Vec::new();
        if self.owner != wanted.owner {
            commands.push(TaskCommand::SetOwner { task: task.clone(), owner: wanted.owner });
        }
        if self.due != wanted.due {
            commands.push(TaskCommand::SetDue { task: task.clone(), due: wanted.due });
        }
        if self.text != wanted.text {
            commands.push(TaskCommand::Write { task, before: self.text, after: wanted.text });
        }
        (!commands.is_empty()).then(|| Command::Several(commands.into_iter().map(Command::Task).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::{ClientId, DocumentKind, Me, Moment, id::DocumentId, task::TaskStatus};

    fn me() -> PersonId {
        "me".parse().expect("an id")
    }

    fn new(text: &str, owner: Option<PersonId>) -> NewTask {
        NewTask { text: text.into(), owner, due: None, source: None }
    }

    /// Mine, nobody's, and a finished one of mine.
    fn project() -> Board {
        let mut board = Board::new(Me { id: me(), name: "Ingrid".into() }, 1);
        board.open(DocumentId(1), DocumentKind::Content, ClientId::new(1));
        for (id, task) in
            [("t1", new("nobody's", None)), ("t2", new("mine", Some(me()))), ("t3", new("done", Some(me())))]
        {
            run(&mut board, Command::Task(TaskCommand::Create { id: id.parse().expect("an id"), task }));
        }
        run(&mut board, Command::Task(TaskCommand::SetStatus { task: task("t3"), status: TaskStatus::Done }));
        board
    }

    fn run(board: &mut Board, command: Command) {
        board.run(command, Moment { now_ms: 5 }).expect("it can be run");
        board.settle();
    }

    fn task(id: &str) -> TaskId {
        id.parse().expect("an id")
    }

    fn texts(board: &Board, which: Which) -> Vec<&str> {
        listed(board, which, &me()).into_iter().map(|task| &*task.text).collect()
    }

    #[test]
    fn a_list_is_of_what_waits_of_what_waits_for_me_or_of_all() {
        let board = project();
        assert_eq!(texts(&board, Which::Open), ["nobody's", "mine"]);
        assert_eq!(texts(&board, Which::Mine), ["mine"]);
        assert_eq!(texts(&board, Which::All), ["nobody's", "mine", "done"]);
        for which in Which::ALL {
            assert_eq!(count(&board, which, &me()), texts(&board, which).len());
        }
    }

    #[test]
    fn changing_one_thing_leaves_alone_what_others_changed_meanwhile() {
        let mut board = project();
        let seen = Seen::of(board.task(&task("t1")).expect("made"));
        run(&mut board, Command::Task(TaskCommand::SetOwner { task: task("t1"), owner: Some(me()) }));
        assert_eq!(seen.clone().into_command(new("nobody's", None)), None);
        run(&mut board, seen.into_command(new("everybody's", None)).expect("changed"));
        let now = board.task(&task("t1")).expect("there");
        assert_eq!((&*now.text, now.owner.clone()), ("everybody's", Some(me())));
    }
}
