//! The server's own copy of one document, rebuilt from its log.
//!
//! yrs may panic on an update even behind the scan and admission (coverage-guided fuzzing found one
//! in some 190,000). So [`Replica::apply`] is a wall: after it failed, the replica is not to be touched
//! again, and its room loads another from the log. Nothing is lost by that, since nothing leaves a
//! room before the log has it.

mod erasing;

use super::record::{NoRecord, Record, State};
use crate::admission::Known;
use crate::store::{Loaded, Seq};
use board::ClientId;
use board::wire::scan::{self, ScanError, scan};
use board::wire::varint::{Malformed, Reader};
use bytes::Bytes;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{Doc, OffsetKind, Options, ReadTxn, StateVector, Transact, TransactionMut, Update};

/// Records that are applied in one transaction when a log is loaded: 100,000 edits take 0.2 s in
/// transactions of 500, and 1.1 s one by one.
const LOAD_BATCH: usize = 500;
/// The server writes nothing, so its client id never appears.
const SERVER_CLIENT: ClientId = ClientId::new(1);
/// What our own log holds has been admitted once.
const OWN_LOG: scan::Limits = scan::Limits { bytes_max: usize::MAX, blocks_max: usize::MAX };

/// Why a log cannot be made a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damaged {
    /// See [`NoRecord`].
    #[error(transparent)]
    Record(#[from] NoRecord),
    /// An update that does not pass the scan.
    #[error("an update in the log: {0}")]
    Scan(#[from] ScanError),
    /// yrs fails over it.
    #[error("the log holds an update that cannot be applied")]
    Update,
}

/// yrs failed over an update: the replica is unusable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("yrs failed over an update")]
pub struct Broken;

/// A document in memory.
pub struct Replica {
    doc: Doc,
    /// What admission needs to know of it.
    pub known: Known,
    /// The last record of the log that it holds.
    pub head: Seq,
    /// Records after the snapshot, and their bytes.
    pub tail_records: usize,
    /// See [`Replica::tail_records`].
    pub tail_bytes: usize,
    /// Size of the snapshot and of everything since, in bytes; a little more than the document's own.
    pub size_bytes: usize,
    /// Bytes that came since the size was measured.
    grown_bytes: usize,
    /// The whole document, encoded for those who join with nothing.
    whole: Option<Bytes>,
}

impl Replica {
    /// Builds the document from what the store has. Takes as long as the log is large: call it where
    /// nobody waits.
    pub fn load(loaded: &Loaded) -> Result<Self, Damaged> {
        let mut options = Options::with_client_id(SERVER_CLIENT);
        options.offset_kind = OffsetKind::Utf16;
        // The server must not delete by itself: that would be in no log.
        options.cleanup_formatting = false;
        let mut replica = Replica {
            doc: Doc::with_options(options),
            known: Known::default(),
            head: loaded.head,
            tail_records: loaded.tail.len(),
            tail_bytes: loaded.tail.iter().map(|(_, record)| record.len()).sum(),
            size_bytes: 0,
            grown_bytes: 0,
            whole: None,
        };
        if let Some(snapshot) = &loaded.snapshot {
            let state = State::decode(&snapshot.bytes)?;
            replica.take_in(std::slice::from_ref(&state.update))?;
            for (client, person) in state.owners {
                replica.known.remember_owner(client, person);
            }
            replica.whole = Some(state.update);
        }
        for batch in loaded.tail.chunks(LOAD_BATCH) {
            let mut updates = Vec::with_capacity(batch.len());
            for (_, bytes) in batch {
                let record = Record::decode(bytes)?;
                for (client, person) in record.claims {
                    replica.known.remember_owner(client, person);
                }
                updates.push(record.update);
            }
            replica.take_in(&updates)?;
        }
        Ok(replica)
    }

    fn take_in(&mut self, updates: &[Bytes]) -> Result<(), Damaged> {
        let mut decoded = Vec::with_capacity(updates.len());
        for bytes in updates {
            self.known.learn(&scan(bytes, &OWN_LOG)?);
            decoded.push(decode(bytes).ok_or(Damaged::Update)?);
            self.size_bytes += bytes.len();
            self.grown_bytes += bytes.len();
        }
        self.whole = None;
        self.transact(decoded, |_| ()).map_err(|Broken| Damaged::Update)
    }

    /// Applies admitted updates in one transaction; gives the one update that they make.
    pub fn apply(&mut self, updates: Vec<Update>) -> Result<Bytes, Broken> {
        self.whole = None;
        let update: Bytes = self.transact(updates, |txn| txn.encode_update_v1())?.into();
        self.size_bytes += update.len();
        self.grown_bytes += update.len();
        Ok(update)
    }

    /// Applies, commits, and calls `then` on the committed transaction, all behind the wall.
    fn transact<T>(&mut self, updates: Vec<Update>, then: impl FnOnce(&TransactionMut<'_>) -> T) -> Result<T, Broken> {
        let doc = &self.doc;
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            // A transaction commits when it is dropped, while unwinding, too, and a second panic there
            // would end the process: so it is never dropped on the way out of a panic.
            let mut txn = ManuallyDrop::new(doc.transact_mut_with("network"));
            for update in updates {
                txn.apply_update(update).map_err(|_| Broken)?;
            }
            txn.commit();
            if txn.has_missing_updates() {
                return Err(Broken);
            }
            let told = then(&txn);
            drop(ManuallyDrop::into_inner(txn));
            Ok(told)
        }));
        // A broken document is not even dropped: one handle to it stays for ever.
        outcome.unwrap_or(Err(Broken)).inspect_err(|Broken| std::mem::forget(self.doc.clone()))
    }

    /// The state vector, encoded (v1).
    pub fn state_vector(&self) -> Vec<u8> {
        self.clocks().encode_v1()
    }

    /// The state vector, from what admission knows: yrs would copy its own.
    pub fn clocks(&self) -> StateVector {
        let mut clocks = StateVector::default();
        for (client, clock) in self.known.clocks() {
            clocks.set_max(client, clock);
        }
        clocks
    }

    /// The state vector of somebody who has everything but the last update.
    pub fn clocks_before(&self, update: &[u8]) -> StateVector {
        let mut clocks = self.clocks();
        let brought = scan(update, &OWN_LOG).map(|scanned| scanned.clocks()).unwrap_or_default();
        for (client, brought) in brought {
            clocks.set_min(client, brought.start);
        }
        clocks
    }

    /// Looks at the document.
    pub(super) fn look(&self) -> yrs::Transaction<'_> {
        self.doc.transact()
    }

    /// Everything that somebody with that state vector lacks, as an update (v1).
    pub fn since(&mut self, state: &StateVector) -> Bytes {
        if !state.is_empty() {
            return self.doc.transact().encode_state_as_update_v1(state).into();
        }
        let doc = &self.doc;
        self.whole.get_or_insert_with(|| doc.transact().encode_state_as_update_v1(state).into()).clone()
    }

    /// Whether the document has reached a size. What has been deleted since the last look no longer
    /// counts; a look costs an encoding, so it is taken only when the document has grown by a sixteenth.
    pub fn is_larger_than(&mut self, bytes_max: usize) -> bool {
        if self.size_bytes >= bytes_max && self.grown_bytes >= bytes_max / 16 {
            self.size_bytes = self.since(&StateVector::default()).len();
            self.grown_bytes = 0;
        }
        self.size_bytes >= bytes_max
    }

    /// The sum of the log up to [`Replica::head`], for the store; begins a new tail.
    pub fn state(&mut self) -> State {
        let update = self.since(&StateVector::default());
        (self.size_bytes, self.grown_bytes) = (update.len(), 0);
        (self.tail_records, self.tail_bytes) = (0, 0);
        State { owners: self.known.owners().map(|(client, person)| (client, person.clone())).collect(), update }
    }
}

