//! Names of documents, notes and people: parsed at the edge, plain inside.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr, sync::Arc};

/// Why a text is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// A document id is 32 lowercase hexadecimal digits.
    #[error("a document id is 32 lowercase hexadecimal digits")]
    Document,
    /// Every other id is 1–64 characters of `A–Z a–z 0–9 _ -`.
    #[error("an id is 1 to 64 characters of A–Z, a–z, 0–9, _ and -")]
    Characters,
}

/// A document: 128 random bits, so that nobody guesses one and no two documents share one.
/// Printed as 32 lowercase hexadecimal digits, so it can be neither a path nor a wildcard.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub u128);

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for DocumentId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() != 32 || !text.bytes().all(hex) {
            return Err(IdError::Document);
        }
        u128::from_str_radix(text, 16).map(DocumentId).map_err(|_| IdError::Document)
    }
}

impl Serialize for DocumentId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DocumentId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Base 62, in byte order: the digits of fresh ids and of order keys.
pub const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

fn base62(mut bits: u128) -> String {
    let mut digits = [b'0'; 22];
    for digit in digits.iter_mut().rev() {
        *digit = BASE62[(bits % 62) as usize];
        bits /= 62;
    }
    digits.iter().map(|&d| char::from(d)).collect()
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// A fresh id of 128 random bits, which the caller draws.
            pub fn fresh(bits: u128) -> Self {
                $name(base62(bits).into())
            }
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                let known = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
                if text.is_empty() || text.len() > 64 || !text.bytes().all(known) {
                    return Err(IdError::Characters);
                }
                Ok($name(text.into()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = String::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

text_id! {
    /// A note of the problem tree (or beside it).
    NoteId
}
text_id! {
    /// A link between two notes that is not the tree's own parent.
    LinkId
}
text_id! {
    /// An innspill: what a person gives to a note, a link or the board.
    InputId
}
text_id! {
    /// A comment on an innspill.
    CommentId
}
text_id! {
    /// An owner's answer to an innspill.
    AnswerId
}
text_id! {
    /// A task of a project.
    TaskId
}
text_id! {
    /// A person, as the server knows them.
    PersonId
}
text_id! {
    /// A network of organisations.
    NetworkId
}
text_id! {
    /// An organisation in one network.
    OrganisationId
}
text_id! {
    /// An opening of a board to somebody.
    GrantId
}
text_id! {
    /// An invitation link.
    InvitationId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_id_survives_print_and_parse() {
        let id = DocumentId(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn what_could_be_a_path_or_a_wildcard_is_no_id() {
        for text in ["", "../../etc/passwd", "a.>", "*", "0123", "0123456789ABCDEF0123456789ABCDEF"] {
            assert_eq!(text.parse::<DocumentId>(), Err(IdError::Document), "{text}");
        }
        for text in ["", "a/b", "a.b", "æ", &"x".repeat(65)] {
            assert_eq!(text.parse::<NoteId>(), Err(IdError::Characters), "{text}");
        }
    }

    #[test]
    fn fresh_ids_differ_and_parse() {
        let (a, b) = (NoteId::fresh(1), NoteId::fresh(u128::MAX));
        assert_ne!(a, b);
        assert_eq!(a.as_str().parse(), Ok(a.clone()));
        assert_eq!(b.as_str().len(), 22);
    }
}
