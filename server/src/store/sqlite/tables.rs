//! The small tables with compare-and-set, and blobs.

use crate::store::{BlobId, Entry, Revision, StoreError, Write};
use bytes::Bytes;
use rusqlite::{Connection, OptionalExtension, Row, params};

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry { key: row.get(0)?, revision: row.get(1)?, value: row.get::<_, Vec<u8>>(2)?.into() })
}

pub(super) fn get(connection: &Connection, bucket: &str, key: &str) -> Result<Option<Entry>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT key, revision, value FROM entry WHERE bucket = ?1 AND key = ?2")?
        .query_row([bucket, key], entry)
        .optional()?)
}

pub(super) fn list(connection: &Connection, bucket: &str, prefix: &str) -> Result<Vec<Entry>, StoreError> {
    // Keys compare by their bytes, and no key has a character above the last one.
    let end = format!("{prefix}{}", char::MAX);
    let mut select = connection.prepare_cached(
        "SELECT key, revision, value FROM entry WHERE bucket = ?1 AND key >= ?2 AND key < ?3 ORDER BY key",
    )?;
    let entries = select.query_map([bucket, prefix, &end], entry)?.collect::<Result<_, _>>()?;
    Ok(entries)
}

fn revision(connection: &Connection, bucket: &str, key: &str) -> rusqlite::Result<Option<Revision>> {
    connection
        .prepare_cached("SELECT revision FROM entry WHERE bucket = ?1 AND key = ?2")?
        .query_row([bucket, key], |row| row.get(0))
        .optional()
}

/// The new revision, or the present one when it is not the expected.
pub(super) fn put(
    transaction: &Connection,
    bucket: &str,
    key: &str,
    value: &Bytes,
    expected: Option<Revision>,
) -> Result<Result<Revision, Option<Revision>>, StoreError> {
    let present = revision(transaction, bucket, key)?;
    if present != expected {
        return Ok(Err(present));
    }
    let next: Revision =
        transaction.query_row("UPDATE revision SET last = last + 1 RETURNING last", [], |row| row.get(0))?;
    transaction
        .prepare_cached("INSERT OR REPLACE INTO entry (bucket, key, revision, value) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![bucket, key, next, &value[..]])?;
    Ok(Ok(next))
}

/// Done, or the present revision when it is not the expected.
pub(super) fn delete(
    transaction: &Connection,
    bucket: &str,
    key: &str,
    expected: Revision,
) -> Result<Result<(), Option<Revision>>, StoreError> {
    let present = revision(transaction, bucket, key)?;
    if present != Some(expected) {
        return Ok(Err(present));
    }
    transaction.prepare_cached("DELETE FROM entry WHERE bucket = ?1 AND key = ?2")?.execute([bucket, key])?;
    Ok(Ok(()))
}

/// The new revisions; or the present one of the first key that has not the expected, and then nothing is done.
pub(super) fn put_all(
    transaction: &Connection,
    writes: &[Write],
) -> Result<Result<Vec<Revision>, Option<Revision>>, StoreError> {
    // First all that could stand in the way: the transaction has other writers' work in it, and goes on.
    for write in writes {
        let present = revision(transaction, write.bucket, &write.key)?;
        if present != write.expected {
            return Ok(Err(present));
        }
    }
    let mut revisions = Vec::with_capacity(writes.len());
    for Write { bucket, key, value, expected } in writes {
        let done = match (value, expected) {
            (Some(value), expected) => put(transaction, bucket, key, value, *expected)?,
            (None, Some(expected)) => delete(transaction, bucket, key, *expected)?.map(|()| *expected),
            (None, None) => Ok(0), // It does not exist, as it should.
        };
        match done {
            Ok(revision) => revisions.push(revision),
            Err(_) => return Err(StoreError::Unavailable(format!("{bucket}/{key} comes twice in one writing"))),
        }
    }
    Ok(Ok(revisions))
}

pub(super) fn put_blob(transaction: &Connection, id: BlobId, bytes: &Bytes) -> Result<(), StoreError> {
    transaction
        .prepare_cached("INSERT OR IGNORE INTO blob (sha256, bytes) VALUES (?1, ?2)")?
        .execute(params![id.0, &bytes[..]])?;
    Ok(())
}

pub(super) fn blob(connection: &Connection, id: BlobId) -> Result<Option<Bytes>, StoreError> {
    let bytes: Option<Vec<u8>> = connection
        .prepare_cached("SELECT bytes FROM blob WHERE sha256 = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    match bytes.map(Bytes::from) {
        Some(bytes) if BlobId::of(&bytes) != id => Err(StoreError::Corrupt("a blob is not what its name says".into())),
        bytes => Ok(bytes),
    }
}

pub(super) fn probe(transaction: &Connection) -> Result<(), StoreError> {
    transaction.execute("UPDATE probe SET count = count + 1", [])?;
    Ok(())
}
