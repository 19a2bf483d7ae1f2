//! Rooms full of people: some write at a pace, all listen, and each counts that nothing is missing.

use super::{
    latency::Latency,
    measured::Measured,
    stream::{Incoming, Outgoing},
    writing::Writing,
};
use anyhow::{Context, bail, ensure};
use board::{
    id::DocumentId,
    wire::{
        message::{Message, read_plain},
        scan::{Limits, scan},
        varint::Reader,
    },
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::Notify,
    task::{JoinHandle, spawn_blocking, spawn_local},
    time::{Instant, timeout},
};

/// Client ids of writers begin here; a room's writers follow one another.
const FIRST_CLIENT: u64 = 1_000_000;
/// How long the last edit may be on its way.
const LAST_EDIT_WITHIN: Duration = Duration::from_secs(10);
/// How long a join may take.
const JOIN_WITHIN: Duration = Duration::from_secs(30);
/// Larger than anything that a server sends here.
pub(super) const SCAN_LIMITS: Limits = Limits { bytes_max: 1 << 30, blocks_max: 10_000_000 };

/// Who writes how much where.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Rooms, a document each.
    pub rooms: u32,
    /// People in each room.
    pub people: u32,
    /// How many of them write.
    pub writers: u32,
    /// Edits a second, in all rooms together.
    pub edits_per_second: u32,
    /// For how long.
    pub seconds: u32,
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// Edits that a listener heard, summed over listeners.
    pub deliveries: u64,
    /// What it should have been.
    pub expected: u64,
    /// From the first edit sent to the last heard.
    pub elapsed: Duration,
    /// The server's processor time meanwhile.
    pub cpu: Duration,
    /// From an edit's sending to each listener's hearing it.
    pub latency: Latency,
}

impl Outcome {
    /// Deliveries for one second of the server's processor.
    pub fn deliveries_per_cpu_second(&self) -> f64 {
        self.deliveries as f64 / self.cpu.as_secs_f64().max(0.01)
    }

    /// Deliveries a second of the clock.
    pub fn deliveries_per_second(&self) -> f64 {
        self.deliveries as f64 / self.elapsed.as_secs_f64()
    }

    /// The server's processor time for one delivery, in microseconds.
    pub fn cpu_us_per_delivery(&self) -> f64 {
        self.cpu.as_secs_f64() * 1e6 / self.deliveries.max(1) as f64
    }

    /// Part of the deliveries that came.
    pub fn delivered(&self) -> f64 {
        self.deliveries as f64 / self.expected.max(1) as f64
    }
}

/// What all listeners of one run share; everything runs on one thread.
#[derive(Debug, Default)]
struct Score {
    deliveries: Cell<u64>,
    expected: Cell<u64>,
    notes_heard: Cell<u64>,
    latency: RefCell<Latency>,
    progress: Notify,
}

impl Score {
    fn heard(&self, edits: u64) {
        self.deliveries.set(self.deliveries.get() + edits);
        if self.deliveries.get() >= self.expected.get() {
            self.progress.notify_one();
        }
    }
}

/// When each edit of each of a room's writers was sent, in nanoseconds since the run began.
type SentAt = Arc<Vec<Vec<AtomicU64>>>;

/// One writer, ready to write.
struct Writer {
    outgoing: Outgoing,
    /// Each edit as it goes over the line.
    edits: Vec<Vec<u8>>,
    sent_at: SentAt,
    /// Which of the room's writers.
    nth: usize,
}

/// Runs a plan against a server that nobody else uses.
///
/// # Errors
/// When somebody cannot join or is cut off.
pub async fn run(server: &Measured, plan: Plan) -> anyhow::Result<Outcome> {
    let score = Rc::new(Score::default());
    let edits_each = plan.edits_per_second * plan.seconds / (plan.rooms * plan.writers);
    let begun = Instant::now();
    let (mut listeners, mut writers): (Vec<JoinHandle<anyhow::Result<()>>>, Vec<_>) = Default::default();
    let mut notes = Vec::new();
    for room in 0..plan.rooms {
        let document = DocumentId(u128::from(room) << 64 | begun_stamp());
        let clean = || (0..edits_each).map(|_| AtomicU64::default()).collect();
        let sent_at: SentAt = Arc::new((0..plan.writers).map(|_| clean()).collect());
        for person in 0..plan.people {
            let (outgoing, incoming) = join(server, document).await.with_context(|| format!("joining room {room}"))?;
            let listener = Listener {
                score: score.clone(),
                sent_at: sent_at.clone(),
                heard: vec![0; plan.writers as usize],
                begun,
            };
            listeners.push(spawn_local(listener.listen(outgoing.clone(), incoming)));
            if person < plan.writers {
                let writing = Writing::prepare(FIRST_CLIENT + u64::from(person), edits_each);
                notes.push((outgoing.clone(), writing.note));
                let edits = writing.edits.iter().map(|edit| outgoing.framed(edit)).collect();
                writers.push(Writer { outgoing, edits, sent_at: sent_at.clone(), nth: person as usize });
            }
        }
    }
    for (outgoing, note) in notes {
        outgoing.send(&note).await?;
    }
    let notes = u64::from(plan.rooms) * u64::from(plan.writers) * u64::from(plan.people);
    wait_until(&score, "everybody's empty notes", || score.notes_heard.get() == notes).await?;

    let before = server.usage()?;
    let started = Instant::now();
    score.expected.set(u64::from(edits_each) * notes);
    spawn_blocking(move || write(&writers, edits_each, plan.edits_per_second, begun)).await??;
    let all_heard = wait_until(&score, "the last edit", || score.deliveries.get() >= score.expected.get()).await;
    let (elapsed, after) = (started.elapsed(), server.usage()?);
    for listener in listeners {
        if listener.is_finished() {
            listener.await?.context("a listener")?;
            if all_heard.is_ok() {
                bail!("the server cut somebody off");
            }
        } else {
            listener.abort();
        }
    }
    Ok(Outcome {
        deliveries: score.deliveries.get(),
        expected: score.expected.get(),
        elapsed,
        cpu: after.cpu - before.cpu,
        latency: score.latency.borrow().clone(),
    })
}

