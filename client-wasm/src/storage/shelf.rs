//! The session's shelf: rows of a text key and bytes, in one object store.

use editor::session::Row;
use idb::{Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStoreParams, Query, TransactionMode};
use js_sys::{Promise, Uint8Array};
use std::future::Future;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const DATABASE: &str = "samtavle";
const DATABASE_VERSION: u32 = 1;
const ROWS: &str = "rows";
/// Sorts after every letter that a key holds: the end of a range of keys with one beginning.
const AFTER_ALL_KEYS: char = '\u{ffff}';

/// The database, open as long as the page.
pub struct Shelf {
    database: Database,
}

impl Shelf {
    /// Opens the database, making it the first time. Fails where the browser keeps nothing (some private windows).
    pub async fn open() -> Result<Shelf, Error> {
        let mut request = Factory::new()?.open(DATABASE, Some(DATABASE_VERSION))?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            if !database.store_names().iter().any(|name| name == ROWS) {
                // A failure makes the opening fail as well, which is told there.
                let _ = database.create_object_store(ROWS, ObjectStoreParams::new());
            }
        });
        let mut database = request.await?;
        // A page with a newer layout must be able to open it: this one then keeps in memory what it does.
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        Ok(Shelf { database })
    }

    /// All rows whose key begins so.
    pub async fn read(&self, prefix: &str) -> Result<Vec<Row>, Error> {
        let transaction = self.database.transaction(&[ROWS], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(ROWS)?;
        let end = format!("{prefix}{AFTER_ALL_KEYS}");
        let range = || KeyRange::bound(&prefix.into(), &end.as_str().into(), None, Some(true)).map(Query::KeyRange);
        // Both are asked for before either is awaited: a transaction without a request ends by itself.
        let keys = store.get_all_keys(Some(range()?), None)?;
        let values = store.get_all(Some(range()?), None)?;
        let (keys, values) = (keys.await?, values.await?);
        Ok(keys.iter().zip(&values).filter_map(|(key, value)| row(key, value)).collect())
    }

    /// The keys of all rows whose key begins so.
    pub async fn keys(&self, prefix: &str) -> Result<Vec<String>, Error> {
        let transaction = self.database.transaction(&[ROWS], TransactionMode::ReadOnly)?;
        let end = format!("{prefix}{AFTER_ALL_KEYS}");
        let range = KeyRange::bound(&prefix.into(), &end.as_str().into(), None, Some(true))?;
        let keys = transaction.object_store(ROWS)?.get_all_keys(Some(Query::KeyRange(range)), None)?.await?;
        Ok(keys.iter().filter_map(JsValue::as_string).collect())
    }

    /// Puts rows and removes keys in one transaction, begun before this returns, so that transactions keep
    /// their order; the future says when (and whether) it is kept.
    pub fn write(
        &self,
        put: &[Row],
        remove: &[String],
    ) -> Result<impl Future<Output = Result<(), Error>> + use<>, Error> {
        let transaction = self.database.transaction(&[ROWS], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(ROWS)?;
        for key in remove {
            store.delete(Query::Key(key.as_str().into()))?;
        }
        for row in put {
            let bytes = Uint8Array::from(row.value.as_slice());
            store.put(&bytes, Some(&row.key.as_str().into()))?;
        }
        // Said at once, and not left to the event loop: a page that is reloaded in this moment has none any more,
        // and the browser drops a transaction that may still have wishes.
        let mut transaction = transaction.commit()?;
        // Each wish that fails says so, once; then all of it is undone, which is what counts.
        let ended = JsFuture::from(Promise::new(&mut |kept, undone| {
            // Settling our own promise can't fail.
            transaction.on_complete(move |_| drop(kept.call0(&JsValue::NULL)));
            transaction.on_abort(move |_| drop(undone.call0(&JsValue::NULL)));
        }));
        Ok(async move {
            let ended = ended.await;
            let why = transaction.error().map_or(JsValue::NULL, JsValue::from);
            ended.map(drop).map_err(|_| Error::TransactionCommitError(why))
        })
    }
}

fn row(key: &JsValue, value: &JsValue) -> Option<Row> {
    let bytes = value.dyn_ref::<Uint8Array>()?;
    Some(Row { key: key.as_string()?, value: bytes.to_vec() })
}
