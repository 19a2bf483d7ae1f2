//! y-protocols' awareness encoding: who is here, and what they show of themselves.

use board::wire::varint::{Malformed, Reader, write_bytes, write_uint};

/// What one client shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// The client id.
    pub client: u64,
    /// Counts the client's changes; a higher one is newer.
    pub clock: u64,
    /// JSON; `null` for one who has left.
    pub state: String,
}

/// An awareness message's payload.
pub fn encode(presences: &[Presence]) -> Vec<u8> {
    let mut out = Vec::new();
    write_uint(&mut out, presences.len() as u64);
    for presence in presences {
        write_uint(&mut out, presence.client);
        write_uint(&mut out, presence.clock);
        write_bytes(&mut out, presence.state.as_bytes());
    }
    out
}

/// Reads an awareness message's payload.
///
/// # Errors
/// When it is none.
pub fn decode(payload: &[u8]) -> Result<Vec<Presence>, Malformed> {
    let mut reader = Reader::new(payload);
    let count = reader.uint()?;
    (0..count)
        .map(|_| Ok(Presence { client: reader.uint()?, clock: reader.uint()?, state: reader.text()?.to_owned() }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presences_come_back() {
        let here = [Presence { client: 1 << 40, clock: 3, state: "{\"name\":\"Kari\"}".into() }];
        assert_eq!(decode(&encode(&here)).as_deref(), Ok(&here[..]));
    }
}
