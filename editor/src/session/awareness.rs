//! y-protocols' awareness encoding: who is here, as each tells it.
//!
//! `varint n`, then n times `varint client, varint clock, text state`, where the state is JSON and `null` means
//! that the client has gone (y-protocols, `awareness.js`).

use super::limits::PRESENCE_BYTES_MAX;
use board::wire::varint::{Malformed, Reader, write_bytes, write_uint};

/// One client's state as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwarenessState<'a> {
    /// The Yjs client id that speaks.
    pub client: u64,
    /// Grows with each state of that client.
    pub clock: u64,
    /// JSON; `null` when the client has gone.
    pub json: &'a str,
}

/// Encodes states as one awareness update.
pub fn encode_awareness(states: &[AwarenessState<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    write_uint(&mut out, states.len() as u64);
    for state in states {
        write_uint(&mut out, state.client);
        write_uint(&mut out, state.clock);
        write_bytes(&mut out, state.json.as_bytes());
    }
    out
}

/// Reads an awareness update. States that are too large to be anybody's presence are left out.
pub fn decode_awareness(bytes: &[u8]) -> Result<Vec<AwarenessState<'_>>, Malformed> {
    let mut reader = Reader::new(bytes);
    let count = reader.uint()?;
    let mut states = Vec::new();
    for _ in 0..count {
        let state = AwarenessState { client: reader.uint()?, clock: reader.uint()?, json: reader.text()? };
        if state.json.len() <= PRESENCE_BYTES_MAX {
            states.push(state);
        }
    }
    Ok(states)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_come_back() {
        let states = [
            AwarenessState { client: (1 << 53) - 1, clock: 7, json: r#"{"name":"Åse"}"# },
            AwarenessState { client: 2, clock: 0, json: "null" },
        ];
        assert_eq!(decode_awareness(&encode_awareness(&states)), Ok(states.to_vec()));
    }

    /// The bytes of `encodeAwarenessUpdate` (y-protocols 1.0) for one client 5 with clock 1 and state `{"a":1}`.
    #[test]
    fn the_bytes_are_those_of_y_protocols() {
        let bytes = [&[1, 5, 1, 7], br#"{"a":1}"#.as_slice()].concat();
        assert_eq!(encode_awareness(&[AwarenessState { client: 5, clock: 1, json: r#"{"a":1}"# }]), bytes);
    }

    #[test]
    fn a_huge_count_or_a_cut_state_is_an_error_and_no_allocation() {
        assert_eq!(decode_awareness(&[0xff, 0xff, 0xff, 0xff, 0x7f, 1]), Err(Malformed));
        assert_eq!(decode_awareness(&[1, 5, 1, 9, b'{']), Err(Malformed));
    }
}
