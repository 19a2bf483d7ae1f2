//! What lists tell of a board, read from its logs.

use super::miniature::Miniature;
use crate::boards::from_log::{Log, Opened, Unreadable, open};
use crate::store::Seq;
use board::answer::AnswerStatus;
use board::id::{DocumentId, PersonId};
use board::input::InputKey;
use std::collections::BTreeMap;

/// What a board says, as far as lists tell of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// How far each document was read.
    pub heads: BTreeMap<DocumentId, Seq>,
    /// Its tree.
    pub miniature: Miniature,
    /// Notes on it.
    pub notes: u32,
    /// Notes ever written on it, by whom: whose client id they were written under, not whose name they bear.
    pub written: BTreeMap<PersonId, u32>,
    /// Innspill that are not withdrawn.
    pub inputs: Vec<Given>,
    /// The last change that is in the logs' tails, in milliseconds since 1970.
    pub changed_ms: Option<u64>,
}

/// An innspill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Which.
    pub key: InputKey,
    /// Who gave it: the owner of the voice.
    pub by: PersonId,
    /// When, by the giver's clock, in milliseconds since 1970.
    pub when_ms: u64,
    /// Whether it has an answer.
    pub answered: bool,
}

/// Reads a board. Takes as long as its logs are long: call it where nobody waits.
pub fn read(logs: &[Log]) -> Result<Reading, Unreadable> {
    let Opened { board, owners, heads, changed_ms } = open(logs)?;
    let mut reading = Reading { heads, changed_ms, ..Reading::default() };
    reading.miniature = Miniature::of(&board);
    reading.notes = u32::try_from(board.tree().len()).unwrap_or(u32::MAX);
    for (_, client) in board.first_written_under() {
        if let Some(person) = owners.get(&client) {
            *reading.written.entry(person.clone()).or_default() += 1;
        }
    }
    reading.inputs = board
        .inputs()
        .map(|input| Given {
            key: input.key.clone(),
            by: input.author.clone(),
            when_ms: input.when_ms,
            answered: board.status(&input.key) != AnswerStatus::Open,
        })
        .collect();
    Ok(reading)
}
