//! The foot of the panel: the selected note as a sentence, how well it stands, and what makes sense to do now.

use crate::{
    desk::desk,
    locale::words,
    page::{authors::AuthorsLine, icon::Icon, inputs, names, note_menu, outline, tasks::note_tasks::NoteTasks},
};
use board::{
    InputCount,
    id::LinkId,
    input::{InputKey, Target},
    problem_tree::Group,
};
use editor::{
    actions::{Action, New, Zoom},
    reading::{Mention, Reading},
};
use leptos::prelude::*;

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

/// What is added to a note of this part of the board, where the tree grows outwards, and which part gets it.
pub fn outwards(group: Group) -> (New, Group) {
    match group {
        Group::Effects => (New::Effect, group),
        Group::Core | Group::Causes => (New::Cause, Group::Causes),
        Group::Constraints | Group::Unplaced => (New::Sibling, group),
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
    let (outwards, _) = outwards(reading.group);
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
        <Inputs count=reading.inputs origin=reading.origin.clone() />
        <NoteTasks board=desk().board_id() note=reading.note.clone() />
        <AuthorsLine note=reading.note.clone() text=reading.text.clone() />
        <Facts reading=reading />
        <div class="foot-commands">
            {move || match desk().shown.rights.get() {
                (false, true) => view! { <Command action=Action::OpenInputs primary=true /> }.into_any(),
                (true, _) | (false, false) => {
                    view! {
                        <Command action=Action::Add(outwards) primary=true />
                        <Command action=Action::ChooseParent primary=false />
                    }
                        .into_any()
                }
            }}
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
    let Mention { note, text, link, inputs } = mention;
    let text = if text.is_empty() { words().get("empty-text") } else { text.to_string() };
    let said =
        link.filter(|_| inputs.all > 0).map(|link| view! { <OnLink link=link text=text.clone() count=inputs /> });
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
        {said}
    }
}

/// What is said about the link itself.
#[component]
fn OnLink(link: LinkId, text: String, count: InputCount) -> impl IntoView {
    let about = words().fill("inputs-on-link", [("text", text.into())]);
    view! {
        " "
        <button
            type="button"
            class="link-button on-link"
            aria-label=format!("{about}: {}", names::input_count(count))
            title=about
            on:click=move |_| desk().act(Action::OpenInputsOn(Target::Link(link.clone())))
        >
            <Icon name="Chat" />
            {count.all}
        </button>
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

/// What others have said of the note, and what it came of: ways to the panel's other tab.
#[component]
fn Inputs(count: InputCount, origin: Option<InputKey>) -> impl IntoView {
    view! {
        {(count.all > 0)
            .then(|| {
                view! {
                    <p class="foot-inputs">
                        <button type="button" class="link-button" on:click=|_| desk().act(Action::OpenInputs)>
                            <Icon name="Chat" />
                            {names::input_count(count)}
                        </button>
                    </p>
                }
            })}
        {origin
            .map(|origin| {
                view! {
                    <p class="foot-inputs">
                        <button type="button" class="link-button" on:click=move |_| inputs::open_one(&origin)>
                            <Icon name="ArrowForward" />
                            {words().get("origin-of")}
                        </button>
                    </p>
                }
            })}
    }
}

#[component]
fn Command(action: Action, primary: bool) -> impl IntoView {
    let (name, _, _) = names::action(&action)?;
    let asked = action.clone();
    Some(view! {
        <button
            type="button"
            class=if primary { "ds-button foot-main" } else { "ds-button" }
            data-variant=if primary { "secondary" } else { "tertiary" }
            aria-disabled=move || desk().barred(&asked).is_some().then_some("true")
            on:click=move |_| desk().act(action.clone())
        >
            {primary.then(|| view! { <Icon name="Plus" /> })}
            {words().get(name)}
        </button>
    })
}
