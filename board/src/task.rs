//! A task: what somebody in a project has taken on, made of a note on one of its boards or of nothing but a thought.
//! It stands in the project's own document, so that it is the project's and not one board's.

mod day;

pub use day::Day;

use crate::id::{DocumentId, NoteId, PersonId, TaskId};
use crate::note::Deletion;
use crate::register::{Fields, integer, text_or_null};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use yrs::Any;

/// How it stands with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskStatus {
    /// It waits to be done.
    #[default]
    Open,
    /// It is done.
    Done,
}

impl TaskStatus {
    /// The code in documents and locales.
    pub fn code(self) -> &'static str {
        match self {
            TaskStatus::Open => "open",
            TaskStatus::Done => "done",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<TaskStatus> {
        [TaskStatus::Open, TaskStatus::Done].into_iter().find(|status| status.code() == code)
    }
}

/// The note that a task was made of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TaskSource {
    /// On which board of the project.
    pub board: DocumentId,
    /// Which note there.
    pub note: NoteId,
}

impl TaskSource {
    /// `[board, note, nonce]`
    pub(crate) fn read(value: &Any) -> Option<TaskSource> {
        let fields = Fields::of(value);
        Some(TaskSource { board: fields.id(0)?, note: fields.id(1)? })
    }

    pub(crate) fn fields(&self) -> Vec<Any> {
        vec![Any::from(self.board.to_string()), Any::from(self.note.as_str())]
    }
}

/// A task as it reads now.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Which.
    pub id: TaskId,
    /// What is to be done.
    pub text: Arc<str>,
    /// Who has taken it on.
    pub owner: Option<PersonId>,
    /// By when.
    pub due: Option<Day>,
    /// What it was made of.
    pub source: Option<TaskSource>,
    /// How it stands.
    pub status: TaskStatus,
    /// When the status was set, in milliseconds since 1970 by that person's clock; 0 if it never was.
    pub status_at_ms: u64,
    /// Who made it, as shown. The proof is the server's.
    pub author: Option<PersonId>,
    /// When it was made, in milliseconds since 1970 by the author's clock; 0 if not said.
    pub made_ms: u64,
    /// Set while it is in the bin.
    pub deleted: Option<Deletion>,
}

impl Task {
    /// Whether it waits to be done.
    pub fn open(&self) -> bool {
        self.deleted.is_none() && self.status == TaskStatus::Open
    }

    /// Whether it should have been done before this day.
    pub fn overdue(&self, today: Day) -> bool {
        self.open() && self.due.is_some_and(|due| due < today)
    }

    /// What tasks are listed by: those that wait first, the ones that are due first before the others, the ones that
    /// are done last, the last done first.
    pub fn order(&self) -> impl Ord + '_ {
        let due = self.due.map_or((true, None), |due| (false, Some(due)));
        let finished = (self.status == TaskStatus::Done).then_some(std::cmp::Reverse(self.status_at_ms));
        (finished, due, self.made_ms, &self.id)
    }
}

/// The register `[status, who, when, nonce]`, as read: how it stands, and since when.
pub(crate) fn read_status(value: &Any) -> Option<(TaskStatus, u64)> {
    let fields = Fields::of(value);
    Some((TaskStatus::from_code(fields.text(0)?)?, fields.whole(2).unwrap_or(0)))
}

pub(crate) fn status_fields(status: TaskStatus, who: &PersonId, when_ms: u64) -> Vec<Any> {
    vec![Any::from(status.code()), Any::from(who.as_str()), integer(when_ms)]
}

/// `[person or null, nonce]`
pub(crate) fn owner_fields(owner: Option<&PersonId>) -> Vec<Any> {
    vec![text_or_null(owner.map(PersonId::as_str))]
}

/// `[day or null, nonce]`
pub(crate) fn due_fields(due: Option<Day>) -> Vec<Any> {
    vec![due.map_or(Any::Null, |due| Any::from(due.to_string()))]
}
