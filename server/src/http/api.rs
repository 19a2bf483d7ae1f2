//! The small questions under `/api`, in JSON. Who asks is told by the cookie (see [`crate::people::cookie`]).
//!
//! | | |
//! | --- | --- |
//! | `GET /api/me` | `{id, name, municipality}`; the last two are `null` until they were said |
//! | `POST /api/me {name, municipality}` | says them; the municipality by number or name; answers like `GET` |
//! | `GET /api/municipalities` | `[{number, names, demo}]`, the demo's first |
//! | `GET /api/boards` | `[{id, title, made_at_ms}]`, newest first |
//! | `POST /api/boards {title, core}` | makes a board with a core problem; answers `{id}` |
//! | `GET /api/boards/{board}` | `{id, title, made_at_ms, people: [{id, name, municipality}]}`: those who have a voice there |
//!
//! `municipality` in answers is `{number, name}`. An error is `{reason, text}`: a code for the page, and
//! plain words for who reads the answer itself.

use super::App;
use crate::boards::{Card, fresh_document};
use crate::founding::{Founding, FoundingError};
use crate::limits::BOARDS_MAX;
use crate::people::cookie::Visitor;
use crate::people::municipality::{self, Municipality};
use crate::people::{Profile, ProfileError};
use crate::store::StoreError;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use board::id::{DocumentId, NoteId, PersonId};
use board::note::NoteKind;
use board::{Command, Me, Position, Side};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Why a question was not answered.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The body is not the JSON it should be.
    #[error(transparent)]
    Body(#[from] JsonRejection),
    /// See [`ProfileError`].
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// A board needs a title and a core problem.
    #[error("a new board needs a title and a core problem")]
    BoardIncomplete,
    /// See [`BOARDS_MAX`].
    #[error("this server holds {BOARDS_MAX} boards, and takes no more")]
    TooManyBoards,
    /// See [`board::limits`].
    #[error("the title or the core problem is too long")]
    TextTooLong,
    /// See [`FoundingError`].
    #[error(transparent)]
    Founding(#[from] FoundingError),
    /// No board has this id, or it is no id.
    #[error("there is no such board")]
    NoBoard,
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(Serialize)]
struct Explained {
    reason: &'static str,
    text: String,
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, reason) = match &self {
            ApiError::Body(rejection) => (rejection.status(), "malformed"),
            ApiError::Profile(ProfileError::NameMissing) => (StatusCode::UNPROCESSABLE_ENTITY, "name_missing"),
            ApiError::Profile(ProfileError::NameTooLong) => (StatusCode::UNPROCESSABLE_ENTITY, "name_too_long"),
            ApiError::Profile(ProfileError::NameUnprintable) => (StatusCode::UNPROCESSABLE_ENTITY, "name_unprintable"),
            ApiError::Profile(ProfileError::MunicipalityUnknown) => {
                (StatusCode::UNPROCESSABLE_ENTITY, "municipality_unknown")
            }
            ApiError::BoardIncomplete => (StatusCode::UNPROCESSABLE_ENTITY, "board_incomplete"),
            ApiError::TooManyBoards => (StatusCode::INSUFFICIENT_STORAGE, "too_many_boards"),
            ApiError::TextTooLong => (StatusCode::UNPROCESSABLE_ENTITY, "text_too_long"),
            ApiError::NoBoard => (StatusCode::NOT_FOUND, "no_board"),
            ApiError::Founding(_) | ApiError::Store(_) => {
                tracing::error!(error = %self, "a question could not be answered");
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable")
            }
        };
        (status, Json(Explained { reason, text: self.to_string() })).into_response()
    }
}

/// A person, as others see them.
#[derive(Debug, Serialize)]
pub struct Person {
    id: PersonId,
    name: Option<String>,
    municipality: Option<Place>,
}

#[derive(Debug, Serialize)]
struct Place {
    number: &'static str,
    name: &'static str,
}

impl Person {
    fn new(id: PersonId, profile: Option<Profile>) -> Self {
        let municipality = profile.as_ref().and_then(Profile::municipality);
        let place = |municipality: &'static Municipality| Place {
            number: &municipality.number,
            name: municipality.names.first().map_or("", String::as_str),
        };
        Person { id, municipality: municipality.map(place), name: profile.map(|profile| profile.name) }
    }
}

