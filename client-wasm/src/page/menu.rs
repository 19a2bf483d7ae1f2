//! Menus: the browser's popovers, with the keys of a menu.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// What can be walked to in a menu.
const ITEMS: &str = "[role^=menuitem]";

/// A menu that a button with `popovertarget` opens. Arrow keys walk in it, Escape closes it.
#[component]
pub fn Menu(
    /// An id of its own in the page; the button's `popovertarget`.
    id: &'static str,
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class="ds-dropdown menu"
            id=id
            popover="auto"
            role="menu"
            aria-label=move || label.get()
            data-placement="bottom-end"
            data-overscroll="contain"
            on:keydown=walk
            on:toggle=move |event| {
                let menu = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
                if let Some(menu) = menu.filter(|menu| menu.matches(":popover-open").unwrap_or(false)) {
                    focus(items(&menu).first());
                }
            }
            on:click=move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                if target.is_some_and(|target| chosen(&target)) {
                    close(id);
                }
            }
        >
            {children()}
        </div>
    }
}

/// Closes a menu, if it is open; the focus goes back to where it came from.
pub fn close(id: &str) {
    if let Some(menu) = document().get_element_by_id(id).and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) {
        // It fails when the menu is closed already.
        let _ = menu.hide_popover();
    }
}

/// Was something chosen that can be done? What can't is left open, so that its reason can be read.
fn chosen(target: &web_sys::Element) -> bool {
    let item = target.closest(ITEMS).ok().flatten();
    item.is_some_and(|item| item.get_attribute("aria-disabled").as_deref() != Some("true"))
}

fn items(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = menu.query_selector_all(ITEMS) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn focus(item: Option<&HtmlElement>) {
    if let Some(item) = item {
        // An item that has just gone can't be focused; the focus stays where it is.
        let _ = item.focus();
    }
}

/// Up, down, first and last; as in the WAI-ARIA authoring practices' menu.
fn walk(event: KeyboardEvent) {
    let Some(menu) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    let items = items(&menu);
    let active = document().active_element();
    let at = items.iter().position(|item| Some(item.as_ref()) == active.as_ref());
    let last = items.len().saturating_sub(1);
    let to = match event.key().as_str() {
        "ArrowDown" => at.map_or(0, |at| if at >= last { 0 } else { at + 1 }),
        "ArrowUp" => at.map_or(last, |at| if at == 0 { last } else { at - 1 }),
        "Home" => 0,
        "End" => last,
        "Tab" => {
            close(&menu.id());
            return;
        }
        _ => return,
    };
    event.prevent_default();
    focus(items.get(to));
}
