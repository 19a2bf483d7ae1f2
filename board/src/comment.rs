//! A comment: what a person says about an innspill. It stands in that person's own voice, as the innspill does in
//! its giver's, and hangs on the innspill rather than on the note: it is there as long as the innspill is, whatever
//! becomes of the note.

use crate::id::{CommentId, DocumentId, PersonId};
use crate::input::InputKey;
use std::sync::Arc;

/// A comment's identity: the voice it stands in, and its id there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommentKey {
    /// The voice.
    pub document: DocumentId,
    /// The id in it.
    pub id: CommentId,
}

/// A comment as it reads now.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// Which.
    pub key: CommentKey,
    /// About which innspill.
    pub on: InputKey,
    /// What it says.
    pub text: Arc<str>,
    /// Whose voice it stands in, whatever it says itself.
    pub author: PersonId,
    /// When it was written, in milliseconds since 1970 by the author's clock; 0 if not said.
    pub when_ms: u64,
}
