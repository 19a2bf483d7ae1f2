//! An operator's links: how a server that knows nobody gets its people, and how scripts get in.

use super::AdminError;
use crate::http::App;
use crate::people::way::Email;
use board::id::NetworkId;
use board::network::BoardId;
use board::network::act::{Done, Invite, NotDone};
use board::network::role::{Role, Scope};
use board::network::sharing::Level;

const DAY_MS: u64 = 24 * 3600 * 1000;

/// What the link is to give.
pub(super) struct Wish {
    pub(super) board: Option<BoardId>,
    pub(super) level: Level,
    pub(super) network: Option<NetworkId>,
    pub(super) role: Role,
    pub(super) people: Option<u32>,
    pub(super) days: u32,
}

/// Makes the link, and gives nothing but it, so that a script can use it.
pub(super) async fn invite(app: &App, wish: Wish) -> Result<String, AdminError> {
    let state = app.directory.state();
    let (network, scope) = match (wish.board, wish.network) {
        (Some(board), _) => {
            let project = state.board(board).and_then(|row| state.project(row.project?));
            (project.ok_or(NotDone::Unknown)?.network.clone(), Scope::Board(board, wish.level))
        }
        (None, Some(network)) => (state.network(&network).ok_or(NotDone::Unknown)?.id.clone(), Scope::Network),
        (None, None) => return Err(NotDone::Unknown.into()),
    };
    let invite = Invite {
        network,
        role: wish.role,
        scope,
        organisation: None,
        expires_ms: app.directory.now_ms().saturating_add(u64::from(wish.days).saturating_mul(DAY_MS)),
        uses_max: wish.people,
        admitted_by_lead: false,
        role_until_ms: None,
    };
    let Done::Invitation { secret, .. } = app.directory.invite_by_operator(&invite).await? else {
        return Err(NotDone::Unavailable.into());
    };
    Ok(format!("{}/i/{secret}", app.url))
}

/// Makes a link by which a person signs in, and gives nothing but it.
pub(super) async fn sign_in_link(app: &App, email: &str, name: Option<&str>) -> Result<String, AdminError> {
    let email = Email::parse(email)?;
    let (person, secret) = app.people.link_by_operator(email, name, app.directory.now_ms()).await?;
    app.introduce(&person);
    Ok(format!("{}/sign-in/{}", app.url, secret.as_str()))
}
