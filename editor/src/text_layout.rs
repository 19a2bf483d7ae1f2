//! Words into lines: greedy wrap over a word → width map, with breaks inside long Norwegian compounds.

use crate::{
    limits::{HYPHEN_LETTERS_MIN, WORDS_REMEMBERED_MAX},
    paint::Font,
};
use std::{cmp::Reverse, collections::HashMap};
use unicode_segmentation::UnicodeSegmentation;

/// Measures text. The browser's canvas is one; tests use letters of one width.
pub trait Measure {
    /// Advance of a run at the font's own size, in board units.
    fn width(&mut self, font: Font, run: &str) -> f64;
}

/// Widths of words already measured. Asking the browser costs some hundred times more than looking here.
#[derive(Debug, Default)]
pub struct Widths {
    known: HashMap<Font, HashMap<Box<str>, f64>>,
}

impl Widths {
    /// The fonts have loaded: what was measured before was another font's.
    pub fn forget_all(&mut self) {
        self.known.clear();
    }

    /// Width of a word.
    pub fn of(&mut self, font: Font, word: &str, measure: &mut dyn Measure) -> f64 {
        let known = self.known.entry(font).or_default();
        if let Some(&width) = known.get(word) {
            return width;
        }
        if known.len() >= WORDS_REMEMBERED_MAX {
            known.clear();
        }
        let width = measure.width(font, word);
        known.insert(word.into(), width);
        width
    }
}

/// One line of a wrapped text, as it is painted (a hyphen included where a word is broken).
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Their width, in board units.
    pub width: f64,
}

/// Wraps a text to a width. There is always at least one line, so an empty note has a height.
pub fn wrap(text: &str, font: Font, width_max: f64, widths: &mut Widths, measure: &mut dyn Measure) -> Vec<Line> {
    let mut wrap = Wrap { font, width_max, widths, measure, lines: Vec::new() };
    for paragraph in text.split('\n') {
        wrap.paragraph(paragraph);
    }
    wrap.lines
}

struct Wrap<'a> {
    font: Font,
    width_max: f64,
    widths: &'a mut Widths,
    measure: &'a mut dyn Measure,
    lines: Vec<Line>,
}

impl Wrap<'_> {
    fn width(&mut self, run: &str) -> f64 {
        self.widths.of(self.font, run, self.measure)
    }

    fn paragraph(&mut self, paragraph: &str) {
        let space = self.width(" ");
        let mut line = Line { text: String::new(), width: 0.0 };
        for word in paragraph.split_whitespace() {
            let width = self.width(word);
            let gap = if line.text.is_empty() { 0.0 } else { space };
            if line.width + gap + width <= self.width_max {
                if gap > 0.0 {
                    line.text.push(' ');
                }
                line.text.push_str(word);
                line.width += gap + width;
                continue;
            }
            if !line.text.is_empty() {
                self.lines.push(std::mem::replace(&mut line, Line { text: String::new(), width: 0.0 }));
            }
            line = self.last_part(word, width);
        }
        self.lines.push(line);
    }

    /// Breaks a word until its rest fits; the rest is returned, to be filled further.
    fn last_part(&mut self, word: &str, mut width: f64) -> Line {
        let mut rest = word;
        while width > self.width_max {
            let Some(cut) = self.best_break(rest) else { break };
            let (head, tail) = rest.split_at(cut.at);
            let text = if cut.hyphen { format!("{head}-") } else { head.to_owned() };
            let head_width = self.measure.width(self.font, &text);
            self.lines.push(Line { text, width: head_width });
            rest = tail;
            width = self.measure.width(self.font, rest);
        }
        Line { text: rest.to_owned(), width }
    }

    /// The last good place where the head still fits; else as many letters as fit; else one.
    fn best_break(&mut self, word: &str) -> Option<Break> {
        let hyphen = self.width("-");
        let mut fits = |at: usize, extra: f64| self.measure.width(self.font, &word[..at]) + extra <= self.width_max;
        let mut points = break_points(word);
        // Latest first, but the word's own hyphens before those that we would add.
        points.sort_by_key(|point| (point.hyphen, Reverse(point.at)));
        if let Some(&point) = points.iter().find(|point| fits(point.at, if point.hyphen { hyphen } else { 0.0 })) {
            return Some(point);
        }
        let letters: Vec<usize> = word.grapheme_indices(true).map(|(at, _)| at).skip(1).collect();
        let at = letters.iter().rev().copied().find(|&at| fits(at, 0.0)).or(letters.first().copied())?;
        Some(Break { at, hyphen: false })
    }
}

