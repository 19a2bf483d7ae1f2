//! Tasks as a person sees them: a row each, on the project's page and under the note that they were made of.

pub mod board_tasks;
pub mod due;
pub mod note_tasks;
pub mod project_tasks;
pub mod task_dialog;
pub mod task_row;

use crate::tasks::Tasks;
use board::task::TaskSource;
use editor::task_list::Seen;
use leptos::prelude::*;

/// What the dialog is about.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// A new task.
    New {
        /// What stands in the field at first.
        text: String,
        /// The note that it is made of.
        source: Option<TaskSource>,
    },
    /// One that is there, as it was when its dialog was opened.
    Known(Seen),
}

/// The tasks of the project that the page is about; none while they are not open. Given to the page's parts as a
/// context.
#[derive(Clone, Copy)]
pub struct TasksHere {
    /// The tasks.
    pub tasks: RwSignal<Option<Tasks>>,
    /// What the dialog is about; closed while there is nothing.
    pub about: RwSignal<Option<About>>,
}

impl TasksHere {
    /// Not open yet.
    pub fn none() -> TasksHere {
        TasksHere { tasks: RwSignal::new(None), about: RwSignal::new(None) }
    }
}
