//! The tasks of a project, as this page holds them: the project's document, with a session of its own in the
//! background, beside the board's or alone. What is done offline waits in its outbox as a board's does.

use crate::{
    desk::{seed, shown::show},
    errands::{Errands, ask_before_leaving},
    http,
    live_region::LiveRegion,
    locale::words,
    me::Me,
    storage::kept::kept,
    time::now_ms,
};
use board::{
    Command, CommandError, NewTask, TaskCommand,
    id::{NoteId, PersonId, TaskId},
    network::{BoardId, ProjectId},
    task::Task,
};
use editor::{
    session::{Connection, EntryId, NotTakenWork, RunError, SavedState, Session, SessionStart, works},
    task_list::{self, Which},
};
use leptos::{ev, prelude::*, task::spawn_local};
use serde::Deserialize;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
    time::Duration,
};

/// A look at least this often: heartbeats, retries.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Somebody who works in the project.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Worker {
    /// Who.
    pub id: PersonId,
    /// The name shown.
    pub name: String,
}

#[derive(Deserialize)]
struct Opened {
    people: Vec<Worker>,
}

/// What is behind the tasks of one project; as long-lived as the page.
struct Drawer {
    session: RefCell<Session>,
    errands: RefCell<Errands>,
    looking: Cell<bool>,
}

thread_local! {
    static OPEN: RefCell<BTreeMap<ProjectId, &'static Drawer>> = const { RefCell::new(BTreeMap::new()) };
}

/// The tasks of a project; a copy of it can be held by every part of the page.
#[derive(Clone, Copy, PartialEq)]
pub struct Tasks {
    /// Whose.
    pub project: ProjectId,
    /// Who I am.
    pub me: StoredValue<PersonId>,
    /// May I write them?
    pub writable: RwSignal<bool>,
    /// The line to the server.
    pub connection: RwSignal<Connection>,
    /// How it stands with what I did.
    pub saved: RwSignal<SavedState>,
    /// Does this device keep what is not saved yet?
    pub kept: RwSignal<bool>,
    /// What the server did not take.
    pub not_taken: RwSignal<Vec<NotTakenWork>>,
    /// Is there a step of mine to undo?
    pub can_undo: RwSignal<bool>,
    /// Whom tasks may be given to.
    pub workers: RwSignal<Vec<Worker>>,
    /// Grows when the tasks read differently.
    revision: RwSignal<u64>,
    /// Where is said what was done.
    live_region: LiveRegion,
}

/// How many changes to projects' tasks are in this window alone, by project.
pub fn only_here() -> Vec<(ProjectId, usize)> {
    OPEN.with_borrow(|open| {
        let count = |drawer: &Drawer| drawer.errands.borrow().only_here(&drawer.session.borrow());
        open.iter().map(|(project, drawer)| (*project, count(drawer))).collect()
    })
}

/// Puts nothing on this device any more, of any project.
pub fn forget() {
    OPEN.with_borrow(|open| open.values().for_each(|drawer| drawer.errands.borrow_mut().forget()));
}

impl Tasks {
    /// Opens the project's document, from this device and then from the server.
    pub async fn open(project: ProjectId, me: &Me, live_region: LiveRegion) -> Tasks {
        let kept = kept(project, me).await;
        let session = Session::new(SessionStart {
            board: project,
            me: board::Me { id: me.person.clone(), name: me.name.clone() },
            onlooker: me.onlooker,
            seed: seed(),
            now_ms: now_ms(),
            held: kept.locks.keys().copied().collect(),
            rows: kept.rows,
        });
        let tasks = Tasks {
            project,
            me: StoredValue::new(me.person.clone()),
            writable: RwSignal::new(false),
            connection: RwSignal::new(Connection::Connecting),
            saved: RwSignal::new(SavedState::AllSaved { at_ms: None }),
            kept: RwSignal::new(true),
            not_taken: RwSignal::default(),
            can_undo: RwSignal::new(false),
            workers: RwSignal::default(),
            revision: RwSignal::new(0),
            live_region,
        };
        let wake: Rc<dyn Fn()> = Rc::new(move || tasks.wake());
        let drawer = Drawer {
            session: RefCell::new(session),
            errands: RefCell::new(Errands::new(project, kept.shelf, kept.locks, wake)),
            looking: Cell::new(false),
        };
        let drawer: &'static Drawer = Box::leak(Box::new(drawer));
        OPEN.with_borrow_mut(|open| open.insert(project, drawer));
        tasks.follow_outside();
        tasks.ask_who_works();
        tasks.look();
        tasks
    }

