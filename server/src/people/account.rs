//! An account: a person, as the server knows them. Roles are not here but in the network's directory.

use super::municipality::{self, Municipality};
use super::way::Way;
use crate::limits::NAME_CHARACTERS_MAX;
use board::id::PersonId;
use serde::{Deserialize, Serialize};

/// How a person wants to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The name, as written.
    pub name: String,
    /// Number of the municipality, see [`municipality::all`]; none for those who belong to no municipality.
    /// Guests say it for themselves.
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
    /// Checks what a person typed. The municipality may be given by number or by one of its names, or not at all.
    pub fn parse(name: &str, municipality: Option<&str>) -> Result<Profile, ProfileError> {
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
        let known = |said| municipality::find(said).ok_or(ProfileError::MunicipalityUnknown);
        let municipality = municipality.map(known).transpose()?;
        let number = municipality.map(|municipality| municipality.number.clone());
        Ok(Profile { name: name.to_owned(), municipality: number })
    }

    /// The municipality; `None` also if it has ceased to exist since.
    pub fn municipality(&self) -> Option<&'static Municipality> {
        self.municipality.as_deref().and_then(municipality::find)
    }
}

/// A person, as the server knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// How they are shown.
    #[serde(flatten)]
    pub profile: Profile,
    /// How they came.
    pub kind: Kind,
    /// Whether they run the server.
    #[serde(default)]
    pub administrator: bool,
    /// How they sign in; guests do not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<Way>,
    /// Whether an issuer vouches for the municipality; else the person says it.
    #[serde(default)]
    pub vouched: bool,
    /// A guest who turned out to be this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<PersonId>,
    /// Since when, in milliseconds since 1970.
    pub since_ms: u64,
}

impl Account {
    /// Somebody new, of whom nothing more is known.
    pub fn new(profile: Profile, kind: Kind, since_ms: u64) -> Self {
        Account { profile, kind, administrator: false, ways: Vec::new(), vouched: false, same_as: None, since_ms }
    }
}

/// How the server knows a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Came by a link, and says for themselves who they are. This browser's cookie is all we know them by.
    Guest,
    /// Signs in.
    Member,
    /// One of the demo's people, whom anybody may be.
    Demo,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, municipality: &str, expected: Result<(&str, &str), ProfileError>) {
        let expected = expected.map(|(name, number)| Profile { name: name.into(), municipality: Some(number.into()) });
        assert_eq!(Profile::parse(name, Some(municipality)), expected);
    }

    #[test]
    fn a_name_and_a_known_municipality_make_a_profile() {
        check("  Máret Ánne ", "X904", Ok(("Máret Ánne", "X904")));
        check("Kari", "0301", Ok(("Kari", "0301")));
        check("Kari", "oslo", Ok(("Kari", "0301")));
        check("Kari", "Fjellvik", Ok(("Kari", "X901")));
        check("Kari", "Fjellvik kommune", Ok(("Kari", "X901")));
        let nowhere = Profile { name: "Kari".into(), municipality: None };
        assert_eq!(Profile::parse("Kari", None), Ok(nowhere), "some belong to no municipality");
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        check(" ", "0301", Err(ProfileError::NameMissing));
        check("a\nb", "0301", Err(ProfileError::NameUnprintable));
        check(&"x".repeat(NAME_CHARACTERS_MAX), "9999", Err(ProfileError::MunicipalityUnknown));
        check(&"x".repeat(NAME_CHARACTERS_MAX + 1), "0301", Err(ProfileError::NameTooLong));
        check("Kari", "", Err(ProfileError::MunicipalityUnknown));
    }
}
