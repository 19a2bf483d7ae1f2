//! The board page: bar, stage, panel, and the dialogs they open.

use crate::{
    choices,
    desk::desk,
    live_region::LiveRegionView,
    locale::words,
    me::Me,
    page::{
        arrival::ArrivalDialog,
        bar::{Bar, Opens},
        bin::BinDialog,
        choose_note::ChooseNoteDialog,
        connection::Banners,
        help::HelpDialog,
        icon::Icon,
        not_taken::NotTakenDialog,
        note_menu::NoteMenu,
        outline,
        panel::{Panel, PanelRoom},
        phone::{PhoneAdd, PhoneTabs, PhoneView},
        share::ShareDialog,
        stage::Stage,
    },
};
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
    let [share, help, change_me, bin, not_taken] = [(); 5].map(|()| RwSignal::new(false));
    let opens = Opens { share, help, change_me, bin };
    window_event_listener(ev::keydown, move |event| {
        let letters = choices::settings().letter_shortcuts;
        if event.key() == "?" && letters && !in_a_field(&event) {
            event.prevent_default();
            help.set(true);
        }
    });
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
                <PhoneAdd />
                <NoteMenu />
            </main>
            <PhoneTabs view=view />
        </div>
        <ShareDialog open=share />
        <HelpDialog open=help />
        <BinDialog open=bin />
        <NotTakenDialog open=not_taken />
        <ChooseNoteDialog />
        <ArrivalDialog open=change_me was=me done=changed first=false />
        <LiveRegionView region=desk().live_region />
    }
}

fn in_a_field(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.matches("input, textarea, select").unwrap_or(false))
}
