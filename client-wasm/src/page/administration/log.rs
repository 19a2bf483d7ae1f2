//! The network's log: who gave whom access to what, in sentences. Not what people do on boards.

use super::Administration;
use crate::{
    http,
    locale::words,
    page::{names, share::choosing::DayField},
    time,
};
use board::network::{
    lookup::{AuditPage, Logged, Mention, board_key, organisation_key, person_key, project_key},
    role::Scope,
    sharing::Grantee,
};
use leptos::{prelude::*, task::spawn_local};
use std::collections::{BTreeMap, BTreeSet};

/// The log, the newest first.
#[component]
pub fn Log(
    /// See [`Administration`].
    administration: Administration,
) -> impl IntoView {
    let page = RwSignal::new(AuditPage::default());
    let [what, until] = [(); 2].map(|()| RwSignal::new(String::new()));
    Effect::new(move |_| {
        administration.done.track();
        let before = until.with(|day| time::end_of_day(day)).map(|end_ms| format!("?before_ms={end_ms}"));
        let path =
            format!("/api/networks/{}/audit{}", administration.directory.id.get_value(), before.unwrap_or_default());
        spawn_local(async move {
            // Without an answer what was known stays.
            if let Ok(read) = http::get(&path).await {
                page.set(read);
            }
        });
    });
    let kinds =
        Memo::new(move |_| page.with(|page| page.rows.iter().map(|row| row.act.clone()).collect::<BTreeSet<_>>()));
    let rows = Memo::new(move |_| {
        let what = what.get();
        page.with(|page| page.rows.iter().filter(|row| what.is_empty() || row.act == what).cloned().collect::<Vec<_>>())
    });
    let names = Memo::new(move |_| page.with(|page| page.names.clone()));
    view! {
        <section aria-labelledby="log">
            <header class="section-head">
                <h2 id="log">{move || words().get("log")}</h2>
                <div>
                    <label for="log-what">{move || words().get("log-what")}</label>
                    <select class="ds-input" id="log-what" prop:value=what on:change:target=move |event| what.set(event.target().value())>
                        <option value="">{move || words().get("log-everything")}</option>
                        {move || {
                            let kinds = kinds.get().into_iter();
                            kinds
                                .map(|kind| {
                                    let text = words().get(act_name(&kind));
                                    view! { <option value=kind>{text}</option> }
                                })
                                .collect_view()
                        }}
                    </select>
                </div>
                <DayField id="log-until" label="log-until" day=until past=true />
            </header>
            <p class="quiet">{move || words().get("log-explained")}</p>
            <ol class="log">
                <For each=move || rows.get() key=|row| (row.at_ms, row.act.clone(), row.by.clone(), row.about.len()) let:row>
                    <li>
                        <time>{move || time::moment(row.at_ms)}</time>
                        <span>{move || names.with(|names| sentence(&row, names))}</span>
                    </li>
                </For>
            </ol>
        </section>
    }
}

/// The acts' codes, and the names of their texts.
const ACTS: [(&str, &str); 38] = [
    ("create_network", "act-create-network"),
    ("rename_network", "act-rename-network"),
    ("set_themes", "act-set-themes"),
    ("add_organisation", "act-add-organisation"),
    ("remove_organisation", "act-remove-organisation"),
    ("set_accessibility_statement", "act-set-accessibility-statement"),
    ("create_project", "act-create-project"),
    ("change_project", "act-change-project"),
    ("duplicate_project", "act-duplicate-project"),
    ("lock_project", "act-lock-project"),
    ("unlock_project", "act-unlock-project"),
    ("bin_project", "act-bin-project"),
    ("restore_project", "act-restore-project"),
    ("transfer_project", "act-transfer-project"),
    ("create_board", "act-create-board"),
    ("rename_board", "act-rename-board"),
    ("duplicate_board", "act-duplicate-board"),
    ("lock_board", "act-lock-board"),
    ("unlock_board", "act-unlock-board"),
    ("bin_board", "act-bin-board"),
    ("restore_board", "act-restore-board"),
    ("erase_board", "act-erase-board"),
    ("share", "act-share"),
    ("end_share", "act-end-share"),
    ("ask_for_input", "act-ask-for-input"),
    ("close_for_input", "act-close-for-input"),
    ("set_role", "act-set-role"),
    ("end_role", "act-end-role"),
    ("admit", "act-admit"),
    ("turn_away", "act-turn-away"),
    ("hand_out_sign_in_link", "act-hand-out-sign-in-link"),
    ("forget_person", "act-forget-person"),
    ("erase_words", "act-erase-words"),
    ("invite", "act-invite"),
    ("accept_invitation", "act-accept-invitation"),
    ("revoke_invitation", "act-revoke-invitation"),
    ("export_person", "act-export-person"),
    ("export_organisation", "act-export-organisation"),
];

/// The name of the text of an act; one that a newer server logs is called something else.
fn act_name(code: &str) -> &'static str {
    ACTS.into_iter().find(|(known, _)| *known == code).map_or("act-other", |(_, text)| text)
}

/// Who did what, and what it was about.
fn sentence(row: &Logged, names: &BTreeMap<String, String>) -> String {
    let who = match &row.by {
        Some(person) => named(names, &person_key(person), "former-participant"),
        None => words().get("log-the-server"),
    };
    let what = words().get(act_name(&row.act));
    let about: Vec<String> = row.about.iter().filter_map(|mention| mentioned(mention, names)).collect();
    let holes = [("who", who.into()), ("what", what.into()), ("about", about.join(", ").into())];
    words().fill(if about.is_empty() { "log-row" } else { "log-row-about" }, holes)
}

/// A name, or what stands for one that is gone or not for the reader to know.
fn named(names: &BTreeMap<String, String>, key: &str, otherwise: &str) -> String {
    names.get(key).filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| words().get(otherwise))
}

fn mentioned(mention: &Mention, names: &BTreeMap<String, String>) -> Option<String> {
    Some(match mention {
        Mention::Organisation(id) | Mention::To(Grantee::Organisation(id)) => {
            named(names, &organisation_key(id), "shared-an-organisation")
        }
        Mention::Project(id) | Mention::Scope(Scope::Project(id)) => named(names, &project_key(*id), "a-project"),
        Mention::Board(id) => named(names, &board_key(*id), "a-board"),
        Mention::Scope(Scope::Board(id, level)) => {
            format!("{} ({})", named(names, &board_key(*id), "a-board"), words().get(names::opened(*level)))
        }
        Mention::Person(id) | Mention::To(Grantee::Person(id)) => named(names, &person_key(id), "former-participant"),
        Mention::To(Grantee::Network) => words().get("shared-whole-network"),
        Mention::Level(level) => words().get(names::opened(*level)),
        Mention::Role(role) => words().get(names::role(*role)),
        Mention::UntilMs(until_ms) => words().fill("log-until-day", [("day", time::date(*until_ms).into())]),
        // Their ids say nothing to anybody.
        Mention::Grant(_) | Mention::Invitation(_) | Mention::Scope(Scope::Network) => return None,
    })
}
