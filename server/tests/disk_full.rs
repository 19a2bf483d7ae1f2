//! The disk is full: nobody is told that something is saved, and all goes on when there is room again.

#[path = "power_cut/disk.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod disk;

use board::id::DocumentId;
use bytes::Bytes;
use server::store::sqlite::{FILE_NAME, Location, SqliteStore};
use server::store::{AppendError, PutError, Store, StoreError};

#[tokio::test]
async fn on_a_full_disk_writing_fails_reading_goes_on_and_nothing_is_half_there() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    disk::insert(false, Box::new(|_, _| {}));
    let location = Location { path: folder.path().join(FILE_NAME), vfs: Some(disk::VFS.into()) };
    let store = SqliteStore::open_at(location).expect("the disk works");
    let document = DocumentId(1);
    assert_eq!(store.append(document, 0, Bytes::from("a")).await, Ok(1));

    disk::set_full(true);
    for _ in 0..3 {
        let refused = store.append(document, 1, Bytes::from("lost")).await;
        assert!(matches!(refused, Err(AppendError::Failed(StoreError::Unavailable(_)))), "{refused:?}");
    }
    let refused = store.put("b", "k", Bytes::from("v"), None).await;
    assert!(matches!(refused, Err(PutError::Failed(StoreError::Unavailable(_)))), "{refused:?}");
    assert!(store.probe().await.is_err(), "the server says that it is not well");
    let loaded = store.load(document, None).await.expect("reading goes on");
    assert_eq!((loaded.head, loaded.tail), (1, vec![(1, Bytes::from("a"))]));

    disk::set_full(false);
    assert_eq!(store.append(document, 1, Bytes::from("b")).await, Ok(2));
    let loaded = store.load(document, None).await.expect("reading goes on");
    assert_eq!(loaded.tail, [(1, Bytes::from("a")), (2, Bytes::from("b"))]);
    store.probe().await.expect("it is well again");
}
