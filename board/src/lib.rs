//! What a board *is*, and how two copies of it agree.
//!
//! Read in this order: [`id`] names things; [`wire`] is what travels between a client and the server.
//! Nothing here does I/O, reads a clock or knows a browser: time, randomness and bytes come in as arguments.

pub mod id;
pub mod layout;
pub mod wire;

pub use yrs::ClientID as ClientId;
