//! What a person can do to a board: input in, picture and announcements out. No browser, no I/O, no clock.
//!
//! One frame, in the order in which it happens, is the order to read in:
//!
//! 1. [`input`] and [`actions`] are all that a person can do; [`shortcuts`] says which keys mean what. They are queued.
//! 2. [`editor`] takes them in the next frame. [`tools`] are state charts of the hand; what they want done, and what
//!    menus and keys want, becomes one command each; [`typing`] turns letters into commands.
//! 3. [`session`] runs commands on the board, keeps them until the server has them, and brings what others did.
//! 4. [`scene`] follows what changed: [`text_layout`] wraps words, `board::layout` places the cards, [`card`] says how
//!    they look, and what became stale is told to [`tiles`].
//! 5. [`camera`] says what is in sight; [`paint`] is what the picture is made of; [`overlay`] is what lies above the
//!    board: selection, what is carried, [`peers`].
//! 6. [`outline`], [`reading`], [`discussion`] and [`announce`] say the same in words, for the panel and for the ear.
//!
//! [`task_list`] is of the project's document, which has a session of its own.
//!
//! The outline and the canvas are two views of one tree with the same actions. Ids live across frames, references within
//! a function: anything may be deleted by a peer in between.

pub mod actions;
pub mod announce;
pub mod camera;
pub mod card;
pub mod discussion;
pub mod editor;
pub mod geometry;
pub mod input;
pub mod limits;
pub mod outline;
pub mod overlay;
pub mod paint;
pub mod peers;
pub mod pill;
pub mod reading;
pub mod scene;
pub mod session;
pub mod settings;
pub mod shortcuts;
pub mod task_list;
pub mod text_layout;
pub mod tiles;
pub mod tools;
pub mod typing;

pub use editor::{Editor, EditorStart, FrameReport, Myself, Request};
