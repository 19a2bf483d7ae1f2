//! Every limit of the editor, with its name and why it is what it is.

/// Smallest and largest magnification, CSS pixels per board unit.
pub const ZOOM_MIN: f64 = 0.05;
/// See [`ZOOM_MIN`].
pub const ZOOM_MAX: f64 = 8.0;
/// One notch of the wheel, or one press of Ctrl and plus, multiplies the zoom by at most this.
pub const ZOOM_STEP: f64 = 1.25;
/// Air around the content after "fit", in CSS pixels.
pub const FIT_PADDING_PX: f64 = 24.0;
/// A fitted board is never magnified beyond this: a tree of three cards is not a poster.
pub const FIT_ZOOM_MAX: f64 = 1.25;
/// A movement of the camera or of cards takes this long (ease-out; none under reduced motion).
pub const MOTION_MS: f64 = 180.0;
/// Cards move to their new places only when at most so many in sight do; more is a flicker, not a movement.
pub const MOVING_CARDS_MAX: usize = 250;

/// Hit areas are never smaller than this, in CSS pixels at every zoom (WCAG 2.2, 2.5.8).
pub const HIT_SIDE_MIN_PX: f64 = 24.0;
/// A press becomes a drag when the mouse has moved this far, in CSS pixels.
pub const DRAG_START_MOUSE_PX: f64 = 4.0;
/// The same for a finger, which trembles more.
pub const DRAG_START_TOUCH_PX: f64 = 6.0;
/// Two presses at one place within this time are a double press.
pub const DOUBLE_PRESS_MS: f64 = 400.0;
/// … and at most this far apart, in CSS pixels.
pub const DOUBLE_PRESS_PX: f64 = 12.0;
/// A finger that is held still for so long asks for the menu.
pub const LONG_PRESS_MS: f64 = 500.0;
/// While something is dragged within this distance of the window's edge, the board scrolls.
pub const EDGE_SCROLL_ZONE_PX: f64 = 24.0;
/// The board begins to scroll when the pointer has stayed at the edge for this long.
pub const EDGE_SCROLL_DELAY_MS: f64 = 200.0;
/// Fastest edge scroll, in CSS pixels per second.
pub const EDGE_SCROLL_PX_PER_S: f64 = 900.0;

/// Others' innspill and answers are said aloud at most this often, those in between as one.
pub const INPUT_NEWS_APART_MS: f64 = 5_000.0;

/// Tiles are squares of this many device pixels.
pub const TILE_SIDE_PX: f64 = 512.0;
/// Bytes of one tile's bitmap.
pub const TILE_BYTES: usize = 512 * 512 * 4;
/// The tiles together may take this much memory; the least recently shown go first.
pub const TILE_BYTES_MAX: usize = 96 * 1024 * 1024;
/// Work of fresh tiles that one frame may take on; a card with text counts 4, one without 1.
/// 48 cards with text took 1.7 ms where the architecture's figures were measured.
pub const TILE_WORK_PER_FRAME: usize = 1_200;
/// A tile without any card costs this much.
pub const TILE_WORK_BASE: usize = 20;
/// Fresh tiles wait until the zoom has been still for this long; scaled ones are shown meanwhile.
pub const ZOOM_REST_MS: f64 = 90.0;
/// Changed places that are looked up among the tiles, one by one; when more have changed, all tiles are stale.
pub const STALE_RECTS_MAX: usize = 2_000;
/// Below this zoom cards are painted without text (level of detail).
pub const TEXT_ZOOM_MIN: f64 = 0.35;
/// Below this zoom cards lose their borders, icons and the thin links too.
pub const DETAIL_ZOOM_MIN: f64 = 0.15;

/// No board opens with card text smaller than this, in CSS pixels.
pub const OPENING_TEXT_MIN_PX: f64 = 12.0;
/// No note nearer the core than this has its branch closed by the board itself.
pub const OPENING_FOLD_LEVEL_MIN: u32 = 2;

/// Words whose width is remembered for each font; then the cache starts over.
pub const WORDS_REMEMBERED_MAX: usize = 65_536;
/// Letters of a word that stay together at either side of a hyphen.
pub const HYPHEN_LETTERS_MIN: usize = 3;
/// Inputs that wait for the next frame; the oldest movements give way first.
pub const INPUTS_QUEUED_MAX: usize = 4_096;

/// A peer's name flag is shown for this long after they moved or wrote.
pub const FLAG_MS: f64 = 2_000.0;
/// A peer's cursor is hidden when it has been still for this long.
pub const CURSOR_IDLE_MS: f64 = 60_000.0;
/// Cursors are drawn for at most this many peers; selections and avatars always.
pub const CURSORS_SHOWN_MAX: usize = 30;

/// Announcements that wait to be fetched; older polite ones are dropped first.
pub const ANNOUNCEMENTS_QUEUED_MAX: usize = 64;
/// Rows that "find" returns at most.
pub const FOUND_MAX: usize = 200;

/// Texts that a text field may still hold while its editor is ahead of it; one that is older counts as the oldest.
pub const FIELD_TEXTS_MAX: usize = 16;

/// Letters typed without a pause as long as this are one step to undo …
pub const TYPING_PAUSE_MS: f64 = 1_000.0;
/// … for at most so long.
pub const TYPING_RUN_MS: f64 = 5_000.0;
