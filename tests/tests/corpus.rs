//! What the fuzzer starts from, and what it has found: none of it gets past the scan and then breaks yrs.

use board::wire::scan::{Limits, scan};
use std::{fs, panic::catch_unwind, path::Path};
use system_tests::hostile_bytes;
use yrs::{Doc, Transact, Update, updates::decoder::Decode};

const LIMITS: Limits = Limits { bytes_max: 4 << 20, blocks_max: 200_000 };

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus lies in the repository")
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.path().extension().is_none())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("readable")))
        .collect();
    files.sort();
    files
}

#[test]
fn every_named_update_lies_in_the_corpus() {
    let files = corpus();
    for (name, bytes) in hostile_bytes::updates() {
        let file = files.iter().find(|(file, _)| file == name);
        assert!(
            file.is_some_and(|(_, file)| *file == bytes),
            "{name}: run `cargo run -p system-tests --bin write-corpus`"
        );
    }
}

#[test]
fn what_passes_the_scan_does_not_break_yrs() {
    for (name, bytes) in corpus() {
        if scan(&bytes, &LIMITS).is_err() {
            continue;
        }
        let applied = catch_unwind(|| {
            let doc = Doc::with_client_id(1);
            let update = Update::decode_v1(&bytes).map_err(|error| error.to_string())?;
            doc.transact_mut().apply_update(update).map_err(|error| error.to_string())
        });
        assert!(matches!(applied, Ok(Ok(()))), "{name} passes the scan, and then: {applied:?}");
    }
}

#[test]
fn hostile_ones_are_stopped_and_real_ones_pass() {
    let passes = |name: &str| {
        let (_, bytes) = hostile_bytes::updates().into_iter().find(|(known, _)| *known == name).expect("a known name");
        scan(&bytes, &LIMITS).is_ok()
    };
    for name in ["nothing", "real-note", "real-list", "real-text", "real-deletion", "real-two-people"] {
        assert!(passes(name), "{name}");
    }
    for name in ["empty", "five-bytes-ask-for-gigabytes", "arrays-20000-deep", "one-client-twice", "half-a-letter"] {
        assert!(!passes(name), "{name}");
    }
}
