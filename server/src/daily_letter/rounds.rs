//! When the letters go out.

use super::DailyLetters;
use super::time_of_day::TimeOfDay;
use crate::store::StoreError;
use std::sync::Weak;
use std::time::Duration;

/// The key of the one row that remembers the last round.
pub(super) const LAST: &str = "last";
/// The clock may be set, and a machine may sleep: look again at least this often.
const LOOK_AGAIN: Duration = Duration::from_secs(600);

/// Sends a round each day. One that fell into the server's own night is caught up on. Ends with the letters.
pub(super) async fn go(letters: Weak<DailyLetters>, at: TimeOfDay) {
    loop {
        let wait = {
            let Some(letters) = letters.upgrade() else { return };
            if let Err(error) = letters.send_what_is_due(at).await {
                tracing::error!(%error, "the daily letters were not sent");
            }
            let now_ms = letters.directory.now_ms();
            Duration::from_millis(at.next_ms(now_ms) - now_ms)
        };
        tokio::time::sleep(wait.min(LOOK_AGAIN)).await;
    }
}

impl DailyLetters {
    async fn send_what_is_due(&self, at: TimeOfDay) -> Result<(), StoreError> {
        let now_ms = self.directory.now_ms();
        match self.rounds.get(LAST).await?.map(|row| row.value) {
            Some(last_ms) if last_ms < at.last_ms(now_ms) => self.send_round().await.map(drop),
            Some(_) => Ok(()),
            // A server that is new has nothing to catch up on.
            None => self.rounds.set(LAST, &now_ms).await,
        }
    }
}
