//! The directory as rooms ask it: who may do what on a board.

use super::presence::{Stay, Whereabouts};
use super::{Change, Directory, view};
use crate::rooms::access::Access;
use board::id::PersonId;
use board::network::BoardId;
use board::network::around::Around;
use board::network::sharing::Level;
use board::network::view::BoardFace;
use std::collections::BTreeSet;
use tokio::sync::broadcast;

impl Access for Directory {
    fn knows(&self, board: BoardId) -> bool {
        let state = self.state();
        state.board(board).is_some() || state.project(board).is_some()
    }

    fn level(&self, person: Option<&PersonId>, board: BoardId) -> Option<Level> {
        Directory::level(self, person, board)
    }

    fn is_locked(&self, board: BoardId) -> bool {
        self.state().is_locked(board)
    }

    fn face(&self, person: Option<&PersonId>, board: BoardId) -> Option<BoardFace> {
        Directory::face(self, person, board)
    }

    fn around(&self, person: &PersonId, board: BoardId) -> Option<Around> {
        let state = self.state();
        view::around::around(&state, person, state.board(board)?, self.now_ms())
    }

    fn also(&self, person: &PersonId) -> BTreeSet<PersonId> {
        self.state().once_known_as(person).cloned().collect()
    }

    fn arrive(&self, person: &PersonId, board: BoardId) -> Option<Stay> {
        Some(self.presence.come(person.clone(), Whereabouts::Board(board)))
    }

    fn changes(&self) -> broadcast::Receiver<Change> {
        Directory::changes(self)
    }
}
