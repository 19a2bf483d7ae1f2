//! The form in which an author changes an innspill that is not answered yet.

use crate::{
    desk::desk,
    page::inputs::{
        below_form::{BelowForm, TextField},
        give::Kinds,
    },
};
use board::input::InputKind;
use editor::{
    actions::{Action, Discuss},
    discussion::Contribution,
};
use leptos::prelude::*;

/// Kind and text of one's own innspill.
#[component]
pub fn ChangeForm(
    /// Which.
    one: Memo<Option<Contribution>>,
    /// What to do when it is changed or left.
    done: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let began = one.get_untracked();
    let before = began.as_ref().map(|one| one.text.to_string()).unwrap_or_default();
    let kind = RwSignal::new(began.as_ref().map_or(InputKind::WhatIf, |one| one.kind));
    let text = RwSignal::new(before.clone());
    let asked = RwSignal::new(false);
    let save = move |()| {
        asked.set(true);
        let after = text.get_untracked();
        let Some(key) = one.get_untracked().map(|one| one.key).filter(|_| !after.trim().is_empty()) else { return };
        let change = Discuss::Change { input: key.id, kind: kind.get_untracked(), before: before.clone(), after };
        desk().act(Action::Discuss(change));
        done();
    };
    view! {
        <BelowForm send="change-save" save=save done=done>
            <Kinds kind=kind group="change-kind" />
            <TextField text=text name="give-text" missing=Signal::derive(move || asked.get()) />
        </BelowForm>
    }
}
