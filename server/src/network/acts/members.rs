//! Who is what: roles given and taken, and people at the door.

use super::super::Change;
use super::super::audit::Mention;
use super::super::letters;
use super::super::plan::{Desk, Plan, Step};
use super::super::rows::{Key, Member, MemberKey, Place, Row};
use super::super::state::State;
use super::{ahead, networks, room_for_more};
use crate::limits::{ADMITTED_AT_ONCE_MAX, MEMBERSHIPS_MAX};
use board::id::{InvitationId, NetworkId, PersonId};
use board::network::act::NotDone;
use board::network::role::{Membership, Role, Scope};
use std::collections::BTreeSet;

/// Gives a membership: its row, and the person's place in the network if there is none yet. Who has it does not wait
/// for it any more.
pub(in crate::network) fn new_member(
    state: &State,
    mut plan: Plan,
    held: Membership,
    invitation: Option<InvitationId>,
    now_ms: u64,
) -> Plan {
    let (network, person) = (held.network.clone(), held.person.clone());
    let placed = |step: &Step| matches!(step, Step::Put(Row::Place(place)) if place.person == person);
    if state.place(&network, &person).is_none() && !plan.steps.iter().any(placed) {
        let name = state.known(&person).map_or("", |known| known.name.as_str());
        let taken: BTreeSet<&str> = state.places(&network).map(|place| place.initials.as_str()).collect();
        let initials = letters::for_person(name, &taken);
        plan = plan.put(Row::Place(Place {
            network,
            person: person.clone(),
            initials,
            seen_ms: None,
            last_here_ms: None,
            former_of: None,
        }));
    }
    let network = held.network.clone();
    let key = MemberKey::of(&held);
    let since_ms = state.member(&key).map_or(now_ms, |member| member.since_ms);
    if !held.waiting
        && let Some(waiting) = state.member(&key.across_the_door())
        && waiting.held.scope <= held.scope
    {
        plan = plan.drop(Key::Member(MemberKey::of(&waiting.held)));
    }
    plan.put(Row::Member(Member { held, invitation, since_ms }))
        .tell(Change::Person(person))
        .tell(Change::Network(network))
}

/// Where a role can hold at all.
pub(super) fn fits(role: Role, scope: Scope) -> bool {
    match (role, scope) {
        // Running the server is nothing of a network's.
        (Role::Administrator, _) => false,
        (Role::NetworkLead | Role::Advisor, Scope::Network) => true,
        (Role::NetworkLead | Role::Advisor, Scope::Project(_) | Scope::Board(..)) => false,
        (Role::ProjectLead | Role::ProjectOwner, Scope::Project(_)) => true,
        (Role::ProjectLead | Role::ProjectOwner, Scope::Network | Scope::Board(..)) => false,
        (Role::Participant | Role::ExternalExpert | Role::Observer | Role::Guest, _) => true,
    }
}

/// Whether the actor may give and take this role there. (An adviser makes no lead of the network: it would be
/// a way to all that an adviser may not.)
pub(super) fn may_give(desk: Desk<'_>, network: &NetworkId, role: Role, scope: Scope) -> Result<(), NotDone> {
    let asker = desk.asker();
    let allowed = match scope {
        Scope::Network if role == Role::NetworkLead => {
            desk.network(network)?;
            asker.ends_network(network)
        }
        Scope::Network => {
            desk.network(network)?;
            asker.leads_network(network)
        }
        Scope::Project(project) => {
            let project = desk.project(project)?;
            if project.network != *network {
                return Err(NotDone::Unknown);
            }
            desk.decides_about(project) || asker.leads_network(network)
        }
        Scope::Board(board, _) => {
            let (_, project) = desk.decided_board(board)?;
            if project.network != *network {
                return Err(NotDone::Unknown);
            }
            true
        }
    };
    allowed.then_some(()).ok_or(NotDone::NotAllowed)
}

/// When a role ends, as it was chosen. Who comes from outside comes for a limited time.
pub(super) fn ends(role: Role, until_ms: Option<u64>, now_ms: u64) -> Result<Option<u64>, NotDone> {
    match (role, until_ms) {
        (Role::ExternalExpert, None) => Err(NotDone::BadTime),
        (_, until_ms) => until_ms.map(|until| ahead(until, now_ms)).transpose(),
    }
}

pub(super) fn set_role(desk: Desk<'_>, wanted: &Membership) -> Result<Plan, NotDone> {
    may_give(desk, &wanted.network, wanted.role, wanted.scope)?;
    if !fits(wanted.role, wanted.scope) {
        return Err(NotDone::NotAllowed);
    }
    let network = &wanted.network;
    if let Some(organisation) = &wanted.organisation {
        networks::known(desk, network, organisation)?;
    }
    // Who leads a project knows the people of the network, and nobody beyond it.
    let here = desk.state.held_by(&wanted.person).iter().any(|member| member.held.network == *network);
    let known = here || (desk.state.known(&wanted.person).is_some() && desk.asker().leads_network(network));
    known.then_some(()).ok_or(NotDone::Unknown)?;
    room_for_more(desk.state.members(network).count(), MEMBERSHIPS_MAX)?;
    let until_ms = ends(wanted.role, wanted.until_ms, desk.now_ms)?;
    if until_ms.is_some() {
        another_lead(desk, wanted)?;
    }
    let held = Membership { until_ms, waiting: false, ..wanted.clone() };
    let mentions = [Mention::Person(held.person.clone()), Mention::Role(held.role), Mention::Scope(held.scope)];
    let mut plan = Plan::of(network, mentions);
    plan.past.mentions.extend(until_ms.map(Mention::UntilMs));
    Ok(new_member(desk.state, plan, held, None, desk.now_ms))
}

