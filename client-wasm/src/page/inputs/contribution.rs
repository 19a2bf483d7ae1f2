//! One innspill: who, about what, what it says, what became of it, and what can be done with it.

use crate::{
    desk::desk,
    locale::words,
    page::{
        icon::Icon,
        inputs::{
            answer::{AdoptForm, AnswerForm},
            change::ChangeForm,
            thread::Thread,
            words_about,
        },
        names,
        people::Avatar,
    },
};
use board::{
    answer::Answer,
    id::{NoteId, PersonId},
    input::{InputKey, Target},
};
use editor::{
    actions::{Action, Discuss, Zoom},
    discussion::{About, Contribution},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What is open below an innspill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    /// The form in which its author changes it.
    Change,
    /// The form in which it is answered.
    Answer,
    /// The form in which a note is made of it.
    Adopt,
    /// What was said about it.
    Thread,
}

/// The id of an innspill's element.
pub fn element_id(key: &InputKey) -> String {
    format!("input-{}-{}", key.document, key.id)
}

/// An innspill in the list, as long as it is there.
#[component]
pub fn ContributionItem(
    /// As it reads now.
    one: Memo<Option<Contribution>>,
) -> impl IntoView {
    let below = RwSignal::new(None::<Below>);
    let id = one.with_untracked(|one| one.as_ref().map(|one| element_id(&one.key)));
    let title = id.as_ref().map(|id| format!("{id}-who"));
    let labelled_by = title.clone();
    view! {
        <li
            class="contribution"
            id=id
            tabindex="-1"
            aria-labelledby=labelled_by
            data-status=move || one.with(|one| one.as_ref().map(|one| one.status.code()))
        >
            {move || one.get().map(|one| view! { <Words one=one title=title.clone() /> })}
            <Commands one=one below=below />
            {move || {
                let open = below.get()?;
                Some(match open {
                    Below::Change => view! { <ChangeForm one=one done=move || below.set(None) /> }.into_any(),
                    Below::Answer => view! { <AnswerForm one=one done=move || below.set(None) /> }.into_any(),
                    Below::Adopt => view! { <AdoptForm one=one done=move || below.set(None) /> }.into_any(),
                    Below::Thread => view! { <Thread one=one /> }.into_any(),
                })
            }}
        </li>
    }
}

#[component]
fn Words(one: Contribution, title: Option<String>) -> impl IntoView {
    let Contribution { about, kind, text, author, withdrawn, status, answer, overtaken, became, .. } = one;
    view! {
        <div class="contribution-head">
            <Author person=author title=title />
            <span class="status" data-status=status.code()>{move || words().get(names::status(status))}</span>
        </div>
        <p class="contribution-about">
            <span>{move || words().get(names::input(kind))}</span>
            " · "
            <AboutWay about=about />
        </p>
        <p class="contribution-text">
            <Icon name=names::input_icon(kind) />
            {if withdrawn { words().get("input-withdrawn") } else { text.to_string() }}
        </p>
        {overtaken.into_iter().map(|answer| view! { <AnswerLine answer=answer counts=false /> }).collect_view()}
        {answer.map(|answer| view! { <AnswerLine answer=answer counts=true /> })}
        {became.into_iter().map(|(note, text)| view! { <Became note=note text=text /> }).collect_view()}
    }
}

/// Name and municipality, with the avatar.
#[component]
pub fn Author(
    /// Who.
    person: PersonId,
    /// The id of the name's element, if it names something.
    #[prop(optional_no_strip)]
    title: Option<String>,
) -> impl IntoView {
    let voice = Memo::new(move |_| desk().voice_of(&person));
    let name = move || voice.get().map_or_else(|| words().get("input-unknown-author"), |voice| voice.name);
    view! {
        {move || voice.get().map(|voice| view! { <Avatar voice=voice /> })}
        <span class="who" id=title>
            <strong>{name}</strong>
            " "
            <span>{move || voice.get().map(|voice| voice.municipality)}</span>
        </span>
    }
}

