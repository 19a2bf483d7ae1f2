//! Logs in the file: records, snapshots and blocks.

use super::block::{self, Block};
use super::writer::Heads;
use crate::store::limits::{BLOCK_BYTES, BLOCK_RECORDS};
use crate::store::{Loaded, Past, Seq, Snapshot, StoreError};
use board::id::DocumentId;
use bytes::Bytes;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

fn key(document: DocumentId) -> [u8; 16] {
    document.0.to_be_bytes()
}

/// The last number: of the records, or else of the snapshot that took their place.
fn head(connection: &Connection, document: DocumentId) -> rusqlite::Result<Seq> {
    connection
        .prepare_cached(
            "SELECT coalesce((SELECT max(seq) FROM record WHERE document = ?1),
                             (SELECT upto FROM snapshot WHERE document = ?1), 0)",
        )?
        .query_row([key(document)], |row| row.get::<_, Seq>(0))
}

/// The last number of each document that has records or a snapshot.
pub(super) fn heads(connection: &Connection) -> Result<BTreeMap<DocumentId, Seq>, StoreError> {
    let mut select = connection.prepare(
        "SELECT document, max(last) FROM (
             SELECT document, max(seq) AS last FROM record GROUP BY document
             UNION ALL SELECT document, upto FROM snapshot
         ) GROUP BY document",
    )?;
    let head = |row: &Row<'_>| Ok((DocumentId(u128::from_be_bytes(row.get(0)?)), row.get(1)?));
    Ok(select.query_map([], head)?.collect::<Result<_, _>>()?)
}

