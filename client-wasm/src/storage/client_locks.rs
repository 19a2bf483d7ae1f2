//! Client ids under which this page alone writes: two pages with one id would part without a word.
//!
//! A Web Lock is held as long as the page lives, and is free again when it dies, however it dies.

use board::ClientId;
use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which is undefined where the page is not in a secure context.
    type Navigator;
    type Locks;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &Navigator) -> Option<Locks>;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &JsValue, granted: &JsValue) -> Result<Promise, JsValue>;
}

fn locks() -> Option<Locks> {
    window().navigator().unchecked_into::<Navigator>().locks()
}

/// A client id that this page holds alone; free again when this is dropped, or the page dies.
pub struct HeldClient {
    release: Function,
}

impl Drop for HeldClient {
    fn drop(&mut self) {
        // Resolving our own promise can't fail.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// Tries to become the one page that writes under this id, without waiting.
///
/// `None`: another page is; or the browser has no locks, and then only ids drawn for this page are safe.
pub async fn hold(client: ClientId) -> Option<HeldClient> {
    let locks = locks()?;
    let name = format!("samtavle-client-{:x}", client.get());
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    let (answered, answer) = promise();
    let (released, release) = promise();
    let granted = Closure::once_into_js(move |lock: JsValue| -> Promise {
        let held = !lock.is_null();
        // Resolving our own promise can't fail.
        let _ = answer.call1(&JsValue::NULL, &held.into());
        // The lock lasts until this promise is resolved.
        if held { released } else { Promise::resolve(&JsValue::NULL) }
    });
    let _ = locks.request(&name, &options, &granted).ok()?;
    let held = JsFuture::from(answered).await.is_ok_and(|held| held.is_truthy());
    held.then_some(HeldClient { release })
}

/// A promise and what resolves it.
fn promise() -> (Promise, Function) {
    let mut resolver = None;
    let promise = Promise::new(&mut |resolve, _| resolver = Some(resolve));
    (promise, resolver.expect("a promise calls its executor at once"))
}
