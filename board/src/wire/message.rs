//! The messages of the subprotocol `samtavle.1`: all documents of a board over one socket.
//!
//! A frame is a sequence of messages. Each begins with its document's number in the manifest
//! ([`CONNECTION`] for what concerns the connection itself) and its type. The types 0 to 3 are those
//! of y-protocols; ours begin at 100.

use super::varint::{Malformed, Reader, write_bytes, write_uint};
use crate::id::{DocumentId, PersonId};
use crate::network::{around::Around, view::BoardFace};
use serde::{Deserialize, Serialize};

/// The subprotocol's name in the WebSocket handshake.
pub const SUBPROTOCOL: &str = "samtavle.1";
/// The document number of messages about the connection itself.
pub const CONNECTION: u64 = 0;

/// The code with which a server closes a socket when nobody is signed in (any more) on this device: ask who it is.
pub const CLOSED_SIGN_IN: u16 = 4401;
/// The code with which a server closes a socket when what it is about is not open to this person (any more).
pub const CLOSED_NOT_SHARED: u16 = 4403;

/// The largest update that a server has to take, in bytes: a long offline spell's work in one piece.
pub const UPDATE_BYTES_MAX: usize = 4 << 20;

/// Number of a document on one connection; never used again for another there.
pub type DocumentNumber = u64;

const SYNC: u64 = 0;
const AWARENESS: u64 = 1;
const AUTH: u64 = 2;
const QUERY_AWARENESS: u64 = 3;
const HELLO: u64 = 100;
const MANIFEST: u64 = 101;
const SAVED: u64 = 102;
const REFUSED: u64 = 103;
const NOTICE: u64 = 104;

const STEP1: u64 = 0;
const STEP2: u64 = 1;
const UPDATE: u64 = 2;

/// One message; payloads borrow from the frame.
#[derive(Debug, Clone, PartialEq)]
pub enum Message<'a> {
    /// "This is what I have (state vector, v1): send me the rest."
    Step1(&'a [u8]),
    /// The answer to a step 1: all that the other lacked (update, v1).
    Step2(&'a [u8]),
    /// A change (update, v1).
    Update(&'a [u8]),
    /// Presence, in y-protocols' awareness encoding.
    Awareness(&'a [u8]),
    /// "Send me everybody's presence."
    QueryAwareness,
    /// y-protocols' permission denied, with its reason. The server's word to plain Yjs clients.
    Denied(&'a str),
    /// Client: what it knows about a document, before anything else about it.
    Hello(Hello),
    /// Server: which documents the board consists of, for this person.
    Manifest(Manifest),
    /// Server: of the step 2s and updates of this document on this connection, numbered from 1,
    /// the first `count` are durable. A hello is answered with a count of 0, which begins the count anew:
    /// what arrives for that document between sending the hello and that answer belongs to the old count.
    Saved(Saved),
    /// Server: what it did not take, and why. Nothing more under that client id is taken on this connection.
    /// A count of 0 refuses the hello itself (another epoch, an unknown schema, somebody else's client id).
    Refused(Refused<'a>),
    /// Server: what concerns everyone here.
    Notice(Notice),
}

/// What a client says about a document before it speaks of it; again after each parting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// Schema that the client writes (1).
    pub schema: u32,
    /// The last seal that the server gave with [`Saved`] or [`Listed`], if the client has one.
    pub seal: Option<Seal>,
    /// Client ids that it writes, or will write, under.
    pub writes: Vec<u64>,
    /// Client ids under which it has work that is not acknowledged.
    pub unsent: Vec<u64>,
}

/// Epoch and log number under the server's MAC: opaque to the client, who shows it when it comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The document's history; a new one begins when a backup is restored.
    pub epoch: u32,
    /// Number of the last log record that the client was told of.
    pub log: u64,
    /// Keyed hash over document, epoch and log number, as hexadecimal text.
    pub mac: String,
}

/// The documents of a board, for one person. Sent first, and whenever it changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Milliseconds since 1970 by the server's clock.
    pub server_time_ms: u64,
    /// The reader, as the server knows them.
    pub person: PersonId,
    /// What the network says of the board, for this reader: title, level, what the owner asks for. Nothing
    /// where there is no network (rooms open to all).
    pub board: Option<Box<BoardFace>>,
    /// The network around the board; nothing on a sample, which has none.
    pub around: Option<Box<Around>>,
    /// Every document; one that is no longer listed can no longer be read.
    pub documents: Vec<Listed>,
}

/// One document in a manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// How this connection calls it.
    pub number: DocumentNumber,
    /// Its id.
    pub id: DocumentId,
    /// What it is.
    pub kind: ListedKind,
    /// Its present history.
    pub epoch: u32,
    /// What the reader may do with it.
    pub right: Right,
    /// Why nobody can write to it now, if so.
    pub closed: Option<Closed>,
}

/// What a document is to its board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListedKind {
    /// The owner's work.
    Content,
    /// One person's innspill.
    Voice {
        /// Whose.
        owner: PersonId,
    },
}

