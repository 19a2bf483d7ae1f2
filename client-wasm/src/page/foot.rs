//! The foot of the panel: the selected note as a sentence, how well it stands, and what makes sense to do now.

use crate::{
    desk::{desk, shown::InputShown},
    locale::words,
    page::{icon::Icon, names, note_menu, outline},
};
use board::{id::NoteId, problem_tree::Group};
use editor::{
    actions::{Action, New, Zoom},
    reading::{Mention, Reading},
};
use leptos::prelude::*;

/// The id of the selected note's innspill.
const INPUTS: &str = "foot-inputs";
/// More causes or effects than these are counted, not named.
const MENTIONS_MAX: usize = 4;

/// The foot, as long as something is selected.
#[component]
pub fn Foot() -> impl IntoView {
    let reading = Memo::new(move |_| desk().reading());
    view! {
        <section
            class="foot"
            data-empty=move || reading.with(|reading| reading.is_none().then_some(""))
            aria-label=move || words().get("foot")
            data-kind=move || reading.with(|reading| reading.as_ref().map(|reading| names::style(reading.group)))
        >
            {move || match (reading.get(), words().language()).0 {
                None => view! { <p class="foot-sentence">{words().get("foot-nothing")}</p> }.into_any(),
                Some(reading) => view! { <Read reading=reading /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Read(reading: Reading) -> impl IntoView {
    let words = words();
    let kind = words.get(names::kind(reading.group));
    let kind = match reading.group {
        Group::Core | Group::Constraints | Group::Unplaced => kind,
        Group::Causes | Group::Effects => {
            words.fill("kind-level", [("kind", kind.into()), ("level", reading.level.into())])
        }
    };
    let text = if reading.text.is_empty() { words.get("empty-text") } else { reading.text.to_string() };
    let outwards = match reading.group {
        Group::Effects => New::Effect,
        Group::Core | Group::Causes => New::Cause,
        Group::Constraints | Group::Unplaced => New::Sibling,
    };
    view! {
        <div class="foot-kind">
            <span class="sign" aria-hidden="true"></span>
            <span>{kind}</span>
        </div>
        <p class="foot-text">{text}</p>
        <Sentence name="foot-leads-to" mentions=reading.leads_to.clone() />
        <Sentence name="foot-comes-of" mentions=causes(&reading) />
        <Sentence name="foot-feeds-back" mentions=reading.feeds_back_to.clone() />
        <Sentence
            name=if reading.group == Group::Constraints { "foot-binds" } else { "foot-bound-by" }
            mentions=reading.bound.clone()
        />
        <Inputs note=reading.note.clone() count=reading.inputs />
        <Facts reading=reading />
        <div class="foot-commands">
            <Command action=Action::Add(outwards) primary=true />
            <Command action=Action::ChooseParent primary=false />
            <button type="button" class="ds-button" data-variant="tertiary" popovertarget=note_menu::ID aria-haspopup="menu">
                {words.get("more")}
            </button>
        </div>
    }
}

/// What a note comes of is said of effects and the core; a cause's own causes are seen below it in the list.
fn causes(reading: &Reading) -> Vec<Mention> {
    match reading.group {
        Group::Effects => reading.comes_from.clone(),
        Group::Core | Group::Causes | Group::Constraints | Group::Unplaced => Vec::new(),
    }
}

/// «fører til A, B og C»: each a way to that note.
#[component]
fn Sentence(name: &'static str, mentions: Vec<Mention>) -> impl IntoView {
    let words = words();
    let count = mentions.len();
    (count > 0).then(|| {
        let more = count.saturating_sub(MENTIONS_MAX);
        let named = count - more;
        view! {
            <p class="foot-sentence">
                {words.get(name)} " "
                {mentions
                    .into_iter()
                    .take(MENTIONS_MAX)
                    .enumerate()
                    .map(|(at, mention)| {
                        let before = match at {
                            0 => String::new(),
                            at if at + 1 == named && more == 0 => format!(" {} ", words.get("foot-and")),
                            _ => ", ".to_owned(),
                        };
                        view! {
                            {before}
                            <Way mention=mention />
                        }
                    })
                    .collect_view()}
                {(more > 0).then(|| format!(" {}", words.count("foot-and-more", more)))}
            </p>
        }
    })
}

#[component]
fn Way(mention: Mention) -> impl IntoView {
    let Mention { note, text, link: _ } = mention;
    let text = if text.is_empty() { words().get("empty-text") } else { text.to_string() };
    view! {
        <a
            class="way"
            href=format!("#{}", outline::row_id(&note))
            on:click=move |event| {
                event.prevent_default();
                desk().act(Action::Select(Some(note.clone())));
                desk().act(Action::Zoom(Zoom::To(note.clone())));
            }
        >
            {text}
        </a>
    }
}

#[component]
fn Facts(reading: Reading) -> impl IntoView {
    let words = words();
    let evidence = reading.evidence.into_iter().map(|evidence| {
        let (name, icon) = names::evidence(evidence.status);
        let said = evidence.text.map_or_else(|| words.get(name), |text| format!("{}: {text}", words.get(name)));
        (icon, said)
    });
    let control = reading.control.map(|control| ("Handshake", words.get(names::control(control))));
    let facts: Vec<_> = evidence.chain(control).collect();
    (!facts.is_empty()).then(|| {
        view! {
            <ul class="foot-facts">
                {facts
                    .into_iter()
                    .map(|(icon, said)| view! { <li><Icon name=icon />{said}</li> })
                    .collect_view()}
            </ul>
        }
    })
}

/// What others have said of the note; opened by a press here or on the card's pill.
#[component]
fn Inputs(note: NoteId, count: usize) -> impl IntoView {
    (count > 0).then(|| {
        view! {
            <details class="foot-inputs" id=INPUTS>
                <summary>
                    <Icon name="Chat" />
                    {words().count("inputs-count", count)}
                </summary>
                <ul>
                    {move || desk().inputs_on(&note).into_iter().map(|input| view! { <Said input=input /> }).collect_view()}
                </ul>
            </details>
        }
    })
}

#[component]
fn Said(input: InputShown) -> impl IntoView {
    let author = input.author.map_or_else(
        || words().get("input-unknown-author"),
        |author| format!("{}, {}", author.name, author.municipality),
    );
    view! {
        <li>
            <p>{input.text.to_string()}</p>
            <small>{author} " · " {words().get(names::input(input.kind))}</small>
        </li>
    }
}

/// Opens the innspill of the selected note.
pub fn open_inputs() {
    if let Some(inputs) = document().get_element_by_id(INPUTS) {
        // The attribute is what opens it; setting it can't fail.
        let _ = inputs.set_attribute("open", "");
        inputs.scroll_into_view();
    }
}

#[component]
fn Command(action: Action, primary: bool) -> impl IntoView {
    let (name, _, _) = names::action(&action)?;
    let asked = action.clone();
    Some(view! {
        <button
            type="button"
            class="ds-button"
            data-variant=if primary { "secondary" } else { "tertiary" }
            aria-disabled=move || desk().barred(&asked).is_some().then_some("true")
            on:click=move |_| desk().act(action.clone())
        >
            {primary.then(|| view! { <Icon name="Plus" /> })}
            {words().get(name)}
        </button>
    })
}
