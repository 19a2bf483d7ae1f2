//! Samtavle's server: rooms, admission, the log and the page.
//!
//! Read in this order: [`store`] is where documents lie for good; [`boards`] says of which documents a
//! board consists.

pub mod boards;
pub mod random;
pub mod store;
