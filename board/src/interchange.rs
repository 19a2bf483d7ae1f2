//! Files that a board is brought in from and given out as.

pub mod tree_json;

pub use tree_json::{Import, TreeJson, TreeKind, export};
