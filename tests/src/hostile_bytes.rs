//! Bytes that nobody means well with, and real ones that a mutation starts from. By name, so that a failure can be
//! told; the same lie in `tests/corpus/`, from where the fuzzer starts.

use board::wire::varint::{write_bytes, write_uint};
use rand::{Rng, RngExt};
use yrs::{
    Any, Array, Doc, Map, MapPrelim, ReadTxn, StateVector, Text, TextPrelim, Transact, Update,
    updates::{decoder::Decode, encoder::Encode},
};

/// The client of the real updates.
const CLIENT: u64 = 7;
/// Clock that no client has come to.
const FAR_CLOCK: u64 = 1_000;

/// Content and value kinds of the v1 format, as far as they are used here.
const ANY: u8 = 8;
const ITEM_WITH_PARENT_NAME: u8 = 1;
const ARRAY_VALUE: u8 = 117;
const NULL_VALUE: u8 = 126;

/// Updates (v1) by name: what it is, and its bytes.
pub fn updates() -> Vec<(&'static str, Vec<u8>)> {
    let mut all = vec![
        ("empty", vec![]),
        ("nothing", vec![0, 0]),
        ("five-bytes-ask-for-gigabytes", vec![0x80, 0x80, 0x80, 0x80, 0x01]),
        ("clients-without-end", vec![0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]),
        ("blocks-without-end", vec![1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0]),
        ("deletions-without-end", vec![0, 1, 5, 0xff, 0xff, 0x03]),
        ("a-deletion-that-overflows", vec![0, 1, 5, 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 0xff, 0xff, 0xff, 0xff, 0x0f]),
        ("bytes-after-the-end", vec![0, 0, 0]),
        ("a-client-id-of-54-bits", vec![1, 1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10, 0, 0, 1, 0]),
        ("one-client-twice", vec![2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0]),
        ("a-block-of-nothing", vec![1, 1, 5, 0, 0, 0, 0]),
        ("a-skip-beyond-the-last-clock", vec![1, 1, 5, 0, 10, 0x80, 0x80, 0x80, 0x80, 0x08, 0]),
        ("a-document-in-a-document", vec![1, 1, 5, 0, 9, 1, 1, b'r', 1, b'g', 126, 0]),
        ("half-a-letter", vec![1, 1, 5, 0, 4, 1, 1, b'r', 1, 0xc3, 0]),
        ("arrays-20000-deep", nested_arrays(20_000)),
        ("arrays-17-deep", nested_arrays(17)),
        ("a-block-after-a-hole", block(5, FAR_CLOCK)),
        ("a-skip-before-a-block", vec![1, 2, 5, 0, 10, 3, ANY, 1, 1, b'n', 1, NULL_VALUE, 0]),
        ("an-origin-that-nobody-wrote", vec![1, 1, 5, 0, 0x80 | ANY, 99, 4, 1, NULL_VALUE, 0]),
        ("a-parent-that-nobody-wrote", vec![1, 1, 5, 0, ANY, 0, 99, 4, 1, NULL_VALUE, 0]),
        ("its-own-origin", vec![1, 1, 5, 0, 0x80 | ANY, 5, 0, 1, NULL_VALUE, 0]),
        ("deletes-what-is-not-written", vec![0, 1, 5, 1, 0xe8, 0x07, 5]),
    ];
    all.extend(real_updates());
    all
}

/// One client writes arrays in arrays, so many deep.
pub fn nested_arrays(depth: usize) -> Vec<u8> {
    let mut bytes = vec![1, 1, 5, 0, 0x20 | ANY, ITEM_WITH_PARENT_NAME, 1, b'v', 1, b'x', 1];
    bytes.extend([ARRAY_VALUE, 1].repeat(depth));
    bytes.extend([NULL_VALUE, 0]);
    bytes
}

