//! Which arrangement can be read larger.

use super::{Arrangement, Rect};

/// The zoom at which a board just fits in a window: screen pixels a board unit. 1 for a board without extent.
pub fn fit(bounds: &Rect, window_width: f64, window_height: f64) -> f64 {
    let across = window_width / bounds.width;
    let down = window_height / bounds.height;
    match across.min(down) {
        zoom if zoom.is_finite() && zoom > 0.0 => zoom,
        _ => 1.0,
    }
}

/// The arrangement that can be read larger in a window, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preferred {
    /// What to lay out.
    pub arrangement: Arrangement,
    /// Screen pixels a board unit, never above 1: beyond that nothing is read better.
    pub zoom: f64,
}

/// Picks between the bounds of the two arrangements. The classic tree wins a tie: it needs no learning.
pub fn preferred(classic: &Rect, compact: &Rect, window_width: f64, window_height: f64) -> Preferred {
    let zoom = |bounds| fit(bounds, window_width, window_height).min(1.0);
    let (classic, compact) = (zoom(classic), zoom(compact));
    if compact > classic {
        Preferred { arrangement: Arrangement::Compact, zoom: compact }
    } else {
        Preferred { arrangement: Arrangement::Classic, zoom: classic }
    }
}
