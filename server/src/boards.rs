//! Of which documents each board consists. Which boards there are is the network's ([`crate::network`]).
//!
//! A board's id is the id of its `content` document. Besides, each person has a `voice` on it: its id is
//! drawn when they first come, and others see it from when something is first written there.

mod restoring;

pub mod from_log;

use crate::limits::APPEARANCES_MAX;
use crate::store::table::Table;
use crate::store::{Store, StoreError};
use board::id::{DocumentId, PersonId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tokio::sync::broadcast;

/// What a document is to its board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The owner's work.
    Content,
    /// One person's innspill; that person alone writes it.
    Voice {
        /// Whose.
        owner: PersonId,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Voice {
    document: DocumentId,
    written: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    board: DocumentId,
    owner: PersonId,
}

/// The documents of all boards.
pub struct Boards {
    store: Arc<dyn Store>,
    /// By `board/person`.
    voices: Table<Voice>,
    /// By the voice's document.
    places: Table<Place>,
    appeared: broadcast::Sender<DocumentId>,
}

impl Boards {
    /// Those that a store holds.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Boards {
            voices: Table::new(store.clone(), "voice"),
            places: Table::new(store.clone(), "voice-place"),
            store,
            appeared: broadcast::channel(APPEARANCES_MAX).0,
        }
    }

    /// The documents that the board consists of for a reader: the content, the reader's own voice (written
    /// or not; one who is not known has none) and the others' voices in which something is written.
    pub async fn parts(
        &self,
        board: DocumentId,
        reader: Option<&PersonId>,
    ) -> Result<Vec<(DocumentId, Part)>, StoreError> {
        let mut parts = vec![(board, Part::Content)];
        if let Some(reader) = reader {
            parts.push((self.voice(board, reader).await?, Part::Voice { owner: reader.clone() }));
        }
        let others = self.voices(board).await?.into_iter().filter(|(_, owner)| Some(owner) != reader);
        parts.extend(others.map(|(document, owner)| (document, Part::Voice { owner })));
        Ok(parts)
    }

    /// The voices in which something is written, with their owners.
    pub async fn voices(&self, board: DocumentId) -> Result<Vec<(DocumentId, PersonId)>, StoreError> {
        let mut voices = Vec::new();
        for row in self.voices.list(&format!("{board}/")).await? {
            if row.value.written {
                let owner = row.key.split_once('/').map_or("", |(_, owner)| owner);
                let owner = owner.parse().map_err(|error| StoreError::Corrupt(format!("{}: {error}", row.key)))?;
                voices.push((row.value.document, owner));
            }
        }
        Ok(voices)
    }

    /// The document of a person's voice on a board; drawn now if there is none.
    pub async fn voice(&self, board: DocumentId, person: &PersonId) -> Result<DocumentId, StoreError> {
        let key = format!("{board}/{person}");
        if let Some(row) = self.voices.get(&key).await? {
            return Ok(row.value.document);
        }
        let document = fresh_document();
        // The place first: a place without a voice is harmless, a voice without a place is not.
        self.places.set(&document.to_string(), &Place { board, owner: person.clone() }).await?;
        if self.voices.add(&key, &Voice { document, written: false }).await? {
            return Ok(document);
        }
        // Another of the person's tabs was first.
        let row = self.voices.get(&key).await?;
        row.map(|row| row.value.document).ok_or_else(|| StoreError::Corrupt(format!("voice/{key} came and went")))
    }

    /// Removes all of a board for good: every voice on it, written or not, and its content.
    pub async fn erase(&self, board: DocumentId) -> Result<(), StoreError> {
        for row in self.voices.list(&format!("{board}/")).await? {
            let document = row.value.document;
            self.store.erase(document).await?;
            // The place last but one: while the voice is there, a start after a kill finds it again.
            self.places.remove(&document.to_string()).await?;
            self.voices.remove(&row.key).await?;
        }
        self.store.erase(board).await
    }

    /// Removes a person's voice on a board for good, if there is one.
    pub async fn erase_voice(&self, board: DocumentId, person: &PersonId) -> Result<(), StoreError> {
        let key = format!("{board}/{person}");
        let Some(row) = self.voices.get(&key).await? else { return Ok(()) };
        self.store.erase(row.value.document).await?;
        self.places.remove(&row.value.document.to_string()).await?;
        self.voices.remove(&key).await?;
        // Who listens to voices looks again.
        let _ = self.appeared.send(board);
        Ok(())
    }

    /// Says that a voice has its first word, so that others see it from now on.
    pub async fn voice_is_written(&self, document: DocumentId) -> Result<(), StoreError> {
        let Some(place) = self.places.get(&document.to_string()).await? else { return Ok(()) };
        let Place { board, owner } = place.value;
        let key = format!("{board}/{owner}");
        let Some(row) = self.voices.get(&key).await? else { return Ok(()) };
        if row.value.document != document || row.value.written {
            return Ok(());
        }
        self.voices.set(&key, &Voice { document, written: true }).await?;
        // Nobody listens: nobody has a board open.
        let _ = self.appeared.send(board);
        Ok(())
    }

    /// On which board a document is a voice, and whose; `None` if it is none.
    pub async fn place(&self, document: DocumentId) -> Result<Option<(DocumentId, Part)>, StoreError> {
        let place = self.places.get(&document.to_string()).await?;
        Ok(place.map(|row| (row.value.board, Part::Voice { owner: row.value.owner })))
    }

    /// Boards on which a voice appears, as it happens.
    pub fn appearances(&self) -> broadcast::Receiver<DocumentId> {
        self.appeared.subscribe()
    }
}

