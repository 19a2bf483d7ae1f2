//! Somebody who writes without being heard, others who write meanwhile, and all of it said again on a fresh copy that
//! has only some of what the others wrote. Every letter is written once, so it can be counted.

use board::id::{DocumentId, NoteId, PersonId};
use board::note::NoteKind;
use board::{Board, ClientId, Command, DocumentKind, Me, Moment, Place, Position, Retelling, Side};
use proptest::prelude::*;
use std::collections::BTreeSet;

const CONTENT: DocumentId = DocumentId(1);
const AT: Moment = Moment { now_ms: 1_000 };
/// What the note says at first.
const BEGINNING: &str = "0123";
/// Letters that are written later begin here.
const LETTERS: u32 = 0x4e00;

/// What happens.
#[derive(Debug, Clone)]
enum Act {
    /// The author types so many letters somewhere.
    Type {
        at: usize,
        letters: u32,
    },
    /// The author takes letters out.
    Erase {
        at: usize,
        letters: usize,
    },
    /// The author takes letters out and types others in their place.
    Replace {
        at: usize,
        letters: usize,
        by: u32,
    },
    Undo,
    Redo,
    /// The peer, whom the author does not hear at once, types or takes out.
    PeerTypes {
        at: usize,
        letters: u32,
    },
    PeerErases {
        at: usize,
        letters: usize,
    },
    /// The author hears all that the peer has written.
    Hear,
    /// The author's copy is given up for a fresh one. If the server was restored, the peer's last edits are gone.
    Part {
        peers_last_are_lost: usize,
    },
}

fn act() -> impl Strategy<Value = Act> {
    let (at, letters) = (|| 0usize..12, || 1u32..4);
    prop_oneof![
        4 => (at(), letters()).prop_map(|(at, letters)| Act::Type { at, letters }),
        3 => (at(), 1usize..4).prop_map(|(at, letters)| Act::Erase { at, letters }),
        1 => (at(), 1usize..3, letters()).prop_map(|(at, letters, by)| Act::Replace { at, letters, by }),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
        3 => (at(), letters()).prop_map(|(at, letters)| Act::PeerTypes { at, letters }),
        1 => (at(), 1usize..3).prop_map(|(at, letters)| Act::PeerErases { at, letters }),
        3 => Just(Act::Hear),
        1 => (0usize..3).prop_map(|lost| Act::Part { peers_last_are_lost: lost / 2 }),
    ]
}

fn note() -> NoteId {
    "n".parse().expect("an id")
}

fn open(name: &str, client: u64) -> Board {
    let id: PersonId = name.parse().expect("a name is an id here");
    let mut board = Board::new(Me { id, name: name.into() }, client);
    board.open(CONTENT, DocumentKind::Content, ClientId::new(client));
    board
}

fn text(board: &mut Board) -> String {
    board.settle();
    board.note(&note()).map(|note| note.text.to_string()).expect("the note is never deleted")
}

fn hear(board: &mut Board, updates: &[Vec<u8>]) {
    let updates: Vec<&[u8]> = updates.iter().map(Vec::as_slice).collect();
    board.apply(CONTENT, &updates).expect("updates in their order");
}

/// The author, the peer, and what the server has.
struct Desk {
    author: Board,
    peer: Board,
    /// What the server has: the beginning, and then the peer's edits.
    server: Vec<Vec<u8>>,
    heard: usize,
    outbox: Vec<Command>,
    letters: u32,
    typed: BTreeSet<char>,
    erased: BTreeSet<char>,
    /// What a server lacked at a parting.
    lacked: BTreeSet<char>,
    partings: u64,
}

impl Desk {
    fn new() -> Desk {
        let (mut author, mut peer) = (open("author", 1), open("peer", 2));
        let place = Place { parent: None, side: Side::None, at: Position::Last };
        let create = Command::Create { id: note(), kind: NoteKind::Cause, place, text: BEGINNING.into() };
        let server = vec![peer.run(create, AT).expect("created").update];
        hear(&mut author, &server);
        Desk {
            author,
            peer,
            server,
            heard: 1,
            outbox: Vec::new(),
            letters: 0,
            typed: BTreeSet::new(),
            erased: BTreeSet::new(),
            lacked: BTreeSet::new(),
            partings: 0,
        }
    }

    fn fresh_letters(&mut self, count: u32) -> String {
        let from = LETTERS + self.letters;
        self.letters += count;
        (from..from + count).filter_map(char::from_u32).collect()
    }

    /// `letters` of a text at `at` become `by`.
    fn changed(before: &str, at: usize, letters: usize, by: &str) -> (String, String) {
        let chars: Vec<char> = before.chars().collect();
        let from = at.min(chars.len());
        let to = (from + letters).min(chars.len());
        let after = chars[..from].iter().copied().chain(by.chars()).chain(chars[to..].iter().copied()).collect();
        (chars[from..to].iter().collect(), after)
    }

    fn author_writes(&mut self, at: usize, letters: usize, by: &str) {
        let before = text(&mut self.author);
        let (erased, after) = Desk::changed(&before, at, letters, by);
        if let Ok(done) = self.author.run(Command::WriteText { note: note(), before, after }, AT) {
            self.outbox.push(done.command);
            self.typed.extend(by.chars());
            self.erased.extend(erased.chars());
        }
    }

