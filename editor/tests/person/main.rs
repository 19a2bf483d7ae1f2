//! What a person can do with the editor, in a person's words. A is the one whose editor it is; B is the other.

mod discussing;
mod dragging;
mod hand;
mod keyboard;
mod large;
mod opening;
mod peer;
mod picture;
mod random;
mod tasks;
mod together;
mod writing;
