//! The socket that tells a reader of a network's page what they may know, and then what changes.

use super::presence::Whereabouts;
use super::view::{self, Picture};
use super::{Change, Directory};
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use board::id::{NetworkId, PersonId};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, watch};
use tokio::time::{Instant, MissedTickBehavior};

/// The subprotocol.
pub const SUBPROTOCOL: &str = "samtavle-network.1";
/// Bytes of what a client says: nothing but that it looks.
pub const SAID_BYTES_MAX: usize = 1 << 10;
/// Closes a socket whose reader belongs to the network no longer.
pub const CLOSE_NOT_OPEN: u16 = 4403;
/// Closes a socket whose reader has signed out.
pub const CLOSE_SIGNED_OUT: u16 = 4401;

/// Changes that come close together are told at once.
const GATHER: Duration = Duration::from_millis(50);
/// And the more people are here, the more is told at once: when all come at nine o'clock, each arrival is news to
/// everybody, and a look at 350 municipalities takes a third of a millisecond.
const GATHER_FOR_EACH: Duration = Duration::from_millis(1);
/// A socket on which nothing was said for this long gets a ping.
const PING_AFTER: Duration = Duration::from_secs(20);
/// A socket from which nothing was heard for this long is dead.
const DEAD_AFTER: Duration = Duration::from_secs(45);

/// What a client says.
#[derive(Deserialize)]
struct Said {
    /// The page is looked at.
    here: bool,
}

/// Tells until the reader goes, or loses the network, or `ended` says that the session is over.
pub async fn tell(
    directory: Arc<Directory>,
    network: NetworkId,
    reader: PersonId,
    mut socket: WebSocket,
    ended: impl Future<Output = u16>,
) {
    let closed = talk(&directory, &network, &reader, &mut socket, ended).await;
    if let Some(code) = closed {
        let frame = CloseFrame { code, reason: "".into() };
        // It may be gone already.
        let _ = socket.send(Message::Close(Some(frame))).await;
    }
}

/// Gives the code to close with; none if the reader has gone.
async fn talk(
    directory: &Directory,
    network: &NetworkId,
    reader: &PersonId,
    socket: &mut WebSocket,
    ended: impl Future<Output = u16>,
) -> Option<u16> {
    let mut watching = Watching {
        state: directory.state.subscribe(),
        changes: directory.changes(),
        moves: directory.presence().moves(),
    };
    let _stay = directory.presence().come(reader.clone(), Whereabouts::Network(network.clone()));
    let mut told = Picture::new();
    let mut heard = Instant::now();
    let mut ping = tokio::time::interval(PING_AFTER);
    ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tokio::pin!(ended);
    loop {
        let Some(now) = look(directory, network, reader) else { return Some(CLOSE_NOT_OPEN) };
        let news = view::difference(&told, &now);
        if told.is_empty() || !news.put.is_empty() || !news.gone.is_empty() {
            let json = serde_json::to_string(&news).expect("items have string keys and finite numbers");
            socket.send(Message::Text(json.into())).await.ok()?;
        }
        told = now;
        loop {
            tokio::select! {
                code = &mut ended => return Some(code),
                changed = watching.changed() => match changed {
                    Some(()) => break,
                    None => return None,
                },
                said = socket.recv() => {
                    heard = Instant::now();
                    match said {
                        None | Some(Err(_) | Ok(Message::Close(_))) => return None,
                        Some(Ok(Message::Text(said))) => {
                            if matches!(serde_json::from_str(&said), Ok(Said { here: true })) {
                                // What cannot be written down now is written down the next time.
                                let _ = directory.seen(network, reader).await;
                            }
                        }
                        Some(Ok(Message::Binary(_) | Message::Ping(_) | Message::Pong(_))) => {}
                    }
                }
                _ = ping.tick() => {
                    if heard.elapsed() > DEAD_AFTER {
                        return None;
                    }
                    socket.send(Message::Ping(Default::default())).await.ok()?;
                }
            }
        }
        let here = u32::try_from(directory.presence().count()).unwrap_or(u32::MAX);
        tokio::time::sleep(GATHER + GATHER_FOR_EACH.saturating_mul(here)).await;
        watching.catch_up();
    }
}

fn look(directory: &Directory, network: &NetworkId, reader: &PersonId) -> Option<Picture> {
    let here = directory.presence().everybody();
    view::picture(&directory.state(), network, reader, &here, directory.now_ms())
}

/// What can change the picture: rows, the clock, and who is here.
struct Watching {
    state: watch::Receiver<Arc<super::State>>,
    changes: broadcast::Receiver<Change>,
    moves: watch::Receiver<u64>,
}

impl Watching {
    /// All that has changed so far is about to be looked at.
    fn catch_up(&mut self) {
        self.state.mark_unchanged();
        self.moves.mark_unchanged();
        use broadcast::error::TryRecvError;
        while matches!(self.changes.try_recv(), Ok(_) | Err(TryRecvError::Lagged(_))) {}
    }

    /// Resolves at a change; `None` when the directory is gone.
    async fn changed(&mut self) -> Option<()> {
        tokio::select! {
            changed = self.state.changed() => changed.ok(),
            changed = self.moves.changed() => changed.ok(),
            // Time changes no row; it is told of here alone.
            told = self.changes.recv() => match told {
                Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => Some(()),
                Err(broadcast::error::RecvError::Closed) => None,
            },
        }
    }
}
