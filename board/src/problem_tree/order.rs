//! Order keys: fractional indices in base 62, so that a note goes between two others without renumbering.
//!
//! The text format is that of the npm package `fractional-indexing` (David Greenspan's "Implementing
//! Fractional Indexing", <https://observablehq.com/@dgreensp/implementing-fractional-indexing>), so a
//! JavaScript client can use that package on the same keys: an integer part whose first letter tells its
//! length, and a fraction without trailing zeros. Keys sort as bytes.

use crate::id::BASE62;
use crate::limits;
use rand::{Rng, RngExt};
use std::collections::VecDeque;

const ZERO: &str = "a0";
/// Smallest integer part; a key must be greater, so that there is always room before it.
const SMALLEST_INTEGER: &str = "A00000000000000000000000000";
/// Random digits of a run's prefix: 5 × log₂ 62 ≈ 30 bits.
const JITTER_DIGITS: usize = 5;

fn digit(byte: u8) -> Option<usize> {
    match byte {
        b'0'..=b'9' => Some(usize::from(byte - b'0')),
        b'A'..=b'Z' => Some(usize::from(byte - b'A') + 10),
        b'a'..=b'z' => Some(usize::from(byte - b'a') + 36),
        _ => None,
    }
}

fn value(byte: u8) -> usize {
    digit(byte).expect("keys are checked before they are computed with")
}

fn integer_length(head: u8) -> Option<usize> {
    match head {
        b'a'..=b'z' => Some(usize::from(head - b'a') + 2),
        b'A'..=b'Z' => Some(usize::from(b'Z' - head) + 2),
        _ => None,
    }
}

/// Whether a text is a key that others can be computed from.
pub fn valid(key: &str) -> bool {
    let bytes = key.as_bytes();
    let Some(integer) = bytes.first().and_then(|&head| integer_length(head)) else { return false };
    let digits = bytes.iter().all(|&byte| digit(byte).is_some());
    let trailing_zero = bytes.len() > integer && bytes.last() == Some(&b'0');
    let sized = (integer..=limits::ORDER_KEY_CHARACTERS_MAX).contains(&bytes.len());
    sized && digits && !trailing_zero && key != SMALLEST_INTEGER
}

fn split(key: &str) -> (&str, &str) {
    let integer = key.bytes().next().and_then(integer_length).expect("keys are checked before they are split");
    key.split_at(integer)
}

/// The next integer part, unless this is the greatest.
fn increment(integer: &str) -> Option<String> {
    let mut bytes = integer.as_bytes().to_vec();
    for byte in bytes.iter_mut().skip(1).rev() {
        if value(*byte) < 61 {
            *byte = BASE62[value(*byte) + 1];
            return String::from_utf8(bytes).ok();
        }
        *byte = b'0';
    }
    match bytes.first()? {
        b'Z' => Some(ZERO.into()),
        b'z' => None,
        head => refilled(head + 1, '0'),
    }
}

/// The integer part before, unless this is the smallest.
fn decrement(integer: &str) -> Option<String> {
    let mut bytes = integer.as_bytes().to_vec();
    for byte in bytes.iter_mut().skip(1).rev() {
        if value(*byte) > 0 {
            *byte = BASE62[value(*byte) - 1];
            return String::from_utf8(bytes).ok();
        }
        *byte = b'z';
    }
    match bytes.first()? {
        b'a' => Some("Zz".into()),
        b'A' => None,
        head => refilled(head - 1, 'z'),
    }
}

fn refilled(head: u8, fill: char) -> Option<String> {
    let mut integer = String::from(char::from(head));
    integer.extend(std::iter::repeat_n(fill, integer_length(head)? - 1));
    Some(integer)
}

/// A fraction strictly between two, `None` meaning one; neither ends in zeros, nor does the result.
fn midpoint(low: &[u8], high: Option<&[u8]>) -> String {
    if let Some(high) = high {
        let same = (0..high.len()).take_while(|&i| low.get(i).copied().unwrap_or(b'0') == high[i]).count();
        if same > 0 {
            let prefix: String = high[..same].iter().map(|&byte| char::from(byte)).collect();
            return prefix + &midpoint(low.get(same..).unwrap_or(&[]), Some(&high[same..]));
        }
    }
    let below = low.first().map_or(0, |&byte| value(byte));
    let above = high.and_then(|high| high.first()).map_or(62, |&byte| value(byte));
    if above - below > 1 {
        return char::from(BASE62[(below + above).div_ceil(2)]).into();
    }
    // Neighbouring digits: the high one alone fits if something follows it, else go deeper under the low one.
    match high {
        Some(high) if high.len() > 1 => char::from(high[0]).into(),
        _ => char::from(BASE62[below]).to_string() + &midpoint(low.get(1..).unwrap_or(&[]), None),
    }
}

