//! What the panels ask about innspill: what was said, what became of it, and what still waits.

use super::Board;
use crate::answer::{Answer, AnswerStatus};
use crate::comment::Comment;
use crate::input::{Input, InputKey, Target};
use crate::note::Note;

/// How many innspill something has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InputCount {
    /// All that are not withdrawn.
    pub all: usize,
    /// Those of them without an answer.
    pub unanswered: usize,
}

impl Board {
    /// An innspill, also a withdrawn one.
    pub fn input(&self, key: &InputKey) -> Option<&Input> {
        self.model.discussion.inputs.get(key)
    }

    /// The innspill that are not withdrawn, on whatever, in the order of their keys.
    pub fn inputs(&self) -> impl Iterator<Item = &Input> {
        self.model.discussion.inputs.values().filter(|input| input.deleted.is_none())
    }

    /// The withdrawn innspill that others have said something about: the thread is still there.
    pub fn withdrawn_with_thread(&self) -> impl Iterator<Item = &Input> {
        let discussion = &self.model.discussion;
        discussion
            .inputs
            .values()
            .filter(|input| input.deleted.is_some() && discussion.threads.contains_key(&input.key))
    }

    /// The innspill on a note, a link or the board, the oldest first.
    pub fn inputs_on(&self, target: &Target) -> Vec<&Input> {
        let keys = self.model.discussion.inputs_on.get(target).into_iter().flatten();
        let mut inputs: Vec<&Input> = keys.filter_map(|key| self.input(key)).collect();
        inputs.sort_by(|a, b| (a.when_ms, &a.key).cmp(&(b.when_ms, &b.key)));
        inputs
    }

    /// How many innspill a note, a link or the board as a whole has.
    pub fn input_count(&self, target: &Target) -> usize {
        self.model.discussion.inputs_on.get(target).map_or(0, |keys| keys.len())
    }

    /// How many innspill a note, a link or the board as a whole has, and how many of them wait for an answer.
    pub fn inputs_counted(&self, target: &Target) -> InputCount {
        let keys = self.model.discussion.inputs_on.get(target).into_iter().flatten();
        keys.fold(InputCount::default(), |count, key| count.and(self.status(key)))
    }

    /// How many innspill there are on all of it.
    pub fn inputs_in_all(&self) -> InputCount {
        self.inputs().fold(InputCount::default(), |count, input| count.and(self.status(&input.key)))
    }

    /// What became of an innspill.
    pub fn status(&self, input: &InputKey) -> AnswerStatus {
        self.model.discussion.status(input)
    }

    /// The answer to an innspill that counts: the one given last.
    pub fn answer(&self, input: &InputKey) -> Option<&Answer> {
        self.model.discussion.answer(input)
    }

    /// All answers to an innspill, the one that counts last. There is more than one where two people answered at
    /// the same time.
    pub fn answers(&self, input: &InputKey) -> Vec<&Answer> {
        let discussion = &self.model.discussion;
        let ids = discussion.answers_to.get(input).into_iter().flatten();
        let mut answers: Vec<&Answer> = ids.filter_map(|id| discussion.answers.get(id)).collect();
        answers.sort_by(|a, b| (a.when_ms, &a.id).cmp(&(b.when_ms, &b.id)));
        answers
    }

    /// What people said about an innspill, the oldest first.
    pub fn thread(&self, input: &InputKey) -> Vec<&Comment> {
        let discussion = &self.model.discussion;
        let keys = discussion.threads.get(input).into_iter().flatten();
        let mut thread: Vec<&Comment> = keys.filter_map(|key| discussion.comments.get(key)).collect();
        thread.sort_by(|a, b| (a.when_ms, &a.key).cmp(&(b.when_ms, &b.key)));
        thread
    }

    /// Whether the thread under an innspill is resolved.
    pub fn resolved(&self, thread: &InputKey) -> bool {
        self.model.discussion.resolved.contains(thread)
    }

    /// The notes on the board that came of innspill.
    pub fn adopted(&self) -> impl Iterator<Item = (&InputKey, &Note)> {
        self.notes().filter_map(|note| Some((note.origin.as_ref()?, note)))
    }
}

impl InputCount {
    fn and(self, status: AnswerStatus) -> InputCount {
        let unanswered = usize::from(status == AnswerStatus::Open);
        InputCount { all: self.all + 1, unanswered: self.unanswered + unanswered }
    }
}
