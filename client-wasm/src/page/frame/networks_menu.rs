//! Where I am, as the heading; with more than one network, or the right to make one, a menu of them.

use super::Ground;
use crate::{
    locale::words,
    page::{icon::Icon, menu::Menu, network::new_network::NewNetworkDialog},
};
use board::network::role::Role;
use leptos::prelude::*;

const MENU: &str = "networks-menu";

/// The heading.
#[component]
pub fn NetworksMenu(
    /// Where I am.
    title: Signal<String>,
) -> impl IntoView {
    let account = Ground::get().account;
    let making = RwSignal::new(false);
    let may_make = Memo::new(move |_| {
        account.with(|account| {
            account.administrator || account.networks.iter().any(|network| network.role == Role::NetworkLead)
        })
    });
    let choice = move || may_make.get() || account.with(|account| account.networks.len() > 1);
    view! {
        <h1 class="where" title=move || title.get()>
            {move || {
                if choice() {
                    view! {
                        <button type="button" popovertarget=MENU aria-haspopup="menu">
                            <span>{move || title.get()}</span>
                            <Icon name="ChevronDown" />
                        </button>
                    }
                        .into_any()
                } else {
                    title.get().into_any()
                }
            }}
        </h1>
        <Menu id=MENU label=Signal::derive(|| words().get("my-networks"))>
            <For
                each=move || account.with(|account| account.networks.clone())
                key=|network| network.id.clone()
                let:network
            >
                <a role="menuitem" tabindex="-1" href=format!("/n/{}", network.id)>
                    {network.name}
                </a>
            </For>
            <Show when=move || may_make.get()>
                <hr role="separator" />
                <button type="button" role="menuitem" tabindex="-1" on:click=move |_| making.set(true)>
                    <Icon name="Plus" />
                    {move || words().get("network-new")}
                </button>
            </Show>
        </Menu>
        <NewNetworkDialog open=making />
    }
}
