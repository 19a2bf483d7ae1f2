//! Invitation links: made, followed and ended.

use super::super::Change;
use super::super::audit::Mention;
use super::super::plan::{Desk, Plan};
use super::super::rows::{Invitation, Key, MemberKey, Row};
use super::super::state::State;
use super::members::{ends, fits, may_give, new_member};
use super::{ahead, networks, room_for_more};
use crate::limits::{INVITATIONS_MAX, MEMBERSHIPS_MAX};
use crate::random;
use board::id::{InvitationId, OrganisationId, PersonId};
use board::network::act::{Done, Invite, NotDone};
use board::network::role::{Membership, Role, Scope};
use sha2::{Digest, Sha256};

/// The hash by which a link's secret is found again.
pub(in crate::network) fn secret_hash(secret: &str) -> String {
    let hash: [u8; 32] = Sha256::digest(format!("samtavle invitation {secret}")).into();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn invite(desk: Desk<'_>, invite: &Invite) -> Result<Plan, NotDone> {
    may_give(desk, &invite.network, invite.role, invite.scope)?;
    if let Some(organisation) = &invite.organisation {
        networks::known(desk, &invite.network, organisation)?;
    }
    made(desk.state, invite, Some(desk.actor), desk.now_ms)
}

/// An operator's: anything that makes sense.
pub(in crate::network) fn invite_by_operator(state: &State, invite: &Invite, now_ms: u64) -> Result<Plan, NotDone> {
    made(state, invite, None, now_ms)
}

fn made(state: &State, invite: &Invite, by: Option<&PersonId>, now_ms: u64) -> Result<Plan, NotDone> {
    if !fits(invite.role, invite.scope) {
        return Err(NotDone::NotAllowed);
    }
    ahead(invite.expires_ms, now_ms)?;
    ends(invite.role, invite.role_until_ms, now_ms)?;
    if invite.uses_max == Some(0) {
        return Err(NotDone::TooMany);
    }
    room_for_more(state.invitations(&invite.network).count(), INVITATIONS_MAX)?;
    let (id, secret) = (InvitationId::fresh(random::bits()), format!("{:032x}", random::bits()));
    let invitation = Invitation {
        id: id.clone(),
        secret_hash: secret_hash(&secret),
        invite: invite.clone(),
        by: by.cloned(),
        at_ms: now_ms,
        used: 0,
        revoked: false,
    };
    let mentions = [Mention::Invitation(id.clone()), Mention::Role(invite.role), Mention::Scope(invite.scope)];
    Ok(Plan::of(&invite.network, mentions)
        .put(Row::Invitation(Box::new(invitation)))
        .tell(Change::Network(invite.network.clone()))
        .done(Done::Invitation { invitation: id, secret }))
}

impl Desk<'_> {
    /// Whether the actor may end an invitation: who made it, and who could have.
    pub fn may_end(&self, invitation: &Invitation) -> bool {
        let invite = &invitation.invite;
        invitation.by.as_ref() == Some(self.actor)
            || may_give(*self, &invite.network, invite.role, invite.scope).is_ok()
    }
}

pub(super) fn revoke(desk: Desk<'_>, id: &InvitationId, with_memberships: bool) -> Result<Plan, NotDone> {
    let invitation = desk.state.invitation(id).ok_or(NotDone::Unknown)?;
    let invite = &invitation.invite;
    desk.may_end(invitation).then_some(()).ok_or(NotDone::Unknown)?;
    let mut plan = Plan::of(&invite.network, [Mention::Invitation(id.clone())])
        .put(Row::Invitation(Box::new(Invitation { revoked: true, ..invitation.clone() })))
        .tell(Change::Network(invite.network.clone()));
    if with_memberships {
        let came = desk.state.members(&invite.network).filter(|member| member.invitation.as_ref() == Some(id));
        for member in came {
            let person = member.held.person.clone();
            plan.past.mentions.push(Mention::Person(person.clone()));
            plan = plan.drop(Key::Member(MemberKey::of(&member.held))).tell(Change::Person(person));
        }
    }
    Ok(plan)
}

/// What came of following a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::network) struct Accepted {
    /// What is written; nothing where the person had it already.
    pub plan: Option<Plan>,
    /// The membership, as it is then.
    pub held: Membership,
}

/// A person follows a link. `organisation`: where they say that they come from.
///
/// What people say of themselves counts only where it opens nothing: on one board, where a lead lets them in,
/// or where the link's maker chose a role that is trusted with it. (A guest of the network who said "Fjellvik"
/// would else read what is opened to Fjellvik.)
pub(in crate::network) fn accept(
    desk: Desk<'_>,
    secret: &str,
    organisation: Option<OrganisationId>,
) -> Result<Accepted, NotDone> {
    let invitation = desk.state.invitation_by_secret(&secret_hash(secret)).ok_or(NotDone::InvitationEnded)?;
    let invite = &invitation.invite;
    let said = organisation.filter(|id| {
        let here = desk.state.organisation(id).is_some_and(|row| row.network == invite.network);
        let harmless = matches!(invite.scope, Scope::Board(..)) || invite.admitted_by_lead;
        here && (harmless || invite.role != Role::Guest)
    });
    let wanted = Membership {
        person: desk.actor.clone(),
        network: invite.network.clone(),
        organisation: invite.organisation.clone().or(said),
        role: invite.role,
        scope: invite.scope,
        until_ms: invite.role_until_ms,
        waiting: invite.admitted_by_lead,
    };
    let inside = MemberKey::by(invite, desk.actor);
    let before = [inside.clone(), inside.across_the_door()].into_iter().filter_map(|key| desk.state.member(&key));
    let live = |held: &&Membership| held.until_ms.is_none_or(|until| desk.now_ms < until);
    let enough = before.map(|member| &member.held).filter(live).find(|held| held.scope >= wanted.scope);
    // Who comes twice is let in once, and keeps the more that they had: also while they wait to be let in further.
    if let Some(held) = enough
        && !invitation.revoked
        && (!held.waiting || wanted.waiting)
    {
        return Ok(Accepted { plan: None, held: held.clone() });
    }
    if !invitation.holds(desk.now_ms) || !leads_somewhere(desk.state, invite.scope) {
        return Err(NotDone::InvitationEnded);
    }
    if wanted.until_ms.is_some_and(|until| until <= desk.now_ms) {
        return Err(NotDone::InvitationEnded);
    }
    room_for_more(desk.state.members(&invite.network).count(), MEMBERSHIPS_MAX)?;
    let mentions = [
        Mention::Invitation(invitation.id.clone()),
        Mention::Person(desk.actor.clone()),
        Mention::Role(wanted.role),
        Mention::Scope(wanted.scope),
    ];
    let used = Invitation { used: invitation.used + 1, ..invitation.clone() };
    let plan = Plan::of(&invite.network, mentions).put(Row::Invitation(Box::new(used)));
    let plan = new_member(desk.state, plan, wanted.clone(), Some(invitation.id.clone()), desk.now_ms);
    Ok(Accepted { plan: Some(plan), held: wanted })
}

/// Whether what a link leads to is there, and not in the bin.
pub(in crate::network) fn leads_somewhere(state: &State, scope: Scope) -> bool {
    match scope {
        Scope::Network => true,
        Scope::Project(project) => state.project(project).is_some_and(|project| !project.binned),
        Scope::Board(board, _) => state.board(board).is_some_and(|board| !state.facts(board).binned),
    }
}
