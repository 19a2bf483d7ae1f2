//! Rights that end by the clock: when their time has come, somebody has to say so.

use super::state::State;
use super::{Change, Directory};
use std::collections::BTreeSet;
use std::sync::Weak;
use std::time::Duration;

/// The clock may be set, and a machine may sleep: look again at least this often.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// Tells of each role and opening that ends. Runs as long as the directory does.
pub(super) async fn tell(directory: Weak<Directory>) {
    let Some(mut told_ms) = directory.upgrade().map(|directory| directory.now_ms()) else { return };
    let Some(mut news) = directory.upgrade().map(|directory| directory.state.subscribe()) else { return };
    loop {
        let next_ms = {
            let Some(directory) = directory.upgrade() else { return };
            let (state, now_ms) = (directory.state(), directory.now_ms());
            for change in ended(&state, told_ms, now_ms) {
                directory.tell(change);
            }
            told_ms = told_ms.max(now_ms);
            next_end(&state, told_ms).map(|end| end - now_ms)
        };
        let wait = next_ms.map_or(LOOK_AGAIN, |ms| Duration::from_millis(ms).min(LOOK_AGAIN));
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            // Something may end sooner now. An error means that the directory is gone.
            changed = news.changed() => if changed.is_err() { return },
        }
    }
}

/// What ended after one moment and up to another.
fn ended(state: &State, after_ms: u64, upto_ms: u64) -> BTreeSet<Change> {
    let ends = |until_ms: Option<u64>| until_ms.is_some_and(|until| after_ms < until && until <= upto_ms);
    let mut told = BTreeSet::new();
    for board in state.boards() {
        if board.grants.iter().any(|grant| ends(grant.until_ms)) {
            told.insert(Change::Board(board.id));
        }
    }
    for member in state.all_members() {
        if ends(member.held.until_ms) {
            told.insert(Change::Person(member.held.person.clone()));
            told.insert(Change::Network(member.held.network.clone()));
        }
    }
    told
}

fn next_end(state: &State, after_ms: u64) -> Option<u64> {
    let grants = state.boards().flat_map(|board| &board.grants).filter_map(|grant| grant.until_ms);
    let roles = state.all_members().filter_map(|member| member.held.until_ms);
    grants.chain(roles).filter(|until| *until > after_ms).min()
}
