//! What travels between a client and the server: lib0's variable-length integers ([`varint`]) and
//! the messages of `samtavle.1` ([`message`]), which carry the standard y-protocols messages for
//! several documents over one socket. What comes from the network passes [`scan`] before yrs sees it.

pub mod message;
pub mod scan;
pub mod varint;
