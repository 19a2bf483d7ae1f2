//! Writes `tests/corpus/`: every named update in a file of its own, for the fuzzer to start from.

use std::{fs, path::Path};
use system_tests::hostile_bytes;

fn main() -> std::io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    fs::create_dir_all(&corpus)?;
    for (name, bytes) in hostile_bytes::updates() {
        fs::write(corpus.join(name), bytes)?;
    }
    Ok(())
}
