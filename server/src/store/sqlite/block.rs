//! A block: many records, each with number and time, compressed together. Edits resemble each other, so
//! 500 of them shrink to about a third of what they take one by one.

use crate::store::limits::ZSTD_LEVEL;
use crate::store::{Past, Seq, StoreError};
use board::wire::varint::{Malformed, Reader, write_bytes, write_uint};
use bytes::Bytes;

/// A block as it lies in the file.
#[derive(Debug)]
pub(super) struct Block {
    pub first: Seq,
    pub last: Seq,
    pub bytes: Vec<u8>,
}

/// Packs records; `None` when there are none.
pub(super) fn pack(records: &[Past]) -> Result<Option<Block>, StoreError> {
    let (Some(first), Some(last)) = (records.first(), records.last()) else { return Ok(None) };
    let mut plain = Vec::new();
    for record in records {
        write_uint(&mut plain, record.seq);
        write_uint(&mut plain, record.at_ms);
        write_bytes(&mut plain, &record.bytes);
    }
    Ok(Some(Block { first: first.seq, last: last.seq, bytes: compress(&plain)? }))
}

/// The records of a block.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<Past>, StoreError> {
    let plain = decompress(bytes)?;
    let mut reader = Reader::new(&plain);
    let mut records = Vec::new();
    while reader.remaining() > 0 {
        records.push(read(&mut reader).map_err(|_| StoreError::Corrupt("a block of history is cut short".into()))?);
    }
    Ok(records)
}

fn read(reader: &mut Reader<'_>) -> Result<Past, Malformed> {
    Ok(Past { seq: reader.uint()?, at_ms: reader.uint()?, bytes: Bytes::copy_from_slice(reader.bytes()?) })
}

pub(super) fn compress(plain: &[u8]) -> Result<Vec<u8>, StoreError> {
    zstd::encode_all(plain, ZSTD_LEVEL).map_err(|error| StoreError::Unavailable(error.to_string()))
}

pub(super) fn decompress(bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
    zstd::decode_all(bytes).map_err(|error| StoreError::Corrupt(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_from_a_block_with_number_and_time() {
        let records: Vec<Past> =
            (7..20).map(|seq| Past { seq, at_ms: seq * 1_000, bytes: format!("edit {seq}").into() }).collect();
        let block = pack(&records).expect("memory suffices").expect("there are records");
        assert_eq!((block.first, block.last), (7, 19));
        assert_eq!(unpack(&block.bytes), Ok(records));
    }

    #[test]
    fn a_damaged_block_is_an_error() {
        let block = pack(&[Past { seq: 1, at_ms: 2, bytes: "x".into() }]).expect("memory suffices").expect("one");
        assert!(matches!(unpack(&block.bytes[1..]), Err(StoreError::Corrupt(_))));
    }
}
