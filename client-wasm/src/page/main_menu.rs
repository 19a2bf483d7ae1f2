//! The menu: who I am, language, appearance, help.

use crate::{
    choices,
    desk::desk,
    locale::{Language, words},
    page::{bar::Opens, icon::Icon, menu::Menu},
    theme::Theme,
};
use leptos::prelude::*;

/// The button in the bar, and its menu.
#[component]
pub fn MainMenu(
    /// The dialogs.
    opens: Opens,
) -> impl IntoView {
    let theme = RwSignal::new(Theme::remembered());
    let settings = RwSignal::new(choices::settings());
    let choose = move || {
        settings.set(choices::settings());
        desk().settings_changed();
    };
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
            <button type="button" role="menuitem" tabindex="-1" on:click=move |_| opens.share.set(true)>
                <Icon name="PersonPlus" />
                {move || words().get("share-title")}
            </button>
            <button type="button" role="menuitem" tabindex="-1" on:click=move |_| opens.change_me.set(true)>
                <Icon name="Person" />
                {move || words().get("me-change")}
            </button>
            <button type="button" role="menuitem" tabindex="-1" on:click=move |_| opens.help.set(true)>
                <Icon name="Information" />
                {move || words().get("help")}
                <span class="shortcut" aria-hidden="true">"?"</span>
            </button>
            <button type="button" role="menuitem" tabindex="-1" on:click=move |_| opens.bin.set(true)>
                <Icon name="Trash" />
                {move || words().get("bin")}
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
            <div role="group" aria-labelledby="menu-speak">
                <p class="menu-title" id="menu-speak">{move || words().get("speak-title")}</p>
                {choices::VERBOSITY
                    .into_iter()
                    .map(|(offered, name)| {
                        view! {
                            <button
                                type="button"
                                role="menuitemradio"
                                tabindex="-1"
                                aria-checked=move || settings.with(|now| now.verbosity == offered).to_string()
                                on:click=move |_| {
                                    choices::choose_verbosity(name);
                                    choose();
                                }
                            >
                                <Icon name="Checkmark" />
                                {move || words().get(name)}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            <hr role="separator" />
            <button
                type="button"
                role="menuitemcheckbox"
                tabindex="-1"
                aria-checked=move || settings.with(|now| now.letter_shortcuts).to_string()
                on:click=move |_| {
                    choices::choose_letters(!settings.with_untracked(|now| now.letter_shortcuts));
                    choose();
                }
            >
                <Icon name="Checkmark" />
                {move || words().get("letter-shortcuts")}
            </button>
        </Menu>
    }
}
