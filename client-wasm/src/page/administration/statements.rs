//! Each organisation's own accessibility statement, and the file with everything that it has here.

use super::Administration;
use crate::{
    locale::words,
    page::{act_form::ActForm, icon::Icon},
};
use board::network::{act::Act, view::OrganisationFace};
use leptos::prelude::*;

/// The list.
#[component]
pub fn Statements(
    /// See [`Administration`].
    administration: Administration,
) -> impl IntoView {
    let all = Memo::new(move |_| {
        let mut all = administration.directory.organisations.all();
        all.sort_by(|a, b| a.names.cmp(&b.names));
        all
    });
    view! {
        <section aria-labelledby="statements">
            <h2 id="statements">{move || words().get("statements")}</h2>
            <p class="quiet">{move || words().get("statements-explained")}</p>
            <ul class="grants">
                <For each=move || all.get() key=|face| (face.id.clone(), face.accessibility_statement.clone()) let:face>
                    <Statement face=face administration=administration />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn Statement(face: OrganisationFace, administration: Administration) -> impl IntoView {
    let network = administration.directory.id;
    let OrganisationFace { id, names, letters, colour, accessibility_statement, .. } = face;
    let name = names.into_iter().next().unwrap_or_default();
    let changing = RwSignal::new(false);
    let address = RwSignal::new(accessibility_statement.clone().unwrap_or_default());
    let field = format!("statement-{id}");
    let file = format!("/api/networks/{}/export/organisations/{id}", network.get_value());
    let id = StoredValue::new(id);
    let act = move |()| Act::SetAccessibilityStatement {
        network: network.get_value(),
        organisation: id.get_value(),
        address: Some(address.with_untracked(|address| address.trim().to_owned()))
            .filter(|address| !address.is_empty()),
    };
    let (named, exported) = (name.clone(), name.clone());
    view! {
        <li>
            <span class="letters" aria-hidden="true" data-small="" data-person=colour data-initials=letters></span>
            <span class="grow">{name} <small>{accessibility_statement}</small></span>
            <a class="ds-link" href=file download="" aria-label=move || words().fill("export-named", [("name", exported.clone().into())])>
                <Icon name="FileCheckmark" />
                {move || words().get("export")}
            </a>
            <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                aria-expanded=move || changing.get().to_string()
                aria-label=move || words().fill("statement-of", [("name", named.clone().into())])
                on:click=move |_| changing.update(|changing| *changing = !*changing)
            >
                {move || words().get("change")}
            </button>
            <Show when=move || changing.get()>
                {
                    let (field, labelled) = (field.clone(), field.clone());
                    view! {
                        <ActForm
                            act=act
                            done=move |_| administration.did(words().get("statement-kept"))
                            button=Signal::derive(|| words().get("keep"))
                        >
                            <div>
                                <label for=labelled>{move || words().get("statement-address")}</label>
                                <input
                                    class="ds-input"
                                    id=field
                                    type="url"
                                    pattern="https://.*"
                                    placeholder="https://uustatus.no/…"
                                    prop:value=address
                                    on:input:target=move |event| address.set(event.target().value())
                                />
                            </div>
                        </ActForm>
                    }
                }
            </Show>
        </li>
    }
}
