//! A note: what a person wrote on one card of the board, and all that is known about it.

mod evidence;
mod placement;

pub use evidence::{Evidence, EvidenceStatus};
pub use placement::{Placement, Side};

use crate::id::{NoteId, PersonId};
use crate::input::InputKey;
use crate::limits;
use crate::register::{Fields, integer};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use yrs::Any;

/// What a note is meant as. The core problem is none of these: it is the board's own choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// A free note.
    #[default]
    Note,
    /// A cause (root of the tree).
    Cause,
    /// An effect (crown of the tree).
    Effect,
    /// A constraint (rammebetingelse): stands beside the tree.
    Constraint,
    /// A means, in an objective tree.
    Means,
    /// An end, in an objective tree.
    End,
}

impl NoteKind {
    /// The glossary's code, as the schema writes it.
    pub fn code(self) -> &'static str {
        match self {
            NoteKind::Note => "note",
            NoteKind::Cause => "cause",
            NoteKind::Effect => "effect",
            NoteKind::Constraint => "constraint",
            NoteKind::Means => "means",
            NoteKind::End => "end",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<NoteKind> {
        [NoteKind::Note, NoteKind::Cause, NoteKind::Effect, NoteKind::Constraint, NoteKind::Means, NoteKind::End]
            .into_iter()
            .find(|kind| kind.code() == code)
    }

    /// Where a note of this kind goes, when it hangs directly on the core and says no side itself.
    pub fn side(self) -> Side {
        match self {
            NoteKind::Effect | NoteKind::End => Side::Effect,
            NoteKind::Note | NoteKind::Cause | NoteKind::Constraint | NoteKind::Means => Side::Cause,
        }
    }
}

/// Free position and size, in board units.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Bounds {
    pub(crate) fn read(value: &Any) -> Option<Bounds> {
        let fields = Fields::of(value);
        let bounds =
            Bounds { x: fields.number(0)?, y: fields.number(1)?, width: fields.number(2)?, height: fields.number(3)? };
        bounds.within_limits().then_some(bounds)
    }

    pub(crate) fn fields(self) -> Vec<Any> {
        [self.x, self.y, self.width, self.height].into_iter().map(Any::from).collect()
    }

    /// Whether all four numbers are on the board and the size is positive.
    pub fn within_limits(self) -> bool {
        let near = |n: f64| n.is_finite() && n.abs() <= limits::COORDINATE_MAX;
        near(self.x) && near(self.y) && near(self.width) && near(self.height) && self.width > 0.0 && self.height > 0.0
    }
}

/// When and by whom a note was put in the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deletion {
    /// Milliseconds since 1970, by the deleter's clock.
    pub when_ms: u64,
    /// Who.
    pub who: Option<PersonId>,
}

impl Deletion {
    /// `[when, who, nonce]`; a `when` of 0 means restored.
    pub(crate) fn read(value: &Any) -> Option<Deletion> {
        let fields = Fields::of(value);
        let when_ms = fields.whole(0).filter(|&when| when > 0)?;
        Some(Deletion { when_ms, who: fields.id(1) })
    }

    pub(crate) fn fields(when_ms: u64, who: &PersonId) -> Vec<Any> {
        vec![integer(when_ms), Any::from(who.as_str())]
    }
}

/// Who can do something about what a note says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Control {
    /// The municipality itself.
    Own,
    /// Together with others.
    Shared,
    /// Others.
    External,
}

impl Control {
    /// The glossary's code.
    pub fn code(self) -> &'static str {
        match self {
            Control::Own => "own",
            Control::Shared => "shared",
            Control::External => "external",
        }
    }

    /// The control with this code.
    pub fn from_code(code: &str) -> Option<Control> {
        [Control::Own, Control::Shared, Control::External].into_iter().find(|control| control.code() == code)
    }
}

/// What an imported note was called, and where it stood, so that an export gives back what the import took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSource {
    /// Its id in the source.
    pub id: Arc<str>,
    /// Its number among the source's notes.
    pub index: u32,
    /// The number, among the source's links, of the link that its place in the tree stands for.
    pub link_index: Option<u32>,
}

impl NoteSource {
    pub(crate) fn read(value: &Any) -> Option<NoteSource> {
        let fields = Fields::of(value);
        let index = |at| fields.whole(at).and_then(|index| u32::try_from(index).ok());
        // The nonce is last, so a source without link index has null before it.
        Some(NoteSource { id: fields.text(0)?.clone(), index: index(1)?, link_index: index(2) })
    }

    pub(crate) fn fields(&self) -> Vec<Any> {
        vec![Any::from(self.id.clone()), Any::from(self.index), self.link_index.map_or(Any::Null, Any::from)]
    }
}

/// A note as it reads now.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// What it is meant as; see [`crate::Board::role`] for what it is where it stands.
    pub kind: NoteKind,
    /// What it says.
    pub text: Arc<str>,
    /// Where its last mover wanted it.
    pub placement: Placement,
    /// Free position and size, if somebody gave it one.
    pub bounds: Option<Bounds>,
    /// Colour token.
    pub colour: Option<Arc<str>>,
    /// Who wrote it, as shown. The proof is the server's.
    pub author: Option<PersonId>,
    /// Set while it is in the bin.
    pub deleted: Option<Deletion>,
    /// What supports it.
    pub evidence: Vec<Evidence>,
    /// Who can do something about it.
    pub control: Option<Control>,
    /// Whom it affects.
    pub affected: Vec<Arc<str>>,
    /// What it was called where it was imported from.
    pub source: Option<NoteSource>,
    /// The innspill that it came of.
    pub origin: Option<InputKey>,
    /// Unknown fields of the import, a JSON object as text.
    pub extra: Option<Arc<str>>,
    /// False for a note that a plain client removed from the document altogether.
    pub(crate) present: bool,
}

impl Note {
    pub(crate) fn blank(id: NoteId) -> Note {
        Note {
            id,
            kind: NoteKind::Note,
            text: Arc::default(),
            placement: Placement::default(),
            bounds: None,
            colour: None,
            author: None,
            deleted: None,
            evidence: Vec::new(),
            control: None,
            affected: Vec::new(),
            source: None,
            origin: None,
            extra: None,
            present: false,
        }
    }

    /// Whether it is on the board: written, and not in the bin.
    pub fn live(&self) -> bool {
        self.present && self.deleted.is_none()
    }
}

/// `[[group, …], nonce]`
pub(crate) fn read_affected(value: &Any) -> Vec<Arc<str>> {
    Fields::of(value).list(0).iter().filter_map(crate::register::text).cloned().collect()
}

pub(crate) fn affected_fields(affected: &[String]) -> Vec<Any> {
    vec![Any::from(affected.iter().map(|group| Any::from(group.as_str())).collect::<Vec<_>>())]
}
