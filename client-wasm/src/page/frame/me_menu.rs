//! Who I am, and what is mine to choose: name, signing out, language, appearance, help.

use super::{Ground, Standing};
use crate::page::letters::LettersChoice;
use crate::{
    account::Account,
    locale::{Language, words},
    me::Me,
    page::{change_me::ChangeMeDialog, icon::Icon, menu::Menu, names, people::Initials, sign_out::SignOutDialog},
    theme::Theme,
};
use board::network::around::Looks;
use leptos::prelude::*;

const MENU: &str = "me-menu";

/// The button in the bar, and its menu.
#[component]
pub fn MeMenu() -> impl IntoView {
    let ground = Ground::get();
    let account = ground.account;
    // Not every issuer tells a name: then it is asked for, before anything else.
    let nameless = |account: &Account| account.person.as_ref().is_some_and(|person| person.name.is_empty());
    let changing = RwSignal::new(account.with_untracked(nameless));
    let leaving = RwSignal::new(false);
    let me = Memo::new(move |_| account.with(|account| account.person.as_ref().map(|person| person.me())));
    let guest = move || account.with(|account| account.person.as_ref().is_some_and(|person| person.guest));
    let nobody = move || me.with(Option::is_none);
    let label = move || me.with(|me| me.as_ref().map_or_else(|| words().get("menu"), |me| me.name.clone()));
    let standing = ground.standing;
    // Who runs the server has no initials in a network that they are no member of.
    let looks = move |me: &Me| {
        let here = standing.with(|here| here.as_ref().map(|here| here.looks.clone()));
        here.filter(|looks| !looks.initials.is_empty()).unwrap_or_else(|| me.looks())
    };
    let here = move || {
        let Standing { organisation, role, .. } = standing.get()?;
        let role = words().get(names::role(role));
        Some(organisation.map_or_else(|| role.clone(), |organisation| format!("{organisation}, {role}")))
    };
    let outside = move || match me.with(|me| me.as_ref().map(|me| me.municipality.clone())) {
        Some(from) if guest() && !from.is_empty() => words().fill("guest-from", [("municipality", from.into())]),
        Some(_) if guest() => words().get("guest"),
        Some(from) => from,
        None => String::new(),
    };
    let below = move || if guest() { outside() } else { here().unwrap_or_else(outside) };
    let changed = move |who: Me| {
        account.update(|account| {
            if let Some(person) = &mut account.person {
                person.name = who.name;
                if let Some(place) = &mut person.municipality {
                    place.name = who.municipality;
                }
            }
        });
        changing.set(false);
    };
    view! {
        <button type="button" class="me" popovertarget=MENU aria-haspopup="menu">
            {move || match me.get() {
                Some(me) => {
                    let Looks { initials, colour } = looks(&me);
                    view! { <Initials initials=initials colour=colour /> }.into_any()
                }
                None => view! { <Icon name="MenuHamburger" /> }.into_any(),
            }}
            <span class="me-words">
                {label}
                <small hidden=move || below().is_empty()>{below}</small>
            </span>
            <Icon name="ChevronDown" />
        </button>
        <Menu id=MENU label=Signal::derive(|| words().get("menu"))>
            <Show when=move || nobody() || guest()>
                <a role="menuitem" tabindex="-1" href="/sign-in">
                    <Icon name="Person" />
                    {move || words().get("sign-in")}
                </a>
            </Show>
            <Show when=move || !nobody()>
                <button type="button" role="menuitem" tabindex="-1" on:click=move |_| changing.set(true)>
                    <Icon name="PencilLine" />
                    {move || words().get("me-change")}
                </button>
                <LettersChoice />
                <button type="button" role="menuitem" tabindex="-1" on:click=move |_| leaving.set(true)>
                    <Icon name="Leave" />
                    {move || words().get("sign-out-here")}
                </button>
            </Show>
            <a role="menuitem" tabindex="-1" href="/help">
                <Icon name="Information" />
                {move || words().get("help-page")}
            </a>
            <hr role="separator" />
            <LanguageChoice changed=|| () />
            <ThemeChoice changed=|| () />
        </Menu>
        <ChangeMeDialog open=changing was=me done=changed />
        <SignOutDialog open=leaving />
    }
}

/// The languages, in a menu.
#[component]
pub fn LanguageChoice(
    /// What is to be done besides, when another is chosen.
    changed: impl Fn() + Copy + 'static,
) -> impl IntoView {
    view! {
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
                                changed();
                            }
                        >
                            <Icon name="Checkmark" />
                            {language.own_name()}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// Light or dark, in a menu.
#[component]
pub fn ThemeChoice(
    /// What is to be done besides, when another is chosen.
    changed: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let theme = RwSignal::new(Theme::remembered());
    view! {
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
                            on:click=move |_| {
                                theme.set(offered);
                                offered.put_on();
                                changed();
                            }
                        >
                            <Icon name="Checkmark" />
                            {move || words().get(offered.text())}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}
