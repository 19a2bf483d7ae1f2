//! Tasks: their read model, and the rules of what is done with them.

use super::Board;
use super::replica::{Roots, register, text};
use super::writing::Writing;
use crate::command::{CommandError, NewTask, TaskCommand};
use crate::id::{NoteId, TaskId};
use crate::limits;
use crate::network::BoardId;
use crate::note::Deletion;
use crate::register::{Fields, Root, integer};
use crate::retelling::Edit;
use crate::schema;
use crate::task::{Task, TaskSource, due_fields, owner_fields, read_status, status_fields};
use std::collections::BTreeMap;
use yrs::{Any, Map, MapRef, ReadTxn};

/// The tasks of a project, those in the bin too.
#[derive(Default)]
pub(super) struct Tasks(BTreeMap<TaskId, Task>);

/// What reading a task anew came to.
pub(super) enum Reread {
    /// It reads as before.
    Same,
    /// It was not there.
    New,
    /// It was there, and reads differently.
    Differs,
}

impl Tasks {
    /// Reads one task anew.
    pub(super) fn read<T: ReadTxn>(&mut self, txn: &T, roots: &Roots, id: &TaskId) -> Reread {
        let now = roots.object(txn, Root::Tasks, id.as_str()).map(|map| task(txn, &map, id.clone()));
        let before = match &now {
            Some(now) if self.0.get(id) == Some(now) => return Reread::Same,
            Some(now) => self.0.insert(id.clone(), now.clone()),
            None => self.0.remove(id),
        };
        match (before, now) {
            (Some(_), _) => Reread::Differs,
            (None, Some(_)) => Reread::New,
            (None, None) => Reread::Same,
        }
    }

    /// Forgets all of them, and says which there were.
    pub(super) fn forget(&mut self) -> impl Iterator<Item = TaskId> + use<> {
        std::mem::take(&mut self.0).into_keys()
    }
}

fn task<T: ReadTxn>(txn: &T, map: &MapRef, id: TaskId) -> Task {
    let value = |key| register(txn, map, key);
    let first = |key| value(key).and_then(|value| Fields::of(&value).text(0).cloned());
    let (status, status_at_ms) = value(schema::STATUS).and_then(|value| read_status(&value)).unwrap_or_default();
    Task {
        text: text(txn, map),
        owner: first(schema::OWNER).and_then(|person| person.parse().ok()),
        due: first(schema::DUE).and_then(|day| day.parse().ok()),
        source: value(schema::TARGET).and_then(|value| TaskSource::read(&value)),
        status,
        status_at_ms,
        author: first(schema::AUTHOR).and_then(|person| person.parse().ok()),
        made_ms: value(schema::WHEN).and_then(|value| Fields::of(&value).whole(0)).unwrap_or(0),
        deleted: value(schema::DELETED).and_then(|value| Deletion::read(&value)),
        id,
    }
}

impl Board {
    /// A task of the project whose document is open, also one in the bin.
    pub fn task(&self, id: &TaskId) -> Option<&Task> {
        self.model.tasks.0.get(id)
    }

    /// The tasks that are not in the bin, in the order of their ids.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.model.tasks.0.values().filter(|task| task.deleted.is_none())
    }

    /// The tasks that were made of a note, those that wait first.
    pub fn tasks_of(&self, board: BoardId, note: &NoteId) -> Vec<&Task> {
        let of_it = |task: &&Task| task.source.as_ref().is_some_and(|of| of.board == board && of.note == *note);
        let mut tasks: Vec<&Task> = self.tasks().filter(of_it).collect();
        tasks.sort_by(|a, b| a.order().cmp(&b.order()));
        tasks
    }

    /// A fresh task id.
    pub fn fresh_task(&mut self) -> TaskId {
        TaskId::fresh(self.draw())
    }
}

impl Writing<'_> {
    /// Gives back what was done, where that is not what the command says.
    pub(super) fn see_to(&mut self, command: &TaskCommand) -> Result<Option<TaskCommand>, CommandError> {
        match command {
            TaskCommand::Create { id, task } => self.create_task(id, task)?,
            TaskCommand::Write { task, before, after } => {
                // Also in the bin: somebody may have deleted it under the writer's hands.
                self.known_task(task)?;
                let edit = Edit { before: before.clone(), after: after.clone() };
                let done = self.write(Root::Tasks, task.as_str(), edit)?;
                let task = task.clone();
                return Ok(done.map(|Edit { before, after }| TaskCommand::Write { task, before, after }));
            }
            TaskCommand::SetOwner { task, owner } => {
                if self.known_task(task)?.owner != *owner {
                    self.set_task(task, schema::OWNER, owner_fields(owner.as_ref()))?;
                }
            }
            TaskCommand::SetDue { task, due } => {
                if self.known_task(task)?.due != *due {
                    self.set_task(task, schema::DUE, due_fields(*due))?;
                }
            }
            TaskCommand::SetStatus { task, status } => {
                if self.known_task(task)?.status != *status {
                    let fields = status_fields(*status, self.me, self.at.now_ms);
                    self.set_task(task, schema::STATUS, fields)?;
                }
            }
            TaskCommand::Delete { task } => {
                if self.known_task(task)?.deleted.is_none() {
                    let deletion = self.deletion();
                    self.set(Root::Tasks, task.as_str(), schema::DELETED, deletion);
                }
            }
            TaskCommand::Restore { task } => {
                if self.known_task(task)?.deleted.is_some() {
                    let restored = Deletion::fields(0, self.me);
                    self.set(Root::Tasks, task.as_str(), schema::DELETED, restored);
                }
            }
        }
        Ok(None)
    }

    fn create_task(&mut self, id: &TaskId, task: &NewTask) -> Result<(), CommandError> {
        let NewTask { text, owner, due, source } = task;
        if self.roots.map(Root::Tasks).len(&self.txn) as usize >= limits::TASKS_MAX {
            return Err(CommandError::Limit("TASKS_MAX"));
        }
        let object = id.as_str();
        self.create(Root::Tasks, object, text)?;
        self.first(Root::Tasks, object, schema::AUTHOR, vec![Any::from(self.me.as_str())]);
        self.first(Root::Tasks, object, schema::WHEN, vec![integer(self.at.now_ms)]);
        if let Some(owner) = owner {
            self.first(Root::Tasks, object, schema::OWNER, owner_fields(Some(owner)));
        }
        if due.is_some() {
            self.first(Root::Tasks, object, schema::DUE, due_fields(*due));
        }
        if let Some(source) = source {
            self.first(Root::Tasks, object, schema::TARGET, source.fields());
        }
        self.read(Root::Tasks, object);
        Ok(())
    }

    fn set_task(&mut self, task: &TaskId, key: &str, fields: Vec<Any>) -> Result<(), CommandError> {
        // In a replay also in the bin: had both been online, both would have been done.
        if self.known_task(task)?.deleted.is_some() && !self.replaying() {
            return Err(CommandError::NoTask(task.clone()));
        }
        self.set(Root::Tasks, task.as_str(), key, fields);
        Ok(())
    }

    fn known_task(&self, task: &TaskId) -> Result<&Task, CommandError> {
        self.model.tasks.0.get(task).ok_or_else(|| CommandError::NoTask(task.clone()))
    }
}
