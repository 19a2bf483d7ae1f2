//! The board's picture and the hand on it: painter, measures, events.

#[allow(missing_docs, reason = "the calls are the canvas's own, under its own names")]
pub mod context;
pub mod events;
pub mod icons;
pub mod inks;
pub mod measure;
pub mod painter;
