//! Updates over which the server failed, and that may not come back for a while: y-websocket returns at
//! once with the same work.

use board::ClientId;
use board::id::DocumentId;
use board::wire::scan::Scanned;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::Instant;

/// What is barred, and until when.
#[derive(Debug, Default)]
pub(super) struct Bars(HashMap<Barred, Instant>);

#[derive(Debug, PartialEq, Eq, Hash)]
enum Barred {
    /// New work under an id: it would come again, glued to other work.
    Work(DocumentId, ClientId),
    /// Exactly these bytes: they bring no work, so they can be told by nothing else.
    Bytes(DocumentId, [u8; 32]),
}

impl Bars {
    /// Bars what an update brings under these ids, or the very bytes if it brings nothing.
    pub(super) fn bar(&mut self, document: DocumentId, clients: &[ClientId], bytes: &[u8], time: Duration) {
        let now = Instant::now();
        self.0.retain(|_, until| now < *until);
        if clients.is_empty() {
            self.0.insert(Barred::Bytes(document, hash(bytes)), now + time);
        }
        for client in clients {
            self.0.insert(Barred::Work(document, *client), now + time);
        }
    }

    /// Whether an update may not come in. Costs nothing while nothing is barred.
    pub(super) fn stops(
        &self,
        document: DocumentId,
        update: &Scanned<'_>,
        bytes: &[u8],
        clock: impl Fn(ClientId) -> u32,
    ) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let now = Instant::now();
        let holds = |barred: &Barred| self.0.get(barred).is_some_and(|until| now < *until);
        let work = update.clocks().into_iter().filter(|(client, clocks)| clocks.end > clock(*client));
        work.into_iter().any(|(client, _)| holds(&Barred::Work(document, client)))
            || holds(&Barred::Bytes(document, hash(bytes)))
    }
}

fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
