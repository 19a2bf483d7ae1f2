//! From an action to the document's command. Pure: what the action means for the selected note, where it stands.

use super::{Action, Barred, New, Step, offers::Situation};
use board::{
    command::{Command, Place, Position},
    id::{LinkId, NoteId},
    note::{Evidence, EvidenceStatus, NoteKind, Side},
    problem_tree::{Group, Placed},
};

/// A command, and the id of the note that it makes, if it makes one.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordered {
    /// What is run.
    pub command: Command,
    /// The note to be written next.
    pub fresh: Option<NoteId>,
}

impl From<Command> for Ordered {
    fn from(command: Command) -> Self {
        Ordered { command, fresh: None }
    }
}

/// The command for an action that changes the document; `Ok(None)` for one that changes only the view.
/// What it makes, if it makes something, is named by the 128 random bits.
pub fn order(action: &Action, situation: &Situation, fresh_bits: u128) -> Result<Option<Ordered>, Barred> {
    if let Some(barred) = situation.barred(action) {
        return Err(barred);
    }
    let selected = || situation.selected.cloned().ok_or(Barred::NothingSelected);
    let command = match action {
        Action::Add(new) => return create(*new, situation, fresh_bits).map(Some),
        Action::Move(step) => move_to(situation, place_after(*step, situation)?)?,
        Action::MoveTo(place) => move_to(situation, place.clone())?,
        Action::LinkTo(to) => Command::Link {
            id: LinkId::fresh(fresh_bits),
            from: selected()?,
            to: to.clone(),
            kind: situation.link_kind(),
            note: None,
        },
        Action::Unlink(link) => Command::Unlink { link: link.clone() },
        Action::Delete => Command::Delete { notes: vec![selected()?] },
        Action::DeleteBranch => {
            Command::Delete { notes: situation.board.tree().branch(&selected()?).cloned().collect() }
        }
        Action::Restore(note) => Command::Restore { notes: vec![note.clone()] },
        Action::MakeCore => Command::SetCore { note: selected()? },
        Action::SetEvidence(status) => {
            let note = selected()?;
            let known = situation.board.note(&note).map(|note| note.evidence.clone()).unwrap_or_default();
            Command::SetEvidence { note, evidence: with_status(known, *status) }
        }
        Action::SetControl(control) => Command::SetControl { note: selected()?, control: *control },
        Action::Discuss(discuss) => discuss.order(situation, fresh_bits)?,
        Action::Write
        | Action::StopWriting
        | Action::ChooseParent
        | Action::ChooseLink
        | Action::OpenInputs
        | Action::OpenInputsOn(_)
        | Action::MakeTask
        | Action::Fold(_)
        | Action::Unfold(_)
        | Action::UnfoldAll(_)
        | Action::Undo
        | Action::Redo
        | Action::Select(_)
        | Action::FocusRow(_)
        | Action::Walk(_, _)
        | Action::Zoom(_)
        | Action::Arrange(_)
        | Action::Use(_)
        | Action::Find
        | Action::SayAgain => return Ok(None),
    };
    Ok(Some(command.into()))
}

/// Another status leaves what is known about sources as it is; no status takes all evidence away.
fn with_status(mut evidence: Vec<Evidence>, status: Option<EvidenceStatus>) -> Vec<Evidence> {
    let Some(status) = status else { return Vec::new() };
    match evidence.first_mut() {
        Some(first) => first.status = status,
        None => evidence.push(Evidence { status, text: None, source: None, url: None, year: None }),
    }
    evidence
}

