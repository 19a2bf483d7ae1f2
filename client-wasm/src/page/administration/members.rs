//! Who is what in the network.

use super::{Administration, member::MemberRow, role_form::RoleForm, transfer::TransferForm};
use crate::{
    locale::words,
    page::{dialog::Dialog, icon::Icon},
};
use board::{
    id::PersonId,
    network::{finding::Sought, lookup::Member, role::Scope},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The people with their roles, and giving one.
#[component]
pub fn Members(
    /// See [`Administration`].
    administration: Administration,
) -> impl IntoView {
    let [giving, transferring] = [(); 2].map(|()| RwSignal::new(false));
    let sought = RwSignal::new(String::new());
    let people = Memo::new(move |_| {
        let mut people: BTreeMap<(String, PersonId), Vec<Member>> = BTreeMap::new();
        for member in administration.members.get().into_iter().filter(|member| !member.held.waiting) {
            people.entry((member.name.clone(), member.held.person.clone())).or_default().push(member);
        }
        people.into_iter().collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| {
        let sought = sought.with(|typed| Sought::parse(typed));
        let mut people = people.get();
        people.retain(|((name, _), held)| {
            let from = held.iter().find_map(|member| member.held.organisation.as_ref());
            sought.is_nothing() || sought.rank([name.as_str(), administration.organisation(from).as_str()]).is_some()
        });
        people
    });
    view! {
        <section aria-labelledby="members">
            <header class="section-head">
                <h2 id="members">{move || words().get("members")}</h2>
                <label class="ds-sr-only" for="members-search">{move || words().get("search")}</label>
                <input
                    class="ds-input"
                    id="members-search"
                    type="search"
                    placeholder=move || words().get("search")
                    prop:value=sought
                    on:input:target=move |event| sought.set(event.target().value())
                />
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    aria-haspopup="dialog"
                    on:click=move |_| transferring.set(true)
                >
                    {move || words().get("transfer")}
                </button>
                <button type="button" class="ds-button" aria-haspopup="dialog" on:click=move |_| giving.set(true)>
                    <Icon name="Plus" />
                    {move || words().get("role-give")}
                </button>
            </header>
            <p role="status" class="quiet">{move || words().count("members-count", shown.with(Vec::len))}</p>
            <ul class="grants members">
                <For each=move || shown.get() key=|(who, held)| (who.clone(), held.iter().map(told).collect::<Vec<_>>()) let:person>
                    <MemberRow person=person.0.1.clone() name=person.0.0.clone() held=person.1 administration=administration />
                </For>
            </ul>
        </section>
        <Dialog open=giving id="role-give" title=Signal::derive(|| words().get("role-give"))>
            <RoleForm administration=administration open=giving />
        </Dialog>
        <Dialog open=transferring id="transfer" title=Signal::derive(|| words().get("transfer"))>
            <TransferForm administration=administration open=transferring />
        </Dialog>
    }
}

/// What a row says of a role: another text, another row.
fn told(member: &Member) -> (&'static str, Scope, Option<u64>) {
    (member.held.role.code(), member.held.scope, member.held.until_ms)
}
