//! The names of roots and keys of schema 1, in one place. `docs/schema.md` says what each holds.

/// Schema that this code writes.
pub const SCHEMA: u32 = 1;

/// Root map: note id → note.
pub const NOTES: &str = "n";
/// Root map: link id → link.
pub const LINKS: &str = "l";
/// Root map, in voices: input id → innspill.
pub const INPUTS: &str = "i";
/// Root map, in voices: comment id → comment on an innspill.
pub const COMMENTS: &str = "c";
/// Root map, in content: answer id → answer to an innspill.
pub const ANSWERS: &str = "a";
/// Root map, in content: innspill → whether the thread under it is resolved.
pub const THREADS: &str = "r";
/// Root map, in a project's document: task id → task.
pub const TASKS: &str = "t";
/// Root map: what the board is as a whole.
pub const BOARD: &str = "m";

/// Kind of a note or an innspill.
pub const KIND: &str = "k";
/// Text of a note, a link, an innspill, a comment, an answer or a task (Y.Text).
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
/// What an innspill is about, or the innspill that a comment or an answer is about; the note that a task was made of.
pub const TARGET: &str = "g";
/// When an innspill was given, a comment written, a task made.
pub const WHEN: &str = "w";
/// The innspill that a note came of.
pub const ORIGIN: &str = "i";
/// Who has taken a task on.
pub const OWNER: &str = "u";
/// By when a task is to be done.
pub const DUE: &str = "y";
/// What became of an innspill, by an answer; how it stands with a task.
pub const STATUS: &str = "s";

/// Board: the core problem's note.
pub const CORE: &str = "core";
/// Board: its title.
pub const TITLE: &str = "title";
/// Board: the language that it is written in.
pub const LANG: &str = "lang";
/// Board: problem tree or objective tree.
pub const TREE: &str = "tree";
