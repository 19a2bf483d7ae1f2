//! The link in each letter by which its reader does without from now on. It is not kept anywhere: the server knows
//! its own hand.

use board::id::PersonId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// So that nothing else that is made with the secret is ever such a link.
const PURPOSE: &[u8] = b"without the daily letter: ";
/// Bytes of the MAC in the link: 128 bits.
const MAC_BYTES: usize = 16;

/// What the links are made with.
#[derive(Clone)]
pub struct WithoutKey([u8; 32]);

impl WithoutKey {
    /// The key in the server's secret.
    pub fn new(secret: [u8; 32]) -> Self {
        WithoutKey(secret)
    }

    /// The last part of a person's link.
    pub fn token(&self, person: &PersonId) -> String {
        let tag = self.mac(person).finalize().into_bytes();
        let mac: String = tag.iter().take(MAC_BYTES).map(|byte| format!("{byte:02x}")).collect();
        format!("{person}.{mac}")
    }

    /// Whose link it is; nobody's if the server did not make it.
    pub fn read(&self, token: &str) -> Option<PersonId> {
        let (person, mac) = token.split_once('.')?;
        let person: PersonId = person.parse().ok()?;
        let digits: Vec<u8> =
            mac.chars().map(|digit| digit.to_digit(16).map(|value| value as u8)).collect::<Option<_>>()?;
        let tag: Vec<u8> = digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect();
        let whole = digits.len() == 2 * MAC_BYTES;
        (whole && self.mac(&person).verify_truncated_left(&tag).is_ok()).then_some(person)
    }

    fn mac(&self, person: &PersonId) -> Hmac<Sha256> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(PURPOSE);
        mac.update(person.as_str().as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_its_persons_and_nobody_can_make_one() {
        let (key, other) = (WithoutKey::new([1; 32]), WithoutKey::new([2; 32]));
        let (a, b): (PersonId, PersonId) = (PersonId::fresh(1), PersonId::fresh(2));
        let token = key.token(&a);
        assert_eq!(key.read(&token), Some(a.clone()));
        assert_eq!(other.read(&token), None);
        let mac = token.split_once('.').expect("a token has two parts").1;
        for forged in
            [format!("{b}.{mac}"), format!("{a}.{}", &mac[2..]), format!("{a}."), a.to_string(), String::new()]
        {
            assert_eq!(key.read(&forged), None, "{forged}");
        }
    }
}
