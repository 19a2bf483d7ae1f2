//! WebSocket framing (RFC 6455) for the server's side.
//!
//! A server's frames are not masked, so one encoded frame is the same bytes for every socket: it is
//! encoded once and shared ([`binary`]). What clients send is read without a buffer of its own as
//! long as whole frames arrive ([`FrameReader`]).

use board::wire::message::{CLOSED_NOT_SHARED, CLOSED_SIGN_IN};
use bytes::{BufMut, Bytes, BytesMut};

const CONTINUATION: u8 = 0;
const TEXT: u8 = 1;
const BINARY: u8 = 2;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
/// Longest payload of a control frame (RFC 6455, 5.5).
const CONTROL_BYTES_MAX: usize = 125;
/// Room for the pieces of a message is kept between reads only up to this.
const KEPT_BYTES_MAX: usize = 4 << 10;

/// Why a connection ends, as the peer is told (RFC 6455, 7.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloseCode {
    /// All is well, or the peer began it.
    Normal,
    /// The server stops; come back in a moment.
    GoingAway,
    /// The peer does not keep to the protocol.
    Protocol,
    /// A text frame; we speak binary.
    Unsupported,
    /// A message that is no message of ours, or that may not be sent.
    Policy,
    /// A message larger than the limit.
    TooLarge,
    /// The server cannot now; try again later.
    TryAgain,
    /// Nobody is signed in on this device any more: say who you are.
    SignIn,
    /// The board is not open to the person (any more).
    NotShared,
}

impl CloseCode {
    fn number(self) -> u16 {
        match self {
            CloseCode::Normal => 1000,
            CloseCode::GoingAway => 1001,
            CloseCode::Protocol => 1002,
            CloseCode::Unsupported => 1003,
            CloseCode::Policy => 1008,
            CloseCode::TooLarge => 1009,
            CloseCode::TryAgain => 1013,
            CloseCode::SignIn => CLOSED_SIGN_IN,
            CloseCode::NotShared => CLOSED_NOT_SHARED,
        }
    }

    /// What it says for itself.
    pub fn reason(self) -> &'static str {
        match self {
            CloseCode::Normal => "all is well",
            CloseCode::GoingAway => "the server stops; come back in a moment",
            CloseCode::Protocol => "this is not the WebSocket protocol",
            CloseCode::Unsupported => "messages are binary here",
            CloseCode::Policy => "this may not be sent",
            CloseCode::TooLarge => "the message is too large",
            CloseCode::TryAgain => "the server cannot now; try again later",
            CloseCode::SignIn => "sign in again",
            CloseCode::NotShared => "this is not open to you",
        }
    }
}

/// A binary message in one frame.
pub fn binary(payload: &[u8]) -> Bytes {
    encode(BINARY, payload)
}

/// A ping; the peer's WebSocket answers it by itself.
pub fn ping() -> Bytes {
    encode(PING, &[])
}

/// The answer to a ping.
pub fn pong(payload: &[u8]) -> Bytes {
    encode(PONG, payload)
}

/// The end of a connection, with its reason in words.
pub fn close(code: CloseCode, reason: &str) -> Bytes {
    let mut payload = code.number().to_be_bytes().to_vec();
    let end = reason.floor_char_boundary(CONTROL_BYTES_MAX - payload.len());
    payload.extend_from_slice(reason.get(..end).unwrap_or("").as_bytes());
    encode(CLOSE, &payload)
}

fn encode(opcode: u8, payload: &[u8]) -> Bytes {
    let mut out = BytesMut::with_capacity(payload.len() + 10);
    out.put_u8(0x80 | opcode);
    match payload.len() {
        len @ 0..=125 => out.put_u8(len as u8),
        len @ 126..=0xffff => {
            out.put_u8(126);
            out.put_u16(len as u16);
        }
        len => {
            out.put_u8(127);
            out.put_u64(len as u64);
        }
    }
    out.put_slice(payload);
    out.freeze()
}

/// What a peer said.
#[derive(Debug, PartialEq, Eq)]
pub enum Heard {
    /// A whole binary message.
    Message(Vec<u8>),
    /// A ping, to be answered with its payload.
    Ping(Vec<u8>),
    /// The answer to our ping.
    Pong,
    /// The peer wants to end, or has answered our end.
    Close,
}

