//! A field that finds a municipality by any of its names: Norwegian, Sámi, Kven, or from before a merger.
//!
//! A combobox as in the WAI-ARIA authoring practices ("list autocomplete with automatic selection"): what is
//! typed finds, the best answer is marked, Tab and Enter take it.

use crate::{
    locale::words,
    me::{self, Municipality},
};
use board::network::finding::Sought;
use leptos::{html, prelude::*, task::spawn_local};

/// So many answers are shown; who wants another one types more of it.
const SHOWN_MAX: usize = 8;

/// What has been typed and what it means; a copy of it can be held by the form around the field.
#[derive(Clone, Copy)]
pub struct Choosing {
    /// As typed, or as chosen.
    pub typed: RwSignal<String>,
    /// All municipalities; none until they have come.
    all: RwSignal<Vec<Municipality>>,
    /// Whether the list is shown.
    open: RwSignal<bool>,
    /// Which of the shown is marked.
    marked: RwSignal<usize>,
}

impl Choosing {
    /// Nothing chosen, or what was chosen before.
    pub fn of(typed: String) -> Choosing {
        let all = RwSignal::new(Vec::new());
        spawn_local(async move { all.set(me::municipalities().await) });
        Choosing { typed: RwSignal::new(typed), all, open: RwSignal::new(false), marked: RwSignal::new(0) }
    }

    /// The demo's municipalities, by their first names.
    pub fn demo(self) -> Vec<String> {
        let demo = self.all.get().into_iter().filter(|municipality| municipality.demo);
        demo.filter_map(|municipality| municipality.names.into_iter().next()).collect()
    }

    /// The best answers to what is typed, the best first. Followed.
    fn found(self) -> Vec<Municipality> {
        let sought = self.typed.with(|typed| Sought::parse(typed));
        if sought.is_nothing() {
            return Vec::new();
        }
        let mut ranked: Vec<_> = self.all.with(|all| {
            let rank = |one: &Municipality| {
                let names = sought.rank(one.names.iter().map(String::as_str)).map(|rank| (rank, false));
                let former = sought.rank(one.former.iter().map(String::as_str)).map(|rank| (rank, true));
                names.into_iter().chain(former).min()
            };
            all.iter().filter_map(|one| Some((rank(one)?, one.clone()))).collect()
        });
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().take(SHOWN_MAX).map(|(_, one)| one).collect()
    }

    /// What it means as it stands: the marked answer, or what is called exactly so.
    pub fn meant(self) -> Option<Municipality> {
        let found = untrack(|| self.found());
        let marked = if self.open.get_untracked() { self.marked.get_untracked() } else { 0 };
        found.into_iter().nth(marked)
    }

    fn take(self, municipality: &Municipality) {
        self.typed.set(municipality.names.first().cloned().unwrap_or_default());
        self.open.set(false);
        self.marked.set(0);
    }
}

/// The field.
#[component]
pub fn MunicipalityField(
    /// What it chooses.
    choosing: Choosing,
    /// An id of its own in the page.
    id: &'static str,
    /// The input, for who wants to put the focus there.
    field: NodeRef<html::Input>,
    /// What is wrong with it, if anything.
    #[prop(into)]
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    let Choosing { typed, all: _, open, marked } = choosing;
    let list = format!("{id}-list");
    let option = move |at: usize| format!("{id}-option-{at}");
    let wrong_id = format!("{id}-wrong");
    let found = Memo::new(move |_| choosing.found());
    let shown = move || open.get() && found.with(|found| !found.is_empty());
    let key = move |event: web_sys::KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => {
                event.prevent_default();
                if open.get_untracked() { marked.update(|at| *at = (*at + 1) % count) } else { open.set(true) }
            }
            "ArrowUp" if count > 0 && open.get_untracked() => {
                event.prevent_default();
                marked.update(|at| *at = (*at + count - 1) % count);
            }
            "Escape" if open.get_untracked() => {
                // The list closes, and nothing else that Escape may close.
                event.prevent_default();
                event.stop_propagation();
                open.set(false);
            }
            // Both go on to what they do in a form: send it, or go to the next field.
            "Enter" | "Tab" if open.get_untracked() => {
                if let Some(municipality) = choosing.meant() {
                    choosing.take(&municipality);
                }
            }
            _ => {}
        }
    };
    view! {
        <div class="combobox">
            <label for=id>{move || words().get("arrival-municipality")}</label>
            <input
                class="ds-input"
                id=id
                name="municipality"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                aria-expanded=move || shown().to_string()
                aria-controls=list.clone()
                aria-activedescendant=move || shown().then(|| option(marked.get()))
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                aria-describedby=wrong_id.clone()
                node_ref=field
                prop:value=typed
                on:input:target=move |event| {
                    typed.set(event.target().value());
                    marked.set(0);
                    open.set(true);
                }
                on:keydown=key
                on:blur=move |_| open.set(false)
            />
            <ul id=list role="listbox" aria-label=move || words().get("arrival-municipality") hidden=move || !shown()>
                {move || {
                    found
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(at, municipality)| {
                            let marked = Signal::derive(move || marked.get() == at);
                            view! { <Answer municipality=municipality id=option(at) marked=marked choosing=choosing /> }
                        })
                        .collect_view()
                }}
            </ul>
            <p class="ds-validation-message" id=wrong_id hidden=move || wrong.with(Option::is_none)>
                {move || wrong.get()}
            </p>
        </div>
    }
}

#[component]
fn Answer(municipality: Municipality, id: String, marked: Signal<bool>, choosing: Choosing) -> impl IntoView {
    let mut names = municipality.names.clone().into_iter();
    let first = names.next().unwrap_or_default();
    let others: Vec<String> = names.chain(municipality.former.clone()).collect();
    view! {
        <li
            id=id
            role="option"
            aria-selected=move || marked.get().to_string()
            on:pointerdown=move |event| {
                // The field keeps the focus, and so the list stays until this is done.
                event.prevent_default();
                choosing.take(&municipality);
            }
        >
            {first}
            {(!others.is_empty()).then(|| view! { <small>{others.join(", ")}</small> })}
        </li>
    }
}
