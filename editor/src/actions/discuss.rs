//! What a person can do with innspill: give them, talk about them, answer them, make something of them.
//!
//! The giver's part needs a voice on the board, the owner's part the right to write its content.

use super::{
    Barred,
    commands::{kind_in, side_in},
    offers::Situation,
};
use board::{
    Command, InputCommand, Place, Position,
    answer::AnswerStatus,
    id::{AnswerId, CommentId, InputId, NoteId},
    input::{Input, InputKey, InputKind, Target},
    problem_tree::Group,
};

/// See the module. Texts are what the person has written in a form.
#[derive(Debug, Clone, PartialEq)]
pub enum Discuss {
    /// Give an innspill.
    Give {
        /// What it is about.
        about: Target,
        /// How it speaks.
        kind: InputKind,
        /// What it says.
        text: String,
    },
    /// Change one's own, as long as it is not answered.
    Change {
        /// Which.
        input: InputId,
        /// How it speaks now.
        kind: InputKind,
        /// The text when the person began.
        before: String,
        /// The text now.
        after: String,
    },
    /// Withdraw one's own, as long as it is not answered.
    Withdraw(InputId),
    /// Say something about an innspill.
    Comment {
        /// About which.
        on: InputKey,
        /// What.
        text: String,
    },
    /// Take one's own comment back.
    TakeBack(CommentId),
    /// Answer an innspill, or say it otherwise than it was answered.
    Answer {
        /// Which.
        to: InputKey,
        /// What becomes of it.
        status: AnswerStatus,
        /// A line that goes with it; may be empty.
        text: String,
    },
    /// Make a note of an innspill, where it hangs, and answer that it is made use of.
    Adopt {
        /// Which.
        input: InputKey,
        /// What the note says.
        note: String,
        /// The line of the answer; may be empty.
        answer: String,
    },
    /// Say that the thread under an innspill is resolved, or that it is not.
    Resolve {
        /// Under which.
        thread: InputKey,
        /// Whether it is.
        resolved: bool,
    },
}

impl Discuss {
    /// Whether it is said in the person's own voice; otherwise it is the owner's word.
    fn in_own_voice(&self) -> bool {
        match self {
            Discuss::Give { .. }
            | Discuss::Change { .. }
            | Discuss::Withdraw(_)
            | Discuss::Comment { .. }
            | Discuss::TakeBack(_) => true,
            Discuss::Answer { .. } | Discuss::Adopt { .. } | Discuss::Resolve { .. } => false,
        }
    }

    /// Why it can't be done now, if so.
    pub(super) fn check(&self, situation: &Situation<'_>) -> Result<(), Barred> {
        let may = if self.in_own_voice() { situation.speaking } else { situation.writable };
        if !may {
            return Err(Barred::ReadOnly);
        }
        match self {
            Discuss::Give { about, text, .. } => {
                said(text)?;
                exists(situation, about)
            }
            Discuss::Change { input, after, .. } => {
                said(after)?;
                unanswered(situation, input)
            }
            Discuss::Withdraw(input) => unanswered(situation, input),
            Discuss::Comment { on, text } => {
                said(text)?;
                present(situation, on).map(drop)
            }
            Discuss::TakeBack(_) => Ok(()),
            Discuss::Answer { to, .. } => present(situation, to).map(drop),
            Discuss::Adopt { input, note, .. } => {
                said(note)?;
                present(situation, input).map(drop)
            }
            Discuss::Resolve { thread, .. } => situation.board.input(thread).map(drop).ok_or(Barred::Gone),
        }
    }

