//! What the owner asks for, on top of the innspill; or that they take none now.

use crate::{desk::desk, locale::words, page::icon::Icon};
use leptos::prelude::*;

/// The owner's question with its deadline, or that it is closed.
#[component]
pub fn RequestNote() -> impl IntoView {
    let face = move || desk().shown.face.get();
    let asks = move || face().and_then(|face| face.asks.clone());
    let closed = move || face().is_some_and(|face| face.closed_for_input);
    view! {
        {move || {
            asks()
                .map(|asks| {
                    let who = desk().voice_of(&asks.by).map(|voice| voice.name);
                    let title = match who {
                        Some(name) => words().fill("asks-for-input", [("name", name.into())]),
                        None => words().get("asks-someone"),
                    };
                    view! {
                        <div class="request" role="note">
                            <Icon name="ChatElipsis" />
                            <div>
                                <p><strong>{title}</strong></p>
                                <p>{asks.question}</p>
                                {asks.due_ms.map(|due| view! { <p class="due">{due_line(due)}</p> })}
                            </div>
                        </div>
                    }
                })
        }}
        <div class="request" role="note" hidden=move || !closed()>
            <Icon name="PadlockLocked" />
            <div>
                <p><strong>{move || words().get("input-closed")}</strong></p>
                <p>{move || words().get("input-closed-explained")}</p>
            </div>
        </div>
    }
}

fn due_line(due_ms: u64) -> String {
    let date = js_sys::Date::new(&(due_ms as f64).into());
    let options = js_sys::Object::new();
    let set = |name: &str, value: &str| {
        // A fresh object takes any key.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    };
    set("day", "numeric");
    set("month", "long");
    let date: String = date.to_locale_date_string(words().language().tag(), &options).into();
    words().fill("asks-due", [("date", date.into())])
}
