//! Randomness that can be had again.

use std::time::{SystemTime, UNIX_EPOCH};

/// The seed when none is given: a change is judged by the same plans as the one before it.
const USUAL: u64 = 20_261_124;

/// The seed of a random test: what `SAMTAVLE_SEED` says (a number, or `clock` to look where nobody has looked), or the
/// usual one. It is printed, so that a failing run can be repeated.
pub fn seed() -> u64 {
    let since_1970 = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64);
    let seed = match std::env::var("SAMTAVLE_SEED").as_deref() {
        Ok("clock") => since_1970(),
        Ok(number) => number.parse().unwrap_or(USUAL),
        Err(_) => USUAL,
    };
    println!("SAMTAVLE_SEED={seed}");
    seed
}