/// A well-formed block at that clock: a null pushed onto the root array `n`.
pub fn block(client: u64, clock: u64) -> Vec<u8> {
    let mut bytes = vec![1, 1];
    write_uint(&mut bytes, client);
    write_uint(&mut bytes, clock);
    bytes.extend([ANY, ITEM_WITH_PARENT_NAME]);
    write_bytes(&mut bytes, b"n");
    bytes.extend([1, NULL_VALUE, 0]);
    bytes
}

/// What people write: every kind of content that a board holds.
fn real_updates() -> Vec<(&'static str, Vec<u8>)> {
    let doc = Doc::with_client_id(CLIENT);
    let (notes, list, text) =
        (doc.get_or_insert_map("n"), doc.get_or_insert_array("a"), doc.get_or_insert_text("text"));
    let mut edit = doc.transact_mut();
    let note = notes.insert(&mut edit, "x", MapPrelim::default());
    note.insert(&mut edit, "p", Any::from(vec![Any::Null, Any::from("c"), Any::from(vec![Any::from(3)])]));
    note.insert(&mut edit, "t", TextPrelim::new("Deltid er normen 😀"));
    let a_note = edit.encode_update_v1();
    drop(edit);
    let mut edit = doc.transact_mut();
    list.push_back(&mut edit, Any::from(1.5));
    list.push_back(&mut edit, Any::Buffer(vec![1, 2, 3].into()));
    let a_list = edit.encode_update_v1();
    drop(edit);
    let mut edit = doc.transact_mut();
    text.insert(&mut edit, 0, "hei verden");
    text.insert_with_attributes(&mut edit, 3, " du", [("b".into(), Any::Bool(true))].into());
    let a_text = edit.encode_update_v1();
    drop(edit);
    let mut edit = doc.transact_mut();
    text.remove_range(&mut edit, 0, 2);
    notes.remove(&mut edit, "x");
    let a_deletion = edit.encode_update_v1();
    drop(edit);
    let all = doc.transact().encode_state_as_update_v1(&StateVector::default());
    let other = Doc::with_client_id((1 << 53) - 1);
    let map = other.get_or_insert_map("n");
    let mut edit = other.transact_mut();
    edit.apply_update(Update::decode_v1(&all).expect("our own update")).expect("our own update is whole");
    map.insert(&mut edit, "x", "replaced by somebody else");
    drop(edit);
    let two_people = other.transact().encode_state_as_update_v1(&StateVector::default());
    vec![
        ("real-note", a_note),
        ("real-list", a_list),
        ("real-text", a_text),
        ("real-deletion", a_deletion),
        ("real-two-people", two_people),
    ]
}

/// A state vector that asks for everything of many clients.
pub fn greedy_state_vector(clients: u64) -> Vec<u8> {
    let mut bytes = StateVector::default().encode_v1();
    bytes.clear();
    write_uint(&mut bytes, clients);
    for client in 0..clients {
        write_uint(&mut bytes, client);
        write_uint(&mut bytes, 0);
    }
    bytes
}

/// Changes a few bytes, cuts, doubles, splices.
pub fn mutate(bytes: &mut Vec<u8>, rng: &mut impl Rng) {
    const TELLING: [u8; 8] = [0, 1, 0x7f, 0x80, 0xff, ARRAY_VALUE, 118, NULL_VALUE];
    for _ in 0..rng.random_range(1..4) {
        if bytes.is_empty() {
            return;
        }
        let at = rng.random_range(0..bytes.len());
        match rng.random_range(0..6) {
            0 => bytes[at] = rng.random(),
            1 => bytes[at] ^= 1 << rng.random_range(0..8),
            2 => bytes.truncate(at),
            3 => bytes.insert(at, TELLING[rng.random_range(0..TELLING.len())]),
            4 => {
                let piece = bytes[at..rng.random_range(at..bytes.len())].to_vec();
                let into = rng.random_range(0..bytes.len());
                bytes.splice(into..into, piece);
            }
            _ => {
                bytes.remove(at);
            }
        }
    }
}
