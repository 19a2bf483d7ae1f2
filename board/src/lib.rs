//! What a board *is*, and how two copies of it agree.
//!
//! Read in this order: [`id`] names things; [`note`], [`link`], [`input`], [`comment`], [`answer`] and [`task`] are what people write;
//! [`command`] is what they can do; [`board`] holds a board's documents and runs commands on them;
//! [`problem_tree`] reads the tree out of what was written, [`outline`] says it as rows; [`interchange`] brings files in and gives them out;
//! [`layout`] says where the cards of a tree go; [`wire`] is what travels between a client and the server.
//! Nothing here does I/O, reads a clock or knows a browser: time, randomness and bytes come in as arguments.

pub mod answer;
pub mod board;
pub mod command;
pub mod comment;
mod history;
pub mod id;
pub mod input;
pub mod interchange;
pub mod layout;
pub mod limits;
pub mod link;
pub mod network;
pub mod note;
pub mod outline;
pub mod problem_tree;
pub mod register;
pub mod retelling;
pub mod schema;
pub mod task;
pub mod text_merge;
pub mod wire;

pub use board::{ApplyError, Board, Changes, DocumentKind, EncodeError, Facts, InputCount, Me};
pub use command::{
    Command, CommandError, Executed, InputCommand, Moment, NewTask, Place, Position, Reversal, TaskCommand, Undone,
};
pub use note::Side;
pub use retelling::Retelling;
pub use yrs::ClientID as ClientId;
