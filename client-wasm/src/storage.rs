//! What the browser keeps through reload and crash: the session's shelf in IndexedDB, and the client ids
//! that this page alone may write under, as Web Locks.

pub mod client_locks;
pub mod kept;
pub mod shelf;
