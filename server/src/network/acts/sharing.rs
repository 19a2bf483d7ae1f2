//! Openings of a board, and asking for innspill.

use super::super::audit::Mention;
use super::super::plan::{Desk, Plan};
use super::super::rows::{Board, Project};
use super::boards::changed;
use super::{ahead, networks, room_for_more, text};
use crate::limits::GRANTS_MAX;
use crate::random;
use board::id::{GrantId, OrganisationId};
use board::limits::QUESTION_CHARACTERS_MAX;
use board::network::BoardId;
use board::network::act::NotDone;
use board::network::sharing::{Grant, Grantee, InputRequest, Level};

/// Writing together is opened to named people or municipalities, never to a whole network at once.
pub(super) fn share(
    desk: Desk<'_>,
    board: BoardId,
    to: &Grantee,
    level: Level,
    until_ms: Option<u64>,
) -> Result<Plan, NotDone> {
    let (board, project) = desk.decided_board(board)?;
    match to {
        Grantee::Network if level == Level::Write => return Err(NotDone::NotAllowed),
        Grantee::Network => {}
        Grantee::Organisation(organisation) => {
            networks::known(desk, &project.network, organisation)?;
        }
        Grantee::Person(person) => {
            let here = desk.state.held_by(person).iter().any(|member| member.held.network == project.network);
            here.then_some(()).ok_or(NotDone::Unknown)?;
        }
    }
    let until_ms = until_ms.map(|until| ahead(until, desk.now_ms)).transpose()?;
    let mut board = board.clone();
    let grant = open(desk, &mut board, to, level, until_ms)?;
    let mut plan = changed(project, board);
    plan.past.mentions.extend([Mention::Grant(grant), Mention::To(to.clone()), Mention::Level(level)]);
    plan.past.mentions.extend(until_ms.map(Mention::UntilMs));
    Ok(plan)
}

/// Opens it to them; what they had is replaced.
fn open(
    desk: Desk<'_>,
    board: &mut Board,
    to: &Grantee,
    level: Level,
    until_ms: Option<u64>,
) -> Result<GrantId, NotDone> {
    board.grants.retain(|grant| grant.holds(desk.now_ms) || grant.to == *to);
    let before = board.grants.iter_mut().find(|grant| grant.to == *to);
    let id = before.as_ref().map_or_else(|| GrantId::fresh(random::bits()), |grant| grant.id.clone());
    let grant = Grant { id: id.clone(), to: to.clone(), level, until_ms, by: desk.actor.clone(), at_ms: desk.now_ms };
    match before {
        Some(before) => *before = grant,
        None => {
            room_for_more(board.grants.len(), GRANTS_MAX)?;
            board.grants.push(grant);
        }
    }
    Ok(id)
}

pub(super) fn end(desk: Desk<'_>, board: BoardId, grant: &GrantId) -> Result<Plan, NotDone> {
    let (board, project) = desk.decided_board(board)?;
    let ended = board.grants.iter().find(|other| other.id == *grant).ok_or(NotDone::Unknown)?;
    let mut rest = board.clone();
    rest.grants.retain(|other| other.id != *grant);
    let mut plan = changed(project, rest);
    plan.past.mentions.extend([Mention::Grant(grant.clone()), Mention::To(ended.to.clone())]);
    Ok(plan)
}

/// Asking opens the board for it, to those who are asked and have it not open so far.
pub(super) fn ask(
    desk: Desk<'_>,
    board: BoardId,
    question: &str,
    due_ms: Option<u64>,
    of: &[OrganisationId],
) -> Result<Plan, NotDone> {
    let (board, project) = desk.decided_board(board)?;
    let question = text(question, QUESTION_CHARACTERS_MAX)?;
    let due_ms = due_ms.map(|due| ahead(due, desk.now_ms)).transpose()?;
    let mut of = of.to_vec();
    of.sort();
    of.dedup();
    for organisation in &of {
        networks::known(desk, &project.network, organisation)?;
    }
    let mut asking = board.clone();
    for to in asked(project, &of) {
        let open_to = |other: &Grantee| *other == Grantee::Network || *other == to;
        let has = |grant: &Grant| grant.holds(desk.now_ms) && grant.level >= Level::Input && open_to(&grant.to);
        if !asking.grants.iter().any(has) {
            open(desk, &mut asking, &to, Level::Input, None)?;
        }
    }
    asking.closed_for_input = false;
    asking.asks = Some(InputRequest { question, due_ms, of, by: desk.actor.clone(), at_ms: desk.now_ms });
    Ok(changed(project, asking))
}

/// Whom a request opens the board to.
fn asked(project: &Project, of: &[OrganisationId]) -> Vec<Grantee> {
    match of {
        [] => vec![Grantee::Network],
        // The own organisation gives innspill without being let in.
        of => {
            let others = of.iter().filter(|organisation| **organisation != project.organisation);
            others.cloned().map(Grantee::Organisation).collect()
        }
    }
}

pub(super) fn close(desk: Desk<'_>, board: BoardId) -> Result<Plan, NotDone> {
    let (board, project) = desk.decided_board(board)?;
    Ok(changed(project, Board { asks: None, closed_for_input: true, ..board.clone() }))
}