/// There must be another who leads the same, without an end.
pub(super) fn another_lead(desk: Desk<'_>, going: &Membership) -> Result<(), NotDone> {
    let leads = match going.role {
        Role::NetworkLead | Role::ProjectLead => true,
        Role::Administrator
        | Role::Advisor
        | Role::ProjectOwner
        | Role::Participant
        | Role::ExternalExpert
        | Role::Observer
        | Role::Guest => false,
    };
    let stays = |member: &super::super::rows::Member| {
        let held = &member.held;
        held.person != going.person
            && (held.role, held.scope) == (going.role, going.scope)
            && !held.waiting
            && held.until_ms.is_none()
    };
    (!leads || desk.state.members(&going.network).any(stays)).then_some(()).ok_or(NotDone::LastLead)
}

/// Who may give it may take it; and everybody may go.
pub(super) fn end_role(
    desk: Desk<'_>,
    network: &NetworkId,
    person: &PersonId,
    role: Role,
    scope: Scope,
) -> Result<Plan, NotDone> {
    if person != desk.actor {
        may_give(desk, network, role, scope)?;
    }
    let wanted = Membership {
        person: person.clone(),
        network: network.clone(),
        organisation: None,
        role,
        scope,
        until_ms: None,
        waiting: false,
    };
    let key = MemberKey::of(&wanted);
    let held = [key.clone(), key.across_the_door()].into_iter().filter_map(|key| desk.state.member(&key));
    let mentions = [Mention::Person(person.clone()), Mention::Role(role), Mention::Scope(scope)];
    let mut plan =
        Plan::of(network, mentions).tell(Change::Person(person.clone())).tell(Change::Network(network.clone()));
    for member in held {
        if !member.held.waiting {
            another_lead(desk, &member.held)?;
        }
        plan = plan.drop(Key::Member(MemberKey::of(&member.held)));
    }
    if plan.steps.is_empty() {
        return Err(NotDone::Unknown);
    }
    Ok(plan)
}

/// Those of them who wait where the actor is the one to open the door.
fn at_the_door<'a>(desk: Desk<'a>, network: &NetworkId, people: &[PersonId]) -> Result<Vec<&'a Member>, NotDone> {
    if people.len() > ADMITTED_AT_ONCE_MAX {
        return Err(NotDone::TooMany);
    }
    let held = people.iter().flat_map(|person| desk.state.held_by(person));
    let waits = |member: &&Member| member.held.network == *network && member.held.waiting;
    let mine = |member: &&Member| may_give(desk, network, member.held.role, member.held.scope).is_ok();
    let waiting: Vec<&Member> = held.filter(waits).filter(mine).collect();
    if waiting.is_empty() {
        return Err(NotDone::Unknown);
    }
    Ok(waiting)
}

pub(super) fn admit(desk: Desk<'_>, network: &NetworkId, people: &[PersonId]) -> Result<Plan, NotDone> {
    let waiting = at_the_door(desk, network, people)?;
    let mut plan = Plan::of(network, []).tell(Change::Network(network.clone()));
    for waiting in waiting {
        let person = waiting.held.person.clone();
        plan.past.mentions.push(Mention::Person(person.clone()));
        let mut admitted = waiting.clone();
        admitted.held.waiting = false;
        plan = plan.drop(Key::Member(MemberKey::of(&waiting.held)));
        // Somebody may have given them more while they waited.
        let has = desk.state.member(&MemberKey::of(&admitted.held));
        if has.is_none_or(|has| !has.held.holds(desk.now_ms) || has.held.scope < admitted.held.scope) {
            plan = plan.put(Row::Member(admitted));
        }
        plan = plan.tell(Change::Person(person));
    }
    Ok(plan)
}

pub(super) fn turn_away(desk: Desk<'_>, network: &NetworkId, people: &[PersonId]) -> Result<Plan, NotDone> {
    let waiting = at_the_door(desk, network, people)?;
    let mut plan = Plan::of(network, []).tell(Change::Network(network.clone()));
    for member in waiting {
        let person = member.held.person.clone();
        plan.past.mentions.push(Mention::Person(person.clone()));
        plan = plan.drop(Key::Member(MemberKey::of(&member.held))).tell(Change::Person(person));
    }
    Ok(plan)
}

/// Whether the actor may make a link by which that person signs in. The link itself is [`crate::people`]'s to make.
/// How an administrator signs in is the operator's business.
pub(super) fn hand_out_sign_in_link(desk: Desk<'_>, network: &NetworkId, person: &PersonId) -> Result<Plan, NotDone> {
    desk.network(network)?;
    if !desk.asker().administrator {
        return Err(NotDone::NotAllowed);
    }
    let here = desk.state.held_by(person).iter().any(|member| member.held.network == *network);
    here.then_some(()).ok_or(NotDone::Unknown)?;
    if desk.state.known(person).is_some_and(|known| known.administrator) {
        return Err(NotDone::NotAllowed);
    }
    Ok(Plan::of(network, [Mention::Person(person.clone())]))
}
