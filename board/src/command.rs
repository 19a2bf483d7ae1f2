//! What a person can do to a board. A command says the intention, not the bytes: it can be run again on another
//! copy, and what it did can be undone.

mod input;
mod task;

pub use input::InputCommand;
pub use task::{NewTask, TaskCommand};

use crate::ClientId;
use crate::id::{AnswerId, CommentId, DocumentId, InputId, LinkId, NoteId, TaskId};
use crate::input::{InputKind, Target};
use crate::interchange::Import;
use crate::link::LinkKind;
use crate::note::{Bounds, Control, Deletion, Evidence, NoteKind, Side};
use crate::register::Address;
use crate::schema;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use yrs::Any;

/// The time, as the caller's clock has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970.
    pub now_ms: u64,
}

/// Where among its siblings a note goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// Right after this one; last, if it is no longer there.
    After(NoteId),
    /// Right before this one; last, if it is no longer there.
    Before(NoteId),
}

/// Where in the tree a note goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The note to hang it under; none to let it stand beside the tree.
    pub parent: Option<NoteId>,
    /// On which side, if the parent is the core; the note's kind decides if it is not said.
    pub side: Side,
    /// Where in the row.
    pub at: Position,
}

/// What a person can do. Ids are chosen by the caller, so that running a command twice does it once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Write a new note.
    Create {
        /// Its id, fresh.
        id: NoteId,
        /// What it is meant as.
        kind: NoteKind,
        /// Where it goes.
        place: Place,
        /// Its first text.
        text: String,
    },
    /// Change a note's text from what the person saw to what the person left.
    WriteText {
        /// Which note.
        note: NoteId,
        /// The text when the person began.
        before: String,
        /// The text that the person wants.
        after: String,
    },
    /// Put a note, and all under it, somewhere else.
    Move {
        /// Which note.
        note: NoteId,
        /// Where it goes.
        to: Place,
    },
    /// Join two notes.
    Link {
        /// The link's id, fresh.
        id: LinkId,
        /// Where it begins.
        from: NoteId,
        /// Where it ends.
        to: NoteId,
        /// What it says. A cause that closes a loop becomes feedback: a vicious circle.
        kind: LinkKind,
        /// What is written on it.
        note: Option<String>,
    },
    /// Change what is written on a link.
    WriteLinkText {
        /// Which link.
        link: LinkId,
        /// The text when the person began.
        before: String,
        /// The text that the person wants.
        after: String,
    },
    /// Remove a link.
    Unlink {
        /// Which.
        link: LinkId,
    },
    /// Put notes in the bin. What hangs under them stays, under the nearest note that is left.
    Delete {
        /// Which.
        notes: Vec<NoteId>,
    },
    /// Take notes out of the bin, back to where they stood.
    Restore {
        /// Which.
        notes: Vec<NoteId>,
    },
    /// Say what a note is meant as.
    SetKind {
        /// Which note.
        note: NoteId,
        /// As what.
        kind: NoteKind,
    },
    /// Choose the core problem. What hung on a core that is in the bin moves to the new one.
    SetCore {
        /// Which note.
        note: NoteId,
    },
    /// Give a note a colour.
    Recolour {
        /// Which note.
        note: NoteId,
        /// Colour token; none for the note kind's own.
        colour: Option<String>,
    },
    /// Give a note a free position and size.
    Resize {
        /// Which note.
        note: NoteId,
        /// Where and how large.
        bounds: Bounds,
    },
    /// Say what supports a note, in place of what was said before.
    SetEvidence {
        /// Which note.
        note: NoteId,
        /// All of it.
        evidence: Vec<Evidence>,
    },
    /// Say who can do something about a note.
    SetControl {
        /// Which note.
        note: NoteId,
        /// Who; none if not known.
        control: Option<Control>,
    },
    /// Say whom a note affects, in place of what was said before.
    SetAffected {
        /// Which note.
        note: NoteId,
        /// All of them.
        affected: Vec<String>,
    },
    /// Give the board a title.
    SetTitle {
        /// The title.
        title: String,
    },
    /// Give an innspill, in the person's own voice.
    GiveInput {
        /// Its id, fresh.
        id: InputId,
        /// What it is about.
        target: Target,
        /// How it speaks.
        kind: InputKind,
        /// What it says.
        text: String,
    },
    /// Change the text of one's own innspill, as long as it is not answered.
    WriteInput {
        /// Which.
        input: InputId,
        /// The text when the person began.
        before: String,
        /// The text that the person wants.
        after: String,
    },
    /// Withdraw one's own innspill, as long as it is not answered.
    WithdrawInput {
        /// Which.
        input: InputId,
    },
    /// Do something else with an innspill.
    Input(InputCommand),
    /// Do something with a task of the project whose document this is.
    Task(TaskCommand),
    /// Bring in a tree from a file.
    Import(Box<Import>),
    /// Several commands as one: one transaction, one step to undo. What can't be done any more is passed over.
    Several(Vec<Command>),
    /// Take back what a step did: what undo and redo run.
    Revert(Vec<Reversal>),
    /// A command with its random draws fixed, so that it writes the same order keys and nonces wherever it is
    /// run again, and a later [`Command::Revert`] still finds them.
    Seeded {
        /// Where the draws begin.
        seed: u64,
        /// What is done.
        command: Box<Command>,
    },
}

