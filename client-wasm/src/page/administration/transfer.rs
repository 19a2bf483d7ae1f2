//! Giving a project to another lead.

use super::Administration;
use crate::{
    locale::words,
    page::act_form::{ActForm, ChoiceField},
};
use board::network::act::{Act, Done};
use leptos::prelude::*;

/// The form.
#[component]
pub fn TransferForm(
    /// See [`Administration`].
    administration: Administration,
    /// The dialog that it stands in.
    open: RwSignal<bool>,
) -> impl IntoView {
    let [project, to] = [(); 2].map(|()| RwSignal::new(String::new()));
    let act = move |()| Act::TransferProject {
        // What is offered are ids; nothing else can be chosen, and the server looks again.
        project: project.with_untracked(|id| id.parse()).expect("a choice is an id"),
        to: to.with_untracked(|id| id.parse()).expect("a choice is an id"),
    };
    let done = move |_: Done| {
        open.set(false);
        administration.did(words().get("transferred"));
    };
    view! {
        <p class="ds-paragraph">{move || words().get("transfer-explained")}</p>
        <ActForm act=act done=done button=Signal::derive(|| words().get("transfer"))>
            <ChoiceField
                id="transfer-project"
                label=Signal::derive(|| words().get("project"))
                value=project
                offered=Signal::derive(move || administration.projects())
                unchosen="choose"
            />
            <ChoiceField
                id="transfer-to"
                label=Signal::derive(|| words().get("transfer-to"))
                value=to
                offered=Signal::derive(move || administration.people())
                unchosen="choose"
            />
        </ActForm>
    }
}
