//! People who mean no good, over real sockets: the server lives, says why it takes nothing of theirs, keeps its
//! memory, and the others hardly notice.

use anyhow::{Context, bail, ensure};
use board::{
    id::DocumentId,
    wire::message::{Hello, Message, Reason},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use system_tests::{
    board_client::BoardClient,
    hostile_bytes::{self, mutate},
    load::latency::Latency,
    meeting::Meeting,
    person::Person,
    plain_client::PlainClient,
    process_usage::Usage,
    replica::Replica,
    seed::seed,
    server_process::ServerProcess,
    socket::{Handshake, PATIENCE, Socket},
};
use tokio::{
    task::JoinSet,
    time::{Instant, interval, timeout},
};

/// The limit.
const MEMORY_GROWTH_BYTES_MAX: u64 = 64 << 20;
/// The limit: p99 with the hostile over p99 with as many honest ones in their place.
const P99_RATIO_MAX: f64 = 2.0;
/// A server under load speaks once a tick of 16 ms; below two of them nobody sees a difference.
const P99_FLOOR_MS: f64 = 32.0;
/// Two cores do many things at once: the p99 of one run may be somebody else's doing.
const ATTEMPTS: u32 = 3;

/// Others on the board, honest or hostile, and what each sends a second.
const OTHERS: u64 = 8;
const OTHERS_PACE: Duration = Duration::from_millis(20);
/// After that they flood the board for so long: eight times a thousand frames a second.
const FLOOD: Duration = Duration::from_secs(3);
const FLOOD_PACE: Duration = Duration::from_millis(1);
/// The honest person whose words are timed.
const HONEST_PACE: Duration = Duration::from_millis(10);
const HONEST_EDITS: usize = 200;

/// Larger than any frame that a server takes.
const OVERSIZED_BYTES: usize = 5 << 20;

struct Scene {
    server: ServerProcess,
    board: DocumentId,
    meeting: Meeting,
    owner: Person,
}

impl Scene {
    /// How a plain client of the owner's asks for the board.
    fn plain(&self) -> Handshake<'_> {
        let url = format!("ws://{}/sync/{}", self.server.address(), self.board);
        Handshake { url, cookie: Some(&self.owner.cookie), subprotocol: None }
    }
}

async fn scene() -> anyhow::Result<Scene> {
    let server = ServerProcess::start(&["--demo"]).await?;
    let meeting = Meeting::call(server.address(), "Heltid", "For få hele stillinger").await?;
    let owner = meeting.welcome("Kari", "Gran").await?;
    Ok(Scene { server, board: meeting.board, meeting, owner })
}

/// How long an honest person's words take to another honest person, in milliseconds.
async fn honest_p99_ms(scene: &Scene, client: u64) -> anyhow::Result<f64> {
    let address = scene.server.address();
    let mut writer = BoardClient::new(address, scene.board, &scene.owner, client);
    writer.join().await?;
    let mut reader =
        PlainClient::join(address, scene.board, Some(&scene.owner.cookie), Replica::new(client + 1)).await?;
    let mut sent: HashMap<String, Instant> = HashMap::new();
    let mut latency = Latency::default();
    let mut pace = interval(HONEST_PACE);
    let conversation = async {
        let mut written = 0;
        while written < HONEST_EDITS || !sent.is_empty() {
            tokio::select! {
                _ = pace.tick(), if written < HONEST_EDITS => {
                    let key = format!("{client}-{written}");
                    let update = writer.content().replica.mark(&key);
                    writer.send_update(&update).await?;
                    sent.insert(key, Instant::now());
                    written += 1;
                }
                heard = writer.hear() => ensure!(heard?, "an honest writer was cut off"),
                heard = reader.hear() => {
                    ensure!(heard?, "an honest reader was cut off");
                    sent.retain(|key, sent| {
                        let heard = reader.replica.has_mark(key);
                        if heard {
                            latency.add(sent.elapsed(), 1);
                        }
                        !heard
                    });
                }
            }
        }
        anyhow::Ok(())
    };
    timeout(PATIENCE, conversation).await.context("an honest person's words did not arrive")??;
    writer.until("the honest work to be saved", |writer| writer.content().all_saved()).await?;
    ensure!(writer.content().refused.is_empty(), "an honest writer was refused");
    Ok(latency.quantile_ms(0.99))
}

