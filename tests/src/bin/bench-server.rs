//! `cargo xtask bench server`: our server beside a raw relay, y-websocket, Hocuspocus and y-sweet, in one run, as Markdown.
//!
//! `bench-server [SECTION…]` runs only the sections whose names are given; `bench-server relay ADDRESS` is the relay.

use anyhow::Context;
use board::id::DocumentId;
use std::{fmt::Display, time::Duration};
use system_tests::{
    load::{
        awareness, idle,
        joining::{self, GrownBoard},
        measured::{Measured, Which},
        raw_relay, rooms,
        rooms::Plan,
        voices,
        writing::Writing,
    },
    server_process::ServerProcess,
};
use tokio::task::LocalSet;

/// One room, many listeners.
const ONE_ROOM: Plan = Plan { rooms: 1, people: 50, writers: 5, edits_per_second: 4_000, seconds: 4 };
/// Many rooms with a few people each.
const MANY_ROOMS: Plan = Plan { rooms: 20, people: 10, writers: 2, edits_per_second: 2_000, seconds: 4 };
/// What most servers see most of the time.
const LIGHT: Plan = Plan { rooms: 10, people: 20, writers: 2, edits_per_second: 200, seconds: 5 };
/// The ladder of edits a second in one room; its next rung is tried while p99 holds.
const LADDER: [u32; 5] = [8_000, 16_000, 32_000, 64_000, 128_000];
const LADDER_SECONDS: u32 = 2;
/// A pace counts as sustained up to this.
const SUSTAINED_P99_MS: f64 = 100.0;

const CURSORS: usize = 50;
const CURSOR_HZ: u32 = 20;
const CURSOR_SECONDS: u32 = 4;

const IDLE: u32 = 1_000;
const IDLE_WATCHED: Duration = Duration::from_secs(10);

const LARGE_NOTES: u32 = 2_000;
const LARGE_EDITS: u32 = 50_000;
const VOICES: u32 = 1_000;

const FEW_IDS: u32 = 10;
const MANY_IDS: u32 = 10_000;
const COST_EDITS: u32 = 200;
/// More than a tick, so that each edit is a transaction and a record of its own.
const COST_PACE: Duration = Duration::from_millis(20);

/// What can be asked for by name.
const SECTIONS: [&str; 9] = ["crowd", "rooms", "light", "sustained", "awareness", "idle", "joining", "voices", "ids"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [relay, address] = arguments.as_slice()
        && relay == "relay"
    {
        return raw_relay::serve(address.parse().context("an address to listen on")?).await;
    }
    let wanted = |section: &str| arguments.is_empty() || arguments.iter().any(|argument| argument == section);
    let peers = peers();
    LocalSet::new()
        .run_until(async {
            for section in SECTIONS.into_iter().filter(|section| wanted(section)) {
                match section {
                    "crowd" => fixed_load("One room of 50", ONE_ROOM, &peers).await?,
                    "rooms" => fixed_load("20 rooms of 10", MANY_ROOMS, &peers).await?,
                    "light" => fixed_load("Light load", LIGHT, &peers).await?,
                    "sustained" => sustained(&peers).await?,
                    "awareness" => cursors(&peers).await?,
                    "idle" => idling(&peers).await?,
                    "joining" => large_board(&peers).await?,
                    "voices" => many_voices().await?,
                    "ids" => many_ids().await?,
                    other => unreachable!("SECTIONS has no {other}"),
                }
            }
            Ok(())
        })
        .await
}

/// Ours, the relay, and the others as far as they are installed.
fn peers() -> Vec<Which> {
    let all = [Which::Samtavle, Which::RawRelay, Which::YWebsocket, Which::Hocuspocus, Which::YSweet];
    let (peers, missing): (Vec<Which>, Vec<Which>) = all.into_iter().partition(|which| which.is_here());
    for which in missing {
        println!("({} is left out: it is not installed; `cargo xtask bench server` does that)\n", which.name());
    }
    peers
}

fn heading(title: &str, columns: &[&str]) {
    println!("\n### {title}\n");
    row(columns);
    row(&vec!["---"; columns.len()]);
}

fn row<T: Display>(cells: &[T]) {
    let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
    println!("| {} |", cells.join(" | "));
}

fn ms(duration: Duration) -> String {
    format!("{:.1}", duration.as_secs_f64() * 1e3)
}

