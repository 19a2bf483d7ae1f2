//! Which boards there are, and of which documents each consists.
//!
//! A board's id is the id of its `content` document. Besides, each person has a `voice` on it: its id is
//! drawn when they first come, and others see it from when something is first written there.

use crate::limits::APPEARANCES_MAX;
use crate::store::table::Table;
use crate::store::{Store, StoreError};
use board::id::{DocumentId, PersonId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tokio::sync::broadcast;

const FRONT: &str = "board";

/// A board, as the list of boards shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// What people call it.
    pub title: String,
    /// Who made it; nobody for those of the demo.
    pub made_by: Option<PersonId>,
    /// Milliseconds since 1970.
    pub made_at_ms: u64,
}

/// What a document is to its board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The owner's work; everybody who may open the board may write it, until there are rights.
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

/// The directory of boards.
pub struct Boards {
    cards: Table<Card>,
    /// By `board/person`.
    voices: Table<Voice>,
    /// By the voice's document.
    places: Table<Place>,
    /// One row, [`FRONT`].
    front: Table<DocumentId>,
    appeared: broadcast::Sender<DocumentId>,
}

impl Boards {
    /// The directory that a store holds.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Boards {
            cards: Table::new(store.clone(), "board"),
            voices: Table::new(store.clone(), "voice"),
            places: Table::new(store.clone(), "voice-place"),
            front: Table::new(store, "front"),
            appeared: broadcast::channel(APPEARANCES_MAX).0,
        }
    }

    /// All boards, newest first.
    pub async fn list(&self) -> Result<Vec<(DocumentId, Card)>, StoreError> {
        let mut boards = Vec::new();
        for row in self.cards.list("").await? {
            boards.push((parsed(&row.key)?, row.value));
        }
        boards.sort_by_key(|(_, card)| std::cmp::Reverse(card.made_at_ms));
        Ok(boards)
    }

    /// One board; `None` if there is none with that id.
    pub async fn card(&self, board: DocumentId) -> Result<Option<Card>, StoreError> {
        Ok(self.cards.get(&board.to_string()).await?.map(|row| row.value))
    }

    /// The board on which the server opens, if one was set.
    pub async fn front(&self) -> Result<Option<DocumentId>, StoreError> {
        Ok(self.front.get(FRONT).await?.map(|row| row.value))
    }

    /// Sets the board on which the server opens.
    pub async fn set_front(&self, board: DocumentId) -> Result<(), StoreError> {
        self.front.set(FRONT, &board).await
    }

    /// Enters a board in the list; says whether it was not there yet.
    pub async fn add(&self, board: DocumentId, card: &Card) -> Result<bool, StoreError> {
        self.cards.add(&board.to_string(), card).await
    }

    /// The documents that the board consists of for a reader: the content, the reader's own voice (written
    /// or not) and the others' voices in which something is written.
    pub async fn parts(&self, board: DocumentId, reader: &PersonId) -> Result<Vec<(DocumentId, Part)>, StoreError> {
        let own = self.voice(board, reader).await?;
        let mut parts = vec![(board, Part::Content), (own, Part::Voice { owner: reader.clone() })];
        let others = self.voices(board).await?.into_iter().filter(|(document, _)| *document != own);
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

    /// Which board a document belongs to, and as what; `None` if the directory does not know it.
    pub async fn place(&self, document: DocumentId) -> Result<Option<(DocumentId, Part)>, StoreError> {
        if self.card(document).await?.is_some() {
            return Ok(Some((document, Part::Content)));
        }
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

fn parsed(key: &str) -> Result<DocumentId, StoreError> {
    key.parse().map_err(|error| StoreError::Corrupt(format!("board/{key}: {error}")))
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
        assert_eq!(town.boards.parts(board, &person("a")).await?, [content.clone(), voice_of("a", a)]);

        let mut appearances = town.boards.appearances();
        town.boards.voice_is_written(b).await?;
        assert_eq!(appearances.try_recv(), Ok(board));
        let parts = town.boards.parts(board, &person("a")).await?;
        assert_eq!(parts, [content, voice_of("a", a), voice_of("b", b)]);
        assert_eq!(town.boards.parts(DocumentId(2), &person("a")).await?.len(), 2, "a voice is on one board");

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
    async fn a_document_knows_its_board() -> Result<(), StoreError> {
        let town = town();
        let board = DocumentId(1);
        let card = Card { title: "Heltid".into(), made_by: None, made_at_ms: 5 };
        assert!(town.boards.add(board, &card).await?);
        assert!(!town.boards.add(board, &card).await?, "it is there already");
        let voice = town.boards.voice(board, &person("a")).await?;
        assert_eq!(town.boards.place(board).await?, Some((board, Part::Content)));
        assert_eq!(town.boards.place(voice).await?, Some((board, Part::Voice { owner: person("a") })));
        assert_eq!(town.boards.place(DocumentId(9)).await?, None);
        assert_eq!(town.boards.list().await?, [(board, card)]);
        Ok(())
    }
}