/// The others, until `stop`.
fn others<F>(stop: &Arc<AtomicBool>, one: impl Fn(u64, Arc<AtomicBool>) -> F) -> JoinSet<anyhow::Result<()>>
where
    F: Future<Output = anyhow::Result<()>> + Send + 'static,
{
    let mut all = JoinSet::new();
    for nth in 0..OTHERS {
        all.spawn(one(nth, stop.clone()));
    }
    all
}

async fn end(others: JoinSet<anyhow::Result<()>>, stop: &AtomicBool) -> anyhow::Result<()> {
    stop.store(true, Ordering::Relaxed);
    others.join_all().await.into_iter().collect()
}

async fn honest_other(
    scene: (SocketAddr, DocumentId, Person),
    client: u64,
    stop: Arc<AtomicBool>,
) -> anyhow::Result<()> {
    let (server, board, person) = scene;
    let mut other = PlainClient::join(server, board, Some(&person.cookie), Replica::new(client)).await?;
    let mut pace = interval(OTHERS_PACE);
    let mut written = 0;
    while !stop.load(Ordering::Relaxed) {
        tokio::select! {
            _ = pace.tick() => {
                written += 1;
                let update = other.replica.mark(&format!("{client}-{}", written % 10));
                other.send_update(&update).await?;
            }
            heard = other.hear() => ensure!(heard?, "an honest other was cut off"),
        }
    }
    Ok(())
}

/// Sends one thing after another that no client means, over both protocols; comes back whenever it is thrown out.
async fn hostile_other(
    scene: (SocketAddr, DocumentId, Person),
    seed: u64,
    pace: Duration,
    sent: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
) -> anyhow::Result<()> {
    let (server, board, person) = scene;
    let mut rng = StdRng::seed_from_u64(seed);
    let seeds = hostile_bytes::updates();
    let mut pace = interval(pace);
    while !stop.load(Ordering::Relaxed) {
        let ours = rng.random_ratio(1, 2);
        let path = if ours { format!("/board/{board}") } else { format!("/sync/{board}") };
        let subprotocol = ours.then_some(board::wire::message::SUBPROTOCOL);
        let handshake = Handshake { url: format!("ws://{server}{path}"), cookie: Some(&person.cookie), subprotocol };
        let Ok(mut socket) = Socket::connect(&handshake).await else {
            pace.tick().await;
            continue;
        };
        while !stop.load(Ordering::Relaxed) {
            tokio::select! {
                _ = pace.tick() => {
                    sent.fetch_add(1, Ordering::Relaxed);
                    if rng.random_ratio(1, 50) {
                        if socket.send_text("{\"hei\": true}").await.is_err() { break }
                    } else if socket.send(hostile_frame(&seeds, ours, &mut rng)).await.is_err() {
                        break;
                    }
                }
                heard = socket.next() => if heard.is_none() { break },
            }
        }
    }
    Ok(())
}

fn hostile_frame(seeds: &[(&str, Vec<u8>)], ours: bool, rng: &mut StdRng) -> Vec<u8> {
    if rng.random_ratio(1, 200) {
        return vec![0; OVERSIZED_BYTES];
    }
    let (_, seed) = &seeds[rng.random_range(0..seeds.len())];
    let mut update = seed.clone();
    if rng.random_ratio(2, 3) {
        mutate(&mut update, rng);
    }
    let message = match rng.random_range(0..10) {
        0 => Message::Step1(&update),
        1 => Message::Step2(&update),
        2 => Message::Awareness(&update),
        3 => Message::Denied("jeg nekter"),
        4 => Message::QueryAwareness,
        5 => Message::Hello(Hello { schema: rng.random(), seal: None, writes: vec![rng.random(); 3], unsent: vec![7] }),
        _ => Message::Update(&update),
    };
    let mut frame = Vec::new();
    if ours {
        message.write(rng.random_range(0..3), &mut frame);
    } else {
        message.write_plain(&mut frame);
    }
    if rng.random_ratio(1, 5) {
        mutate(&mut frame, rng);
    }
    frame
}

