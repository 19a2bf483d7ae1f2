//! An invitation link that was made: shown this once, to copy, and as a code for the room.

use super::qr::QrWithRoom;
use crate::{locale::words, page::copying::ToCopy};
use leptos::prelude::*;

/// The link.
#[component]
pub fn MadeLink(
    /// The whole address.
    link: String,
    /// What stands above the code on a screen.
    #[prop(into)]
    heading: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="ds-paragraph">{move || words().get("invite-once")}</p>
        <ToCopy id="invite-link" label=Signal::derive(|| words().get("invite-link")) text=link.clone() />
        <QrWithRoom text=link heading=heading />
    }
}
