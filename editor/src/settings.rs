//! How this person wants the board: theirs alone, in no document.

/// A person's choices, kept by the browser.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// No movement that the person did not make (`prefers-reduced-motion`).
    pub reduced_motion: bool,
    /// Single letters choose tools. Can be switched off (WCAG 2.1.4): speech input types letters by mistake.
    pub letter_shortcuts: bool,
    /// The board scrolls when something is dragged to its edge.
    pub edge_scroll: bool,
    /// What of others' doings is said aloud.
    pub verbosity: Verbosity,
    /// Are peers' cursors shown?
    pub cursors: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            reduced_motion: false,
            letter_shortcuts: true,
            edge_scroll: true,
            verbosity: Verbosity::Normal,
            cursors: true,
        }
    }
}

/// How much is said aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verbosity {
    /// What I do, and what takes something from under my hands.
    Own,
    /// … and what others do to the tree.
    Normal,
    /// … and who comes and goes, and who writes where.
    All,
}

/// Words that stand on the canvas itself, in the person's language; empty until the client has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Above the crown.
    pub effects: String,
    /// At the ground line.
    pub core: String,
    /// In the earth.
    pub causes: String,
    /// Above the constraints.
    pub constraints: String,
    /// Above what has no place in the tree.
    pub unplaced: String,
    /// On a loop of links.
    pub vicious_circle: String,
    /// Follows a name while its bearer writes: «… skriver».
    pub is_writing: String,
}