async fn fixed_load(title: &str, plan: Plan, peers: &[Which]) -> anyhow::Result<()> {
    let title = format!(
        "{title}: {} rooms × {} people, {} writing in each, {} edits/s in all",
        plan.rooms, plan.people, plan.writers, plan.edits_per_second
    );
    let columns =
        ["server", "deliveries per CPU-second", "÷ raw relay", "p50 ms", "p99 ms", "CPU µs/delivery", "delivered"];
    heading(&title, &columns);
    let mut outcomes = Vec::new();
    for which in peers {
        let server = Measured::start(*which).await?;
        match rooms::run(&server, plan).await {
            Ok(outcome) => outcomes.push((*which, outcome)),
            Err(error) if *which == Which::Samtavle => return Err(error),
            Err(error) => println!("({} did not get through: {error:#})\n", which.name()),
        }
    }
    let relay = outcomes
        .iter()
        .find(|(which, _)| *which == Which::RawRelay)
        .map_or(f64::NAN, |(_, outcome)| outcome.deliveries_per_cpu_second());
    for (which, outcome) in &outcomes {
        row(&[
            which.name().to_owned(),
            format!("{:.0}", outcome.deliveries_per_cpu_second()),
            format!("{:.2}", outcome.deliveries_per_cpu_second() / relay),
            format!("{:.2}", outcome.latency.quantile_ms(0.5)),
            format!("{:.2}", outcome.latency.quantile_ms(0.99)),
            format!("{:.2}", outcome.cpu_us_per_delivery()),
            format!("{:.1} %", outcome.delivered() * 100.0),
        ]);
    }
    Ok(())
}

async fn sustained(peers: &[Which]) -> anyhow::Result<()> {
    let title = format!("Sustained in one room of 50, all delivered within p99 {SUSTAINED_P99_MS} ms");
    heading(&title, &["server", "edits/s", "deliveries/s", "p50 ms", "p99 ms", "what ended it"]);
    for which in peers {
        let (mut best, mut ended) = (None, "the ladder's last rung".to_owned());
        for edits_per_second in LADDER {
            let server = Measured::start(*which).await?;
            let plan = Plan { edits_per_second, seconds: LADDER_SECONDS, ..ONE_ROOM };
            match rooms::run(&server, plan).await {
                Ok(outcome) if holds(&outcome) => best = Some((edits_per_second, outcome)),
                Ok(outcome) => {
                    let (delivered, p99) = (outcome.delivered() * 100.0, outcome.latency.quantile_ms(0.99));
                    ended = format!("{edits_per_second} edits/s: p99 {p99:.0} ms, {delivered:.0} % delivered");
                    break;
                }
                Err(error) => {
                    ended = format!("{edits_per_second} edits/s: {error:#}");
                    break;
                }
            }
        }
        let mut cells = vec![which.name().to_owned()];
        match best {
            Some((edits_per_second, outcome)) => cells.extend([
                edits_per_second.to_string(),
                format!("{:.0}", outcome.deliveries_per_second()),
                format!("{:.1}", outcome.latency.quantile_ms(0.5)),
                format!("{:.1}", outcome.latency.quantile_ms(0.99)),
            ]),
            None => cells.extend(["below the first rung", "–", "–", "–"].map(str::to_owned)),
        }
        cells.push(ended);
        row(&cells);
    }
    Ok(())
}

/// Whether a server bears a rung of the ladder.
fn holds(outcome: &rooms::Outcome) -> bool {
    let kept_up = outcome.elapsed.as_secs_f64() < f64::from(LADDER_SECONDS) * 1.1;
    kept_up && outcome.delivered() >= 1.0 && outcome.latency.quantile_ms(0.99) < SUSTAINED_P99_MS
}

async fn cursors(peers: &[Which]) -> anyhow::Result<()> {
    heading(
        &format!("Presence: {CURSORS} people, {CURSOR_HZ} times a second"),
        &["server", "deliveries per CPU-second", "seen of shown", "p50 ms", "p99 ms"],
    );
    for which in peers {
        let server = Measured::start(*which).await?;
        let outcome =
            awareness::run(&server, CURSORS, CURSOR_HZ, CURSOR_SECONDS).await.with_context(|| which.name())?;
        row(&[
            which.name().to_owned(),
            format!("{:.0}", outcome.deliveries as f64 / outcome.cpu.as_secs_f64().max(0.01)),
            format!("{:.1} %", outcome.deliveries as f64 / outcome.shown as f64 * 100.0),
            format!("{:.2}", outcome.latency.quantile_ms(0.5)),
            format!("{:.2}", outcome.latency.quantile_ms(0.99)),
        ]);
    }
    Ok(())
}

