//! The network's addresses: acts, what its leads look up, and the socket that tells its page.

use super::App;
use super::sharing::{names, told};
use crate::erasure;
use crate::network::audit;
use crate::network::live;
use crate::network::plan::Desk;
use crate::people::Session;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use board::id::{NetworkId, PersonId};
use board::network::act::{Act, Done, NotDone};
use board::network::lookup::{AuditPage, Invitation, Member};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Why something asked of the network was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// See [`NotDone`].
    #[error(transparent)]
    NotDone(#[from] NotDone),
    /// The body is not the JSON that it should be.
    #[error(transparent)]
    Body(#[from] JsonRejection),
}

#[derive(Serialize)]
struct Explained {
    reason: String,
    text: String,
}

fn status(reason: NotDone) -> StatusCode {
    match reason {
        NotDone::SignIn => StatusCode::UNAUTHORIZED,
        NotDone::NotAllowed => StatusCode::FORBIDDEN,
        NotDone::Unknown => StatusCode::NOT_FOUND,
        NotDone::InvitationEnded => StatusCode::GONE,
        NotDone::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        NotDone::NameMissing
        | NotDone::TooLong
        | NotDone::NoSuchMunicipality
        | NotDone::AlreadyHere
        | NotDone::NotEmpty
        | NotDone::NotBinned
        | NotDone::ProjectLocked
        | NotDone::BadTime
        | NotDone::LastLead
        | NotDone::TooMany => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, reason) = match &self {
            Refused::NotDone(reason) => {
                let code = serde_json::to_value(reason).ok();
                let code = code.as_ref().and_then(|code| code.as_str()).map(str::to_owned);
                (status(*reason), code.expect("a reason is serialised as its code"))
            }
            Refused::Body(rejection) => (rejection.status(), "malformed".to_owned()),
        };
        (status, Json(Explained { reason, text: self.to_string() })).into_response()
    }
}

fn visitor(app: &App, headers: &HeaderMap) -> Result<Session, NotDone> {
    app.visitor(headers).ok_or(NotDone::SignIn)
}

pub(super) fn person(app: &App, headers: &HeaderMap) -> Result<PersonId, NotDone> {
    Ok(visitor(app, headers)?.person)
}

/// Does what the person wants of the network.
pub async fn act(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Json<Act>, JsonRejection>,
) -> Result<Json<Done>, Refused> {
    let person = person(&app, &headers)?;
    let Json(act) = body?;
    erasure::before(&app, &person, &act).await?;
    let done = app.directory.act(&person, act.clone()).await?;
    erasure::after(&app, &act).await?;
    if let Act::HandOutSignInLink { person, .. } = &act {
        // Drawn when the log says who asked for it.
        return Ok(Json(sign_in_link(&app, person).await?));
    }
    Ok(Json(done))
}

async fn sign_in_link(app: &App, person: &PersonId) -> Result<Done, NotDone> {
    let drawn = app.people.link_to_hand_out(person, app.directory.now_ms()).await;
    let secret = drawn.map_err(|error| {
        tracing::error!(%error, "a link to sign in by could not be kept");
        NotDone::Unavailable
    })?;
    Ok(Done::SignInLink { secret: secret.as_str().to_owned() })
}

/// Tells a reader of the network's page what they may know, live.
pub async fn socket(
    State(app): State<Arc<App>>,
    Path(network): Path<String>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Refused> {
    let Session { id, person } = visitor(&app, &headers)?;
    let network: NetworkId = network.parse().map_err(|_| NotDone::Unknown)?;
    let (state, now_ms) = (app.directory.state(), app.directory.now_ms());
    Desk { state: &state, actor: &person, now_ms }.network(&network)?;
    let (directory, over) = (app.directory.clone(), app.people.end_of(id));
    let signed_out = async move {
        over.await;
        live::CLOSE_SIGNED_OUT
    };
    let upgrade = upgrade.protocols([live::SUBPROTOCOL]).max_message_size(live::SAID_BYTES_MAX);
    Ok(upgrade.on_upgrade(move |socket| live::tell(directory, network, person, socket, signed_out)))
}

/// Who is what in a network. For who leads it, and for those who decide about a project in it.
pub async fn members(
    State(app): State<Arc<App>>,
    Path(network): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Vec<Member>>, Refused> {
    let person = person(&app, &headers)?;
    let network: NetworkId = network.parse().map_err(|_| NotDone::Unknown)?;
    let (state, now_ms) = (app.directory.state(), app.directory.now_ms());
    let desk = Desk { state: &state, actor: &person, now_ms };
    desk.network(&network)?;
    let leads = desk.asker().leads_network(&network);
    let decides = state.projects(&network).any(|project| desk.decides_about(project));
    if !leads && !decides {
        return Err(NotDone::NotAllowed.into());
    }
    let members = state.members(&network).map(|member| {
        let known = state.known(&member.held.person);
        Member {
            name: known.map(|known| known.name.clone()).unwrap_or_default(),
            guest: known.is_some_and(|known| known.guest),
            initials: state
                .place(&network, &member.held.person)
                .map(|place| place.initials.clone())
                .unwrap_or_default(),
            since_ms: member.since_ms,
            invitation: member.invitation.clone(),
            held: member.held.clone(),
        }
    });
    Ok(Json(members.collect()))
}

/// The invitations of a network that the person may end.
pub async fn invitations(
    State(app): State<Arc<App>>,
    Path(network): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Vec<Invitation>>, Refused> {
    let person = person(&app, &headers)?;
    let network: NetworkId = network.parse().map_err(|_| NotDone::Unknown)?;
    let (state, now_ms) = (app.directory.state(), app.directory.now_ms());
    let desk = Desk { state: &state, actor: &person, now_ms };
    desk.network(&network)?;
    let mine = state.invitations(&network).filter(|row| desk.may_end(row));
    Ok(Json(mine.map(told).collect()))
}

/// From when back the audit log is asked for.
#[derive(Debug, Deserialize)]
pub struct Before {
    before_ms: Option<u64>,
}

/// The audit log of a network, the newest first. For who leads it.
pub async fn audit(
    State(app): State<Arc<App>>,
    Path(network): Path<String>,
    Query(before): Query<Before>,
    headers: HeaderMap,
) -> Result<Json<AuditPage>, Refused> {
    let person = person(&app, &headers)?;
    let network: NetworkId = network.parse().map_err(|_| NotDone::Unknown)?;
    let (state, now_ms) = (app.directory.state(), app.directory.now_ms());
    let row = Desk { state: &state, actor: &person, now_ms }.led_network(&network)?;
    let before_ms = before.before_ms.unwrap_or(now_ms + 1);
    let read = audit::read(&*app.store, &network, before_ms, row.made_at_ms).await;
    let rows = read.map_err(|error| {
        tracing::error!(%error, "the audit log could not be read");
        NotDone::Unavailable
    })?;
    let names = names(Desk { state: &state, actor: &person, now_ms }, &rows);
    Ok(Json(AuditPage { rows, names }))
}
