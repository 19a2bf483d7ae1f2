//! What a person can do to a board.
//!
//! [`session`] keeps the board in step with the server: outbox, parting, presence, all of it without I/O.

pub mod session;
