//! The form in which an innspill is given: about what, of which kind, in which words, and who will see it.

use crate::{
    desk::desk,
    device,
    locale::words,
    page::{icon::Icon, inputs::words_about, names, share::openness::visible_for},
};
use board::{
    id::PersonId,
    input::{InputKind, Target},
};
use editor::actions::{Action, Barred, Discuss};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// The id of the text field.
const TEXT: &str = "give-text";
/// The window that has room for the open form beside the list.
const ROOMY: &str = "(min-width: 47.5rem) and (min-height: 40rem)";

/// An innspill that is being written. What is written stays, whatever is looked at meanwhile, and what it is about
/// stays with it: a note that is chosen while one writes is only looked at.
#[derive(Clone, Copy)]
pub struct Draft {
    /// Whose it is: who signs in next in this tab is another.
    person: StoredValue<PersonId>,
    about: RwSignal<Option<Target>>,
    kind: RwSignal<InputKind>,
    text: RwSignal<String>,
    /// Whether the person has opened it.
    opened: RwSignal<bool>,
    /// Whether there is room for it beside the list.
    roomy: bool,
    asked: RwSignal<bool>,
}

impl Draft {
    /// As this person left it in this tab of the browser.
    pub fn as_left(person: &PersonId) -> Draft {
        let left = |what| device::remembered_in_tab(&key(person, what));
        let text = left("text").unwrap_or_default();
        let about = left("about").and_then(|about| serde_json::from_str(&about).ok());
        let roomy = window().match_media(ROOMY).ok().flatten().is_some_and(|roomy| roomy.matches());
        Draft {
            person: StoredValue::new(person.clone()),
            about: RwSignal::new(about.filter(|_| !text.is_empty())),
            kind: RwSignal::new(InputKind::WhatIf),
            opened: RwSignal::new(!text.is_empty()),
            roomy,
            text: RwSignal::new(text),
            asked: RwSignal::new(false),
        }
    }

    /// It is to be about this, unless something is written already.
    pub fn concern(self, target: Target) {
        if self.text.with_untracked(String::is_empty) {
            self.about.set(Some(target));
        }
    }

    /// Whether the form is open. For who may only give innspill it is, where there is room: it is what they came for.
    /// Who writes the board rather answers, and opens it.
    fn open(self) -> bool {
        self.opened.get() || (self.roomy && !desk().shown.rights.get().0)
    }

    /// What it is about: what was chosen, else the selected note, else the whole board.
    fn target(self) -> Target {
        let selected = || desk().shown.selected.get().map_or(Target::Board, Target::Note);
        self.about.get().unwrap_or_else(selected)
    }

    fn write(self, text: String) {
        if self.about.with_untracked(Option::is_none) {
            let selected = desk().shown.selected.get_untracked();
            self.about.set(Some(selected.map_or(Target::Board, Target::Note)));
        }
        self.text.set(text);
        self.keep();
    }

    fn choose(self, target: Target) {
        self.about.set(Some(target));
        self.keep();
    }

    /// Where the tab's storage is forbidden, it lasts as long as the page.
    fn keep(self) {
        let about = self.about.with_untracked(|about| serde_json::to_string(about).unwrap_or_default());
        let keep = |what, value: &str| self.person.with_value(|me| device::remember_in_tab(&key(me, what), value));
        keep("about", &about);
        self.text.with_untracked(|text| keep("text", text));
    }

    fn send(self) {
        self.asked.set(true);
        let (text, about) = (self.text.get_untracked(), untrack(|| self.target()));
        if text.trim().is_empty() {
            return begin();
        }
        desk().act(Action::Discuss(Discuss::Give { about, kind: self.kind.get_untracked(), text }));
        self.asked.set(false);
        self.about.set(None);
        self.text.set(String::new());
        self.keep();
    }
}

/// Drafts are kept by person and board.
fn key(person: &PersonId, what: &str) -> String {
    format!("samtavle.draft.{person}.{what}.{}", window().location().pathname().unwrap_or_default())
}

/// Does this key send what is written? Ctrl (or Command) and Enter.
pub fn sends(event: &KeyboardEvent) -> bool {
    let sends = event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing();
    if sends {
        event.prevent_default();
    }
    sends
}

/// Opens the form and puts the focus into its text.
pub fn begin() {
    desk().shown.inputs.draft.opened.set(true);
    request_animation_frame(|| {
        let field = document().get_element_by_id(TEXT).and_then(|field| field.dyn_into::<HtmlElement>().ok());
        if let Some(field) = field {
            // Where it is not shown the focus stays where it is.
            let _ = field.focus();
        }
    });
}

