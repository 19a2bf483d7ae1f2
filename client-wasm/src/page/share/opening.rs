//! Opening the board to more: to whom, how far, until when, and what that means.

use super::{
    Doing, Share,
    choosing::{DayField, LevelField, Offered, SeveralField},
};
use crate::{
    locale::words,
    page::{act_form::ActsForm, icon::Icon, names},
    time,
};
use board::network::{
    act::{Act, Done},
    lookup::{Colleague, Sharing},
    sharing::{Grantee, Level},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Whom the board is opened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whom {
    Network,
    Organisations,
    People,
}

impl Whom {
    const ALL: [Whom; 3] = [Whom::Network, Whom::Organisations, Whom::People];

    fn text(self) -> &'static str {
        match self {
            Whom::Network => "shared-whole-network",
            Whom::Organisations => "share-to-organisations",
            Whom::People => "share-to-people",
        }
    }
}

/// The form.
#[component]
pub fn OpeningForm(
    /// See [`Share`].
    share: Share,
) -> impl IntoView {
    let whom = RwSignal::new(Whom::Network);
    let level = RwSignal::new(Level::Input);
    let until = RwSignal::new(String::new());
    let [organisations, people] = [(); 2].map(|()| RwSignal::new(BTreeSet::<String>::new()));
    let no_write = Signal::derive(move || (whom.get() == Whom::Network).then_some("opened-write-not-network"));
    let grantees = move || -> Vec<Grantee> {
        // What is offered are ids: nothing else can be chosen.
        match whom.get_untracked() {
            Whom::Network => vec![Grantee::Network],
            Whom::Organisations => organisations.with_untracked(|chosen| {
                chosen.iter().filter_map(|id| Some(Grantee::Organisation(id.parse().ok()?))).collect()
            }),
            Whom::People => people.with_untracked(|chosen| {
                chosen.iter().filter_map(|id| Some(Grantee::Person(id.parse().ok()?))).collect()
            }),
        }
    };
    let nobody = Signal::derive(move || match whom.get() {
        Whom::Network => false,
        Whom::Organisations => organisations.with(BTreeSet::is_empty),
        Whom::People => people.with(BTreeSet::is_empty),
    });
    let acts = move |()| {
        let until_ms = time::end_of_day(&until.get_untracked());
        let share_with = |to| Act::Share { board: share.board, to, level: level.get_untracked(), until_ms };
        grantees().into_iter().map(share_with).collect::<Vec<_>>()
    };
    let done = move |_: Done| share.done(words().get("share-opened"));
    view! {
        <fieldset class="whom">
            <legend>{move || words().get("share-whom")}</legend>
            {Whom::ALL
                .into_iter()
                .map(|offered| {
                    view! {
                        <label class="check">
                            <input
                                type="radio"
                                name="share-whom"
                                prop:checked=move || whom.get() == offered
                                on:change=move |_| {
                                    if offered == Whom::Network && level.get_untracked() == Level::Write {
                                        level.set(Level::Input);
                                    }
                                    whom.set(offered);
                                }
                            />
                            {move || words().get(offered.text())}
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
        <ActsForm acts=acts done=done button=Signal::derive(|| words().get("share-open-now"))>
            <Show when=move || whom.get() == Whom::Organisations>
                <SeveralField
                    id="share-organisations"
                    label="share-to-organisations"
                    offered=Signal::derive(move || share.sharing.with(|sharing| other_organisations(sharing.as_ref())))
                    chosen=organisations
                />
            </Show>
            <Show when=move || whom.get() == Whom::People>
                <SeveralField
                    id="share-people"
                    label="share-to-people"
                    offered=Signal::derive(move || share.sharing.with(|sharing| colleagues(sharing.as_ref())))
                    chosen=people
                />
            </Show>
            <LevelField name="share-level" level=level no_write=no_write />
            <DayField id="share-until" label="share-until" day=until />
            <Meaning whom=Signal::derive(move || words().get(whom.get().text())) level=level />
            <label class="check">
                <input type="checkbox" required />
                {move || words().get("share-no-personal-data")}
            </label>
            <p class="quiet" role="status" hidden=move || !nobody.get()>{move || words().get("share-choose-whom")}</p>
        </ActsForm>
        <button type="button" class="ds-button" data-variant="tertiary" on:click=move |_| share.go(Doing::Looking)>
            {move || words().get("cancel")}
        </button>
    }
}

/// What opening a board means, before it happens.
#[component]
fn Meaning(
    /// Who will see it. Followed.
    whom: Signal<String>,
    /// How far. Followed.
    level: RwSignal<Level>,
) -> impl IntoView {
    let first = move || {
        let level = words().get(names::opened(level.get())).to_lowercase();
        words().fill("share-means-who", [("whom", whom.get().into()), ("level", level.into())])
    };
    view! {
        <section class="meaning" aria-labelledby="share-means">
            <h4 id="share-means">
                <Icon name="Information" />
                {move || words().get("share-means")}
            </h4>
            <ul>
                <li>{first}</li>
                <li>{move || words().get("share-means-access")}</li>
                <li>{move || words().get("share-means-end")}</li>
            </ul>
        </section>
    }
}

/// All organisations but the board's own, which has it open already.
pub fn other_organisations(sharing: Option<&Sharing>) -> Vec<Offered> {
    let Some(sharing) = sharing else { return Vec::new() };
    let others = sharing.organisations.iter().filter(|party| party.id != sharing.own);
    others
        .map(|party| Offered { code: party.id.to_string(), name: party.name.clone(), beside: String::new() })
        .collect()
}

fn colleagues(sharing: Option<&Sharing>) -> Vec<Offered> {
    let Some(sharing) = sharing else { return Vec::new() };
    let from = |person: &Colleague| {
        let organisation = person.organisation.as_ref();
        let party = sharing.organisations.iter().find(|party| Some(&party.id) == organisation);
        let role = words().get(names::role(person.role));
        party.map_or(role.clone(), |party| format!("{}, {role}", party.name))
    };
    let people = sharing.people.iter();
    people
        .map(|person| Offered { code: person.id.to_string(), name: person.name.clone(), beside: from(person) })
        .collect()
}
