//! What a browser asks for: the page, its files, the small questions under `/api`, and whether all is well.
//! The sockets are the rooms'.

pub mod api;
pub mod bundle;
pub mod guard;
pub mod health;

use crate::boards::Boards;
use crate::config::Serve;
use crate::limits::API_BODY_BYTES_MAX;
use crate::people::People;
use crate::rooms::Rooms;
use crate::store::sqlite::SqliteStore;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use axum::{Router, middleware};
use std::sync::Arc;

/// Everything that answering a request may need.
pub struct App {
    /// How the server was told to run.
    pub settings: Serve,
    /// The store; only its health is asked here.
    pub store: Arc<SqliteStore>,
    /// The directory.
    pub boards: Arc<Boards>,
    /// Who has said their name.
    pub people: People,
    /// The boards that somebody has open.
    pub rooms: Rooms,
    /// Whether the store took a write lately.
    pub health: health::Health,
}

/// All addresses that are no sockets, and the guard before them and before `sockets`.
pub fn router(app: Arc<App>, sockets: Router<Arc<App>>) -> Router {
    Router::new()
        .route("/", get(bundle::front))
        .route("/boards", get(bundle::page))
        .route("/b/{board}", get(bundle::board_page))
        .route("/healthz", get(health::healthz))
        .route("/api/me", get(api::me).post(api::introduce))
        .route("/api/municipalities", get(api::municipalities))
        .route("/api/boards", get(api::boards).post(api::create_board))
        .route("/api/boards/{board}", get(api::board))
        .fallback(bundle::file)
        .layer(DefaultBodyLimit::max(API_BODY_BYTES_MAX))
        .merge(sockets)
        .layer(middleware::from_fn_with_state(app.clone(), guard::check_origin))
        .layer(middleware::from_fn_with_state(app.clone(), guard::add_headers))
        .with_state(app)
}
