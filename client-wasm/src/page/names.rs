//! What things of the editor are called in the locales, and which icon goes with them.

use board::{
    input::InputKind,
    note::{Control, EvidenceStatus},
    problem_tree::Group,
};
use editor::actions::{Action, Barred, New, Step, Zoom};

/// What a note in this part of the board is.
pub fn kind(group: Group) -> &'static str {
    match group {
        Group::Core => "kind-core",
        Group::Causes => "kind-cause",
        Group::Effects => "kind-effect",
        Group::Constraints => "kind-constraint",
        Group::Unplaced => "kind-note",
    }
}

/// The heading of a part of the board.
pub fn part(group: Group) -> &'static str {
    match group {
        Group::Core => "group-core",
        Group::Causes => "group-causes",
        Group::Effects => "group-effects",
        Group::Constraints => "group-constraints",
        Group::Unplaced => "group-unplaced",
    }
}

/// A part of the board, as the styles know it (`data-kind`).
pub fn style(group: Group) -> &'static str {
    match group {
        Group::Core => "core",
        Group::Causes => "cause",
        Group::Effects => "effect",
        Group::Constraints => "constraint",
        Group::Unplaced => "note",
    }
}

/// A kind of evidence: its name and its sign.
pub fn evidence(status: EvidenceStatus) -> (&'static str, &'static str) {
    match status {
        EvidenceStatus::Documented => ("evidence-documented", "FileCheckmark"),
        EvidenceStatus::Experienced => ("evidence-experienced", "Person"),
        EvidenceStatus::Assumed => ("evidence-assumed", "QuestionmarkCircle"),
        EvidenceStatus::Unknown => ("evidence-unknown", "QuestionmarkDiamond"),
    }
}

/// All kinds of evidence, the best first.
pub const EVIDENCE: [EvidenceStatus; 4] =
    [EvidenceStatus::Documented, EvidenceStatus::Experienced, EvidenceStatus::Assumed, EvidenceStatus::Unknown];

/// Who can do something about it.
pub fn control(control: Control) -> &'static str {
    match control {
        Control::Own => "control-own",
        Control::Shared => "control-shared",
        Control::External => "control-external",
    }
}

/// All of them, the nearest first.
pub const CONTROL: [Control; 3] = [Control::Own, Control::Shared, Control::External];

/// How an innspill speaks.
pub fn input(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Like => "input-like",
        InputKind::Wish => "input-wish",
        InputKind::WhatIf => "input-what-if",
        InputKind::Question => "input-question",
        InputKind::Experience => "input-experience",
        InputKind::Warning => "input-warning",
        InputKind::Resource => "input-resource",
    }
}

/// Why something can't be done now.
pub fn barred(barred: Barred) -> &'static str {
    match barred {
        Barred::NothingSelected => "barred-nothing-selected",
        Barred::IsCore => "barred-is-core",
        Barred::NoCore => "barred-no-core",
        Barred::HasCore => "barred-has-core",
        Barred::WrongSide => "barred-wrong-side",
        Barred::IsFirst => "barred-is-first",
        Barred::IsLast => "barred-is-last",
        Barred::IsOutermost => "barred-is-outermost",
        Barred::NoneBefore => "barred-none-before",
        Barred::OwnBranch => "barred-own-branch",
        Barred::LinkedAlready => "barred-linked-already",
        Barred::NoChildren => "barred-no-children",
        Barred::NothingToUndo => "barred-nothing-to-undo",
        Barred::Gone => "barred-gone",
        Barred::ReadOnly => "barred-read-only",
        Barred::Full => "barred-full",
        Barred::NotPossible => "barred-not-possible",
    }
}

/// What stands in a menu for an action: its name, its icon, its keys. `None`: it is in no menu.
pub fn action(action: &Action) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match action {
        Action::Add(New::Cause) => ("add-cause", "ArrowDown", ""),
        Action::Add(New::Effect) => ("add-effect", "ArrowUp", ""),
        Action::Add(New::Child) => ("add-child", "Plus", "Ctrl Enter"),
        Action::Add(New::Sibling) => ("add-sibling", "Plus", "Shift Enter"),
        Action::Add(New::Constraint) => ("add-constraint", "Gavel", ""),
        Action::Add(New::Unplaced) => ("add-unplaced", "NotePencil", "N"),
        Action::Add(New::Core) => ("add-core", "Plus", ""),
        Action::Write => ("write", "PencilLine", "Enter"),
        Action::StopWriting => ("stop-writing", "Checkmark", "Esc"),
        Action::Move(Step::Earlier) => ("move-earlier", "ArrowUp", "Alt ↑"),
        Action::Move(Step::Later) => ("move-later", "ArrowDown", "Alt ↓"),
        Action::Move(Step::Out) => ("move-out", "ArrowLeft", "Alt ←"),
        Action::Move(Step::In) => ("move-in", "ArrowRight", "Alt →"),
        Action::ChooseParent => ("choose-parent", "ArrowsUpDown", "Ctrl M"),
        Action::ChooseLink => ("choose-link", "Link", "Ctrl K"),
        Action::Delete => ("delete", "Trash", "Delete"),
        Action::DeleteBranch => ("delete-branch", "Trash", "Shift Delete"),
        Action::MakeCore => ("make-core", "Square", ""),
        Action::Fold(_) => ("fold", "ChevronRight", ""),
        Action::Unfold(_) => ("unfold", "ChevronDown", ""),
        Action::UnfoldAll(_) => ("unfold-all", "ChevronDown", ""),
        Action::Undo => ("undo", "ArrowUndo", "Ctrl Z"),
        Action::Redo => ("redo", "ArrowRedo", "Ctrl Shift Z"),
        Action::Zoom(Zoom::In) => ("zoom-in", "Plus", "Ctrl +"),
        Action::Zoom(Zoom::Out) => ("zoom-out", "Minus", "Ctrl -"),
        Action::Zoom(Zoom::Hundred) => ("zoom-hundred", "MagnifyingGlass", "Ctrl 0"),
        Action::Zoom(Zoom::All) => ("zoom-fit", "Expand", "Shift 1"),
        Action::Zoom(Zoom::Selection) => ("zoom-selection", "Expand", "Shift 2"),
        Action::Find => ("find", "MagnifyingGlass", "Ctrl F"),
        Action::SayAgain => ("say-again", "ChatElipsis", "Alt R"),
        Action::MoveTo(_)
        | Action::LinkTo(_)
        | Action::Unlink(_)
        | Action::Restore(_)
        | Action::SetEvidence(_)
        | Action::SetControl(_)
        | Action::Select(_)
        | Action::FocusRow(_)
        | Action::Walk(_, _)
        | Action::Zoom(Zoom::To(_))
        | Action::Arrange(_)
        | Action::Use(_) => return None,
    })
}