/// How a peer broke the rules; the connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// Not RFC 6455.
    #[error("the bytes are no WebSocket frame")]
    Protocol,
    /// Text.
    #[error("text frames are not understood here")]
    Text,
    /// Larger than the limit.
    #[error("the message is larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
}

impl FrameError {
    /// What to tell the peer.
    pub fn close_code(self) -> CloseCode {
        match self {
            FrameError::Protocol => CloseCode::Protocol,
            FrameError::Text => CloseCode::Unsupported,
            FrameError::TooLarge { .. } => CloseCode::TooLarge,
        }
    }
}

/// Puts a peer's messages together. Holds bytes only while a frame or a message is incomplete.
#[derive(Debug, Default)]
pub struct FrameReader {
    /// The beginning of a frame whose end has not come.
    partial: Vec<u8>,
    /// The fragments of a message whose last has not come.
    message: Option<Vec<u8>>,
}

struct Header {
    last: bool,
    opcode: u8,
    mask: [u8; 4],
    header_len: usize,
    payload_len: usize,
}

impl FrameReader {
    /// Takes in what came from the socket, and gives what is complete to `heard`.
    pub fn feed(
        &mut self,
        bytes: &mut [u8],
        message_bytes_max: usize,
        heard: &mut impl FnMut(Heard),
    ) -> Result<(), FrameError> {
        if self.partial.is_empty() {
            let used = self.frames(bytes, message_bytes_max, heard)?;
            self.partial.extend_from_slice(bytes.get(used..).unwrap_or(&[]));
            return Ok(());
        }
        let mut partial = std::mem::take(&mut self.partial);
        partial.extend_from_slice(bytes);
        let used = self.frames(&mut partial, message_bytes_max, heard)?;
        partial.drain(..used);
        if partial.is_empty() && partial.capacity() > KEPT_BYTES_MAX {
            partial = Vec::new();
        }
        self.partial = partial;
        Ok(())
    }

    /// Reads whole frames; gives how many bytes they took.
    fn frames(&mut self, bytes: &mut [u8], limit: usize, heard: &mut impl FnMut(Heard)) -> Result<usize, FrameError> {
        let mut used = 0;
        loop {
            let rest = bytes.get_mut(used..).unwrap_or(&mut []);
            let Some(header) = header(rest, limit)? else { return Ok(used) };
            let end = header.header_len + header.payload_len;
            let Some(payload) = rest.get_mut(header.header_len..end) else { return Ok(used) };
            unmask(payload, header.mask);
            self.frame(&header, payload, limit, heard)?;
            used += end;
        }
    }

    fn frame(
        &mut self,
        header: &Header,
        payload: &[u8],
        limit: usize,
        heard: &mut impl FnMut(Heard),
    ) -> Result<(), FrameError> {
        match (header.opcode, self.message.take()) {
            (BINARY, None) if header.last => heard(Heard::Message(payload.to_vec())),
            (BINARY, None) => self.message = Some(payload.to_vec()),
            (CONTINUATION, Some(mut message)) => {
                if message.len() + payload.len() > limit {
                    return Err(FrameError::TooLarge { limit });
                }
                message.extend_from_slice(payload);
                if header.last { heard(Heard::Message(message)) } else { self.message = Some(message) }
            }
            (TEXT, _) => return Err(FrameError::Text),
            (CLOSE, _) => heard(Heard::Close),
            (PING, message) => {
                self.message = message;
                heard(Heard::Ping(payload.to_vec()));
            }
            (PONG, message) => {
                self.message = message;
                heard(Heard::Pong);
            }
            _ => return Err(FrameError::Protocol),
        }
        Ok(())
    }
}

fn header(bytes: &[u8], limit: usize) -> Result<Option<Header>, FrameError> {
    let &[first, second, ref rest @ ..] = bytes else { return Ok(None) };
    if first & 0x70 != 0 || second & 0x80 == 0 {
        return Err(FrameError::Protocol);
    }
    let (last, opcode) = (first & 0x80 != 0, first & 0x0f);
    let (len_bytes, payload_len) = match second & 0x7f {
        126 => match rest.first_chunk::<2>() {
            Some(len) => (2, u64::from(u16::from_be_bytes(*len))),
            None => return Ok(None),
        },
        127 => match rest.first_chunk::<8>() {
            Some(len) => (8, u64::from_be_bytes(*len)),
            None => return Ok(None),
        },
        len => (0, u64::from(len)),
    };
    if opcode >= CLOSE && (payload_len > CONTROL_BYTES_MAX as u64 || !last) {
        return Err(FrameError::Protocol);
    }
    // Text is refused at once, whatever its length.
    if opcode == TEXT {
        return Err(FrameError::Text);
    }
    let payload_len = match usize::try_from(payload_len) {
        Ok(len) if len <= limit => len,
        _ => return Err(FrameError::TooLarge { limit }),
    };
    let Some(mask) = rest.get(len_bytes..).and_then(|rest| rest.first_chunk::<4>()) else { return Ok(None) };
    Ok(Some(Header { last, opcode, mask: *mask, header_len: 2 + len_bytes + 4, payload_len }))
}

