//! How long to wait before connecting again: doubled with each failure, jittered so that a thousand pages
//! that lost the same server do not come back in the same moment.

use super::limits::{RETRY_FIRST_MS, RETRY_MAX_MS};

/// The wait after `failures` failures in a row. `chance` is a random number from 0 to 1: the wait lies between
/// half and the whole of the doubled time.
pub fn wait_ms(failures: u32, chance: f64) -> u64 {
    let whole = RETRY_FIRST_MS.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(RETRY_MAX_MS);
    let half = whole / 2;
    half + (half as f64 * chance.clamp(0.0, 1.0)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_is_jittered_and_ends_at_the_limit() {
        assert_eq!((wait_ms(1, 0.0), wait_ms(1, 1.0)), (250, 500));
        assert_eq!((wait_ms(3, 0.0), wait_ms(3, 1.0)), (1_000, 2_000));
        assert_eq!(wait_ms(u32::MAX, 1.0), RETRY_MAX_MS);
        assert!(wait_ms(0, 0.5) > 0);
    }
}
