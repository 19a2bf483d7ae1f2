//! The menu of the selected note: every command, each with its keys, or why it can't be done now.

use crate::{
    desk::desk,
    locale::words,
    page::{authors, icon::Icon, menu::Menu, names},
};
use board::{id::LinkId, input::Target};
use editor::actions::{Action, New, offers::Offer};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// The menu's id: what a button's `popovertarget` says.
pub const ID: &str = "note-menu";
/// The id of what the menu stands beside when it is opened at a point.
const POINT: &str = "note-menu-point";

#[wasm_bindgen]
extern "C" {
    /// An element that opens as a popover beside another (web-sys knows only the call without).
    type Popover;
    #[wasm_bindgen(method, catch, js_name = showPopover)]
    fn show_beside(this: &Popover, options: &JsValue) -> Result<(), JsValue>;
}

/// Opens the menu by key, beside a row.
pub fn open_beside(element: &Element) {
    let options = js_sys::Object::new();
    let menu = document().get_element_by_id(ID);
    let sourced = js_sys::Reflect::set(&options, &"source".into(), element);
    if let (Some(menu), Ok(true)) = (menu, sourced) {
        // It fails when the menu is open already.
        let _ = menu.unchecked_into::<Popover>().show_beside(&options);
    }
}

/// Opens the menu at a point of the window, by the right button on the board.
pub fn open_at(x: f64, y: f64) {
    let point = document().get_element_by_id(POINT).and_then(|point| point.dyn_into::<HtmlElement>().ok());
    if let Some(point) = point {
        let style = point.style();
        // Both are well formed; at worst the menu stands where it stood last.
        let _ = style.set_property("left", &format!("{x}px"));
        let _ = style.set_property("top", &format!("{y}px"));
        open_beside(&point);
    }
}

/// The menu. There is one in the page, for whatever is selected.
#[component]
pub fn NoteMenu() -> impl IntoView {
    let offers = move || desk().offers();
    let reading = move || desk().reading();
    let evidence = move || reading().and_then(|reading| reading.evidence.first().map(|evidence| evidence.status));
    let control = move || reading().and_then(|reading| reading.control);
    let links = move || {
        let reading = reading();
        let mentions = reading
            .into_iter()
            .flat_map(|reading| reading.leads_to.into_iter().chain(reading.feeds_back_to).chain(reading.bound));
        mentions.filter_map(|mention| Some((mention.link?, mention.text))).collect::<Vec<_>>()
    };
    view! {
        <span class="menu-point" id=POINT></span>
        <Menu id=ID label=Signal::derive(|| words().get("more"))>
            {move || offers().into_iter().map(|offer| view! { <Offered offer=offer /> }).collect_view()}
            {move || links().into_iter().map(|(link, text)| view! { <OfLink link=link text=text /> }).collect_view()}
            <Offered offer=Offer { action: Action::Add(New::Constraint), barred: None } />
            <button type="button" role="menuitem" tabindex="-1" on:click=|_| authors::ask()>
                <Icon name="Person" />
                {move || words().get("authors-ask")}
            </button>
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
        <Item offer=Offer { action, barred } icon=icon>
            {move || words().get(name)}
            <span class="shortcut" aria-hidden="true">{keys}</span>
        </Item>
    })
}

/// A line of the menu. What can't be done stays, with its reason.
#[component]
fn Item(offer: Offer, icon: &'static str, children: Children) -> impl IntoView {
    let Offer { action, barred } = offer;
    view! {
        <button
            type="button"
            role="menuitem"
            tabindex="-1"
            aria-disabled=barred.map(|_| "true")
            title=barred.map(|barred| words().get(names::barred(barred)))
            on:click=move |_| desk().act(action.clone())
        >
            <Icon name=icon />
            {children()}
        </button>
    }
}

/// What can be done with a link of the note: it has no row and no card of its own.
#[component]
fn OfLink(link: LinkId, text: Arc<str>) -> impl IntoView {
    let item = |action: Action, icon, name| {
        let offer = Offer { barred: desk().barred(&action), action };
        let said = words().fill(name, [("text", text.as_ref().into())]);
        view! { <Item offer=offer icon=icon>{said}</Item> }
    };
    view! {
        {item(Action::OpenInputsOn(Target::Link(link.clone())), "Chat", "inputs-on-link")}
        {item(Action::Unlink(link), "LinkBroken", "unlink")}
    }
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
