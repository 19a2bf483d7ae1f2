//! What is in a person's letter.

use crate::network::state::State;
use crate::network::view;
use board::id::PersonId;
use board::network::BoardId;

/// Something on a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which board.
    pub board: BoardId,
    /// What it is called.
    pub title: String,
    /// How many.
    pub count: u32,
}

/// What is new to a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// Innspill that others have given on boards where the person answers, and that have no answer.
    pub unanswered: Vec<Line>,
    /// Answers to the person's own innspill.
    pub answered: Vec<Line>,
}

impl Contents {
    /// Whether there is nothing to write about.
    pub fn is_empty(&self) -> bool {
        self.unanswered.is_empty() && self.answered.is_empty()
    }
}

/// What has happened to a person since then, on the boards that are open to them now. `ids`: all by which the
/// person is known, as a guest, too. Times are milliseconds since 1970.
pub fn of(state: &State, ids: &[PersonId], since_ms: u64, now_ms: u64) -> Contents {
    let mut contents = Contents::default();
    for person in ids {
        let asker = state.asker(Some(person), now_ms);
        for network in state.networks().filter(|network| asker.is_member(&network.id)) {
            for board in view::insides::since(state, &network.id, person, since_ms, now_ms) {
                let line = |count| Line { board: board.id, title: board.title.clone(), count };
                contents.unanswered.extend((board.unanswered > 0).then(|| line(board.unanswered)));
                contents.answered.extend((board.answered > 0).then(|| line(board.answered)));
            }
        }
    }
    contents
}
