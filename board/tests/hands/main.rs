//! A, B and C at one board, each with a copy of their own.

mod linking;
mod person;
mod placing;
mod replaying;
mod settling;
mod tasks;
mod undoing;
mod voices;
