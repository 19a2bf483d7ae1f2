//! Making a network: its name and what its projects are about.

use crate::{
    address,
    locale::words,
    page::{
        act_form::{ActForm, TextField},
        dialog::Dialog,
    },
};
use board::{
    limits::TITLE_UTF16_MAX,
    network::act::{Act, Done},
};
use leptos::prelude::*;

/// In a dialog.
#[component]
pub fn NewNetworkDialog(
    /// Open or closed.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open id="new-network" title=Signal::derive(|| words().get("network-new"))>
            <NewNetworkForm />
        </Dialog>
    }
}

/// The form itself; who has made a network goes there.
#[component]
pub fn NewNetworkForm() -> impl IntoView {
    let (name, themes) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let act = move |()| Act::CreateNetwork {
        name: name.with_untracked(|name| name.trim().to_owned()),
        themes: themes.with_untracked(|themes| listed(themes)),
    };
    let done = |done: Done| {
        if let Done::Network(network) = done {
            address::go(&format!("/n/{network}"));
        }
    };
    view! {
        <ActForm act=act done=done button=Signal::derive(|| words().get("network-create"))>
            <TextField
                id="network-name"
                label=Signal::derive(|| words().get("network-name"))
                value=name
                length_max=TITLE_UTF16_MAX
                first=true
            />
            <div>
                <label for="network-themes">{move || words().get("network-themes")}</label>
                <p class="hint" id="network-themes-hint">{move || words().get("network-themes-hint")}</p>
                <input
                    class="ds-input"
                    id="network-themes"
                    aria-describedby="network-themes-hint"
                    autocomplete="off"
                    prop:value=themes
                    on:input:target=move |event| themes.set(event.target().value())
                />
            </div>
        </ActForm>
    }
}

/// What stands between commas.
fn listed(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|theme| !theme.is_empty()).map(str::to_owned).collect()
}
