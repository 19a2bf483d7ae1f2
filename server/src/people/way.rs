//! The ways by which a member signs in. Who has none is known by this browser's cookie alone.

use crate::limits::EMAIL_BYTES_MAX;
use lettre::Address;
use serde::{Deserialize, Serialize};

/// A way to sign in. It belongs to one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By a link that is sent there.
    Email(Email),
    /// By somebody who vouches for the person (OpenID Connect).
    Subject {
        /// Who vouches: its `iss`.
        issuer: String,
        /// What the person is called there: `sub`, a pseudonym.
        subject: String,
    },
}

/// An e-mail address, in lower case: no two people are told apart by capitals alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(Address);

/// No letter can be sent there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an e-mail address; it looks like kari@example.no")]
pub struct NoEmail;

impl Email {
    /// Reads what a person typed.
    pub fn parse(text: &str) -> Result<Self, NoEmail> {
        let text = text.trim().to_lowercase();
        if text.len() > EMAIL_BYTES_MAX {
            return Err(NoEmail);
        }
        text.parse().map(Email).map_err(|_| NoEmail)
    }

    /// For the mail server.
    pub fn address(&self) -> &Address {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_however_it_is_typed() {
        assert_eq!(Email::parse(" Kari@Example.NO "), Email::parse("kari@example.no"));
        for wrong in ["", "kari", "kari@", "@example.no", "kari@example.no\nbcc: all@example.no", "a b@example.no"] {
            assert_eq!(Email::parse(wrong), Err(NoEmail), "{wrong}");
        }
        assert_eq!(Email::parse(&format!("{}@example.no", "x".repeat(EMAIL_BYTES_MAX))), Err(NoEmail));
    }
}
