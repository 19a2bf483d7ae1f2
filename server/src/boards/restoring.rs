//! Whose voice is which document outlives a restore: what somebody has not sent yet is meant for that document.

use super::{Boards, Place, Voice};
use crate::store::StoreError;
use board::id::DocumentId;
use std::collections::BTreeMap;

impl Boards {
    /// Makes the voices those of `now`, with the words that this store has of them.
    pub(crate) async fn speak_as_in(&self, now: &Boards) -> Result<(), StoreError> {
        let (now, then) = (now.all_voices().await?, self.all_voices().await?);
        for (key, voice) in &then {
            // An earlier one of somebody who speaks under another now: its words were erased since.
            if now.get(key).is_some_and(|present| present.document != voice.document) {
                self.store.erase(voice.document).await?;
                self.places.remove(&voice.document.to_string()).await?;
                self.voices.remove(key).await?;
            }
        }
        for (key, Voice { document, .. }) in now {
            if then.get(&key).is_some_and(|before| before.document == document) {
                continue;
            }
            let place = key.split_once('/').and_then(|(board, owner)| {
                Some(Place { board: board.parse::<DocumentId>().ok()?, owner: owner.parse().ok()? })
            });
            let place = place.ok_or_else(|| StoreError::Corrupt(format!("voice/{key} is nobody's")))?;
            self.places.set(&document.to_string(), &place).await?;
            // Its words are not in the backup.
            self.voices.set(&key, &Voice { document, written: false }).await?;
        }
        Ok(())
    }

    async fn all_voices(&self) -> Result<BTreeMap<String, Voice>, StoreError> {
        let rows = self.voices.list("").await?.into_iter();
        Ok(rows.map(|row| (row.key, row.value)).collect())
    }
}
