//! The owner's forms: an answer with what becomes of the innspill, and a note that is made of it.

use crate::{
    desk::desk,
    locale::words,
    page::{
        inputs::below_form::{BelowForm, TextField},
        names,
    },
};
use board::answer::AnswerStatus;
use editor::{
    actions::{Action, Discuss},
    discussion::Contribution,
};
use leptos::prelude::*;

/// What becomes of it, and a line.
#[component]
pub fn AnswerForm(
    /// Which.
    one: Memo<Option<Contribution>>,
    /// What to do when it is answered or left.
    done: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let began = one.get_untracked();
    let given = began.as_ref().and_then(|one| one.answer.clone());
    let status = RwSignal::new(given.as_ref().map_or(AnswerStatus::Noted, |answer| answer.status));
    let text = RwSignal::new(given.map(|answer| answer.text.to_string()).unwrap_or_default());
    let save = move |()| {
        let Some(key) = one.get_untracked().map(|one| one.key) else { return };
        let answer = Discuss::Answer { to: key, status: status.get_untracked(), text: text.get_untracked() };
        desk().act(Action::Discuss(answer));
        done();
    };
    view! {
        <BelowForm send="answer-save" save=save done=done>
            <fieldset class="choices">
                <legend>{move || words().get("answer-status")}</legend>
                {AnswerStatus::ALL
                    .into_iter()
                    .map(|offered| {
                        view! {
                            <label class="choice">
                                <input
                                    type="radio"
                                    name="answer-status"
                                    prop:checked=move || status.get() == offered
                                    on:change=move |_| status.set(offered)
                                />
                                {move || words().get(names::status(offered))}
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
            <TextField text=text name="answer-text" missing=Signal::derive(|| false) />
        </BelowForm>
    }
}

/// What the note shall say, begun with the innspill's own words, and a line of answer.
#[component]
pub fn AdoptForm(
    /// Which.
    one: Memo<Option<Contribution>>,
    /// What to do when it is made or left.
    done: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let began = one.get_untracked();
    let note = RwSignal::new(began.as_ref().map(|one| one.text.to_string()).unwrap_or_default());
    let line = began.and_then(|one| one.answer).map(|answer| answer.text.to_string()).unwrap_or_default();
    let answer = RwSignal::new(line);
    let asked = RwSignal::new(false);
    let save = move |()| {
        asked.set(true);
        let text = note.get_untracked();
        let Some(key) = one.get_untracked().map(|one| one.key).filter(|_| !text.trim().is_empty()) else { return };
        desk().act(Action::Discuss(Discuss::Adopt { input: key, note: text, answer: answer.get_untracked() }));
        done();
    };
    view! {
        <BelowForm send="adopt-save" save=save done=done>
            <TextField text=note name="adopt-note" missing=Signal::derive(move || asked.get()) />
            <TextField text=answer name="answer-text" missing=Signal::derive(|| false) first=false />
        </BelowForm>
    }
}
