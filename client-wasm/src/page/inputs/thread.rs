//! What was said about an innspill, and the form to say something.

use crate::{
    desk::desk,
    locale::words,
    page::inputs::{below_form::TextField, contribution::Author, give::sends},
};
use board::comment::Comment;
use editor::{
    actions::{Action, Discuss},
    discussion::Contribution,
};
use leptos::prelude::*;

/// The thread.
#[component]
pub fn Thread(
    /// Under which innspill.
    one: Memo<Option<Contribution>>,
) -> impl IntoView {
    let comments = move || one.with(|one| one.as_ref().map(|one| one.thread.clone()).unwrap_or_default());
    let can_comment = move || one.with(|one| one.as_ref().is_some_and(|one| one.can.comment));
    let can_settle = move || one.with(|one| one.as_ref().is_some_and(|one| one.can.answer && !one.thread.is_empty()));
    let resolved = move || one.with(|one| one.as_ref().is_some_and(|one| one.resolved));
    let (text, asked) = (RwSignal::new(String::new()), RwSignal::new(false));
    let send = move || {
        asked.set(true);
        let said = text.get_untracked();
        let Some(key) = one.get_untracked().map(|one| one.key).filter(|_| !said.trim().is_empty()) else { return };
        desk().act(Action::Discuss(Discuss::Comment { on: key, text: said }));
        text.set(String::new());
        asked.set(false);
    };
    let settle = move || {
        if let Some(key) = one.get_untracked().map(|one| one.key) {
            desk().act(Action::Discuss(Discuss::Resolve { thread: key, resolved: !resolved() }));
        }
    };
    view! {
        <div class="below">
            <ul class="comments">
                {move || comments().into_iter().map(|comment| view! { <Said comment=comment /> }).collect_view()}
            </ul>
            <form
                hidden=move || !can_comment()
                on:submit=move |event| {
                    event.prevent_default();
                    send();
                }
                on:keydown=move |event| {
                    if sends(&event) {
                        send();
                    }
                }
            >
                <TextField text=text name="comment-text" missing=Signal::derive(move || asked.get()) />
                <div class="below-commands">
                    <button type="submit" class="ds-button">{move || words().get("comment-send")}</button>
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="tertiary"
                        hidden=move || !can_settle()
                        on:click=move |_| settle()
                    >
                        {move || words().get(if resolved() { "reopen-thread" } else { "resolve-thread" })}
                    </button>
                </div>
            </form>
        </div>
    }
}

#[component]
fn Said(comment: Comment) -> impl IntoView {
    let mine = desk().is_me(&comment.author);
    let id = comment.key.id;
    view! {
        <li>
            <div class="contribution-head">
                <Author person=comment.author title=None />
            </div>
            <p>{comment.text.to_string()}</p>
            {mine
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="link-button"
                            on:click=move |_| desk().act(Action::Discuss(Discuss::TakeBack(id.clone())))
                        >
                            {move || words().get("comment-take-back")}
                        </button>
                    }
                })}
        </li>
    }
}
