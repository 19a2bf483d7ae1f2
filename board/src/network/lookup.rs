//! What those look up who decide: members, invitations, openings and the audit log. Asked for when it is
//! needed, unlike [`super::view`], which is told live. Filtered like it: titles of boards that the reader may
//! not open are in none of these.

use super::act::Invite;
use super::role::{Membership, Role, Scope};
use super::sharing::{Grant, Grantee, Level};
use super::{BoardId, ProjectId};
use crate::id::{GrantId, InvitationId, NetworkId, OrganisationId, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A member, as the leads see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The name; empty when it was erased.
    pub name: String,
    /// Came by a link.
    pub guest: bool,
    /// Unique in the network; empty when they were erased.
    pub initials: String,
    /// Since when, in milliseconds since 1970.
    pub since_ms: u64,
    /// The link that it came by.
    pub invitation: Option<InvitationId>,
    /// What it gives.
    #[serde(flatten)]
    pub held: Membership,
}

/// An invitation, as those see it who may end it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// What it gives.
    #[serde(flatten)]
    pub invite: Invite,
    /// Who made it; nobody where an operator did.
    pub by: Option<PersonId>,
    /// When, in milliseconds since 1970.
    pub at_ms: u64,
    /// How many have used it.
    pub used: u32,
    /// It was ended.
    pub revoked: bool,
}

impl Invitation {
    /// Whether it still lets anybody in at that time (milliseconds since 1970).
    pub fn holds(&self, now_ms: u64) -> bool {
        !self.revoked && self.invite.lets_in(self.used, now_ms)
    }
}

/// A municipality or another organisation, to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Which.
    pub id: OrganisationId,
    /// What it is called first.
    pub name: String,
}

/// A person of the network, to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Where from.
    pub organisation: Option<OrganisationId>,
    /// The highest role.
    pub role: Role,
}

/// To whom a board is open, by name. For who decides about it: to whom it could be, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sharing {
    /// The board's network.
    pub network: NetworkId,
    /// Its name.
    pub network_name: String,
    /// Whose the board is.
    pub own: OrganisationId,
    /// Its own, and those that it is open to; for who decides all of the network's. By name.
    pub organisations: Vec<Party>,
    /// Those whom it is open to; for who decides all who belong to the network. By name.
    pub people: Vec<Colleague>,
    /// The links that lead to it, the newest first. For who decides.
    pub invitations: Vec<Invitation>,
}

/// One opening of one board, as who leads the network sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Which board.
    pub board: BoardId,
    /// What it is called; not told to who may not open it.
    pub title: Option<String>,
    /// Its project.
    pub project: ProjectId,
    /// To whom, how far and until when.
    pub grant: Grant,
}

/// What an act was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is called as what it mentions")]
pub enum Mention {
    Organisation(OrganisationId),
    Project(ProjectId),
    Board(BoardId),
    Person(PersonId),
    Grant(GrantId),
    Invitation(InvitationId),
    To(Grantee),
    Level(Level),
    Role(Role),
    Scope(Scope),
    UntilMs(u64),
}

/// One row of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logged {
    /// When, in milliseconds since 1970.
    pub at_ms: u64,
    /// Who; nobody where the server did it.
    pub by: Option<PersonId>,
    /// The act's code ([`super::act::Act::code`], or `accept_invitation`).
    pub act: String,
    /// What it was about.
    pub about: Vec<Mention>,
}

/// Rows of the audit log, the newest first, with names for what they mention.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AuditPage {
    /// The rows.
    pub rows: Vec<Logged>,
    /// By key ([`person_key`] and its like). What is gone or not for the reader to know has none.
    pub names: BTreeMap<String, String>,
}

/// The key of a person's name.
pub fn person_key(person: &PersonId) -> String {
    format!("person/{person}")
}

/// The key of an organisation's name.
pub fn organisation_key(organisation: &OrganisationId) -> String {
    format!("organisation/{organisation}")
}

/// The key of a project's title.
pub fn project_key(project: ProjectId) -> String {
    format!("project/{project}")
}

/// The key of a board's title.
pub fn board_key(board: BoardId) -> String {
    format!("board/{board}")
}
