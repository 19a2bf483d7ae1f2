//! Whether I hear of what happens by e-mail (see [`crate::daily_letter`]).

use super::ApiError;
use super::me::Nothing;
use crate::http::App;
use crate::mail::letter::Language;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use board::id::PersonId;
use board::network::act::NotDone;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Whether somebody gets daily letters.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// There is a mail server, and the person has an address.
    possible: bool,
    daily: bool,
}

async fn answer(app: &App, person: &PersonId) -> Result<Json<Answer>, ApiError> {
    let kind = app.people.account(person).map(|account| account.kind);
    let wish = app.daily_letters.wish(person).await?;
    let daily = kind.is_some_and(|kind| wish.wants(kind));
    Ok(Json(Answer { possible: app.daily_letters.possible(person), daily }))
}

/// Do I get them?
pub async fn wish(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Json<Answer>, ApiError> {
    let session = app.visitor(&headers).ok_or(NotDone::SignIn)?;
    answer(&app, &session.person).await
}

/// What `POST /api/me/letters` says.
#[derive(Debug, Deserialize)]
pub struct Said {
    daily: bool,
    language: Language,
}

/// I want them, or I do not.
pub async fn set_wish(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Json<Said>, JsonRejection>,
) -> Result<Json<Answer>, ApiError> {
    let session = app.visitor(&headers).ok_or(NotDone::SignIn)?;
    let Json(said) = body?;
    app.daily_letters
        .set_wish(&session.person, |wish| (wish.daily, wish.language) = (Some(said.daily), said.language))
        .await?;
    answer(&app, &session.person).await
}

/// I do without, says whoever has my letter.
pub async fn do_without(State(app): State<Arc<App>>, Path(token): Path<String>) -> Result<Json<Nothing>, ApiError> {
    let done = app.daily_letters.do_without(&token).await?;
    done.then_some(Json(Nothing {})).ok_or_else(|| NotDone::Unknown.into())
}