/// A place where a word may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Break {
    /// Byte offset of the second part.
    at: usize,
    /// Does the first part get a hyphen? Not after a hyphen or a slash that is there already.
    hyphen: bool,
}

/// After a hyphen, dash or slash; and, by the main rule of Norwegian word division (one consonant goes to
/// the next line: «hel-ge», «vak-ter»), before the last of the consonants between two vowels.
fn break_points(word: &str) -> Vec<Break> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let mut points = Vec::new();
    for (i, &(_, letter)) in letters.iter().enumerate() {
        let Some(&(after, next)) = letters.get(i + 1) else { break };
        if matches!(letter, '-' | '–' | '/') {
            points.push(Break { at: after, hyphen: false });
        }
        let enough = i + 1 >= HYPHEN_LETTERS_MIN && letters.len() - (i + 1) >= HYPHEN_LETTERS_MIN;
        let vowel_follows = letters.get(i + 2).is_some_and(|&(_, letter)| is_vowel(letter));
        if enough && letter.is_alphabetic() && next.is_alphabetic() && !is_vowel(next) && vowel_follows {
            points.push(Break { at: after, hyphen: true });
        }
    }
    points
}

fn is_vowel(letter: char) -> bool {
    letter.to_lowercase().next().is_some_and(|letter| "aeiouyæøåáéèêóòôäöü".contains(letter))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Every letter is half as wide as the font is high, as in a typewriter.
    pub(crate) struct Typewriter;

    impl Measure for Typewriter {
        fn width(&mut self, font: Font, run: &str) -> f64 {
            run.graphemes(true).count() as f64 * font.size() / 2.0
        }
    }

    #[track_caller]
    fn check(text: &str, letters_in_line: usize, expected: &[&str]) {
        let width = letters_in_line as f64 * Font::Card.size() / 2.0;
        let lines = wrap(text, Font::Card, width, &mut Widths::default(), &mut Typewriter);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, expected);
        for line in &lines {
            let measured = Typewriter.width(Font::Card, &line.text);
            assert!((line.width - measured).abs() < 1e-9, "{line:?} is {measured} wide");
            assert!(line.width <= width.max(Font::Card.size() / 2.0), "{line:?} is too wide");
        }
    }

    #[test]
    fn words_fill_a_line_before_the_next_begins() {
        check("Full stilling i turnus", 15, &["Full stilling i", "turnus"]);
    }

    #[test]
    fn an_empty_note_has_one_line() {
        check("", 10, &[""]);
    }

    #[test]
    fn a_new_line_stays_a_new_line() {
        check("en\n\nto", 10, &["en", "", "to"]);
    }

    #[test]
    fn spaces_at_the_ends_take_no_room() {
        check("  en   to ", 10, &["en to"]);
    }

    #[test]
    fn a_long_compound_breaks_by_the_norwegian_rule() {
        check("velferdsteknologi", 12, &["velferdstek-", "nologi"]);
        check("arbeidsmiljøloven", 12, &["arbeidsmil-", "jøloven"]);
    }

    #[test]
    fn a_word_breaks_after_its_own_hyphen_without_another() {
        check("helse-omsorg", 9, &["helse-", "omsorg"]);
    }

    #[test]
    fn what_has_no_good_place_breaks_anywhere_but_never_inside_a_letter() {
        check("zzzzzzzzzz", 4, &["zzzz", "zzzz", "zz"]);
        check("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2, &["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]);
        check("ab", 0, &["a", "b"]);
    }

    #[test]
    fn the_end_of_a_broken_word_shares_its_line_with_the_next() {
        check("velferdsteknologi er", 12, &["velferdstek-", "nologi er"]);
    }
}
