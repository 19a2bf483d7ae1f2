//! A Y.Text of a plain client may hold things that are not text (images, mentions). They count in its offsets
//! and not in what is read, so a splice has to be moved past them: one that is off by one could delete half a
//! surrogate pair, and copies would part for good.

use crate::text_merge::{Splice, utf16_length};
use std::ops::Range;
use yrs::types::text::YChange;
use yrs::{Any, Out, ReadTxn, Text, TextRef};

/// The splices in the offsets of the Y.Text, given in those of the text that is read; none if it can't be told
/// what is text in it.
pub(super) fn in_document<T: ReadTxn>(
    text: &TextRef,
    txn: &T,
    seen: &str,
    splices: Vec<Splice>,
) -> Option<Vec<Splice>> {
    if text.len(txn) as usize == utf16_length(seen) {
        return Some(splices);
    }
    let (stretches, length) = stretches(text, txn);
    (length == text.len(txn)).then(|| splices.into_iter().flat_map(|splice| moved(&splice, &stretches)).collect())
}

/// A stretch of text: where it begins as read, and where it lies in the document.
struct Stretch {
    seen: u32,
    lies: Range<u32>,
}

fn stretches<T: ReadTxn>(text: &TextRef, txn: &T) -> (Vec<Stretch>, u32) {
    let (mut seen, mut lies) = (0, 0);
    let mut stretches = Vec::new();
    for part in text.diff(txn, YChange::identity) {
        let length = match part.insert {
            Out::Any(Any::String(part)) => {
                let length = utf16_length(&part) as u32;
                stretches.push(Stretch { seen, lies: lies..lies + length });
                seen += length;
                length
            }
            _ => 1,
        };
        lies += length;
    }
    (stretches, lies)
}

/// One splice: what it removes, stretch by stretch from the last, and what it inserts where the first was.
fn moved(splice: &Splice, stretches: &[Stretch]) -> Vec<Splice> {
    let removed = splice.at..splice.at + splice.remove;
    let mut moved: Vec<Splice> = stretches
        .iter()
        .rev()
        .filter_map(|stretch| {
            let length = stretch.lies.end - stretch.lies.start;
            let from = removed.start.max(stretch.seen);
            let to = removed.end.min(stretch.seen + length);
            let at = stretch.lies.start + from.saturating_sub(stretch.seen);
            (from < to).then(|| Splice { at, remove: to - from, insert: String::new() })
        })
        .collect();
    let before = stretches.iter().rev().find(|stretch| stretch.seen < splice.at);
    let at = match before {
        Some(stretch) => stretch.lies.end.min(stretch.lies.start + (splice.at - stretch.seen)),
        None => 0,
    };
    if !splice.insert.is_empty() {
        moved.push(Splice { at, remove: 0, insert: splice.insert.clone() });
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use yrs::{Doc, GetString, OffsetKind, Options, Transact};

    /// `#` in the document is something that is not text.
    #[track_caller]
    fn check(document: &str, at: u32, remove: u32, insert: &str, expected: &str) {
        let doc = Doc::with_options(Options { offset_kind: OffsetKind::Utf16, ..Options::default() });
        let text = doc.get_or_insert_text("t");
        let mut txn = doc.transact_mut();
        for letter in document.chars() {
            let end = text.len(&txn);
            match letter {
                '#' => {
                    text.insert_embed(&mut txn, end, Any::from(true));
                }
                letter => text.insert(&mut txn, end, &letter.to_string()),
            }
        }
        let seen = text.get_string(&txn);
        let splice = Splice { at, remove, insert: insert.into() };
        for splice in in_document(&text, &txn, &seen, vec![splice]).expect("it can be told what is text") {
            text.remove_range(&mut txn, splice.at, splice.remove);
            text.insert(&mut txn, splice.at, &splice.insert);
        }
        let read: String = text
            .diff(&txn, YChange::identity)
            .into_iter()
            .map(|part| match part.insert {
                Out::Any(Any::String(part)) => part.to_string(),
                _ => "#".to_owned(),
            })
            .collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn what_is_not_text_is_written_around() {
        check("#😀b", 2, 1, "c", "#😀c");
        check("a#b", 0, 2, "", "#");
        check("a##b", 1, 0, "x", "ax##b");
        check("#ab", 0, 0, "x", "x#ab");
        check("ab#", 2, 0, "x", "abx#");
        check("a#b#c", 1, 2, "😀", "a😀##");
    }
}
