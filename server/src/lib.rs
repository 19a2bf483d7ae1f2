//! Samtavle's server: rooms, admission, the log and the page.
//!
//! Read in this order: [`serve`] starts and stops it, as [`config`] tells it to; [`http`] is what a browser
//! asks for, [`admin`] what an operator does; [`people`] and [`boards`] say who is here and of which
//! documents a board consists; [`founding`] writes a new board's first words, and [`demo`] the demo's;
//! [`sockets`] is how clients talk, [`rooms`] where they meet; [`admission`] decides what of an update is
//! taken; [`store`] is where documents lie for good. [`limits`] names every limit.

pub mod admin;
pub mod admission;
pub mod boards;
pub mod clock;
pub mod config;
pub mod data_dir;
pub mod demo;
pub mod founding;
pub mod http;
pub mod limits;
pub mod people;
pub mod random;
pub mod restore;
pub mod rooms;
pub mod serve;
pub mod sockets;
pub mod store;
