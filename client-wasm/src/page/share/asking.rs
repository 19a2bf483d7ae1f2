//! Asking for innspill: a question, a deadline, whom.

use super::{
    Share,
    choosing::{DayField, SeveralField},
    opening::other_organisations,
};
use crate::{
    locale::words,
    page::act_form::{ActForm, TextField},
    time,
};
use board::{
    limits::QUESTION_CHARACTERS_MAX,
    network::act::{Act, Done},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The form.
#[component]
pub fn Asking(
    /// See [`Share`].
    share: Share,
) -> impl IntoView {
    let [question, due] = [(); 2].map(|()| RwSignal::new(String::new()));
    let of = RwSignal::new(BTreeSet::<String>::new());
    let act = move |()| Act::AskForInput {
        board: share.board,
        question: question.with_untracked(|question| question.trim().to_owned()),
        due_ms: time::end_of_day(&due.get_untracked()),
        // What is offered are ids: nothing else can be chosen.
        of: of.with_untracked(|of| of.iter().filter_map(|id| id.parse().ok()).collect()),
    };
    let done = move |_: Done| share.done(words().get("share-asked"));
    view! {
        <p class="ds-paragraph">{move || words().get("share-ask-explained")}</p>
        <ActForm act=act done=done button=Signal::derive(|| words().get("share-ask-now"))>
            <TextField
                id="ask-question"
                label=Signal::derive(|| words().get("share-question"))
                value=question
                length_max=QUESTION_CHARACTERS_MAX
            />
            <DayField id="ask-due" label="share-due" day=due />
            <SeveralField
                id="ask-of"
                label="share-ask-whom"
                offered=Signal::derive(move || share.sharing.with(|sharing| other_organisations(sharing.as_ref())))
                chosen=of
            />
            <label class="check">
                <input type="checkbox" required />
                {move || words().get("share-no-personal-data")}
            </label>
        </ActForm>
    }
}
