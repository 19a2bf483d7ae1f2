//! Registers: small arrays whose last element is a nonce, new with each write.
//!
//! What is changed together is one register, so two half-changes never mix; the nonce tells whether a value is
//! still the one that a command left, which is what undo asks. Reading is forgiving: a register may have been
//! written by any Yjs client, so whatever does not fit is read as absent.

use serde::{Deserialize, Serialize};
use std::sync::Arc;
use yrs::Any;

/// Which map of the document something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Root {
    /// Notes.
    Notes,
    /// Links.
    Links,
    /// Innspill.
    Inputs,
    /// Comments on innspill.
    Comments,
    /// Answers to innspill.
    Answers,
    /// Which threads under innspill are resolved; registers stand in the root map itself, by innspill.
    Threads,
    /// Tasks, in the document of a project.
    Tasks,
    /// The board as a whole; its registers stand in the root map itself.
    Board,
}

impl Root {
    /// All of them.
    pub(crate) const ALL: [Root; 8] = [
        Root::Notes,
        Root::Links,
        Root::Inputs,
        Root::Comments,
        Root::Answers,
        Root::Threads,
        Root::Tasks,
        Root::Board,
    ];

    /// Whether it counts in a voice, rather than in the content.
    pub(crate) fn is_for_voice(self) -> bool {
        match self {
            Root::Inputs | Root::Comments => true,
            Root::Notes | Root::Links | Root::Answers | Root::Threads | Root::Tasks | Root::Board => false,
        }
    }
}

/// Address of one register or text: root, object (empty for the board's own), key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Map that the object stands in.
    pub root: Root,
    /// Id of the note, link, innspill, comment, answer or task; empty for [`Root::Board`]; for [`Root::Threads`] the same as
    /// the key.
    pub object: Arc<str>,
    /// Key within it.
    pub key: Arc<str>,
}

impl Address {
    /// The address of `key` in `object`.
    pub fn of(root: Root, object: &str, key: &str) -> Address {
        Address { root, object: object.into(), key: key.into() }
    }
}

/// A register with its nonce appended.
pub(crate) fn with_nonce(mut fields: Vec<Any>, nonce: u32) -> Any {
    fields.push(Any::from(nonce));
    Any::from(fields)
}

/// The nonce of a register, if it has one.
pub(crate) fn nonce(value: &Any) -> Option<u32> {
    match value {
        Any::Array(fields) => fields.last().and_then(number).filter(|n| n.fract() == 0.0).and_then(|n| {
            let fits = (0.0..=f64::from(u32::MAX)).contains(&n);
            fits.then_some(n as u32)
        }),
        _ => None,
    }
}

/// Whether two readings of a register are the same write. A register without a nonce (written by a client
/// that does not know the schema) is compared whole.
pub(crate) fn same_write(a: Option<&Any>, b: Option<&Any>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => match (nonce(a), nonce(b)) {
            (Some(a), Some(b)) => a == b,
            (None, None) => identical(a, b),
            _ => false,
        },
        _ => false,
    }
}

/// Whether two values are one and the same, not-a-number included.
fn identical(a: &Any, b: &Any) -> bool {
    match (a, b) {
        (Any::Array(a), Any::Array(b)) => a.len() == b.len() && a.iter().zip(&**b).all(|(a, b)| identical(a, b)),
        (Any::Number(a), Any::Number(b)) => {
            a == b || matches!((a.as_f64(), b.as_f64()), (Some(a), Some(b)) if a.is_nan() && b.is_nan())
        }
        (a, b) => a == b,
    }
}

/// A number, whichever of the two ways it is encoded in.
pub(crate) fn number(value: &Any) -> Option<f64> {
    match value {
        Any::Number(number) => number.as_f64().filter(|n| n.is_finite()),
        _ => None,
    }
}

/// A whole number that is not negative.
pub(crate) fn whole(value: &Any) -> Option<u64> {
    // 2^53: beyond it a JavaScript client can't have meant a whole number.
    number(value).filter(|n| n.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(n)).map(|n| n as u64)
}

/// A text.
pub(crate) fn text(value: &Any) -> Option<&Arc<str>> {
    match value {
        Any::String(text) => Some(text),
        _ => None,
    }
}

/// The fields of a register, for reading one by one.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a>(&'a [Any]);

impl<'a> Fields<'a> {
    /// The fields of an array; none of anything else.
    pub(crate) fn of(value: &'a Any) -> Fields<'a> {
        match value {
            Any::Array(fields) => Fields(fields),
            _ => Fields(&[]),
        }
    }
    pub(crate) fn text(self, at: usize) -> Option<&'a Arc<str>> {
        self.0.get(at).and_then(text)
    }
    pub(crate) fn number(self, at: usize) -> Option<f64> {
        self.0.get(at).and_then(number)
    }
    pub(crate) fn whole(self, at: usize) -> Option<u64> {
        self.0.get(at).and_then(whole)
    }
    /// An id, parsed.
    pub(crate) fn id<T: std::str::FromStr>(self, at: usize) -> Option<T> {
        self.text(at).and_then(|text| text.parse().ok())
    }
    /// The list at `at`; empty if there is none.
    pub(crate) fn list(self, at: usize) -> &'a [Any] {
        match self.0.get(at) {
            Some(Any::Array(list)) => list,
            _ => &[],
        }
    }
}

/// A whole number, in the short encoding that JavaScript clients use. Times and stamps are far below 2^63.
pub(crate) fn integer(n: u64) -> Any {
    i64::try_from(n).map_or(Any::Null, Any::from)
}

/// A text or null.
pub(crate) fn text_or_null(text: Option<&str>) -> Any {
    text.map_or(Any::Null, Any::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_is_known_by_its_nonce_and_not_by_its_value() {
        let a = with_nonce(vec![Any::from("cause")], 7);
        let again = with_nonce(vec![Any::from("cause")], 8);
        let put_back = with_nonce(vec![Any::from("effect")], 7);
        assert!(!same_write(Some(&a), Some(&again)));
        assert!(same_write(Some(&a), Some(&put_back)));
        assert!(!same_write(Some(&a), None));
        assert!(same_write(None, None));
    }

    #[test]
    fn a_nonce_survives_the_trip_through_javascript_numbers() {
        let a = with_nonce(vec![], u32::MAX);
        let float = Any::from(vec![Any::from(f64::from(u32::MAX))]);
        assert!(same_write(Some(&a), Some(&float)));
    }

    #[test]
    fn a_write_without_a_nonce_is_known_by_all_that_it_says() {
        let junk = |n: f64| Any::from(vec![Any::from("x"), Any::from(n)]);
        assert!(same_write(Some(&junk(f64::NAN)), Some(&junk(f64::NAN))));
        assert!(!same_write(Some(&junk(0.5)), Some(&junk(f64::NAN))));
    }

    #[test]
    fn what_is_no_register_has_no_fields() {
        for junk in [Any::Null, Any::from("a0"), Any::from(3), Any::from(vec![Any::Null])] {
            assert_eq!(Fields::of(&junk).text(0), None);
            assert_eq!(Fields::of(&junk).whole(0), None);
        }
    }
}
