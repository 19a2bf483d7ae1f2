//! Coming to a board that is large already, and what an edit costs there.

use super::{
    measured::Measured,
    rooms::{SCAN_LIMITS, join},
    stream::Outgoing,
};
use crate::process_usage::cpu_of_threads;
use anyhow::{Context, bail};
use board::{
    ClientId,
    id::DocumentId,
    wire::{
        message::{Message, read_plain},
        scan::scan,
        varint::Reader,
    },
};
use std::time::Duration;
use tokio::time::{Instant, timeout};
use yrs::{
    Doc, GetString, Map, MapPrelim, MapRef, ReadTxn, Text, TextPrelim, TextRef, Transact, Update,
    updates::decoder::Decode,
};

/// Who grows a board.
const WRITER: ClientId = ClientId::new(77);
/// How long anything here may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// Frames that are written in one go.
const BATCH: usize = 64;

/// A board with so many notes, grown by so many edits: its updates in order, each in a message.
#[derive(Debug)]
pub struct GrownBoard {
    /// Messages to send.
    pub messages: Vec<Vec<u8>>,
    /// Size of the whole document as one update (v1).
    pub bytes: usize,
    /// Where its writer's clock stands at the end.
    pub clock: u32,
}

impl GrownBoard {
    /// Notes are made first; then edits go round: words typed, notes moved.
    pub fn grow(notes: u32, edits: u32) -> GrownBoard {
        let doc = Doc::with_client_id(WRITER.get());
        let root = doc.get_or_insert_map("n");
        let mut messages = Vec::new();
        let mut made: Vec<(MapRef, TextRef)> = Vec::new();
        for nth in 0..edits {
            let mut edit = doc.transact_mut();
            if nth < notes {
                let note: MapRef = root.insert(&mut edit, format!("note-{nth:06}"), MapPrelim::default());
                note.insert(&mut edit, "k", "cause");
                note.insert(&mut edit, "p", vec!["", "c", "a0"]);
                let text: TextRef = note.insert(&mut edit, "t", TextPrelim::new("For få hele stillinger"));
                made.push((note, text));
            } else if let Some((note, text)) = made.get((nth as usize * 7919) % notes.max(1) as usize) {
                if nth.is_multiple_of(2) {
                    let at = text.get_string(&edit).chars().count() as u32 / 2;
                    text.insert(&mut edit, at, "og ");
                } else {
                    note.insert(&mut edit, "r", vec![f64::from(nth % 1600), 20.0, 200.0, 200.0, f64::from(nth)]);
                }
            }
            messages.push(said(&edit.encode_update_v1()));
        }
        let read = doc.transact();
        let bytes = read.encode_state_as_update_v1(&Default::default()).len();
        GrownBoard { messages, bytes, clock: read.state_vector().get(&WRITER) }
    }
}

/// Updates of so many people, one each.
pub fn one_edit_each(people: u32) -> Vec<Vec<u8>> {
    (0..people)
        .map(|nth| {
            let doc = Doc::with_client_id(3_000_000 + u64::from(nth));
            let marks = doc.get_or_insert_map("marks");
            let mut edit = doc.transact_mut();
            marks.insert(&mut edit, format!("{nth}"), true);
            said(&edit.encode_update_v1())
        })
        .collect()
}

fn said(update: &[u8]) -> Vec<u8> {
    let mut message = Vec::new();
    Message::Update(update).write_plain(&mut message);
    message
}

/// Uploads messages one by one and waits until the server has taken them all; gives its processor time for each.
///
/// # Errors
/// When the server does not take them.
pub async fn upload(server: &Measured, document: DocumentId, messages: &[Vec<u8>]) -> anyhow::Result<Duration> {
    let (outgoing, mut incoming) = join(server, document).await?;
    let before = server.usage()?.cpu;
    let reading = async {
        // Our own words come back; a server that waited for us to read them would wait for ever.
        while let Some(frame) = incoming.next().await? {
            if let Message::Step2(_) = read_plain(&mut Reader::new(&frame))? {
                return Ok(());
            }
        }
        bail!("the connection ended")
    };
    let writing = async {
        for batch in messages.chunks(BATCH) {
            let framed: Vec<u8> = batch.iter().flat_map(|message| outgoing.framed(message)).collect();
            outgoing.write(&framed).await?;
        }
        // Messages are answered in their order: the answer to this comes when all has been applied.
        ask(&outgoing, &[0]).await
    };
    let both = async { tokio::try_join!(reading, writing) };
    timeout(PATIENCE, both).await.context("the upload was not answered")??;
    Ok((server.usage()?.cpu - before) / messages.len().max(1) as u32)
}

async fn ask(outgoing: &Outgoing, state_vector: &[u8]) -> anyhow::Result<()> {
    let mut question = Vec::new();
    Message::Step1(state_vector).write_plain(&mut question);
    Ok(outgoing.send(&question).await?)
}

/// The server's processor time for one edit among `edits` that come at a pace, so that none shares a transaction.
///
/// # Errors
/// When the server cuts the writer off.
pub async fn edit_cost(
    server: &Measured,
    document: DocumentId,
    edits: &[Vec<u8>],
    pace: Duration,
) -> anyhow::Result<Duration> {
    let (outgoing, mut incoming) = join(server, document).await?;
    let reading = tokio::task::spawn_local(async move { while let Ok(Some(_frame)) = incoming.next().await {} });
    let before = cpu_of_threads(server.pid())?;
    for edit in edits {
        outgoing.send(edit).await?;
        tokio::time::sleep(pace).await;
    }
    let cost = cpu_of_threads(server.pid())?.saturating_sub(before) / edits.len().max(1) as u32;
    reading.abort();
    Ok(cost)
}

/// How long it takes to have a document.
#[derive(Debug, Clone, Copy)]
pub struct Joined {
    /// From connecting to the last byte that was needed.
    pub received: Duration,
    /// … and applied with yrs.
    pub applied: Duration,
}

/// Comes to a grown board with an empty copy, and waits until it is whole: not every server's first step 2 is.
///
/// # Errors
/// When it does not come.
pub async fn first_sync(server: &Measured, document: DocumentId, board: &GrownBoard) -> anyhow::Result<Joined> {
    let started = Instant::now();
    let (outgoing, mut incoming) = server.connect(document).await?;
    ask(&outgoing, &[0]).await?;
    let (mut clock, mut updates) = (0, Vec::new());
    let syncing = async {
        while let Some(frame) = incoming.next().await? {
            if let Message::Step2(update) | Message::Update(update) = read_plain(&mut Reader::new(&frame))? {
                let clocks = scan(update, &SCAN_LIMITS)?.clocks();
                clock = clocks
                    .iter()
                    .filter(|(client, _)| *client == WRITER)
                    .map(|(_, clocks)| clocks.end)
                    .fold(clock, u32::max);
                updates.push(update.to_vec());
                if clock >= board.clock {
                    return Ok(started.elapsed());
                }
            }
        }
        bail!("the connection ended")
    };
    let received = timeout(PATIENCE, syncing).await.context("no first sync")??;
    let doc = Doc::new();
    let mut edit = doc.transact_mut();
    for update in updates {
        edit.apply_update(Update::decode_v1(&update)?)?;
    }
    drop(edit);
    Ok(Joined { received, applied: started.elapsed() })
}
