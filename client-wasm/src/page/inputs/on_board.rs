//! The ways to what is said about the board as a whole, with how much that is: over the canvas, and in the list.

use crate::{
    desk::desk,
    locale::words,
    page::{icon::Icon, names},
};
use board::{InputCount, input::Target};
use editor::actions::Action;
use leptos::prelude::*;

/// How many there are; nothing for who could neither read nor give one.
fn counted() -> Option<InputCount> {
    let shown = desk().shown;
    shown.inputs_revision.track();
    Some(desk().inputs_on(&Target::Board)).filter(|count| count.all > 0 || shown.rights.get().1)
}

fn name(count: InputCount) -> String {
    let name = words().get("inputs-on-board");
    if count.all == 0 { name } else { format!("{name}: {}", names::input_count(count)) }
}

/// A button: with its name in the list, as a sign over the canvas.
#[component]
pub fn InputsOnBoard(
    /// Only the sign and the number.
    #[prop(default = false)]
    sign: bool,
) -> impl IntoView {
    let count = Memo::new(|_| counted());
    let all = move || count.get().map(|count| count.all).filter(|all| *all > 0);
    let label = move || count.get().map(name);
    view! {
        <button
            type="button"
            class=if sign { "icon-button on-board" } else { "on-board" }
            hidden=move || count.get().is_none()
            aria-label=label
            title=move || sign.then(label)
            on:click=|_| desk().act(Action::OpenInputsOn(Target::Board))
        >
            <Icon name="Chat" />
            {(!sign).then(|| view! { <span>{move || words().get("inputs-on-board")}</span> })}
            {move || all().map(|all| view! { <span class="count">{all}</span> })}
        </button>
    }
}
