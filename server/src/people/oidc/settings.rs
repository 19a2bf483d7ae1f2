//! Which issuers vouch for people here: a file that the operator writes (docs/sign-in.md).

use crate::people::municipality;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

/// The file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// In the order in which they are offered.
    pub issuers: Vec<IssuerSettings>,
}

/// An issuer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerSettings {
    /// As in our addresses: letters, digits and `-`.
    pub id: String,
    /// As on the button.
    pub name: String,
    /// Its address, exactly as its tokens have it in `iss`.
    pub issuer: String,
    /// What we are called there.
    pub client_id: String,
    /// The file that holds what we prove it with; none for a public client.
    pub client_secret_file: Option<PathBuf>,
    /// What is asked for beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// What else the issuer wants to hear in the request, like `acr_values`.
    #[serde(default)]
    pub parameters: BTreeMap<String, String>,
    /// Which organisations' people may come. Without this, all may, and say their municipality for themselves.
    pub organisation: Option<OrganisationSettings>,
}

/// How an issuer says for whom a person works.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationSettings {
    /// Where in the token: a JSON pointer (RFC 6901) like `/tid`.
    pub claim: String,
    /// The number of the municipality (or `null` for who is none) for each value that may come.
    pub municipalities: BTreeMap<String, Option<String>>,
}

/// Why the file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// It, or a file that it names, cannot be read.
    #[error("--sign-in: {} cannot be read: {error}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// It is not as docs/sign-in.md says.
    #[error("--sign-in: {} is not as docs/sign-in.md says: {error}", path.display())]
    Malformed {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        error: serde_json::Error,
    },
    /// Two have one id, or it does not fit into an address.
    #[error("--sign-in: an issuer's id is one of its own, of letters, digits and -; \"{0}\" is not")]
    Id(String),
    /// Who listens on the way could come as anybody.
    #[error("--sign-in: {0}: an issuer's address begins with https:// (http:// works on this machine itself)")]
    Address(String),
    /// There is no municipality of that number.
    #[error("--sign-in: there is no municipality \"{0}\"; its number has four digits")]
    Municipality(String),
}

impl Settings {
    /// Reads and checks the file.
    pub fn read(path: &Path) -> Result<Settings, SettingsError> {
        let failed = |error| SettingsError::Read { path: path.to_owned(), error };
        let text = std::fs::read_to_string(path).map_err(failed)?;
        let malformed = |error| SettingsError::Malformed { path: path.to_owned(), error };
        let settings: Settings = serde_json::from_str(&text).map_err(malformed)?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), SettingsError> {
        let mut ids = BTreeSet::new();
        for issuer in &self.issuers {
            let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
            if issuer.id.is_empty() || !issuer.id.bytes().all(plain) || !ids.insert(&issuer.id) {
                return Err(SettingsError::Id(issuer.id.clone()));
            }
            let host = issuer.issuer.strip_prefix("http://").map(|rest| rest.split(['/', ':']).next());
            if !issuer.issuer.starts_with("https://") && host != Some(Some("127.0.0.1")) {
                return Err(SettingsError::Address(issuer.issuer.clone()));
            }
            let numbers = issuer.organisation.iter().flat_map(|of| of.municipalities.values().flatten());
            if let Some(unknown) = numbers.into_iter().find(|number| municipality::find(number).is_none()) {
                return Err(SettingsError::Municipality(unknown.clone()));
            }
        }
        Ok(())
    }
}

impl IssuerSettings {
    /// What we prove ourselves with, if anything.
    pub(super) fn secret(&self) -> Result<Option<String>, SettingsError> {
        let Some(path) = &self.client_secret_file else { return Ok(None) };
        let failed = |error| SettingsError::Read { path: path.clone(), error };
        Ok(Some(std::fs::read_to_string(path).map_err(failed)?.trim().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, issuer: &str, number: &str) -> Result<(), SettingsError> {
        let json = serde_json::json!({ "issuers": [{
            "id": id, "name": "Entra", "issuer": issuer, "client_id": "samtavle",
            "organisation": { "claim": "/tid", "municipalities": { "tenant": number, "network": null } },
        }] });
        serde_json::from_value::<Settings>(json).expect("it has the right form").check()
    }

    #[test]
    fn an_issuer_has_a_plain_id_a_safe_address_and_real_municipalities() {
        assert!(check("entra", "https://login.example.no/v2.0", "0301").is_ok());
        assert!(check("entra", "http://127.0.0.1:9000", "X901").is_ok());
        assert!(matches!(check("a/b", "https://login.example.no", "0301"), Err(SettingsError::Id(_))));
        for unsafe_address in ["http://login.example.no", "http://127.0.0.1.example.no", "login.example.no"] {
            assert!(matches!(check("entra", unsafe_address, "0301"), Err(SettingsError::Address(_))));
        }
        assert!(matches!(check("entra", "https://login.example.no", "9999"), Err(SettingsError::Municipality(_))));
    }
}
