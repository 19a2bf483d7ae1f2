//! What this device remembers of how the page should look: a few words in local storage.

use leptos::prelude::window;

/// Under which name the language is remembered (start.js reads it too).
pub const LANGUAGE: &str = "samtavle.language";
/// Light, dark, or as the device (start.js reads it too).
pub const THEME: &str = "samtavle.theme";
/// Who I am, for when the server can't be asked.
pub const ME: &str = "samtavle.me";
/// Where my organisation's accessibility statement is.
pub const STATEMENT: &str = "samtavle.statement";
/// Do single letters choose tools?
pub const LETTERS: &str = "samtavle.letters";
/// How much of others' doings is said aloud.
pub const SPEAK: &str = "samtavle.speak";
/// Is the panel folded, open, or does it fill the window?
pub const PANEL: &str = "samtavle.panel";

/// The bundle that this tab was last loaded anew for.
pub const RELOADED: &str = "samtavle.reloaded";

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

/// What is remembered as long as the tab lives. Nothing, where storage is forbidden.
pub fn remembered_in_tab(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Remember it as long as the tab lives. False where storage is forbidden or full.
pub fn remember_in_tab(name: &str, value: &str) -> bool {
    matches!(window().session_storage(), Ok(Some(storage)) if storage.set_item(name, value).is_ok())
}

/// Forget it.
pub fn forget(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(name);
    }
}

/// Forget all that is remembered as long as the tab lives.
pub fn forget_tab() {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.clear();
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
