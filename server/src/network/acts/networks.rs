//! A network, its themes and its organisations.

use super::super::Change;
use super::super::audit::Mention;
use super::super::letters;
use super::super::plan::{Desk, Plan};
use super::super::rows::{Key, Network, Organisation, Row};
use super::members::new_member;
use super::{room_for_more, text, title};
use crate::limits::{ADDRESS_CHARACTERS_MAX, NETWORKS_MAX, ORGANISATIONS_MAX, THEMES_MAX};
use crate::people::municipality;
use crate::random;
use board::id::{NetworkId, OrganisationId};
use board::network::act::{Done, NotDone};
use board::network::role::{Membership, Role, Scope};
use std::collections::BTreeSet;

/// Who runs the server, and who leads a network already, may make another; and leads it then.
pub(super) fn create(desk: Desk<'_>, name: &str, typed: &[String]) -> Result<Plan, NotDone> {
    let leads = |member: &&super::super::rows::Member| {
        member.held.role == Role::NetworkLead && member.held.scope == Scope::Network && member.held.holds(desk.now_ms)
    };
    if !desk.asker().administrator && !desk.state.held_by(desk.actor).iter().any(|member| leads(&member)) {
        return Err(NotDone::NotAllowed);
    }
    room_for_more(desk.state.networks().count(), NETWORKS_MAX)?;
    let id = NetworkId::fresh(random::bits());
    let network = Network { id: id.clone(), name: title(name)?, themes: themes(typed)?, made_at_ms: desk.now_ms };
    let held = Membership {
        person: desk.actor.clone(),
        network: id.clone(),
        organisation: None,
        role: Role::NetworkLead,
        scope: Scope::Network,
        until_ms: None,
        waiting: false,
    };
    let plan = Plan::of(&id, []).put(Row::Network(network)).done(Done::Network(id.clone()));
    Ok(new_member(desk.state, plan, held, None, desk.now_ms).tell(Change::Network(id)))
}

pub(super) fn rename(desk: Desk<'_>, network: &NetworkId, name: &str) -> Result<Plan, NotDone> {
    let network = desk.led_network(network)?;
    changed(Network { name: title(name)?, ..network.clone() })
}

pub(super) fn set_themes(desk: Desk<'_>, network: &NetworkId, typed: &[String]) -> Result<Plan, NotDone> {
    let network = desk.led_network(network)?;
    changed(Network { themes: themes(typed)?, ..network.clone() })
}

fn changed(network: Network) -> Result<Plan, NotDone> {
    let id = network.id.clone();
    Ok(Plan::of(&id, []).put(Row::Network(network)).tell(Change::Network(id)))
}

fn themes(typed: &[String]) -> Result<Vec<String>, NotDone> {
    let mut themes: Vec<String> = Vec::new();
    for theme in typed {
        let theme = title(theme)?;
        if !themes.iter().any(|other| other.to_lowercase() == theme.to_lowercase()) {
            themes.push(theme);
        }
    }
    if themes.len() > THEMES_MAX {
        return Err(NotDone::TooMany);
    }
    Ok(themes)
}

/// Whether somebody means a municipality by what they typed: a number, or a name that says so.
fn means_a_municipality(typed: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    typed.chars().all(|c| c.is_ascii_digit()) || [" kommune", " herad"].iter().any(|word| typed.ends_with(word))
}

pub(super) fn add_organisation(desk: Desk<'_>, network: &NetworkId, typed: &str) -> Result<Plan, NotDone> {
    let network = desk.led_network(network)?;
    let typed = title(typed)?;
    let municipality = municipality::find(&typed);
    if municipality.is_none() && means_a_municipality(&typed) {
        return Err(NotDone::NoSuchMunicipality);
    }
    let number = municipality.map(|municipality| municipality.number.clone());
    let name = municipality.and_then(|municipality| municipality.names.first().cloned()).unwrap_or(typed);
    let here: Vec<&Organisation> = desk.state.organisations(&network.id).collect();
    let same = |other: &&Organisation| match (&number, &other.number) {
        (Some(number), Some(other)) => number == other,
        (None, None) => name.to_lowercase() == other.name.to_lowercase(),
        (Some(_), None) | (None, Some(_)) => false,
    };
    if here.iter().any(same) {
        return Err(NotDone::AlreadyHere);
    }
    room_for_more(here.len(), ORGANISATIONS_MAX)?;
    let taken: BTreeSet<&str> = here.iter().map(|other| other.letters.as_str()).collect();
    let id = OrganisationId::fresh(random::bits());
    let organisation = Organisation {
        id: id.clone(),
        network: network.id.clone(),
        letters: letters::for_organisation(&name, &taken),
        colour: letters::colour(here.iter().map(|other| other.colour)),
        number,
        name,
        accessibility_statement: None,
    };
    Ok(Plan::of(&network.id, [Mention::Organisation(id.clone())])
        .put(Row::Organisation(organisation))
        .tell(Change::Network(network.id.clone()))
        .done(Done::Organisation(id)))
}

pub(super) fn remove_organisation(desk: Desk<'_>, network: &NetworkId, id: &OrganisationId) -> Result<Plan, NotDone> {
    let network = desk.led_network(network)?;
    let organisation = known(desk, &network.id, id)?;
    let owns = desk.state.projects(&network.id).any(|project| project.organisation == organisation.id);
    let sends = desk.state.members(&network.id).any(|member| member.held.organisation.as_ref() == Some(id));
    if owns || sends {
        return Err(NotDone::NotEmpty);
    }
    Ok(Plan::of(&network.id, [Mention::Organisation(id.clone())])
        .drop(Key::Organisation(id.clone()))
        .tell(Change::Network(network.id.clone())))
}

pub(super) fn set_accessibility_statement(
    desk: Desk<'_>,
    network: &NetworkId,
    id: &OrganisationId,
    address: Option<&str>,
) -> Result<Plan, NotDone> {
    let network = desk.led_network(network)?;
    let organisation = known(desk, &network.id, id)?;
    let address = address.map(|address| text(address, ADDRESS_CHARACTERS_MAX)).transpose()?;
    // Anything else could be a script, or be read on its way.
    if address.as_ref().is_some_and(|address| !address.starts_with("https://")) {
        return Err(NotDone::NameMissing);
    }
    let organisation = Organisation { accessibility_statement: address, ..organisation.clone() };
    Ok(Plan::of(&network.id, [Mention::Organisation(id.clone())])
        .put(Row::Organisation(organisation))
        .tell(Change::Network(network.id.clone())))
}

/// An organisation of that network.
pub(super) fn known<'a>(desk: Desk<'a>, network: &NetworkId, id: &OrganisationId) -> Result<&'a Organisation, NotDone> {
    desk.state.organisation(id).filter(|row| row.network == *network).ok_or(NotDone::Unknown)
}
