//! Randomness from the operating system.

/// 128 random bits, for an id or a secret.
pub fn bits() -> u128 {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).expect("an operating system without randomness can run no server");
    u128::from_be_bytes(bits)
}
