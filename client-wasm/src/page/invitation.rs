//! An invitation link: what it gives, in plain words; who comes; and from there straight to work.

use super::{
    frame::{Frame, Ground},
    icon::Icon,
    municipality_field::{Choosing, MunicipalityField},
    names,
};
use crate::{
    account::Go,
    address,
    http::{self, NoAnswer, Refusal},
    locale::words,
    time,
};
use board::network::{role::Role, sharing::Level, standing::Standing, way_in::NotIn};
use leptos::{html, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Names longer than this are no names.
const NAME_LENGTH_MAX: u32 = 80;
/// The status of what is no more.
const GONE: u16 = 410;
/// The status of what is asked by nobody.
const NOBODY: u16 = 401;
/// Who waits is told as soon as a lead has decided. Where no answer comes at all, it is asked for again after this long.
const ASK_AGAIN_AFTER: Duration = Duration::from_secs(5);

/// What a link gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Offer {
    network: String,
    board: Option<String>,
    role: Role,
    level: Option<Level>,
    organisation: Option<String>,
    /// A link without a day ends otherwise: the first administrator's at the next start.
    expires_ms: Option<u64>,
    admitted_by_lead: bool,
}

/// Who comes.
#[derive(Debug, Clone, Default, Serialize)]
struct Coming {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    municipality: Option<String>,
}

/// How far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Door {
    Looking,
    Offered(Offer),
    Ended,
    Offline,
    Waiting { go: String },
    TurnedAway,
}

/// `/i/{secret}`.
#[component]
pub fn InvitationPage(
    /// See [`Ground`].
    ground: Ground,
    /// The link's secret.
    secret: String,
) -> impl IntoView {
    let door = RwSignal::new(Door::Looking);
    let path = StoredValue::new(format!("/api/invitations/{secret}"));
    spawn_local(async move {
        door.set(match http::get::<Offer>(&path.get_value()).await {
            Ok(offer) => Door::Offered(offer),
            Err(NoAnswer::Offline | NoAnswer::Status(500..)) => Door::Offline,
            Err(NoAnswer::Status(_) | NoAnswer::Unreadable) => Door::Ended,
        });
    });
    let title = move || {
        words().get(match door.get() {
            Door::Looking => "invitation",
            Door::Offered(_) => "invitation-title",
            Door::Ended => "invitation-ended",
            Door::Offline => "invitation-offline",
            Door::Waiting { .. } => "invitation-waiting",
            Door::TurnedAway => "invitation-turned-away",
        })
    };
    view! {
        <Frame ground=ground title=Signal::derive(title)>
            <div class="reading invitation">
                {move || match door.get() {
                    Door::Looking => view! { <p role="status">{words().get("opening")}</p> }.into_any(),
                    Door::Offered(offer) => view! { <Arrive offer=offer path=path door=door /> }.into_any(),
                    Door::Ended => view! { <p role="alert">{words().get("invitation-ended-explained")}</p> }.into_any(),
                    Door::Offline => view! { <p role="alert">{words().get("invitation-offline-explained")}</p> }.into_any(),
                    Door::Waiting { go } => view! { <Wait go=go path=path door=door /> }.into_any(),
                    Door::TurnedAway => {
                        view! { <p role="alert">{words().get("invitation-turned-away-explained")}</p> }.into_any()
                    }
                }}
            </div>
        </Frame>
    }
}

/// What the link gives, as sentences.
#[component]
fn Given(offer: Offer) -> impl IntoView {
    let Offer { network, board, role, level, organisation, expires_ms, admitted_by_lead } = offer;
    let what = move || match (&board, level) {
        (Some(board), Some(level)) => words().fill(
            match level {
                Level::See => "invitation-board-see",
                Level::Input => "invitation-board-input",
                Level::Write => "invitation-board-write",
            },
            [("board", board.clone().into()), ("network", network.clone().into())],
        ),
        (Some(_), None) | (None, _) => words().fill(
            "invitation-network",
            [("network", network.clone().into()), ("role", words().get(names::role(role)).into())],
        ),
    };
    let whom = organisation.clone();
    view! {
        <p class="lead">{what}</p>
        <p hidden=organisation.is_none()>
            {move || {
                let organisation = whom.clone().unwrap_or_default();
                words().fill("invitation-organisation", [("organisation", organisation.into())])
            }}
        </p>
        <p hidden=!admitted_by_lead>{move || words().get("invitation-admitted")}</p>
        <p class="quiet" hidden=expires_ms.is_none()>
            {move || expires_ms.map(|at_ms| words().fill("invitation-until", [("day", time::day(at_ms).into())]))}
        </p>
    }
}

