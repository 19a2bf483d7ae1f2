//! People at the door: «Slipp inn», one by one or all.

use crate::{
    acts::{self, Undone},
    directory::Directory,
    locale::words,
    page::{at_once::WhyNot, icon::Icon},
};
use board::{id::PersonId, network::act::Act};
use leptos::{prelude::*, task::spawn_local};

/// Who waits, and the buttons.
#[component]
pub fn Door(
    /// Who.
    people: Vec<PersonId>,
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let failed = RwSignal::new(None::<Undone>);
    let network = directory.id;
    let run = move |act: Act| {
        spawn_local(async move { failed.set(acts::act(&act).await.err()) });
    };
    let admit = move |people: Vec<PersonId>| run(Act::Admit { network: network.get_value(), people });
    let turn_away = move |people: Vec<PersonId>| run(Act::TurnAway { network: network.get_value(), people });
    let count = people.len();
    let all = people.clone();
    view! {
        <section class="door" aria-labelledby="door">
            <h3 id="door">
                <Icon name="PersonPlus" />
                {move || words().count("door-count", count)}
            </h3>
            <ul>
                <For each=move || people.clone() key=|person| person.clone() let:person>
                    <li>
                        <Name person=person.clone() directory=directory />
                        <button
                            type="button"
                            class="ds-button"
                            data-variant="secondary"
                            on:click={
                                let person = person.clone();
                                move |_| admit(vec![person.clone()])
                            }
                        >
                            {move || words().get("door-admit")}
                        </button>
                        <button
                            type="button"
                            class="ds-button"
                            data-variant="tertiary"
                            on:click=move |_| turn_away(vec![person.clone()])
                        >
                            {move || words().get("door-turn-away")}
                        </button>
                    </li>
                </For>
            </ul>
            <button type="button" class="ds-button" hidden=count < 2 on:click=move |_| admit(all.clone())>
                {move || words().get("door-admit-all")}
            </button>
            <WhyNot failed=failed />
        </section>
    }
}

#[component]
fn Name(person: PersonId, directory: Directory) -> impl IntoView {
    let face = Memo::new(move |_| directory.person(&person));
    let from = move || {
        let organisation = face.with(|face| face.as_ref()?.organisation.clone());
        organisation.map(|id| directory.organisation_name(&id)).unwrap_or_default()
    };
    view! {
        <span class="grow">
            {move || face.with(|face| face.as_ref().map(|face| face.name.clone()))}
            <small>{from}</small>
        </span>
    }
}
