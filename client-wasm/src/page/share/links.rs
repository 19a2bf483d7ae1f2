//! The invitation links to the board, and ending them.

use super::Share;
use crate::{
    locale::words,
    page::{act_form::ActForm, names},
    time,
};
use board::network::{
    act::{Act, Done},
    lookup::Invitation,
    role::Scope,
};
use leptos::prelude::*;

/// The links that still let somebody in, or by which somebody came.
#[component]
pub fn Links(
    /// See [`Share`].
    share: Share,
) -> impl IntoView {
    let links = Memo::new(move |_| {
        let now_ms = time::now_ms();
        let all = share
            .sharing
            .with(|sharing| sharing.as_ref().map(|sharing| sharing.invitations.clone()).unwrap_or_default());
        all.into_iter().filter(|link| link.holds(now_ms)).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || links.with(|links| !links.is_empty())>
            <h3>{move || words().get("links-title")}</h3>
            <ul class="grants">
                <For each=move || links.get() key=|link| (link.id.clone(), link.used) let:link>
                    <LinkRow link=link done=move |_| share.done(words().get("link-revoked")) />
                </For>
            </ul>
        </Show>
    }
}

/// What a link gives, in a line.
pub fn gives(link: &Invitation) -> String {
    let level = match link.invite.scope {
        Scope::Board(_, level) => words().get(names::opened(level)),
        Scope::Network | Scope::Project(_) => words().get(names::role(link.invite.role)),
    };
    let day = time::date(link.invite.expires_ms);
    match link.invite.uses_max {
        Some(most) => words().fill(
            "link-gives-uses",
            [("what", level.into()), ("day", day.into()), ("used", link.used.into()), ("most", most.into())],
        ),
        None => words().fill("link-gives", [("what", level.into()), ("day", day.into()), ("used", link.used.into())]),
    }
}

/// One link, and how it is ended: alone, or with what came of it.
#[component]
pub fn LinkRow(
    /// Which.
    link: Invitation,
    /// What to do when it is ended.
    #[prop(into)]
    done: Callback<Done>,
) -> impl IntoView {
    let ending = RwSignal::new(false);
    let with_memberships = RwSignal::new(true);
    let invitation = StoredValue::new(link.id.clone());
    let admitted = link.invite.admitted_by_lead;
    let line = move || gives(&link);
    view! {
        <li>
            <span class="grow">
                {line}
                <small>{move || words().get(if admitted { "invite-admitted" } else { "invite-straight-in" })}</small>
            </span>
            <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                aria-expanded=move || ending.get().to_string()
                on:click=move |_| ending.update(|ending| *ending = !*ending)
            >
                {move || words().get("link-revoke")}
            </button>
            <Show when=move || ending.get()>
                <ActForm
                    act=move |()| Act::RevokeInvitation {
                        invitation: invitation.get_value(),
                        with_memberships: with_memberships.get_untracked(),
                    }
                    done=done
                    button=Signal::derive(|| words().get("link-revoke-now"))
                    ends=true
                >
                    <label class="check">
                        <input
                            type="checkbox"
                            prop:checked=with_memberships
                            on:change:target=move |event| with_memberships.set(event.target().checked())
                        />
                        {move || words().get("link-revoke-people")}
                    </label>
                </ActForm>
            </Show>
        </li>
    }
}
