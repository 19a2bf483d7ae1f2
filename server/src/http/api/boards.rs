//! Which boards there are for whoever asks, and one of them.

use super::ApiError;
use super::me::Place;
use crate::http::App;
use crate::network::view::around;
use crate::people::Kind;
use crate::rooms::authorship::{self, Authorship};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use board::id::{DocumentId, NoteId, PersonId};
use board::network::ProjectId;
use board::network::around::Looks;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A person, as others see them on a board.
#[derive(Debug, Serialize)]
pub struct Person {
    id: PersonId,
    name: Option<String>,
    municipality: Option<Place>,
    /// Whether they say for themselves who they are.
    guest: bool,
    /// How the board's network shows them; nothing on a sample.
    looks: Option<Looks>,
}

impl Person {
    fn new(app: &App, board: DocumentId, id: PersonId) -> Self {
        let account = app.people.shown(&id);
        let account = account.as_deref();
        let state = app.directory.state();
        let looks = |network| around::looks(&state, network, &id, app.directory.now_ms());
        Person {
            looks: state.network_of(board).map(looks),
            id,
            name: account.map(|account| account.profile.name.clone()),
            municipality: account.and_then(|account| account.profile.municipality()).map(Place::of),
            guest: account.is_some_and(|account| account.kind == Kind::Guest),
        }
    }
}

/// A board in the list.
#[derive(Debug, Serialize)]
pub struct Listed {
    id: DocumentId,
    project: Option<ProjectId>,
    title: String,
    made_at_ms: u64,
}

/// Which boards are open to me? Without signing in: the samples.
pub async fn boards(State(app): State<Arc<App>>, headers: HeaderMap) -> Json<Vec<Listed>> {
    let visitor = app.visitor(&headers);
    let person = visitor.as_ref().map(|session| &session.person);
    let state = app.directory.state();
    let open = state.boards().filter(|board| app.directory.level(person, board.id).is_some());
    let mut listed: Vec<Listed> = open
        .map(|board| Listed {
            id: board.id,
            project: board.project,
            title: board.title.clone(),
            made_at_ms: board.made_at_ms,
        })
        .collect();
    listed.sort_by_key(|board| Reverse(board.made_at_ms));
    Json(listed)
}

/// A board, opened.
#[derive(Debug, Serialize)]
pub struct Opened {
    #[serde(flatten)]
    board: Listed,
    people: Vec<Person>,
}

/// What is this board, and who speaks on it: those who have a voice there, who leads its project, and who asks? Who may not open it hears what they hear of one that does
/// not exist.
pub async fn board(
    State(app): State<Arc<App>>,
    Path(board): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Opened>, ApiError> {
    let id: DocumentId = board.parse().map_err(|_| ApiError::NoBoard)?;
    let visitor = app.visitor(&headers);
    let person = visitor.as_ref().map(|session| &session.person);
    app.directory.level(person, id).ok_or(ApiError::NoBoard)?;
    let state = app.directory.state();
    let row = state.board(id).ok_or(ApiError::NoBoard)?;
    let mut heard: BTreeSet<PersonId> = app.boards.voices(id).await?.into_iter().map(|(_, owner)| owner).collect();
    // Who leads the project answers, and who asks is named with the question.
    let project = row.project.and_then(|project| state.project(project));
    let leads = project.map(|project| state.leads(project, app.directory.now_ms())).unwrap_or_default();
    heard.extend(leads.into_iter().map(|lead| lead.held.person.clone()));
    heard.extend(row.asks.iter().map(|asks| asks.by.clone()));
    let people = heard.into_iter().map(|person| Person::new(&app, id, person)).collect();
    let board = Listed { id, project: row.project, title: row.title.clone(), made_at_ms: row.made_at_ms };
    Ok(Json(Opened { board, people }))
}

/// Who wrote a note, and how they are called.
#[derive(Debug, Serialize)]
pub struct Authors {
    #[serde(flatten)]
    written: Authorship,
    people: Vec<Person>,
}

/// Who wrote this note of the board? As the log knows it, not as the note says.
pub async fn authors(
    State(app): State<Arc<App>>,
    Path((board, note)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Json<Authors>, ApiError> {
    let id: DocumentId = board.parse().map_err(|_| ApiError::NoBoard)?;
    let note: NoteId = note.parse().map_err(|_| ApiError::NoNote)?;
    let visitor = app.visitor(&headers);
    app.directory.level(visitor.as_ref().map(|session| &session.person), id).ok_or(ApiError::NoBoard)?;
    let written = authorship::of_note(&*app.store, id, note).await?.ok_or(ApiError::NoNote)?;
    let people: BTreeSet<&PersonId> = written.authors().collect();
    let people = people.into_iter().map(|person| Person::new(&app, id, person.clone())).collect();
    Ok(Json(Authors { written, people }))
}
