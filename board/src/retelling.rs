//! Several of a person's text edits, said again on another copy of the document.
//!
//! Said one by one, an edit would have to find its letters in a text that the earlier ones have changed, by their
//! spelling alone; a letter that came to stand on the other side of somebody else's would not be found by its own
//! erasure. So all edits of a text are looked at first: they say which letter each one typed and which it erased, in
//! one row. The row is laid onto the text as it is on the other copy once, and there every edit shows the letters that
//! it typed and takes away those that it erased. Nothing else of the text is touched.

use crate::command::{Command, InputCommand, Reversal, TaskCommand};
use crate::register::{Address, Root};
use crate::schema;
use crate::text_merge::{Hunk, Splice, changes, utf16_length};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// One change of a text: what it was, and what it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) before: String,
    pub(crate) after: String,
}

/// The text edits of one document that are to be said again. See the module.
#[derive(Debug, Default)]
pub struct Retelling {
    texts: HashMap<Address, Story>,
}

impl Retelling {
    /// For commands that will be replayed on one document, in this order.
    pub fn of<'a>(commands: impl IntoIterator<Item = &'a Command>) -> Retelling {
        let mut edits = Vec::new();
        commands.into_iter().for_each(|command| gather(command, &mut edits));
        let mut texts: HashMap<Address, Story> = HashMap::new();
        for (at, edit) in edits {
            texts.entry(at).or_default().edits.push(edit);
        }
        Retelling { texts }
    }

    /// The splices that make an edit in `current`, the last place first; `None` for an edit that was not announced, or
    /// in a text that something else has changed since: it has to be merged by its spelling.
    pub(crate) fn splices(&mut self, at: &Address, edit: &Edit, current: &str) -> Option<Vec<Splice>> {
        let story = self.texts.get_mut(at)?;
        // Commands that could not be replayed are passed over.
        let number = story.told + story.edits.get(story.told..)?.iter().position(|announced| announced == edit)?;
        story.told = number + 1;
        let letters = story.letters.get_or_insert_with(|| lay(&weave(&story.edits), current));
        let as_told: String = letters.iter().filter(|letter| letter.there).map(|letter| &*letter.grapheme).collect();
        (as_told == current).then(|| tell(letters, number))
    }
}

#[derive(Debug, Default)]
struct Story {
    edits: Vec<Edit>,
    /// How many of them have been told or passed over.
    told: usize,
    letters: Option<Vec<Letter>>,
}

/// A letter that somebody saw.
#[derive(Debug, Clone)]
struct Letter {
    grapheme: Box<str>,
    /// The first edit that saw it or typed it.
    since: usize,
    /// The edit that typed it; none if it is from somebody else.
    typed: Option<usize>,
    /// The edit that erased it.
    erased: Option<usize>,
    /// While the row is woven, whether it is in sight; then, whether it stands in the text.
    there: bool,
}

impl Letter {
    fn new(grapheme: &str, since: usize, typed: Option<usize>) -> Letter {
        Letter { grapheme: grapheme.into(), since, typed, erased: None, there: true }
    }

    /// Whether there was a moment at which both were in sight.
    fn seen_with(&self, other: &Letter) -> bool {
        let until = |letter: &Letter| letter.erased.unwrap_or(usize::MAX);
        self.since <= until(other) && other.since <= until(self)
    }
}

/// All letters that the edits saw, typed and erased, in the order in which they stood.
fn weave(edits: &[Edit]) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (number, edit) in edits.iter().enumerate() {
        look(&mut letters, number, &edit.before);
        write(&mut letters, number, edit);
    }
    letters
}

/// Takes in what others have changed since the last edit. A letter of the person's own is not lost by being out of
/// sight: only the person's own edits take it away.
fn look(letters: &mut Vec<Letter>, number: usize, view: &str) {
    let view: Vec<&str> = view.graphemes(true).collect();
    let known = places(letters, |letter| letter.erased.is_none());
    let hunks = changes(&spelled(letters, &known), &view);
    known.iter().for_each(|&place| letters[place].there = true);
    for hunk in hunks.into_iter().rev() {
        known[hunk.old.clone()].iter().for_each(|&place| letters[place].there = false);
        let at = after(&known[..hunk.old.end]);
        let new = |grapheme: &&str| Letter::new(grapheme, number, None);
        letters.splice(at..at, view[hunk.new].iter().map(new));
    }
}

