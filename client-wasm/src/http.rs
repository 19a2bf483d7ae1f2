//! Questions to the server that are not about a document: who I am, which boards there are.

use leptos::prelude::window;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
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

/// Why a wish was not fulfilled, with the server's own word for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The server can't be reached.
    Offline,
    /// It says why not.
    Reason {
        /// The answer's status.
        status: u16,
        /// Its code; empty where it gives none.
        reason: String,
    },
    /// It answered something that is not understood.
    Unreadable,
}

#[derive(Deserialize)]
struct Reason {
    reason: String,
}

/// `GET`, answered in JSON.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, NoAnswer> {
    let init = RequestInit::new();
    init.set_method("GET");
    ask(path, &init).await
}

/// `POST` of JSON, answered in JSON.
pub async fn post<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, NoAnswer> {
    ask(path, &posting(body)).await
}

/// `POST` of JSON, answered in JSON, or refused for a reason that the page has words for.
pub async fn post_or_reason<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, Refusal> {
    let answer = fetch(path, &posting(body)).await.map_err(|error| match error {
        NoAnswer::Offline => Refusal::Offline,
        NoAnswer::Status(status) => Refusal::Reason { status, reason: String::new() },
        NoAnswer::Unreadable => Refusal::Unreadable,
    })?;
    let text = text(&answer).await.map_err(|_| Refusal::Offline)?;
    if answer.ok() {
        return serde_json::from_str(&text).map_err(|_| Refusal::Unreadable);
    }
    let reason = serde_json::from_str::<Reason>(&text).map(|told| told.reason).unwrap_or_default();
    Err(Refusal::Reason { status: answer.status(), reason })
}

async fn ask<T: DeserializeOwned>(path: &str, init: &RequestInit) -> Result<T, NoAnswer> {
    let answer = fetch(path, init).await?;
    if !answer.ok() {
        return Err(NoAnswer::Status(answer.status()));
    }
    serde_json::from_str(&text(&answer).await?).map_err(|_| NoAnswer::Unreadable)
}

fn posting(body: &impl Serialize) -> RequestInit {
    let init = RequestInit::new();
    init.set_method("POST");
    let json = serde_json::to_string(body).expect("our own questions have string keys");
    init.set_body(&JsValue::from_str(&json));
    init
}

async fn fetch(path: &str, init: &RequestInit) -> Result<Response, NoAnswer> {
    let request = Request::new_with_str_and_init(path, init).map_err(|_| NoAnswer::Unreadable)?;
    let headers = request.headers();
    // Both names are well formed, so setting them can't fail.
    let _ = headers.set("accept", "application/json");
    let _ = headers.set("content-type", "application/json");
    let answer = JsFuture::from(window().fetch_with_request(&request)).await.map_err(|_| NoAnswer::Offline)?;
    answer.dyn_into().map_err(|_| NoAnswer::Unreadable)
}

async fn text(answer: &Response) -> Result<String, NoAnswer> {
    let text = JsFuture::from(answer.text().map_err(|_| NoAnswer::Unreadable)?).await.map_err(|_| NoAnswer::Offline)?;
    Ok(text.as_string().unwrap_or_default())
}
