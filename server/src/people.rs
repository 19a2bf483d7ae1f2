//! People, until they can sign in: a secret in a cookie, a name and a municipality.
//!
//! The cookie's secret is never stored. A person's public id is a hash of it, so who sees the id (it is
//! on every innspill) cannot come as that person, and a visitor who says nothing costs no row.

pub mod cookie;
pub mod municipality;

use crate::limits::NAME_CHARACTERS_MAX;
use crate::store::table::Table;
use crate::store::{Store, StoreError};
use board::id::PersonId;
use municipality::Municipality;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What a person's cookie holds: 128 random bits as hexadecimal text.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new one.
    pub fn fresh() -> Self {
        Secret(format!("{:032x}", crate::random::bits()))
    }

    /// The text in the cookie; `None` if it is none of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let ours = text.len() == 32 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        ours.then(|| Secret(text.to_owned()))
    }

    /// The text for the cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The public id that goes with it.
    pub fn person(&self) -> PersonId {
        let hash: [u8; 32] = Sha256::digest(format!("samtavle person {}", self.0)).into();
        let (half, _) = hash.split_first_chunk::<16>().expect("a SHA-256 has 32 bytes");
        PersonId::fresh(u128::from_be_bytes(*half))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret") // Never into a log.
    }
}

/// How a person wants to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The name, as written.
    pub name: String,
    /// Number of the municipality, see [`municipality::all`]; none for those who belong to no municipality.
    pub municipality: Option<String>,
}

/// Why a profile was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// No name, or only spaces.
    #[error("the name is missing")]
    NameMissing,
    /// See [`NAME_CHARACTERS_MAX`].
    #[error("a name has at most {NAME_CHARACTERS_MAX} characters")]
    NameTooLong,
    /// Line breaks and the like.
    #[error("a name has no line breaks or control characters")]
    NameUnprintable,
    /// Neither a number nor a name of a municipality.
    #[error("there is no such municipality")]
    MunicipalityUnknown,
}

impl Profile {
    /// Checks what a person typed. The municipality may be given by number or by one of its names.
    pub fn parse(name: &str, municipality: &str) -> Result<Profile, ProfileError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(ProfileError::NameMissing);
        }
        if name.chars().count() > NAME_CHARACTERS_MAX {
            return Err(ProfileError::NameTooLong);
        }
        if name.chars().any(char::is_control) {
            return Err(ProfileError::NameUnprintable);
        }
        let municipality = municipality::find(municipality).ok_or(ProfileError::MunicipalityUnknown)?;
        Ok(Profile { name: name.to_owned(), municipality: Some(municipality.number.clone()) })
    }

    /// The municipality; `None` also if it has ceased to exist since.
    pub fn municipality(&self) -> Option<&'static Municipality> {
        self.municipality.as_deref().and_then(municipality::find)
    }
}

/// Everybody who has said their name.
pub struct People {
    profiles: Table<Profile>,
}

impl People {
    /// The people that a store knows.
    pub fn new(store: Arc<dyn Store>) -> Self {
        People { profiles: Table::new(store, "person") }
    }

    /// How a person is shown; `None` until they have said it.
    pub async fn profile(&self, person: &PersonId) -> Result<Option<Profile>, StoreError> {
        Ok(self.profiles.get(person.as_str()).await?.map(|row| row.value))
    }

    /// Changes how a person is shown.
    pub async fn introduce(&self, person: &PersonId, profile: &Profile) -> Result<(), StoreError> {
        self.profiles.set(person.as_str(), profile).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, municipality: &str, expected: Result<(&str, &str), ProfileError>) {
        let expected = expected.map(|(name, number)| Profile { name: name.into(), municipality: Some(number.into()) });
        assert_eq!(Profile::parse(name, municipality), expected);
    }

    #[test]
    fn a_name_and_a_known_municipality_make_a_profile() {
        check("  Máret Ánne ", "X904", Ok(("Máret Ánne", "X904")));
        check("Kari", "0301", Ok(("Kari", "0301")));
        check("Kari", "oslo", Ok(("Kari", "0301")));
        check("Kari", "Fjellvik", Ok(("Kari", "X901")));
        check("Kari", "Fjellvik kommune", Ok(("Kari", "X901")));
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        check(" ", "0301", Err(ProfileError::NameMissing));
        check("a\nb", "0301", Err(ProfileError::NameUnprintable));
        check(&"x".repeat(NAME_CHARACTERS_MAX), "9999", Err(ProfileError::MunicipalityUnknown));
        check(&"x".repeat(NAME_CHARACTERS_MAX + 1), "0301", Err(ProfileError::NameTooLong));
        check("Kari", "", Err(ProfileError::MunicipalityUnknown));
    }

    #[test]
    fn the_public_id_tells_nothing_of_the_secret_and_stays_the_same() {
        let secret = Secret::fresh();
        let again = Secret::parse(secret.as_str()).expect("what we made, we know");
        assert_eq!(secret.person(), again.person());
        assert_ne!(secret.person(), Secret::fresh().person());
        for foreign in ["", "x", &"A".repeat(32), &"0".repeat(33)] {
            assert_eq!(Secret::parse(foreign), None);
        }
    }
}
