//! A board to which people come by a link: the way in for who is not a member of the network.

use crate::{
    http_request::{self, Answer},
    person::Person,
    server_process::ServerProcess,
};
use anyhow::{Context, bail};
use board::{
    id::{DocumentId, PersonId},
    network::{
        act::{Act, BoardKind, Done, Invite},
        role::{Role, Scope},
        sharing::Level,
    },
};
use std::{
    net::SocketAddr,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// The demo's project lead who calls the meetings.
const LEAD: &str = "demo-pl_fj";
/// How long a link lasts: longer than any test takes.
const LINK_LASTS: Duration = Duration::from_secs(24 * 3600);

/// A board of the demo's, and a link to it. The server must have been started with `--demo`.
#[derive(Debug, Clone)]
pub struct Meeting {
    server: SocketAddr,
    /// The board.
    pub board: DocumentId,
    /// Last part of the link: who follows it writes on the board.
    pub secret: String,
}

impl Meeting {
    /// The demo's project lead makes a board with a core problem, and a link to write on it.
    ///
    /// # Errors
    /// When the server does not do as it is asked.
    pub async fn call(server: SocketAddr, title: &str, core: &str) -> anyhow::Result<Meeting> {
        let lead = Person::of_the_demo(server, LEAD).await?;
        let boards = http_request::get(server, "/api/boards", Some(&lead.cookie)).await?.json()?;
        let own = boards.as_array().into_iter().flatten().filter_map(|board| board["project"].as_str());
        let mut projects = own.map(str::parse).collect::<Result<Vec<DocumentId>, _>>()?;
        projects.sort_unstable();
        projects.dedup();
        for project in projects {
            let (title, core) = (title.to_owned(), core.to_owned());
            let act = Act::CreateBoard { project, kind: BoardKind::ProblemTree, title, core };
            // Others' projects are no places for the lead's boards.
            let Ok(Done::Board(board)) = lead.act(server, &act).await else { continue };
            let secret = lead.invite(server, board).await?;
            return Ok(Meeting { server, board, secret });
        }
        bail!("the demo's lead has no project")
    }

    /// Somebody follows the link, and writes from now on.
    ///
    /// # Errors
    /// When the link does not let them in.
    pub async fn welcome(&self, name: &str, municipality: &str) -> anyhow::Result<Person> {
        let (person, _) = Person::invited(self.server, &self.secret, name, municipality).await?;
        Ok(person)
    }
}

/// A time in an hour, in milliseconds since 1970.
pub fn in_an_hour_ms() -> u64 {
    let then = SystemTime::now() + Duration::from_secs(3_600);
    then.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
}

impl Person {
    /// Signs in as one of the demo's people.
    ///
    /// # Errors
    /// When there is no such person, or the server is no demo.
    pub async fn of_the_demo(server: SocketAddr, id: &str) -> anyhow::Result<Person> {
        let being = serde_json::json!({ "person": id.parse::<PersonId>()? });
        let answer = http_request::post(server, "/api/demo/sign-in", None, &being).await?;
        Ok(Person { name: id.to_owned(), cookie: cookie(&answer)? })
    }

    /// Comes as a guest by a link; says where it leads.
    ///
    /// # Errors
    /// When the link does not let them in.
    pub async fn invited(
        server: SocketAddr,
        secret: &str,
        name: &str,
        municipality: &str,
    ) -> anyhow::Result<(Person, String)> {
        let card = serde_json::json!({ "name": name, "municipality": municipality });
        let answer = http_request::post(server, &format!("/api/invitations/{secret}"), None, &card).await?;
        let go = answer.json()?["go"].as_str().context("the link leads somewhere")?.to_owned();
        Ok((Person { name: name.to_owned(), cookie: cookie(&answer)? }, go))
    }

    /// Signs in by a link that the operator handed out. `was`: who was here before, and says that it was them.
    ///
    /// # Errors
    /// When the link does not let them in.
    pub async fn signed_in(
        server: &ServerProcess,
        email: &str,
        name: &str,
        was: Option<&Person>,
    ) -> anyhow::Result<Person> {
        let link = server.admin(&["sign-in-link", "--email", email, "--name", name])?;
        let token = link.rsplit('/').next().unwrap_or_default();
        let following = serde_json::json!({ "token": token, "keep_guest": was.is_some() });
        let brought = was.map(|was| was.cookie.as_str());
        let answer = http_request::post(server.address(), "/api/sign-in/link", brought, &following).await?;
        Ok(Person { name: name.to_owned(), cookie: cookie(&answer)? })
    }

    /// Does something to the network.
    ///
    /// # Errors
    /// When the server does not do it; its answer is in the message.
    pub async fn act(&self, server: SocketAddr, act: &Act) -> anyhow::Result<Done> {
        let act = serde_json::to_value(act)?;
        let answer = http_request::post(server, "/api/acts", Some(&self.cookie), &act).await?;
        serde_json::from_str(&answer.body).with_context(|| format!("{} {}", answer.status, answer.body))
    }

    async fn invite(&self, server: SocketAddr, board: DocumentId) -> anyhow::Result<String> {
        let me = http_request::get(server, "/api/me", Some(&self.cookie)).await?.json()?;
        let network = me["networks"][0]["id"].as_str().context("the lead has a network")?.parse()?;
        let ends = SystemTime::now() + LINK_LASTS;
        let invite = Invite {
            network,
            role: Role::Guest,
            scope: Scope::Board(board, Level::Write),
            organisation: None,
            expires_ms: ends.duration_since(UNIX_EPOCH)?.as_millis().try_into()?,
            uses_max: None,
            admitted_by_lead: false,
            role_until_ms: None,
        };
        match self.act(server, &Act::Invite(invite)).await? {
            Done::Invitation { secret, .. } => Ok(secret),
            other => bail!("an invitation became {other:?}"),
        }
    }
}

fn cookie(answer: &Answer) -> anyhow::Result<String> {
    let set = answer.header("set-cookie");
    let set = set.with_context(|| format!("the server gave no cookie: {} {}", answer.status, answer.body))?;
    Ok(set.split(';').next().unwrap_or_default().trim().to_owned())
}
