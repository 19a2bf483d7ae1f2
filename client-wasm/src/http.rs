//! Questions to the server that are not about a document: who I am, which boards there are.

use leptos::prelude::window;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response};

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAnswer {
    /// The server can't be reached.
    Offline,
    /// It answered with this status.
    Status(u16),
    /// It answered something that is not understood.
    Unreadable,
}

/// `GET`, answered in JSON.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, NoAnswer> {
    let init = RequestInit::new();
    init.set_method("GET");
    ask(path, &init).await
}

/// `POST` of JSON, answered in JSON.
pub async fn post<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, NoAnswer> {
    let init = RequestInit::new();
    init.set_method("POST");
    let json = serde_json::to_string(body).expect("our own questions have string keys");
    init.set_body(&JsValue::from_str(&json));
    ask(path, &init).await
}

async fn ask<T: DeserializeOwned>(path: &str, init: &RequestInit) -> Result<T, NoAnswer> {
    let request = Request::new_with_str_and_init(path, init).map_err(|_| NoAnswer::Unreadable)?;
    let headers = request.headers();
    // Both names are well formed, so setting them can't fail.
    let _ = headers.set("accept", "application/json");
    let _ = headers.set("content-type", "application/json");
    let answer = JsFuture::from(window().fetch_with_request(&request)).await.map_err(|_| NoAnswer::Offline)?;
    let answer: Response = answer.dyn_into().map_err(|_| NoAnswer::Unreadable)?;
    if !answer.ok() {
        return Err(NoAnswer::Status(answer.status()));
    }
    let text = JsFuture::from(answer.text().map_err(|_| NoAnswer::Unreadable)?).await.map_err(|_| NoAnswer::Offline)?;
    serde_json::from_str(&text.as_string().unwrap_or_default()).map_err(|_| NoAnswer::Unreadable)
}