/// Makes an edit in what is in sight. A letter that stands before and after it has neither been erased nor typed:
/// it may be somebody else's, around which the edit was made.
fn write(letters: &mut Vec<Letter>, number: usize, edit: &Edit) {
    let new: Vec<&str> = edit.after.graphemes(true).collect();
    let seen = places(letters, |letter| letter.there);
    for hunk in changes(&spelled(letters, &seen), &new).into_iter().rev() {
        for &place in &seen[hunk.old.clone()] {
            letters[place].erased = Some(number);
            letters[place].there = false;
        }
        let at = after(&seen[..hunk.old.end]);
        let typed = |grapheme: &&str| Letter::new(grapheme, number, Some(number));
        letters.splice(at..at, new[hunk.new].iter().map(typed));
    }
}

/// Lays the row onto a text that has none of the edits: the text's letters in their order, and what the person typed
/// where it was seen. What others wrote there and the person did not see comes before what the person typed at the
/// same place.
fn lay(letters: &[Letter], current: &str) -> Vec<Letter> {
    let current: Vec<&str> = current.graphemes(true).collect();
    let mut found = Found::of(letters, &current);
    let bounds: Vec<Range<usize>> = (0..letters.len()).map(|place| found.bounds(letters, place)).collect();
    found.seek(letters, &bounds, &current);

    let mut row = Vec::with_capacity(current.len() + letters.len());
    let mut standing = current.iter().zip(found.letter_at).map(|(&grapheme, known)| match known {
        Some(place) => Letter { there: true, ..letters[place].clone() },
        None => Letter::new(grapheme, 0, None),
    });
    let mut laid = 0;
    for (letter, bounds) in letters.iter().zip(bounds).filter(|(letter, _)| letter.typed.is_some()) {
        row.extend(standing.by_ref().take(bounds.end.saturating_sub(laid)));
        laid = laid.max(bounds.end);
        row.push(Letter { there: false, ..letter.clone() });
    }
    row.extend(standing);
    row
}

/// Which of the others' letters in the row is which of the text.
struct Found {
    /// Where in the text a letter of the row stands.
    place_of: Vec<Option<usize>>,
    /// Which letter of the row stands there.
    letter_at: Vec<Option<usize>>,
}

impl Found {
    /// Compares the row with the text as a whole.
    fn of(letters: &[Letter], current: &[&str]) -> Found {
        let mut found = Found { place_of: vec![None; letters.len()], letter_at: vec![None; current.len()] };
        let theirs = places(letters, |letter| letter.typed.is_none());
        let all: Vec<usize> = (0..current.len()).collect();
        found.pair(letters, &theirs, current, &all);
        found
    }

    /// Between which places of the text a letter must stand, if it stands there: between those that it was seen
    /// between. Letters that were never seen together tell nothing about each other: what came after an erasure may
    /// stand on either side of what was erased.
    fn bounds(&self, letters: &[Letter], place: usize) -> Range<usize> {
        let at = |other: usize| self.place_of[other].filter(|_| letters[other].seen_with(&letters[place]));
        let from = (0..place).rev().find_map(at).map_or(0, |before| before + 1);
        let to = (place + 1..letters.len()).find_map(at).unwrap_or(self.letter_at.len());
        from..to
    }

    /// Looks again for letters that were not found, each within its bounds.
    fn seek(&mut self, letters: &[Letter], bounds: &[Range<usize>], current: &[&str]) {
        let mut sought: BTreeMap<(usize, usize, usize), Vec<usize>> = BTreeMap::new();
        for (place, (letter, bounds)) in letters.iter().zip(bounds).enumerate() {
            if letter.typed.is_none() && self.place_of[place].is_none() {
                sought.entry((letter.since, bounds.start, bounds.end)).or_default().push(place);
            }
        }
        for ((_, from, to), places) in sought {
            let free: Vec<usize> = (from..to).filter(|&at| self.letter_at[at].is_none()).collect();
            self.pair(letters, &places, current, &free);
        }
    }

    fn pair(&mut self, letters: &[Letter], places: &[usize], current: &[&str], free: &[usize]) {
        let there: Vec<&str> = free.iter().map(|&at| current[at]).collect();
        let (mut old, mut new) = (0, 0);
        let end = Hunk { old: places.len()..places.len(), new: free.len()..free.len() };
        for hunk in changes(&spelled(letters, places), &there).iter().chain([&end]) {
            for (&place, &at) in places[old..hunk.old.start].iter().zip(&free[new..hunk.new.start]) {
                self.place_of[place] = Some(at);
                self.letter_at[at] = Some(place);
            }
            (old, new) = (hunk.old.end, hunk.new.end);
        }
    }
}

