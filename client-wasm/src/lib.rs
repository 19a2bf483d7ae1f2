//! The browser, thin: events go to the editor, the editor's picture to canvases, its rows and sentences to the
//! page. [`start`] opens a board; [`desk`] holds what is on the table while it is open.
//!
//! No rule lives here. What can be done, what it means and what is said of it is `editor`'s; what a board is,
//! `board`'s. This crate knows browsers: fonts, focus, sockets, IndexedDB, locks, three languages.

pub mod address;
pub mod parts;
pub mod start;

pub mod bundle;
mod canvas;
pub mod desk;
pub mod page;

pub mod errands;
pub mod socket;
pub mod storage;

pub mod account;
pub mod acts;
pub mod directory;
pub mod tasks;

pub mod choices;
pub mod device;
pub mod http;
pub mod live_region;
pub mod locale;
pub mod me;
pub mod theme;
pub mod time;
