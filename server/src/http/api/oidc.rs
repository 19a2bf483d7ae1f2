//! The two addresses of signing in by OpenID Connect: away to the issuer, and back. Both answer with a redirect;
//! what went wrong is told by the page `/sign-in?failed=…`.

use super::me::remembered;
use super::sign_in::{home, welcome};
use super::{ApiError, way_in};
use crate::clock::now;
use crate::http::App;
use crate::limits::WAY_OUT_LASTS;
use crate::people::cookie;
use crate::people::oidc::{OidcError, Returned};
use crate::people::secret::Secret;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use board::network::way_in::NotIn;
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;

/// The cookie of a browser that is away. It goes to these addresses alone.
const COOKIE: &str = "samtavle_way_out";
const PATH: &str = "/api/sign-in/oidc";

/// How somebody sets out.
#[derive(Debug, Deserialize)]
pub struct SettingOut {
    /// What was done in this browser until now was done by me.
    #[serde(default)]
    keep_guest: bool,
}

/// The page that says why not, and offers the ways in again.
fn told(why: NotIn) -> Response {
    Redirect::to(&format!("/sign-in?failed={}", why.code())).into_response()
}

fn failed(error: &OidcError) -> Response {
    let why = match error {
        OidcError::NoIssuer => NotIn::NoIssuer,
        OidcError::Unreachable(_) => NotIn::IssuerUnreachable,
        OidcError::NotBegun => NotIn::BeginAgain,
        OidcError::Denied => NotIn::Denied,
        OidcError::Untrusted(_) => NotIn::Untrusted,
        OidcError::NoOrganisation => NotIn::NoOrganisation,
        OidcError::TooMany => NotIn::TooMany,
    };
    match error {
        OidcError::Unreachable(_) | OidcError::Untrusted(_) => tracing::error!(%error, "a sign-in failed"),
        OidcError::NoIssuer
        | OidcError::NotBegun
        | OidcError::Denied
        | OidcError::NoOrganisation
        | OidcError::TooMany => tracing::debug!(%error, "a sign-in failed"),
    }
    told(why)
}

/// Away to an issuer.
pub async fn depart(
    State(app): State<Arc<App>>,
    Path(issuer): Path<String>,
    Query(how): Query<SettingOut>,
) -> Response {
    match app.issuers.depart(&issuer, how.keep_guest, now().now_ms).await {
        Ok(departure) => {
            let mut response = Redirect::to(&departure.address).into_response();
            let secret = departure.secret.as_str();
            cookie::set(response.headers_mut(), COOKIE, secret, PATH, WAY_OUT_LASTS, app.settings.secure());
            response
        }
        Err(error) => failed(&error),
    }
}

/// Back from it.
pub async fn come_back(
    State(app): State<Arc<App>>,
    Path(issuer): Path<String>,
    Query(returned): Query<Returned>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let secret = cookie::named(&headers, COOKIE).find_map(Secret::parse);
    let now_ms = now().now_ms;
    let mut response = match app.issuers.come_back(&issuer, secret, returned, now_ms).await {
        Ok((vouched, keep_guest)) => {
            let visitor = app.visitor(&headers);
            match app.people.sign_in_vouched(vouched, visitor.as_ref(), keep_guest, now_ms).await {
                Ok(arrival) => {
                    welcome(&app, &arrival).await?;
                    remembered(&app, &arrival.token, Redirect::to(&home(&app, &arrival.person)))
                }
                Err(error) => {
                    tracing::error!(%error, "a sign-in failed");
                    told(way_in(&error))
                }
            }
        }
        Err(error) => failed(&error),
    };
    cookie::set(response.headers_mut(), COOKIE, "", PATH, Duration::ZERO, app.settings.secure());
    Ok(response)
}