/// Something that no earlier run used, so that each has rooms of its own.
fn begun_stamp() -> u128 {
    thread_local!(static RUN: Cell<u128> = const { Cell::new(1) });
    RUN.with(|run| {
        run.set(run.get() + 1);
        run.get()
    })
}

async fn wait_until(score: &Score, what: &str, holds: impl Fn() -> bool) -> anyhow::Result<()> {
    let waiting = async {
        while !holds() {
            score.progress.notified().await;
        }
    };
    timeout(LAST_EDIT_WITHIN, waiting).await.with_context(|| format!("waited in vain for {what}"))
}

/// Connects to a document as a plain Yjs client with an empty copy, and waits for the first sync.
///
/// # Errors
/// When it does not come.
pub async fn join(server: &Measured, document: DocumentId) -> anyhow::Result<(Outgoing, Incoming)> {
    let (outgoing, mut incoming) = server.connect(document).await?;
    if server.which.knows_documents() {
        let mut question = Vec::new();
        Message::Step1(&[0]).write_plain(&mut question);
        outgoing.send(&question).await?;
        let syncing = async {
            while let Some(frame) = incoming.next().await? {
                match read_plain(&mut Reader::new(&frame))? {
                    Message::Step1(_) => answer_with_nothing(&outgoing).await?,
                    Message::Step2(_) => return Ok(()),
                    _later => {}
                }
            }
            bail!("the connection ended before the first sync")
        };
        timeout(JOIN_WITHIN, syncing).await.context("no first sync")??;
    }
    Ok((outgoing, incoming))
}

/// The step 2 of somebody who has nothing.
async fn answer_with_nothing(outgoing: &Outgoing) -> anyhow::Result<()> {
    let mut answer = Vec::new();
    Message::Step2(&[0, 0]).write_plain(&mut answer);
    Ok(outgoing.send(&answer).await?)
}

/// Sends all edits, each in a frame of its own, the writers in turn and evenly over the time, as people who know nothing
/// of each other do. (On a thread of its own: the runtime's timers wake all writers of a millisecond at once, and a
/// server that writes what has piled up would look better than it is.)
fn write(writers: &[Writer], edits_each: u32, edits_per_second: u32, begun: Instant) -> anyhow::Result<()> {
    let pace = Duration::from_secs(1) / edits_per_second;
    let started = Instant::now();
    let turns = (0..edits_each as usize).flat_map(|edit| writers.iter().map(move |writer| (edit, writer)));
    for (turn, (edit, writer)) in (0..).zip(turns) {
        let due = pace * turn;
        if let Some(early) = due.checked_sub(started.elapsed()) {
            std::thread::sleep(early);
        }
        let (Some(frame), Some(sent_at)) =
            (writer.edits.get(edit), writer.sent_at.get(writer.nth).and_then(|sent_at| sent_at.get(edit)))
        else {
            bail!("writer {} has no edit {edit}", writer.nth);
        };
        sent_at.store(begun.elapsed().as_nanos() as u64, Ordering::Relaxed);
        writer.outgoing.write_blocking(frame)?;
    }
    Ok(())
}

/// Somebody who listens, and knows how much of each writer they have heard.
struct Listener {
    score: Rc<Score>,
    sent_at: SentAt,
    /// The next clock of each writer of the room.
    heard: Vec<u32>,
    begun: Instant,
}

impl Listener {
    async fn listen(mut self, outgoing: Outgoing, mut incoming: Incoming) -> anyhow::Result<()> {
        while let Some(frame) = incoming.next().await? {
            match read_plain(&mut Reader::new(&frame)) {
                Ok(Message::Update(update) | Message::Step2(update)) => self.hear(update)?,
                Ok(Message::Step1(_)) => answer_with_nothing(&outgoing).await?,
                Ok(Message::Denied(reason)) => bail!("denied: {reason}"),
                Ok(_presence) => {}
                Err(malformed) => return Err(malformed.into()),
            }
        }
        Ok(())
    }

    fn hear(&mut self, update: &[u8]) -> anyhow::Result<()> {
        let now = self.begun.elapsed();
        for (client, clocks) in scan(update, &SCAN_LIMITS)?.clocks() {
            let writer = client.get().checked_sub(FIRST_CLIENT).map_or(usize::MAX, |nth| nth as usize);
            let Some(next) = self.heard.get_mut(writer) else { continue };
            ensure!(clocks.start <= *next, "a hole before clock {} of writer {writer}", clocks.start);
            if clocks.end <= *next {
                continue;
            }
            let fresh = (*next).max(Writing::FIRST)..clocks.end;
            if *next < Writing::FIRST {
                self.score.notes_heard.set(self.score.notes_heard.get() + 1);
                self.score.progress.notify_one();
            }
            *next = clocks.end;
            let sent_at = self.sent_at.get(writer).context("a writer of this room")?;
            let mut latency = self.score.latency.borrow_mut();
            for clock in fresh.clone() {
                let sent = sent_at.get((clock - Writing::FIRST) as usize).context("heard what nobody wrote")?;
                let sent = Duration::from_nanos(sent.load(Ordering::Relaxed));
                latency.add(now.saturating_sub(sent), 1);
            }
            self.score.heard(fresh.len() as u64);
        }
        Ok(())
    }
}
