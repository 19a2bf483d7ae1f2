//! Invitation links into the network: made, looked at and ended.

use super::Administration;
use crate::{
    locale::words,
    page::{
        act_form::{ActForm, ChoiceField},
        dialog::Dialog,
        frame::Ground,
        icon::Icon,
        names,
        share::{choosing::DayField, links::LinkRow, made_link::MadeLink},
    },
    time,
};
use board::network::{
    act::{Act, Done, Invite},
    role::{Role, Scope},
};
use leptos::prelude::*;

/// So long a link lasts unless another day is chosen.
const LASTS_MS: u64 = 14 * 24 * 3600 * 1000;
/// As what one can come into the network by a link.
const COME_AS: [Role; 4] = [Role::Participant, Role::Observer, Role::ExternalExpert, Role::Advisor];

/// The links, and making one.
#[component]
pub fn Invitations(
    /// See [`Administration`].
    administration: Administration,
) -> impl IntoView {
    let making = RwSignal::new(false);
    let links = Memo::new(move |_| {
        let now_ms = time::now_ms();
        let mut links = administration.invitations.get();
        links.retain(|link| link.holds(now_ms));
        links.sort_by_key(|link| std::cmp::Reverse(link.at_ms));
        links
    });
    view! {
        <section aria-labelledby="invitations">
            <header class="section-head">
                <h2 id="invitations">{move || words().get("links-title")}</h2>
                <span class="grow"></span>
                <button type="button" class="ds-button" aria-haspopup="dialog" on:click=move |_| making.set(true)>
                    <Icon name="Link" />
                    {move || words().get("invite-network")}
                </button>
            </header>
            <p class="quiet" hidden=move || links.with(|links| !links.is_empty())>{move || words().get("links-none")}</p>
            <ul class="grants">
                <For each=move || links.get() key=|link| (link.id.clone(), link.used) let:link>
                    <LinkRow link=link done=move |_| administration.did(words().get("link-revoked")) />
                </For>
            </ul>
        </section>
        <Dialog open=making id="invite-network" title=Signal::derive(|| words().get("invite-network"))>
            <Inviting administration=administration />
        </Dialog>
    }
}

#[component]
fn Inviting(administration: Administration) -> impl IntoView {
    let ground = Ground::get();
    let made = RwSignal::new(None::<String>);
    let [role, organisation, until, role_until] = [(); 4].map(|()| RwSignal::new(String::new()));
    let admitted_by_lead = RwSignal::new(true);
    let roles = Signal::derive(|| {
        COME_AS.into_iter().map(|role| (role.code().to_owned(), words().get(names::role(role)))).collect::<Vec<_>>()
    });
    let organisations = Signal::derive(move || administration.directory.organisations_by_name());
    let act = move |()| {
        let role = COME_AS.into_iter().find(|offered| role.with_untracked(|role| role == offered.code()));
        Act::Invite(Invite {
            network: administration.directory.id.get_value(),
            role: role.expect("a choice is a role"),
            scope: Scope::Network,
            organisation: organisation.with_untracked(|id| id.parse().ok()),
            expires_ms: time::end_of_day(&until.get_untracked()).unwrap_or_else(|| time::now_ms() + LASTS_MS),
            uses_max: None,
            admitted_by_lead: admitted_by_lead.get_untracked(),
            role_until_ms: time::end_of_day(&role_until.get_untracked()),
        })
    };
    let done = move |done: Done| {
        if let Done::Invitation { secret, .. } = done {
            let origin = window().location().origin().unwrap_or_default();
            made.set(Some(format!("{origin}/i/{secret}")));
            ground.live_region.say(words().get("invite-made"));
            administration.look();
        }
    };
    let heading = Signal::derive(move || {
        administration.directory.network.with(|face| face.as_ref().map(|face| face.name.clone()).unwrap_or_default())
    });
    move || match made.get() {
        Some(link) => view! { <MadeLink link=link heading=heading /> }.into_any(),
        None => view! {
            <ActForm act=act done=done button=Signal::derive(|| words().get("invite-make"))>
                <ChoiceField
                    id="invite-role"
                    label=Signal::derive(|| words().get("role"))
                    value=role
                    offered=roles
                    unchosen="choose"
                />
                <ChoiceField
                    id="invite-organisation"
                    label=Signal::derive(|| words().get("invite-organisation"))
                    value=organisation
                    offered=organisations
                    unchosen="choose"
                />
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=admitted_by_lead
                        on:change:target=move |event| admitted_by_lead.set(event.target().checked())
                    />
                    {move || words().get("invite-network-admitted")}
                </label>
                <DayField id="invite-network-until" label="invite-network-until" day=until />
                <DayField id="invite-role-until" label="invite-role-until" day=role_until />
            </ActForm>
        }
        .into_any(),
    }
}