/// What a person may do with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// Read only.
    Read,
    /// Read and write.
    Write,
}

/// Why a document takes no more writing from anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// It is finished and kept as it is.
    Sealed,
    /// It has reached its size limit.
    Full,
    /// The board is locked for now.
    Locked,
}

/// See [`Message::Saved`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// How many of the client's messages are settled, from the first on.
    pub count: u64,
    /// Where the log stands.
    pub seal: Seal,
}

/// See [`Message::Refused`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused<'a> {
    /// Number of the refused message among the client's for this document.
    pub count: u64,
    /// Why.
    pub reason: Reason,
    /// The part that was not taken (update, v1).
    pub bytes: &'a [u8],
}

/// Why the server did not take something. The words a person reads are in the locales, by this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The bytes are no update.
    Malformed,
    /// A frame or an update is larger than the limit.
    FrameTooLarge,
    /// The document would become larger than the limit.
    DocumentFull,
    /// The document is sealed.
    Sealed,
    /// The person may read and not write.
    ReadOnly,
    /// The board is locked for now.
    Locked,
    /// The client id belongs to somebody else.
    ForeignClient,
    /// The document has another history since a backup was restored.
    OtherEpoch,
    /// The client writes a schema that this server does not know.
    Schema,
    /// The server failed over this update; it is barred for a while.
    Harmful,
    /// The disk or the store failed; try again later.
    Unavailable,
    /// Too many connections, documents or presences.
    TooMany,
}

impl Reason {
    /// Its name on the wire, in logs and in the locales.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Malformed => "malformed",
            Reason::FrameTooLarge => "frame_too_large",
            Reason::DocumentFull => "document_full",
            Reason::Sealed => "sealed",
            Reason::ReadOnly => "read_only",
            Reason::Locked => "locked",
            Reason::ForeignClient => "foreign_client",
            Reason::OtherEpoch => "other_epoch",
            Reason::Schema => "schema",
            Reason::Harmful => "harmful",
            Reason::Unavailable => "unavailable",
            Reason::TooMany => "too_many",
        }
    }
}

/// What concerns everyone on the board. Sent every 20 s at least, so that a client knows that the line lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Milliseconds since 1970 by the server's clock.
    pub server_time_ms: u64,
    /// The server is about to stop; come back in a moment.
    pub closing: bool,
}

impl Message<'_> {
    /// Appends the message, addressed to a document, to a frame.
    pub fn write(&self, document: DocumentNumber, out: &mut Vec<u8>) {
        write_uint(out, document);
        self.write_plain(out);
    }

    /// Appends the message without a document number, as on `/sync/{document}`.
    pub fn write_plain(&self, out: &mut Vec<u8>) {
        match self {
            Message::Step1(bytes) => write_sync(out, STEP1, bytes),
            Message::Step2(bytes) => write_sync(out, STEP2, bytes),
            Message::Update(bytes) => write_sync(out, UPDATE, bytes),
            Message::Awareness(bytes) => {
                write_uint(out, AWARENESS);
                write_bytes(out, bytes);
            }
            Message::QueryAwareness => write_uint(out, QUERY_AWARENESS),
            Message::Denied(reason) => {
                write_uint(out, AUTH);
                write_uint(out, 0);
                write_bytes(out, reason.as_bytes());
            }
            Message::Hello(hello) => write_json(out, HELLO, hello),
            Message::Manifest(manifest) => write_json(out, MANIFEST, manifest),
            Message::Saved(saved) => write_json(out, SAVED, saved),
            Message::Refused(refused) => {
                write_uint(out, REFUSED);
                write_uint(out, refused.count);
                write_bytes(out, &json(&refused.reason));
                write_bytes(out, refused.bytes);
            }
            Message::Notice(notice) => write_json(out, NOTICE, notice),
        }
    }
}

