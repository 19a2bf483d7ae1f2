//! Samtavle's server: rooms, admission, the log and the page.
//!
//! Read in this order: [`store`] is where documents lie for good; [`boards`] says of which documents a
//! board consists; [`admission`] decides what of an update is taken; [`limits`] names every limit.

pub mod admission;
pub mod boards;
pub mod limits;
pub mod random;
pub mod store;