/// The quiet line that leads to the note.
#[component]
fn AboutWay(about: About) -> impl IntoView {
    let line = words_about::line(&about);
    let way = match about.target {
        Target::Note(note) if !about.gone => Some(note),
        Target::Note(_) | Target::Link(_) | Target::Board => None,
    };
    match way {
        Some(note) => view! {
            <button type="button" class="link-button" title=line.clone() on:click=move |_| go_to(&note)>
                {line.clone()}
            </button>
        }
        .into_any(),
        None => view! { <span>{line}</span> }.into_any(),
    }
}

fn go_to(note: &NoteId) {
    desk().act(Action::Select(Some(note.clone())));
    desk().act(Action::Zoom(Zoom::To(note.clone())));
}

#[component]
fn AnswerLine(answer: Answer, counts: bool) -> impl IntoView {
    let by = answer.who.as_ref().and_then(|who| desk().voice_of(who)).map(|voice| voice.name);
    let said = match (counts, by) {
        (false, _) => words().get("input-overtaken"),
        (true, Some(name)) => words().fill("input-answered-by", [("name", name.into())]),
        (true, None) => words().get("answer-input"),
    };
    (!answer.text.is_empty()).then(|| {
        view! {
            <p class="contribution-answer" data-overtaken=(!counts).then_some("")>
                <Icon name="ArrowForward" />
                <span class="ds-sr-only">{said} ": "</span>
                {answer.text.to_string()}
            </p>
        }
    })
}

#[component]
fn Became(note: NoteId, text: Arc<str>) -> impl IntoView {
    let text = if text.is_empty() { words().get("empty-text") } else { text.to_string() };
    view! {
        <p class="contribution-became">
            {words().get("input-became")}
            " "
            <button type="button" class="link-button" on:click=move |_| go_to(&note)>{text}</button>
        </p>
    }
}

#[component]
fn Commands(one: Memo<Option<Contribution>>, below: RwSignal<Option<Below>>) -> impl IntoView {
    let of = move |read: fn(&Contribution) -> bool| move || one.with(|one| one.as_ref().is_some_and(read));
    let (can_change, can_answer) = (of(|one| one.can.change), of(|one| one.can.answer));
    let has_thread = of(|one| one.can.comment || !one.thread.is_empty());
    let answered = of(|one| one.answer.is_some());
    let thread = move || {
        one.with(|one| {
            let (count, resolved) = one.as_ref().map_or((0, false), |one| (one.thread.len(), one.resolved));
            words().count(if resolved && count > 0 { "comments-resolved" } else { "comments-count" }, count)
        })
    };
    let withdraw = move || {
        if let Some(one) = one.get_untracked() {
            desk().act(Action::Discuss(Discuss::Withdraw(one.key.id)));
        }
    };
    view! {
        <div class="contribution-commands">
            <Toggle shows=Below::Thread below=below hidden=move || !has_thread() name=thread />
            <Toggle
                shows=Below::Answer
                below=below
                hidden=move || !can_answer()
                name=move || words().get(if answered() { "answer-change" } else { "answer-input" })
            />
            <Toggle shows=Below::Adopt below=below hidden=move || !can_answer() name=|| words().get("adopt-input") />
            <Toggle shows=Below::Change below=below hidden=move || !can_change() name=|| words().get("change-input") />
            <button type="button" class="link-button" hidden=move || !can_change() on:click=move |_| withdraw()>
                {move || words().get("withdraw-input")}
            </button>
        </div>
    }
}

/// A command that opens and closes something below.
#[component]
fn Toggle(
    shows: Below,
    below: RwSignal<Option<Below>>,
    hidden: impl Fn() -> bool + Send + Sync + 'static,
    name: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let open = move || below.get() == Some(shows);
    view! {
        <button
            type="button"
            class="link-button"
            hidden=hidden
            aria-expanded=move || open().to_string()
            on:click=move |_| below.set((below.get_untracked() != Some(shows)).then_some(shows))
        >
            {name}
        </button>
    }
}
