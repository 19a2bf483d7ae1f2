//! How somebody stands with the door that a link led them to. Where a lead lets people in, it has to be opened first.

use serde::{Deserialize, Serialize};

/// How somebody stands who came by an invitation link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nobody has decided yet.
    Waiting,
    /// The door is open.
    Admitted,
    /// Somebody has said no, or has taken it back since.
    TurnedAway,
}
