//! The power goes at any moment, in the middle of a commit or of a checkpoint: what was acknowledged is
//! there afterwards, and nothing else than what was appended.

#[path = "power_cut/disk.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod disk;

use board::id::DocumentId;
use bytes::Bytes;
use disk::Picture;
use server::store::sqlite::{FILE_NAME, Location, SqliteStore};
use server::store::{Seq, Store};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

const DOCUMENTS: u128 = 6;
const APPENDS: u64 = 150;
/// A cut on average every so many writes and syncs.
const CUT_EVERY: u64 = 60;
const COMPACT_EVERY: u64 = 40;

/// Of each document, the last number that was acknowledged.
type Acknowledged = BTreeMap<DocumentId, Seq>;

/// A power cut: what had been acknowledged, and what the disk is left with.
struct Cut {
    operation: u64,
    acknowledged: Acknowledged,
    picture: Picture,
}

/// Small and plain (xorshift64*), so that a seed means the same for ever.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % sides
    }
}

/// What record `seq` of a document says; long enough to span pages now and then.
fn record(document: DocumentId, seq: Seq) -> Bytes {
    let words = format!("{document} {seq} ");
    Bytes::from(words.repeat(1 + (seq as usize * 7) % 60))
}

fn snapshot(document: DocumentId, upto: Seq) -> Bytes {
    Bytes::from(format!("{document} up to {upto}"))
}

/// Several people write at once, while the power is cut again and again.
fn cuts_while_writing(seed: u64, lies: bool) -> Vec<Cut> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let acknowledged = Arc::new(Mutex::new(Acknowledged::new()));
    let cuts = Arc::new(Mutex::new(Vec::new()));
    let mut dice = Dice(seed);
    let mut next = dice.roll(CUT_EVERY);
    let (said, seen) = (acknowledged.clone(), cuts.clone());
    let watch = move |operation: u64, disk: &disk::Disk| {
        if operation < next {
            return;
        }
        next = operation + 1 + dice.roll(2 * CUT_EVERY);
        // What is acknowledged is read first: what comes later is not owed.
        let acknowledged = said.lock().expect("no test thread panics with it").clone();
        let surviving_quarters = dice.roll(5);
        let picture = disk.cut(|| dice.roll(4) < surviving_quarters);
        seen.lock().expect("no test thread panics with it").push(Cut { operation, acknowledged, picture });
    };
    disk::insert(lies, Box::new(watch));
    let location = Location { path: folder.path().join(FILE_NAME), vfs: Some(disk::VFS.into()) };
    let store = Arc::new(SqliteStore::open_at(location).expect("the disk works"));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().expect("threads");
    runtime.block_on(async {
        let writers = (1..=DOCUMENTS).map(|document| {
            let (store, acknowledged) = (store.clone(), acknowledged.clone());
            tokio::spawn(async move { write(&store, DocumentId(document), &acknowledged).await })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("no writer panics");
        }
        store.close().await;
    });
    std::mem::take(&mut cuts.lock().expect("no test thread panics with it"))
}

async fn write(store: &SqliteStore, document: DocumentId, acknowledged: &Mutex<Acknowledged>) {
    for after in 0..APPENDS {
        let seq = store.append(document, after, record(document, after + 1)).await.expect("the disk works");
        acknowledged.lock().expect("no test thread panics with it").insert(document, seq);
        if seq % COMPACT_EVERY == 0 {
            store.compact(document, snapshot(document, seq), seq).await.expect("the disk works");
        }
    }
}

/// Starts the machine again after a cut. Returns what is wrong, if anything is.
async fn look(cut: &Cut, folder: &Path) -> Result<(), String> {
    cut.picture.lay(folder);
    let store = SqliteStore::open(folder).map_err(|error| error.to_string())?;
    for document in (1..=DOCUMENTS).map(DocumentId) {
        let owed = cut.acknowledged.get(&document).copied().unwrap_or(0);
        let loaded = store.load(document, None).await.map_err(|error| error.to_string())?;
        if loaded.head < owed {
            return Err(format!("{document}: {owed} acknowledged, {} there", loaded.head));
        }
        let past = store.history(document, 0, usize::MAX).await.map_err(|error| error.to_string())?;
        let expected = (1..=loaded.head).map(|seq| (seq, record(document, seq)));
        if !past.into_iter().map(|past| (past.seq, past.bytes)).eq(expected) {
            return Err(format!("{document}: what is there is not what was appended"));
        }
        if let Some(found) = loaded.snapshot
            && found.bytes != snapshot(document, found.upto)
        {
            return Err(format!("{document}: the snapshot is not the one that was made"));
        }
    }
    Ok(())
}

async fn wrongs(cuts: &[Cut]) -> Vec<String> {
    let mut wrongs = Vec::new();
    for cut in cuts {
        let folder = tempfile::tempdir().expect("a folder for the test");
        if let Err(wrong) = look(cut, folder.path()).await {
            wrongs.push(format!("at operation {}: {wrong}", cut.operation));
        }
    }
    wrongs
}

/// One test, since the disk is one for the process.
#[test]
fn a_power_cut_takes_nothing_that_was_acknowledged() {
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    for seed in [0x5eed, 0xb0a4d] {
        let cuts = cuts_while_writing(seed, false);
        assert!(cuts.len() >= 24, "dozens of cuts, not {}", cuts.len());
        let wrongs = runtime.block_on(wrongs(&cuts));
        assert!(wrongs.is_empty(), "seed {seed:#x}, {} cuts: {wrongs:#?}", cuts.len());
    }
    // The test can see a loss: a disk that only says it has synced takes acknowledged work with it.
    let cuts = cuts_while_writing(0x11e5, true);
    assert!(!runtime.block_on(wrongs(&cuts)).is_empty(), "a lying disk was not found out");
}
