//! A few connections that read, each call on one of its own, off the async threads.

use super::{Location, schema};
use crate::store::StoreError;
use crate::store::limits::READERS_MAX;
use rusqlite::Connection;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

#[derive(Debug)]
pub(super) struct Readers {
    location: Location,
    idle: Arc<Mutex<Vec<Connection>>>,
    free: Arc<Semaphore>,
}

impl Readers {
    pub(super) fn new(location: Location) -> Self {
        Readers { location, idle: Arc::default(), free: Arc::new(Semaphore::new(READERS_MAX)) }
    }

    /// Reads on a connection of one's own; waits while all are taken.
    pub(super) fn run<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> impl Future<Output = Result<T, StoreError>> + Send + 'static {
        let (location, idle, free) = (self.location.clone(), self.idle.clone(), self.free.clone());
        async move {
            let permit = free.acquire_owned().await.map_err(|_| StoreError::Unavailable("it is closed".into()))?;
            let reading = tokio::task::spawn_blocking(move || {
                let waiting = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
                let mut connection = match waiting {
                    Some(connection) => connection,
                    None => schema::connect(&location)?,
                };
                let result = read(&mut connection);
                idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
                drop(permit);
                result
            });
            reading.await.map_err(|error| StoreError::Unavailable(error.to_string()))?
        }
    }

    /// Closes the idle connections; later calls fail.
    pub(super) fn close(&self) {
        self.free.close();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
