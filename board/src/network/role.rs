//! What people are to each other in a network, and where it holds.

use super::sharing::Level;
use super::{BoardId, ProjectId};
use crate::id::{NetworkId, OrganisationId, PersonId};
use serde::{Deserialize, Serialize};

/// What a person is; the glossary's codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the server: makes networks and names their leads. Opens no board by it.
    Administrator,
    /// Runs the network: organisations, members, invitations.
    NetworkLead,
    /// Helps the leads: as they, except ending and deleting.
    Advisor,
    /// Leads a project: its boards, who sees them, answers.
    ProjectLead,
    /// Owns a project: reads, assesses, approves, and may share.
    ProjectOwner,
    /// Takes part.
    Participant,
    /// Comes from outside, for a limited time.
    ExternalExpert,
    /// Reads what is shared.
    Observer,
    /// Came by an invitation link, and says for themselves who they are.
    Guest,
}

impl Role {
    /// All of them, those with most to do first.
    pub const ALL: [Role; 9] = [
        Role::Administrator,
        Role::NetworkLead,
        Role::Advisor,
        Role::ProjectLead,
        Role::ProjectOwner,
        Role::Participant,
        Role::ExternalExpert,
        Role::Observer,
        Role::Guest,
    ];

    /// The glossary's code.
    pub fn code(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::NetworkLead => "network_lead",
            Role::Advisor => "advisor",
            Role::ProjectLead => "project_lead",
            Role::ProjectOwner => "project_owner",
            Role::Participant => "participant",
            Role::ExternalExpert => "external_expert",
            Role::Observer => "observer",
            Role::Guest => "guest",
        }
    }
}

/// Where a role holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// In the whole network.
    Network,
    /// In one project.
    Project(ProjectId),
    /// On one board, to that level: what an invitation to a board gives.
    Board(BoardId, Level),
}

/// One role of one person in one network. A person may have several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Whose.
    pub person: PersonId,
    /// Where.
    pub network: NetworkId,
    /// Whom the person comes from; nobody for those who belong to no organisation of the network.
    pub organisation: Option<OrganisationId>,
    /// As what.
    pub role: Role,
    /// For what.
    pub scope: Scope,
    /// When it ends, in milliseconds since 1970.
    pub until_ms: Option<u64>,
    /// Whether a lead still has to let the person in.
    pub waiting: bool,
}

impl Membership {
    /// Whether it holds at that time (milliseconds since 1970).
    pub fn holds(&self, now_ms: u64) -> bool {
        !self.waiting && self.until_ms.is_none_or(|until| now_ms < until)
    }
}
