//! All that a person can do: one closed set for menus, toolbar, outline and keys.

use board::{
    command::Place,
    id::{LinkId, NoteId},
    input::Target,
    layout::Arrangement,
    note::{Control, EvidenceStatus},
};

pub mod commands;
pub mod discuss;
pub mod offers;

pub use discuss::Discuss;

/// Something that a person can do now, or be told why not.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Add a note and write it.
    Add(New),
    /// Write the selected note.
    Write,
    /// Leave the text, keeping it.
    StopWriting,
    /// Move the selected branch one step.
    Move(Step),
    /// Ask where the selected branch shall hang ([`crate::Request::ChooseParent`]).
    ChooseParent,
    /// Hang the selected branch there.
    MoveTo(Place),
    /// Ask what the selected note shall be linked to ([`crate::Request::ChooseLink`]).
    ChooseLink,
    /// The selected note is also a cause of this one.
    LinkTo(NoteId),
    /// Remove a link.
    Unlink(LinkId),
    /// Put the selected note in the bin; what hangs from it hangs from its parent.
    Delete,
    /// Put the selected note and all that hangs from it in the bin.
    DeleteBranch,
    /// Take a note out of the bin.
    Restore(NoteId),
    /// The selected note becomes the core problem.
    MakeCore,
    /// How well the selected note is supported; `None` takes its evidence away.
    SetEvidence(Option<EvidenceStatus>),
    /// Who can do something about the selected note.
    SetControl(Option<Control>),
    /// Give, talk about or answer innspill.
    Discuss(Discuss),
    /// Show the innspill on the selected note, or on the board ([`crate::Request::OpenInputs`]).
    OpenInputs,
    /// Show the innspill on this: what has no row and no card to be selected by.
    OpenInputsOn(Target),
    /// Make a task of the selected note, for the project that the board belongs to ([`crate::Request::MakeTask`]).
    MakeTask,
    /// Close the selected branch: a view of this person's, in no document.
    Fold(Panel),
    /// Open the selected branch.
    Unfold(Panel),
    /// Open all branches.
    UnfoldAll(Panel),
    /// Undo my last step.
    Undo,
    /// Do it again.
    Redo,
    /// Choose a note, or nothing.
    Select(Option<NoteId>),
    /// Choose a note in the outline and say nothing: the screen reader reads the row.
    FocusRow(NoteId),
    /// Choose the next note in a direction.
    Walk(Panel, Direction),
    /// Move the camera.
    Zoom(Zoom),
    /// Choose an arrangement; `None` lets the board choose by the window.
    Arrange(Option<Arrangement>),
    /// Take a tool.
    Use(ToolKind),
    /// Go to the search field ([`crate::Request::Find`]).
    Find,
    /// Say the last announcement again.
    SayAgain,
}

/// One of the two views of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Panel {
    /// The canvas.
    Board,
    /// The outline.
    Outline,
}

/// What is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum New {
    /// A cause of the selected note (of the core, when nothing is selected).
    Cause,
    /// An effect of the selected note (of the core, when nothing is selected).
    Effect,
    /// What comes next out from the trunk: a cause of a cause, an effect of an effect, a cause of the core.
    Child,
    /// A note beside the selected one, after it.
    Sibling,
    /// A constraint.
    Constraint,
    /// A note without a place yet.
    Unplaced,
    /// The core problem of a board that has none.
    Core,
}

/// One step of a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Before the sibling before it.
    Earlier,
    /// After the sibling after it.
    Later,
    /// Out of its parent, after it.
    Out,
    /// Under the sibling before it, last.
    In,
}

/// A direction on the canvas or in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// To the next in reading order.
    Next,
    /// To the previous in reading order.
    Previous,
    /// To the first.
    First,
    /// To the last.
    Last,
}

/// A movement of the camera.
#[derive(Debug, Clone, PartialEq)]
pub enum Zoom {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// 100 %.
    Hundred,
    /// All of the board.
    All,
    /// The selected branch.
    Selection,
    /// One note, as it is.
    To(NoteId),
}

/// What the hand on the canvas does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ToolKind {
    /// Choose and move notes.
    Select,
    /// Move the board.
    Hand,
    /// Draw links.
    Link,
}

/// Why something can't be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Barred {
    /// Nothing is selected.
    NothingSelected,
    /// The core problem stands where it stands.
    IsCore,
    /// The board has no core problem yet.
    NoCore,
    /// The board has one already.
    HasCore,
    /// Causes hang under causes and the core, effects over effects and the core.
    WrongSide,
    /// It stands first already.
    IsFirst,
    /// It stands last already.
    IsLast,
    /// It hangs directly from the core.
    IsOutermost,
    /// There is no sibling before it to hang from.
    NoneBefore,
    /// It would hang from itself.
    OwnBranch,
    /// They are linked already, or one hangs from the other.
    LinkedAlready,
    /// Nothing hangs from it.
    NoChildren,
    /// There is nothing to undo, or to do again.
    NothingToUndo,
    /// It is gone: somebody deleted it.
    Gone,
    /// Nothing is written yet.
    NothingSaid,
    /// The innspill has been answered, and stands as it was answered.
    Answered,
    /// The board may be read only.
    ReadOnly,
    /// The tasks are for those who work in the project that the board belongs to.
    NotInProject,
    /// It makes no sense on this board.
    NotPossible,
    /// A limit of the board is reached (its size, a text's length).
    Full,
}
