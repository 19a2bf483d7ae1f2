//! A board's miniature, for whoever may open the board.

use super::App;
use super::api::ApiError;
use crate::summaries::palette::Scheme;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use board::network::BoardId;
use serde::Deserialize;
use std::sync::Arc;

/// A picture needs nothing, and does nothing.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";
/// A revision is one picture, for ever; but the person's alone, since others may not open the board.
const KEEP: &str = "private, max-age=31536000, immutable";
/// The picture that was asked for is no more: this is the newest one.
const DO_NOT_KEEP: &str = "private, no-store";

/// Which picture is asked for.
#[derive(Debug, Deserialize)]
pub struct Which {
    revision: Option<u64>,
    #[serde(default)]
    scheme: Scheme,
}

/// The picture.
pub async fn svg(
    State(app): State<Arc<App>>,
    Path(board): Path<String>,
    Query(which): Query<Which>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let board: BoardId = board.parse().map_err(|_| ApiError::NoBoard)?;
    let visitor = app.visitor(&headers);
    app.directory.level(visitor.as_ref().map(|session| &session.person), board).ok_or(ApiError::NoBoard)?;
    let (revision, miniature) = app.summaries.miniature(board).await?.ok_or(ApiError::NoBoard)?;
    let keep = if which.revision == Some(revision) { KEEP } else { DO_NOT_KEEP };
    let said = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, keep),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        // Nor what the browser keeps to who signs in there next.
        (header::VARY, "cookie"),
    ];
    let said = said.map(|(name, value)| (name, HeaderValue::from_static(value)));
    Ok((said, miniature.svg(which.scheme)).into_response())
}