/// Shows what an edit typed and takes away what it erased.
fn tell(letters: &mut [Letter], number: usize) -> Vec<Splice> {
    let mut splices: Vec<Splice> = Vec::new();
    let mut at = 0;
    for letter in letters {
        let length = utf16_length(&letter.grapheme) as u32;
        let types = letter.typed == Some(number);
        let erases = letter.there && letter.erased == Some(number);
        if types || erases {
            let goes_on = splices.last().is_some_and(|splice| splice.at + splice.remove == at);
            if !goes_on {
                splices.push(Splice { at, remove: 0, insert: String::new() });
            }
            if let Some(splice) = splices.last_mut() {
                if types {
                    splice.insert.push_str(&letter.grapheme);
                } else {
                    splice.remove += length;
                }
            }
        }
        if letter.there {
            at += length;
        }
        letter.there = (letter.there || types) && !erases;
    }
    splices.reverse();
    splices
}

fn places(letters: &[Letter], which: impl Fn(&Letter) -> bool) -> Vec<usize> {
    letters.iter().enumerate().filter(|(_, letter)| which(letter)).map(|(place, _)| place).collect()
}

fn spelled<'a>(letters: &'a [Letter], places: &[usize]) -> Vec<&'a str> {
    places.iter().map(|&place| &*letters[place].grapheme).collect()
}

/// The place right after the last of these.
fn after(places: &[usize]) -> usize {
    places.last().map_or(0, |place| place + 1)
}

/// The texts that a command changes, in the order in which it does.
fn gather(command: &Command, edits: &mut Vec<(Address, Edit)>) {
    let mut text = |root, object: &str, before: &String, after: &String| {
        let edit = Edit { before: before.clone(), after: after.clone() };
        edits.push((Address::of(root, object, schema::TEXT), edit));
    };
    match command {
        Command::WriteText { note, before, after } => text(Root::Notes, note.as_str(), before, after),
        Command::WriteLinkText { link, before, after } => text(Root::Links, link.as_str(), before, after),
        Command::WriteInput { input, before, after } => text(Root::Inputs, input.as_str(), before, after),
        Command::Input(command) => match command {
            InputCommand::WriteComment { comment, before, after } => {
                text(Root::Comments, comment.as_str(), before, after)
            }
            InputCommand::WriteAnswer { answer, before, after } => text(Root::Answers, answer.as_str(), before, after),
            InputCommand::SetKind { .. }
            | InputCommand::Comment { .. }
            | InputCommand::WithdrawComment { .. }
            | InputCommand::Answer { .. }
            | InputCommand::SetStatus { .. }
            | InputCommand::Resolve { .. }
            | InputCommand::SetOrigin { .. } => {}
        },
        Command::Task(command) => match command {
            TaskCommand::Write { task, before, after } => text(Root::Tasks, task.as_str(), before, after),
            TaskCommand::Create { .. }
            | TaskCommand::SetOwner { .. }
            | TaskCommand::SetDue { .. }
            | TaskCommand::SetStatus { .. }
            | TaskCommand::Delete { .. }
            | TaskCommand::Restore { .. } => {}
        },
        Command::Revert(reversals) => {
            for reversal in reversals.iter().rev() {
                match reversal {
                    Reversal::Text { at, left, put } => text(at.root, &at.object, left, put),
                    Reversal::Register { .. } | Reversal::Creation { .. } => {}
                }
            }
        }
        Command::Several(commands) => commands.iter().for_each(|command| gather(command, edits)),
        Command::Seeded { command, .. } => gather(command, edits),
        Command::Create { .. }
        | Command::Move { .. }
        | Command::Link { .. }
        | Command::Unlink { .. }
        | Command::Delete { .. }
        | Command::Restore { .. }
        | Command::SetKind { .. }
        | Command::SetCore { .. }
        | Command::Recolour { .. }
        | Command::Resize { .. }
        | Command::SetEvidence { .. }
        | Command::SetControl { .. }
        | Command::SetAffected { .. }
        | Command::SetTitle { .. }
        | Command::GiveInput { .. }
        | Command::WithdrawInput { .. }
        | Command::Import(_) => {}
    }
}
