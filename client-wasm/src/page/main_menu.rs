//! The menu: who I am, language, appearance, help.

use crate::{
    desk::desk,
    locale::{Language, words},
    page::{icon::Icon, menu::Menu},
    theme::Theme,
};
use leptos::prelude::*;

/// The button in the bar, and its menu.
#[component]
pub fn MainMenu(
    /// Opens the sharing dialog (in the menu for narrow windows, where the bar has no room for it).
    share: RwSignal<bool>,
    /// Opens the help dialog.
    help: RwSignal<bool>,
    /// Opens the dialog that changes who I am.
    change_me: RwSignal<bool>,
) -> impl IntoView {
    let theme = RwSignal::new(Theme::remembered());
    let wear = move |chosen: Theme| {
        theme.set(chosen);
        chosen.put_on();
        desk().scheme_changed();
    };
    view! {
        <button
            type="button"
            class="icon-button"
            popovertarget="main-menu"
            aria-haspopup="menu"
            aria-label=move || words().get("menu")
            title=move || words().get("menu")
        >
            <Icon name="MenuHamburger" />
        </button>
        <Menu id="main-menu" label=Signal::derive(|| words().get("menu"))>
            <button type="button" role="menuitem" tabindex="-1" on:click=move |_| share.set(true)>
                <Icon name="PersonPlus" />
                {move || words().get("share-title")}
            </button>
            <button type="button" role="menuitem" tabindex="-1" on:click=move |_| change_me.set(true)>
                <Icon name="Person" />
                {move || words().get("me-change")}
            </button>
            <button type="button" role="menuitem" tabindex="-1" on:click=move |_| help.set(true)>
                <Icon name="Information" />
                {move || words().get("help")}
                <span class="shortcut" aria-hidden="true">"?"</span>
            </button>
            <hr role="separator" />
            <div role="group" aria-labelledby="menu-language">
                <p class="menu-title" id="menu-language">{move || words().get("language")}</p>
                {Language::ALL
                    .into_iter()
                    .map(|language| {
                        view! {
                            <button
                                type="button"
                                role="menuitemradio"
                                tabindex="-1"
                                lang=language.tag()
                                aria-checked=move || (words().language() == language).to_string()
                                on:click=move |_| {
                                    words().speak(language);
                                    desk().language_changed();
                                }
                            >
                                <Icon name="Checkmark" />
                                {language.own_name()}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            <div role="group" aria-labelledby="menu-theme">
                <p class="menu-title" id="menu-theme">{move || words().get("theme")}</p>
                {Theme::ALL
                    .into_iter()
                    .map(|offered| {
                        view! {
                            <button
                                type="button"
                                role="menuitemradio"
                                tabindex="-1"
                                aria-checked=move || (theme.get() == offered).to_string()
                                on:click=move |_| wear(offered)
                            >
                                <Icon name="Checkmark" />
                                {move || words().get(offered.text())}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </Menu>
    }
}
