//! What is done with the tasks of a project. All of it is written to the project's document.

use crate::id::{PersonId, TaskId};
use crate::task::{Day, TaskSource, TaskStatus};
use serde::{Deserialize, Serialize};

/// What a task says from the beginning.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewTask {
    /// What is to be done.
    pub text: String,
    /// Who takes it on; nobody yet if not said.
    pub owner: Option<PersonId>,
    /// By when, if that is said.
    pub due: Option<Day>,
    /// The note that it is made of.
    pub source: Option<TaskSource>,
}

/// See the module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskCommand {
    /// Make a task.
    Create {
        /// Its id, fresh.
        id: TaskId,
        /// What it says from the beginning.
        task: NewTask,
    },
    /// Change what is to be done.
    Write {
        /// Which.
        task: TaskId,
        /// The text when the person began.
        before: String,
        /// The text that the person wants.
        after: String,
    },
    /// Give it to somebody, or to nobody.
    SetOwner {
        /// Which.
        task: TaskId,
        /// To whom.
        owner: Option<PersonId>,
    },
    /// Say by when it is to be done, or leave that open.
    SetDue {
        /// Which.
        task: TaskId,
        /// By when.
        due: Option<Day>,
    },
    /// Tick it off, or take the tick away.
    SetStatus {
        /// Which.
        task: TaskId,
        /// How it stands.
        status: TaskStatus,
    },
    /// Put it in the bin.
    Delete {
        /// Which.
        task: TaskId,
    },
    /// Take it out of the bin.
    Restore {
        /// Which.
        task: TaskId,
    },
}
