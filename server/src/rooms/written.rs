//! Boards on which something was written lately: for those who look into boards without holding their rooms up.

use board::id::DocumentId;
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use tokio::sync::Notify;

/// Boards whose log has grown since somebody last asked. A room that writes sixty times a second costs whoever
/// listens no more than one that writes once.
#[derive(Debug, Default)]
pub struct Written {
    boards: Mutex<HashSet<DocumentId>>,
    news: Notify,
}

impl Written {
    /// The log of one of the board's documents has grown.
    pub fn note(&self, board: DocumentId) {
        let mut boards = self.boards.lock().unwrap_or_else(PoisonError::into_inner);
        if boards.insert(board) && boards.len() == 1 {
            self.news.notify_one();
        }
    }

    /// The boards that were written to since the last call; waits until there is one. For one listener.
    pub async fn take(&self) -> HashSet<DocumentId> {
        loop {
            let taken = std::mem::take(&mut *self.boards.lock().unwrap_or_else(PoisonError::into_inner));
            if !taken.is_empty() {
                return taken;
            }
            self.news.notified().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;
    use std::pin::pin;
    use std::task::Poll;

    #[tokio::test]
    async fn what_is_written_often_is_told_once_and_nothing_is_missed() {
        let written = Written::default();
        let (a, b) = (DocumentId(1), DocumentId(2));
        written.note(a);
        written.note(a);
        written.note(b);
        assert_eq!(written.take().await, HashSet::from([a, b]));

        let mut waiting = pin!(written.take());
        poll_fn(|context| {
            assert!(waiting.as_mut().poll(context).is_pending(), "nothing was written since");
            Poll::Ready(())
        })
        .await;
        written.note(b);
        assert_eq!(waiting.await, HashSet::from([b]));
    }
}
