//! The front door: what Samtavle is, the ways in, and for those who are in the way to their networks.

use super::{
    frame::{Frame, Ground},
    network::new_network::NewNetworkForm,
    sign_in::WaysIn,
};
use crate::{account::MyNetwork, http, locale::words, page::names};
use board::id::DocumentId;
use leptos::{prelude::*, task::spawn_local};
use serde::Deserialize;

/// A board that everybody may look at.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Sample {
    id: DocumentId,
    title: String,
}

/// `/`.
#[component]
pub fn FrontPage(
    /// See [`Ground`].
    ground: Ground,
) -> impl IntoView {
    let account = ground.account;
    let signed_in = account.with_untracked(|account| account.person.is_some());
    let networks = account.with_untracked(|account| account.networks.clone());
    let administrator = account.with_untracked(|account| account.administrator);
    view! {
        <Frame ground=ground title=Signal::derive(|| words().get("app-name"))>
            <div class="reading front">
                {match (signed_in, networks.is_empty()) {
                    (false, _) => view! { <Welcome /> }.into_any(),
                    (true, false) => view! { <MyNetworks networks=networks /> }.into_any(),
                    (true, true) if administrator => view! { <FirstNetwork /> }.into_any(),
                    (true, true) => {
                        view! {
                            <h2>{move || words().get("front-no-network")}</h2>
                            <p>{move || words().get("front-no-network-explained")}</p>
                        }
                            .into_any()
                    }
                }}
            </div>
        </Frame>
    }
}

#[component]
fn Welcome() -> impl IntoView {
    let samples = RwSignal::new(Vec::<Sample>::new());
    spawn_local(async move { samples.set(http::get("/api/boards").await.unwrap_or_default()) });
    view! {
        <p class="lead">{move || words().get("front-what")}</p>
        <p class="lead">{move || words().get("front-how")}</p>
        <p class="front-sample">
            <For each=move || samples.get() key=|sample| sample.id let:sample>
                <a class="ds-button" data-variant="secondary" href=format!("/b/{}", sample.id)>
                    {move || words().fill("front-sample", [("title", sample.title.clone().into())])}
                </a>
            </For>
        </p>
        <WaysIn />
    }
}

#[component]
fn MyNetworks(networks: Vec<MyNetwork>) -> impl IntoView {
    view! {
        <h2>{move || words().get("my-networks")}</h2>
        <ul class="ways">
            {networks
                .into_iter()
                .map(|network| {
                    view! {
                        <li>
                            <a href=format!("/n/{}", network.id)>
                                {network.name}
                                <small>{move || words().get(names::role(network.role))}</small>
                            </a>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

#[component]
fn FirstNetwork() -> impl IntoView {
    view! {
        <h2>{move || words().get("front-first-network")}</h2>
        <p>{move || words().get("front-first-network-explained")}</p>
        <NewNetworkForm />
    }
}
