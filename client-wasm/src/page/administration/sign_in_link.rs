//! A link by which somebody signs in once, made by an administrator for who gets no letters.

use super::Administration;
use crate::{
    locale::words,
    page::{act_form::ActForm, copying::ToCopy, dialog::Dialog},
};
use board::{
    id::PersonId,
    network::act::{Act, Done},
};
use leptos::prelude::*;

/// Making it, and then the link.
#[component]
pub fn SignInLink(
    /// Is the dialog open?
    open: RwSignal<bool>,
    /// For whom.
    person: PersonId,
    /// The name.
    name: String,
    /// See [`Administration`].
    administration: Administration,
) -> impl IntoView {
    let made = RwSignal::new(None::<String>);
    // It is shown this once: who opens the dialog again makes another.
    Effect::new(move |_| {
        if !open.get() {
            made.set(None);
        }
    });
    let id = format!("sign-in-link-{person}");
    let (person, name) = (StoredValue::new(person), StoredValue::new(name));
    let named = move |text: &'static str| words().fill(text, [("name", name.get_value().into())]);
    let act = move |()| Act::HandOutSignInLink {
        network: administration.directory.id.get_value(),
        person: person.get_value(),
    };
    let done = move |done: Done| {
        if let Done::SignInLink { secret } = done {
            let origin = window().location().origin().unwrap_or_default();
            made.set(Some(format!("{origin}/sign-in/{secret}")));
            administration.did(words().get("invite-made"));
        }
    };
    view! {
        <Dialog open=open id=id title=Signal::derive(|| words().get("hand-out-link"))>
            {move || match made.get() {
                Some(link) => view! {
                    <p class="ds-paragraph">{move || words().get("invite-once")}</p>
                    <ToCopy id="sign-in-link" label=Signal::derive(move || named("hand-out-link-for")) text=link />
                }
                .into_any(),
                None => view! {
                    <ActForm act=act done=done button=Signal::derive(|| words().get("invite-make"))>
                        <p class="ds-paragraph">{move || named("hand-out-link-explained")}</p>
                    </ActForm>
                }
                .into_any(),
            }}
        </Dialog>
    }
}
