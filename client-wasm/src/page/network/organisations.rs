//! The network's organisations: taking in municipalities from the official list, and others by name.

use crate::{
    acts::{self, Undone},
    directory::Directory,
    locale::words,
    page::{
        act_form::ActForm,
        dialog::Dialog,
        municipality_field::{Choosing, MunicipalityField},
    },
};
use board::network::{
    act::{Act, Done},
    view::OrganisationFace,
};
use leptos::{html, prelude::*, task::spawn_local};

/// The dialog.
#[component]
pub fn OrganisationsDialog(
    /// Open or closed.
    open: RwSignal<bool>,
    /// The network.
    directory: Directory,
) -> impl IntoView {
    view! {
        <Dialog open=open id="organisations" title=Signal::derive(|| words().get("organisations"))>
            <Organisations directory=directory />
        </Dialog>
    }
}

#[component]
fn Organisations(directory: Directory) -> impl IntoView {
    let choosing = Choosing::of(String::new());
    let field = NodeRef::<html::Input>::new();
    let all = Memo::new(move |_| {
        let mut all = directory.organisations.all();
        all.sort_by(|a, b| a.names.cmp(&b.names));
        all
    });
    let act = move |()| Act::AddOrganisation {
        network: directory.id.get_value(),
        // What no municipality is called is another organisation's own name.
        name: choosing.meant().map_or_else(|| choosing.typed.get_untracked().trim().to_owned(), |found| found.number),
    };
    let done = move |_: Done| {
        choosing.typed.set(String::new());
        if let Some(field) = field.get_untracked() {
            // The next one can be typed at once; if not, it can still be clicked.
            let _ = field.focus();
        }
    };
    view! {
        <p class="ds-paragraph">{move || words().get("organisations-explained")}</p>
        <ActForm act=act done=done button=Signal::derive(|| words().get("organisation-add"))>
            <MunicipalityField choosing=choosing id="organisation-name" field=field wrong=Signal::derive(|| None::<String>) />
        </ActForm>
        <p role="status">{move || words().count("organisations-count", all.with(Vec::len))}</p>
        <ul class="organisation-list">
            <For each=move || all.get() key=|face| (face.id.clone(), face.names.clone()) let:face>
                <OrganisationRow face=face directory=directory />
            </For>
        </ul>
    }
}

#[component]
fn OrganisationRow(face: OrganisationFace, directory: Directory) -> impl IntoView {
    let failed = RwSignal::new(None::<Undone>);
    let id = face.id.clone();
    let remove = move |_| {
        let act = Act::RemoveOrganisation { network: directory.id.get_value(), organisation: id.clone() };
        spawn_local(async move { failed.set(acts::act(&act).await.err()) });
    };
    let mut names = face.names.into_iter();
    let first = names.next().unwrap_or_default();
    let others = names.collect::<Vec<_>>().join(", ");
    let name = first.clone();
    view! {
        <li>
            <span class="letters" aria-hidden="true" data-small="" data-person=face.colour data-initials=face.letters></span>
            <span class="grow">
                {first}
                <small>{others}</small>
                <span class="ds-validation-message" role="alert" hidden=move || failed.get().is_none()>
                    {move || failed.get().map(Undone::text)}
                </span>
            </span>
            <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                aria-label=move || words().fill("organisation-remove-named", [("name", name.clone().into())])
                on:click=remove
            >
                {move || words().get("organisation-remove")}
            </button>
        </li>
    }
}
