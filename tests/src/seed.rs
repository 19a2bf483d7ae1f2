//! Randomness that can be had again.

use std::time::{SystemTime, UNIX_EPOCH};

/// The seed of a random test: `SAMTAVLE_SEED`, or the clock. It is printed, so that a failing run can be repeated.
pub fn seed() -> u64 {
    let given = std::env::var("SAMTAVLE_SEED").ok().and_then(|text| text.parse().ok());
    let since_1970 = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64);
    let seed = given.unwrap_or_else(since_1970);
    println!("SAMTAVLE_SEED={seed}");
    seed
}
