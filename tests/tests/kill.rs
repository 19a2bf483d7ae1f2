//! SIGKILL at random moments: what was called saved, and what anybody else had seen, is there when the server
//! comes back; the rest comes back from its author.

use anyhow::{Context, bail, ensure};
use board::id::DocumentId;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use system_tests::{
    board_client::BoardClient, meeting::Meeting, person::Person, plain_client::PlainClient, replica::Replica,
    seed::seed, server_process::ServerProcess,
};
use tokio::{
    task::JoinSet,
    time::{Instant, MissedTickBehavior, interval},
};

const ROUNDS: u32 = 20;
const WRITERS: u64 = 5;
/// Five writers at this pace make 50 edits a second.
const EDIT_EVERY: Duration = Duration::from_millis(100);
/// The kill comes at a random moment of this span after everybody is in.
const KILL_AFTER_MS: std::ops::Range<u64> = 150..1_000;
/// One edit of so many takes an earlier mark away instead of setting one.
const UNMARK_ONE_OF: u32 = 5;

/// One person who writes, and what they may rely upon.
struct Writer {
    client: BoardClient,
    /// Marks written so far, over all rounds: gives each its own key.
    written: u64,
    /// What each message of this connection did, by its number.
    in_flight: BTreeMap<u64, Edit>,
    /// All that the author wrote and has not taken away again.
    wanted: BTreeSet<String>,
    /// Keys that the author took away.
    unwanted: BTreeSet<String>,
    /// The last edit of each key that the server has called saved.
    saved: BTreeMap<String, Edit>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Edit {
    Mark(String),
    Unmark(String),
}

impl Edit {
    fn key(&self) -> &str {
        match self {
            Edit::Mark(key) | Edit::Unmark(key) => key,
        }
    }
}

impl Writer {
    async fn edit(&mut self, rng: &mut StdRng) -> anyhow::Result<()> {
        let name = self.client.content().replica.client();
        let takes_away = rng.random_ratio(1, UNMARK_ONE_OF);
        let victim = takes_away.then(|| self.wanted.iter().nth(rng.random_range(0..=self.wanted.len()))).flatten();
        let (edit, update) = match victim.cloned() {
            Some(key) => {
                let update = self.client.content().replica.unmark(&key);
                self.wanted.remove(&key);
                self.unwanted.insert(key.clone());
                (Edit::Unmark(key), update)
            }
            None => {
                self.written += 1;
                let key = format!("{name}-{}", self.written);
                let update = self.client.content().replica.mark(&key);
                self.wanted.insert(key.clone());
                (Edit::Mark(key), update)
            }
        };
        let number = self.client.send_update(&update).await?;
        self.in_flight.insert(number, edit);
        Ok(())
    }

    fn note_saved(&mut self) {
        let saved = self.client.content().saved;
        let rest = self.in_flight.split_off(&(saved + 1));
        for edit in std::mem::replace(&mut self.in_flight, rest).into_values() {
            self.saved.insert(edit.key().to_owned(), edit);
        }
    }

    /// Writes at its pace until the connection ends.
    async fn write_until_cut_off(mut self, seed: u64) -> anyhow::Result<Writer> {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut pace = interval(EDIT_EVERY);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = pace.tick() => if self.edit(&mut rng).await.is_err() { break },
                heard = self.client.hear() => if !heard? { break },
            }
            self.note_saved();
        }
        // A failed send does not mean that all has been heard which the server said before it died.
        self.client.drain().await?;
        self.note_saved();
        Ok(self)
    }

    /// Connects again and waits until the server has called everything saved.
    async fn come_back(&mut self) -> anyhow::Result<()> {
        self.in_flight.clear();
        self.client.join().await?;
        self.client
            .until("everything to be saved", |client| client.content().questions > 0 && client.content().all_saved())
            .await?;
        ensure!(self.client.content().refused.is_empty(), "an honest writer was refused");
        for key in &self.wanted {
            self.saved.insert(key.clone(), Edit::Mark(key.clone()));
        }
        for key in &self.unwanted {
            self.saved.insert(key.clone(), Edit::Unmark(key.clone()));
        }
        Ok(())
    }
}

