//! Which arrangement can be read larger.

use super::forest::Forest;
use super::stand::Standing;
use super::unit::Units;
use super::{Arrangement, Gaps, Graph, Rect};

/// The zoom at which a board just fits in a window: screen pixels a board unit. 1 for a board without extent.
pub fn fit(bounds: &Rect, window_width: f64, window_height: f64) -> f64 {
    let across = window_width / bounds.width;
    let down = window_height / bounds.height;
    match across.min(down) {
        zoom if zoom.is_finite() && zoom > 0.0 => zoom,
        _ => 1.0,
    }
}

/// How often [`column_max`] doubles the height.
const DOUBLINGS_MAX: u32 = 7;

/// How tall columns may be for the compact arrangement to be read largest in a window: `gaps.column_max` or a doubling of
/// it. A board with a few hundred notes becomes far too wide with low columns.
///
/// This is a choice for the whole board: keep it while people work, or an insertion changes the form of branches far
/// away.
pub fn column_max(graph: &Graph, gaps: &Gaps, window_width: f64, window_height: f64) -> f64 {
    let forest = Forest::of(graph);
    let mut best = (0.0, gaps.column_max);
    for doubling in 0..=DOUBLINGS_MAX {
        let gaps = Gaps { column_max: gaps.column_max * f64::from(1 << doubling), ..*gaps };
        let units = Units::of(graph, &forest, Arrangement::Compact, &gaps);
        let all = Standing::of(graph, &forest, &units, &gaps).all.unwrap_or_default();
        let zoom = fit(&all, window_width, window_height).min(1.0);
        if zoom > best.0 {
            best = (zoom, gaps.column_max);
        }
    }
    best.1
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
