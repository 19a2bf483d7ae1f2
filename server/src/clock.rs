//! The server's clock. `board` has none: it is told the time.

use board::Moment;
use std::time::{SystemTime, UNIX_EPOCH};

/// The time now. A clock before 1970 is a broken one; no order rests on it.
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Moment { now_ms: since.map_or(0, |since| since.as_millis() as u64) }
}
