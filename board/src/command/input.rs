//! What is done with innspill once they are given: changing one's own, commenting, answering, making use of them.

use crate::answer::AnswerStatus;
use crate::id::{AnswerId, CommentId, InputId, NoteId};
use crate::input::{InputKey, InputKind};
use serde::{Deserialize, Serialize};

/// See the module. [`super::Command::GiveInput`] begins it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputCommand {
    /// Let one's own innspill speak in another way, as long as it is not answered.
    SetKind {
        /// Which.
        input: InputId,
        /// How it speaks.
        kind: InputKind,
    },
    /// Say something about an innspill, in the person's own voice.
    Comment {
        /// Its id, fresh.
        id: CommentId,
        /// About which innspill.
        on: InputKey,
        /// What it says.
        text: String,
    },
    /// Change one's own comment.
    WriteComment {
        /// Which.
        comment: CommentId,
        /// The text when the person began.
        before: String,
        /// The text that the person wants.
        after: String,
    },
    /// Take one's own comment back.
    WithdrawComment {
        /// Which.
        comment: CommentId,
    },
    /// Answer an innspill, as the board's owner.
    Answer {
        /// Its id, fresh.
        id: AnswerId,
        /// To which innspill.
        to: InputKey,
        /// What becomes of it.
        status: AnswerStatus,
        /// The line that goes with it; may be empty.
        text: String,
    },
    /// Let something else become of an innspill than an answer said.
    SetStatus {
        /// Which answer.
        answer: AnswerId,
        /// What becomes of the innspill.
        status: AnswerStatus,
    },
    /// Change the line of an answer.
    WriteAnswer {
        /// Which.
        answer: AnswerId,
        /// The text when the person began.
        before: String,
        /// The text that the person wants.
        after: String,
    },
    /// Say that the thread under an innspill is resolved, or that it is not.
    Resolve {
        /// Under which innspill.
        thread: InputKey,
        /// Whether it is.
        resolved: bool,
    },
    /// Say which innspill a note came of.
    SetOrigin {
        /// Which note.
        note: NoteId,
        /// Of which innspill.
        input: InputKey,
    },
}

impl InputCommand {
    /// Whether it is written to the person's own voice rather than to the content.
    pub fn is_for_voice(&self) -> bool {
        match self {
            InputCommand::SetKind { .. }
            | InputCommand::Comment { .. }
            | InputCommand::WriteComment { .. }
            | InputCommand::WithdrawComment { .. } => true,
            InputCommand::Answer { .. }
            | InputCommand::SetStatus { .. }
            | InputCommand::WriteAnswer { .. }
            | InputCommand::Resolve { .. }
            | InputCommand::SetOrigin { .. } => false,
        }
    }
}
