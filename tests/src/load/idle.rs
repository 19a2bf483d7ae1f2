//! What people cost who only look on.

use super::{
    measured::Measured,
    rooms::join,
    stream::{Incoming, Outgoing},
};
use board::id::DocumentId;
use std::time::Duration;
use tokio::task::{JoinHandle, spawn_local};

/// Rooms of their own.
const FIRST_DOCUMENT: u128 = 0x1d1e << 64;
/// Time in which a server comes to rest after many joins.
const REST: Duration = Duration::from_millis(1_500);

/// Memory and processor time of idle people.
#[derive(Debug)]
pub struct Outcome {
    /// Memory that each connection to one and the same room takes.
    pub bytes_per_connection: f64,
    /// Memory that each room takes beyond its one connection.
    pub bytes_per_room: f64,
    /// Memory that each room still takes when everybody has left it and the server has let go of it.
    pub bytes_per_unloaded_room: Option<f64>,
    /// Part of one processor that so many idle rooms take, each with one connection.
    pub cpu_part: f64,
}

/// Joins a room with `count` people, then `count` rooms with one each, and watches the latter for a while.
///
/// # Errors
/// When somebody cannot join.
pub async fn run(server: &Measured, count: u32, watched: Duration) -> anyhow::Result<Outcome> {
    // What a server needs once (its pools, its first room) is nobody's.
    let first = people_in(server, |_| FIRST_DOCUMENT, 20).await?;
    let empty = server.usage()?.memory_bytes;
    let in_one_room = people_in(server, |_| FIRST_DOCUMENT, count).await?;
    let one_room = server.usage()?.memory_bytes;
    let bytes_per_connection = one_room.saturating_sub(empty) as f64 / f64::from(count);
    let in_many = people_in(server, |nth| FIRST_DOCUMENT + 1 + u128::from(nth), count).await?;
    let before = server.usage()?;
    let bytes_per_room = before.memory_bytes.saturating_sub(one_room) as f64 / f64::from(count) - bytes_per_connection;
    for person in in_one_room.into_iter().chain(first) {
        person.abort();
    }
    tokio::time::sleep(REST).await;
    let before = server.usage()?;
    tokio::time::sleep(watched).await;
    let cpu_part = (server.usage()?.cpu - before.cpu).as_secs_f64() / watched.as_secs_f64();
    for person in in_many {
        person.abort();
    }
    let bytes_per_unloaded_room = match server.which.unloads_within() {
        None => None,
        Some(moment) => {
            tokio::time::sleep(moment).await;
            Some(server.usage()?.memory_bytes.saturating_sub(empty) as f64 / f64::from(count))
        }
    };
    Ok(Outcome { bytes_per_connection, bytes_per_room, bytes_per_unloaded_room, cpu_part })
}

async fn people_in(server: &Measured, room: impl Fn(u32) -> u128, count: u32) -> anyhow::Result<Vec<JoinHandle<()>>> {
    let mut people = Vec::new();
    for nth in 0..count {
        let (outgoing, incoming) = join(server, DocumentId(room(nth))).await?;
        people.push(spawn_local(stay(outgoing, incoming)));
    }
    tokio::time::sleep(REST).await;
    Ok(people)
}

/// Keeps both halves of a connection, and answers pings.
async fn stay(_outgoing: Outgoing, mut incoming: Incoming) {
    while let Ok(Some(_frame)) = incoming.next().await {}
}
