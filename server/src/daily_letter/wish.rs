//! Who wants a daily letter, and in which language.

use crate::mail::letter::Language;
use crate::people::Kind;
use serde::{Deserialize, Serialize};

/// What a person has said about daily letters, and when the last one was sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wish {
    /// Whether they want one; nothing is said by most.
    pub daily: Option<bool>,
    /// The language in which they read.
    pub language: Language,
    /// When the last one was sent, in milliseconds since 1970: the next tells of what happened since.
    pub sent_ms: Option<u64>,
}

impl Wish {
    /// Whether they get one: members unless they have said no, guests only if they have said yes.
    pub fn wants(&self, kind: Kind) -> bool {
        self.daily.unwrap_or(match kind {
            Kind::Member => true,
            Kind::Guest | Kind::Demo => false,
        })
    }
}