#[component]
fn Arrive(offer: Offer, path: StoredValue<String>, door: RwSignal<Door>) -> impl IntoView {
    let known = Ground::get().account.with_untracked(|account| account.person.clone());
    // Who runs the server need not belong to a municipality.
    let asks_municipality = offer.organisation.is_none() && offer.role != Role::Administrator;
    let name = RwSignal::new(String::new());
    let choosing = Choosing::of(String::new());
    let asked = RwSignal::new(false);
    let sending = RwSignal::new(false);
    let failed = RwSignal::new(None::<&'static str>);
    let unknown = RwSignal::new(false);
    let (name_field, municipality_field) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let name_missing = move || asked.get() && name.with(|name| name.trim().is_empty());
    let municipality_wrong = move || match choosing.typed.with(|typed| typed.trim().is_empty()) {
        true => asked.get().then(|| words().get("arrival-municipality-missing")),
        false => unknown.get().then(|| words().get("arrival-municipality-unknown")),
    };
    let come = move |coming: Coming| {
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        spawn_local(async move {
            let answer = http::post_or_reason::<Go>(&path.get_value(), &coming).await;
            sending.set(false);
            match answer {
                Ok(Go { go, waiting: true }) => door.set(Door::Waiting { go }),
                Ok(Go { go, waiting: false }) => address::go(&go),
                Err(Refusal::Reason { status: GONE, .. }) => door.set(Door::Ended),
                Err(Refusal::Reason { reason, .. }) if reason == NotIn::MunicipalityUnknown.code() => unknown.set(true),
                Err(refusal) => failed.set(Some(names::refusal(&refusal))),
            }
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        asked.set(true);
        unknown.set(false);
        let typed = choosing.typed.with_untracked(|typed| typed.trim().to_owned());
        let meant = choosing.meant().map(|municipality| municipality.number);
        let said = name.with_untracked(|name| name.trim().to_owned());
        let empty = if said.is_empty() {
            Some(name_field)
        } else {
            (asks_municipality && typed.is_empty()).then_some(municipality_field)
        };
        if let Some(field) = empty {
            if let Some(field) = field.get_untracked() {
                // Without focus the message below the field still says what is missing.
                let _ = field.focus();
            }
            return;
        }
        come(Coming { name: Some(said), municipality: asks_municipality.then(|| meant.unwrap_or(typed)) });
    };
    let trouble = view! {
        <p class="ds-validation-message" role="alert" hidden=move || failed.get().is_none()>
            {move || failed.get().map(|text| words().get(text))}
        </p>
    };
    let to_board = offer.board.is_some();
    let go = move || words().get(if to_board { "invitation-go-board" } else { "invitation-go-network" });
    match known {
        Some(person) => view! {
            <Given offer=offer />
            <p>{move || words().fill("invitation-as", [("name", person.name.clone().into())])}</p>
            {trouble}
            <button
                type="button"
                class="ds-button"
                autofocus
                aria-busy=move || sending.get().to_string()
                on:click=move |_| come(Coming::default())
            >
                {go}
            </button>
        }
        .into_any(),
        None => view! {
            <Given offer=offer />
            <form class="dialog-fields" novalidate on:submit=submit>
                <div>
                    <label for="coming-name">{move || words().get("arrival-name")}</label>
                    <input
                        class="ds-input"
                        id="coming-name"
                        name="name"
                        autocomplete="name"
                        maxlength=NAME_LENGTH_MAX
                        node_ref=name_field
                        prop:value=name
                        aria-invalid=move || name_missing().then_some("true")
                        aria-describedby="coming-name-missing"
                        on:input:target=move |event| name.set(event.target().value())
                    />
                    <p class="ds-validation-message" id="coming-name-missing" hidden=move || !name_missing()>
                        {move || words().get("arrival-name-missing")}
                    </p>
                </div>
                {asks_municipality
                    .then(|| {
                        view! {
                            <MunicipalityField
                                choosing=choosing
                                id="coming-municipality"
                                field=municipality_field
                                wrong=Signal::derive(municipality_wrong)
                            />
                        }
                    })}
                <p class="quiet">{move || words().get("invitation-guest")}</p>
                {trouble}
                <div class="dialog-commands">
                    <button type="submit" class="ds-button" aria-busy=move || sending.get().to_string()>
                        {go}
                    </button>
                </div>
            </form>
            <FocusOn field=name_field />
        }
        .into_any(),
    }
}

/// Puts the focus into the first field as soon as it is there: from the link to the board without a mouse.
#[component]
fn FocusOn(field: NodeRef<html::Input>) -> impl IntoView {
    field.on_load(|input| {
        request_animation_frame(move || {
            // It is shown; and where it is not, Tab leads to it.
            let _ = input.focus();
        });
    });
}

/// The waiting room: it hears from the server when a lead has decided.
#[component]
fn Wait(go: String, path: StoredValue<String>, door: RwSignal<Door>) -> impl IntoView {
    spawn_local(hear(format!("{}/standing", path.get_value()), go, door));
    view! {
        <p class="lead" role="status">
            <Icon name="Handshake" />
            {move || words().get("invitation-waiting-explained")}
        </p>
        <p class="quiet">{move || words().get("invitation-waiting-stay")}</p>
    }
}

/// The server holds its answer back until there is something to say.
async fn hear(standing: String, go: String, door: RwSignal<Door>) {
    loop {
        let answer = http::get::<Standing>(&standing).await;
        // Who has left the page waits no more: its signals are gone.
        if door.is_disposed() {
            return;
        }
        match answer {
            Ok(Standing::Waiting) => {}
            Ok(Standing::Admitted) => return address::go(&go),
            Ok(Standing::TurnedAway) => return door.set(Door::TurnedAway),
            Err(NoAnswer::Status(GONE)) => return door.set(Door::Ended),
            // Signed out elsewhere: the page asks anew who comes.
            Err(NoAnswer::Status(NOBODY)) => return address::reload(),
            Err(NoAnswer::Offline | NoAnswer::Status(_) | NoAnswer::Unreadable) => break,
        }
    }
    set_timeout(move || spawn_local(hear(standing, go, door)), ASK_AGAIN_AFTER);
}
