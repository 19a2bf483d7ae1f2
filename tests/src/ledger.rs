//! The ledger of a plan: every sign that anybody ever wrote, and whether it may be missing in the end.
//!
//! Each command that writes brings a sign of its own, one character that nothing else in the run contains. So at the
//! end it can be counted: there once, or in its author's list of what was not taken, never both, never twice.

use crate::plan::Act;
use board::{
    Board, Command, Place, Position, Side,
    id::{InputId, NoteId},
    input::{InputKind, Target},
    note::NoteKind,
};
use editor::session::Session;
use std::collections::{BTreeMap, BTreeSet};

/// The first sign; there are some 20,000 after it that are letters of one code unit.
const FIRST: u32 = 0x4e00;

/// Length of a note that floods a small document.
const FLOOD_CHARS: usize = 9_000;

/// What a command did to a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// It was written.
    Wrote(char),
    /// It was taken out.
    Erased(char),
}

/// Everything that was said. See the module.
#[derive(Debug, Default)]
pub struct Ledger {
    written: u32,
    deeds: BTreeSet<Deed>,
    /// How many took a sign out, each from what they had.
    erasers: BTreeMap<char, usize>,
    /// Deeds that need not have an effect in the end: the only one who had them died, or a backup came back.
    excused: BTreeSet<Deed>,
    /// What was saved when a backup was copied back: there, or offered to its author.
    offered: BTreeSet<Deed>,
    /// Signs that a page wrote which died with something that its shelf had not kept.
    died_with_page: BTreeSet<char>,
    /// Signs that a backup lacks, and their authors will write again.
    adrift: BTreeSet<char>,
}

impl Ledger {
    /// Does something to a session's board, and says what was done: nothing, when there is nothing to do it to.
    pub fn perform(&mut self, session: &mut Session, act: Act, pick: u64, now: u64) -> Vec<Deed> {
        session.settle(now);
        let notes: Vec<(NoteId, String)> = {
            let mut notes: Vec<_> =
                session.board().notes().map(|note| (note.id.clone(), note.text.to_string())).collect();
            notes.sort();
            notes
        };
        let any = |salt: u64| notes.get((pick.rotate_left(17) ^ salt) as usize % notes.len().max(1)).cloned();
        let place = |parent: Option<NoteId>| Place { parent, side: Side::None, at: Position::Last };
        let command = match act {
            Act::Create => {
                let parent = any(1).map(|(id, _)| id).filter(|_| !pick.is_multiple_of(4));
                let id = NoteId::fresh(u128::from(pick) << 32 | u128::from(self.written));
                Command::Create { id, kind: NoteKind::Cause, place: place(parent), text: self.sign().into() }
            }
            Act::Flood => {
                let id = NoteId::fresh(u128::from(pick) << 32 | u128::from(self.written));
                let text = format!("{}{}", self.sign(), "~".repeat(FLOOD_CHARS));
                Command::Create { id, kind: NoteKind::Effect, place: place(None), text }
            }
            Act::Write => {
                let Some((note, before)) = any(2) else { return Vec::new() };
                let at = before.char_indices().map(|(at, _)| at).nth(pick as usize % 7).unwrap_or(before.len());
                let mut after = before.clone();
                after.insert(at, self.sign());
                Command::WriteText { note, before, after }
            }
            Act::Erase => {
                let Some((note, before)) = any(3) else { return Vec::new() };
                let Some(sign) = before.chars().filter(|sign| !sign.is_ascii()).nth(pick as usize % 5) else {
                    return Vec::new();
                };
                let after = before.replace(sign, "");
                Command::WriteText { note, before, after }
            }
            Act::Move => {
                let (Some((note, _)), Some((parent, _))) = (any(4), any(5)) else { return Vec::new() };
                Command::Move { note, to: place(Some(parent)) }
            }
            Act::Delete => {
                let Some((note, _)) = any(6) else { return Vec::new() };
                Command::Delete { notes: vec![note] }
            }
            Act::Restore => {
                let bin = session.board().bin();
                let Some(note) = bin.get(pick as usize % bin.len().max(1)) else { return Vec::new() };
                Command::Restore { notes: vec![note.id.clone()] }
            }
            Act::Give => {
                let target = any(7).map_or(Target::Board, |(note, _)| Target::Note(note));
                let id = InputId::fresh(u128::from(pick) << 32 | u128::from(self.written));
                Command::GiveInput { id, target, kind: InputKind::Wish, text: self.sign().into() }
            }
        };
        let deeds = deeds(&command);
        // A move under itself, a voice that is not known yet: said no to at once, and nothing has happened.
        if session.run(command, now).is_err() {
            return Vec::new();
        }
        for deed in &deeds {
            if let Deed::Erased(sign) = deed {
                *self.erasers.entry(*sign).or_default() += 1;
            }
        }
        self.deeds.extend(&deeds);
        deeds
    }

    fn sign(&mut self) -> char {
        self.written += 1;
        char::from_u32(FIRST + self.written).expect("fewer signs than letters")
    }

