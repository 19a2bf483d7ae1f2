//! Real Yjs updates, made before the clock starts: each is one clock of its writer's, so that clocks count edits.

use board::{ClientId, wire::message::Message};
use yrs::{Doc, Map, MapPrelim, MapRef, OffsetKind, Options, Text, TextPrelim, TextRef, Transact, TransactionMut};

/// Words that are typed, letter by letter.
const WORDS: &str = "For mange ansatte går i små stillinger som de ikke har valgt selv. ";
/// Strokes of typing before the note is moved, and moves before more is typed.
const STROKES: u32 = 20;

/// What one person is going to write.
#[derive(Debug)]
pub struct Writing {
    /// Whose.
    pub client: u64,
    /// Their note, empty: [`Writing::FIRST`] clocks.
    pub note: Vec<u8>,
    /// Their edits, each one clock, each a message with an update.
    pub edits: Vec<Vec<u8>>,
}

impl Writing {
    /// The clock of the first edit.
    pub const FIRST: u32 = 2;

    /// Prepares so many edits of a note of the writer's own: some typing, some dragging.
    pub fn prepare(client: u64, edits: u32) -> Writing {
        let mut options = Options::with_client_id(ClientId::new(client));
        options.offset_kind = OffsetKind::Utf16;
        let doc = Doc::with_options(options);
        let notes = doc.get_or_insert_map("n");
        let mut begin = doc.transact_mut();
        let note: MapRef = notes.insert(&mut begin, format!("note-{client}"), MapPrelim::default());
        let text: TextRef = note.insert(&mut begin, "t", TextPrelim::default());
        let first = said(&begin);
        drop(begin);
        let letters: Vec<char> = WORDS.chars().collect();
        let edits = (0..edits)
            .map(|nth| {
                let mut edit = doc.transact_mut();
                if (nth / STROKES).is_multiple_of(2) {
                    let letter = letters[nth as usize % letters.len()];
                    text.push(&mut edit, letter.encode_utf8(&mut [0; 4]));
                } else {
                    let at = vec![f64::from(nth % 1600), f64::from(nth % 900), 200.0, 200.0, f64::from(nth)];
                    note.insert(&mut edit, "r", at);
                }
                said(&edit)
            })
            .collect();
        Writing { client, note: first, edits }
    }
}

fn said(edit: &TransactionMut<'_>) -> Vec<u8> {
    let mut message = Vec::new();
    Message::Update(&edit.encode_update_v1()).write_plain(&mut message);
    message
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::wire::{
        message::read_plain,
        scan::{Limits, scan},
        varint::Reader,
    };

    #[test]
    fn every_edit_is_one_clock() {
        let writing = Writing::prepare(7, 100);
        let mut next = 0;
        for (nth, message) in std::iter::once(&writing.note).chain(&writing.edits).enumerate() {
            let message = read_plain(&mut Reader::new(message)).expect("a message");
            let Message::Update(update) = message else { panic!("{message:?}") };
            let scanned = scan(update, &Limits { bytes_max: 1 << 16, blocks_max: 100 }).expect("an update");
            let clocks = scanned.clocks();
            let expected = if nth == 0 { 0..Writing::FIRST } else { next..next + 1 };
            assert_eq!(clocks, [(ClientId::new(7), expected.clone())], "edit {nth}");
            next = expected.end;
        }
    }
}
