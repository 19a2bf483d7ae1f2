//! What a browser asks for: the page, its files, the small questions under `/api`, and whether all is well.
//! The sockets are the rooms'.

pub mod api;
pub mod bundle;
pub mod demo;
pub mod export;
pub mod guard;
pub mod health;
pub mod miniature;
pub mod network;
pub mod sharing;

use crate::boards::Boards;
use crate::config::Serve;
use crate::daily_letter::DailyLetters;
use crate::limits::API_BODY_BYTES_MAX;
use crate::mail::Post;
use crate::network::Directory;
use crate::people::oidc::Issuers;
use crate::people::{Kind, People, Session};
use crate::rooms::Rooms;
use crate::store::sqlite::SqliteStore;
use crate::summaries::Summaries;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderMap;
use axum::routing::{get, post};
use axum::{Router, middleware};
use board::id::PersonId;
use std::sync::Arc;
use tokio::sync::watch;

/// Everything that answering a request may need.
pub struct App {
    /// How the server was told to run.
    pub settings: Serve,
    /// The address that people type, without a slash at its end. Links begin with it.
    pub url: String,
    /// The store; only its health is asked here.
    pub store: Arc<SqliteStore>,
    /// Of which documents a board consists.
    pub boards: Arc<Boards>,
    /// Who works with whom, and who may do what.
    pub directory: Arc<Directory>,
    /// Everybody whom the server knows.
    pub people: Arc<People>,
    /// Who vouches for people.
    pub issuers: Issuers,
    /// The way to the mail server, if there is one.
    pub post: Option<Arc<Post>>,
    /// The boards that somebody has open.
    pub rooms: Rooms,
    /// What is told of the boards' insides.
    pub summaries: Arc<Summaries>,
    /// What people hear of by e-mail.
    pub daily_letters: Arc<DailyLetters>,
    /// Whether the store took a write lately.
    pub health: health::Health,
    /// Whether the server was told to stop.
    pub stops: watch::Sender<bool>,
}

impl App {
    /// Who sends these headers; nobody if they are not signed in. Anybody may have been one of the demo's people, so
    /// where the demo is not shown, none of them is let in, cookie or not.
    pub fn visitor(&self, headers: &HeaderMap) -> Option<Session> {
        let session = self.people.visitor(headers, crate::clock::now().now_ms)?;
        let invented = self.people.account(&session.person).is_some_and(|account| account.kind == Kind::Demo);
        (self.settings.demo || !invented).then_some(session)
    }

    /// Resolves when the server is told to stop. What is held back then is to be answered.
    pub async fn stopping(&self) {
        // An error means that there is nobody left to say it.
        let _ = self.stops.subscribe().wait_for(|stops| *stops).await;
    }

    /// Tells the network how a person is called. To be done whenever an account is new or has changed.
    pub fn introduce(&self, person: &PersonId) {
        for id in self.people.ids_of(person) {
            if let Some(known) = self.people.known(&id) {
                self.directory.know(id, known);
            }
        }
    }

    /// Tells the network how everybody is called.
    pub fn introduce_all(&self) {
        self.people.everybody().iter().for_each(|person| self.introduce(person));
    }
}

/// Where the page is, besides on boards. What it shows there, it decides itself.
const PAGES: [&str; 12] = [
    "/",
    "/boards",
    "/n/{network}",
    "/n/{network}/admin",
    "/p/{project}",
    "/i/{secret}",
    "/sign-in",
    "/sign-in/{token}",
    "/letters/{token}",
    "/help",
    "/privacy",
    "/accessibility",
];

/// All addresses that are no sockets, and the guard before them and before `sockets`.
pub fn router(app: Arc<App>, sockets: Router<Arc<App>>) -> Router {
    let pages = PAGES.into_iter().fold(Router::new(), |pages, address| pages.route(address, get(bundle::page)));
    pages
        .route("/b/{board}", get(bundle::board_page))
        .route("/healthz", get(health::healthz))
        .route("/api/me", get(api::me::me).post(api::me::introduce))
        .route("/api/sign-out", post(api::me::sign_out))
        .route("/api/sign-in/email", post(api::sign_in::by_email))
        .route("/api/sign-in/oidc/{issuer}", get(api::oidc::depart))
        .route("/api/sign-in/oidc/{issuer}/callback", get(api::oidc::come_back))
        .route("/api/sign-in/link", post(api::sign_in::by_link))
        .route("/api/me/letters", get(api::letters::wish).post(api::letters::set_wish))
        .route("/api/letters/{token}", post(api::letters::do_without))
        .route("/api/invitations/{secret}", get(api::invitations::invitation).post(api::invitations::accept))
        .route("/api/invitations/{secret}/standing", get(api::invitations::standing))
        .route("/api/municipalities", get(api::me::municipalities))
        .route("/api/boards", get(api::boards::boards))
        .route("/api/boards/{board}", get(api::boards::board))
        .route("/api/boards/{board}/notes/{note}/authors", get(api::boards::authors))
        .route("/api/projects/{project}", get(api::projects::project))
        .route("/api/demo/people", get(demo::people))
        .route("/api/demo/sign-in", post(demo::sign_in))
        .route("/api/boards/{board}/miniature.svg", get(miniature::svg))
        .route("/api/acts", post(network::act))
        .route("/api/networks/{network}/members", get(network::members))
        .route("/api/networks/{network}/invitations", get(network::invitations))
        .route("/api/networks/{network}/audit", get(network::audit))
        .route("/api/networks/{network}/openings", get(sharing::openings))
        .route("/api/boards/{board}/sharing", get(sharing::sharing))
        .route("/api/export/me", get(export::me))
        .route("/api/networks/{network}/export/people/{person}", get(export::person))
        .route("/api/networks/{network}/export/organisations/{organisation}", get(export::organisation))
        .route("/network/{network}", get(network::socket))
        .fallback(bundle::file)
        .layer(DefaultBodyLimit::max(API_BODY_BYTES_MAX))
        .merge(sockets)
        .layer(middleware::from_fn_with_state(app.clone(), guard::check_origin))
        .layer(middleware::from_fn_with_state(app.clone(), guard::add_headers))
        .with_state(app)
}
