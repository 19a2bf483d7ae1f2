//! An answer: what the owner of a board says to an innspill. It stands in the content, so it is the owner's word
//! and nobody else's.

use crate::id::{AnswerId, PersonId};
use crate::input::InputKey;
use crate::register::{Fields, integer};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use yrs::Any;

/// What became of an innspill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerStatus {
    /// Nothing yet: it waits for an answer.
    #[default]
    Open,
    /// It is read.
    Noted,
    /// It is cleared up.
    Clarified,
    /// It is made use of.
    Adopted,
    /// It is kept for later.
    Parked,
    /// Not now.
    NotRelevant,
}

impl AnswerStatus {
    /// All of them, in the glossary's order.
    pub const ALL: [AnswerStatus; 6] = [
        AnswerStatus::Open,
        AnswerStatus::Noted,
        AnswerStatus::Clarified,
        AnswerStatus::Adopted,
        AnswerStatus::Parked,
        AnswerStatus::NotRelevant,
    ];

    /// The glossary's code.
    pub fn code(self) -> &'static str {
        match self {
            AnswerStatus::Open => "open",
            AnswerStatus::Noted => "noted",
            AnswerStatus::Clarified => "clarified",
            AnswerStatus::Adopted => "adopted",
            AnswerStatus::Parked => "parked",
            AnswerStatus::NotRelevant => "not_relevant",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<AnswerStatus> {
        AnswerStatus::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// An answer as it reads now. Two people of the owner's may each write one at the same time: both are kept, and the
/// later one counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Which.
    pub id: AnswerId,
    /// To which innspill.
    pub to: InputKey,
    /// What became of the innspill.
    pub status: AnswerStatus,
    /// The line that goes with it; may be empty.
    pub text: Arc<str>,
    /// Who set the status, as they say.
    pub who: Option<PersonId>,
    /// When the status was set, in milliseconds since 1970 by that person's clock.
    pub when_ms: u64,
}

/// The register `[status, who, when, nonce]`, as read.
pub(crate) struct Verdict {
    pub(crate) status: AnswerStatus,
    pub(crate) who: Option<PersonId>,
    pub(crate) when_ms: u64,
}

impl Verdict {
    pub(crate) fn read(value: &Any) -> Option<Verdict> {
        let fields = Fields::of(value);
        let status = AnswerStatus::from_code(fields.text(0)?)?;
        Some(Verdict { status, who: fields.id(1), when_ms: fields.whole(2).unwrap_or(0) })
    }

    pub(crate) fn fields(status: AnswerStatus, who: &PersonId, when_ms: u64) -> Vec<Any> {
        vec![Any::from(status.code()), Any::from(who.as_str()), integer(when_ms)]
    }
}

/// The register `[1 or 0, who, when, nonce]` of a thread, as read: whether it is resolved.
pub(crate) fn read_resolved(value: &Any) -> bool {
    Fields::of(value).whole(0) == Some(1)
}

pub(crate) fn resolved_fields(resolved: bool, who: &PersonId, when_ms: u64) -> Vec<Any> {
    vec![integer(u64::from(resolved)), Any::from(who.as_str()), integer(when_ms)]
}