    /// The command that does it. What it makes is named by the random bits.
    pub(super) fn order(&self, situation: &Situation<'_>, fresh_bits: u128) -> Result<Command, Barred> {
        Ok(match self.clone() {
            Discuss::Give { about, kind, text } => {
                Command::GiveInput { id: InputId::fresh(fresh_bits), target: about, kind, text }
            }
            Discuss::Change { input, kind, before, after } => Command::Several(vec![
                Command::Input(InputCommand::SetKind { input: input.clone(), kind }),
                Command::WriteInput { input, before, after },
            ]),
            Discuss::Withdraw(input) => Command::WithdrawInput { input },
            Discuss::Comment { on, text } => {
                Command::Input(InputCommand::Comment { id: CommentId::fresh(fresh_bits), on, text })
            }
            Discuss::TakeBack(comment) => Command::Input(InputCommand::WithdrawComment { comment }),
            Discuss::Answer { to, status, text } => Command::Several(answer(situation, to, status, text, fresh_bits)),
            Discuss::Adopt { input, note: text, answer: line } => {
                let found = present(situation, &input)?;
                let (id, (place, group)) = (NoteId::fresh(fresh_bits), beside(situation, found));
                let mut commands = vec![
                    Command::Create { id: id.clone(), kind: kind_in(group), place, text },
                    Command::Input(InputCommand::SetOrigin { note: id, input: input.clone() }),
                ];
                commands.extend(answer(situation, input, AnswerStatus::Adopted, line, fresh_bits));
                Command::Several(commands)
            }
            Discuss::Resolve { thread, resolved } => Command::Input(InputCommand::Resolve { thread, resolved }),
        })
    }
}

/// A first answer is written; one that is there is changed to what is wanted.
fn answer(situation: &Situation<'_>, to: InputKey, status: AnswerStatus, text: String, bits: u128) -> Vec<Command> {
    let Some(given) = situation.board.answer(&to) else {
        return vec![Command::Input(InputCommand::Answer { id: AnswerId::fresh(bits), to, status, text })];
    };
    let mut commands = Vec::new();
    if given.status != status {
        commands.push(InputCommand::SetStatus { answer: given.id.clone(), status });
    }
    if *given.text != *text {
        let before = given.text.to_string();
        commands.push(InputCommand::WriteAnswer { answer: given.id.clone(), before, after: text });
    }
    commands.into_iter().map(Command::Input).collect()
}

/// Where the note that is made of an innspill goes: next out from the note that it is about; beside the tree where
/// that is gone, or where it is about a link or the board.
fn beside(situation: &Situation<'_>, input: &Input) -> (Place, Group) {
    let about = match &input.target {
        Target::Note(note) => situation.board.tree().find(note),
        Target::Link(_) | Target::Board => None,
    };
    let (parent, group) = match about {
        Some(placed) => match placed.group() {
            Group::Core | Group::Causes => (Some(placed.id().clone()), Group::Causes),
            Group::Effects => (Some(placed.id().clone()), Group::Effects),
            Group::Constraints => (None, Group::Constraints),
            Group::Unplaced => (Some(placed.id().clone()), Group::Unplaced),
        },
        None => (None, Group::Unplaced),
    };
    (Place { parent, side: side_in(group), at: Position::Last }, group)
}

fn said(text: &str) -> Result<(), Barred> {
    if text.trim().is_empty() { Err(Barred::NothingSaid) } else { Ok(()) }
}

fn exists(situation: &Situation<'_>, about: &Target) -> Result<(), Barred> {
    let board = situation.board;
    let there = match about {
        Target::Board => true,
        Target::Note(note) => board.note(note).is_some(),
        Target::Link(link) => board.link(link).is_some(),
    };
    if there { Ok(()) } else { Err(Barred::Gone) }
}

/// Somebody's innspill that is not withdrawn.
fn present<'a>(situation: &Situation<'a>, input: &InputKey) -> Result<&'a Input, Barred> {
    situation.board.input(input).filter(|input| input.deleted.is_none()).ok_or(Barred::Gone)
}

fn unanswered(situation: &Situation<'_>, input: &InputId) -> Result<(), Barred> {
    let board = situation.board;
    let own = board.inputs().find(|given| given.key.id == *input && given.author == board.me().id);
    match board.status(&own.ok_or(Barred::Gone)?.key) {
        AnswerStatus::Open => Ok(()),
        AnswerStatus::Noted
        | AnswerStatus::Clarified
        | AnswerStatus::Adopted
        | AnswerStatus::Parked
        | AnswerStatus::NotRelevant => Err(Barred::Answered),
    }
}
