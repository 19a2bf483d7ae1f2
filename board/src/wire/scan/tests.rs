use super::*;
use rand::{Rng, RngExt, SeedableRng, rngs::StdRng};
use yrs::updates::{decoder::Decode, encoder::Encode};
use yrs::{Any, Array, Doc, Map, MapPrelim, ReadTxn, StateVector, Text, TextPrelim, Transact, Update};

const ROOMY: Limits = Limits { bytes_max: 1 << 20, blocks_max: 1 << 16 };

/// A document with every kind of content that we let in, written by two clients in turns.
fn written_by_two() -> Doc {
    let doc = Doc::with_client_id(7);
    let notes = doc.get_or_insert_map("n");
    let list = doc.get_or_insert_array("a");
    let text = doc.get_or_insert_text("t");
    {
        let mut txn = doc.transact_mut();
        let note = notes.insert(&mut txn, "x", MapPrelim::default());
        note.insert(&mut txn, "k", "cause");
        note.insert(&mut txn, "p", Any::from(vec![Any::Null, Any::from("c"), Any::from(vec![Any::from(3)])]));
        note.insert(&mut txn, "t", TextPrelim::new("Deltid er normen 😀"));
        list.push_back(&mut txn, Any::from(1.5));
        list.push_back(&mut txn, Any::Buffer(vec![1, 2, 3].into()));
        text.insert(&mut txn, 0, "hei verden");
        text.insert_with_attributes(&mut txn, 3, " du", [("b".into(), Any::Bool(true))].into());
        text.remove_range(&mut txn, 0, 2);
    }
    let other = Doc::with_client_id(9_007_199_254_740_991);
    let map = other.get_or_insert_map("n");
    {
        let all = doc.transact().encode_state_as_update_v1(&StateVector::default());
        let mut txn = other.transact_mut();
        txn.apply_update(Update::decode_v1(&all).expect("our own update")).expect("whole");
        map.insert(&mut txn, "x", "replaced");
        map.insert(&mut txn, "big", i64::from(u32::MAX));
    }
    other
}

fn whole(doc: &Doc) -> Vec<u8> {
    doc.transact().encode_state_as_update_v1(&StateVector::default())
}

#[test]
fn a_real_document_passes_and_its_blocks_cover_its_state_vector() {
    let doc = written_by_two();
    let bytes = whole(&doc);
    let scanned = scan(&bytes, &ROOMY).expect("a real document");
    let state = doc.transact().state_vector();
    for (client, range) in scanned.clocks() {
        assert_eq!(range, 0..state.get(&client));
    }
    assert_eq!(scanned.clocks().len(), 2);
    assert!(!scanned.deletions.is_empty());
}

#[test]
fn all_blocks_written_back_are_the_same_document() {
    let bytes = whole(&written_by_two());
    let scanned = scan(&bytes, &ROOMY).expect("a real document");
    let again = encode(&scanned, &scanned.blocks, &scanned.deletions);
    let copy = Doc::with_client_id(1);
    copy.transact_mut().apply_update(Update::decode_v1(&again).expect("decodes")).expect("applies");
    assert_eq!(whole(&copy), bytes);
}

#[test]
fn one_clients_part_can_be_cut_out() {
    let bytes = whole(&written_by_two());
    let scanned = scan(&bytes, &ROOMY).expect("a real document");
    let own: Vec<Block> = scanned.blocks.iter().copied().filter(|b| b.client.get() == 7).collect();
    let cut = encode(&scanned, &own, &[]);
    let again = scan(&cut, &ROOMY).expect("what was cut out is an update");
    assert_eq!(again.clocks().iter().map(|(client, _)| client.get()).collect::<Vec<_>>(), [7]);
    assert!(Update::decode_v1(&cut).is_ok());
}

#[test]
fn a_block_names_what_it_needs() {
    let doc = Doc::with_client_id(5);
    let text = doc.get_or_insert_text("t");
    text.insert(&mut doc.transact_mut(), 0, "ab");
    let update = {
        let mut txn = doc.transact_mut();
        text.insert(&mut txn, 1, "X");
        txn.encode_update_v1()
    };
    let scanned = scan(&update, &ROOMY).expect("a real update");
    let client = ClientId::new(5);
    let needs = scanned.needs(&scanned.blocks[0]);
    assert_eq!(needs.ids, [Some(Id { client, clock: 0 }), Some(Id { client, clock: 1 }), None]);
}

#[track_caller]
fn refused(bytes: &[u8], why: ScanError) {
    assert_eq!(scan(bytes, &ROOMY).map(|_| ()), Err(why));
}

#[test]
fn five_bytes_cannot_ask_for_gigabytes() {
    refused(&[0x80, 0x80, 0x80, 0x80, 0x01], ScanError::Count);
    refused(&[1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0], ScanError::Count);
    refused(&[0, 1, 5, 0xff, 0xff, 0x03], ScanError::Count);
}