impl Command {
    /// The command as the person meant it, without its draws.
    pub fn intention(&self) -> &Command {
        match self {
            Command::Seeded { command, .. } => command.intention(),
            plain => plain,
        }
    }

    /// Whether it is written to the person's own voice rather than to the content.
    pub fn is_for_voice(&self) -> bool {
        match self {
            Command::GiveInput { .. } | Command::WriteInput { .. } | Command::WithdrawInput { .. } => true,
            Command::Input(command) => command.is_for_voice(),
            Command::Several(commands) => commands.first().is_some_and(Command::is_for_voice),
            Command::Seeded { command, .. } => command.is_for_voice(),
            Command::Revert(reversals) => reversals.first().is_some_and(Reversal::is_for_voice),
            Command::Create { .. }
            | Command::WriteText { .. }
            | Command::Move { .. }
            | Command::Link { .. }
            | Command::WriteLinkText { .. }
            | Command::Unlink { .. }
            | Command::Delete { .. }
            | Command::Restore { .. }
            | Command::SetKind { .. }
            | Command::SetCore { .. }
            | Command::Recolour { .. }
            | Command::Resize { .. }
            | Command::SetEvidence { .. }
            | Command::SetControl { .. }
            | Command::SetAffected { .. }
            | Command::SetTitle { .. }
            | Command::Task(_)
            | Command::Import(_) => false,
        }
    }
}

/// How one thing that a command did is taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reversal {
    /// Put a register back, if it is still the one that the command left.
    Register {
        /// Which.
        at: Address,
        /// What the command left.
        left: Option<Any>,
        /// What was there before, old nonce and all.
        put: Option<Any>,
    },
    /// Change a text back, around what others wrote in it since.
    Text {
        /// Which.
        at: Address,
        /// What the command left.
        left: String,
        /// What was there before.
        put: String,
    },
    /// Put away what was created, if nobody else has touched it since.
    Creation {
        /// Its deletion register.
        at: Address,
    },
}

impl Reversal {
    pub(crate) fn address(&self) -> &Address {
        match self {
            Reversal::Register { at, .. } | Reversal::Text { at, .. } | Reversal::Creation { at } => at,
        }
    }

    /// Whether it puts something in the bin: what was created, or what was taken out before.
    pub(crate) fn puts_away(&self) -> bool {
        match self {
            Reversal::Creation { .. } => true,
            Reversal::Register { at, put, .. } => {
                &*at.key == schema::DELETED && put.as_ref().is_some_and(|put| Deletion::read(put).is_some())
            }
            Reversal::Text { .. } => false,
        }
    }

    fn is_for_voice(&self) -> bool {
        self.address().root.is_for_voice()
    }
}

/// What a command did to a document: what is sent, and kept until the server has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Executed {
    /// The document that was written to.
    pub document: DocumentId,
    /// The command with its draws, to be run again after parting.
    pub command: Command,
    /// The transaction's update, v1.
    pub update: Vec<u8>,
    /// The client id that it was written under.
    pub client: ClientId,
    /// The clocks of that id that it wrote. Empty for a pure deletion.
    pub clocks: Range<u32>,
}

/// What undo or redo came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Undone {
    /// What was written; nothing, if others had changed all of it.
    pub executed: Option<Executed>,
    /// Parts of the step that were left alone, since somebody else has changed them.
    pub skipped: usize,
}

/// Why a command was not run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// No document to write to is open.
    #[error("the document that this is written to is not open")]
    NotOpen,
    /// The note is not there, or is in the bin.
    #[error("the note {0} is not on the board")]
    NoNote(NoteId),
    /// The link is not there.
    #[error("the link {0} is not on the board")]
    NoLink(LinkId),
    /// The innspill is not there, or is somebody else's.
    #[error("the innspill {0} is not in your own voice")]
    NoInput(InputId),
    /// The innspill has been answered, and stands as it was answered.
    #[error("the innspill {0} has been answered")]
    Answered(InputId),
    /// The comment is not there, or is somebody else's.
    #[error("the comment {0} is not in your own voice")]
    NoComment(CommentId),
    /// The answer is not there.
    #[error("the answer {0} is not on the board")]
    NoAnswer(AnswerId),
    /// The task is not there, or is in the bin.
    #[error("the task {0} is not in the project")]
    NoTask(TaskId),
    /// Something with this id is there already.
    #[error("the id {0} is taken")]
    Taken(String),
    /// A note can't hang under itself.
    #[error("the note {0} would hang under itself")]
    UnderItself(NoteId),
    /// The core problem stands where it stands.
    #[error("the core problem has no place to be moved to")]
    CoreStays,
    /// The two are joined like this already, or are one note.
    #[error("the two notes are joined like this already")]
    AlreadyLinked,
    /// All is as the command wants it.
    #[error("nothing would change")]
    NothingChanges,
    /// A text or list is longer, or a number larger, than the limit with this name.
    #[error("beyond the limit {0}")]
    Limit(&'static str),
    /// Commands for the content and for a voice can't be one step.
    #[error("one step can't write to both content and voice")]
    TwoDocuments,
    /// The tree in the file is not one that can be brought in.
    #[error("the tree can't be brought in: {0}")]
    Import(String),
}
