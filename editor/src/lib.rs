//! What a person can do to a board.

pub mod camera;
pub mod geometry;
pub mod input;
pub mod limits;
pub mod paint;
pub mod text_layout;
pub mod tiles;
