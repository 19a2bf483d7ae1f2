//! What a server wants around the y-protocols' messages.

use board::id::DocumentId;
use bytes::{Buf, Bytes, BytesMut};

/// Message types of Hocuspocus (`packages/server/src/types.ts`): what we say, and what stands for a sync message.
const HOCUSPOCUS_AUTH: u8 = 2;
const HOCUSPOCUS_SYNC_REPLY: u8 = 4;
/// Message types of the y-protocols, which Hocuspocus has, too.
const SYNC: u8 = 0;
const AWARENESS: u8 = 1;
const QUERY_AWARENESS: u8 = 3;

/// How a server is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The y-protocols' messages as they are.
    Plain,
    /// The document's name stands before each message, and a (here empty) token comes first.
    Hocuspocus(DocumentId),
}

impl Dialect {
    /// What is said before anything else.
    pub fn greeting(self) -> Option<Vec<u8>> {
        match self {
            Dialect::Plain => None,
            Dialect::Hocuspocus(_) => Some(vec![HOCUSPOCUS_AUTH, 0, 0]),
        }
    }

    /// What stands before each message.
    pub fn prefix(self) -> Vec<u8> {
        match self {
            Dialect::Plain => Vec::new(),
            Dialect::Hocuspocus(document) => {
                let name = document.to_string();
                let len = u8::try_from(name.len()).expect("a document id has 32 digits");
                std::iter::once(len).chain(name.into_bytes()).collect()
            }
        }
    }

    /// A server's message in the y-protocols' terms; `None` when it says something that they have not.
    pub fn plain(self, mut payload: BytesMut) -> Option<Bytes> {
        match self {
            Dialect::Plain => Some(payload.freeze()),
            Dialect::Hocuspocus(_) => {
                let name_len = usize::from(*payload.first()?);
                if payload.len() <= name_len + 1 {
                    return None;
                }
                payload.advance(name_len + 1);
                let kind = payload.first_mut()?;
                match *kind {
                    SYNC | HOCUSPOCUS_SYNC_REPLY => *kind = SYNC,
                    AWARENESS | QUERY_AWARENESS => {}
                    // Its answer to the token, and its word that an update was applied.
                    _else => return None,
                }
                Some(payload.freeze())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hocuspocus_names_the_document_before_each_message() {
        let dialect = Dialect::Hocuspocus(DocumentId(7));
        let heard = |message: &[u8]| dialect.plain(BytesMut::from(&[&dialect.prefix(), message].concat()[..]));
        assert_eq!(heard(&[SYNC, 2, 0]).as_deref(), Some(&[SYNC, 2, 0][..]));
        assert_eq!(heard(&[HOCUSPOCUS_SYNC_REPLY, 0, 0]).as_deref(), Some(&[SYNC, 0, 0][..]));
        assert_eq!(heard(&[HOCUSPOCUS_AUTH, 2]), None);
        assert_eq!(heard(&[]), None);
        assert_eq!(Dialect::Plain.plain(BytesMut::from(&[9, 9][..])).as_deref(), Some(&[9, 9][..]));
    }
}
