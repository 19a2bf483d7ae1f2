//! Cursors: everybody shows where they are, many times a second, and sees the others.

use super::{
    latency::Latency,
    measured::Measured,
    rooms::join,
    stream::{Incoming, Outgoing},
};
use crate::presence::{self, Presence};
use anyhow::Context;
use board::{
    id::DocumentId,
    wire::{
        message::{Message, read_plain},
        varint::Reader,
    },
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use tokio::{
    task::spawn_local,
    time::{Instant, sleep_until},
};

/// A room of its own.
const DOCUMENT: DocumentId = DocumentId(0xa3a3);
/// Client ids begin here.
const FIRST_CLIENT: u64 = 5_000_000;
/// How long the last state may be on its way.
const LAST_STATE_WITHIN: Duration = Duration::from_millis(300);

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// States that somebody saw, each once, summed over people. A server may leave out one that is outdated.
    pub deliveries: u64,
    /// States shown, times the people who could see them.
    pub shown: u64,
    /// The server's processor time.
    pub cpu: Duration,
    /// From showing to seeing.
    pub latency: Latency,
}

#[derive(Debug, Default)]
struct Score {
    deliveries: Cell<u64>,
    latency: RefCell<Latency>,
}

/// So many people show themselves so often, for so long.
///
/// # Errors
/// When somebody cannot join or is cut off.
pub async fn run(server: &Measured, people: usize, times_per_second: u32, seconds: u32) -> anyhow::Result<Outcome> {
    let score = Rc::new(Score::default());
    let begun = Instant::now();
    let shown_at: Rc<Vec<RefCell<Vec<Duration>>>> = Rc::new((0..people).map(|_| RefCell::default()).collect());
    let (mut showing, mut watching) = (Vec::new(), Vec::new());
    let mut joined = Vec::new();
    for _ in 0..people {
        joined.push(join(server, DOCUMENT).await?);
    }
    let before = server.usage()?;
    let times = times_per_second * seconds;
    for (person, (outgoing, incoming)) in joined.into_iter().enumerate() {
        watching.push(spawn_local(watch(incoming, score.clone(), shown_at.clone(), begun)));
        showing.push(spawn_local(show(outgoing, person, shown_at.clone(), begun, times, times_per_second)));
    }
    for shown in showing {
        shown.await??;
    }
    tokio::time::sleep(LAST_STATE_WITHIN).await;
    let cpu = server.usage()?.cpu - before.cpu;
    for watcher in watching {
        if watcher.is_finished() {
            watcher.await?.context("a watcher was cut off")?;
        } else {
            watcher.abort();
        }
    }
    let shown = u64::from(times) * (people * people) as u64;
    Ok(Outcome { deliveries: score.deliveries.get(), shown, cpu, latency: score.latency.borrow().clone() })
}

async fn show(
    outgoing: Outgoing,
    person: usize,
    shown_at: Rc<Vec<RefCell<Vec<Duration>>>>,
    begun: Instant,
    times: u32,
    times_per_second: u32,
) -> anyhow::Result<()> {
    let client = FIRST_CLIENT + person as u64;
    let pace = Duration::from_secs(1) / times_per_second;
    // Not all at once: people's hands are not in step.
    let started = Instant::now() + pace * person as u32 / shown_at.len().max(1) as u32;
    for nth in 0..times {
        sleep_until(started + pace * nth).await;
        let state = format!("{{\"name\":\"Person {person}\",\"x\":{},\"y\":{}}}", nth * 7 % 1440, nth * 3 % 900);
        let me = Presence { client, clock: u64::from(nth) + 1, state };
        let mut message = Vec::new();
        Message::Awareness(&presence::encode(&[me])).write_plain(&mut message);
        if let Some(shown_at) = shown_at.get(person) {
            shown_at.borrow_mut().push(begun.elapsed());
        }
        outgoing.send(&message).await?;
    }
    Ok(())
}

async fn watch(
    mut incoming: Incoming,
    score: Rc<Score>,
    shown_at: Rc<Vec<RefCell<Vec<Duration>>>>,
    begun: Instant,
) -> anyhow::Result<()> {
    let mut seen = vec![0; shown_at.len()];
    while let Some(frame) = incoming.next().await? {
        let Ok(Message::Awareness(payload)) = read_plain(&mut Reader::new(&frame)) else { continue };
        let now = begun.elapsed();
        for state in presence::decode(payload)? {
            let person = state.client.wrapping_sub(FIRST_CLIENT) as usize;
            let (Some(last), Some(shown_at)) = (seen.get_mut(person), shown_at.get(person)) else { continue };
            if state.clock <= *last {
                continue;
            }
            *last = state.clock;
            if let Some(shown) = shown_at.borrow().get(state.clock as usize - 1) {
                score.latency.borrow_mut().add(now.saturating_sub(*shown), 1);
            }
            score.deliveries.set(score.deliveries.get() + 1);
        }
    }
    anyhow::bail!("the connection ended")
}
