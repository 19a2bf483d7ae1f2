//! The board page: bar, stage, panel, and the dialogs they open.

use crate::{
    address, choices,
    desk::desk,
    live_region::LiveRegionView,
    locale::words,
    me::Me,
    page::{
        bar::{Bar, Opens},
        bin::BinDialog,
        change_me::ChangeMeDialog,
        choose_note::ChooseNoteDialog,
        connection::Banners,
        help::HelpDialog,
        icon::Icon,
        not_taken::NotTakenDialog,
        note_menu::NoteMenu,
        outline,
        panel::{Panel, PanelRoom},
        phone::{PhoneTabs, PhoneView},
        share::ShareDialog,
        sign_out::SignOutDialog,
        stage::Stage,
        tasks::{TasksHere, board_tasks::follow_tasks, task_dialog::TaskDialog},
    },
};
use editor::actions::{Action, Zoom};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// The page of one board. The desk must be set up.
#[component]
pub fn BoardPage(
    /// Who I am.
    me: RwSignal<Option<Me>>,
) -> impl IntoView {
    let room = RwSignal::new(PanelRoom::remembered());
    let view = RwSignal::new(PhoneView::List);
    let [share, help, change_me, bin, sign_out, not_taken] = [(); 6].map(|()| RwSignal::new(false));
    let opens = Opens { share, help, change_me, bin, sign_out };
    window_event_listener(ev::keydown, move |event| {
        let letters = choices::settings().letter_shortcuts;
        if event.key() == "?" && letters && !in_a_field(&event) {
            event.prevent_default();
            help.set(true);
        }
    });
    let tasks = TasksHere::none();
    provide_context(tasks);
    follow_tasks(tasks, me);
    follow_named_note();
    let changed = move |who: Me| {
        desk().i_am(&who);
        me.set(Some(who));
        change_me.set(false);
    };
    view! {
        <a class="ds-skip-link" href=format!("#{}", outline::TREE)>{move || words().get("skip-to-outline")}</a>
        <div
            class="page"
            data-panel=move || room.get().attribute()
            data-view=move || view.get().attribute()
        >
            <Bar opens=opens />
            <Banners show_not_taken=not_taken />
            <main class="work">
                <Stage />
                <button
                    type="button"
                    class="icon-button unfold"
                    hidden=move || room.get() != PanelRoom::Folded
                    aria-label=move || words().get("panel-unfold")
                    title=move || words().get("panel-unfold")
                    on:click=move |_| PanelRoom::Beside.take(room)
                >
                    <Icon name="SidebarRight" />
                </button>
                <Panel room=room />
                <NoteMenu />
            </main>
            <PhoneTabs view=view />
        </div>
        <ShareDialog open=share />
        <HelpDialog open=help />
        <BinDialog open=bin />
        <SignOutDialog open=sign_out />
        <NotTakenDialog open=not_taken />
        <ChooseNoteDialog />
        <TaskDialog here=tasks />
        <ChangeMeDialog open=change_me was=me done=changed />
        <LiveRegionView region=desk().live_region />
    }
}

/// Goes to the note that the address names, as soon as it is there.
fn follow_named_note() {
    let wanted = RwSignal::new(address::named_note());
    Effect::new(move |_| {
        if let Some(note) = wanted.get().filter(|note| desk().text(note).is_some()) {
            wanted.set(None);
            desk().act(Action::Select(Some(note.clone())));
            desk().act(Action::Zoom(Zoom::To(note)));
        }
    });
}

fn in_a_field(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.matches("input, textarea, select").unwrap_or(false))
}
