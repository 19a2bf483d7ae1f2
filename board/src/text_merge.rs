//! Text changes: what a person changed, laid onto what the text has become meanwhile.
//!
//! Everything is counted in graphemes, so neither a surrogate pair nor a letter with its accent is ever split
//! (half an emoji deleted makes Yjs replicas part for good), and given to yrs in UTF-16 units, which is what a
//! text field and a JavaScript client count.

use crate::limits;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Replace `remove` UTF-16 units at `at` by `insert`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Where, in UTF-16 units.
    pub at: u32,
    /// How much goes, in UTF-16 units.
    pub remove: u32,
    /// What comes.
    pub insert: String,
}

/// Length in UTF-16 units.
pub fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The splices that bring the change from `before` to `after` into `current`, the last place first, so that
/// they can be made one after another. Nothing that others wrote since `before` is removed.
pub fn merge(before: &str, after: &str, current: &str) -> Vec<Splice> {
    if before == after {
        return Vec::new();
    }
    let before: Vec<&str> = before.graphemes(true).collect();
    let after: Vec<&str> = after.graphemes(true).collect();
    let current: Vec<&str> = current.graphemes(true).collect();
    let ours = changed_middle(&before, &after);
    let insert = after[ours.new.clone()].concat();
    if before == current {
        return splice(&current, ours.old, insert).into_iter().collect();
    }
    let theirs = changes(&before, &current);
    rebase(&ours.old, insert, &theirs, &current)
}

/// A range of the old text and what it became in the new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hunk {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// One hunk from the first to the last difference: what a person who typed in one place changed.
fn changed_middle(old: &[&str], new: &[&str]) -> Hunk {
    let same_front = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - same_front;
    let same_back = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    Hunk { old: same_front..old.len() - same_back, new: same_front..new.len() - same_back }
}

/// The hunks between two texts, by longest common subsequence; one hunk where that would cost too much.
pub(crate) fn changes(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let middle = changed_middle(old, new);
    let (a, b) = (&old[middle.old.clone()], &new[middle.new.clone()]);
    if a.is_empty() || b.is_empty() || a.len() * b.len() > limits::MERGE_CELLS_MAX {
        return if a.is_empty() && b.is_empty() { Vec::new() } else { vec![middle] };
    }
    // common[i][j] = length of the longest common subsequence of a[i..] and b[j..]
    let width = b.len() + 1;
    let mut common = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i * width + j] = if a[i] == b[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut i, mut j) = (0, 0);
    let (mut start_i, mut start_j) = (0, 0);
    let mut close = |i: usize, j: usize, start_i: usize, start_j: usize| {
        if i > start_i || j > start_j {
            let (old, new) = (middle.old.start, middle.new.start);
            hunks.push(Hunk { old: old + start_i..old + i, new: new + start_j..new + j });
        }
    };
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            close(i, j, start_i, start_j);
            (i, j) = (i + 1, j + 1);
            (start_i, start_j) = (i, j);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    close(a.len(), b.len(), start_i, start_j);
    hunks
}

/// Our one change (`removed` of the common ancestor, replaced by `insert`), laid onto the text that `theirs`
/// led to: what both removed is gone already, what they wrote stays, ours comes after it.
fn rebase(removed: &Range<usize>, insert: String, theirs: &[Hunk], current: &[&str]) -> Vec<Splice> {
    let mut at = None;
    let mut gone: Vec<Range<usize>> = Vec::new();
    // Walk the stretches that they kept; between them are their hunks.
    let mut kept_from = 0;
    let mut shifted_from = 0;
    let last = Hunk { old: usize::MAX..usize::MAX, new: current.len()..current.len() };
    for hunk in theirs.iter().chain([&last]) {
        let kept = kept_from..hunk.old.start;
        let overlap = removed.start.max(kept.start)..removed.end.min(kept.end);
        if !overlap.is_empty() {
            let shift = |position: usize| position - kept.start + shifted_from;
            gone.push(shift(overlap.start)..shift(overlap.end));
        }
        if at.is_none() && removed.start < kept.end && kept.contains(&removed.start) {
            at = Some(removed.start - kept.start + shifted_from);
        }
        let into_hunk = hunk.old.start <= removed.start && removed.start < hunk.old.end;
        let beside_pure_insertion_before_theirs = removed.is_empty() && removed.start == hunk.old.start;
        if at.is_none() && into_hunk {
            at = Some(if beside_pure_insertion_before_theirs { hunk.new.start } else { hunk.new.end });
        }
        kept_from = hunk.old.end;
        shifted_from = hunk.new.end;
    }
    let at = at.unwrap_or(current.len()).min(current.len());

    let mut splices = Vec::new();
    let mut insert = Some(insert).filter(|text| !text.is_empty());
    for range in gone.into_iter().rev() {
        if range.start < at {
            splices.extend(insert.take().and_then(|text| splice(current, at..at, text)));
        }
        let text = if range.start == at { insert.take() } else { None };
        splices.extend(splice(current, range, text.unwrap_or_default()));
    }
    splices.extend(insert.take().and_then(|text| splice(current, at..at, text)));
    splices
}

