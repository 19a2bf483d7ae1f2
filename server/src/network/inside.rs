//! What the network tells of the insides of boards. The directory reads no board: those who do
//! ([`crate::summaries`]) say it here, and each reader is told what concerns them ([`super::view`]).

use board::id::{OrganisationId, PersonId};
use board::network::view::{Happened, Summary};
use board::task::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long what happened is news: 90 days.
pub const NEWS_KEPT_MS: u64 = 90 * 24 * HOUR_MS;
/// What happens within an hour is one row.
const HOUR_MS: u64 = 3600 * 1000;

/// What is inside a board, as far as others are told of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inside {
    /// In numbers.
    pub summary: Summary,
    /// Who has given innspill, and when last (milliseconds since 1970).
    pub given: BTreeMap<PersonId, u64>,
    /// Whose innspill wait for an answer, and since when (milliseconds since 1970); once for each.
    pub unanswered: Vec<(PersonId, u64)>,
    /// Whose innspill were answered, and when (milliseconds since 1970); once for each.
    pub answered: Vec<(PersonId, u64)>,
    /// What happened on it lately, the oldest hour first.
    pub happened: Vec<Happening>,
}

/// The tasks of a project, as far as those are told of them who have taken them on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tasks {
    /// Who has taken on tasks that are not done.
    pub waiting: BTreeMap<PersonId, TakenOn>,
}

/// What somebody has taken on and not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TakenOn {
    /// How many tasks.
    pub count: u32,
    /// When the first of them is due.
    pub due: Option<Day>,
}

/// What people of one organisation did on a board within an hour. Never who.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// Who did it.
    pub organisation: OrganisationId,
    /// What.
    pub what: Happened,
    /// How many.
    pub count: u32,
    /// The last of them, in milliseconds since 1970.
    pub at_ms: u64,
}

impl Happening {
    /// The hour that it belongs to, counted from 1970.
    pub fn hour(&self) -> u64 {
        self.at_ms / HOUR_MS
    }

    /// Whether it is news no longer.
    pub fn is_old(&self, now_ms: u64) -> bool {
        self.at_ms.saturating_add(NEWS_KEPT_MS) < now_ms
    }

    /// Whether the other is of the same hour and kind, so that the two are one.
    pub fn continues(&self, other: &Happening) -> bool {
        (self.hour(), &self.organisation, self.what) == (other.hour(), &other.organisation, other.what)
    }

    /// Takes the other in.
    pub fn add(&mut self, other: &Happening) {
        self.count = self.count.saturating_add(other.count);
        self.at_ms = self.at_ms.max(other.at_ms);
    }
}
