//! Randomness from the operating system.

/// 256 random bits, for a key.
pub fn secret() -> [u8; 32] {
    let mut bits = [0; 32];
    getrandom::fill(&mut bits).expect("an operating system without randomness can run no server");
    bits
}

/// 128 random bits, for an id or a secret.
pub fn bits() -> u128 {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).expect("an operating system without randomness can run no server");
    u128::from_be_bytes(bits)
}
