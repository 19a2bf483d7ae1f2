//! One thread that writes. It takes whatever has queued, does it in one transaction, and answers when
//! the commit is on the disk: a hundred waiting writers share one `fsync` (group commit).

use crate::store::limits::{COMMIT_WRITES_MAX, HEADS_MAX, QUEUE_MAX};
use crate::store::{Seq, StoreError};
use board::id::DocumentId;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::HashMap;
use std::fmt;
use std::sync::Mutex;
use std::thread::JoinHandle;
use tokio::sync::{mpsc, oneshot};

/// The last number of each document, as far as it is remembered. Belongs to the writer: nobody else appends.
#[derive(Debug, Default)]
pub(super) struct Heads(HashMap<DocumentId, Seq>);

impl Heads {
    pub(super) fn get(&self, document: DocumentId) -> Option<Seq> {
        self.0.get(&document).copied()
    }

    pub(super) fn set(&mut self, document: DocumentId, head: Seq) {
        if self.0.len() >= HEADS_MAX {
            self.0.clear();
        }
        self.0.insert(document, head);
    }

    pub(super) fn forget(&mut self, document: DocumentId) {
        self.0.remove(&document);
    }
}

/// A write that waits for its turn.
trait Job: Send {
    fn run(&mut self, transaction: &Transaction<'_>, heads: &mut Heads) -> Result<(), StoreError>;
    fn answer(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Write<W, T> {
    work: Option<W>,
    done: Option<T>,
    answer: oneshot::Sender<Result<T, StoreError>>,
}

impl<W, T> Job for Write<W, T>
where
    W: FnOnce(&Transaction<'_>, &mut Heads) -> Result<T, StoreError> + Send,
    T: Send,
{
    fn run(&mut self, transaction: &Transaction<'_>, heads: &mut Heads) -> Result<(), StoreError> {
        if let Some(work) = self.work.take() {
            self.done = Some(work(transaction, heads)?);
        }
        Ok(())
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        let Write { done, answer, .. } = *self;
        // The asker may have gone; the write stands all the same.
        let _ = answer.send(committed.map(|()| done.expect("what is committed has been run")));
    }
}

enum Turn {
    Shared(Box<dyn Job>),
    Alone(Box<dyn FnOnce(&mut Connection) + Send>),
    Close(oneshot::Sender<()>),
}

/// The way to the writing thread. Ends it when dropped.
pub(super) struct Writer {
    queue: mpsc::Sender<Turn>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").finish_non_exhaustive()
    }
}

fn closed<E>(_: E) -> StoreError {
    StoreError::Unavailable("it is closed".into())
}

impl Writer {
    pub(super) fn start(connection: Connection) -> Result<Self, StoreError> {
        let (queue, turns) = mpsc::channel(QUEUE_MAX);
        let thread = std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || take_turns(connection, turns))
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        Ok(Writer { queue, thread: Mutex::new(Some(thread)) })
    }

    /// Does a piece of work in the next transaction. When it fails, so do the others of that transaction:
    /// what is no failure (a conflict) is a value.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>, &mut Heads) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        let job = Write { work: Some(work), done: None, answer };
        self.queue.send(Turn::Shared(Box::new(job))).await.map_err(closed)?;
        answered.await.map_err(closed)?
    }

    /// Does a piece of work outside of any transaction, with nothing else going on.
    pub(super) async fn alone<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        let turn = Turn::Alone(Box::new(move |connection| {
            let _ = answer.send(work(connection));
        }));
        self.queue.send(turn).await.map_err(closed)?;
        answered.await.map_err(closed)?
    }

    /// Waits until all that is queued is written and the thread has let go of the file.
    pub(super) async fn close(&self) {
        let (answer, answered) = oneshot::channel();
        if self.queue.send(Turn::Close(answer)).await.is_ok() {
            // An error means that the thread is gone, which is what we want.
            let _ = answered.await;
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // The thread ends when the last sender is gone. Waiting for it here means that the file is free
        // for the next one who opens it.
        let (nobody, _) = mpsc::channel(1);
        self.queue = nobody;
        let thread = self.thread.get_mut().ok().and_then(Option::take);
        if let Some(Err(_)) = thread.map(JoinHandle::join) {
            tracing::error!("the store's writer panicked");
        }
    }
}

fn take_turns(mut connection: Connection, mut turns: mpsc::Receiver<Turn>) {
    let mut heads = Heads::default();
    let mut jobs = Vec::new();
    let mut next = turns.blocking_recv();
    while let Some(turn) = next.take() {
        match turn {
            Turn::Shared(job) => {
                jobs.push(job);
                while jobs.len() < COMMIT_WRITES_MAX {
                    match turns.try_recv() {
                        Ok(Turn::Shared(job)) => jobs.push(job),
                        Ok(other) => {
                            next = Some(other);
                            break;
                        }
                        Err(_) => break,
                    }
                }
                commit_together(&mut connection, &mut heads, &mut jobs);
            }
            Turn::Alone(work) => {
                work(&mut connection);
                heads = Heads::default(); // It may have replaced every document.
            }
            Turn::Close(answer) => {
                if let Err((_, error)) = connection.close() {
                    tracing::warn!(%error, "the store's file was not closed cleanly");
                }
                turns.close();
                let _ = answer.send(());
                return;
            }
        }
        next = next.or_else(|| turns.blocking_recv());
    }
}

fn commit_together(connection: &mut Connection, heads: &mut Heads, jobs: &mut Vec<Box<dyn Job>>) {
    let committed = (|| {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for job in jobs.iter_mut() {
            job.run(&transaction, heads)?;
        }
        Ok(transaction.commit()?)
    })();
    if let Err(error) = &committed {
        tracing::error!(%error, writes = jobs.len(), "a commit failed");
        *heads = Heads::default(); // They tell of records that were rolled back.
    }
    for job in jobs.drain(..) {
        job.answer(committed.clone());
    }
}
