//! Boards: made, copied, named, locked, put away and removed.

use super::super::Change;
use super::super::audit::Mention;
use super::super::plan::{Beginning, Desk, Plan};
use super::super::rows::{Board, Erasing, Key, Project, Row};
use super::{room_for_more, title};
use crate::limits::BOARDS_MAX;
use crate::random;
use board::id::DocumentId;
use board::limits::{TEXT_UTF16_MAX, TITLE_UTF16_MAX};
use board::network::act::{BoardKind, Done, NotDone};
use board::network::{BoardId, ProjectId};

fn fits(text: &str, utf16_max: usize) -> Result<(), NotDone> {
    (text.encode_utf16().count() <= utf16_max).then_some(()).ok_or(NotDone::TooLong)
}

fn board_title(typed: &str) -> Result<String, NotDone> {
    let title = title(typed)?;
    fits(&title, TITLE_UTF16_MAX)?;
    Ok(title)
}

pub(super) fn create(
    desk: Desk<'_>,
    project: ProjectId,
    kind: BoardKind,
    typed: &str,
    core: &str,
) -> Result<Plan, NotDone> {
    let project = desk.led_project(project)?;
    let title = board_title(typed)?;
    let core = core.trim();
    match kind {
        BoardKind::ProblemTree | BoardKind::ObjectiveTree if core.is_empty() => return Err(NotDone::NameMissing),
        BoardKind::ProblemTree | BoardKind::ObjectiveTree | BoardKind::Free => fits(core, TEXT_UTF16_MAX)?,
    }
    let row = new(desk, project.id, kind, title);
    let begins = Beginning::Fresh { board: row.id, kind, title: row.title.clone(), core: core.to_owned() };
    made(desk, project, row, begins)
}

pub(super) fn duplicate(desk: Desk<'_>, board: BoardId, typed: &str) -> Result<Plan, NotDone> {
    let (board, project) = desk.decided_board(board)?;
    let (row, begins) = copy(desk, board, project.id, board_title(typed)?);
    made(desk, project, row, begins)
}

/// What another board's content says now, as a board of a project.
pub(super) fn copy(desk: Desk<'_>, of: &Board, project: ProjectId, title: String) -> (Board, Beginning) {
    let row = new(desk, project, of.kind, title);
    let begins = Beginning::Copy { board: row.id, of: of.id, title: row.title.clone() };
    (row, begins)
}

/// A board is its own organisation's until it is opened: a copy, too.
fn new(desk: Desk<'_>, project: ProjectId, kind: BoardKind, title: String) -> Board {
    Board {
        id: DocumentId(random::bits()),
        project: Some(project),
        kind,
        title,
        grants: Vec::new(),
        asks: None,
        closed_for_input: false,
        locked: false,
        binned: false,
        sample: false,
        made_by: Some(desk.actor.clone()),
        made_at_ms: desk.now_ms,
    }
}

fn made(desk: Desk<'_>, project: &Project, board: Board, begins: Beginning) -> Result<Plan, NotDone> {
    if project.locked {
        return Err(NotDone::ProjectLocked);
    }
    room_for_more(desk.state.board_count(), BOARDS_MAX)?;
    let done = Done::Board(board.id);
    Ok(changed(project, board).begin(begins).done(done))
}

/// What every change of a board's row comes to.
pub(super) fn changed(project: &Project, board: Board) -> Plan {
    let id = board.id;
    Plan::of(&project.network, [Mention::Board(id)]).put(Row::Board(Box::new(board))).tell(Change::Board(id))
}

pub(super) fn rename(desk: Desk<'_>, board: BoardId, typed: &str) -> Result<Plan, NotDone> {
    let (board, project) = desk.decided_board(board)?;
    Ok(changed(project, Board { title: board_title(typed)?, ..board.clone() }))
}

pub(super) fn lock(desk: Desk<'_>, board: BoardId, locked: bool) -> Result<Plan, NotDone> {
    let (board, project) = desk.decided_board(board)?;
    Ok(changed(project, Board { locked, ..board.clone() }))
}

pub(super) fn bin(desk: Desk<'_>, board: BoardId, binned: bool) -> Result<Plan, NotDone> {
    let (board, project) = desk.decided_board(board)?;
    Ok(changed(project, Board { binned, ..board.clone() }))
}

/// From the bin only, and for good.
pub(super) fn erase(desk: Desk<'_>, board: BoardId) -> Result<Plan, NotDone> {
    let (board, project) = desk.decided_board(board)?;
    if !desk.state.facts(board).binned {
        return Err(NotDone::NotBinned);
    }
    let mut plan = Plan::of(&project.network, [Mention::Board(board.id)])
        .drop(Key::Board(board.id))
        .put(Row::Erasing(Erasing { board: board.id }))
        .tell(Change::Board(board.id))
        .tell(Change::Network(project.network.clone()));
    plan.erases = Some(board.id);
    // What was given on it and led to it goes with it.
    for member in desk.state.members(&project.network) {
        if matches!(member.held.scope, board::network::role::Scope::Board(on, _) if on == board.id) {
            plan = plan
                .drop(Key::Member(super::super::rows::MemberKey::of(&member.held)))
                .tell(Change::Person(member.held.person.clone()));
        }
    }
    for invitation in desk.state.invitations(&project.network) {
        if matches!(invitation.invite.scope, board::network::role::Scope::Board(on, _) if on == board.id) {
            plan = plan.drop(Key::Invitation(invitation.id.clone()));
        }
    }
    Ok(plan)
}
