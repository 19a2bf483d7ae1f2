//! The bundle that this page was loaded from, and whether the server gives out another one by now.
//!
//! A later server may refuse this page's protocol before a word is said; the browser tells such a refusal from a lost
//! network by nothing but this.

use crate::device;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// Where the files of all bundles lie; each in a folder that is named by its content.
const ASSETS: &str = "/assets/";
/// The page that names the bundle in force.
const PAGE: &str = "/boards";

/// The name of the bundle that this page was loaded from; `None` in a page that is put together otherwise.
fn own() -> Option<String> {
    let script = document().query_selector("script[src*='/assets/']").ok()??;
    name_in(&script.get_attribute("src")?)
}

fn name_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once(ASSETS)?;
    Some(rest.split_once('/')?.0.to_owned())
}

/// Does the server give out another bundle than this page's? No, when there is no answer.
pub async fn is_replaced() -> bool {
    let (Some(own), Some(given)) = (own(), given().await) else { return false };
    own != given
}

async fn given() -> Option<String> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    let answer = JsFuture::from(window().fetch_with_str_and_init(PAGE, &init)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    let page: JsValue = JsFuture::from(answer.text().ok()?).await.ok()?;
    name_in(&page.as_string()?)
}

/// Loads the page anew, once for each bundle: if that did not help, it is the person's to decide. True when it does.
pub fn reload_once() -> bool {
    let Some(own) = own() else { return false };
    if device::remembered_in_tab(device::RELOADED).is_some_and(|reloaded| reloaded == own) {
        return false;
    }
    device::remember_in_tab(device::RELOADED, &own) && window().location().reload().is_ok()
}