/// A document id that nobody has.
pub fn fresh_document() -> DocumentId {
    DocumentId(crate::random::bits())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::SqliteStore;

    struct Town {
        boards: Boards,
        _folder: tempfile::TempDir,
    }

    fn town() -> Town {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let store = Arc::new(SqliteStore::open(folder.path()).expect("an empty folder takes a store"));
        Town { boards: Boards::new(store), _folder: folder }
    }

    fn person(name: &str) -> PersonId {
        name.parse().expect("a plain name is an id")
    }

    fn voice_of(name: &str, document: DocumentId) -> (DocumentId, Part) {
        (document, Part::Voice { owner: person(name) })
    }

    #[tokio::test]
    async fn a_reader_sees_the_content_the_own_voice_and_those_that_have_spoken() -> Result<(), StoreError> {
        let town = town();
        let board = DocumentId(1);
        let a = town.boards.voice(board, &person("a")).await?;
        let b = town.boards.voice(board, &person("b")).await?;
        let content = (board, Part::Content);
        assert_eq!(town.boards.parts(board, Some(&person("a"))).await?, [content.clone(), voice_of("a", a)]);

        let mut appearances = town.boards.appearances();
        town.boards.voice_is_written(b).await?;
        assert_eq!(appearances.try_recv(), Ok(board));
        let parts = town.boards.parts(board, Some(&person("a"))).await?;
        assert_eq!(parts, [content, voice_of("a", a), voice_of("b", b)]);
        assert_eq!(town.boards.parts(DocumentId(2), Some(&person("a"))).await?.len(), 2, "a voice is on one board");

        town.boards.voice_is_written(b).await?;
        assert!(appearances.try_recv().is_err(), "it appears once");
        Ok(())
    }

    #[tokio::test]
    async fn a_person_keeps_the_voice() -> Result<(), StoreError> {
        let town = town();
        let board = DocumentId(1);
        let a = person("a");
        let (one, other) = tokio::join!(town.boards.voice(board, &a), town.boards.voice(board, &a));
        assert_eq!(one?, other?, "two tabs at once get one voice");
        Ok(())
    }

    #[tokio::test]
    async fn a_voice_knows_its_board() -> Result<(), StoreError> {
        let town = town();
        let board = DocumentId(1);
        let voice = town.boards.voice(board, &person("a")).await?;
        assert_eq!(town.boards.place(voice).await?, Some((board, Part::Voice { owner: person("a") })));
        assert_eq!(town.boards.place(board).await?, None);
        Ok(())
    }
}
