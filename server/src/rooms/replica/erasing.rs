//! A document without what one person wrote in it.
//!
//! Their runs of text become deleted content: clocks and origins are kept, so copies that are connected, offline or
//! old all meet again, and none of them can bring the words back.

use super::Replica;
use crate::rooms::record::State;
use board::ClientId;
use board::id::PersonId;
use board::schema::{ANSWERS, LINKS, NOTES, TASKS, TEXT};
use std::collections::BTreeSet;
use yrs::types::text::YChange;
use yrs::{Any, Map, Out, ReadTxn, Snapshot, Text, TextRef, Transact, TransactionMut};

/// The root maps whose objects have texts, in contents and projects.
const WITH_TEXTS: [&str; 4] = [NOTES, LINKS, ANSWERS, TASKS];

impl Replica {
    /// The document's state without the person's words; `None` where they wrote nothing at all. (What they wrote and
    /// deleted themselves is in the state no more, but in the log.)
    pub fn without_words_of(mut self, person: &PersonId) -> Option<State> {
        let theirs: BTreeSet<ClientId> =
            self.known.owners().filter(|(_, owner)| *owner == person).map(|(client, _)| client).collect();
        if theirs.is_empty() {
            return None;
        }
        self.whole = None;
        remove_runs(&mut self.doc.transact_mut_with("erasing"), &theirs);
        Some(self.state())
    }
}

/// Removes all runs of these clients from the texts.
fn remove_runs(txn: &mut TransactionMut<'_>, theirs: &BTreeSet<ClientId>) {
    let now = txn.snapshot();
    for root in WITH_TEXTS {
        let Some(objects) = txn.get_map(root) else { continue };
        let texts: Vec<TextRef> = objects
            .iter(txn)
            .filter_map(|(_, object)| match object {
                Out::YMap(object) => match object.get(txn, TEXT) {
                    Some(Out::YText(text)) => Some(text),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        for text in texts {
            for (at, length) in runs(txn, &text, &now, theirs).into_iter().rev() {
                text.remove_range(txn, at, length);
            }
        }
    }
}

/// Where in a text the runs of these clients stand, in UTF-16 units, from the first on.
fn runs(txn: &mut TransactionMut<'_>, text: &TextRef, now: &Snapshot, theirs: &BTreeSet<ClientId>) -> Vec<(u32, u32)> {
    let mut at = 0;
    let mut runs = Vec::new();
    // Against a snapshot of nothing, every run is new, and says by which client.
    for run in text.diff_range(txn, Some(now), Some(&Snapshot::default()), |change: YChange| change) {
        let length = match &run.insert {
            Out::Any(Any::String(words)) => words.encode_utf16().count() as u32,
            _ => 1,
        };
        if run.ychange.is_some_and(|change| theirs.contains(&change.id.client)) {
            runs.push((at, length));
        }
        at += length;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::record::Record;
    use crate::store::Loaded;
    use bytes::Bytes;
    use yrs::updates::decoder::Decode;
    use yrs::{Doc, GetString, MapPrelim, MapRef, Options, StateVector, TextPrelim, Update};

    /// A person's copy: they write under their own number.
    fn copy(number: u64) -> (Doc, MapRef) {
        let mut options = Options::with_client_id(ClientId::new(number));
        options.offset_kind = yrs::OffsetKind::Utf16;
        let doc = Doc::with_options(options);
        let notes = doc.get_or_insert_map(NOTES);
        (doc, notes)
    }

    fn person(number: u64) -> PersonId {
        PersonId::fresh(u128::from(number))
    }

    fn record(number: u64, update: Vec<u8>) -> Bytes {
        let claims = vec![(ClientId::new(number), person(number))];
        Record { time_ms: 0, claims, deleters: Vec::new(), update: update.into() }.encode()
    }

    fn text(doc: &Doc, notes: &MapRef) -> String {
        let txn = doc.transact();
        let Some(Out::YMap(note)) = notes.get(&txn, "a") else { return String::new() };
        let Some(Out::YText(text)) = note.get(&txn, TEXT) else { return String::new() };
        text.get_string(&txn)
    }

    fn write(doc: &Doc, notes: &MapRef, change: impl FnOnce(&mut TransactionMut<'_>, &TextRef)) -> Vec<u8> {
        let mut txn = doc.transact_mut();
        let note = match notes.get(&txn, "a") {
            Some(Out::YMap(note)) => note,
            _ => notes.insert(&mut txn, "a", MapPrelim::default()),
        };
        let text = match note.get(&txn, TEXT) {
            Some(Out::YText(text)) => text,
            _ => note.insert(&mut txn, TEXT, TextPrelim::new("")),
        };
        change(&mut txn, &text);
        txn.encode_update_v1()
    }

    fn apply(doc: &Doc, update: &[u8]) {
        doc.transact_mut().apply_update(Update::decode_v1(update).expect("decodes")).expect("applies");
    }

    fn holds(bytes: &[u8], words: &str) -> bool {
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    }

    #[test]
    fn a_persons_words_are_gone_from_the_bytes_and_the_others_stay_where_they_stood() {
        let ((kari, karis), (ola, olas)) = (copy(1), copy(2));
        let first = write(&kari, &karis, |txn, text| text.insert(txn, 0, "Turnus er laget for 🙂 hele stillinger"));
        apply(&ola, &first);
        let second = write(&ola, &olas, |txn, text| text.insert(txn, 10, "hemmelig, som Berit sa, "));
        apply(&kari, &second);
        let third = write(&ola, &olas, |txn, text| text.remove_range(txn, 10, 10));
        let tail = vec![(1, record(1, first)), (2, record(2, second.clone())), (3, record(2, third))];
        let replica = Replica::load(&Loaded { snapshot: None, tail, head: 3 }).expect("loads");
        let state = replica.without_words_of(&person(2)).expect("they wrote here");
        assert!(!holds(&state.update, "Berit") && !holds(&state.update, "hemmelig"));

        let (fresh, notes) = copy(9);
        apply(&fresh, &state.update);
        assert_eq!(text(&fresh, &notes), "Turnus er laget for 🙂 hele stillinger");
        // A copy that has the words is told that they are deleted, and brings none of them back.
        apply(&kari, &state.update);
        assert_eq!(text(&kari, &karis), "Turnus er laget for 🙂 hele stillinger");
        apply(&fresh, &second);
        assert_eq!(text(&fresh, &notes), "Turnus er laget for 🙂 hele stillinger");
        let again = fresh.transact().encode_state_as_update_v1(&StateVector::default());
        assert!(!holds(&again, "Berit"));
    }

    #[test]
    fn who_wrote_nothing_has_nothing_to_erase() {
        let (kari, karis) = copy(1);
        let first = write(&kari, &karis, |txn, text| text.insert(txn, 0, "Turnus"));
        let replica = Replica::load(&Loaded { snapshot: None, tail: vec![(1, record(1, first))], head: 1 });
        assert_eq!(replica.expect("loads").without_words_of(&person(3)), None);
    }
}
