//! What this device remembers of how the page should look: a few words in local storage.

use leptos::prelude::window;

/// Under which name the language is remembered (start.js reads it too).
pub const LANGUAGE: &str = "samtavle.language";
/// Light, dark, or as the device (start.js reads it too).
pub const THEME: &str = "samtavle.theme";
/// Who I am, for when the server can't be asked.
pub const ME: &str = "samtavle.me";
/// Do single letters choose tools?
pub const LETTERS: &str = "samtavle.letters";
/// How much of others' doings is said aloud.
pub const SPEAK: &str = "samtavle.speak";
/// Is the panel folded, open, or does it fill the window?
pub const PANEL: &str = "samtavle.panel";

/// What is remembered under a name. Nothing, where storage is forbidden.
pub fn remembered(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Remember it. Where storage is forbidden or full the choice lasts as long as the page.
pub fn remember(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(name, value);
    }
}

/// Asks the browser not to throw away what is kept when the disk runs full. It may say no; then it is kept as
/// long as there is room.
pub fn ask_to_persist() {
    // Without a secure context there is nobody to ask.
    if let Ok(asked) = window().navigator().storage().persist() {
        leptos::task::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
        });
    }
}
