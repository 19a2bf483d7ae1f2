//! What can be done now, and why the rest can't: asked by menus, toolbar, outline and keys alike.

use super::{Action, Barred, New, Panel, Step, ToolKind};
use board::{
    Board,
    id::NoteId,
    input::Target,
    link::LinkKind,
    problem_tree::{Group, Placed},
};

/// An action, and why it can't be done now, if so.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What.
    pub action: Action,
    /// Why not.
    pub barred: Option<Barred>,
}

/// What the answer depends on.
#[derive(Clone, Copy)]
pub struct Situation<'a> {
    /// The board.
    pub board: &'a Board,
    /// The selected note.
    pub selected: Option<&'a NoteId>,
    /// May the person write?
    pub writable: bool,
    /// May the person speak in a voice of their own?
    pub speaking: bool,
    /// May the person make tasks in the board's project?
    pub tasking: bool,
    /// Is there a step to undo?
    pub can_undo: bool,
    /// Is there one to do again?
    pub can_redo: bool,
}

impl<'a> Situation<'a> {
    /// The selected note's place in the tree.
    pub fn placed(&self) -> Result<Placed<'a>, Barred> {
        let note = self.selected.ok_or(Barred::NothingSelected)?;
        self.board.tree().find(note).ok_or(Barred::Gone)
    }

    /// The menu of the selected note: each with why not, so that a menu never changes its shape.
    pub fn offers(&self) -> Vec<Offer> {
        let actions = [
            Action::Add(New::Cause),
            Action::Add(New::Effect),
            Action::Add(New::Sibling),
            Action::Write,
            Action::Move(Step::Earlier),
            Action::Move(Step::Later),
            Action::Move(Step::Out),
            Action::Move(Step::In),
            Action::ChooseParent,
            Action::ChooseLink,
            Action::OpenInputs,
            Action::MakeTask,
            Action::MakeCore,
            Action::Fold(Panel::Board),
            Action::Unfold(Panel::Board),
            Action::Delete,
            Action::DeleteBranch,
            Action::Undo,
            Action::Redo,
        ];
        actions.into_iter().map(|action| Offer { barred: self.barred(&action), action }).collect()
    }

    /// Why this can't be done now; `None` when it can.
    pub fn barred(&self, action: &Action) -> Option<Barred> {
        if changes_the_board(action) && !self.writable {
            return Some(Barred::ReadOnly);
        }
        self.check(action).err()
    }

    fn check(&self, action: &Action) -> Result<(), Barred> {
        match action {
            Action::Add(new) => self.check_new(*new),
            Action::Write | Action::SetEvidence(_) | Action::SetControl(_) | Action::Delete | Action::ChooseLink => {
                self.placed().map(drop)
            }
            Action::Move(step) => self.check_step(*step),
            Action::ChooseParent => self.movable().map(drop),
            Action::MoveTo(place) => {
                let moved = self.movable()?;
                place.parent.as_ref().map_or(Ok(()), |parent| self.check_parent(moved, parent))
            }
            Action::LinkTo(to) => self.check_link(to),
            Action::Unlink(link) => self.board.link(link).map(drop).ok_or(Barred::Gone),
            Action::DeleteBranch => when(self.placed()?.children().len() > 0, Barred::NoChildren),
            Action::Restore(note) => self.board.note(note).map(drop).ok_or(Barred::Gone),
            Action::MakeCore => self.movable().map(drop),
            Action::Fold(_) | Action::Unfold(_) => when(self.movable()?.children().len() > 0, Barred::NoChildren),
            Action::Discuss(discuss) => discuss.check(self),
            Action::OpenInputs | Action::OpenInputsOn(Target::Board) => Ok(()),
            Action::OpenInputsOn(Target::Note(note)) => self.board.note(note).map(drop).ok_or(Barred::Gone),
            Action::OpenInputsOn(Target::Link(link)) => self.board.link(link).map(drop).ok_or(Barred::Gone),
            Action::MakeTask => {
                self.placed()?;
                when(self.tasking, Barred::NotInProject)
            }
            Action::Undo => self.check_step_back(self.can_undo),
            Action::Redo => self.check_step_back(self.can_redo),
            Action::StopWriting
            | Action::UnfoldAll(_)
            | Action::Select(_)
            | Action::FocusRow(_)
            | Action::Walk(_, _)
            | Action::Zoom(_)
            | Action::Arrange(_)
            | Action::Use(_)
            | Action::Find
            | Action::SayAgain => Ok(()),
        }
    }

    /// A step may be in the content or in the person's voice; who may write neither has none.
    fn check_step_back(&self, possible: bool) -> Result<(), Barred> {
        when(self.writable || self.speaking, Barred::ReadOnly)?;
        when(possible, Barred::NothingToUndo)
    }

    fn check_new(&self, new: New) -> Result<(), Barred> {
        let core = self.board.tree().core();
        match new {
            New::Core => when(core.is_none(), Barred::HasCore),
            New::Constraint | New::Unplaced => Ok(()),
            New::Cause | New::Effect if self.selected.is_none() => when(core.is_some(), Barred::NoCore),
            New::Cause => match self.placed()?.group() {
                Group::Core | Group::Causes => Ok(()),
                Group::Effects | Group::Constraints | Group::Unplaced => Err(Barred::WrongSide),
            },
            New::Effect => match self.placed()?.group() {
                Group::Core | Group::Effects => Ok(()),
                Group::Causes | Group::Constraints | Group::Unplaced => Err(Barred::WrongSide),
            },
            New::Child => self.placed().map(drop),
            New::Sibling => self.movable().map(drop),
        }
    }

    /// The selected note, unless it is the core, which stands where it stands.
    fn movable(&self) -> Result<Placed<'a>, Barred> {
        let placed = self.placed()?;
        when(placed.group() != Group::Core, Barred::IsCore).map(|()| placed)
    }

    fn check_step(&self, step: Step) -> Result<(), Barred> {
        let placed = self.movable()?;
        let number = placed.row().position(|note| note == placed.id()).unwrap_or(0);
        match step {
            Step::Earlier => when(number > 0, Barred::IsFirst),
            Step::Later => when(number + 1 < placed.row().len(), Barred::IsLast),
            Step::In => when(number > 0, Barred::NoneBefore),
            Step::Out => match placed.parent() {
                Some(parent) if Some(parent) != self.board.tree().core() => Ok(()),
                Some(_) | None => Err(Barred::IsOutermost),
            },
        }
    }

    fn check_parent(&self, moved: Placed<'_>, parent: &NoteId) -> Result<(), Barred> {
        let tree = self.board.tree();
        when(parent != moved.id() && !tree.is_below(parent, moved.id()), Barred::OwnBranch)?;
        let group = tree.find(parent).ok_or(Barred::Gone)?.group();
        when(group != Group::Constraints, Barred::WrongSide)
    }

    fn check_link(&self, to: &NoteId) -> Result<(), Barred> {
        let from = self.placed()?;
        let target = self.board.tree().find(to).ok_or(Barred::Gone)?;
        let linked = self.board.links().any(|link| link.from == *from.id() && link.to == *to);
        let hangs = from.parent() == Some(to) || target.parent() == Some(from.id());
        when(from.id() != to && !linked && !hangs, Barred::LinkedAlready)
    }

    /// What a link from the selected note would say.
    pub fn link_kind(&self) -> LinkKind {
        match self.placed().map(Placed::group) {
            Ok(Group::Constraints) => LinkKind::Constrains,
            Ok(Group::Core | Group::Effects | Group::Causes | Group::Unplaced) | Err(_) => LinkKind::Causes,
        }
    }
}

