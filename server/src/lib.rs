//! Samtavle's server: rooms, admission, the log and the page.
//!
//! Read in this order: [`store`] is where documents lie for good.

pub mod store;