    /// Deeds that nobody but a page that died had.
    pub fn excuse(&mut self, lost: impl IntoIterator<Item = Deed>) {
        self.excused.extend(lost);
    }

    /// What was saved, and perhaps is in no backup, is offered to its author from now on.
    pub fn expect_offers(&mut self) {
        self.offered = self.deeds.difference(&self.excused).copied().collect();
    }

    /// A page died that alone could have offered what it wrote.
    pub fn excuse_offers(&mut self, of: &BTreeSet<char>) {
        self.died_with_page.extend(of);
    }

    /// Excuses everything except what somebody still has waiting, page by page: a backup was copied back. Who took out
    /// a sign that the backup lacks may say so again before its author, on another page, has written it again; then
    /// there was nothing to take out.
    pub fn excuse_all_but(&mut self, waiting: &[BTreeSet<Deed>]) {
        let said_again = |deed: &Deed| match deed {
            Deed::Wrote(_) => waiting.iter().any(|page| page.contains(deed)),
            Deed::Erased(sign) => {
                let wrote = Deed::Wrote(*sign);
                waiting.iter().any(|page| page.contains(deed))
                    && waiting.iter().all(|page| page.contains(deed) || !page.contains(&wrote))
            }
        };
        let excused: Vec<Deed> = self.deeds.iter().filter(|deed| !said_again(deed)).copied().collect();
        self.excused.extend(excused);
        self.adrift.extend(waiting.iter().flatten().filter_map(|deed| match deed {
            Deed::Wrote(sign) => Some(*sign),
            Deed::Erased(_) => None,
        }));
    }

    /// Excuses what a page takes out of a copy that is older than the backup, for the same reason: while the sign's
    /// author, on another page, has not written it again. `others`: what waits on the other pages.
    pub fn excuse_erased_in_vain(&mut self, deeds: &[Deed], others: &BTreeSet<Deed>) {
        let in_vain = deeds.iter().filter(|deed| match deed {
            Deed::Wrote(_) => false,
            Deed::Erased(sign) => self.adrift.contains(sign) && others.contains(&Deed::Wrote(*sign)),
        });
        self.excused.extend(in_vain);
    }

    /// What is wrong on a board in the end. `not_taken`: the deeds in everybody's lists.
    pub fn faults(&self, board: &Board, not_taken: &BTreeSet<Deed>) -> Vec<String> {
        let counts = signs_on(board);
        let mut faults = Vec::new();
        for deed in &self.deeds {
            let Deed::Wrote(sign) = deed else { continue };
            let there = counts.get(sign).copied().unwrap_or(0);
            let erased = Deed::Erased(*sign);
            let refused = not_taken.contains(deed);
            let (least, most) = if self.excused.contains(deed) {
                (0, 1)
            } else if refused {
                (0, 0)
            } else if !self.deeds.contains(&erased) {
                (1, 1)
            } else if not_taken.contains(&erased) {
                // Another's erasure of the same sign may have been taken.
                (usize::from(self.erasers.get(sign) == Some(&1)), 1)
            } else if self.excused.contains(&erased) {
                (0, 1)
            } else {
                (0, 0)
            };
            let to_be_offered = self.offered.contains(deed) && !self.died_with_page.contains(sign);
            if there == 0 && !refused && to_be_offered && !self.deeds.contains(&erased) {
                faults.push(format!("{sign} (U+{:04X}) was in no backup, and is offered to nobody", u32::from(*sign)));
            }
            if there < least || there > most {
                let refused = if refused { ", and in the list of what was not taken" } else { "" };
                faults.push(format!("{sign} (U+{:04X}) is there {there} times{refused}", u32::from(*sign)));
            }
        }
        faults
    }

    /// Whether somebody took a sign out again: perhaps before it was ever sent.
    pub fn has_erased(&self, sign: char) -> bool {
        self.deeds.contains(&Deed::Erased(sign))
    }

    /// How many commands were given.
    pub fn len(&self) -> usize {
        self.deeds.len()
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.deeds.is_empty()
    }
}

/// How often each sign stands on a board, in the bin and in voices too.
fn signs_on(board: &Board) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    let bin = board.bin();
    let texts = board.notes().map(|note| &*note.text).chain(bin.iter().map(|note| &*note.text));
    for sign in texts.chain(board.inputs().map(|input| &*input.text)).flat_map(str::chars) {
        *counts.entry(sign).or_default() += 1;
    }
    counts
}

/// The signs that a command writes and erases.
pub fn deeds(command: &Command) -> Vec<Deed> {
    match command.intention() {
        Command::Create { text, .. } | Command::GiveInput { text, .. } => {
            text.chars().filter(|sign| !sign.is_ascii()).map(Deed::Wrote).collect()
        }
        Command::WriteText { before, after, .. } => {
            let wrote = after.chars().filter(|sign| !before.contains(*sign)).map(Deed::Wrote);
            let erased = before.chars().filter(|sign| !after.contains(*sign)).map(Deed::Erased);
            wrote.chain(erased).collect()
        }
        _ => Vec::new(),
    }
}
