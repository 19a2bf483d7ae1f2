//! A link: what joins two notes besides the tree's own parent.

use crate::id::{LinkId, NoteId, PersonId};
use crate::note::Deletion;
use crate::register::Fields;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use yrs::Any;

/// What a link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// This also feeds that: a cause beyond the tree's spine.
    #[default]
    Causes,
    /// This comes back and feeds its own cause: a vicious circle.
    Feedback,
    /// A constraint binds a cause.
    Constrains,
    /// A means serves an end, in an objective tree.
    Contributes,
}

impl LinkKind {
    /// As the schema writes it.
    pub fn code(self) -> &'static str {
        match self {
            LinkKind::Causes => "causes",
            LinkKind::Feedback => "feedback",
            LinkKind::Constrains => "constrains",
            LinkKind::Contributes => "contributes",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<LinkKind> {
        [LinkKind::Causes, LinkKind::Feedback, LinkKind::Constrains, LinkKind::Contributes]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// A link as it reads now.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// Where it begins.
    pub from: NoteId,
    /// Where it ends.
    pub to: NoteId,
    /// What it says.
    pub kind: LinkKind,
    /// What somebody wrote on it.
    pub text: Arc<str>,
    /// Who drew it, as shown.
    pub author: Option<PersonId>,
    /// Set when it has been removed.
    pub deleted: Option<Deletion>,
    /// Its number among the links of an import.
    pub source_index: Option<u32>,
    /// Unknown fields of the import, a JSON object as text.
    pub extra: Option<Arc<str>>,
}

/// `[from, to, kind, nonce]`
pub(crate) fn read_ends(value: &Any) -> Option<(NoteId, NoteId, LinkKind)> {
    let fields = Fields::of(value);
    let kind = fields.text(2).and_then(|code| LinkKind::from_code(code)).unwrap_or_default();
    Some((fields.id(0)?, fields.id(1)?, kind))
}

pub(crate) fn ends(from: &NoteId, to: &NoteId, kind: LinkKind) -> Vec<Any> {
    vec![Any::from(from.as_str()), Any::from(to.as_str()), Any::from(kind.code())]
}
