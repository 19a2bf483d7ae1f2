//! Who is here: initials on the municipality's colour; names, municipalities and who writes in a list.

use crate::{
    desk::{
        desk,
        shown::{PersonShown, Voice},
    },
    locale::words,
    page::menu::close_beyond_window,
};
use leptos::prelude::*;

/// Avatars beside each other in the bar; the rest is a number.
const AVATARS_MAX: usize = 6;
const LIST: &str = "people-list";

/// The avatars, and the list that they open.
#[component]
pub fn People() -> impl IntoView {
    close_beyond_window(LIST.to_owned());
    let people = desk().shown.people;
    let label = move || words().count("people-here", people.with(Vec::len));
    let first = move || people.get().into_iter().take(AVATARS_MAX).collect::<Vec<_>>();
    let more = move || people.with(Vec::len).saturating_sub(AVATARS_MAX);
    view! {
        <button
            type="button"
            class="people"
            data-testid="people"
            popovertarget=LIST
            aria-label=label
            title=label
        >
            <For each=first key=|person| person.clone() let:person>
                <Avatar voice=person.voice />
            </For>
            <span class="more" hidden=move || more() == 0>{move || format!("+{}", more())}</span>
        </button>
        <div
            class="ds-dropdown"
            id=LIST
            popover="auto"
            data-placement="bottom-end"
            role="group"
            aria-labelledby="people-title"
        >
            <h2 id="people-title">{move || words().get("people")}</h2>
            <ul class="people-list">
                <For each=move || people.get() key=|person| person.clone() let:person>
                    <li>
                        <Avatar voice=person.voice.clone() />
                        <PersonLine person=person />
                    </li>
                </For>
            </ul>
        </div>
    }
}

#[component]
fn PersonLine(person: PersonShown) -> impl IntoView {
    let Voice { name, municipality, .. } = person.voice;
    let writer = name.clone();
    view! {
        <span>
            {name}
            {person.me.then(|| view! { " (" {move || words().get("you")} ")" })}
            <small>{municipality}</small>
            {person
                .writing
                .is_some()
                .then(|| view! { <small>{move || words().fill("person-writes", [("name", writer.clone().into())])}</small> })}
        </span>
    }
}

/// Somebody on the board, as initials.
#[component]
pub fn Avatar(
    /// Whose.
    voice: Voice,
    /// For a row of the outline.
    #[prop(default = false)]
    small: bool,
) -> impl IntoView {
    view! { <Initials initials=voice.looks.initials colour=voice.looks.colour small=small /> }
}

/// Initials in a circle. The name is said where it stands.
#[component]
pub fn Initials(
    /// One to three letters.
    initials: String,
    /// The municipality's colour.
    colour: u8,
    /// For a row of a list.
    #[prop(default = false)]
    small: bool,
) -> impl IntoView {
    view! {
        <span
            class="avatar"
            aria-hidden="true"
            data-person=colour
            data-small=small.then_some("")
            data-initials=initials
        ></span>
    }
}
