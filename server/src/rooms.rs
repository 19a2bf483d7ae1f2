//! Rooms: one task for each board that somebody has open.
//!
//! [`record`] is what the log holds.

pub mod record;
