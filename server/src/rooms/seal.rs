//! Where a document's log stood, under the server's MAC: what a client shows when it comes back.
//!
//! A server that is shown a later number than its own has been restored from an older backup, however
//! the files came back, and begins a new epoch by itself.

use board::id::DocumentId;
use board::wire::message::Seal;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Bytes of the MAC that are sent: 128 bits.
const MAC_BYTES: usize = 16;

/// The server's secret, 32 bytes; kept in the data directory.
#[derive(Clone)]
pub struct SealKey([u8; 32]);

impl SealKey {
    /// The key in these bytes.
    pub fn new(secret: [u8; 32]) -> Self {
        SealKey(secret)
    }

    /// Seals where a document stands.
    pub fn seal(&self, document: DocumentId, epoch: u32, log: u64) -> Seal {
        let tag = self.mac(document, epoch, log).finalize().into_bytes();
        let mac = tag.iter().take(MAC_BYTES).map(|byte| format!("{byte:02x}")).collect();
        Seal { epoch, log, mac }
    }

    /// Whether this server (or the one that it was restored from) made the seal, for this document.
    pub fn made(&self, document: DocumentId, seal: &Seal) -> bool {
        let Some(tag) = unhex(&seal.mac) else { return false };
        tag.len() == MAC_BYTES && self.mac(document, seal.epoch, seal.log).verify_truncated_left(&tag).is_ok()
    }

    fn mac(&self, document: DocumentId, epoch: u32, log: u64) -> Hmac<Sha256> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(&document.0.to_be_bytes());
        mac.update(&epoch.to_be_bytes());
        mac.update(&log.to_be_bytes());
        mac
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|digit| digit.to_digit(16).map(|value| value as u8)).collect::<Option<_>>()?;
    Some(digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_holds_for_its_document_epoch_and_number_alone() {
        let key = SealKey::new([7; 32]);
        let document = DocumentId(1);
        let seal = key.seal(document, 2, 40);
        assert!(key.made(document, &seal));
        assert!(!key.made(DocumentId(2), &seal));
        assert!(!key.made(document, &Seal { log: 41, ..seal.clone() }));
        assert!(!key.made(document, &Seal { epoch: 3, ..seal.clone() }));
        assert!(!key.made(document, &Seal { mac: String::new(), ..seal.clone() }));
        assert!(!key.made(document, &Seal { mac: "x".repeat(32), ..seal.clone() }));
        assert!(!SealKey::new([8; 32]).made(document, &seal));
    }
}