/// A key strictly between two valid keys (`None`: no neighbour). `None` if the keys are not in order or
/// the number line has ended.
pub fn between(low: Option<&str>, high: Option<&str>) -> Option<String> {
    let under = |integer: &str, low: &str, high: Option<&str>| {
        format!("{integer}{}", midpoint(low.as_bytes(), high.map(str::as_bytes)))
    };
    match (low, high) {
        (None, None) => Some(ZERO.into()),
        (None, Some(high)) => {
            let (integer, fraction) = split(high);
            if integer == SMALLEST_INTEGER {
                Some(under(integer, "", Some(fraction)))
            } else if integer < high {
                Some(integer.into())
            } else {
                decrement(integer)
                    .filter(|key| key != SMALLEST_INTEGER)
                    .or_else(|| Some(under(SMALLEST_INTEGER, "", None)))
            }
        }
        (Some(low), None) => {
            let (integer, fraction) = split(low);
            increment(integer).or_else(|| Some(under(integer, fraction, None)))
        }
        (Some(low), Some(high)) if low < high => {
            let (low_integer, low_fraction) = split(low);
            let (high_integer, high_fraction) = split(high);
            if low_integer == high_integer {
                return Some(under(low_integer, low_fraction, Some(high_fraction)));
            }
            increment(low_integer)
                .filter(|next| next.as_str() < high)
                .or_else(|| Some(under(low_integer, low_fraction, None)))
        }
        (Some(_), Some(_)) => None,
    }
}

/// `count` keys in order between two.
pub fn spread(low: Option<&str>, high: Option<&str>, count: usize) -> Option<Vec<String>> {
    if count == 0 {
        return Some(Vec::new());
    }
    if high.is_none() {
        // Stepping keeps keys short where there is no end.
        let mut keys: Vec<String> = Vec::with_capacity(count);
        for _ in 0..count {
            keys.push(between(keys.last().map(String::as_str).or(low), None)?);
        }
        return Some(keys);
    }
    let middle = between(low, high)?;
    let mut keys = spread(low, Some(&middle), count / 2)?;
    let after = spread(Some(&middle), high, count - count / 2 - 1)?;
    keys.push(middle);
    keys.extend(after);
    Some(keys)
}

/// The lists that this person is typing: keys of one run share a prefix that was jittered once, so two people
/// who each type a list after the same note do not interleave.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    under_way: VecDeque<Run>,
}

#[derive(Debug)]
struct Run {
    prefix: String,
    last: String,
    next: usize,
}

impl Runs {
    /// A key between two valid keys: the next of the run that ended at `low`, or the first of a new one.
    pub(crate) fn key(&mut self, low: Option<&str>, high: Option<&str>, random: &mut impl Rng) -> Option<String> {
        let fits = |key: &str| low.is_none_or(|low| low < key) && high.is_none_or(|high| key < high) && valid(key);
        if let Some(run) = self.under_way.iter_mut().find(|run| Some(run.last.as_str()) == low) {
            let key = run_key(&run.prefix, run.next);
            if fits(&key) {
                run.next += 1;
                run.last.clone_from(&key);
                return Some(key);
            }
        }
        let prefix = jittered(low, high, random)?;
        let key = run_key(&prefix, 0);
        if !fits(&key) {
            return between(low, high).filter(|key| valid(key));
        }
        self.under_way.push_back(Run { prefix, last: key.clone(), next: 1 });
        if self.under_way.len() > limits::RUNS_MAX {
            self.under_way.pop_front();
        }
        Some(key)
    }
}

/// A prefix such that it and all that begins with it lies between two keys.
fn jittered(low: Option<&str>, high: Option<&str>, random: &mut impl Rng) -> Option<String> {
    let middle = match (low, high) {
        // Step the integer part down, or there is no room for a suffix under `high`.
        (None, Some(high)) => {
            decrement(split(high).0).filter(|key| key != SMALLEST_INTEGER).or_else(|| between(None, Some(high)))?
        }
        _ => between(low, high)?,
    };
    let room = |prefix: &str| high.is_none_or(|high| prefix < high && !high.starts_with(prefix));
    let jitter: String = (0..JITTER_DIGITS).map(|_| char::from(BASE62[random.random_range(0..62usize)])).collect();
    let prefix = format!("{middle}{jitter}");
    if room(&prefix) {
        return Some(prefix);
    }
    // `high` begins with the middle and goes on low: halve at random between the two instead.
    let (mut from, mut to) = (middle, high?.to_owned());
    for _ in 0..JITTER_DIGITS * 6 {
        let key = between(Some(&from), Some(&to))?;
        if random.random_bool(0.5) {
            from = key;
        } else {
            to = key;
        }
    }
    between(Some(&from), Some(&to)).filter(|prefix| room(prefix)).or(Some(from))
}