    fn drawer(self) -> &'static Drawer {
        OPEN.with_borrow(|open| open.get(&self.project).copied()).expect("tasks are open from open() on")
    }

    /// Asks whom tasks may be given to: roles change while a page is open.
    pub fn ask_who_works(self) {
        spawn_local(async move {
            // Without an answer the names that are known stay.
            if let Ok(Opened { people }) = http::get(&format!("/api/projects/{}", self.project)).await {
                show(self.workers, people);
            }
        });
    }

    /// The tasks of a list, in their order. Followed.
    pub fn listed(self, which: Which) -> Vec<TaskId> {
        self.revision.track();
        let session = self.drawer().session.borrow();
        self.me.with_value(|me| {
            task_list::listed(session.board(), which, me).into_iter().map(|task| task.id.clone()).collect()
        })
    }

    /// How many tasks a list has. Followed.
    pub fn count(self, which: Which) -> usize {
        self.revision.track();
        let session = self.drawer().session.borrow();
        self.me.with_value(|me| task_list::count(session.board(), which, me))
    }

    /// The tasks that were made of a note. Followed.
    pub fn of_note(self, board: BoardId, note: &NoteId) -> Vec<TaskId> {
        self.revision.track();
        let session = self.drawer().session.borrow();
        session.board().tasks_of(board, note).into_iter().map(|task| task.id.clone()).collect()
    }

    /// A task. Followed.
    pub fn task(self, id: &TaskId) -> Option<Task> {
        self.revision.track();
        self.drawer().session.borrow().board().task(id).cloned()
    }

    /// What somebody is called who has taken on a task, also one who works in the project no longer. Followed.
    pub fn name(self, person: &PersonId) -> String {
        let named = self.workers.with(|workers| workers.iter().find(|worker| worker.id == *person).cloned());
        named.map_or_else(|| words().get("task-owner-unknown"), |worker| worker.name)
    }

    /// Whether I am one whom tasks may be given to. Followed.
    pub fn i_work_here(self) -> bool {
        self.me.with_value(|me| self.workers.with(|workers| workers.iter().any(|worker| worker.id == *me)))
    }

    /// Makes a task.
    ///
    /// # Errors
    /// The name of the words that say why not.
    pub fn make(self, task: NewTask) -> Result<(), &'static str> {
        let id = TaskId::fresh(u128::from(seed()) << 64 | u128::from(seed()));
        self.run(Command::Task(TaskCommand::Create { id, task }))?;
        self.live_region.say(words().get("said-task-made"));
        Ok(())
    }

    /// Does something with a task.
    ///
    /// # Errors
    /// The name of the words that say why not.
    pub fn run(self, command: Command) -> Result<(), &'static str> {
        let done = self.drawer().session.borrow_mut().run(command, now_ms());
        self.look();
        match done {
            Ok(()) | Err(RunError::Command(CommandError::NothingChanges)) => Ok(()),
            Err(RunError::Shut(_)) => Err("task-shut"),
            Err(RunError::Command(CommandError::Limit("TASKS_MAX"))) => Err("task-too-many"),
            Err(RunError::Command(CommandError::Limit(_))) => Err("task-too-long"),
            Err(RunError::Command(_)) => Err("task-gone"),
        }
    }

    /// Does something with a task, and says aloud what came of it.
    pub fn run_and_say(self, command: TaskCommand, said: &'static str) {
        let said = self.run(Command::Task(command)).err().unwrap_or(said);
        self.live_region.say(words().get(said));
    }

    /// Takes back my last step with tasks.
    pub fn undo(self) {
        let undone = self.drawer().session.borrow_mut().undo(now_ms());
        self.look();
        if undone.is_some() {
            self.live_region.say(words().get("said-task-undone"));
        }
    }

    /// Try again what was not taken; it comes back to the list if it is refused again.
    pub fn try_again(self, ids: &[EntryId]) {
        for id in ids {
            // It stays in the list when it can't even be tried.
            let _ = self.drawer().session.borrow_mut().try_again(*id, now_ms());
        }
        self.look();
    }

    /// Throw away what was not taken.
    pub fn discard(self, ids: &[EntryId]) {
        ids.iter().for_each(|id| self.drawer().session.borrow_mut().discard(*id));
        self.look();
    }

    /// Looks before the browser's next event at what has come.
    fn wake(self) {
        if !self.drawer().looking.replace(true) {
            spawn_local(async move { self.look() });
        }
    }

    /// Takes in what came, does the session's errands, and shows what is different. No borrow is held while signals
    /// are set: what follows them may come back here.
    fn look(self) {
        let drawer = self.drawer();
        drawer.looking.set(false);
        let (changed, seen) = {
            let (mut session, mut errands) = (drawer.session.borrow_mut(), drawer.errands.borrow_mut());
            errands.report(&mut session, now_ms());
            session.tick(now_ms());
            let changes = session.settle(now_ms());
            errands.run(session.take_effects());
            let seen = (
                session.writable(),
                session.connection(),
                session.saved(),
                errands.keeps(),
                works(session.not_taken()),
                session.can_undo(),
            );
            (!changes.is_empty(), seen)
        };
        let (writable, connection, saved, kept, not_taken, can_undo) = seen;
        show(self.writable, writable);
        show(self.connection, connection);
        show(self.saved, saved);
        show(self.kept, kept);
        show(self.not_taken, not_taken);
        show(self.can_undo, can_undo);
        if changed {
            self.revision.update(|revision| *revision += 1);
        }
    }

    /// From now on, as long as the page lives.
    fn follow_outside(self) {
        set_interval(move || self.look(), LOOK_EVERY);
        window_event_listener(ev::online, move |_| {
            self.drawer().session.borrow_mut().nudge(now_ms());
            self.look();
        });
        ask_before_leaving(move || {
            let drawer = self.drawer();
            drawer.errands.borrow().would_lose(&drawer.session.borrow())
        });
        window_event_listener(ev::pagehide, move |event| {
            {
                let mut session = self.drawer().session.borrow_mut();
                if event.persisted() { session.hide(now_ms()) } else { session.leave(now_ms()) }
            }
            // There may be no later: this is the last event that a page gets.
            self.look();
        });
        // It bubbles up from the document.
        window_event_listener(ev::Custom::<web_sys::Event>::new("visibilitychange"), move |_| {
            {
                let mut session = self.drawer().session.borrow_mut();
                if document().hidden() { session.hide(now_ms()) } else { session.nudge(now_ms()) }
            }
            self.look();
        });
    }
}