/// Reads the next addressed message of a frame; `None` at its end.
pub fn read<'a>(frame: &mut Reader<'a>) -> Result<Option<(DocumentNumber, Message<'a>)>, Malformed> {
    if frame.remaining() == 0 {
        return Ok(None);
    }
    let document = frame.uint()?;
    Ok(Some((document, read_plain(frame)?)))
}

/// Reads a message without a document number, as on `/sync/{document}`.
pub fn read_plain<'a>(frame: &mut Reader<'a>) -> Result<Message<'a>, Malformed> {
    Ok(match frame.uint()? {
        SYNC => match (frame.uint()?, frame.bytes()?) {
            (STEP1, bytes) => Message::Step1(bytes),
            (STEP2, bytes) => Message::Step2(bytes),
            (UPDATE, bytes) => Message::Update(bytes),
            _ => return Err(Malformed),
        },
        AWARENESS => Message::Awareness(frame.bytes()?),
        AUTH => {
            frame.uint()?;
            Message::Denied(frame.text()?)
        }
        QUERY_AWARENESS => Message::QueryAwareness,
        HELLO => Message::Hello(read_json(frame)?),
        MANIFEST => Message::Manifest(read_json(frame)?),
        SAVED => Message::Saved(read_json(frame)?),
        REFUSED => {
            let count = frame.uint()?;
            let reason = read_json(frame)?;
            Message::Refused(Refused { count, reason, bytes: frame.bytes()? })
        }
        NOTICE => Message::Notice(read_json(frame)?),
        _ => return Err(Malformed),
    })
}

fn write_sync(out: &mut Vec<u8>, step: u64, bytes: &[u8]) {
    write_uint(out, SYNC);
    write_uint(out, step);
    write_bytes(out, bytes);
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("our own messages have string keys and finite numbers")
}

fn write_json(out: &mut Vec<u8>, kind: u64, value: &impl Serialize) {
    write_uint(out, kind);
    write_bytes(out, &json(value));
}

fn read_json<T: for<'de> Deserialize<'de>>(frame: &mut Reader<'_>) -> Result<T, Malformed> {
    serde_json::from_slice(frame.bytes()?).map_err(|_| Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn comes_back(message: Message<'_>) {
        let mut frame = Vec::new();
        message.write(7, &mut frame);
        Message::QueryAwareness.write(8, &mut frame);
        let mut reader = Reader::new(&frame);
        assert_eq!(read(&mut reader), Ok(Some((7, message))));
        assert_eq!(read(&mut reader), Ok(Some((8, Message::QueryAwareness))));
        assert_eq!(read(&mut reader), Ok(None));
    }

    #[test]
    fn every_message_comes_back_and_ends_where_the_next_begins() {
        let seal = Seal { epoch: 2, log: 41, mac: "abc".into() };
        comes_back(Message::Step1(&[0]));
        comes_back(Message::Step2(&[1, 2]));
        comes_back(Message::Update(&[3; 300]));
        comes_back(Message::Awareness(&[4]));
        comes_back(Message::Denied("nei"));
        comes_back(Message::Hello(Hello { schema: 1, seal: Some(seal.clone()), writes: vec![9], unsent: vec![] }));
        comes_back(Message::Saved(Saved { count: 3, seal }));
        comes_back(Message::Refused(Refused { count: 4, reason: Reason::Sealed, bytes: &[5, 6] }));
        comes_back(Message::Notice(Notice { server_time_ms: 1, closing: true }));
        comes_back(Message::Manifest(Manifest {
            server_time_ms: 1,
            person: PersonId::fresh(5),
            board: None,
            around: None,
            documents: vec![Listed {
                number: 1,
                id: DocumentId(6),
                kind: ListedKind::Voice { owner: PersonId::fresh(5) },
                epoch: 0,
                right: Right::Write,
                closed: None,
            }],
        }));
    }

    #[test]
    fn a_reason_has_one_name() {
        for reason in [Reason::Malformed, Reason::FrameTooLarge, Reason::ForeignClient, Reason::TooMany] {
            assert_eq!(json(&reason), format!("{:?}", reason.name()).into_bytes());
        }
    }

    #[test]
    fn a_cut_frame_is_an_error() {
        let mut frame = Vec::new();
        Message::Update(&[3; 30]).write(1, &mut frame);
        for len in 1..frame.len() {
            assert_eq!(read(&mut Reader::new(&frame[..len])), Err(Malformed), "{len}");
        }
    }
}
