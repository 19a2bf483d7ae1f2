//! Secrets that we give away and keep only the hash of: session cookies, links.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

const DIGITS: usize = 32;

/// 128 random bits as hexadecimal text. Whoever has it, is who it was given to.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new one.
    pub fn fresh() -> Self {
        Secret(format!("{:032x}", crate::random::bits()))
    }

    /// The text that somebody brings; `None` if it is none of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let ours = text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        ours.then(|| Secret(text.to_owned()))
    }

    /// The text to give away.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What we keep of it.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret") // Never into a log.
    }
}

/// What is kept of a secret: its SHA-256 as hexadecimal text. 128 random bits need no slow hash. Comparing
/// hashes takes no secret's time.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SecretHash(String);

impl SecretHash {
    /// Of any text that was given away as a secret.
    pub fn of(text: &str) -> Self {
        SecretHash(Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// As a key of a table.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_secret_does_not_tell_it() {
        let secret = Secret::fresh();
        let again = Secret::parse(secret.as_str()).expect("what we made, we know");
        assert_eq!(secret.hash(), again.hash());
        assert_ne!(secret.hash(), Secret::fresh().hash());
        assert!(!secret.hash().as_str().contains(secret.as_str()));
        assert_eq!(format!("{secret:?}"), "Secret");
        for foreign in ["", "x", &"A".repeat(32), &"0".repeat(33)] {
            assert_eq!(Secret::parse(foreign), None);
        }
    }
}