/// What `POST /api/me` says.
#[derive(Debug, Deserialize)]
pub struct Introduction {
    name: String,
    municipality: String,
}

fn remembered(app: &App, visitor: &Visitor, body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    visitor.remember(response.headers_mut(), app.settings.secure());
    response
}

/// Who am I?
pub async fn me(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, ApiError> {
    let visitor = Visitor::of(&headers);
    let profile = app.people.profile(&visitor.person()).await?;
    Ok(remembered(&app, &visitor, Json(Person::new(visitor.person(), profile))))
}

/// This is who I am.
pub async fn introduce(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Json<Introduction>, JsonRejection>,
) -> Result<Response, ApiError> {
    let Json(said) = body?;
    let profile = Profile::parse(&said.name, &said.municipality)?;
    let visitor = Visitor::of(&headers);
    app.people.introduce(&visitor.person(), &profile).await?;
    Ok(remembered(&app, &visitor, Json(Person::new(visitor.person(), Some(profile)))))
}

/// Which municipalities are there?
pub async fn municipalities() -> Json<&'static [Municipality]> {
    Json(municipality::all())
}

/// A board in the list.
#[derive(Debug, Serialize)]
pub struct Listed {
    id: DocumentId,
    title: String,
    made_at_ms: u64,
}

/// Which boards are there?
pub async fn boards(State(app): State<Arc<App>>) -> Result<Json<Vec<Listed>>, ApiError> {
    let boards = app.boards.list().await?.into_iter();
    let listed = boards.map(|(id, card)| Listed { id, title: card.title, made_at_ms: card.made_at_ms });
    Ok(Json(listed.collect()))
}

/// What `POST /api/boards` says.
#[derive(Debug, Deserialize)]
pub struct Wish {
    title: String,
    core: String,
}

/// A board that was made.
#[derive(Debug, Serialize)]
pub struct Made {
    id: DocumentId,
}

/// Make me a board.
pub async fn create_board(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Json<Wish>, JsonRejection>,
) -> Result<Response, ApiError> {
    let Json(wish) = body?;
    let (title, core) = (wish.title.trim(), wish.core.trim());
    if title.is_empty() || core.is_empty() {
        return Err(ApiError::BoardIncomplete);
    }
    let units = |text: &str| text.encode_utf16().count();
    if units(title) > board::limits::TITLE_UTF16_MAX || units(core) > board::limits::TEXT_UTF16_MAX {
        return Err(ApiError::TextTooLong);
    }
    if app.boards.list().await?.len() >= BOARDS_MAX {
        return Err(ApiError::TooManyBoards);
    }
    let visitor = Visitor::of(&headers);
    let id = visitor.person();
    let name = app.people.profile(&id).await?.map(|profile| profile.name).unwrap_or_default();
    let note = NoteId::fresh(crate::random::bits());
    let place = board::Place { parent: None, side: Side::None, at: Position::Last };
    let first = Command::Several(vec![
        Command::SetTitle { title: title.to_owned() },
        Command::Create { id: note.clone(), kind: NoteKind::Note, place, text: core.to_owned() },
        Command::SetCore { note },
    ]);
    let (board, at) = (fresh_document(), crate::clock::now());
    let founding = Founding::content(board, Me { id: id.clone(), name }, first, at)?;
    founding.words().write(&*app.store).await?;
    let card = Card { title: title.to_owned(), made_by: Some(id), made_at_ms: at.now_ms };
    app.boards.add(board, &card).await?;
    Ok(remembered(&app, &visitor, (StatusCode::CREATED, Json(Made { id: board }))))
}

/// A board, opened.
#[derive(Debug, Serialize)]
pub struct Opened {
    #[serde(flatten)]
    board: Listed,
    people: Vec<Person>,
}

/// What is this board, and whose voices are on it?
pub async fn board(State(app): State<Arc<App>>, Path(board): Path<String>) -> Result<Json<Opened>, ApiError> {
    let id: DocumentId = board.parse().map_err(|_| ApiError::NoBoard)?;
    let card = app.boards.card(id).await?.ok_or(ApiError::NoBoard)?;
    let mut people = Vec::new();
    for (_, owner) in app.boards.voices(id).await? {
        let profile = app.people.profile(&owner).await?;
        people.push(Person::new(owner, profile));
    }
    Ok(Json(Opened { board: Listed { id, title: card.title, made_at_ms: card.made_at_ms }, people }))
}
