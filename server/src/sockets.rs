//! The two addresses that speak WebSocket: `/sync/{document}` for any Yjs client, and `/board/{board}`
//! for our own.
//!
//! [`upgrade`] is the handshake, [`frame`] the bytes on the wire, [`line`] one peer's stream.

pub mod frame;
pub mod line;
pub mod upgrade;

use crate::http::App;
use crate::rooms::access::Caller;
use crate::rooms::{NoEntry, Rooms, Way};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use board::id::DocumentId;
use board::wire::message::SUBPROTOCOL;
use std::sync::Arc;
use upgrade::Upgrade;

/// Who everybody is who has not signed in, where rooms are open.
const ANYBODY: &str = "anybody";

/// The addresses that speak WebSocket.
pub fn router() -> Router<Arc<App>> {
    Router::new().route("/sync/{document}", get(sync)).route("/board/{board}", get(board))
}

async fn sync(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    upgrade: Upgrade,
) -> Result<Response, NoEntry> {
    enter_sync(&app.rooms, &name, caller(&app, &headers), upgrade).await
}

async fn board(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    upgrade: Upgrade,
) -> Result<Response, NoEntry> {
    enter_board(&app.rooms, &name, caller(&app, &headers), upgrade).await
}

/// Lets a plain Yjs client in at a document's address.
pub async fn enter_sync(rooms: &Rooms, name: &str, caller: Caller, upgrade: Upgrade) -> Result<Response, NoEntry> {
    let (document, epoch) = address(name).ok_or(NoEntry::Unknown)?;
    let found = rooms.find(document, epoch, &caller).await?;
    let (seat, rooms) = (rooms.seat(found.board)?, rooms.clone());
    Ok(upgrade.accept(None, move |stream, already| {
        rooms.join_sync(stream, already, found, caller, seat);
    }))
}

/// Lets our own client in at a board's address.
pub async fn enter_board(rooms: &Rooms, name: &str, caller: Caller, upgrade: Upgrade) -> Result<Response, NoEntry> {
    if !upgrade.offers(SUBPROTOCOL) {
        return Err(NoEntry::Subprotocol);
    }
    let board: DocumentId = name.parse().map_err(|_| NoEntry::Unknown)?;
    let (way, rooms) = (rooms.find_board(board, &caller).await?, rooms.clone());
    Ok(match way {
        Way::In => {
            let seat = rooms.seat(board)?;
            upgrade.accept(Some(SUBPROTOCOL), move |stream, already| rooms.join_board(stream, already, caller, seat))
        }
        Way::Out(code) => {
            upgrade.accept(Some(SUBPROTOCOL), move |stream, already| rooms.turn_away(stream, already, caller, code))
        }
    })
}

/// Who sends these headers; where rooms are open, all who have not signed in are one person.
fn caller(app: &App, headers: &HeaderMap) -> Caller {
    match app.visitor(headers) {
        Some(session) => Caller { person: Some(session.person), session: Some(session.id) },
        None if app.rooms.open() => {
            Caller { person: Some(ANYBODY.parse().expect("a plain word is an id")), session: None }
        }
        None => Caller { person: None, session: None },
    }
}

/// Reads `document` or `document.epoch`; the first epoch has no suffix, so that each has one address.
fn address(name: &str) -> Option<(DocumentId, u32)> {
    let (document, epoch) = match name.split_once('.') {
        None => (name, 0),
        Some((document, epoch)) => {
            let canonical = !epoch.starts_with(['0', '+']);
            (document, epoch.parse().ok().filter(|_| canonical)?)
        }
    };
    Some((document.parse().ok()?, epoch))
}

impl IntoResponse for NoEntry {
    fn into_response(self) -> Response {
        let status = match &self {
            NoEntry::Unknown => StatusCode::NOT_FOUND,
            NoEntry::OtherEpoch { .. } => StatusCode::GONE,
            NoEntry::Stranger => StatusCode::UNAUTHORIZED,
            NoEntry::Subprotocol => StatusCode::BAD_REQUEST,
            NoEntry::TooMany { .. } | NoEntry::Closing | NoEntry::Store(_) => {
                let again = [(header::RETRY_AFTER, "5")];
                return (StatusCode::SERVICE_UNAVAILABLE, again, self.to_string()).into_response();
            }
        };
        (status, self.to_string()).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_one_address_for_each_epoch() {
        let id = "00000000000000000000000000000007";
        assert_eq!(address(id), Some((DocumentId(7), 0)));
        assert_eq!(address(&format!("{id}.3")), Some((DocumentId(7), 3)));
        for bad in [".0", ".03", ".+3", ".", ".x", ".3.4", ".4294967296"] {
            assert_eq!(address(&format!("{id}{bad}")), None, "{bad}");
        }
        assert_eq!(address("../../etc/passwd"), None);
    }
}
