//! Signing out: it says what would be lost, ends the session, and takes what this device has kept with it.

use super::{dialog::Dialog, icon::Icon};
use crate::{
    account::{self, Account},
    address,
    desk::{Desk, desk_if_set_up},
    device,
    http::NoAnswer,
    locale::words,
    me::{self, Me},
    storage::shelf::Shelf,
    tasks,
};
use board::id::{DocumentId, PersonId};
use editor::session::{Row, person_prefix, shelf_prefix, unsent_on_shelf};
use leptos::{prelude::*, task::spawn_local};

/// The question, in a dialog.
#[component]
pub fn SignOutDialog(
    /// Open while it asks.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open id="sign-out" title=Signal::derive(|| words().get("sign-out-title"))>
            <SignOut />
        </Dialog>
    }
}

#[component]
fn SignOut() -> impl IntoView {
    let unsent = RwSignal::new(0_usize);
    let failed = RwSignal::new(false);
    // The device knows it at once, and without a network, too.
    let who = RwSignal::new(me::remembered());
    let guest = move || who.with(|who| who.as_ref().is_some_and(|me| me.guest));
    spawn_local(async move {
        let me = match Account::ask().await {
            Ok(Account { person, .. }) => person.map(|person| person.me()),
            Err(_) => me::remembered(),
        };
        unsent.set(unsent_of(me.as_ref()).await);
        who.set(me);
    });
    let leave = move |everywhere: bool| {
        let person = who.with_untracked(|who| who.as_ref().map(|me| me.person.clone()));
        spawn_local(async move {
            match account::sign_out(everywhere).await {
                // Who has no session any more is out already.
                Ok(()) | Err(NoAnswer::Status(401)) => {
                    clear(person.as_ref()).await;
                    address::go("/");
                }
                Err(NoAnswer::Offline | NoAnswer::Status(_) | NoAnswer::Unreadable) => failed.set(true),
            }
        });
    };
    view! {
        <p class="ds-paragraph">{move || words().get(if guest() { "sign-out-guest" } else { "sign-out-explained" })}</p>
        <p class="warning" role="alert" hidden=move || unsent.get() == 0>
            <Icon name="ExclamationmarkTriangle" />
            <span>{move || words().count("sign-out-unsent", unsent.get())}</span>
        </p>
        <p class="ds-validation-message" role="alert" hidden=move || !failed.get()>
            {move || words().get("sign-out-failed")}
        </p>
        <div class="dialog-commands">
            <button type="button" class="ds-button" autofocus on:click=move |_| leave(false)>
                {move || words().get(if unsent.get() == 0 { "sign-out" } else { "sign-out-anyway" })}
            </button>
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                hidden=guest
                on:click=move |_| leave(true)
            >
                {move || words().get("sign-out-everywhere")}
            </button>
        </div>
    }
}

/// How many of a person's changes the server has not got: those that this device keeps, and those that are in this window
/// alone.
async fn unsent_of(me: Option<&Me>) -> usize {
    let mut here: Vec<(DocumentId, usize)> = tasks::only_here();
    here.extend(desk_if_set_up().map(|desk| (desk.board_id(), desk.only_here())));
    here.retain(|(_, count)| *count > 0);
    let only_here: usize = here.iter().map(|(_, count)| count).sum();
    let Some(Me { person, .. }) = me else { return only_here };
    let mut kept = kept_of(person).await;
    // What this window counts itself may in part be kept, too.
    kept.retain(|row| !here.iter().any(|(document, _)| row.key.starts_with(&shelf_prefix(person, *document))));
    unsent_on_shelf(&kept) + only_here
}

/// What this device keeps for a person; nothing where it keeps nothing.
async fn kept_of(person: &PersonId) -> Vec<Row> {
    let Ok(shelf) = Shelf::open().await else { return Vec::new() };
    shelf.read(&person_prefix(person)).await.unwrap_or_default()
}

/// Forgets what this device has kept for a person: copies of boards, and who they are. Other tabs see it
/// ([`follow_signing_out`]).
async fn clear(person: Option<&PersonId>) {
    clear_copies(person).await;
    device::forget(device::ME);
    device::forget(device::STATEMENT);
    device::forget_tab();
}

/// Lets go of the copies, and keeps no more.
async fn clear_copies(person: Option<&PersonId>) {
    // First, or what comes in this moment would be kept after all.
    desk_if_set_up().into_iter().for_each(Desk::forget);
    tasks::forget();
    let Some(person) = person else { return };
    let Ok(shelf) = Shelf::open().await else { return };
    let gone = match shelf.keys(&person_prefix(person)).await.and_then(|keys| shelf.write(&[], &keys)) {
        Ok(done) => done.await,
        Err(error) => Err(error),
    };
    if let Err(error) = gone {
        leptos::logging::error!("what was kept could not be removed: {error}");
    }
}

/// When somebody signs out in another tab, this one has nobody to work for any more. It lets go of their copies, too: it
/// may have kept something after the other had looked. A tab that slept meanwhile leaves alone what is theirs who are
/// back.
pub fn follow_signing_out() {
    let handle = window_event_listener(leptos::ev::storage, |event| {
        if event.key().as_deref() == Some(device::ME) && event.new_value().is_none() {
            let was = event.old_value().and_then(|kept| Me::read(&kept)).map(|me| me.person);
            let gone = was.filter(|was| me::remembered().is_none_or(|me| me.person != *was));
            spawn_local(async move {
                clear_copies(gone.as_ref()).await;
                device::forget_tab();
                address::reload();
            });
        }
    });
    // As long as the page.
    std::mem::forget(handle);
}
