//! Where a note's last mover wanted it.

use crate::id::NoteId;
use crate::limits;
use crate::register::{Fields, integer, text_or_null};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use yrs::Any;

/// Side of the core that one of its children is on. Deeper notes are on their ancestor's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Under the core.
    Cause,
    /// Over the core.
    Effect,
    /// Not said: the parent, or the note's kind, decides.
    #[default]
    None,
}

impl Side {
    /// As the schema writes it.
    pub fn code(self) -> &'static str {
        match self {
            Side::Cause => "c",
            Side::Effect => "e",
            Side::None => "",
        }
    }

    fn from_code(code: &str) -> Side {
        match code {
            "c" => Side::Cause,
            "e" => Side::Effect,
            _ => Side::None,
        }
    }
}

/// The place register as written. Where the note is drawn, the whole forest decides: see [`crate::problem_tree`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Placement {
    /// The parent that the last mover wanted.
    pub parent: Option<NoteId>,
    /// Side, if the parent is the core.
    pub side: Side,
    /// Order key among siblings; any text, also one that is no valid key.
    pub order: Arc<str>,
    /// Lamport stamp of the move.
    pub stamp: u64,
    /// Earlier parents, the latest first.
    pub trail: Vec<NoteId>,
}

impl Placement {
    pub(crate) fn read(value: &Any) -> Placement {
        let fields = Fields::of(value);
        Placement {
            parent: fields.id(0),
            side: fields.text(1).map_or(Side::None, |code| Side::from_code(code)),
            order: fields.text(2).cloned().unwrap_or_default(),
            stamp: fields.whole(3).filter(|&stamp| stamp <= limits::STAMP_MAX).unwrap_or(0),
            trail: fields
                .list(4)
                .iter()
                .take(limits::TRAIL_MAX)
                .filter_map(|id| crate::register::text(id)?.parse().ok())
                .collect(),
        }
    }

    pub(crate) fn fields(&self) -> Vec<Any> {
        vec![
            text_or_null(self.parent.as_ref().map(NoteId::as_str)),
            Any::from(self.side.code()),
            Any::from(self.order.clone()),
            integer(self.stamp),
            Any::from(self.trail.iter().map(|id| Any::from(id.as_str())).collect::<Vec<_>>()),
        ]
    }

    /// The trail of a note that now goes to `parent`: where it was comes first, nothing twice.
    pub(crate) fn trail_when_moved_to(&self, parent: Option<&NoteId>) -> Vec<NoteId> {
        let mut trail: Vec<NoteId> = Vec::new();
        for earlier in self.parent.iter().chain(&self.trail) {
            if Some(earlier) != parent && !trail.contains(earlier) {
                trail.push(earlier.clone());
            }
        }
        trail.truncate(limits::TRAIL_MAX);
        trail
    }
}
