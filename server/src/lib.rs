//! Samtavle's server: rooms, admission, the log and the page.
//!
//! Read in this order: [`serve`] starts and stops it, as [`config`] tells it to; [`http`] is what a browser
//! asks for, [`admin`] what an operator does; [`people`] says who is here, [`network`] who works with
//! whom and who may do what, [`boards`] of which documents a board consists; [`founding`] writes a new board's first words, and [`demo`] the demo's;
//! [`sockets`] is how clients talk, [`rooms`] where they meet; [`admission`] decides what of an update is
//! taken; [`summaries`] looks into boards for the network's page, and [`daily_letter`] tells of them by e-mail; [`store`] is where documents lie for good. [`limits`] names every limit.

pub mod admin;
pub mod admission;
pub mod boards;
pub mod clock;
pub mod config;
pub mod daily_letter;
pub mod data_dir;
pub mod demo;
pub mod erasure;
pub mod export;
pub mod founding;
pub mod http;
pub mod limits;
pub mod mail;
pub mod network;
pub mod people;
pub mod random;
pub mod restore;
pub mod rooms;
pub mod serve;
pub mod sockets;
pub mod store;
pub mod summaries;
