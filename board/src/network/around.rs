//! What is told on a board of the network around it: how its people look there, and who can see the board. Who was
//! let in to one board alone hears no more of the network than this.

use serde::{Deserialize, Serialize};

/// The network around a board, as one who may open the board knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    /// How the reader is shown there.
    pub looks: Looks,
    /// Who can see the board.
    pub audience: Audience,
}

/// Colours that organisations have (`--person-0` and on, in the styles).
pub const COLOURS: u8 = 8;

/// How a person is shown in a network, the same on all its pages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Looks {
    /// One to three letters, unique in the network.
    pub initials: String,
    /// The organisation's, below [`COLOURS`].
    pub colour: u8,
}

/// Who can see a board, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everybody who has the address: it is in no network.
    Everybody,
    /// Everybody in the network.
    Network,
    /// The organisation that owns it, and whom it is opened to.
    Organisations {
        /// The owner's name.
        owner: String,
        /// Whether the owner is a municipality.
        municipality: bool,
        /// The other organisations' names, in the order of the alphabet.
        others: Vec<String>,
        /// Whether single people were let in besides.
        invited: bool,
    },
}
