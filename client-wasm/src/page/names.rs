//! What things of the editor are called in the locales, and which icon goes with them.

use crate::{http::Refusal, locale::words};
use board::{
    InputCount,
    answer::AnswerStatus,
    input::InputKind,
    network::{act::BoardKind, role::Role, sharing::Level, way_in::NotIn},
    note::{Control, EvidenceStatus},
    problem_tree::Group,
};
use editor::{
    actions::{Action, Barred, New, Step, Zoom},
    discussion::Filter,
    session::Openness,
};

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

/// What one may do on the board from now on, as it is told to a person whose right has changed.
pub fn openness(openness: Openness) -> Option<&'static str> {
    match openness {
        Openness::Unheard => None,
        Openness::To(Level::Write) => Some("may-write-now"),
        Openness::To(Level::Input) => Some("may-give-input-now"),
        Openness::To(Level::See) => Some("may-see-now"),
        Openness::NotShared => Some("not-shared-now"),
    }
}

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

/// «2 innspill, 1 ubesvart».
pub fn input_count(count: InputCount) -> String {
    words().fill("inputs-unanswered", [("all", count.all.into()), ("count", count.unanswered.into())])
}

/// An icon for how an innspill speaks.
pub fn input_icon(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Like => "ThumbUp",
        InputKind::Wish => "Star",
        InputKind::WhatIf => "LightBulb",
        InputKind::Question => "QuestionmarkCircle",
        InputKind::Experience => "Chat",
        InputKind::Warning => "ExclamationmarkTriangle",
        InputKind::Resource => "Paperclip",
    }
}

/// What became of an innspill.
pub fn status(status: AnswerStatus) -> &'static str {
    match status {
        AnswerStatus::Open => "status-open",
        AnswerStatus::Noted => "status-noted",
        AnswerStatus::Clarified => "status-clarified",
        AnswerStatus::Adopted => "status-adopted",
        AnswerStatus::Parked => "status-parked",
        AnswerStatus::NotRelevant => "status-not-relevant",
    }
}

/// Which innspill are listed.
pub fn filter(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "filter-all",
        Filter::Unanswered => "filter-unanswered",
        Filter::Adopted => "filter-adopted",
        Filter::Mine => "filter-mine",
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
        Barred::NothingSaid => "barred-nothing-said",
        Barred::Answered => "barred-answered",
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
        Barred::NotInProject => "barred-not-in-project",
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
        Action::OpenInputs => ("open-inputs", "Chat", "Ctrl I"),
        Action::MakeTask => ("task-make", "TasklistSend", "Alt O"),
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
        | Action::Discuss(_)
        | Action::OpenInputsOn(_)
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

/// What a person is in a network.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Administrator => "role-administrator",
        Role::NetworkLead => "role-network-lead",
        Role::Advisor => "role-advisor",
        Role::ProjectLead => "role-project-lead",
        Role::ProjectOwner => "role-project-owner",
        Role::Participant => "role-participant",
        Role::ExternalExpert => "role-external-expert",
        Role::Observer => "role-observer",
        Role::Guest => "role-guest",
    }
}

/// How far a board is open.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::See => "level-see",
        Level::Input => "level-input",
        Level::Write => "level-write",
    }
}

/// How far a board is opened, as a choice.
pub fn opened(level: Level) -> &'static str {
    match level {
        Level::See => "opened-see",
        Level::Input => "opened-input",
        Level::Write => "opened-write",
    }
}

/// Why somebody did not come in, and what to do about it.
pub fn not_in(why: NotIn) -> &'static str {
    match why {
        NotIn::NoIssuer => "not-in-no-issuer",
        NotIn::IssuerUnreachable => "not-in-issuer-unreachable",
        NotIn::BeginAgain => "not-in-begin-again",
        NotIn::Denied => "not-in-denied",
        NotIn::Untrusted => "not-in-untrusted",
        NotIn::NoOrganisation => "not-in-no-organisation",
        NotIn::TooMany => "not-in-too-many",
        NotIn::LinkEnded => "not-in-link-ended",
        NotIn::OtherBrowser => "not-in-other-browser",
        NotIn::EmailMalformed => "not-in-email-malformed",
        NotIn::NoMail => "not-in-no-mail",
        NotIn::TooManyPeople => "not-in-too-many-people",
        NotIn::InvitationEnded => "not-in-invitation-ended",
        NotIn::NameMissing => "not-in-name-missing",
        NotIn::NameTooLong => "not-in-name-too-long",
        NotIn::NameUnprintable => "not-in-name-unprintable",
        NotIn::MunicipalityUnknown => "not-in-municipality-unknown",
        NotIn::Unavailable => "not-in-unavailable",
    }
}

/// Why a wish to come in was not fulfilled.
pub fn refusal(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Offline => "undone-offline",
        Refusal::Unreadable => "undone-unreadable",
        Refusal::Reason { reason, .. } => NotIn::parse(reason).map_or("arrival-failed", not_in),
    }
}

/// What a board is for.
pub fn board_kind(kind: BoardKind) -> &'static str {
    match kind {
        BoardKind::ProblemTree => "board-kind-problem-tree",
        BoardKind::ObjectiveTree => "board-kind-objective-tree",
        BoardKind::Free => "board-kind-free",
    }
}

/// The kinds of boards, in the order in which a project makes them.
pub const BOARD_KINDS: [BoardKind; 3] = [BoardKind::ProblemTree, BoardKind::ObjectiveTree, BoardKind::Free];
