//! Which keys do what. Reached from the menu, and by `?` wherever nothing is being written.

use crate::{locale::words, page::dialog::Dialog};
use leptos::prelude::*;

/// A group of keys: the name of its heading, and each key with the name of what it does.
type KeyGroup = (&'static str, &'static [(&'static [&'static str], &'static str)]);

/// As in the editor's `shortcuts`.
const GROUPS: [KeyGroup; 4] = [
    (
        "keys-everywhere",
        &[
            (&["Ctrl", "Z"], "undo"),
            (&["Ctrl", "Shift", "Z"], "redo"),
            (&["Ctrl", "F"], "find"),
            (&["Alt", "R"], "say-again"),
            (&["Ctrl", "+"], "zoom-in"),
            (&["Ctrl", "-"], "zoom-out"),
            (&["Ctrl", "0"], "zoom-hundred"),
            (&["Shift", "1"], "zoom-fit"),
            (&["Shift", "2"], "zoom-selection"),
            (&["Space"], "keys-move-board"),
            (&["?"], "help"),
        ],
    ),
    (
        "keys-selected",
        &[
            (&["Enter"], "write"),
            (&["F2"], "write"),
            (&["Ctrl", "Enter"], "add-child"),
            (&["Shift", "Enter"], "add-sibling"),
            (&["Ctrl", "Shift", "Enter"], "add-effect"),
            (&["Alt", "↑"], "move-earlier"),
            (&["Alt", "↓"], "move-later"),
            (&["Alt", "←"], "move-out"),
            (&["Alt", "→"], "move-in"),
            (&["Ctrl", "M"], "choose-parent"),
            (&["Ctrl", "I"], "open-inputs"),
            (&["Ctrl", "K"], "choose-link"),
            (&["Delete"], "delete"),
            (&["Shift", "Delete"], "delete-branch"),
        ],
    ),
    (
        "keys-outline",
        &[
            (&["↑"], "keys-row-before"),
            (&["↓"], "keys-row-after"),
            (&["→"], "keys-row-open"),
            (&["←"], "keys-row-close"),
            (&["Home"], "keys-row-first"),
            (&["End"], "keys-row-last"),
        ],
    ),
    (
        "keys-writing",
        &[
            (&["Enter"], "add-sibling"),
            (&["Tab"], "add-child"),
            (&["Shift", "Enter"], "keys-new-line"),
            (&["Esc"], "stop-writing"),
        ],
    ),
];

/// The dialog.
#[component]
pub fn HelpDialog(
    /// Open or closed.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open id="help" title=Signal::derive(|| words().get("help"))>
            {GROUPS
                .into_iter()
                .map(|(heading, keys)| {
                    view! {
                        <table class="keys">
                            <caption>{move || words().get(heading)}</caption>
                            <tbody>
                                {keys
                                    .iter()
                                    .map(|(keys, does)| {
                                        let does = *does;
                                        view! {
                                            <tr>
                                                <th scope="row">{move || words().get(does)}</th>
                                                <td>{combination(keys)}</td>
                                            </tr>
                                        }
                                    })
                                    .collect_view()}
                            </tbody>
                        </table>
                    }
                })
                .collect_view()}
        </Dialog>
    }
}

fn combination(keys: &'static [&'static str]) -> impl IntoView {
    keys.iter()
        .enumerate()
        .map(|(at, key)| {
            view! {
                {(at > 0).then_some(" + ")}
                <kbd class="key">{*key}</kbd>
            }
        })
        .collect_view()
}