fn unmask(payload: &mut [u8], mask: [u8; 4]) {
    for chunk in payload.chunks_mut(4) {
        for (byte, mask) in chunk.iter_mut().zip(mask) {
            *byte ^= mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 100_000;

    fn masked(first: u8, payload: &[u8]) -> Vec<u8> {
        let mut frame = encode(0, payload).to_vec();
        frame[0] = first;
        frame[1] |= 0x80;
        let at = frame.len() - payload.len();
        let mask = [1, 2, 3, 4];
        frame.splice(at..at, mask);
        unmask(&mut frame[at + 4..], mask);
        frame
    }

    #[track_caller]
    fn hears(pieces: &[&[u8]], expected: Result<Vec<Heard>, FrameError>) {
        let (mut reader, mut heard) = (FrameReader::default(), Vec::new());
        let fed =
            pieces.iter().try_for_each(|piece| reader.feed(&mut piece.to_vec(), LIMIT, &mut |what| heard.push(what)));
        assert_eq!(fed.map(|()| heard), expected);
    }

    #[test]
    fn messages_of_every_length_arrive_however_they_are_cut() {
        for len in [0, 1, 125, 126, 65_535, 65_536] {
            let payload = vec![7; len];
            let mut bytes = masked(0x82, &payload);
            bytes.extend(masked(0x82, b"next"));
            let expected = || Ok(vec![Heard::Message(payload.clone()), Heard::Message(b"next".to_vec())]);
            hears(&[&bytes], expected());
            for cut in [1, 2, 5, bytes.len() / 2, bytes.len() - 1] {
                let (a, b) = bytes.split_at(cut);
                hears(&[a, b], expected());
            }
        }
    }

    #[test]
    fn fragments_are_put_together_and_a_ping_may_come_between() {
        let parts = [masked(0x02, b"he"), masked(0x89, b"?"), masked(0x80, b"i")].concat();
        hears(&[&parts], Ok(vec![Heard::Ping(b"?".to_vec()), Heard::Message(b"hei".to_vec())]));
    }

    #[test]
    fn what_breaks_the_rules_ends_the_connection() {
        hears(&[&masked(0x81, b"text")], Err(FrameError::Text));
        hears(&[&[0x82, 0x01, 0x00]], Err(FrameError::Protocol)); // not masked
        hears(&[&masked(0xc2, b"")], Err(FrameError::Protocol)); // a reserved bit
        hears(&[&masked(0x80, b"")], Err(FrameError::Protocol)); // a fragment of nothing
        hears(&[&masked(0x89, &[0; 126])], Err(FrameError::Protocol)); // a long ping
        hears(&[&masked(0x83, b"")], Err(FrameError::Protocol)); // an unknown kind
    }

    #[test]
    fn a_message_may_be_as_large_as_the_limit_and_no_larger() {
        let whole = vec![0; LIMIT];
        hears(&[&masked(0x82, &whole)], Ok(vec![Heard::Message(whole.clone())]));
        let over = FrameError::TooLarge { limit: LIMIT };
        hears(&[&masked(0x82, &[0; LIMIT + 1])], Err(over));
        hears(&[&masked(0x02, &whole), &masked(0x80, &[0])], Err(over));
        // The length alone says it: nothing is buffered for what will not be taken.
        hears(&[&[0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]], Err(over));
    }

    #[test]
    fn a_reason_is_cut_at_a_character() {
        let frame = close(CloseCode::Policy, &"å".repeat(100));
        assert_eq!(frame.len(), 2 + 2 + 122);
        assert!(std::str::from_utf8(&frame[4..]).is_ok());
    }
}
