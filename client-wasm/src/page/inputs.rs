//! The panel's second tab: what others say about the board, what became of it, and the form to say something oneself.

pub mod answer;
pub mod below_form;
pub mod change;
pub mod contribution;
pub mod filters;
pub mod give;
pub mod on_board;
pub mod request;
pub mod thread;
pub mod words_about;

use crate::{
    desk::desk,
    locale::words,
    page::{
        inputs::{contribution::ContributionItem, filters::Filters, give::GiveForm, request::RequestNote},
        outline,
        panel::{self, PanelTab},
    },
};
use board::{
    id::PersonId,
    input::{InputKey, Target},
};
use editor::discussion::{Contribution, Filter};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The id of the list's heading, which has the focus when the list is opened.
const HEADING: &str = "inputs-heading";
/// The innspill in the page at first, and how many more each press on «more» shows.
const SHOWN_STEP: usize = 100;

/// What the person has chosen to see, and has begun to write. It outlives the tab.
#[derive(Clone, Copy)]
pub struct InputsView {
    /// Which innspill.
    pub filter: RwSignal<Filter>,
    /// Only from this municipality.
    pub municipality: RwSignal<Option<String>>,
    /// Only about this.
    pub about: RwSignal<Option<Target>>,
    /// The form.
    pub draft: give::Draft,
}

impl InputsView {
    /// Everything, and a form as this person left it in this tab.
    pub fn as_left(person: &PersonId) -> InputsView {
        InputsView {
            filter: RwSignal::default(),
            municipality: RwSignal::default(),
            about: RwSignal::default(),
            draft: give::Draft::as_left(person),
        }
    }
}

/// All innspill, and those that are chosen.
#[derive(Clone, Copy)]
struct Listed {
    all: Memo<Arc<Vec<Contribution>>>,
    chosen: Memo<Vec<InputKey>>,
}

impl Listed {
    fn follow(view: InputsView) -> Listed {
        let shown = desk().shown;
        let all = Memo::new(move |_| {
            shown.inputs_revision.track();
            shown.rights.track();
            Arc::new(desk().contributions())
        });
        let chosen = Memo::new(move |_| {
            let (filter, about, from) = (view.filter.get(), view.about.get(), view.municipality.get());
            let keeps = |one: &&Contribution| {
                let of_author = from.is_none() || municipality_of(&one.author) == from;
                filter.keeps(one) && of_author && about.as_ref().is_none_or(|about| one.about.target == *about)
            };
            all.with(|all| all.iter().filter(keeps).map(|one| one.key.clone()).collect())
        });
        Listed { all, chosen }
    }

    fn one(self, key: &InputKey) -> Option<Contribution> {
        self.all.with(|all| all.iter().find(|one| one.key == *key).cloned())
    }
}

fn municipality_of(person: &PersonId) -> Option<String> {
    desk().voice_of(person).map(|voice| voice.municipality)
}

/// The tab.
#[component]
pub fn InputsPanel() -> impl IntoView {
    let view = desk().shown.inputs;
    let listed = Listed::follow(view);
    let most = RwSignal::new(SHOWN_STEP);
    let first = move || listed.chosen.with(|chosen| chosen.iter().take(most.get()).cloned().collect::<Vec<_>>());
    let more = move || listed.chosen.with(Vec::len) > most.get();
    let none = move || listed.chosen.with(Vec::is_empty);
    let none_at_all = move || listed.all.with(|all| all.is_empty());
    let heading = move || match view.about.get() {
        None => words().get("inputs"),
        Some(Target::Board) => words().get("filter-about-board"),
        Some(target) => {
            desk().shown.inputs_revision.track();
            words_about::short(&desk().about(&target))
        }
    };
    view! {
        <div
            class="inputs-panel"
            on:keydown=|event| {
                if event.key() == "Escape" && !event.default_prevented() {
                    leave();
                }
            }
        >
            <RequestNote />
            <Filters view=view all=listed.all />
            <h2 class="inputs-heading" id=HEADING tabindex="-1" data-plain=move || view.about.with(Option::is_none).then_some("")>
                {heading}
            </h2>
            <div class="inputs-list" role="region" aria-labelledby=HEADING tabindex="0">
                <div class="panel-note" hidden=move || !none()>
                    <p>{move || words().get(if none_at_all() { "inputs-none" } else { "inputs-none-found" })}</p>
                    <button type="button" class="ds-button" data-variant="secondary" hidden=none_at_all on:click=move |_| show_all(view)>
                        {move || words().get("inputs-show-all")}
                    </button>
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="secondary"
                        hidden=move || !none_at_all() || !desk().shown.rights.get().1
                        on:click=move |_| give::begin()
                    >
                        {move || words().get("inputs-none-next")}
                    </button>
                </div>
                <ul>
                    <For each=first key=|key| key.clone() let:key>
                        <ContributionItem one=Memo::new(move |_| listed.one(&key)) />
                    </For>
                </ul>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    hidden=move || !more()
                    on:click=move |_| most.update(|most| *most += SHOWN_STEP)
                >
                    {move || words().get("inputs-more")}
                </button>
            </div>
            <GiveForm draft=view.draft />
        </div>
    }
}

fn show_all(view: InputsView) {
    view.filter.set(Filter::All);
    view.municipality.set(None);
    view.about.set(None);
}

/// Shows the innspill on something, and puts the focus there: on the list where there are any, else in the form.
pub fn open(target: Target) {
    let view = desk().shown.inputs;
    let some = desk().inputs_on(&target).all > 0;
    view.filter.set(Filter::All);
    view.municipality.set(None);
    view.about.set(some.then(|| target.clone()));
    view.draft.concern(target);
    panel::show(PanelTab::Inputs);
    if some || !desk().shown.rights.get_untracked().1 {
        focus(HEADING);
    } else {
        give::begin();
    }
}

/// Shows one innspill, whatever was chosen to be seen.
pub fn open_one(key: &InputKey) {
    show_all(desk().shown.inputs);
    panel::show(PanelTab::Inputs);
    let id = contribution::element_id(key);
    focus_later(id);
}

/// Back to where the person came from: the selected note's row, or the board.
fn leave() {
    panel::show(PanelTab::Outline);
    let selected = desk().shown.tab_stop.get_untracked();
    request_animation_frame(move || {
        if let Some(note) = selected {
            outline::focus_row(&note);
        }
    });
}

fn focus(id: &'static str) {
    focus_later(id.to_owned());
}

/// The panel comes into the page with this frame; then there is something to focus. Who writes in the form by then is
/// left there.
fn focus_later(id: String) {
    request_animation_frame(move || {
        let active = document().active_element();
        if active.is_some_and(|active| active.closest("form.give").ok().flatten().is_some()) {
            return;
        }
        let found = document().get_element_by_id(&id).and_then(|found| found.dyn_into::<HtmlElement>().ok());
        if let Some(found) = found {
            // It is shown, so it can be focused.
            let _ = found.focus();
            found.scroll_into_view();
        }
    });
}
