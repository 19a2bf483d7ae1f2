//! People who are forgotten: their roles end everywhere, and nothing of the directory tells who they were. The
//! account, the sessions and the words are [`crate::erasure`]'s.

use super::super::Change;
use super::super::audit::Mention;
use super::super::plan::{Desk, Plan};
use super::super::rows::{Key, MemberKey, Place, Row};
use super::members::another_lead;
use board::id::{NetworkId, PersonId};
use board::network::act::NotDone;

/// Who belongs to several networks is forgotten by themselves, or by who may end things in all of them: it is one
/// person, and one name. Who runs the server is not forgotten while they do.
pub(super) fn forget(desk: Desk<'_>, network: &NetworkId, person: &PersonId) -> Result<Plan, NotDone> {
    let row = desk.network(network)?;
    let asker = desk.asker();
    let own = person == desk.actor;
    if !own && !asker.ends_network(&row.id) {
        return Err(NotDone::NotAllowed);
    }
    desk.state.place(network, person).ok_or(NotDone::Unknown)?;
    let held = desk.state.held_by(person);
    if !own && !held.iter().all(|member| asker.ends_network(&member.held.network)) {
        return Err(NotDone::NotAllowed);
    }
    if desk.state.known(person).is_some_and(|known| known.administrator) {
        return Err(NotDone::NotAllowed);
    }
    let mut plan = Plan::of(network, [Mention::Person(person.clone())]).tell(Change::Person(person.clone()));
    for member in held {
        another_lead(desk, &member.held)?;
        let key = MemberKey::of(&member.held);
        plan = plan.drop(Key::Member(key)).tell(Change::Network(member.held.network.clone()));
    }
    for network in desk.state.networks() {
        let Some(place) = desk.state.place(&network.id, person) else { continue };
        let here = held.iter().filter(|member| member.held.network == network.id);
        let former_of = here.filter_map(|member| member.held.organisation.clone()).next();
        plan = plan.put(Row::Place(Place {
            initials: String::new(),
            seen_ms: None,
            last_here_ms: None,
            former_of: former_of.or_else(|| place.former_of.clone()),
            ..place.clone()
        }));
    }
    Ok(plan)
}
