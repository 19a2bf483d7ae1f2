//! First arrival: a name and a municipality, the demo's offered. The same dialog changes them later.

use crate::{
    http::NoAnswer,
    locale::words,
    me::{self, Introduction, Me, Municipality},
    page::dialog::Dialog,
};
use leptos::{html, prelude::*, task::spawn_local};

/// Names longer than this are no names.
const NAME_LENGTH_MAX: u32 = 80;
/// The status of an answer that is well formed and makes no sense: no such municipality.
const UNPROCESSABLE: u16 = 422;

/// Asks who I am, and says it to the server.
#[component]
pub fn ArrivalDialog(
    /// Open while it asks.
    open: RwSignal<bool>,
    /// Who I was until now, if the dialog is to change that.
    #[prop(into)]
    was: Signal<Option<Me>>,
    /// What to do when the server has taken it.
    #[prop(into)]
    done: Callback<Me>,
    /// Is it the first time? Then there is no way around it.
    first: bool,
) -> impl IntoView {
    let title = move || words().get(if first { "arrival-title" } else { "me-change" });
    view! {
        <Dialog open=open id=if first { "arrival" } else { "change-me" } title=Signal::derive(title) leavable=!first>
            <ArrivalForm was=was done=done first=first />
        </Dialog>
    }
}

#[component]
fn ArrivalForm(was: Signal<Option<Me>>, done: Callback<Me>, first: bool) -> impl IntoView {
    let name = RwSignal::new(was.with_untracked(|me| me.as_ref().map(|me| me.name.clone()).unwrap_or_default()));
    let municipality =
        RwSignal::new(was.with_untracked(|me| me.as_ref().map(|me| me.municipality.clone()).unwrap_or_default()));
    let asked = RwSignal::new(false);
    let waiting = RwSignal::new(false);
    let failed = RwSignal::new(None::<NoAnswer>);
    let offered = RwSignal::new(Vec::<Municipality>::new());
    spawn_local(async move { offered.set(me::municipalities().await) });
    let demo = move || {
        let demo = offered.get().into_iter().filter(|municipality| municipality.demo);
        demo.filter_map(|municipality| municipality.names.into_iter().next()).collect::<Vec<_>>()
    };
    let names = move || offered.get().into_iter().flat_map(|municipality| municipality.names).collect::<Vec<_>>();
    let name_field = NodeRef::<html::Input>::new();
    let municipality_field = NodeRef::<html::Input>::new();
    let missing = move |text: RwSignal<String>| asked.get() && text.with(|text| text.trim().is_empty());

    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        asked.set(true);
        let introduction = Introduction {
            name: name.get_untracked().trim().to_owned(),
            municipality: municipality.get_untracked().trim().to_owned(),
        };
        let first_empty = [(&introduction.name, name_field), (&introduction.municipality, municipality_field)]
            .into_iter()
            .find(|(text, _)| text.is_empty());
        if let Some((_, field)) = first_empty {
            if let Some(field) = field.get_untracked() {
                // Without focus the message below the field still says what is missing.
                let _ = field.focus();
            }
            return;
        }
        if waiting.get_untracked() {
            return;
        }
        waiting.set(true);
        spawn_local(async move {
            let answer = me::introduce(&introduction).await;
            waiting.set(false);
            match answer {
                Ok(me) => done.run(me),
                Err(error) => failed.set(Some(error)),
            }
        });
    };

    view! {
        <p class="ds-paragraph">{move || words().get("arrival-explained")}</p>
        <form class="dialog-fields" novalidate on:submit=submit>
            <div>
                <label for="arrival-name">{move || words().get("arrival-name")}</label>
                <input
                    class="ds-input"
                    id="arrival-name"
                    name="name"
                    autocomplete="name"
                    maxlength=NAME_LENGTH_MAX
                    autofocus
                    node_ref=name_field
                    prop:value=name
                    aria-invalid=move || missing(name).then_some("true")
                    aria-describedby="arrival-name-missing"
                    on:input:target=move |event| name.set(event.target().value())
                />
                <p class="ds-validation-message" id="arrival-name-missing" hidden=move || !missing(name)>
                    {move || words().get("arrival-name-missing")}
                </p>
            </div>
            <div>
                <label for="arrival-municipality">{move || words().get("arrival-municipality")}</label>
                <input
                    class="ds-input"
                    id="arrival-municipality"
                    name="municipality"
                    autocomplete="off"
                    list="municipalities"
                    maxlength=NAME_LENGTH_MAX
                    node_ref=municipality_field
                    prop:value=municipality
                    aria-invalid=move || missing(municipality).then_some("true")
                    aria-describedby="arrival-municipality-missing"
                    on:input:target=move |event| municipality.set(event.target().value())
                />
                <p class="ds-validation-message" id="arrival-municipality-missing" hidden=move || !missing(municipality)>
                    {move || words().get("arrival-municipality-missing")}
                </p>
            </div>
            <datalist id="municipalities">
                {move || names().into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
            </datalist>
            <fieldset hidden=move || demo().is_empty()>
                <legend>{move || words().get("arrival-demo")}</legend>
                <div class="choices">
                    {move || {
                        demo()
                            .into_iter()
                            .map(|name| view! { <Choice name=name chosen=municipality /> })
                            .collect_view()
                    }}
                </div>
            </fieldset>
            <p class="ds-validation-message" role="alert" hidden=move || failed.with(Option::is_none)>
                {move || {
                    words()
                        .get(
                            match failed.get() {
                                Some(NoAnswer::Offline) => "arrival-offline",
                                Some(NoAnswer::Status(UNPROCESSABLE)) => "arrival-municipality-unknown",
                                Some(NoAnswer::Status(_) | NoAnswer::Unreadable) | None => "arrival-failed",
                            },
                        )
                }}
            </p>
            <div class="dialog-commands">
                <button type="submit" class="ds-button" aria-busy=move || waiting.get().to_string()>
                    {move || words().get(if first { "arrival-go" } else { "save" })}
                </button>
            </div>
        </form>
    }
}

/// One of the demo's municipalities, chosen by a press.
#[component]
fn Choice(name: String, chosen: RwSignal<String>) -> impl IntoView {
    let (this, to_choose) = (name.clone(), name.clone());
    view! {
        <button
            type="button"
            class="choice"
            aria-pressed=move || chosen.with(|chosen| *chosen == this).to_string()
            on:click=move |_| chosen.set(to_choose.clone())
        >
            {name}
        </button>
    }
}
