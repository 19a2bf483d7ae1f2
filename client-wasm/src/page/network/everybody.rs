//! Everybody in a network, to choose from. The page is told of few: of leads, and of who is here.

use crate::{directory::Directory, http};
use board::network::lookup::Member;
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeMap;

/// Asks the server who is in the network: those hear it who lead it, or a project in it. Nobody until it has answered.
pub fn everybody(directory: Directory) -> RwSignal<Vec<Member>> {
    let everybody = RwSignal::new(Vec::new());
    spawn_local(async move {
        // Without an answer there is nobody to choose, which the field shows.
        if let Ok(members) = http::get(&format!("/api/networks/{}/members", directory.id.get_value())).await {
            everybody.set(members);
        }
    });
    everybody
}

/// Whether this one can be given a project: who waits at the door or came as a guest can't.
pub fn can_lead(member: &Member) -> bool {
    !member.held.waiting && !member.guest
}

/// Each once, by name: what is chosen, and what is shown.
pub fn by_name<'a>(members: impl Iterator<Item = &'a Member>) -> Vec<(String, String)> {
    let names: BTreeMap<_, _> = members.map(|member| (member.held.person.to_string(), member.name.clone())).collect();
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_by(|(_, a), (_, b)| a.cmp(b));
    names
}
