//! Links that let somebody in: into a network, onto a board, or as the first administrator.

use super::ApiError;
use super::me::{Introduction, remembered};
use crate::clock::now;
use crate::http::App;
use crate::limits::DOOR_ANSWERS_WITHIN;
use crate::people::secret::Secret;
use crate::people::{Kind, Session};
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use board::network::act::NotDone;
use board::network::role::Role;
use board::network::sharing::Level;
use board::network::standing::Standing;
use serde::Serialize;
use std::sync::Arc;

/// What a link says before it is used.
#[derive(Debug, Serialize)]
pub struct Invitation {
    /// Into what.
    network: String,
    /// On which board, if on one alone.
    board: Option<String>,
    role: Role,
    level: Option<Level>,
    /// Of which organisation, if the link says so.
    organisation: Option<String>,
    /// None: at the next start of the server.
    expires_ms: Option<u64>,
    /// Whether a lead still lets each one in.
    admitted_by_lead: bool,
}

/// What is this link?
pub async fn invitation(State(app): State<Arc<App>>, Path(secret): Path<String>) -> Result<Json<Invitation>, ApiError> {
    let secret = Secret::parse(&secret).ok_or(ApiError::InvitationEnded)?;
    if app.people.makes_administrator(&secret) {
        return Ok(Json(Invitation {
            network: "Samtavle".to_owned(),
            board: None,
            role: Role::Administrator,
            level: None,
            organisation: None,
            expires_ms: None,
            admitted_by_lead: false,
        }));
    }
    let offer = app.directory.offer(secret.as_str()).ok_or(ApiError::InvitationEnded)?;
    Ok(Json(Invitation {
        network: offer.network,
        board: offer.board,
        role: offer.role,
        level: offer.level,
        organisation: offer.organisation,
        expires_ms: Some(offer.expires_ms),
        admitted_by_lead: offer.admitted_by_lead,
    }))
}

/// Where somebody who came by a link is to go.
#[derive(Debug, Serialize)]
pub struct Go {
    go: String,
    /// Whether a lead has to let them in first.
    waiting: bool,
}

/// I come by this link. Who is signed in already need not say a name.
pub async fn accept(
    State(app): State<Arc<App>>,
    Path(secret): Path<String>,
    headers: HeaderMap,
    body: Result<Json<Introduction>, JsonRejection>,
) -> Result<Response, ApiError> {
    let secret = Secret::parse(&secret).ok_or(ApiError::InvitationEnded)?;
    let first = app.people.makes_administrator(&secret);
    let visitor = app.visitor(&headers);
    // Nobody is taken in by a link that leads nowhere. (Who came by it before may come again, though it is used up.)
    if visitor.is_none() && !first && app.directory.offer(secret.as_str()).is_none() {
        return Err(ApiError::InvitationEnded);
    }
    let now_ms = now().now_ms;
    let (person, token) = match visitor {
        Some(session) => (session.person, None),
        None => {
            let Json(said) = body?;
            let kind = if first { Kind::Member } else { Kind::Guest };
            let person = app.people.take_in(said.profile()?, kind, now_ms).await?;
            app.introduce(&person);
            let token = app.people.sign_in(&person, now_ms).await?;
            (person, Some(token))
        }
    };
    let go = if first {
        app.people.become_administrator(&person, &secret).await?;
        app.introduce(&person);
        Go { go: "/".to_owned(), waiting: false }
    } else {
        let account = app.people.account(&person);
        let municipality = account.as_ref().and_then(|account| account.profile.municipality.as_deref());
        let welcome = app.directory.accept_invitation(secret.as_str(), &person, municipality).await?;
        Go { go: welcome.address(), waiting: welcome.waiting() }
    };
    Ok(match token {
        Some(token) => remembered(&app, &token, Json(go)),
        None => Json(go).into_response(),
    })
}

/// I came by this link: am I in? Held back until a lead has decided, so that nobody has to ask again and again; but no
/// longer than what stands between lets an answer take.
pub async fn standing(
    State(app): State<Arc<App>>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Standing>, ApiError> {
    let secret = Secret::parse(&secret).ok_or(ApiError::InvitationEnded)?;
    let Session { id, person } = app.visitor(&headers).ok_or(NotDone::SignIn)?;
    tokio::select! {
        decided = app.directory.decided(secret.as_str(), &person) => Ok(Json(decided?)),
        () = app.people.end_of(id) => Err(NotDone::SignIn.into()),
        () = app.stopping() => Ok(Json(Standing::Waiting)),
        () = tokio::time::sleep(DOOR_ANSWERS_WITHIN) => Ok(Json(Standing::Waiting)),
    }
}
