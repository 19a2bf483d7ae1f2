//! Giving a role to somebody who is known in the network, or a project to another lead.

use super::Administration;
use crate::{
    locale::words,
    page::{
        act_form::{ActForm, ChoiceField},
        names,
        share::choosing::DayField,
    },
    time,
};
use board::network::{
    act::{Act, Done},
    role::{Role, Scope},
};
use leptos::prelude::*;

/// What can be given here; guests come by links, and administrators run the server.
const GIVEN: [Role; 7] = [
    Role::NetworkLead,
    Role::Advisor,
    Role::ProjectLead,
    Role::ProjectOwner,
    Role::Participant,
    Role::ExternalExpert,
    Role::Observer,
];

/// The form.
#[component]
pub fn RoleForm(
    /// See [`Administration`].
    administration: Administration,
    /// The dialog that it stands in.
    open: RwSignal<bool>,
) -> impl IntoView {
    let [person, role, project, until] = [(); 4].map(|()| RwSignal::new(String::new()));
    let people = Signal::derive(move || administration.people());
    let roles = Signal::derive(|| {
        GIVEN.into_iter().map(|role| (role.code().to_owned(), words().get(names::role(role)))).collect::<Vec<_>>()
    });
    let chosen = move || GIVEN.into_iter().find(|offered| role.with(|role| role == offered.code()));
    let of_project = move || matches!(chosen(), Some(Role::ProjectLead | Role::ProjectOwner));
    let projects = Signal::derive(move || administration.projects());
    let act = move |()| {
        let network = administration.directory.id.get_value();
        // What is offered are ids and roles; nothing else can be chosen, and the server looks again.
        let person = person.with_untracked(|id| id.parse()).expect("a choice is an id");
        let role = untrack(chosen).expect("a choice is a role");
        let project = project.with_untracked(|id| id.parse().ok()).filter(|_| untrack(of_project));
        let members = administration.members.get_untracked();
        let from = members.iter().filter(|member| member.held.person == person);
        Act::SetRole {
            network,
            organisation: from.filter_map(|member| member.held.organisation.clone()).next(),
            person,
            role,
            scope: project.map_or(Scope::Network, Scope::Project),
            until_ms: time::end_of_day(&until.get_untracked()),
        }
    };
    let done = move |_: Done| {
        open.set(false);
        administration.did(words().get("role-given"));
    };
    view! {
        <p class="ds-paragraph">{move || words().get("role-give-explained")}</p>
        <ActForm act=act done=done button=Signal::derive(|| words().get("role-give"))>
            <ChoiceField
                id="role-person"
                label=Signal::derive(|| words().get("role-person"))
                value=person
                offered=people
                unchosen="choose"
            />
            <ChoiceField
                id="role-role"
                label=Signal::derive(|| words().get("role"))
                value=role
                offered=roles
                unchosen="choose"
            />
            <Show when=of_project>
                <ChoiceField
                    id="role-project"
                    label=Signal::derive(|| words().get("project"))
                    value=project
                    offered=projects
                    unchosen="choose"
                />
            </Show>
            <DayField id="role-until" label="share-until" day=until />
        </ActForm>
    }
}
