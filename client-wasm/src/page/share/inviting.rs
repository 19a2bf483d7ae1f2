//! An invitation link to the board: for those who are not in the network.

use super::{
    Doing, Share,
    choosing::{DayField, LevelField},
    made_link::MadeLink,
};
use crate::{desk::desk, locale::words, page::act_form::ActForm, time};
use board::{
    id::NetworkId,
    network::{
        act::{Act, Done, Invite},
        role::{Role, Scope},
        sharing::Level,
    },
};
use leptos::prelude::*;

/// So long a link lasts unless another day is chosen.
const LASTS_MS: u64 = 7 * 24 * 3600 * 1000;

/// The form; and then the link, which is shown this once.
#[component]
pub fn Inviting(
    /// See [`Share`].
    share: Share,
) -> impl IntoView {
    let made = RwSignal::new(None::<String>);
    let network =
        Memo::new(move |_| share.sharing.with(|sharing| sharing.as_ref().map(|sharing| sharing.network.clone())));
    move || match (made.get(), network.get()) {
        (Some(link), _) => view! { <Made link=link share=share /> }.into_any(),
        (None, Some(network)) => view! { <Form network=network share=share made=made /> }.into_any(),
        (None, None) => view! { <p role="status">{move || words().get("opening")}</p> }.into_any(),
    }
}

#[component]
fn Form(network: NetworkId, share: Share, made: RwSignal<Option<String>>) -> impl IntoView {
    let level = RwSignal::new(Level::Input);
    let [until, uses] = [(); 2].map(|()| RwSignal::new(String::new()));
    let admitted_by_lead = RwSignal::new(false);
    let act = move |()| {
        Act::Invite(Invite {
            network: network.clone(),
            role: Role::Guest,
            scope: Scope::Board(share.board, level.get_untracked()),
            organisation: None,
            expires_ms: time::end_of_day(&until.get_untracked()).unwrap_or_else(|| time::now_ms() + LASTS_MS),
            uses_max: uses.with_untracked(|uses| uses.parse().ok()),
            admitted_by_lead: admitted_by_lead.get_untracked(),
            role_until_ms: None,
        })
    };
    let done = move |done: Done| {
        if let Done::Invitation { secret, .. } = done {
            let origin = window().location().origin().unwrap_or_default();
            made.set(Some(format!("{origin}/i/{secret}")));
            desk().live_region.say(words().get("invite-made"));
            share.look();
        }
    };
    view! {
        <p class="ds-paragraph">{move || words().get("invite-explained")}</p>
        <ActForm act=act done=done button=Signal::derive(|| words().get("invite-make"))>
            <LevelField name="invite-level" level=level no_write=Signal::derive(|| None) />
            <fieldset class="levels">
                <legend>{move || words().get("invite-door")}</legend>
                {[(false, "invite-straight-in"), (true, "invite-admitted")]
                    .into_iter()
                    .map(|(admitted, text)| {
                        view! {
                            <label class="check">
                                <input
                                    type="radio"
                                    name="invite-door"
                                    prop:checked=move || admitted_by_lead.get() == admitted
                                    on:change=move |_| admitted_by_lead.set(admitted)
                                />
                                {move || words().get(text)}
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
            <DayField id="invite-until" label="invite-until" day=until />
            <div>
                <label for="invite-uses">{move || words().get("invite-uses")}</label>
                <input
                    class="ds-input"
                    id="invite-uses"
                    type="number"
                    inputmode="numeric"
                    min="1"
                    prop:value=uses
                    on:input:target=move |event| uses.set(event.target().value())
                />
            </div>
            <label class="check">
                <input type="checkbox" required />
                {move || words().get("share-no-personal-data")}
            </label>
        </ActForm>
    }
}

#[component]
fn Made(link: String, share: Share) -> impl IntoView {
    view! {
        <MadeLink link=link heading=Signal::derive(|| desk().shown.title.get()) />
        <button type="button" class="ds-button" data-variant="secondary" on:click=move |_| share.go(Doing::Looking)>
            {move || words().get("done")}
        </button>
    }
}
