//! Menus: the browser's popovers, with the keys of a menu.

use crate::{locale::words, page::icon::Icon};
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, KeyboardEvent};

/// What can be walked to in a menu.
const ITEMS: &str = "[role^=menuitem]";

/// A menu that a button with `popovertarget` opens. Arrow keys walk in it, Escape closes it.
#[component]
pub fn Menu(
    /// An id of its own in the page; the button's `popovertarget`.
    #[prop(into)]
    id: String,
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    let own = id.clone();
    close_beyond_window(id.clone());
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
                    walk_to(&items(&menu), 0);
                }
            }
            on:click=move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                if target.is_some_and(|target| chosen(&target)) {
                    close(&own);
                }
            }
        >
            {children()}
        </div>
    }
}

/// One thing that a menu offers.
#[component]
pub fn MenuItem(
    /// Its icon.
    icon: &'static str,
    /// The name of its text.
    #[prop(into)]
    text: Signal<&'static str>,
    /// What comes of it.
    #[prop(into)]
    choose: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" role="menuitem" tabindex="-1" on:click=move |_| choose.run(())>
            <Icon name=icon />
            {move || words().get(text.get())}
        </button>
    }
}

/// Closes a menu, if it is open; the focus goes back to where it came from.
pub fn close(id: &str) {
    if let Some(menu) = document().get_element_by_id(id).and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) {
        // It fails when the menu is closed already.
        let _ = menu.hide_popover();
    }
}

/// What opens as a popover is placed for the window as it was. In another it may lie beyond the edge: then it closes.
pub fn close_beyond_window(id: String) {
    let opened = move || {
        let popover = document().get_element_by_id(&id)?.dyn_into::<HtmlElement>().ok()?;
        popover.matches(":popover-open").unwrap_or(false).then_some(popover)
    };
    let resized = window_event_listener(ev::resize, move |_| {
        let Some(popover) = opened() else { return };
        // As high as there was room for; what the styles say holds in any window.
        let _ = popover.style().remove_property("max-height");
        // It is moved first, before the next frame.
        request_animation_frame(move || {
            request_animation_frame(move || {
                if !is_within_window(&popover) {
                    // It fails when it is closed already.
                    let _ = popover.hide_popover();
                }
            });
        });
    });
    on_cleanup(move || resized.remove());
}

fn is_within_window(element: &HtmlElement) -> bool {
    let side = |length: Result<JsValue, JsValue>| length.ok().and_then(|length| length.as_f64()).unwrap_or_default();
    let (width, height) = (side(window().inner_width()), side(window().inner_height()));
    let bounds = element.get_bounding_client_rect();
    bounds.left() >= 0.0 && bounds.top() >= 0.0 && bounds.right() <= width && bounds.bottom() <= height
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

/// One item at a time is what Tab finds in a menu: a high one can be scrolled by keyboard, then.
fn walk_to(items: &[HtmlElement], to: usize) {
    for (at, item) in items.iter().enumerate() {
        item.set_tab_index(if at == to { 0 } else { -1 });
    }
    if let Some(item) = items.get(to) {
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
    walk_to(&items, to);
}
