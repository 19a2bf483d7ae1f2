//! `/healthz`: for a service manager or a load balancer. It says "ok" only when the disk takes writes.

use super::App;
use crate::store::sqlite::SqliteStore;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// An answer is good for this long, so that asking often writes seldom.
const FRESH: Duration = Duration::from_secs(1);
/// A disk that takes longer for one small write is a broken one.
const WRITTEN_WITHIN: Duration = Duration::from_secs(5);

/// When the store was asked last, and what came of it. Who asks meanwhile waits for the same answer.
#[derive(Debug, Default)]
pub struct Health(Mutex<Option<(Instant, Result<(), String>)>>);

/// The answer.
#[derive(Debug, Serialize)]
pub struct Answer {
    ok: bool,
    version: &'static str,
    /// What is wrong with the store, if anything is.
    #[serde(skip_serializing_if = "Option::is_none")]
    store: Option<String>,
}

impl Health {
    async fn of(&self, store: &SqliteStore) -> Result<(), String> {
        let mut last = self.0.lock().await;
        if let Some((at, result)) = &*last
            && at.elapsed() < FRESH
        {
            return result.clone();
        }
        let result = match tokio::time::timeout(WRITTEN_WITHIN, store.probe()).await {
            Ok(written) => written.map_err(|error| error.to_string()),
            Err(_) => Err(format!("no write within {WRITTEN_WITHIN:?}")),
        };
        *last = Some((Instant::now(), result.clone()));
        result
    }
}

/// 200 when the store takes writes, else 503.
pub async fn healthz(State(app): State<Arc<App>>) -> (StatusCode, Json<Answer>) {
    let store = app.health.of(&app.store).await.err();
    let status = if store.is_none() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Answer { ok: store.is_none(), version: env!("CARGO_PKG_VERSION"), store }))
}