async fn idling(peers: &[Which]) -> anyhow::Result<()> {
    heading(
        &format!("Idle: {IDLE} connections to one room, then {IDLE} rooms with one each"),
        &["server", "kB a connection", "kB a room", "… and when it is unloaded", "CPU of the rooms"],
    );
    for which in peers {
        let server = Measured::start(*which).await?;
        let outcome = idle::run(&server, IDLE, IDLE_WATCHED).await.with_context(|| which.name())?;
        row(&[
            which.name().to_owned(),
            format!("{:.1}", outcome.bytes_per_connection / 1024.0),
            format!("{:.1}", outcome.bytes_per_room / 1024.0),
            outcome.bytes_per_unloaded_room.map_or("–".to_owned(), |bytes| format!("{:.1}", bytes / 1024.0)),
            format!("{:.2} %", outcome.cpu_part * 100.0),
        ]);
    }
    Ok(())
}

async fn large_board(peers: &[Which]) -> anyhow::Result<()> {
    let grown = GrownBoard::grow(LARGE_NOTES, LARGE_EDITS);
    heading(
        &format!(
            "A board of {LARGE_NOTES} notes and {LARGE_EDITS} edits ({:.2} MB): upload, and joins with an empty copy",
            grown.bytes as f64 / 1e6
        ),
        &[
            "server",
            "upload, CPU µs an edit",
            "warm, ms",
            "… and applied by yrs",
            "after a restart, ms",
            "… and applied",
        ],
    );
    let mut peers: Vec<Which> = peers.iter().copied().filter(|which| which.knows_documents()).collect();
    if peers.contains(&Which::YWebsocket) {
        peers.push(Which::YWebsocketLevelDb);
    }
    for which in peers {
        let document = DocumentId(0x1a49e);
        let mut server = Measured::start(which).await?;
        let cost = match joining::upload(&server, document, &grown.messages).await {
            Ok(cost) => cost,
            // A peer that does not take the board is said to have failed; the others are compared all the same.
            Err(error) if which != Which::Samtavle => {
                row(&[which.name(), &format!("{error:#}"), "–", "–", "–", "–"].map(str::to_owned));
                continue;
            }
            Err(error) => return Err(error),
        };
        // The first join may make what later ones are served from.
        joining::first_sync(&server, document, &grown).await?;
        let warm = joining::first_sync(&server, document, &grown).await?;
        let mut cells = vec![
            which.name().to_owned(),
            format!("{:.1}", cost.as_secs_f64() * 1e6),
            ms(warm.received),
            ms(warm.applied),
        ];
        match which.keeps_within() {
            None => cells.extend(["keeps nothing".to_owned(), "–".to_owned()]),
            Some(moment) => {
                tokio::time::sleep(moment).await;
                server.restart().await?;
                let cold = joining::first_sync(&server, document, &grown).await.with_context(|| which.name())?;
                cells.extend([ms(cold.received), ms(cold.applied)]);
            }
        }
        row(&cells);
    }
    Ok(())
}

async fn many_voices() -> anyhow::Result<()> {
    let title = format!("A board with {VOICES} voices: a stranger has all documents after, ms");
    heading(&title, &["server", "documents", "warm", "after a restart"]);
    // Not --open: there everybody is one person, with one voice.
    let mut server = ServerProcess::start(&["--demo"]).await?;
    let meeting = voices::fill(server.address(), VOICES).await?;
    let (board, stranger) = (meeting.board, meeting.welcome("Fremmed", "Jevnaker").await?);
    voices::join(server.address(), board, &stranger, 0).await?;
    let warm = voices::join(server.address(), board, &stranger, 1).await?;
    server.restart().await?;
    let cold = voices::join(server.address(), board, &stranger, 2).await?;
    row(&["Samtavle".to_owned(), cold.documents.to_string(), ms(warm.took), ms(cold.took)]);
    Ok(())
}

async fn many_ids() -> anyhow::Result<()> {
    let title = format!("An edit's cost by client ids in the document, one every {COST_PACE:?}");
    heading(&title, &["server", "ids", "CPU µs an edit, log included"]);
    for ids in [FEW_IDS, MANY_IDS] {
        let server = Measured::start(Which::Samtavle).await?;
        let document = DocumentId(u128::from(ids));
        joining::upload(&server, document, &joining::one_edit_each(ids)).await?;
        let writing = Writing::prepare(1, COST_EDITS);
        joining::edit_cost(&server, document, std::slice::from_ref(&writing.note), COST_PACE).await?;
        let cost = joining::edit_cost(&server, document, &writing.edits, COST_PACE).await?;
        row(&["Samtavle".to_owned(), ids.to_string(), format!("{:.0}", cost.as_secs_f64() * 1e6)]);
    }
    Ok(())
}