/// The key number `index` of a run: its prefix and a counter that sorts as text. The counter's first digit
/// tells how many follow, and its last is never zero, as the format wants.
fn run_key(prefix: &str, index: usize) -> String {
    let (mut index, mut digits, mut capacity) = (index, 1, 61);
    while index >= capacity {
        index -= capacity;
        digits += 1;
        capacity *= 62;
    }
    let mut counter = vec![BASE62[1 + index % 61]];
    let mut rest = index / 61;
    for _ in 1..digits {
        counter.push(BASE62[rest % 62]);
        rest /= 62;
    }
    counter.push(BASE62[digits]);
    let counter: String = counter.iter().rev().map(|&byte| char::from(byte)).collect();
    format!("{prefix}{counter}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    #[track_caller]
    fn check(low: Option<&str>, high: Option<&str>, expected: Option<&str>) {
        assert_eq!(between(low, high).as_deref(), expected);
    }

    /// From the tests of the npm package, so that both make the same keys.
    #[test]
    fn keys_are_those_of_fractional_indexing() {
        check(None, None, Some("a0"));
        check(None, Some("a0"), Some("Zz"));
        check(None, Some("Zz"), Some("Zy"));
        check(Some("a0"), None, Some("a1"));
        check(Some("a1"), None, Some("a2"));
        check(Some("a0"), Some("a1"), Some("a0V"));
        check(Some("a1"), Some("a2"), Some("a1V"));
        check(Some("a0V"), Some("a1"), Some("a0l"));
        check(Some("Zz"), Some("a0"), Some("ZzV"));
        check(Some("Zz"), Some("a1"), Some("a0"));
        check(None, Some("Y00"), Some("Xzzz"));
        check(Some("bzz"), None, Some("c000"));
        check(Some("a0"), Some("a0V"), Some("a0G"));
        check(Some("a0"), Some("a0G"), Some("a08"));
        check(Some("b125"), Some("b129"), Some("b127"));
        check(Some("a0"), Some("a1V"), Some("a1"));
        check(Some("Zz"), Some("a01"), Some("a0"));
        check(None, Some("a0V"), Some("a0"));
        check(None, Some("b999"), Some("b99"));
        check(None, Some("A000000000000000000000000001"), Some("A000000000000000000000000000V"));
        check(Some("zzzzzzzzzzzzzzzzzzzzzzzzzzy"), None, Some("zzzzzzzzzzzzzzzzzzzzzzzzzzz"));
        check(Some("zzzzzzzzzzzzzzzzzzzzzzzzzzz"), None, Some("zzzzzzzzzzzzzzzzzzzzzzzzzzzV"));
        check(Some("a1"), Some("a1"), None);
    }

    #[test]
    fn what_is_no_key_is_known() {
        for junk in ["", "a", "a0 ", "a00", "1", "æ", "b1", SMALLEST_INTEGER, &"a".repeat(300)] {
            assert!(!valid(junk), "{junk}");
        }
        for key in ["a0", "Zz", "a0V", "b00", "zzzzzzzzzzzzzzzzzzzzzzzzzzzV"] {
            assert!(valid(key), "{key}");
        }
    }

    #[test]
    fn two_lists_typed_after_the_same_note_do_not_interleave() {
        for seed in 0..50 {
            let mut keys = Vec::new();
            for person in [seed * 2, seed * 2 + 1] {
                let mut random = StdRng::seed_from_u64(person);
                let mut runs = Runs::default();
                let mut last = "a0".to_owned();
                for _ in 0..100 {
                    last = runs.key(Some(&last), Some("a1"), &mut random).expect("there is room");
                    keys.push((last.clone(), person));
                }
            }
            keys.sort();
            let alternations = keys.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
            assert_eq!(alternations, 1, "seed {seed}");
        }
    }

    #[test]
    fn ten_thousand_in_a_row_keep_their_keys_short() {
        let mut random = StdRng::seed_from_u64(1);
        let mut runs = Runs::default();
        let mut last: Option<String> = None;
        for _ in 0..10_000 {
            let key = runs.key(last.as_deref(), None, &mut random).expect("there is room");
            assert!(valid(&key) && last.as_deref().is_none_or(|last| last < key.as_str()));
            assert!(key.len() <= 2 + JITTER_DIGITS + 4, "{key}");
            last = Some(key);
        }
    }

    proptest! {
        #[test]
        fn a_key_lies_between_its_neighbours(places in prop::collection::vec(any::<prop::sample::Index>(), 1..300), seed: u64) {
            let mut random = StdRng::seed_from_u64(seed);
            let mut runs = Runs::default();
            let mut keys: Vec<String> = Vec::new();
            for (step, place) in places.iter().enumerate() {
                let at = place.index(keys.len() + 1);
                let low = at.checked_sub(1).map(|i| keys[i].as_str());
                let high = keys.get(at).map(String::as_str);
                let key = if step % 3 == 0 { between(low, high) } else { runs.key(low, high, &mut random) };
                let key = key.expect("neighbours are in order");
                prop_assert!(valid(&key), "{}", key);
                prop_assert!(low.is_none_or(|low| low < key.as_str()) && high.is_none_or(|high| key.as_str() < high));
                keys.insert(at, key);
            }
        }

        #[test]
        fn spread_keys_are_in_order(count in 0usize..200) {
            for (low, high) in [(None, None), (Some("a0"), None), (None, Some("a0")), (Some("a0"), Some("a0V"))] {
                let keys = spread(low, high, count).expect("there is room");
                prop_assert_eq!(keys.len(), count);
                let all: Vec<&str> = low.into_iter().chain(keys.iter().map(String::as_str)).chain(high).collect();
                prop_assert!(all.is_sorted_by(|a, b| a < b));
                prop_assert!(keys.iter().all(|key| valid(key)));
            }
        }
    }
}