    fn peer_writes(&mut self, at: usize, letters: usize, by: &str) {
        let before = text(&mut self.peer);
        let (_, after) = Desk::changed(&before, at, letters, by);
        if let Ok(done) = self.peer.run(Command::WriteText { note: note(), before, after }, AT) {
            self.server.push(done.update);
        }
    }

    fn act(&mut self, act: &Act) -> Result<(), TestCaseError> {
        match *act {
            Act::Type { at, letters } => {
                let by = self.fresh_letters(letters);
                self.author_writes(at, 0, &by);
            }
            Act::Erase { at, letters } => self.author_writes(at, letters, ""),
            Act::Replace { at, letters, by } => {
                let by = self.fresh_letters(by);
                self.author_writes(at, letters, &by);
            }
            Act::Undo | Act::Redo => {
                let before: BTreeSet<char> = text(&mut self.author).chars().collect();
                let undo = matches!(act, Act::Undo);
                let undone = if undo { self.author.undo(AT) } else { self.author.redo(AT) };
                self.outbox.extend(undone.and_then(|undone| undone.executed).map(|done| done.command));
                let after: BTreeSet<char> = text(&mut self.author).chars().collect();
                self.erased.extend(before.difference(&after));
                self.typed.extend(after.difference(&before));
            }
            Act::PeerTypes { at, letters } => {
                let by = self.fresh_letters(letters);
                self.peer_writes(at, 0, &by);
            }
            Act::PeerErases { at, letters } => self.peer_writes(at, letters, ""),
            Act::Hear => {
                hear(&mut self.author, &self.server[self.heard..]);
                self.heard = self.server.len();
            }
            Act::Part { peers_last_are_lost } => return self.part(peers_last_are_lost),
        }
        Ok(())
    }

    fn part(&mut self, peers_last_are_lost: usize) -> Result<(), TestCaseError> {
        let view: BTreeSet<char> = text(&mut self.author).chars().collect();
        self.partings += 1;
        if peers_last_are_lost > 0 {
            self.server.truncate(self.server.len().saturating_sub(peers_last_are_lost).max(1));
            // Who wrote them starts anew as well.
            self.peer.open(CONTENT, DocumentKind::Content, ClientId::new(1_000 + self.partings));
            hear(&mut self.peer, &self.server);
        }
        self.author.open(CONTENT, DocumentKind::Content, ClientId::new(2_000 + self.partings));
        hear(&mut self.author, &self.server);
        self.heard = self.server.len();
        let server = text(&mut self.author);

        let said = std::mem::take(&mut self.outbox);
        let mut retelling = Retelling::of(&said);
        for command in &said {
            let done = self.author.replay(command, AT, &mut retelling).expect("the note is there");
            self.outbox.extend(done.map(|done| done.command));
        }
        let merged = text(&mut self.author);
        let letters: BTreeSet<char> = view.iter().copied().chain(server.chars()).chain(merged.chars()).collect();
        for letter in letters {
            if server.contains(letter) && self.lacked.contains(&letter) {
                // A backup has brought back what somebody erased: said anew, the author's erasure had found it gone.
                continue;
            }
            let there = merged.chars().filter(|other| *other == letter).count();
            let mine = self.typed.contains(&letter);
            let expected = match (view.contains(&letter), mine, self.erased.contains(&letter)) {
                // The author has typed it, or brought it back.
                (true, true, _) => 1,
                (false, _, true) => 0,
                (true, false, _) | (false, false, false) | (false, true, false) => usize::from(server.contains(letter)),
            };
            prop_assert_eq!(
                there,
                expected,
                "{}: the server had {}, the author saw {:?}, it became {}",
                letter,
                server,
                view,
                merged
            );
        }
        self.lacked.extend(view.iter().chain(&self.erased).filter(|letter| !server.contains(**letter)));
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_again_loses_doubles_and_brings_back_no_letter(acts in prop::collection::vec(act(), 1..40)) {
        let mut desk = Desk::new();
        for act in &acts {
            desk.act(act)?;
        }
        desk.part(0)?;
    }
}

/// The author typed 4 where a peer had typed 5, saw the two in the order 4 5, and took 4 out again. A fresh copy, where
/// 5 stands alone, would have put 4 behind it.
#[test]
fn a_letter_that_was_typed_and_erased_beside_somebody_elses_stays_erased() {
    let mut desk = Desk::new();
    desk.author_writes(4, 0, "4");
    desk.peer_writes(4, 0, "5");
    desk.act(&Act::Hear).expect("heard");
    let seen = text(&mut desk.author);
    desk.author_writes(seen.find('4').expect("typed"), 1, "");
    desk.part(0).expect("nothing is wrong");
    assert_eq!(text(&mut desk.author), "01235");
}

#[test]
fn what_was_typed_beside_somebody_elses_keeps_the_side_on_which_it_was_seen() {
    let mut desk = Desk::new();
    for (letter, peers) in [("4", "x"), ("5", "y"), ("6", "z")] {
        let end = text(&mut desk.author).chars().count();
        desk.author_writes(end, 0, letter);
        desk.peer_writes(9, 0, peers);
        desk.act(&Act::Hear).expect("heard");
    }
    // What the next edit saw, is known.
    desk.author_writes(0, 0, "7");
    let seen = text(&mut desk.author);
    desk.part(0).expect("nothing is wrong");
    assert_eq!(text(&mut desk.author), seen);
}
