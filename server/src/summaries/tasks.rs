//! Who has taken on what in a project, read from the log of its document.

use super::{NotSeen, Summaries};
use crate::boards::Part;
use crate::boards::from_log::{Log, Opened, Unreadable, open};
use crate::network::inside::Tasks;
use board::network::ProjectId;

impl Summaries {
    /// Looks into the tasks of a project, if anything was written there since the last time.
    pub(super) async fn look_at_tasks(&self, project: ProjectId) -> Result<(), NotSeen> {
        let mut read = self.tasks_read.lock().await;
        let known = read.get(&project).copied();
        let loaded = self.store.load(project, None).await?;
        if known == Some(loaded.head) {
            return Ok(());
        }
        let head = loaded.head;
        let log = Log { id: project, part: Part::Content, loaded };
        let tasks = tokio::task::spawn_blocking(move || waiting(log)).await;
        self.directory.learn_tasks(project, tasks.map_err(|_| NotSeen::BrokenOff)??);
        read.insert(project, head);
        Ok(())
    }
}

fn waiting(log: Log) -> Result<Tasks, Unreadable> {
    let Opened { board, .. } = open(&[log])?;
    let mut tasks = Tasks::default();
    for task in board.tasks().filter(|task| task.open()) {
        if let Some(owner) = &task.owner {
            let taken_on = tasks.waiting.entry(owner.clone()).or_default();
            taken_on.count = taken_on.count.saturating_add(1);
            taken_on.due = [taken_on.due, task.due].into_iter().flatten().min();
        }
    }
    Ok(tasks)
}
