//! An innspill: what a person gives to somebody else's board. It stands in that person's own document
//! (their *voice*), so nobody can write in another's name.

use crate::id::{DocumentId, IdError, InputId, LinkId, NoteId, PersonId};
use crate::note::Deletion;
use crate::register::Fields;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use yrs::Any;

/// How an innspill speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// I like.
    Like,
    /// I wish.
    Wish,
    /// What if.
    WhatIf,
    /// A question.
    Question,
    /// What we have seen ourselves.
    Experience,
    /// Take care.
    Warning,
    /// Something to use.
    Resource,
}

impl InputKind {
    /// All of them, in the glossary's order.
    pub const ALL: [InputKind; 7] = [
        InputKind::Like,
        InputKind::Wish,
        InputKind::WhatIf,
        InputKind::Question,
        InputKind::Experience,
        InputKind::Warning,
        InputKind::Resource,
    ];

    /// The glossary's code.
    pub fn code(self) -> &'static str {
        match self {
            InputKind::Like => "like",
            InputKind::Wish => "wish",
            InputKind::WhatIf => "what_if",
            InputKind::Question => "question",
            InputKind::Experience => "experience",
            InputKind::Warning => "warning",
            InputKind::Resource => "resource",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<InputKind> {
        InputKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What an innspill is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The whole board.
    Board,
    /// One note.
    Note(NoteId),
    /// One link.
    Link(LinkId),
}

impl Target {
    /// `[what, id, nonce]`
    pub(crate) fn read(value: &Any) -> Option<Target> {
        let fields = Fields::of(value);
        match &**fields.text(0)? {
            "board" => Some(Target::Board),
            "note" => fields.id(1).map(Target::Note),
            "link" => fields.id(1).map(Target::Link),
            _ => None,
        }
    }

    pub(crate) fn fields(&self) -> Vec<Any> {
        match self {
            Target::Board => vec![Any::from("board"), Any::Null],
            Target::Note(note) => vec![Any::from("note"), Any::from(note.as_str())],
            Target::Link(link) => vec![Any::from("link"), Any::from(link.as_str())],
        }
    }
}

/// An innspill's identity: the document it stands in, and its id there. Two voices may use one id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct InputKey {
    /// The voice.
    pub document: DocumentId,
    /// The id in it.
    pub id: InputId,
}

impl InputKey {
    /// `[document, id, nonce]`
    pub(crate) fn read(value: &Any) -> Option<InputKey> {
        let fields = Fields::of(value);
        Some(InputKey { document: fields.id(0)?, id: fields.id(1)? })
    }

    pub(crate) fn fields(&self) -> Vec<Any> {
        vec![Any::from(self.document.to_string()), Any::from(self.id.as_str())]
    }
}

/// `<voice document>.<innspill>`, as keys of the document write it.
impl fmt::Display for InputKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.document, self.id)
    }
}

impl FromStr for InputKey {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        let (document, id) = text.split_once('.').ok_or(IdError::Document)?;
        Ok(InputKey { document: document.parse()?, id: id.parse()? })
    }
}

/// An innspill as it reads now.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Which.
    pub key: InputKey,
    /// What it is about.
    pub target: Target,
    /// How it speaks.
    pub kind: InputKind,
    /// What it says.
    pub text: Arc<str>,
    /// Whose document it stands in, whatever it says itself.
    pub author: PersonId,
    /// When it was given, in milliseconds since 1970 by the author's clock; 0 if not said.
    pub when_ms: u64,
    /// Set when the author has withdrawn it.
    pub deleted: Option<Deletion>,
}
