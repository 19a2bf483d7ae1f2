//! When boards are looked into: a moment after somebody has stopped writing, or every now and then while they go
//! on. One at a time, and with pauses, so that rooms never wait for it.

use super::{NotSeen, Summaries};
use crate::network::Change;
use crate::rooms::written::Written;
use board::network::BoardId;
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, sleep_until};

/// A board on which nothing was written for this long is looked into.
const QUIET: Duration = Duration::from_secs(1);
/// A board on which somebody writes on and on is looked into this often.
const UNDER_LOAD: Duration = Duration::from_secs(10);
/// How often rooms are asked where something was written.
const LISTEN_EVERY: Duration = Duration::from_millis(250);
/// A look that took longer than this is followed by a pause of [`PAUSE_FACTOR`] times as long: at most a fifth of
/// one core goes into looking.
const SHORT: Duration = Duration::from_millis(20);
const PAUSE_FACTOR: u32 = 4;
/// How often old news are forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(3600);

/// Since when, and until when, somebody has written.
struct Wait {
    first: Instant,
    last: Instant,
}

impl Wait {
    fn due(&self) -> Instant {
        (self.last + QUIET).min(self.first + UNDER_LOAD)
    }
}

/// Boards that are to be looked into.
#[derive(Default)]
struct Waiting(BTreeMap<BoardId, Wait>);

impl Waiting {
    fn written(&mut self, board: BoardId, now: Instant) {
        self.0.entry(board).or_insert(Wait { first: now, last: now }).last = now;
    }

    /// Every board, now: nobody writes.
    fn all(&mut self, summaries: &Summaries) {
        let past = Instant::now().checked_sub(QUIET).unwrap_or_else(Instant::now);
        let state = summaries.directory.state();
        let projects = state.networks().flat_map(|network| state.projects(&network.id)).map(|project| project.id);
        for id in state.boards().map(|board| board.id).chain(projects) {
            self.0.entry(id).or_insert(Wait { first: past, last: past });
        }
    }

    fn next(&self) -> Option<(Instant, BoardId)> {
        self.0.iter().map(|(board, wait)| (wait.due(), *board)).min()
    }
}

/// Looks into all boards once, and then into those where something happens. Ends with the summaries.
pub(super) async fn go(summaries: Weak<Summaries>, written: Arc<Written>) {
    let mut waiting = Waiting::default();
    let mut forget = tokio::time::interval(FORGET_EVERY);
    let (mut listen_at, mut rested) = (Instant::now(), Instant::now());
    let (mut changes, again, over) = {
        let Some(summaries) = summaries.upgrade() else { return };
        waiting.all(&summaries);
        (summaries.directory.changes(), summaries.again.clone(), summaries.over.clone())
    };
    loop {
        let next = waiting.next().map(|(due, board)| (due.max(rested), board));
        let what = tokio::select! {
            boards = async { sleep_until(listen_at).await; written.take().await } => What::Written(boards),
            change = changes.recv() => match change {
                Ok(Change::Board(board)) => What::Written(HashSet::from([board])),
                Ok(Change::Person(_) | Change::Network(_)) => continue,
                Err(RecvError::Lagged(_)) => What::All,
                Err(RecvError::Closed) => return,
            },
            () = again.notified() => What::Again,
            () = over.notified() => What::All,
            _ = forget.tick() => What::Forget,
            board = due(next) => What::Look(board),
        };
        let Some(summaries) = summaries.upgrade() else { return };
        let now = Instant::now();
        let (doing, done) = match what {
            What::Written(boards) => {
                boards.into_iter().for_each(|board| waiting.written(board, now));
                listen_at = now + LISTEN_EVERY;
                continue;
            }
            What::All => {
                waiting.all(&summaries);
                continue;
            }
            What::Again => {
                waiting.all(&summaries);
                ("what was known of boards could not be read", summaries.remember().await.map_err(NotSeen::from))
            }
            What::Forget => ("old news were not forgotten", summaries.forget_old_news().await),
            What::Look(board) => {
                waiting.0.remove(&board);
                let looked = summaries.look(board).await;
                let took = now.elapsed();
                rested = Instant::now() + if took > SHORT { PAUSE_FACTOR * took } else { Duration::ZERO };
                ("a board was not looked into", looked)
            }
        };
        if let Err(error) = done {
            tracing::error!(%error, "{doing}");
        }
    }
}

/// What there is to do.
enum What {
    /// Something was written on these boards.
    Written(HashSet<BoardId>),
    /// Something was missed, or done elsewhere.
    All,
    /// A backup was restored.
    Again,
    /// It is time to forget.
    Forget,
    /// It is time to look into this one.
    Look(BoardId),
}

async fn due(next: Option<(Instant, BoardId)>) -> BoardId {
    match next {
        Some((due, board)) => {
            sleep_until(due).await;
            board
        }
        None => std::future::pending().await,
    }
}
