//! The frame of every page but the board's: a bar with where I am and who I am, and a foot that always says the
//! same in the same place.

pub mod colophon;
pub mod me_menu;
pub mod networks_menu;

use crate::{account::Account, live_region::LiveRegion, live_region::LiveRegionView, locale::words, page::bar::Mark};
use board::network::{around::Looks, role::Role};
use colophon::Colophon;
use leptos::prelude::*;
use me_menu::MeMenu;
use networks_menu::NetworksMenu;

/// Where "skip to the content" leads.
const CONTENT: &str = "content";

/// What every page of the frame knows; a copy of it can be held by every part.
#[derive(Clone, Copy)]
pub struct Ground {
    /// Who uses the page.
    pub account: RwSignal<Account>,
    /// What is said aloud.
    pub live_region: LiveRegion,
    /// Who I am in the network that is shown.
    pub standing: RwSignal<Option<Standing>>,
}

/// Who I am in a network: unlike in the account, initials and colour are the network's to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// My initials, and my organisation's colour.
    pub looks: Looks,
    /// My organisation, if I belong to one.
    pub organisation: Option<String>,
    /// My highest role.
    pub role: Role,
}

impl Ground {
    /// For an account, outside of any network.
    pub fn of(account: Account) -> Ground {
        Ground { account: RwSignal::new(account), live_region: LiveRegion::silent(), standing: RwSignal::new(None) }
    }

    /// The ground of this page; its frame has laid it.
    pub fn get() -> Ground {
        expect_context()
    }
}

/// The frame. What stands in it may ask for the [`Ground`].
#[component]
pub fn Frame(
    /// What the ground is.
    ground: Ground,
    /// The page's one heading, and what the tab is called.
    #[prop(into)]
    title: Signal<String>,
    /// The heading is a menu of my networks.
    #[prop(default = false)]
    among_networks: bool,
    /// What stands before the heading: the way up.
    #[prop(optional, into)]
    up: ViewFn,
    /// What stands in the bar before who I am.
    #[prop(optional, into)]
    beside: ViewFn,
    /// Across the page, while something is the matter.
    #[prop(optional, into)]
    banners: ViewFn,
    /// My organisation's own accessibility statement.
    #[prop(optional, into)]
    statement: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    provide_context(ground);
    Effect::new(move |_| {
        let title = title.get();
        let name = words().get("app-name");
        document().set_title(&if title.is_empty() || title == name { name } else { format!("{title} – {name}") });
    });
    view! {
        <a class="ds-skip-link" href=format!("#{CONTENT}")>{move || words().get("skip-to-content")}</a>
        <div class="sheet">
            <header class="bar">
                <Mark />
                {up.run()}
                {if among_networks {
                    view! { <NetworksMenu title=title /> }.into_any()
                } else {
                    view! { <h1 title=move || title.get()>{move || title.get()}</h1> }.into_any()
                }}
                <span class="grow"></span>
                {beside.run()}
                <MeMenu />
            </header>
            {banners.run()}
            <main id=CONTENT tabindex="-1">{children()}</main>
            <Colophon statement=statement />
        </div>
        <LiveRegionView region=ground.live_region />
    }
}