#[test]
fn nested_arrays_do_not_reach_the_stack() {
    let mut bytes = vec![1, 1, 9, 0, 0x28, 1, 1, b'v', 1, b'x', 1];
    bytes.extend([117, 1].repeat(200_000));
    bytes.extend([126, 0]);
    refused(&bytes, ScanError::Depth);
    let json = "[".repeat(1000);
    let mut bytes = vec![1, 1, 9, 0, 0x05, 1, 1, b'v'];
    super::super::varint::write_bytes(&mut bytes, json.as_bytes());
    bytes.push(0);
    refused(&bytes, ScanError::Depth);
}

#[test]
fn what_no_yjs_client_writes_is_refused() {
    refused(&[0, 0, 0], ScanError::Trailing);
    refused(&[], ScanError::Malformed);
    // A client id of 54 bits.
    refused(&[1, 1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10, 0, 0, 1, 0], ScanError::Client);
    // One client twice.
    refused(&[2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0], ScanError::Client);
    // A block of no clocks; a skip beyond the last clock.
    refused(&[1, 1, 5, 0, 0, 0, 0], ScanError::Count);
    refused(&[1, 1, 5, 0, 10, 0x80, 0x80, 0x80, 0x80, 0x08, 0], ScanError::Clock);
    // Content kinds: a document in a document, JSON of before Yjs 13, an XML element.
    refused(&[1, 1, 5, 0, 9, 1, 1, b'r', 1, b'g', 126, 0], ScanError::Kind);
    refused(&[1, 1, 5, 0, 2, 1, 1, b'r', 1, 1, b'1', 0], ScanError::Kind);
    refused(&[1, 1, 5, 0, 7, 1, 1, b'r', 3, 1, b'p', 0], ScanError::Kind);
    // Half a UTF-8 character.
    refused(&[1, 1, 5, 0, 4, 1, 1, b'r', 1, 0xc3, 0], ScanError::Malformed);
}

#[test]
fn the_limits_hold_at_their_edge() {
    let bytes = whole(&written_by_two());
    let blocks = scan(&bytes, &ROOMY).expect("a real document").blocks.len();
    assert!(scan(&bytes, &Limits { bytes_max: bytes.len(), blocks_max: blocks }).is_ok());
    let tight = Limits { bytes_max: bytes.len() - 1, blocks_max: blocks };
    assert_eq!(scan(&bytes, &tight).map(|_| ()), Err(ScanError::TooLarge));
    let tight = Limits { bytes_max: bytes.len(), blocks_max: blocks - 1 };
    assert_eq!(scan(&bytes, &tight).map(|_| ()), Err(ScanError::TooLarge));
}

/// Changes a few bytes, cuts, doubles or splices.
fn mutate(bytes: &mut Vec<u8>, rng: &mut StdRng) {
    for _ in 0..rng.random_range(1..4) {
        if bytes.is_empty() {
            return;
        }
        let at = rng.random_range(0..bytes.len());
        match rng.random_range(0..6) {
            0 => bytes[at] = rng.random(),
            1 => bytes[at] ^= 1 << rng.random_range(0..8),
            2 => bytes.truncate(at),
            3 => bytes.insert(at, [0, 1, 0x7f, 0x80, 0xff, 117, 118, 125][rng.random_range(0..8)]),
            4 => {
                let to = rng.random_range(at..bytes.len());
                let piece = bytes[at..to].to_vec();
                let into = rng.random_range(0..bytes.len());
                bytes.splice(into..into, piece);
            }
            _ => {
                bytes.remove(at);
            }
        }
    }
}

#[test]
fn nothing_that_passes_the_scan_panics_in_yrs() {
    const CASES: usize = 20_000;
    let seed: u64 = StdRng::seed_from_u64(std::process::id().into()).next_u64();
    let mut rng = StdRng::seed_from_u64(seed);
    let doc = written_by_two();
    let mut corpus = vec![whole(&doc)];
    let text = doc.get_or_insert_text("t");
    for i in 0..4 {
        let mut txn = doc.transact_mut();
        text.insert(&mut txn, i, "a");
        text.remove_range(&mut txn, 0, 1);
        corpus.push(txn.encode_update_v1());
    }
    let target = whole(&doc);
    let (mut passed, mut panicked) = (0, Vec::new());
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    for case in 0..CASES {
        let mut bytes = corpus[case % corpus.len()].clone();
        mutate(&mut bytes, &mut rng);
        if scan(&bytes, &ROOMY).is_err() {
            continue;
        }
        passed += 1;
        let outcome = std::panic::catch_unwind(|| {
            let copy = Doc::with_client_id(3);
            let mut txn = std::mem::ManuallyDrop::new(copy.transact_mut());
            txn.apply_update(Update::decode_v1(&target).expect("real")).expect("real");
            if let Ok(update) = Update::decode_v1(&bytes) {
                let _ = txn.apply_update(update);
            }
            txn.commit();
            let _ = std::hint::black_box(txn.encode_state_as_update_v1(&StateVector::default()).len());
            let _ = std::hint::black_box(txn.state_vector().encode_v1());
            drop(std::mem::ManuallyDrop::into_inner(txn));
        });
        if outcome.is_err() {
            panicked.push(bytes);
        }
    }
    std::panic::set_hook(quiet);
    assert!(passed > CASES / 20, "only {passed} mutations passed the scan; seed {seed}");
    assert!(panicked.is_empty(), "seed {seed}: yrs panicked on {panicked:?}");
}