/// The new record's number, or the last one there is when that is not `after`.
pub(super) fn append(
    transaction: &Connection,
    heads: &mut Heads,
    document: DocumentId,
    after: Seq,
    record: &Bytes,
) -> Result<Result<Seq, Seq>, StoreError> {
    let last = match heads.get(document) {
        Some(last) => last,
        None => head(transaction, document)?,
    };
    if last != after {
        heads.set(document, last);
        return Ok(Err(last));
    }
    let seq = last + 1;
    transaction
        .prepare_cached("INSERT INTO record (document, seq, at_ms, bytes) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![key(document), seq, crate::clock::now().now_ms, &record[..]])?;
    heads.set(document, seq);
    Ok(Ok(seq))
}

pub(super) fn load(
    connection: &mut Connection,
    document: DocumentId,
    since: Option<Seq>,
) -> Result<Loaded, StoreError> {
    let transaction = connection.transaction()?; // One picture: compaction must not fall between the two.
    let stored: Option<(Seq, Vec<u8>)> = transaction
        .prepare_cached("SELECT upto, bytes FROM snapshot WHERE document = ?1")?
        .query_row([key(document)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let upto = stored.as_ref().map_or(0, |(upto, _)| *upto);
    let (stored, from) = match since {
        Some(since) if since >= upto => (None, since),
        _ => (stored, upto),
    };
    let tail = records(&transaction, document, from, Seq::MAX)?;
    let head = head(&transaction, document)?;
    let snapshot = match stored {
        None => None,
        Some((upto, bytes)) => Some(Snapshot { upto, bytes: block::decompress(&bytes)?.into() }),
    };
    Ok(Loaded { snapshot, tail: tail.into_iter().map(|past| (past.seq, past.bytes)).collect(), head })
}

/// The records that are not compacted, after one and up to another.
fn records(connection: &Connection, document: DocumentId, after: Seq, upto: Seq) -> rusqlite::Result<Vec<Past>> {
    connection
        .prepare_cached(
            "SELECT seq, at_ms, bytes FROM record WHERE document = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq",
        )?
        .query_map(params![key(document), signed(after), signed(upto)], |row| {
            Ok(Past { seq: row.get(0)?, at_ms: row.get(1)?, bytes: row.get::<_, Vec<u8>>(2)?.into() })
        })?
        .collect()
}

/// SQLite's integers are signed; no log gets that long.
fn signed(seq: Seq) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// A compaction that is ready to be written.
#[derive(Debug)]
pub(super) struct Packed {
    snapshot: Vec<u8>,
    /// The snapshot that it builds on; when another has come meanwhile, this one is stale.
    before: Seq,
    upto: Seq,
    blocks: Vec<Block>,
}

/// Compresses snapshot and records; `None` when there is nothing to do.
pub(super) fn pack(
    connection: &mut Connection,
    document: DocumentId,
    snapshot: &Bytes,
    upto: Seq,
) -> Result<Option<Packed>, StoreError> {
    let transaction = connection.transaction()?;
    let before = snapshot_upto(&transaction, document)?;
    if upto <= before || upto > head(&transaction, document)? {
        return Ok(None);
    }
    let records = records(&transaction, document, before, upto)?;
    let mut blocks = Vec::new();
    let mut rest = &records[..];
    while !rest.is_empty() {
        let mut bytes = 0;
        let full = |past: &&Past| {
            bytes += past.bytes.len();
            bytes <= BLOCK_BYTES
        };
        let count = rest.iter().take(BLOCK_RECORDS).take_while(full).count().max(1);
        let (these, later) = rest.split_at(count);
        blocks.extend(block::pack(these)?);
        rest = later;
    }
    Ok(Some(Packed { snapshot: block::compress(snapshot)?, before, upto, blocks }))
}

fn snapshot_upto(connection: &Connection, document: DocumentId) -> rusqlite::Result<Seq> {
    let upto = connection
        .prepare_cached("SELECT upto FROM snapshot WHERE document = ?1")?
        .query_row([key(document)], |row| row.get(0))
        .optional()?;
    Ok(upto.unwrap_or(0))
}

/// Puts snapshot and blocks in the place of the records, unless another compaction (or an erasure) came first.
pub(super) fn compact(transaction: &Connection, document: DocumentId, packed: &Packed) -> Result<(), StoreError> {
    if snapshot_upto(transaction, document)? != packed.before || head(transaction, document)? < packed.upto {
        return Ok(());
    }
    transaction
        .prepare_cached(
            "INSERT INTO snapshot (document, upto, bytes) VALUES (?1, ?2, ?3)
             ON CONFLICT (document) DO UPDATE SET upto = excluded.upto, bytes = excluded.bytes",
        )?
        .execute(params![key(document), packed.upto, packed.snapshot])?;
    let mut insert =
        transaction.prepare_cached("INSERT INTO block (document, first, last, bytes) VALUES (?1, ?2, ?3, ?4)")?;
    for block in &packed.blocks {
        insert.execute(params![key(document), block.first, block.last, block.bytes])?;
    }
    transaction
        .prepare_cached("DELETE FROM record WHERE document = ?1 AND seq <= ?2")?
        .execute(params![key(document), packed.upto])?;
    Ok(())
}

pub(super) fn history(
    connection: &mut Connection,
    document: DocumentId,
    after: Seq,
    count: usize,
) -> Result<Vec<Past>, StoreError> {
    let transaction = connection.transaction()?;
    let mut past = Vec::new();
    {
        let mut select =
            transaction.prepare_cached("SELECT bytes FROM block WHERE document = ?1 AND last > ?2 ORDER BY last")?;
        let mut rows = select.query(params![key(document), signed(after)])?;
        while let Some(row) = rows.next()? {
            let records = block::unpack(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?;
            past.extend(records.into_iter().filter(|record| record.seq > after));
            if past.len() >= count {
                break;
            }
        }
    }
    if past.len() < count {
        let from = past.last().map_or(after, |last| last.seq);
        past.extend(records(&transaction, document, from, from.saturating_add((count - past.len()) as Seq))?);
    }
    past.truncate(count);
    Ok(past)
}

/// One snapshot instead of everything, with the next number; or the last one there is when that is not `after`.
pub(super) fn rewrite(
    transaction: &Connection,
    heads: &mut Heads,
    document: DocumentId,
    after: Seq,
    snapshot: &Bytes,
) -> Result<Result<Seq, Seq>, StoreError> {
    let last = head(transaction, document)?;
    if last != after {
        return Ok(Err(last));
    }
    erase(transaction, heads, document)?;
    let seq = last + 1;
    transaction
        .prepare_cached("INSERT INTO snapshot (document, upto, bytes) VALUES (?1, ?2, ?3)")?
        .execute(params![key(document), seq, block::compress(snapshot)?])?;
    heads.set(document, seq);
    Ok(Ok(seq))
}

pub(super) fn erase(transaction: &Connection, heads: &mut Heads, document: DocumentId) -> Result<(), StoreError> {
    heads.forget(document);
    for delete in [
        "DELETE FROM record WHERE document = ?1",
        "DELETE FROM snapshot WHERE document = ?1",
        "DELETE FROM block WHERE document = ?1",
    ] {
        transaction.execute(delete, [key(document)])?;
    }
    Ok(())
}