/// Somebody without a copy of their own looks at what the server has.
async fn what_the_server_has(
    server: &ServerProcess,
    board: DocumentId,
    somebody: &Person,
    client: u64,
) -> anyhow::Result<BTreeSet<String>> {
    let stranger = PlainClient::join(server.address(), board, Some(&somebody.cookie), Replica::new(client)).await?;
    Ok(stranger.replica.marks())
}

#[tokio::test]
async fn nothing_that_was_saved_or_seen_is_lost_when_the_server_is_killed() -> anyhow::Result<()> {
    let seed = seed();
    let mut rng = StdRng::seed_from_u64(seed);
    let mut server = ServerProcess::start(&["--demo"]).await?;
    let meeting = Meeting::call(server.address(), "Heltid", "For få hele stillinger").await?;
    let (board, owner) = (meeting.board, meeting.welcome("Kari", "Nordre Land").await?);
    let mut writers = Vec::new();
    for nth in 1..=WRITERS {
        let person = meeting.welcome(&format!("Skriver {nth}"), "Østre Toten").await?;
        let client = BoardClient::new(server.address(), board, &person, nth);
        let (in_flight, saved) = (BTreeMap::new(), BTreeMap::new());
        let (wanted, unwanted) = (BTreeSet::new(), BTreeSet::new());
        let mut writer = Writer { client, written: 0, in_flight, wanted, unwanted, saved };
        writer.come_back().await?;
        writers.push(writer);
    }
    let (mut saved_in_all, mut seen_in_all, mut from_outboxes) = (0, 0, 0);
    for round in 0..ROUNDS {
        let reader = PlainClient::join(server.address(), board, Some(&owner.cookie), Replica::new(1_000)).await?;
        let killed_at = Instant::now() + Duration::from_millis(rng.random_range(KILL_AFTER_MS));
        let reading = tokio::spawn(reader.drain());
        let mut writing = JoinSet::new();
        for writer in writers.drain(..) {
            writing.spawn(writer.write_until_cut_off(rng.random()));
        }
        tokio::time::sleep_until(killed_at).await;
        server.kill();
        let seen = reading.await?.marks();
        while let Some(writer) = writing.join_next().await {
            writers.push(writer??);
        }
        server.restart().await.context("after a kill")?;

        let there = what_the_server_has(&server, board, &owner, 2_000).await?;
        let unwanted: BTreeSet<&String> = writers.iter().flat_map(|writer| &writer.unwanted).collect();
        for writer in &writers {
            for edit in writer.saved.values() {
                let kept = match edit {
                    // Taken away again since, perhaps not yet saved: then either is right.
                    Edit::Mark(key) => there.contains(key) || unwanted.contains(key),
                    Edit::Unmark(key) => !there.contains(key),
                };
                if !kept {
                    bail!("round {round}, seed {seed}: {edit:?} was saved and is lost\n{}", server.log());
                }
            }
            saved_in_all += writer.saved.len();
        }
        let lost: Vec<&String> = seen.iter().filter(|key| !there.contains(*key) && !unwanted.contains(key)).collect();
        ensure!(lost.is_empty(), "round {round}, seed {seed}: somebody had seen {lost:?}\n{}", server.log());
        seen_in_all += seen.len();

        let wanted: BTreeSet<String> = writers.iter().flat_map(|writer| writer.wanted.clone()).collect();
        from_outboxes += wanted.iter().filter(|key| !there.contains(*key)).count();
        for writer in &mut writers {
            writer.come_back().await.with_context(|| format!("round {round}, seed {seed}"))?;
        }
        let there: BTreeSet<String> = what_the_server_has(&server, board, &owner, 2_001).await?;
        ensure!(there == wanted, "round {round}, seed {seed}: authors' own work did not come back");
    }
    println!(
        "{ROUNDS} kills: {saved_in_all} saved edits and {seen_in_all} seen ones looked for, 0 missing; \
         {from_outboxes} came back from their authors"
    );
    Ok(())
}
