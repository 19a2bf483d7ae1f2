//! Which innspill are listed: all, unanswered, made use of, my own; from a municipality; about one thing.

use crate::{
    desk::desk,
    locale::words,
    page::{
        icon::Icon,
        inputs::{InputsView, municipality_of, words_about},
        names,
    },
};
use board::input::Target;
use editor::discussion::{Contribution, Filter};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// The choices above the list.
#[component]
pub fn Filters(
    /// What is chosen.
    view: InputsView,
    /// All innspill, to be counted.
    all: Memo<Arc<Vec<Contribution>>>,
) -> impl IntoView {
    let municipalities = Memo::new(move |_| {
        let named = all.with(|all| all.iter().filter_map(|one| municipality_of(&one.author)).collect::<BTreeSet<_>>());
        named.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>()
    });
    view! {
        <div class="inputs-filters" hidden=move || all.with(|all| all.is_empty())>
            <fieldset class="choices">
                <legend class="ds-sr-only">{move || words().get("inputs-filter")}</legend>
                {Filter::ALL.into_iter().map(|filter| view! { <Choice filter=filter view=view all=all /> }).collect_view()}
            </fieldset>
            <label class="inputs-from" hidden=move || municipalities.with(|names| names.len() < 2)>
                <span class="ds-sr-only">{move || words().get("filter-municipality")}</span>
                <select
                    class="ds-input"
                    prop:value=move || view.municipality.get().unwrap_or_default()
                    on:change:target=move |event| {
                        view.municipality.set(Some(event.target().value()).filter(|name| !name.is_empty()));
                    }
                >
                    <option value="">{move || words().get("filter-everywhere")}</option>
                    <For each=move || municipalities.get() key=|name| name.clone() let:name>
                        <option value=name.clone()>{name.clone()}</option>
                    </For>
                </select>
            </label>
            {move || view.about.get().map(|about| view! { <OnlyAbout about=about view=view /> })}
        </div>
    }
}

#[component]
fn Choice(filter: Filter, view: InputsView, all: Memo<Arc<Vec<Contribution>>>) -> impl IntoView {
    let about =
        move |one: &&Contribution| view.about.with(|about| about.as_ref().is_none_or(|it| one.about.target == *it));
    let count = move || all.with(|all| all.iter().filter(about).filter(|one| filter.keeps(one)).count());
    view! {
        <label class="choice">
            <input
                type="radio"
                name="inputs-filter"
                prop:checked=move || view.filter.get() == filter
                on:change=move |_| view.filter.set(filter)
            />
            {move || words().get(names::filter(filter))}
            " "
            {count}
        </label>
    }
}

#[component]
fn OnlyAbout(about: Target, view: InputsView) -> impl IntoView {
    let named = move || {
        desk().shown.inputs_revision.track();
        words_about::short(&desk().about(&about))
    };
    view! {
        <button type="button" class="choice only-about" on:click=move |_| view.about.set(None)>
            <span>{named}</span>
            <span class="ds-sr-only">{move || words().get("filter-about-all")}</span>
            <Icon name="XMark" />
        </button>
    }
}
