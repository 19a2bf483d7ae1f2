//! The names of roots and keys of schema 1, in one place. `docs/schema.md` says what each holds.

/// Schema that this code writes.
pub const SCHEMA: u32 = 1;

/// Root map: note id → note.
pub const NOTES: &str = "n";
/// Root map: link id → link.
pub const LINKS: &str = "l";
/// Root map, in voices: input id → innspill.
pub const INPUTS: &str = "i";
/// Root map: what the board is as a whole.
pub const BOARD: &str = "m";

/// Kind of a note or an innspill.
pub const KIND: &str = "k";
/// Text of a note, a link or an innspill (Y.Text).
pub const TEXT: &str = "t";
/// Place in the tree.
pub const PLACE: &str = "p";
/// Free position and size.
pub const BOUNDS: &str = "r";
/// Style.
pub const STYLE: &str = "c";
/// Author as shown.
pub const AUTHOR: &str = "b";
/// Deletion.
pub const DELETED: &str = "d";
/// Evidence for a note.
pub const EVIDENCE: &str = "e";
/// Who can do something about a note.
pub const CONTROL: &str = "o";
/// Whom a note affects.
pub const AFFECTED: &str = "f";
/// What an imported note or link was called, and where it stood.
pub const SOURCE: &str = "s";
/// Fields of an import that this schema does not know, as JSON text.
pub const EXTRA: &str = "x";
/// What a link joins.
pub const ENDS: &str = "j";
/// What an innspill is about.
pub const TARGET: &str = "g";
/// When an innspill was given.
pub const WHEN: &str = "w";

/// Board: the core problem's note.
pub const CORE: &str = "core";
/// Board: its title.
pub const TITLE: &str = "title";
/// Board: the language that it is written in.
pub const LANG: &str = "lang";
/// Board: problem tree or objective tree.
pub const TREE: &str = "tree";
