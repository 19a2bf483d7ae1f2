//! The page: what is shown around the board, and the list beside it. No rules: signals in, commands out.

pub mod arrival;
pub mod bar;
pub mod bin;
pub mod board;
pub mod boards;
pub mod choose_note;
pub mod connection;
pub mod dialog;
pub mod foot;
pub mod help;
pub mod icon;
pub mod main_menu;
pub mod menu;
pub mod names;
pub mod not_taken;
pub mod note_menu;
pub mod outline;
pub mod panel;
pub mod people;
pub mod phone;
pub mod share;
pub mod spoken;
pub mod stage;
pub mod toolbar;
pub mod writing;