fn splice(current: &[&str], range: Range<usize>, insert: String) -> Option<Splice> {
    let units = |graphemes: &[&str]| graphemes.iter().map(|g| utf16_length(g)).sum::<usize>() as u32;
    let splice = Splice { at: units(&current[..range.start]), remove: units(&current[range]), insert };
    (splice.remove > 0 || !splice.insert.is_empty()).then_some(splice)
}

/// The text after the splices: what yrs will hold, for tests and previews.
pub fn apply(text: &str, splices: &[Splice]) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    for splice in splices {
        let at = splice.at as usize;
        units.splice(at..at + splice.remove as usize, splice.insert.encode_utf16());
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(before: &str, after: &str, current: &str, expected: &str) {
        assert_eq!(apply(current, &merge(before, after, current)), expected);
    }

    #[test]
    fn only_the_changed_middle_is_written() {
        let splices = merge("to av tre", "to av fire", "to av tre");
        assert_eq!(splices, [Splice { at: 6, remove: 1, insert: "fi".into() }]);
    }

    #[test]
    fn nothing_to_change_changes_nothing() {
        assert!(merge("a", "a", "b").is_empty());
        check("", "", "", "");
    }

    #[test]
    fn both_who_wrote_in_different_places_are_kept() {
        check("helg", "helger", "lang helg", "lang helger");
        check("en to tre", "en tre", "null en to tre fire", "null en tre fire");
    }

    #[test]
    fn both_who_wrote_in_the_same_place_are_kept() {
        check("ab", "aXb", "aYb", "aYXb");
        check("", "ola", "kari", "kariola");
    }

    #[test]
    fn what_a_peer_wrote_inside_what_we_removed_is_kept() {
        check("en to tre", "", "en TO to tre", "TO ");
    }

    #[test]
    fn what_a_peer_removed_stays_removed() {
        check("en to tre", "en to tre fire", "en tre", "en tre fire");
        check("en to tre", "en tre", "en", "en");
    }

    #[test]
    fn a_letter_and_its_accent_a_family_and_a_flag_are_never_split() {
        check("e", "e\u{301}", "e", "e\u{301}");
        check("👩‍👩‍👧", "👩‍👩‍👦", "👩‍👩‍👧", "👩‍👩‍👦");
        assert_eq!(merge("🇳🇴", "🇸🇪", "🇳🇴"), [Splice { at: 0, remove: 4, insert: "🇸🇪".into() }]);
        assert_eq!(merge("😀", "😁", "😀"), [Splice { at: 0, remove: 2, insert: "😁".into() }]);
    }

    proptest! {
        #[test]
        fn alone_one_gets_what_one_wrote(before in "[ab😀é ]{0,12}", after in "[ab😀é ]{0,12}") {
            prop_assert_eq!(apply(&before, &merge(&before, &after, &before)), after);
        }

        #[test]
        fn an_insertion_is_found_whatever_the_peer_did(
            before in "[abc😀]{0,10}", current in "[abc😀]{0,10}", at in 0usize..10,
        ) {
            let mut graphemes: Vec<&str> = before.graphemes(true).collect();
            graphemes.insert(at.min(graphemes.len()), "ØYA");
            let merged = apply(&current, &merge(&before, &graphemes.concat(), &current));
            prop_assert!(merged.contains("ØYA"));
            prop_assert_eq!(merged.replacen("ØYA", "", 1), current);
        }

        #[test]
        fn nothing_a_peer_inserted_is_lost(before in "[ab]{0,10}", after in "[ab]{0,10}", at in 0usize..10) {
            let mut graphemes: Vec<&str> = before.graphemes(true).collect();
            graphemes.insert(at.min(graphemes.len()), "ØYA");
            let current = graphemes.concat();
            prop_assert!(apply(&current, &merge(&before, &after, &current)).contains("ØYA"));
        }
    }
}
