//! A link as a QR code: beside the link, and as large as the screen, for a meeting room.

use crate::{
    locale::words,
    page::{dialog::Dialog, icon::Icon},
};
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// Empty modules around the code, without which cameras do not find it (ISO/IEC 18004: four).
const QUIET_ZONE: i32 = 4;

/// The code.
#[component]
pub fn Qr(
    /// What it says.
    text: String,
) -> impl IntoView {
    // Only what is longer than 2 kB can't be said in one, and links are not; then the link alone is shown.
    QrCode::encode_text(&text, QrCodeEcc::Medium).ok().map(|code| {
        let side = code.size() + 2 * QUIET_ZONE;
        view! {
            <svg
                class="qr"
                viewBox=format!("0 0 {side} {side}")
                role="img"
                aria-label=move || words().get("qr-label")
                shape-rendering="crispEdges"
            >
                <rect width=side height=side fill="#fff" />
                <path d=modules(&code) fill="#000" />
            </svg>
        }
    })
}

/// The dark modules, each run in a row as one rectangle.
fn modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|&x| code.get_module(x, y)).count() as i32;
            if run > 0 {
                write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE)
                    .expect("a string takes what is written");
            }
            x += run.max(1);
        }
    }
    path
}

/// The code beside what leads to it as large as the screen.
#[component]
pub fn QrWithRoom(
    /// What it says.
    text: String,
    /// What it leads to, as a heading.
    #[prop(into)]
    heading: Signal<String>,
) -> impl IntoView {
    let large = RwSignal::new(false);
    let shown = StoredValue::new(text.clone());
    view! {
        <div class="qr-beside">
            <Qr text=text />
            <button type="button" class="ds-button" data-variant="secondary" aria-haspopup="dialog" on:click=move |_| large.set(true)>
                <Icon name="Expand" />
                {move || words().get("qr-large")}
            </button>
        </div>
        <Dialog open=large id="meeting-room" title=heading>
            <div class="meeting-room">
                <Qr text=shown.get_value() />
                <p>{shown.get_value()}</p>
            </div>
        </Dialog>
    }
}