#[tokio::test]
async fn the_others_hardly_notice_hostile_people_and_the_server_keeps_its_memory() -> anyhow::Result<()> {
    let seed = seed();
    let mut best = f64::INFINITY;
    for attempt in 0..ATTEMPTS {
        let mut scene = scene().await?;
        let (address, board) = (scene.server.address(), scene.board);
        let stop = Arc::new(AtomicBool::new(false));
        let company = others(&stop, |nth, stop| honest_other((address, board, scene.owner.clone()), 100 + nth, stop));
        let before_ms = honest_p99_ms(&scene, 1_000).await?;
        end(company, &stop).await?;

        let memory_before = Usage::of(scene.server.pid())?.memory_bytes;
        let sent = Arc::new(AtomicU64::new(0));
        let mut people = Vec::new();
        for nth in 0..OTHERS {
            people.push(scene.meeting.welcome(&format!("Uvenn {nth}"), "Lunner").await?);
        }
        let attack = |stop, pace| {
            let (people, sent) = (&people, &sent);
            others(stop, move |nth, stop| {
                let scene = (address, board, people[nth as usize].clone());
                hostile_other(scene, seed.wrapping_add(nth), pace, sent.clone(), stop)
            })
        };
        let stop = Arc::new(AtomicBool::new(false));
        let enemies = attack(&stop, OTHERS_PACE);
        let during_ms = honest_p99_ms(&scene, 2_000).await?;
        end(enemies, &stop).await?;

        let stop = Arc::new(AtomicBool::new(false));
        let enemies = attack(&stop, FLOOD_PACE);
        tokio::time::sleep(FLOOD).await;
        end(enemies, &stop).await?;
        honest_p99_ms(&scene, 3_000).await.context("after the flood")?;
        ensure!(scene.server.is_running(), "the server died\n{}", scene.server.log());
        let grown = Usage::of(scene.server.pid())?.memory_bytes.saturating_sub(memory_before);
        let sent = sent.load(Ordering::Relaxed);
        println!(
            "attempt {attempt}: {sent} hostile messages; honest p99 {before_ms:.1} → {during_ms:.1} ms; \
             memory + {:.1} MiB",
            grown as f64 / f64::from(1 << 20)
        );
        ensure!(grown < MEMORY_GROWTH_BYTES_MAX, "memory grew by {grown} bytes");
        best = best.min(during_ms / before_ms.max(P99_FLOOR_MS / P99_RATIO_MAX));
        if best <= P99_RATIO_MAX {
            return Ok(());
        }
    }
    bail!("honest people's p99 grew {best:.1} times in the best of {ATTEMPTS} attempts")
}

/// What the server says on `/sync` to one frame: a denial, or a farewell with words.
async fn reason_on_sync(scene: &Scene, frame: Vec<u8>) -> anyhow::Result<String> {
    let mut socket = Socket::connect(&scene.plain()).await?;
    // The server may hang up before it has read all of a frame that is too large.
    let _cut_short = socket.send(frame).await;
    first_reason(&mut socket).await
}

async fn first_reason(socket: &mut Socket) -> anyhow::Result<String> {
    use board::wire::{message::read_plain, varint::Reader};
    while let Some(frame) = socket.next_soon().await? {
        if let Ok(Message::Denied(reason)) = read_plain(&mut Reader::new(&frame)) {
            return Ok(reason.to_owned());
        }
    }
    socket.farewell.as_ref().map(|farewell| farewell.reason.to_string()).context("hung up without a word")
}

fn plain(message: &Message<'_>) -> Vec<u8> {
    let mut frame = Vec::new();
    message.write_plain(&mut frame);
    frame
}

#[tokio::test]
async fn a_plain_client_is_told_why() -> anyhow::Result<()> {
    let scene = scene().await?;
    let mut unexplained = Vec::new();
    for (name, frame) in [
        ("an update that is none", plain(&Message::Update(&[0xff; 9]))),
        ("a step 2 that is none", plain(&Message::Step2(&[0xff; 9]))),
        ("arrays 200,000 deep", plain(&Message::Update(&hostile_bytes::nested_arrays(200_000)))),
        ("five bytes that ask for gigabytes", plain(&Message::Update(&named("five-bytes-ask-for-gigabytes")))),
        ("an oversized frame", vec![0; OVERSIZED_BYTES]),
        ("a message of no known type", vec![99, 1, 2, 3]),
        ("a message that is cut short", vec![0, 2, 50, 1]),
    ] {
        match reason_on_sync(&scene, frame).await {
            Ok(reason) if !reason.is_empty() => println!("{name}: {reason}"),
            Ok(_silence) => unexplained.push(format!("{name}: an empty reason")),
            Err(error) => unexplained.push(format!("{name}: {error:#}")),
        }
    }
    let mut socket = Socket::connect(&scene.plain()).await?;
    socket.send_text("hei").await?;
    match first_reason(&mut socket).await {
        Ok(reason) if !reason.is_empty() => println!("a text frame: {reason}"),
        other => unexplained.push(format!("a text frame: {other:?}")),
    }
    ensure!(unexplained.is_empty(), "no reason was given for:\n{}", unexplained.join("\n"));
    Ok(())
}

