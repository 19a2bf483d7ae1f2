//! Projects: who leads them, what they are about; copied, locked, and their way to the bin and back.

use super::super::Change;
use super::super::audit::Mention;
use super::super::plan::{Desk, Plan};
use super::super::rows::{Key, MemberKey, Project, Row};
use super::members::new_member;
use super::{boards, networks, room_for_more, title};
use crate::limits::{BOARDS_MAX, PROJECTS_MAX};
use crate::random;
use board::id::{DocumentId, NetworkId, OrganisationId, PersonId};
use board::network::ProjectId;
use board::network::act::{Done, NotDone};
use board::network::rights::decides_in_project;
use board::network::role::{Membership, Role, Scope};

/// What a project says of itself.
pub(super) struct Words<'a> {
    pub(super) title: &'a str,
    pub(super) theme: &'a str,
}

impl Words<'_> {
    fn read(&self) -> Result<(String, String), NotDone> {
        Ok((title(self.title)?, title(self.theme)?))
    }
}

/// Who leads the network makes it; its lead is somebody of the network.
pub(super) fn create(
    desk: Desk<'_>,
    network: &NetworkId,
    organisation: &OrganisationId,
    words: Words<'_>,
    lead: &PersonId,
) -> Result<Plan, NotDone> {
    let network = &desk.led_network(network)?.id;
    let organisation = networks::known(desk, network, organisation)?;
    room_for_more(desk.state.projects(network).count(), PROJECTS_MAX)?;
    let (title, theme) = words.read()?;
    let id = DocumentId(random::bits());
    let project = Project {
        id,
        network: network.clone(),
        organisation: organisation.id.clone(),
        title,
        theme,
        locked: false,
        binned: false,
        made_at_ms: desk.now_ms,
    };
    let plan = Plan::of(network, [Mention::Project(id), Mention::Person(lead.clone())])
        .put(Row::Project(project.clone()))
        .done(Done::Project(id));
    Ok(led_by(desk, plan, &project, lead)?.tell(Change::Network(network.clone())))
}

/// Makes somebody of the network its lead.
fn led_by(desk: Desk<'_>, plan: Plan, project: &Project, lead: &PersonId) -> Result<Plan, NotDone> {
    if !desk.state.asker(Some(lead), desk.now_ms).is_member(&project.network) {
        return Err(NotDone::Unknown);
    }
    let held = Membership {
        person: lead.clone(),
        network: project.network.clone(),
        organisation: Some(project.organisation.clone()),
        role: Role::ProjectLead,
        scope: Scope::Project(project.id),
        until_ms: None,
        waiting: false,
    };
    Ok(new_member(desk.state, plan, held, None, desk.now_ms))
}

pub(super) fn change(desk: Desk<'_>, project: ProjectId, words: Words<'_>) -> Result<Plan, NotDone> {
    let project = desk.project(project)?;
    if !desk.decides_about(project) && !desk.asker().leads_network(&project.network) {
        return Err(NotDone::NotAllowed);
    }
    let (title, theme) = words.read()?;
    Ok(changed(Project { title, theme, ..project.clone() }))
}

/// What its boards say now, as a project of its own, which those decide about who decide about this one. Its tasks, and
/// who else works in it, stay behind: a copy begins its own work.
pub(super) fn duplicate(desk: Desk<'_>, project: ProjectId, typed: &str) -> Result<Plan, NotDone> {
    let original = desk.led_project(project)?;
    let title = title(typed)?;
    room_for_more(desk.state.projects(&original.network).count(), PROJECTS_MAX)?;
    let id = DocumentId(random::bits());
    let (locked, binned, made_at_ms) = (false, false, desk.now_ms);
    let mut plan = changed(Project { id, title, locked, binned, made_at_ms, ..original.clone() });
    let decides = |held: &Membership| {
        held.scope == Scope::Project(original.id) && decides_in_project(held.role) && held.holds(desk.now_ms)
    };
    for member in desk.state.members(&original.network).filter(|member| decides(&member.held)) {
        let held = Membership { scope: Scope::Project(id), ..member.held.clone() };
        plan = new_member(desk.state, plan, held, member.invitation.clone(), desk.now_ms);
    }
    for (copied, board) in desk.state.boards_of(original.id).filter(|board| !board.binned).enumerate() {
        room_for_more(desk.state.board_count() + copied, BOARDS_MAX)?;
        let (row, begins) = boards::copy(desk, board, id, board.title.clone());
        plan = plan.begin(begins).tell(Change::Board(row.id)).put(Row::Board(Box::new(row)));
    }
    Ok(plan.done(Done::Project(id)))
}

/// Those who may lock its boards.
pub(super) fn lock(desk: Desk<'_>, project: ProjectId, locked: bool) -> Result<Plan, NotDone> {
    let project = desk.led_project(project)?;
    Ok(changed_with_boards(desk, Project { locked, ..project.clone() }))
}

/// Those who decide about it, and those who may end things in the network.
pub(super) fn bin(desk: Desk<'_>, project: ProjectId, binned: bool) -> Result<Plan, NotDone> {
    let project = desk.project(project)?;
    if !desk.decides_about(project) && !desk.asker().ends_network(&project.network) {
        return Err(NotDone::NotAllowed);
    }
    Ok(changed_with_boards(desk, Project { binned, ..project.clone() }))
}

fn changed(project: Project) -> Plan {
    let network = project.network.clone();
    Plan::of(&network, [Mention::Project(project.id)]).put(Row::Project(project)).tell(Change::Network(network))
}

/// What changes who may do what on its boards, too.
fn changed_with_boards(desk: Desk<'_>, project: Project) -> Plan {
    let boards = desk.state.boards_of(project.id).map(|board| Change::Board(board.id));
    boards.fold(changed(project), Plan::tell)
}

/// Its lead, or who leads the network, gives it to another; who had it goes on as one who takes part.
pub(super) fn transfer(desk: Desk<'_>, project: ProjectId, to: &PersonId) -> Result<Plan, NotDone> {
    let project = desk.project(project)?;
    if !desk.decides_about(project) && !desk.asker().leads_network(&project.network) {
        return Err(NotDone::NotAllowed);
    }
    let mentions = [Mention::Project(project.id), Mention::Person(to.clone())];
    let mut plan = Plan::of(&project.network, mentions).tell(Change::Network(project.network.clone()));
    for lead in desk.state.leads(project, desk.now_ms) {
        if lead.held.person != *to {
            plan = plan.drop(Key::Member(MemberKey::of(&lead.held)));
            let stays = Membership { role: Role::Participant, ..lead.held.clone() };
            plan = new_member(desk.state, plan, stays, None, desk.now_ms);
        }
    }
    led_by(desk, plan, project, to)
}
