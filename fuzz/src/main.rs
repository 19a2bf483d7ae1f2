//! Whatever passes the scan, yrs takes: into an empty document and into one where people have written.

#![no_main]

use board::wire::scan::{Limits, encode, scan};
use libfuzzer_sys::fuzz_target;
use std::{mem::ManuallyDrop, sync::LazyLock};
use yrs::{Doc, Map, MapPrelim, ReadTxn, StateVector, Text, TextPrelim, Transact, Update, updates::decoder::Decode};

const LIMITS: Limits = Limits { bytes_max: 4 << 20, blocks_max: 200_000 };

/// A document of two people, with a note, a text and deletions.
static WRITTEN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let doc = Doc::with_client_id(7);
    let (notes, text) = (doc.get_or_insert_map("n"), doc.get_or_insert_text("text"));
    let mut edit = doc.transact_mut();
    let note = notes.insert(&mut edit, "x", MapPrelim::default());
    note.insert(&mut edit, "t", TextPrelim::new("Deltid er normen"));
    text.insert(&mut edit, 0, "hei verden");
    text.remove_range(&mut edit, 2, 3);
    drop(edit);
    doc.transact().encode_state_as_update_v1(&StateVector::default())
});

fn apply(before: Option<&[u8]>, update: &[u8]) {
    // The scan leaves it to yrs to say whether the JSON in a text's format is JSON.
    let Ok(decoded) = Update::decode_v1(update) else { return };
    let doc = Doc::with_client_id(1);
    doc.get_or_insert_map("n");
    doc.get_or_insert_text("text");
    // A transaction commits when it is dropped, also while unwinding, and would hide the panic that is looked for.
    let mut edit = ManuallyDrop::new(doc.transact_mut());
    if let Some(before) = before {
        edit.apply_update(Update::decode_v1(before).expect("our own update")).expect("our own update is whole");
    }
    // yrs may refuse; it may not panic.
    let _refused = edit.apply_update(decoded);
    drop(ManuallyDrop::into_inner(edit));
    doc.transact().encode_state_as_update_v1(&StateVector::default());
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(scanned) = scan(bytes, &LIMITS) else { return };
    let again = encode(&scanned, &scanned.blocks, &scanned.deletions);
    let rescanned = scan(&again, &LIMITS).expect("what we write ourselves passes the scan");
    assert_eq!(rescanned.blocks.len(), scanned.blocks.len(), "encode keeps every block");
    apply(None, bytes);
    apply(Some(&WRITTEN), bytes);
});
