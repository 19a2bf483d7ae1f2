//! What a person can do to a board.
//!
//! [`session`] keeps the board in step with the server: outbox, parting, presence, all of it without I/O.

pub mod actions;
pub mod announce;
pub mod camera;
pub mod card;
pub mod editor;
pub mod geometry;
pub mod input;
pub mod limits;
pub mod outline;
pub mod overlay;
pub mod paint;
pub mod peers;
pub mod reading;
pub mod scene;
pub mod session;
pub mod settings;
pub mod shortcuts;
pub mod text_layout;
pub mod tiles;
pub mod tools;
pub mod typing;

pub use editor::{Editor, EditorStart, FrameReport, Myself, Request};
