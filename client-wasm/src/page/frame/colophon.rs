//! The foot of every page: language, help, and the two statements that the law asks for.

use crate::{
    device,
    locale::{Language, words},
};
use leptos::prelude::*;

/// Our own accessibility statement, for those whose municipality has none here.
pub const ACCESSIBILITY: &str = "/accessibility";

/// Where the accessibility statement is that this device's user was last told of.
pub fn statement_remembered() -> String {
    device::remembered(device::STATEMENT).unwrap_or_else(|| ACCESSIBILITY.to_owned())
}

/// The foot.
#[component]
pub fn Colophon(
    /// The organisation's own accessibility statement.
    statement: Signal<Option<String>>,
) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(statement) = statement.get() {
            device::remember(device::STATEMENT, &statement);
        }
    });
    let statement = move || statement.get().unwrap_or_else(statement_remembered);
    view! {
        <footer class="colophon">
            <div role="group" aria-label=move || words().get("language") class="languages">
                {Language::ALL
                    .into_iter()
                    .map(|language| {
                        view! {
                            <button
                                type="button"
                                class="link-button"
                                lang=language.tag()
                                aria-pressed=move || (words().language() == language).to_string()
                                on:click=move |_| words().speak(language)
                            >
                                {language.own_name()}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            <nav aria-label=move || words().get("about-samtavle")>
                <ul>
                    <li>
                        <a href="/help">{move || words().get("help-page")}</a>
                    </li>
                    <li>
                        <a href=statement>{move || words().get("accessibility-statement")}</a>
                    </li>
                    <li>
                        <a href="/privacy">{move || words().get("privacy-statement")}</a>
                    </li>
                </ul>
            </nav>
        </footer>
    }
}
