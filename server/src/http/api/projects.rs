//! A project, for its tasks: whom they may be given to.

use crate::http::App;
use crate::http::network::Refused;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use board::id::{NetworkId, PersonId};
use board::network::ProjectId;
use board::network::act::NotDone;
use board::network::rights::works_in_project;
use board::network::role::Scope;
use board::network::sharing::Level;
use serde::Serialize;
use std::sync::Arc;

/// Somebody who works in a project.
#[derive(Debug, Serialize)]
pub struct Worker {
    id: PersonId,
    name: String,
}

/// A project, opened for its tasks.
#[derive(Debug, Serialize)]
pub struct Opened {
    id: ProjectId,
    network: NetworkId,
    title: String,
    level: Level,
    people: Vec<Worker>,
}

/// What is this project, how far are its tasks open to me, and whom may they be given to? For all who may read them.
pub async fn project(
    State(app): State<Arc<App>>,
    Path(project): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Opened>, Refused> {
    let asker = app.visitor(&headers).ok_or(NotDone::SignIn)?.person;
    let id: ProjectId = project.parse().map_err(|_| NotDone::Unknown)?;
    let (state, now_ms) = (app.directory.state(), app.directory.now_ms());
    let row = state.project(id).ok_or(NotDone::Unknown)?;
    let level = app.directory.level(Some(&asker), id).ok_or(NotDone::Unknown)?;
    let works = state.members(&row.network).filter(|member| {
        let held = &member.held;
        held.scope == Scope::Project(id) && held.holds(now_ms) && works_in_project(held.role)
    });
    let mut people: Vec<Worker> = works
        .map(|member| {
            let person = &member.held.person;
            let name = state.known(person).map(|known| known.name.clone()).unwrap_or_default();
            Worker { id: person.clone(), name }
        })
        .collect();
    people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    people.dedup_by(|a, b| a.id == b.id);
    Ok(Json(Opened { id, network: row.network.clone(), title: row.title.clone(), level, people }))
}
