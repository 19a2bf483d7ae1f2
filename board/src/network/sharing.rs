//! What is opened to whom: always a deliberate act, on one board, at one of three levels.

use crate::id::{GrantId, OrganisationId, PersonId};
use serde::{Deserialize, Serialize};

/// How far a board is open to somebody. Each level has those before it in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// *Se*: reads the content and all voices.
    See,
    /// *Gi innspill*: writes the own voice, too.
    Input,
    /// *Skrive sammen*: writes the content, too.
    Write,
}

impl Level {
    /// All, the narrowest first.
    pub const ALL: [Level; 3] = [Level::See, Level::Input, Level::Write];

    /// The code in tables and locales.
    pub fn code(self) -> &'static str {
        match self {
            Level::See => "see",
            Level::Input => "input",
            Level::Write => "write",
        }
    }
}

/// Whom a board is opened to, beyond those who have it by their role.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grantee {
    /// Everybody in the network.
    Network,
    /// Everybody of one organisation.
    Organisation(OrganisationId),
    /// One person.
    Person(PersonId),
}

/// One opening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Which.
    pub id: GrantId,
    /// To whom.
    pub to: Grantee,
    /// How far.
    pub level: Level,
    /// When it ends, in milliseconds since 1970.
    pub until_ms: Option<u64>,
    /// Who opened it.
    pub by: PersonId,
    /// When, in milliseconds since 1970.
    pub at_ms: u64,
}

impl Grant {
    /// Whether it holds at that time (milliseconds since 1970).
    pub fn holds(&self, now_ms: u64) -> bool {
        self.until_ms.is_none_or(|until| now_ms < until)
    }
}

/// An owner's wish for innspill, until it is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputRequest {
    /// What the owner wants to know.
    pub question: String,
    /// Until when, in milliseconds since 1970.
    pub due_ms: Option<u64>,
    /// Whom; empty: all who may give innspill.
    pub of: Vec<OrganisationId>,
    /// Who asks.
    pub by: PersonId,
    /// Since when, in milliseconds since 1970.
    pub at_ms: u64,
}
