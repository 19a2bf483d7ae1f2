//! Who I am: the name and municipality that others see, and changing them.

use crate::{
    http::NoAnswer,
    locale::words,
    me::{self, Introduction, Me},
    page::{
        dialog::Dialog,
        municipality_field::{Choosing, MunicipalityField},
    },
};
use leptos::{html, prelude::*, task::spawn_local};

/// Names longer than this are no names.
const NAME_LENGTH_MAX: u32 = 80;
/// The status of an answer that is well formed and makes no sense: no such municipality.
const UNPROCESSABLE: u16 = 422;

/// Asks how I want to be called, and says it to the server.
#[component]
pub fn ChangeMeDialog(
    /// Open while it asks.
    open: RwSignal<bool>,
    /// Who I was until now.
    #[prop(into)]
    was: Signal<Option<Me>>,
    /// What to do when the server has taken it.
    #[prop(into)]
    done: Callback<Me>,
) -> impl IntoView {
    view! {
        <Dialog open=open id="change-me" title=Signal::derive(|| words().get("me-change"))>
            <ChangeMe was=was done=done />
        </Dialog>
    }
}

#[component]
fn ChangeMe(was: Signal<Option<Me>>, done: Callback<Me>) -> impl IntoView {
    let name = RwSignal::new(was.with_untracked(|me| me.as_ref().map(|me| me.name.clone()).unwrap_or_default()));
    let choosing =
        Choosing::of(was.with_untracked(|me| me.as_ref().map(|me| me.municipality.clone()).unwrap_or_default()));
    let asked = RwSignal::new(false);
    let waiting = RwSignal::new(false);
    let failed = RwSignal::new(None::<NoAnswer>);
    let name_field = NodeRef::<html::Input>::new();
    let municipality_field = NodeRef::<html::Input>::new();
    let name_missing = move || asked.get() && name.with(|name| name.trim().is_empty());
    let municipality_wrong = move || {
        let wrong = match choosing.typed.with(|typed| typed.trim().is_empty()) {
            true => "arrival-municipality-missing",
            false if failed.get() == Some(NoAnswer::Status(UNPROCESSABLE)) => "arrival-municipality-unknown",
            false => return None,
        };
        asked.get().then(|| words().get(wrong))
    };

    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        asked.set(true);
        let introduction = Introduction {
            name: name.get_untracked().trim().to_owned(),
            municipality: choosing.typed.with_untracked(|typed| typed.trim().to_owned()),
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
                    aria-invalid=move || name_missing().then_some("true")
                    aria-describedby="arrival-name-missing"
                    on:input:target=move |event| name.set(event.target().value())
                />
                <p class="ds-validation-message" id="arrival-name-missing" hidden=move || !name_missing()>
                    {move || words().get("arrival-name-missing")}
                </p>
            </div>
            <MunicipalityField
                choosing=choosing
                id="arrival-municipality"
                field=municipality_field
                wrong=Signal::derive(municipality_wrong)
            />
            <fieldset hidden=move || choosing.demo().is_empty()>
                <legend>{move || words().get("arrival-demo")}</legend>
                <div class="choices">
                    {move || {
                        choosing
                            .demo()
                            .into_iter()
                            .map(|name| view! { <Choice name=name chosen=choosing.typed /> })
                            .collect_view()
                    }}
                </div>
            </fieldset>
            <p class="ds-validation-message" role="alert" hidden=move || failed.get().is_none_or(|error| error == NoAnswer::Status(UNPROCESSABLE))>
                {move || {
                    words()
                        .get(
                            match failed.get() {
                                Some(NoAnswer::Offline) => "arrival-offline",
                                Some(NoAnswer::Status(_) | NoAnswer::Unreadable) | None => "arrival-failed",
                            },
                        )
                }}
            </p>
            <div class="dialog-commands">
                <button type="submit" class="ds-button" aria-busy=move || waiting.get().to_string()>
                    {move || words().get("save")}
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
