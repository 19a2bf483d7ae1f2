//! The problem tree is *read*, not stored: a pure function from all place registers to a forest, the same on
//! every copy of the board.
//!
//! [`order`] makes the keys that siblings are sorted by, [`resolve`] decides every note's parent, [`tree`] is
//! the result: what stands over the core, under it and beside it.

pub mod order;
pub(crate) mod resolve;
pub mod tree;

pub use resolve::Why;
pub use tree::{Group, Placed, Tree};
