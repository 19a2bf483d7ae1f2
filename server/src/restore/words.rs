//! Words that were erased since the backup are erased from it, too.

use super::network::ErasedSince;
use super::ready::Both;
use crate::boards::Boards;
use crate::erasure::{self, NotErased};
use crate::people::People;
use crate::store::StoreError;

/// Erases them.
pub(super) async fn erase_again(both: &Both, boards: &Boards, since: &ErasedSince) -> Result<(), StoreError> {
    if since.people.is_empty() {
        return Ok(());
    }
    let people = People::open(both.ready.clone()).await?;
    let state = crate::network::read(both.ready.clone()).await?;
    for person in since.people.iter().flat_map(|person| people.ids_of(person)) {
        for document in erasure::documents(&state) {
            boards.erase_voice(document, &person).await?;
            erasure::rewrite(&both.ready, document, &person).await.map_err(not_erased)?;
        }
    }
    Ok(())
}

fn not_erased(error: NotErased) -> StoreError {
    match error {
        NotErased::Store(error) => error,
        NotErased::People(_) | NotErased::Damaged(_) | NotErased::BrokenOff | NotErased::TooBusy => {
            StoreError::Corrupt(error.to_string())
        }
    }
}
