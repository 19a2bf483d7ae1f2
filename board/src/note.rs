//! A note: what a person wrote on one card of the board, and all that is known about it.

use crate::id::{NoteId, PersonId};
use crate::limits;
use crate::register::{Fields, integer, text_or_null};
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

/// How well a claim is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceStatus {
    /// There is a source.
    Documented,
    /// People have seen it.
    Experienced,
    /// Somebody believes it.
    Assumed,
    /// Nobody knows yet.
    Unknown,
}

impl EvidenceStatus {
    /// The glossary's code.
    pub fn code(self) -> &'static str {
        match self {
            EvidenceStatus::Documented => "documented",
            EvidenceStatus::Experienced => "experienced",
            EvidenceStatus::Assumed => "assumed",
            EvidenceStatus::Unknown => "unknown",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<EvidenceStatus> {
        [EvidenceStatus::Documented, EvidenceStatus::Experienced, EvidenceStatus::Assumed, EvidenceStatus::Unknown]
            .into_iter()
            .find(|status| status.code() == code)
    }
}

/// One piece of evidence (belegg) for a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// How strong it is.
    pub status: EvidenceStatus,
    /// What it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Year of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
}

impl Evidence {
    /// `[[[status, text, source, url, year], …], nonce]`, null for what is not said.
    pub(crate) fn read_all(value: &Any) -> Vec<Evidence> {
        let read = |item: &Any| {
            let fields = Fields::of(item);
            let said = |at| fields.text(at).map(|text| text.to_string());
            Some(Evidence {
                status: EvidenceStatus::from_code(fields.text(0)?)?,
                text: said(1),
                source: said(2),
                url: said(3),
                year: fields.number(4).filter(|year| year.abs() < 1e5).map(|year| year as i32),
            })
        };
        Fields::of(value).list(0).iter().filter_map(read).collect()
    }

    pub(crate) fn fields(all: &[Evidence]) -> Vec<Any> {
        let write = |evidence: &Evidence| {
            Any::from(vec![
                Any::from(evidence.status.code()),
                text_or_null(evidence.text.as_deref()),
                text_or_null(evidence.source.as_deref()),
                text_or_null(evidence.url.as_deref()),
                evidence.year.map_or(Any::Null, Any::from),
            ])
        };
        vec![Any::from(all.iter().map(write).collect::<Vec<_>>())]
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