/// Decodes an update that has passed the scan; `None` if yrs cannot (a text that should be JSON), or panics.
pub fn decode(bytes: &[u8]) -> Option<Update> {
    catch_unwind(|| Update::decode_v1(bytes)).ok()?.ok()
}

/// Reads a state vector (v1) that somebody else wrote, without believing its count.
pub fn read_state_vector(bytes: &[u8], clients_max: usize) -> Result<StateVector, Malformed> {
    let mut reader = Reader::new(bytes);
    let mut state = StateVector::default();
    let count = reader.uint()?;
    if count > clients_max as u64 {
        return Err(Malformed);
    }
    for _ in 0..count {
        let client = reader.uint()?;
        let clock = u32::try_from(reader.uint()?).map_err(|_| Malformed)?;
        if client >> 53 != 0 {
            return Err(Malformed);
        }
        state.set_max(ClientId::new(client), clock);
    }
    Ok(state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Snapshot;
    use board::id::PersonId;
    use yrs::{GetString, Text};

    fn author() -> (Doc, yrs::TextRef) {
        let doc = Doc::with_client_id(7);
        let text = doc.get_or_insert_text("t");
        (doc, text)
    }

    fn reads(update: &[u8]) -> String {
        let (doc, text) = author();
        doc.transact_mut().apply_update(decode(update).expect("decodes")).expect("applies");
        let txn = doc.transact();
        text.get_string(&txn)
    }

    fn record(update: Vec<u8>) -> Bytes {
        let claims = vec![(ClientId::new(7), PersonId::fresh(1))];
        Record { time_ms: 0, claims, deleters: vec![], update: update.into() }.encode()
    }

    #[test]
    fn a_snapshot_and_its_tail_are_the_document_with_its_owners() {
        let (doc, text) = author();
        let mut tail = Vec::new();
        for i in 0..3u32 {
            let mut txn = doc.transact_mut();
            text.insert(&mut txn, i, "x");
            tail.push((Seq::from(i + 1), record(txn.encode_update_v1())));
        }
        let mut first = Replica::load(&Loaded { snapshot: None, tail: tail[..2].to_vec(), head: 2 }).expect("loads");
        let bytes = first.state().encode();
        let snapshot = Some(Snapshot { upto: 2, bytes });
        let loaded = Loaded { snapshot, tail: tail[2..].to_vec(), head: 3 };
        let mut second = Replica::load(&loaded).expect("loads");
        assert_eq!(reads(&second.since(&StateVector::default())), "xxx");
        assert_eq!(second.known.owner(ClientId::new(7)), Some(&PersonId::fresh(1)));
        assert_eq!((second.head, second.tail_records), (3, 1));
    }

    #[test]
    fn ticks_come_out_as_one_update() {
        let (doc, text) = author();
        let mut updates = Vec::new();
        for i in 0..3 {
            let mut txn = doc.transact_mut();
            text.insert(&mut txn, i, "abc".get(i as usize..=i as usize).expect("three letters"));
            updates.push(decode(&txn.encode_update_v1()).expect("decodes"));
        }
        let mut replica = Replica::load(&Loaded::default()).expect("nothing loads");
        let update = replica.apply(updates).expect("applies");
        assert_eq!(reads(&update), "abc");
    }

    #[test]
    fn an_update_that_would_wait_inside_breaks_the_replica() {
        let (doc, text) = author();
        text.insert(&mut doc.transact_mut(), 0, "lost");
        let mut txn = doc.transact_mut();
        text.insert(&mut txn, 4, "late");
        let late = decode(&txn.encode_update_v1()).expect("decodes");
        drop(txn);
        let mut replica = Replica::load(&Loaded::default()).expect("nothing loads");
        assert_eq!(replica.apply(vec![late]), Err(Broken));
    }

    #[test]
    fn a_state_vector_that_lies_about_its_length_is_an_error() {
        assert_eq!(read_state_vector(&[5, 7, 3], 9), Err(Malformed));
        assert_eq!(read_state_vector(&[1, 7, 3], 0), Err(Malformed));
        assert_eq!(read_state_vector(&[1, 7, 3], 1).map(|state| state.get(&ClientId::new(7))), Ok(3));
    }
}
