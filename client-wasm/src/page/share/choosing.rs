//! Fields of the sharing forms: several of many, how far, until when.

use crate::{locale::words, page::names, time};
use board::network::{finding::Sought, sharing::Level};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// So many can be looked through without searching.
const SEARCHED_ABOVE: usize = 8;

/// One of those to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// What is chosen by it.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// What tells it from others of that name.
    pub beside: String,
}

/// Several of many, with a search field when they are many.
#[component]
pub fn SeveralField(
    /// An id of its own in the page.
    id: &'static str,
    /// What is asked for: the name of its text.
    label: &'static str,
    /// All. Followed.
    #[prop(into)]
    offered: Signal<Vec<Offered>>,
    /// The codes of those that are chosen.
    chosen: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let sought = sought.with(|typed| Sought::parse(typed));
        let all = offered.get();
        if sought.is_nothing() {
            return all;
        }
        // What is chosen stays in sight.
        let fits = |one: &Offered| {
            sought.rank([one.name.as_str(), one.beside.as_str()]).is_some()
                || chosen.with(|chosen| chosen.contains(&one.code))
        };
        all.into_iter().filter(fits).collect()
    });
    let field = format!("{id}-search");
    let labelled = field.clone();
    view! {
        <fieldset class="several">
            <legend>{move || words().get(label)}</legend>
            <div hidden=move || offered.with(Vec::len) <= SEARCHED_ABOVE>
                <label class="ds-sr-only" for=labelled>{move || words().get("search")}</label>
                <input
                    class="ds-input"
                    id=field
                    type="search"
                    autocomplete="off"
                    placeholder=move || words().get("search")
                    prop:value=sought
                    on:input:target=move |event| sought.set(event.target().value())
                />
            </div>
            <p class="ds-sr-only" role="status">{move || words().count("share-chosen", chosen.with(BTreeSet::len))}</p>
            <ul>
                <For each=move || found.get() key=|one| one.code.clone() let:one>
                    <OneOf one=one chosen=chosen />
                </For>
            </ul>
        </fieldset>
    }
}

#[component]
fn OneOf(one: Offered, chosen: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let Offered { code, name, beside } = one;
    let mine = code.clone();
    view! {
        <li>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&mine))
                    on:change:target=move |event| {
                        let take = event.target().checked();
                        chosen.update(|chosen| {
                            if take { chosen.insert(code.clone()) } else { chosen.remove(&code) };
                        });
                    }
                />
                <span>{name} <small>{beside}</small></span>
            </label>
        </li>
    }
}

/// How far: one of the levels, each explained.
#[component]
pub fn LevelField(
    /// A name of its own in the page, for the group.
    name: &'static str,
    /// What is chosen.
    level: RwSignal<Level>,
    /// Why writing together can't be chosen, if it can't: the name of its text. Followed.
    #[prop(into)]
    no_write: Signal<Option<&'static str>>,
) -> impl IntoView {
    view! {
        <fieldset class="levels">
            <legend>{move || words().get("share-level")}</legend>
            {Level::ALL
                .into_iter()
                .map(|offered| {
                    let barred = move || if offered == Level::Write { no_write.get() } else { None };
                    view! {
                        <label class="check">
                            <input
                                type="radio"
                                name=name
                                prop:checked=move || level.get() == offered
                                disabled=move || barred().is_some()
                                on:change=move |_| level.set(offered)
                            />
                            <span>
                                {move || words().get(names::opened(offered))}
                                <small>{move || words().get(barred().unwrap_or(explained(offered)))}</small>
                            </span>
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

fn explained(level: Level) -> &'static str {
    match level {
        Level::See => "opened-see-explained",
        Level::Input => "opened-input-explained",
        Level::Write => "opened-write-explained",
    }
}

/// A day, or none.
#[component]
pub fn DayField(
    /// An id of its own in the page.
    id: &'static str,
    /// What is asked for: the name of its text.
    label: &'static str,
    /// As the browser writes it: `2026-12-03`, or nothing.
    day: RwSignal<String>,
    /// A day that is over, not one ahead.
    #[prop(default = false)]
    past: bool,
) -> impl IntoView {
    view! {
        <div>
            <label for=id>{move || words().get(label)}</label>
            <input
                class="ds-input"
                id=id
                type="date"
                min=(!past).then(|| time::today().to_string())
                max=past.then(|| time::today().to_string())
                prop:value=day
                on:input:target=move |event| day.set(event.target().value())
            />
        </div>
    }
}
