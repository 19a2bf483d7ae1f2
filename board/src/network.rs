//! The network around the boards: who works with whom, and who may do what.
//!
//! None of this is in a CRDT: it is the server's tables, which alone decide. What server and client must
//! agree on is here: [`role`] and [`sharing`] are the words, [`rights`] the rules (one pure function
//! each; `docs/roles.md` is their table), [`act`] what a person can do to the network, as data,
//! [`view`] what each reader is told of it, live, [`around`] what is told of it on a board, [`finding`] how one finds
//! something in it, [`lookup`] what those look up who decide, [`standing`] how somebody at the door stands, and [`way_in`]
//! why somebody did not come in.

pub mod act;
pub mod around;
pub mod finding;
pub mod lookup;
pub mod rights;
pub mod role;
pub mod sharing;
pub mod standing;
pub mod view;
pub mod way_in;

use crate::id::DocumentId;

/// A project: the id of its `project` document (card and tasks).
pub type ProjectId = DocumentId;
/// A board: the id of its `content` document.
pub type BoardId = DocumentId;