fn named(name: &str) -> Vec<u8> {
    hostile_bytes::updates().into_iter().find(|(known, _)| *known == name).expect("a known name").1
}

#[tokio::test]
async fn our_own_client_is_told_which_message_and_why() -> anyhow::Result<()> {
    let scene = scene().await?;
    let mut somebody = BoardClient::new(scene.server.address(), scene.board, &scene.owner, 5);
    somebody.join().await?;
    let nth = somebody.send_update(&[0xff; 9]).await?;
    somebody.until("a refusal", |somebody| !somebody.content().refused.is_empty()).await?;
    let (count, reason, _) = &somebody.content().refused[0];
    ensure!((*count, *reason) == (nth, Reason::Malformed), "refused: {:?}", somebody.content().refused);
    Ok(())
}

#[tokio::test]
async fn nobody_writes_under_somebody_elses_id() -> anyhow::Result<()> {
    let scene = scene().await?;
    let address = scene.server.address();
    let mut kari = BoardClient::new(address, scene.board, &scene.owner, 5);
    kari.join().await?;
    let update = kari.content().replica.mark("karis");
    kari.send_update(&update).await?;
    kari.until("Kari's mark to be saved", |kari| kari.content().all_saved()).await?;

    // Another person goes on counting where Kari stopped.
    let thief = scene.meeting.welcome("Tyv", "Lunner").await?;
    let mut thief = BoardClient::new(address, scene.board, &thief, 6);
    thief.join().await?;
    thief.send_update(&hostile_bytes::block(5, 1)).await?;
    let own = thief.content().replica.mark("tyvens egen");
    thief.send_update(&own).await?;
    kari.until("what is the other's own", |kari| kari.content().replica.has_mark("tyvens egen")).await?;
    let more = kari.content().replica.mark("karis neste");
    kari.send_update(&more).await?;
    kari.until("Kari's next to be saved", |kari| kari.content().all_saved()).await?;
    ensure!(kari.content().refused.is_empty(), "Kari was refused for what somebody else did");
    let stranger = PlainClient::join(address, scene.board, Some(&scene.owner.cookie), Replica::new(9)).await?;
    ensure!(stranger.replica.has_mark("karis neste"), "Kari's clock was taken by somebody else");
    Ok(())
}

#[tokio::test]
async fn nothing_waits_inside_the_document_for_somebody_elses_update() -> anyhow::Result<()> {
    let scene = scene().await?;
    let address = scene.server.address();
    let mut smuggler = PlainClient::join(address, scene.board, Some(&scene.owner.cookie), Replica::new(50)).await?;
    for name in ["a-block-after-a-hole", "an-origin-that-nobody-wrote", "deletes-what-is-not-written"] {
        smuggler.send_update(&named(name)).await?;
    }
    let update = smuggler.replica.mark("smuglerens egen");
    smuggler.send_update(&update).await?;
    // Client 5 is who the smuggled deletion and the hole speak of.
    let mut honest = BoardClient::new(address, scene.board, &scene.owner, 5);
    honest.join().await?;
    for nth in 0..20 {
        let update = honest.content().replica.mark(&format!("{nth}"));
        honest.send_update(&update).await?;
    }
    honest.until("everything to be saved", |honest| honest.content().all_saved()).await?;
    let stranger = PlainClient::join(address, scene.board, Some(&scene.owner.cookie), Replica::new(9)).await?;
    ensure!(!stranger.replica.waits_for_more(), "something waits inside the document");
    for nth in 0..20 {
        ensure!(stranger.replica.has_mark(&nth.to_string()), "mark {nth} was deleted before it was written");
    }
    ensure!(smuggler.questions <= 2, "{} questions", smuggler.questions);
    Ok(())
}
