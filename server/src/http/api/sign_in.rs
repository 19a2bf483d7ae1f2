//! Signing in by a link: asking for it by e-mail, and following it. The page at `/sign-in/{token}` only shows a
//! button, since mail scanners open links.

use super::ApiError;
use super::me::{Nothing, remembered};
use crate::clock::now;
use crate::http::App;
use crate::mail::letter::{self, Language};
use crate::people::secret::Secret;
use crate::people::signing_in::Arrival;
use crate::people::way::Email;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use board::id::PersonId;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What `POST /api/sign-in/email` says.
#[derive(Debug, Deserialize)]
pub struct Wish {
    email: String,
    /// Of the letter.
    #[serde(default)]
    language: Language,
}

/// Send me a link. The answer is the same whether the address is known, and comes as fast.
pub async fn by_email(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Json<Wish>, JsonRejection>,
) -> Result<(StatusCode, Json<Nothing>), ApiError> {
    let Json(wish) = body?;
    let post = app.post.clone().ok_or(ApiError::NoMail)?;
    let email = Email::parse(&wish.email)?;
    tokio::spawn(async move {
        let visitor = app.visitor(&headers);
        let sent = match app.people.ask_for_link(&email, visitor.as_ref(), now().now_ms).await {
            Ok(None) => return,
            Ok(Some(secret)) => {
                let link = format!("{}/sign-in/{}", app.url, secret.as_str());
                post.send(email.address(), letter::sign_in(wish.language, &link))
                    .await
                    .map_err(|error| error.to_string())
            }
            Err(error) => Err(error.to_string()),
        };
        if let Err(error) = sent {
            tracing::error!(error, "a link for signing in was not sent");
        }
    });
    Ok((StatusCode::ACCEPTED, Json(Nothing {})))
}

/// What `POST /api/sign-in/link` says.
#[derive(Debug, Deserialize)]
pub struct Following {
    token: String,
    /// What was done in this browser until now was done by me.
    #[serde(default)]
    keep_guest: bool,
}

/// Where somebody who has signed in is to go.
#[derive(Debug, Serialize)]
pub struct Go {
    go: String,
}

/// I follow this link.
pub async fn by_link(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Json<Following>, JsonRejection>,
) -> Result<Response, ApiError> {
    let Json(following) = body?;
    let secret = Secret::parse(&following.token).ok_or(crate::people::PeopleError::LinkEnded)?;
    let (visitor, now_ms) = (app.visitor(&headers), now().now_ms);
    let arrival = app.people.sign_in_by_link(&secret, visitor.as_ref(), following.keep_guest, now_ms).await?;
    welcome(&app, &arrival).await?;
    let go = Go { go: home(&app, &arrival.person) };
    Ok(remembered(&app, &arrival.token, Json(go)))
}

/// Lets the network know who came, and as whom they were here before.
pub(in crate::http) async fn welcome(app: &App, arrival: &Arrival) -> Result<(), ApiError> {
    app.introduce(&arrival.person);
    if let Some(was) = &arrival.was {
        app.directory.pass_on(was, &arrival.person).await?;
    }
    Ok(())
}

/// The person's network, if there is one alone.
pub(in crate::http) fn home(app: &App, person: &PersonId) -> String {
    match app.directory.networks_of(person).as_slice() {
        [(network, ..)] => format!("/n/{network}"),
        _ => "/".to_owned(),
    }
}
