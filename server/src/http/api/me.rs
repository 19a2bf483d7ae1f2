//! Who am I, and what can I do about it?

use super::ApiError;
use crate::http::App;
use crate::people::municipality::{self, Municipality};
use crate::people::{Kind, Profile, Token, cookie};
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use board::id::{NetworkId, PersonId};
use board::network::act::NotDone;
use board::network::role::Role;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A municipality, as a person is shown with it.
#[derive(Debug, Serialize)]
pub struct Place {
    number: &'static str,
    name: &'static str,
}

impl Place {
    /// The municipality by the name that it uses first.
    pub fn of(municipality: &'static Municipality) -> Self {
        let name = municipality.names.first().map_or("", String::as_str);
        Place { number: &municipality.number, name }
    }
}

/// Who sits at a browser, and how one signs in here.
#[derive(Debug, Serialize)]
pub struct WhoAmI {
    person: Option<SignedIn>,
    administrator: bool,
    networks: Vec<Network>,
    demo: bool,
    sign_in: WaysIn,
}

/// Somebody signed in.
#[derive(Debug, Serialize)]
struct SignedIn {
    id: PersonId,
    name: String,
    municipality: Option<Place>,
    guest: bool,
    demo: bool,
}

/// A network that the person belongs to.
#[derive(Debug, Serialize)]
struct Network {
    id: NetworkId,
    name: String,
    /// The highest there.
    role: Role,
}

/// The ways to sign in that this server has.
#[derive(Debug, Serialize)]
struct WaysIn {
    email: bool,
    issuers: Vec<Issuer>,
}

/// Somebody who vouches for people, by OpenID Connect.
#[derive(Debug, Serialize)]
struct Issuer {
    id: String,
    name: String,
}

impl Issuer {
    fn of((id, name): (&str, &str)) -> Self {
        Issuer { id: id.to_owned(), name: name.to_owned() }
    }
}

impl WhoAmI {
    fn of(app: &App, person: Option<&PersonId>) -> Self {
        let account = person.and_then(|person| Some((person.clone(), app.people.account(person)?)));
        let networks = account.as_ref().map(|(person, _)| app.directory.networks_of(person)).unwrap_or_default();
        WhoAmI {
            networks: networks.into_iter().map(|(id, name, role)| Network { id, name, role }).collect(),
            administrator: account.as_ref().is_some_and(|(_, account)| account.administrator),
            person: account.map(|(id, account)| SignedIn {
                id,
                name: account.profile.name.clone(),
                municipality: account.profile.municipality().map(Place::of),
                guest: account.kind == Kind::Guest,
                demo: account.kind == Kind::Demo,
            }),
            demo: app.settings.demo,
            sign_in: WaysIn { email: app.post.is_some(), issuers: app.issuers.offered().map(Issuer::of).collect() },
        }
    }
}

/// Has a browser remember who it is.
pub(crate) fn remembered(app: &App, token: &Token, body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    cookie::give(response.headers_mut(), &token.secret, token.kept_for, app.settings.secure());
    response
}

/// Who am I?
pub async fn me(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, ApiError> {
    let Some(session) = app.visitor(&headers) else { return Ok(Json(WhoAmI::of(&app, None)).into_response()) };
    let answer = Json(WhoAmI::of(&app, Some(&session.person)));
    Ok(match app.people.renew(&headers, crate::clock::now().now_ms).await? {
        Some(token) => remembered(&app, &token, answer),
        None => answer.into_response(),
    })
}

/// What `POST /api/me` says.
#[derive(Debug, Deserialize)]
pub struct Introduction {
    pub(super) name: String,
    /// By number or name; none for who belongs to no municipality.
    pub(super) municipality: Option<String>,
}

impl Introduction {
    /// What was said, checked.
    pub(super) fn profile(&self) -> Result<Profile, ApiError> {
        Ok(Profile::parse(&self.name, self.municipality.as_deref())?)
    }
}

/// This is how I want to be shown. Nobody comes in by it: there is a link from somebody, or a way to sign in.
pub async fn introduce(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Json<Introduction>, JsonRejection>,
) -> Result<Json<WhoAmI>, ApiError> {
    let session = app.visitor(&headers).ok_or(NotDone::SignIn)?;
    let Json(said) = body?;
    app.people.rename(&session.person, said.profile()?).await?;
    app.introduce(&session.person);
    Ok(Json(WhoAmI::of(&app, Some(&session.person))))
}

/// What `POST /api/sign-out` says.
#[derive(Debug, Deserialize)]
pub struct SigningOut {
    /// In all browsers, not in this alone.
    #[serde(default)]
    everywhere: bool,
}

/// What an answer that says nothing more than "done" holds.
#[derive(Debug, Serialize)]
pub struct Nothing {}

/// I am not here any more. Who is not signed in, is signed out all the same.
pub async fn sign_out(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Json<SigningOut>, JsonRejection>,
) -> Result<Response, ApiError> {
    let Json(how) = body?;
    if let Some(session) = app.visitor(&headers) {
        if how.everywhere {
            app.people.sign_out_everywhere(&session.person).await?;
        } else {
            app.people.sign_out(session.id).await?;
        }
    }
    let mut response = Json(Nothing {}).into_response();
    cookie::take(response.headers_mut(), app.settings.secure());
    Ok(response)
}

/// Which municipalities are there?
pub async fn municipalities() -> Json<&'static [Municipality]> {
    Json(municipality::all())
}
