//! One person of the network: roles, ending them, the file with what they have, and being forgotten.

use super::{Administration, sign_in_link::SignInLink};
use crate::{
    acts::{self, Undone},
    locale::words,
    page::{act_form::ActForm, at_once::WhyNot, dialog::Dialog, frame::Ground, icon::Icon, menu::Menu, names},
    time,
};
use board::{
    id::PersonId,
    network::{
        act::{Act, Done},
        lookup::Member,
        role::{Membership, Scope},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// The row.
#[component]
pub fn MemberRow(
    /// Who.
    person: PersonId,
    /// The name.
    name: String,
    /// Everything they are here.
    held: Vec<Member>,
    /// See [`Administration`].
    administration: Administration,
) -> impl IntoView {
    let failed = RwSignal::new(None::<Undone>);
    let administrator = Ground::get().account.with_untracked(|account| account.administrator);
    let [forgetting, erasing, handing_out] = [(); 3].map(|()| RwSignal::new(false));
    let network = administration.directory.id;
    let from = held.iter().find_map(|member| member.held.organisation.clone());
    let guest = held.iter().any(|member| member.guest);
    let end = move |held: Membership| {
        let Membership { person, network, role, scope, .. } = held;
        spawn_local(async move {
            match acts::act(&Act::EndRole { network, person, role, scope }).await {
                Ok(_) => {
                    failed.set(None);
                    administration.did(words().get("role-ended"));
                }
                Err(why) => failed.set(Some(why)),
            }
        });
    };
    let menu = format!("member-{person}");
    let file = format!("/api/networks/{}/export/people/{person}", network.get_value());
    let label = name.clone();
    let shown = name.clone();
    let roles = held
        .into_iter()
        .map(|member| {
            let described = member.held.clone();
            let ended = member.held.clone();
            let named = member.held.clone();
            view! {
                <li>
                    <span class="grow">{move || role(&described, administration)}</span>
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="tertiary"
                        aria-label=move || words().fill("role-end-named", [("role", role(&named, administration).into())])
                        on:click=move |_| end(ended.clone())
                    >
                        {move || words().get("share-end")}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <li>
            <span class="who">
                <strong>{shown}</strong>
                <small>
                    {move || administration.organisation(from.as_ref())}
                    {guest.then(|| view! { " · " {move || words().get("role-guest")} })}
                </small>
            </span>
            <ul class="roles">{roles}</ul>
            <button
                type="button"
                class="icon-button"
                popovertarget=menu.clone()
                aria-haspopup="menu"
                aria-label=move || words().fill("more-about", [("title", label.clone().into())])
            >
                <Icon name="MenuElipsisHorizontal" />
            </button>
            <Menu id=menu label=Signal::derive(|| words().get("more"))>
                <a role="menuitem" tabindex="-1" href=file download="">
                    <Icon name="FileCheckmark" />
                    {move || words().get("export-person")}
                </a>
                {administrator.then(|| view! {
                    <button type="button" role="menuitem" tabindex="-1" on:click=move |_| handing_out.set(true)>
                        <Icon name="Link" />
                        {move || words().get("hand-out-link")}
                    </button>
                })}
                <button type="button" role="menuitem" tabindex="-1" on:click=move |_| forgetting.set(true)>
                    <Icon name="Person" />
                    {move || words().get("forget-person")}
                </button>
                <button type="button" role="menuitem" tabindex="-1" on:click=move |_| erasing.set(true)>
                    <Icon name="Trash" />
                    {move || words().get("erase-words")}
                </button>
            </Menu>
            <WhyNot failed=failed />
            {administrator.then(|| view! {
                <SignInLink open=handing_out person=person.clone() name=name.clone() administration=administration />
            })}
            <Goodbye
                open=forgetting
                id=format!("forget-{person}")
                name=name.clone()
                heading="forget-person"
                explained="forget-person-explained"
                act={
                    let person = person.clone();
                    move |()| Act::ForgetPerson { network: network.get_value(), person: person.clone() }
                }
                administration=administration
            />
            <Goodbye
                open=erasing
                id=format!("erase-{person}")
                name=name
                heading="erase-words"
                explained="erase-words-explained"
                act=move |()| Act::EraseWords { network: network.get_value(), person: person.clone() }
                administration=administration
            />
        </li>
    }
}

/// A role with what it is for and until when. Followed.
fn role(held: &Membership, administration: Administration) -> String {
    let role = words().get(names::role(held.role));
    let directory = administration.directory;
    let role = match held.scope {
        Scope::Network => role,
        Scope::Project(project) => {
            let title = directory.project(project).map(|face| face.title).unwrap_or_default();
            words().fill("role-in", [("role", role.into()), ("title", title.into())])
        }
        Scope::Board(board, level) => {
            let title = directory.board(board).map(|face| face.title);
            let title = title.unwrap_or_else(|| words().get("a-board"));
            let level = words().get(names::opened(level));
            words().fill("role-on", [("level", level.into()), ("title", title.into())])
        }
    };
    match held.until_ms {
        Some(until_ms) => words().fill("shared-until", [("level", role.into()), ("day", time::date(until_ms).into())]),
        None => role,
    }
}

/// Asks once more before somebody is forgotten.
#[component]
fn Goodbye(
    open: RwSignal<bool>,
    id: String,
    name: String,
    heading: &'static str,
    explained: &'static str,
    #[prop(into)] act: Callback<(), Act>,
    administration: Administration,
) -> impl IntoView {
    let name = StoredValue::new(name);
    let done = move |_: Done| {
        open.set(false);
        administration.did(words().get("forgotten"));
    };
    view! {
        <Dialog open=open id=id title=Signal::derive(move || words().get(heading))>
            <p class="ds-paragraph">{move || words().fill(explained, [("name", name.get_value().into())])}</p>
            <ActForm act=act done=done button=Signal::derive(move || words().get(heading)) ends=true>
                <label class="check">
                    <input type="checkbox" required />
                    {move || words().get("forget-sure")}
                </label>
            </ActForm>
        </Dialog>
    }
}
