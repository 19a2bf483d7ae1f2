//! Every limit of the board has its name here.
//!
//! A limit is kept by whoever writes through [`crate::Board`]; what a plain Yjs client writes beyond one is
//! still read, since nothing that a person wrote may be lost.

/// Longest text of a note, a link, an innspill, a comment or an answer, in UTF-16 units (what a text field counts).
pub const TEXT_UTF16_MAX: usize = 10_000;
/// Longest title of a board, in UTF-16 units.
pub const TITLE_UTF16_MAX: usize = 300;
/// Notes on one board, the bin included.
pub const NOTES_MAX: usize = 50_000;
/// Links on one board, removed ones included.
pub const LINKS_MAX: usize = 50_000;
/// Innspill that one person gives to one board, withdrawn ones included.
pub const INPUTS_PER_VOICE_MAX: usize = 5_000;
/// Comments that one person writes on one board, withdrawn ones included.
pub const COMMENTS_PER_VOICE_MAX: usize = 5_000;
/// Answers on one board, those taken back included.
pub const ANSWERS_MAX: usize = 50_000;
/// Tasks of one project, the bin included.
pub const TASKS_MAX: usize = 5_000;
/// Pieces of evidence on one note.
pub const EVIDENCE_MAX: usize = 50;
/// Groups that one note affects.
pub const AFFECTED_MAX: usize = 50;
/// Longest piece of evidence, source, address or affected group, in UTF-16 units.
pub const FIELD_UTF16_MAX: usize = 2_000;
/// Longest colour token, in characters.
pub const COLOUR_CHARACTERS_MAX: usize = 32;
/// Largest coordinate or size of a note, in board units.
pub const COORDINATE_MAX: f64 = 1e7;
/// Commands in one [`crate::Command::Several`], and nesting of such.
pub const SEVERAL_MAX: usize = 10_000;
/// How deep [`crate::Command::Several`] may be nested.
pub const SEVERAL_DEPTH_MAX: usize = 8;
/// Steps that can be undone; the oldest is forgotten first.
pub const UNDO_STEPS_MAX: usize = 500;
/// Earlier parents that a note remembers.
pub const TRAIL_MAX: usize = 8;
/// Longest order key that is read as one.
pub const ORDER_KEY_CHARACTERS_MAX: usize = 256;
/// A Lamport stamp above this was not written by a clock, and is read as 0.
pub const STAMP_MAX: u64 = 1 << 48;
/// Lists that a person may have under way at once, each with its own run of order keys.
pub const RUNS_MAX: usize = 16;
/// Graphemes times graphemes that a three-way merge compares; beyond it, a text counts as replaced whole.
pub const MERGE_CELLS_MAX: usize = 1_000_000;

/// Characters of what an owner asks when asking for innspill.
pub const QUESTION_CHARACTERS_MAX: usize = 500;
