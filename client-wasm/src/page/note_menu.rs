//! The menu of the selected note: every command, each with its keys, or why it can't be done now.

use crate::{
    desk::desk,
    locale::words,
    page::{icon::Icon, menu::Menu, names},
};
use editor::actions::{Action, New, offers::Offer};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The menu's id: what a button's `popovertarget` says.
pub const ID: &str = "note-menu";
/// Air between the menu and the window's edge, CSS pixels.
const EDGE_PX: f64 = 8.0;

/// Opens the menu without a button: by key, or by the right button on the board.
pub fn open() {
    if let Some(menu) = document().get_element_by_id(ID).and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) {
        // It fails when the menu is open already.
        let _ = menu.show_popover();
    }
}

/// Opens the menu at a point of the window.
pub fn open_at(x: f64, y: f64) {
    if let Some(menu) = document().get_element_by_id(ID).and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) {
        let _ = menu.show_popover();
        // After it is shown: only then its size is known, and it must stay within the window.
        let inside = |at: f64, size: i32, room: Result<wasm_bindgen::JsValue, _>| {
            let room = room.ok().and_then(|room| room.as_f64()).unwrap_or(at);
            at.min(room - f64::from(size) - EDGE_PX).max(EDGE_PX)
        };
        let left = inside(x, menu.offset_width(), window().inner_width());
        let top = inside(y, menu.offset_height(), window().inner_height());
        let _ = menu.style().set_property("translate", &format!("{left}px {top}px"));
    }
}

/// The menu. There is one in the page, for whatever is selected.
#[component]
pub fn NoteMenu() -> impl IntoView {
    let offers = move || desk().offers();
    let reading = move || desk().reading();
    let evidence = move || reading().and_then(|reading| reading.evidence.first().map(|evidence| evidence.status));
    let control = move || reading().and_then(|reading| reading.control);
    let unlinks = move || {
        let reading = reading();
        let mentions = reading
            .into_iter()
            .flat_map(|reading| reading.leads_to.into_iter().chain(reading.feeds_back_to).chain(reading.bound));
        mentions.filter_map(|mention| Some((mention.link?, mention.text))).collect::<Vec<_>>()
    };
    view! {
        <Menu id=ID label=Signal::derive(|| words().get("more"))>
            {move || offers().into_iter().map(|offer| view! { <Offered offer=offer /> }).collect_view()}
            {move || {
                unlinks()
                    .into_iter()
                    .map(|(link, text)| {
                        view! {
                            <button
                                type="button"
                                role="menuitem"
                                tabindex="-1"
                                on:click=move |_| desk().act(Action::Unlink(link.clone()))
                            >
                                <Icon name="LinkBroken" />
                                {words().fill("unlink", [("text", text.as_ref().into())])}
                            </button>
                        }
                    })
                    .collect_view()
            }}
            <Offered offer=Offer { action: Action::Add(New::Constraint), barred: None } />
            <div role="group" aria-labelledby="menu-evidence">
                <p class="menu-title" id="menu-evidence">{move || words().get("evidence")}</p>
                {names::EVIDENCE
                    .into_iter()
                    .map(Some)
                    .chain([None])
                    .map(|offered| {
                        let name = offered.map_or("evidence-none", |status| names::evidence(status).0);
                        view! {
                            <Radio
                                name=name
                                checked=Signal::derive(move || evidence() == offered)
                                action=Action::SetEvidence(offered)
                            />
                        }
                    })
                    .collect_view()}
            </div>
            <div role="group" aria-labelledby="menu-control">
                <p class="menu-title" id="menu-control">{move || words().get("control")}</p>
                {names::CONTROL
                    .into_iter()
                    .map(Some)
                    .chain([None])
                    .map(|offered| {
                        view! {
                            <Radio
                                name=offered.map_or("control-unsaid", names::control)
                                checked=Signal::derive(move || control() == offered)
                                action=Action::SetControl(offered)
                            />
                        }
                    })
                    .collect_view()}
            </div>
        </Menu>
    }
}

#[component]
fn Offered(offer: Offer) -> impl IntoView {
    let Offer { action, barred } = offer;
    let (name, icon, keys) = names::action(&action)?;
    Some(view! {
        <button
            type="button"
            role="menuitem"
            tabindex="-1"
            aria-disabled=barred.map(|_| "true")
            title=barred.map(|barred| words().get(names::barred(barred)))
            on:click=move |_| desk().act(action.clone())
        >
            <Icon name=icon />
            {move || words().get(name)}
            <span class="shortcut" aria-hidden="true">{keys}</span>
        </button>
    })
}

#[component]
fn Radio(name: &'static str, checked: Signal<bool>, action: Action) -> impl IntoView {
    view! {
        <button
            type="button"
            role="menuitemradio"
            tabindex="-1"
            aria-checked=move || checked.get().to_string()
            on:click=move |_| desk().act(action.clone())
        >
            <Icon name="Checkmark" />
            {move || words().get(name)}
        </button>
    }
}