fn create(new: New, situation: &Situation, fresh_bits: u128) -> Result<Ordered, Barred> {
    let id = NoteId::fresh(fresh_bits);
    let core = situation.board.tree().core();
    let last_under =
        |parent: Option<&NoteId>, group| Place { parent: parent.cloned(), side: side_in(group), at: Position::Last };
    let parent = situation.selected.or(core);
    let (group, place) = match new {
        New::Core => {
            let place = last_under(None, Group::Unplaced);
            let create = Command::Create { id: id.clone(), kind: NoteKind::Note, place, text: String::new() };
            let command = Command::Several(vec![create, Command::SetCore { note: id.clone() }]);
            return Ok(Ordered { command, fresh: Some(id) });
        }
        New::Constraint => (Group::Constraints, last_under(None, Group::Constraints)),
        New::Unplaced => (Group::Unplaced, last_under(None, Group::Unplaced)),
        New::Cause => (Group::Causes, last_under(parent, Group::Causes)),
        New::Effect => (Group::Effects, last_under(parent, Group::Effects)),
        New::Child => match situation.placed()?.group() {
            Group::Core | Group::Causes => (Group::Causes, last_under(parent, Group::Causes)),
            Group::Effects => (Group::Effects, last_under(parent, Group::Effects)),
            Group::Constraints => (Group::Constraints, last_under(None, Group::Constraints)),
            Group::Unplaced => (Group::Unplaced, last_under(parent, Group::Unplaced)),
        },
        New::Sibling => {
            let placed = situation.placed()?;
            let at = Position::After(placed.id().clone());
            (placed.group(), Place { at, ..last_under(placed.parent(), placed.group()) })
        }
    };
    let command = Command::Create { id: id.clone(), kind: kind_in(group), place, text: String::new() };
    Ok(Ordered { command, fresh: Some(id) })
}

/// Where a branch goes that takes one step.
fn place_after(step: Step, situation: &Situation) -> Result<Place, Barred> {
    let placed = situation.placed()?;
    let row: Vec<&NoteId> = placed.row().collect();
    let number = row.iter().position(|&note| note == placed.id()).unwrap_or(0);
    let side = side_in(placed.group());
    let sibling = |number: Option<usize>, barred| number.and_then(|n| row.get(n)).copied().ok_or(barred);
    Ok(match step {
        Step::Earlier => {
            let before = sibling(number.checked_sub(1), Barred::IsFirst)?;
            Place { parent: placed.parent().cloned(), side, at: Position::Before(before.clone()) }
        }
        Step::Later => {
            let after = sibling(Some(number + 1), Barred::IsLast)?;
            Place { parent: placed.parent().cloned(), side, at: Position::After(after.clone()) }
        }
        Step::In => {
            let parent = sibling(number.checked_sub(1), Barred::NoneBefore)?;
            Place { parent: Some(parent.clone()), side, at: Position::Last }
        }
        Step::Out => {
            let parent = placed.parent().ok_or(Barred::IsOutermost)?;
            let above = situation.board.tree().parent(parent).cloned();
            Place { parent: above, side, at: Position::After(parent.clone()) }
        }
    })
}

/// A move; with the kind that its new place wants, so that an export says what the picture says.
fn move_to(situation: &Situation, place: Place) -> Result<Command, Barred> {
    let placed = situation.placed()?;
    let note = placed.id().clone();
    let tree = situation.board.tree();
    let group = match &place.parent {
        None => placed.group(),
        Some(parent) if Some(parent) == tree.core() => match place.side {
            Side::Effect => Group::Effects,
            Side::Cause | Side::None => Group::Causes,
        },
        Some(parent) => tree.find(parent).map_or(placed.group(), Placed::group),
    };
    let go = Command::Move { note: note.clone(), to: place };
    if group == placed.group() {
        return Ok(go);
    }
    Ok(Command::Several(vec![go, Command::SetKind { note, kind: kind_in(group) }]))
}

/// The kind of a note that stands in this part of the board.
pub(super) fn kind_in(group: Group) -> NoteKind {
    match group {
        Group::Effects => NoteKind::Effect,
        Group::Causes => NoteKind::Cause,
        Group::Constraints => NoteKind::Constraint,
        Group::Core | Group::Unplaced => NoteKind::Note,
    }
}

/// The side to write for a child of the core in this group.
pub fn side_in(group: Group) -> Side {
    match group {
        Group::Effects => Side::Effect,
        Group::Causes => Side::Cause,
        Group::Core | Group::Constraints | Group::Unplaced => Side::None,
    }
}
