//! What a board is, and how two copies of it agree.
