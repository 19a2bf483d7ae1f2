//! The menu: who I am, language, appearance, help.

use crate::{
    choices,
    desk::desk,
    locale::words,
    page::{
        bar::Opens,
        frame::{
            colophon::statement_remembered,
            me_menu::{LanguageChoice, ThemeChoice},
        },
        icon::Icon,
        menu::Menu,
    },
};
use leptos::prelude::*;

/// The button in the bar, and its menu.
#[component]
pub fn MainMenu(
    /// The dialogs.
    opens: Opens,
) -> impl IntoView {
    // Nobody is signed in: there is nothing to change, and nothing to leave.
    let onlooker = desk().is_onlooker();
    let settings = RwSignal::new(choices::settings());
    let choose = move || {
        settings.set(choices::settings());
        desk().settings_changed();
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
            {(!onlooker)
                .then(|| {
                    view! {
                        <button type="button" role="menuitem" tabindex="-1" on:click=move |_| opens.change_me.set(true)>
                            <Icon name="Person" />
                            {move || words().get("me-change")}
                        </button>
                    }
                })}
            <button type="button" role="menuitem" tabindex="-1" on:click=move |_| opens.help.set(true)>
                <Icon name="Information" />
                {move || words().get("help")}
                <span class="shortcut" aria-hidden="true">"?"</span>
            </button>
            <button type="button" role="menuitem" tabindex="-1" on:click=move |_| opens.bin.set(true)>
                <Icon name="Trash" />
                {move || words().get("bin")}
            </button>
            {(!onlooker)
                .then(|| {
                    view! {
                        <hr role="separator" />
                        <button type="button" role="menuitem" tabindex="-1" on:click=move |_| opens.sign_out.set(true)>
                            <Icon name="Leave" />
                            {move || words().get("sign-out-here")}
                        </button>
                    }
                })}
            <hr role="separator" />
            <LanguageChoice changed=|| desk().language_changed() />
            <ThemeChoice changed=|| desk().scheme_changed() />
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
            <hr role="separator" />
            <a role="menuitem" tabindex="-1" href="/help">
                {move || words().get("help-page")}
            </a>
            <a role="menuitem" tabindex="-1" href=statement_remembered()>
                {move || words().get("accessibility-statement")}
            </a>
            <a role="menuitem" tabindex="-1" href="/privacy">
                {move || words().get("privacy-statement")}
            </a>
        </Menu>
    }
}
