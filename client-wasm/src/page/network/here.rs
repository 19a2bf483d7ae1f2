//! Who is here now, and where.

use crate::{
    directory::Directory,
    locale::words,
    page::{menu::close_beyond_window, names, people::Initials},
};
use board::{
    id::PersonId,
    network::{BoardId, view::PersonFace},
};
use leptos::prelude::*;

/// Avatars beside each other in the bar; the rest is a number.
const AVATARS_MAX: usize = 5;
const LIST: &str = "here-list";

/// Somebody who is here.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Present {
    person: PersonFace,
    board: Option<BoardId>,
    colour: u8,
    organisation: String,
    me: bool,
}

/// The avatars, and the list that they open.
#[component]
pub fn PeopleHere(
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let present = Memo::new(move |_| {
        let me: Option<PersonId> = directory.me.with(|me| me.as_ref().map(|me| me.person.clone()));
        let here = directory.here.all().into_iter();
        let mut present: Vec<Present> = here
            .filter_map(|here| {
                let person = directory.person(&here.person)?;
                let organisation = person.organisation.as_ref().and_then(|id| directory.organisation(id));
                Some(Present {
                    me: me.as_ref() == Some(&person.id),
                    colour: organisation.as_ref().map_or(0, |face| face.colour),
                    organisation: organisation.and_then(|face| face.names.into_iter().next()).unwrap_or_default(),
                    board: here.board,
                    person,
                })
            })
            .collect();
        present.sort_by(|a, b| (!a.me, &a.person.name).cmp(&(!b.me, &b.person.name)));
        present
    });
    close_beyond_window(LIST.to_owned());
    let label = move || words().count("people-here", present.with(Vec::len));
    // I stand beside them in the bar already.
    let others = move || present.get().into_iter().filter(|one| !one.me);
    let first = move || others().take(AVATARS_MAX).collect::<Vec<_>>();
    let more = move || others().count().saturating_sub(AVATARS_MAX);
    view! {
        <button
            type="button"
            class="people"
            data-testid="people"
            popovertarget=LIST
            aria-label=label
            title=label
            hidden=move || others().next().is_none()
        >
            {move || {
                first()
                    .into_iter()
                    .map(|one| view! { <Initials initials=one.person.initials colour=one.colour /> })
                    .collect_view()
            }}
            <span class="more" hidden=move || more() == 0>{move || format!("+{}", more())}</span>
        </button>
        <div
            class="ds-dropdown"
            id=LIST
            popover="auto"
            data-placement="bottom-end"
            role="group"
            aria-labelledby="here-title"
        >
            <h2 id="here-title">{move || words().get("people-here-title")}</h2>
            <ul class="people-list">
                {move || {
                    present
                        .get()
                        .into_iter()
                        .map(|one| {
                            view! {
                                <li>
                                    <Initials initials=one.person.initials.clone() colour=one.colour />
                                    <Line one=one directory=directory />
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </div>
    }
}

#[component]
fn Line(one: Present, directory: Directory) -> impl IntoView {
    let role = one.person.role;
    let guest = one.person.guest;
    let on = one.board.and_then(|board| directory.board(board));
    view! {
        <span>
            {one.person.name}
            {one.me.then(|| view! { " (" {move || words().get("you")} ")" })}
            <small>
                {one.organisation}
                " · "
                {move || words().get(if guest { "guest" } else { names::role(role) })}
            </small>
            {on.map(|board| {
                view! {
                    <small>
                        <a href=format!("/b/{}", board.id)>{board.title}</a>
                    </small>
                }
            })}
        </span>
    }
}