fn when(possible: bool, barred: Barred) -> Result<(), Barred> {
    if possible { Ok(()) } else { Err(barred) }
}

/// Whether it writes the board's content, or is there for nothing else.
fn changes_the_board(action: &Action) -> bool {
    match action {
        Action::Add(_)
        | Action::Use(ToolKind::Link)
        | Action::Write
        | Action::Move(_)
        | Action::ChooseParent
        | Action::MoveTo(_)
        | Action::ChooseLink
        | Action::LinkTo(_)
        | Action::Unlink(_)
        | Action::Delete
        | Action::DeleteBranch
        | Action::Restore(_)
        | Action::MakeCore
        | Action::SetEvidence(_)
        | Action::SetControl(_) => true,
        // These ask for the right that they need themselves.
        Action::Discuss(_) | Action::Undo | Action::Redo => false,
        Action::StopWriting
        | Action::OpenInputs
        | Action::OpenInputsOn(_)
        | Action::MakeTask
        | Action::Fold(_)
        | Action::Unfold(_)
        | Action::UnfoldAll(_)
        | Action::Select(_)
        | Action::FocusRow(_)
        | Action::Walk(_, _)
        | Action::Zoom(_)
        | Action::Arrange(_)
        | Action::Use(ToolKind::Select | ToolKind::Hand)
        | Action::Find
        | Action::SayAgain => false,
    }
}