/// The form, for who may give innspill; else why there is none.
#[component]
pub fn GiveForm(
    /// What is being written.
    draft: Draft,
) -> impl IntoView {
    let speaking = move || desk().shown.rights.get().1;
    let closed = move || desk().shown.face.with(|face| face.as_ref().is_some_and(|face| face.closed_for_input));
    view! {
        <p class="give-not" hidden=move || speaking() || closed()>{move || words().get("input-reading-only")}</p>
        <div class="give-begin" hidden=move || !speaking() || draft.open()>
            <button type="button" class="ds-button" on:click=|_| begin()>
                <Icon name="ChatAdd" />
                {move || words().get("give-input")}
            </button>
        </div>
        <form
            class="give"
            hidden=move || !speaking() || !draft.open()
            aria-label=move || words().get("give-input")
            on:submit=move |event| {
                event.prevent_default();
                draft.send();
            }
            on:keydown=move |event| {
                if sends(&event) {
                    draft.send();
                }
            }
        >
            <AboutField draft=draft />
            <Kinds kind=draft.kind group="give-kind" />
            <GiveText draft=draft />
            <div class="give-send">
                <span class="visible-for">
                    <Icon name="Eye" />
                    {visible_for}
                </span>
                <button type="submit" class="ds-button" title=move || words().get("give-keys")>
                    {move || words().get("give-send")}
                </button>
            </div>
        </form>
    }
}

#[component]
fn AboutField(draft: Draft) -> impl IntoView {
    let targets = Memo::new(move |_| {
        desk().shown.inputs_revision.track();
        let chosen = draft.target();
        let selected = desk().shown.selected.get();
        let mut targets: Vec<Target> = selected.iter().cloned().map(Target::Note).collect();
        targets.extend(selected.iter().flat_map(|note| desk().links_of(note)).map(Target::Link));
        targets.push(Target::Board);
        if !targets.contains(&chosen) {
            targets.insert(0, chosen);
        }
        targets.into_iter().map(|target| (words_about::short(&desk().about(&target)), target)).collect::<Vec<_>>()
    });
    let at = move || {
        let chosen = draft.target();
        targets.with(|targets| targets.iter().position(|(_, target)| *target == chosen).unwrap_or(0)).to_string()
    };
    let choose = move |value: String| {
        let chosen =
            value.parse().ok().and_then(|at: usize| targets.with_untracked(|targets| targets.get(at).cloned()));
        if let Some((_, target)) = chosen {
            draft.choose(target);
        }
    };
    view! {
        <label class="field give-about">
            <span>{move || words().get("give-about")}</span>
            <select class="ds-input" prop:value=at on:change:target=move |event| choose(event.target().value())>
                {move || {
                    let chosen = at();
                    targets
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(at, (name, _))| {
                            let at = at.to_string();
                            let selected = at == chosen;
                            view! { <option value=at selected=selected>{name}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
}

/// The kinds, as a group of radio buttons.
#[component]
pub fn Kinds(
    /// The kind chosen.
    kind: RwSignal<InputKind>,
    /// The group's name in the page.
    group: &'static str,
) -> impl IntoView {
    view! {
        <fieldset class="choices kinds">
            <legend class="ds-sr-only">{move || words().get("give-kind")}</legend>
            {InputKind::ALL
                .into_iter()
                .map(|offered| {
                    view! {
                        <label class="choice">
                            <input
                                type="radio"
                                name=group
                                prop:checked=move || kind.get() == offered
                                on:change=move |_| kind.set(offered)
                            />
                            <Icon name=names::input_icon(offered) />
                            {move || words().get(names::input(offered))}
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

#[component]
fn GiveText(draft: Draft) -> impl IntoView {
    let missing = move || draft.asked.get() && draft.text.with(|text| text.trim().is_empty());
    view! {
        <label class="field">
            <span>{move || words().get("give-text")}</span>
            <textarea
                class="ds-input"
                id=TEXT
                rows="2"
                prop:value=draft.text
                aria-invalid=move || missing().then_some("true")
                aria-describedby="give-text-missing"
                on:input:target=move |event| draft.write(event.target().value())
            ></textarea>
        </label>
        <p class="ds-validation-message" id="give-text-missing" hidden=move || !missing()>
            {move || words().get(names::barred(Barred::NothingSaid))}
        </p>
    }
}
