//! What the directory has to do with voices: who has spoken on a board, and that a board's voices go with it.

use super::plan::Step;
use super::rows::Key;
use super::{Directory, Ledger};
use crate::store::StoreError;
use board::id::PersonId;
use board::network::BoardId;
use std::collections::BTreeSet;
use std::sync::Weak;
use tokio::sync::broadcast;

impl Directory {
    /// Removes a board's documents, then the row that remembers it.
    pub(super) async fn erase(&self, ledger: &mut Ledger, board: BoardId) -> Result<(), StoreError> {
        self.boards.erase(board).await?;
        let done = vec![Step::Drop(Key::Erasing(board))];
        match self.commit(ledger, done, Vec::new(), Vec::new()).await {
            Ok(()) => Ok(()),
            // Then the next start removes nothing once more.
            Err(refused) => Err(StoreError::Unavailable(refused.to_string())),
        }
    }

    pub(super) async fn finish_erasing(&self) -> Result<(), StoreError> {
        let mut ledger = self.ledger.lock().await;
        for board in self.state().erasing().collect::<Vec<_>>() {
            self.erase(&mut ledger, board).await?;
        }
        Ok(())
    }

    pub(super) async fn listen_to_all(&self) -> Result<(), StoreError> {
        for board in self.state().boards().map(|board| board.id).collect::<Vec<_>>() {
            self.listen_to(board).await?;
        }
        Ok(())
    }

    /// Looks who has spoken on a board.
    pub(super) async fn listen_to(&self, board: BoardId) -> Result<(), StoreError> {
        let speakers: BTreeSet<PersonId> =
            self.boards.voices(board).await?.into_iter().map(|(_, owner)| owner).collect();
        if self.state.borrow().speakers(board).eq(speakers.iter()) {
            return Ok(());
        }
        self.publish(|state| state.hear(board, speakers));
        Ok(())
    }
}

/// Hears of new voices. Ends with the server.
pub(super) async fn listen_to_voices(directory: Weak<Directory>, mut appearances: broadcast::Receiver<BoardId>) {
    loop {
        let appeared = appearances.recv().await;
        let Some(directory) = directory.upgrade() else { return };
        let heard = match appeared {
            Ok(board) => directory.listen_to(board).await,
            Err(broadcast::error::RecvError::Lagged(_)) => directory.listen_to_all().await,
            Err(broadcast::error::RecvError::Closed) => return,
        };
        if let Err(error) = heard {
            tracing::error!(%error, "a new voice was not noticed");
        }
    }
}
