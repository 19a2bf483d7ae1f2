//! What a document's log holds: a tick's one update, with whose it is.

use board::ClientId;
use board::id::PersonId;
use board::wire::varint::{Malformed, Reader, write_bytes, write_uint};
use bytes::Bytes;

/// The first number of a record and of a state, so that a later server can read what this one wrote.
const VERSION: u64 = 1;

/// One record of the log. What is logged is what is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// When the room took it, in milliseconds since 1970.
    pub time_ms: u64,
    /// Client ids whose first work is in it, with the person who owns them for ever.
    pub claims: Vec<(ClientId, PersonId)>,
    /// Who deleted something in it: a deletion bears no client id.
    pub deleters: Vec<PersonId>,
    /// The update (v1).
    pub update: Bytes,
}

/// The sum of a log, as the store keeps it instead of the records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// Whose each client id is.
    pub owners: Vec<(ClientId, PersonId)>,
    /// The whole document as an update (v1).
    pub update: Bytes,
}

/// Stored bytes that are not what this server, or an older one, writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the log holds something that is no record of ours")]
pub struct NoRecord;

impl From<Malformed> for NoRecord {
    fn from(_: Malformed) -> Self {
        NoRecord
    }
}

impl Record {
    /// As the store keeps it.
    pub fn encode(&self) -> Bytes {
        let mut out = Vec::with_capacity(self.update.len() + 64);
        write_uint(&mut out, VERSION);
        write_uint(&mut out, self.time_ms);
        write_owners(&mut out, &self.claims);
        write_uint(&mut out, self.deleters.len() as u64);
        for person in &self.deleters {
            write_bytes(&mut out, person.as_str().as_bytes());
        }
        out.extend_from_slice(&self.update);
        out.into()
    }

    /// Reads it back.
    pub fn decode(bytes: &Bytes) -> Result<Self, NoRecord> {
        let mut reader = versioned(bytes)?;
        let time_ms = reader.uint()?;
        let claims = read_owners(&mut reader)?;
        let mut deleters = Vec::new();
        for _ in 0..reader.uint()? {
            deleters.push(read_person(&mut reader)?);
        }
        Ok(Record { time_ms, claims, deleters, update: rest(bytes, &reader) })
    }
}

impl State {
    /// As the store keeps it.
    pub fn encode(&self) -> Bytes {
        let mut out = Vec::with_capacity(self.update.len() + 64 * self.owners.len() + 16);
        write_uint(&mut out, VERSION);
        write_owners(&mut out, &self.owners);
        out.extend_from_slice(&self.update);
        out.into()
    }

    /// Reads it back.
    pub fn decode(bytes: &Bytes) -> Result<Self, NoRecord> {
        let mut reader = versioned(bytes)?;
        let owners = read_owners(&mut reader)?;
        Ok(State { owners, update: rest(bytes, &reader) })
    }
}

fn versioned(bytes: &[u8]) -> Result<Reader<'_>, NoRecord> {
    let mut reader = Reader::new(bytes);
    if reader.uint()? == VERSION { Ok(reader) } else { Err(NoRecord) }
}

fn rest(bytes: &Bytes, reader: &Reader<'_>) -> Bytes {
    bytes.slice(bytes.len() - reader.remaining()..)
}

fn write_owners(out: &mut Vec<u8>, owners: &[(ClientId, PersonId)]) {
    write_uint(out, owners.len() as u64);
    for (client, person) in owners {
        write_uint(out, client.get());
        write_bytes(out, person.as_str().as_bytes());
    }
}

fn read_owners(reader: &mut Reader<'_>) -> Result<Vec<(ClientId, PersonId)>, NoRecord> {
    let mut owners = Vec::new();
    for _ in 0..reader.uint()? {
        let client = reader.uint()?;
        if client >> 53 != 0 {
            return Err(NoRecord);
        }
        owners.push((ClientId::new(client), read_person(reader)?));
    }
    Ok(owners)
}

fn read_person(reader: &mut Reader<'_>) -> Result<PersonId, NoRecord> {
    reader.text()?.parse().map_err(|_| NoRecord)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owners() -> Vec<(ClientId, PersonId)> {
        vec![(ClientId::new(7), PersonId::fresh(1)), (ClientId::new((1 << 53) - 1), PersonId::fresh(2))]
    }

    #[test]
    fn a_record_comes_back() {
        let update = Bytes::from_static(&[0, 0]);
        let record = Record { time_ms: 5, claims: owners(), deleters: vec![PersonId::fresh(3)], update };
        assert_eq!(Record::decode(&record.encode()), Ok(record));
    }

    #[test]
    fn a_state_comes_back_and_a_cut_one_is_an_error() {
        let state = State { owners: owners(), update: Bytes::from_static(&[0, 0]) };
        let bytes = state.encode();
        assert_eq!(State::decode(&bytes), Ok(state));
        assert_eq!(State::decode(&bytes.slice(..5)), Err(NoRecord));
        assert_eq!(State::decode(&Bytes::from_static(&[9])), Err(NoRecord));
    }
}
