//! Files with everything that somebody has: one's own, and for who may end things in a network everybody's there.
//! The latter is written in the audit log, since it shows more than the lead may open otherwise.

use super::App;
use super::network::{Refused, person as visitor};
use crate::export::{self, NoExport};
use crate::network::plan::Desk;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_DISPOSITION;
use axum::http::{HeaderMap, HeaderName};
use board::id::{NetworkId, OrganisationId, PersonId};
use board::network::act::NotDone;
use board::network::lookup::Mention;
use std::sync::Arc;

/// JSON that the browser keeps as a file.
type File<T> = ([(HeaderName, &'static str); 1], Json<T>);

fn file<T>(name: &'static str, exported: Result<T, NoExport>) -> Result<File<T>, Refused> {
    let exported = exported.map_err(|error| {
        tracing::error!(%error, "an export failed");
        NotDone::Unavailable
    })?;
    Ok(([(CONTENT_DISPOSITION, name)], Json(exported)))
}

/// Everything that the visitor has on this server.
pub async fn me(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<File<export::OfPerson>, Refused> {
    let person = visitor(&app, &headers)?;
    file("attachment; filename=\"samtavle-me.json\"", export::of_person(&app, &person, None).await)
}

/// Everything that a person has in a network.
pub async fn person(
    State(app): State<Arc<App>>,
    Path((network, person)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<File<export::OfPerson>, Refused> {
    let actor = visitor(&app, &headers)?;
    let network: NetworkId = network.parse().map_err(|_| NotDone::Unknown)?;
    let person: PersonId = person.parse().map_err(|_| NotDone::Unknown)?;
    ends(&app, &actor, &network)?;
    app.directory.state().place(&network, &person).ok_or(NotDone::Unknown)?;
    app.directory.log(&actor, "export_person", &network, vec![Mention::Person(person.clone())]).await?;
    file("attachment; filename=\"samtavle-person.json\"", export::of_person(&app, &person, Some(&network)).await)
}

/// Everything that an organisation has in a network.
pub async fn organisation(
    State(app): State<Arc<App>>,
    Path((network, organisation)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<File<export::OfOrganisation>, Refused> {
    let actor = visitor(&app, &headers)?;
    let network: NetworkId = network.parse().map_err(|_| NotDone::Unknown)?;
    let organisation: OrganisationId = organisation.parse().map_err(|_| NotDone::Unknown)?;
    ends(&app, &actor, &network)?;
    let state = app.directory.state();
    let row = state.organisation(&organisation).filter(|row| row.network == network).ok_or(NotDone::Unknown)?;
    app.directory.log(&actor, "export_organisation", &network, vec![Mention::Organisation(organisation)]).await?;
    file("attachment; filename=\"samtavle-organisation.json\"", export::of_organisation(&app, row).await)
}

/// Whether the visitor may end things in the network.
fn ends(app: &App, actor: &PersonId, network: &NetworkId) -> Result<(), NotDone> {
    let (state, now_ms) = (app.directory.state(), app.directory.now_ms());
    let desk = Desk { state: &state, actor, now_ms };
    desk.network(network)?;
    desk.asker().ends_network(network).then_some(()).ok_or(NotDone::NotAllowed)
}
