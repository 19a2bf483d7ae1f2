//! The rules of what is said about the board: innspill, comments, answers.

use super::writing::Writing;
use crate::answer::{AnswerStatus, Verdict, resolved_fields};
use crate::command::{CommandError, InputCommand};
use crate::comment::CommentKey;
use crate::id::{AnswerId, CommentId, InputId, NoteId};
use crate::input::{InputKey, InputKind, Target};
use crate::limits;
use crate::register::{Root, integer};
use crate::retelling::Edit;
use crate::schema;
use yrs::{Any, Map};

impl Writing<'_> {
    pub(super) fn give_input(
        &mut self,
        id: &InputId,
        target: &Target,
        kind: InputKind,
        text: &str,
    ) -> Result<(), CommandError> {
        if self.model.discussion.inputs_in(self.document) >= limits::INPUTS_PER_VOICE_MAX {
            return Err(CommandError::Limit("INPUTS_PER_VOICE_MAX"));
        }
        self.create(Root::Inputs, id.as_str(), text)?;
        self.first(Root::Inputs, id.as_str(), schema::KIND, vec![Any::from(kind.code())]);
        self.first(Root::Inputs, id.as_str(), schema::TARGET, target.fields());
        self.first(Root::Inputs, id.as_str(), schema::WHEN, vec![integer(self.at.now_ms)]);
        self.read(Root::Inputs, id.as_str());
        Ok(())
    }

    pub(super) fn write_input(&mut self, input: &InputId, edit: Edit) -> Result<Option<Edit>, CommandError> {
        self.own_input(input)?;
        self.write(Root::Inputs, input.as_str(), edit)
    }

    pub(super) fn withdraw_input(&mut self, input: &InputId) -> Result<(), CommandError> {
        self.own_input(input)?;
        let deletion = self.deletion();
        self.set(Root::Inputs, input.as_str(), schema::DELETED, deletion);
        Ok(())
    }

    /// Gives back what was done, where that is not what the command says.
    pub(super) fn discuss(&mut self, command: &InputCommand) -> Result<Option<InputCommand>, CommandError> {
        match command {
            InputCommand::SetKind { input, kind } => {
                self.own_input(input)?;
                self.set(Root::Inputs, input.as_str(), schema::KIND, vec![Any::from(kind.code())]);
            }
            InputCommand::Comment { id, on, text } => self.comment(id, on, text)?,
            InputCommand::WriteComment { comment, before, after } => {
                self.own_comment(comment)?;
                let edit = Edit { before: before.clone(), after: after.clone() };
                let done = self.write(Root::Comments, comment.as_str(), edit)?;
                let comment = comment.clone();
                return Ok(done.map(|Edit { before, after }| InputCommand::WriteComment { comment, before, after }));
            }
            InputCommand::WithdrawComment { comment } => {
                self.own_comment(comment)?;
                let deletion = self.deletion();
                self.set(Root::Comments, comment.as_str(), schema::DELETED, deletion);
            }
            InputCommand::Answer { id, to, status, text } => self.answer(id, to, *status, text)?,
            InputCommand::SetStatus { answer, status } => {
                self.present_answer(answer)?;
                let verdict = Verdict::fields(*status, self.me, self.at.now_ms);
                self.set(Root::Answers, answer.as_str(), schema::STATUS, verdict);
            }
            InputCommand::WriteAnswer { answer, before, after } => {
                self.present_answer(answer)?;
                let edit = Edit { before: before.clone(), after: after.clone() };
                let done = self.write(Root::Answers, answer.as_str(), edit)?;
                let answer = answer.clone();
                return Ok(done.map(|Edit { before, after }| InputCommand::WriteAnswer { answer, before, after }));
            }
            InputCommand::Resolve { thread, resolved } => self.resolve(thread, *resolved)?,
            InputCommand::SetOrigin { note, input } => self.set_origin(note, input)?,
        }
        Ok(None)
    }

    fn comment(&mut self, id: &CommentId, on: &InputKey, text: &str) -> Result<(), CommandError> {
        self.present_input(on)?;
        if self.roots.map(Root::Comments).len(&self.txn) as usize >= limits::COMMENTS_PER_VOICE_MAX {
            return Err(CommandError::Limit("COMMENTS_PER_VOICE_MAX"));
        }
        self.create(Root::Comments, id.as_str(), text)?;
        self.first(Root::Comments, id.as_str(), schema::TARGET, on.fields());
        self.first(Root::Comments, id.as_str(), schema::WHEN, vec![integer(self.at.now_ms)]);
        self.read(Root::Comments, id.as_str());
        Ok(())
    }

    fn answer(&mut self, id: &AnswerId, to: &InputKey, status: AnswerStatus, text: &str) -> Result<(), CommandError> {
        self.present_input(to)?;
        if self.roots.map(Root::Answers).len(&self.txn) as usize >= limits::ANSWERS_MAX {
            return Err(CommandError::Limit("ANSWERS_MAX"));
        }
        self.create(Root::Answers, id.as_str(), text)?;
        let verdict = Verdict::fields(status, self.me, self.at.now_ms);
        self.first(Root::Answers, id.as_str(), schema::TARGET, to.fields());
        self.first(Root::Answers, id.as_str(), schema::STATUS, verdict);
        self.read(Root::Answers, id.as_str());
        Ok(())
    }

    fn resolve(&mut self, thread: &InputKey, resolved: bool) -> Result<(), CommandError> {
        self.present_input(thread)?;
        if self.model.discussion.resolved.contains(thread) != resolved {
            let key = thread.to_string();
            let fields = resolved_fields(resolved, self.me, self.at.now_ms);
            self.set(Root::Threads, &key, &key, fields);
        }
        Ok(())
    }

    fn set_origin(&mut self, note: &NoteId, input: &InputKey) -> Result<(), CommandError> {
        self.present_input(input)?;
        self.set_note(note, schema::ORIGIN, input.fields())
    }

    /// An innspill of one's own that may still be changed. In a replay also one that has been answered meanwhile: had
    /// both been online, both would have been done.
    fn own_input(&self, input: &InputId) -> Result<(), CommandError> {
        let key = InputKey { document: self.document, id: input.clone() };
        let discussion = &self.model.discussion;
        if discussion.inputs.get(&key).is_none_or(|input| input.deleted.is_some()) {
            return Err(CommandError::NoInput(input.clone()));
        }
        if !self.replaying() && discussion.status(&key) != AnswerStatus::Open {
            return Err(CommandError::Answered(input.clone()));
        }
        Ok(())
    }

    /// An innspill of anybody's that is not withdrawn. In a replay its voice may not have come yet.
    fn present_input(&self, input: &InputKey) -> Result<(), CommandError> {
        let found = self.model.discussion.inputs.get(input);
        let present = found.map_or(self.replaying(), |input| self.replaying() || input.deleted.is_none());
        if present { Ok(()) } else { Err(CommandError::NoInput(input.id.clone())) }
    }

    fn own_comment(&self, comment: &CommentId) -> Result<(), CommandError> {
        let key = CommentKey { document: self.document, id: comment.clone() };
        let found = self.model.discussion.comments.contains_key(&key);
        if found { Ok(()) } else { Err(CommandError::NoComment(comment.clone())) }
    }

    fn present_answer(&self, answer: &AnswerId) -> Result<(), CommandError> {
        let found = self.model.discussion.answers.contains_key(answer);
        if found { Ok(()) } else { Err(CommandError::NoAnswer(answer.clone())) }
    }
}
