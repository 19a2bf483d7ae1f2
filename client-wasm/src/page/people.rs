//! Who is here: initials on the municipality's colour; names, municipalities and who writes in a list.

use crate::{
    desk::{desk, shown::PersonShown},
    locale::words,
};
use leptos::prelude::*;

/// Avatars beside each other in the bar; the rest is a number.
const AVATARS_MAX: usize = 6;

/// The avatars, and the list that they open.
#[component]
pub fn People() -> impl IntoView {
    let people = desk().shown.people;
    let label = move || words().count("people-here", people.with(Vec::len));
    let first = move || people.get().into_iter().take(AVATARS_MAX).collect::<Vec<_>>();
    let more = move || people.with(Vec::len).saturating_sub(AVATARS_MAX);
    view! {
        <button
            type="button"
            class="people"
            data-testid="people"
            popovertarget="people-list"
            aria-label=label
            title=label
        >
            <For each=first key=|person| person.clone() let:person>
                <Avatar person=person />
            </For>
            <span class="more" hidden=move || more() == 0>{move || format!("+{}", more())}</span>
        </button>
        <div
            class="ds-dropdown"
            id="people-list"
            popover="auto"
            data-placement="bottom-end"
            role="group"
            aria-labelledby="people-title"
        >
            <h2 id="people-title">{move || words().get("people")}</h2>
            <ul class="people-list">
                <For each=move || people.get() key=|person| person.clone() let:person>
                    <li>
                        <Avatar person=person.clone() />
                        <PersonLine person=person />
                    </li>
                </For>
            </ul>
        </div>
    }
}

#[component]
fn PersonLine(person: PersonShown) -> impl IntoView {
    let name = person.name.clone();
    view! {
        <span>
            {person.name}
            {person.me.then(|| view! { " (" {move || words().get("you")} ")" })}
            <small>{person.municipality}</small>
            {person
                .writing
                .is_some()
                .then(|| view! { <small>{move || words().fill("person-writes", [("name", name.clone().into())])}</small> })}
        </span>
    }
}

/// Initials in a circle.
#[component]
pub fn Avatar(
    /// Whose.
    person: PersonShown,
    /// For a row of the outline.
    #[prop(default = false)]
    small: bool,
) -> impl IntoView {
    view! {
        <span class="avatar" aria-hidden="true" data-person=person.colour data-small=small.then_some("") data-initials=person.initials>
        </span>
    }
}
