//! The file itself: its tables, how a connection is opened, and whole copies of it.

use super::Location;
use crate::store::StoreError;
use crate::store::limits::BUSY_MS;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// Marks the file as Samtavle's (`PRAGMA application_id`): "Samt".
const APPLICATION_ID: i32 = 0x5361_6d74;
/// The tables' version (`PRAGMA user_version`).
const VERSION: i32 = 1;

const TABLES: &str = "
    -- One row a record that is not compacted yet; at_ms is when it was taken, in ms since 1970.
    CREATE TABLE record (
        document BLOB NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (document, seq)
    ) STRICT;
    -- Everything up to a record, summed up; zstd.
    CREATE TABLE snapshot (document BLOB PRIMARY KEY, upto INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
    -- Compacted records, many to a row; zstd. Only erasing removes them.
    CREATE TABLE block (
        document BLOB NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (document, last)
    ) STRICT;
    CREATE TABLE entry (
        bucket TEXT NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL, value BLOB NOT NULL,
        PRIMARY KEY (bucket, key)
    ) STRICT, WITHOUT ROWID;
    -- One row: the last revision given.
    CREATE TABLE revision (last INTEGER NOT NULL) STRICT;
    INSERT INTO revision VALUES (0);
    -- One row: overwritten to see that the disk takes writes.
    CREATE TABLE probe (count INTEGER NOT NULL) STRICT;
    INSERT INTO probe VALUES (0);
    CREATE TABLE blob (sha256 BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
";

/// A connection with the settings that the store's promises rest on.
pub(super) fn connect(location: &Location) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match &location.vfs {
        None => Connection::open_with_flags(&location.path, flags)?,
        Some(vfs) => Connection::open_with_flags_and_vfs(&location.path, flags, vfs.as_str())?,
    };
    connection.busy_timeout(Duration::from_millis(BUSY_MS))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // NORMAL lost acknowledged writes in 11 of 25 power cuts; FULL in none.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // What is erased is overwritten, not only unlinked.
    connection.pragma_update(None, "secure_delete", "ON")?;
    Ok(connection)
}

/// Moves all that is in the write-ahead log into the file. Freed pages are overwritten already (`secure_delete`).
pub(super) fn fold(connection: &Connection) -> Result<(), StoreError> {
    let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    match busy {
        false => Ok(()),
        true => Err(StoreError::Unavailable("somebody reads the store: its write-ahead log is not empty yet".into())),
    }
}

/// Makes the tables in a new file; refuses a file that is not ours or is newer than this program.
pub(super) fn create(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let empty: bool = transaction.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?;
    if empty {
        transaction.execute_batch(TABLES)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    } else {
        recognise(&transaction)?;
    }
    Ok(transaction.commit()?)
}

fn recognise(connection: &Connection) -> Result<(), StoreError> {
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    if number("application_id")? != APPLICATION_ID {
        return Err(StoreError::Corrupt("the file is not a Samtavle store".into()));
    }
    match number("user_version")? {
        VERSION => Ok(()),
        other => Err(StoreError::Corrupt(format!("the file has version {other}, this program knows {VERSION}"))),
    }
}

/// Copies the store, as it is at this moment, to a file that does not exist yet.
pub(super) fn copy_out(connection: &Connection, to: &Path) -> Result<(), StoreError> {
    let unavailable = |error: std::io::Error| StoreError::Unavailable(format!("{}: {error}", to.display()));
    // Never overwrite: an operator's older backup may be the only good one.
    let file = std::fs::File::create_new(to).map_err(unavailable)?;
    let mut copy = Connection::open(to)?;
    copy_all(connection, &mut copy)?;
    // A backup is one file: it must not need a write-ahead log beside it.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    drop(copy);
    file.sync_all().map_err(unavailable)
}

/// Replaces all of the store by a backup's content, in one transaction.
pub(super) fn copy_in(connection: &mut Connection, from: &Path) -> Result<(), StoreError> {
    let backup = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    recognise(&backup)?;
    let sound: String = backup.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(StoreError::Corrupt(format!("{}: {sound}", from.display())));
    }
    copy_all(&backup, connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    Ok(())
}

fn copy_all(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    const ALL_PAGES: i32 = -1;
    let backup = Backup::new(from, to)?;
    match backup.step(ALL_PAGES)? {
        rusqlite::backup::StepResult::Done => Ok(()),
        other => Err(StoreError::Unavailable(format!("the copy did not finish: {other:?}"))),
    }
}
