//! The demo's addresses: whom one can be. There only where the server was started with `--demo`.

use super::App;
use super::api::ApiError;
use super::api::me::{Nothing, remembered};
use super::network::Refused;
use crate::demo;
use crate::people::Kind;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use board::id::PersonId;
use board::network::act::NotDone;
use board::network::role::Role;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Somebody whom one can be.
#[derive(Debug, Serialize)]
pub struct Choice {
    id: PersonId,
    name: String,
    organisation: String,
    role: Role,
}

/// Whom can I be?
pub async fn people(State(app): State<Arc<App>>) -> Result<Json<Vec<Choice>>, Refused> {
    if !app.settings.demo {
        return Err(NotDone::Unknown.into());
    }
    let choices = demo::characters().into_iter().map(|character| Choice {
        id: character.id,
        name: character.name,
        organisation: character.organisation_name,
        role: character.role,
    });
    Ok(Json(choices.collect()))
}

/// What `POST /api/demo/sign-in` says.
#[derive(Debug, Deserialize)]
pub struct Being {
    person: PersonId,
}

/// I am this one now.
pub async fn sign_in(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Json<Being>, JsonRejection>,
) -> Result<Response, ApiError> {
    let Json(Being { person }) = body?;
    let theirs = app.people.account(&person).is_some_and(|account| account.kind == Kind::Demo);
    if !app.settings.demo || !theirs {
        return Err(NotDone::Unknown.into());
    }
    if let Some(session) = app.visitor(&headers) {
        app.people.sign_out(session.id).await?;
    }
    let token = app.people.sign_in(&person, crate::clock::now().now_ms).await?;
    Ok(remembered(&app, &token, Json(Nothing {})))
}
