//! A document's first words: what the server itself writes, before anybody is there.
//!
//! They are written as a person's are, under a client id of that person's, and go into the log as the
//! first record.

use crate::rooms::record::Record;
use crate::store::{AppendError, Store, StoreError};
use board::id::{DocumentId, PersonId};
use board::{Board, ClientId, Command, CommandError, DocumentKind, EncodeError, Me, Moment};

/// What stands in a new document.
#[derive(Debug, Clone)]
pub struct FirstWords {
    document: DocumentId,
    author: PersonId,
    client: ClientId,
    /// All of it, as one update (v1).
    update: Vec<u8>,
    at: Moment,
}

/// Why nothing can be founded.
#[derive(Debug, thiserror::Error)]
pub enum FoundingError {
    /// What should be written first is not possible.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// See [`EncodeError`].
    #[error(transparent)]
    Encode(#[from] EncodeError),
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A board that is being founded: its content, and then voices that speak of it.
pub struct Founding {
    content: DocumentId,
    words: FirstWords,
}

impl Founding {
    /// What `command` makes of an empty board.
    pub fn content(content: DocumentId, author: Me, command: Command, at: Moment) -> Result<Self, FoundingError> {
        Self::written(content, author, at, |board| board.run(command, at).map(drop))
    }

    /// What `write` makes of an empty board, in as many steps as it takes.
    pub fn written(
        content: DocumentId,
        author: Me,
        at: Moment,
        write: impl FnOnce(&mut Board) -> Result<(), CommandError>,
    ) -> Result<Self, FoundingError> {
        let person = author.id.clone();
        let (mut board, client) = (Board::new(author, seed()), fresh_client());
        board.open(content, DocumentKind::Content, client);
        write(&mut board)?;
        let update = board.encode_all(content)?;
        Ok(Founding { content, words: FirstWords { document: content, author: person, client, update, at } })
    }

    /// What the content says.
    pub fn words(&self) -> &FirstWords {
        &self.words
    }

    /// What a person says in their voice: `speak` is shown the board, and says what and when.
    pub fn voice(
        &self,
        voice: DocumentId,
        author: Me,
        speak: impl FnOnce(&mut Board) -> Vec<(Command, Moment)>,
    ) -> Result<FirstWords, FoundingError> {
        let person = author.id.clone();
        let (mut board, client) = (Board::new(author, seed()), fresh_client());
        board.open(self.content, DocumentKind::Content, fresh_client());
        board.open(voice, DocumentKind::Voice { owner: person.clone(), own: true }, client);
        board.apply(self.content, &[&self.words.update]).expect("we wrote the content ourselves, just now");
        board.settle();
        for (command, at) in speak(&mut board) {
            board.run(command, at)?;
        }
        Ok(FirstWords { document: voice, author: person, client, update: board.encode_all(voice)?, at: self.words.at })
    }

    /// Goes on with the content, having heard the voices: the author answers them.
    pub fn hear(
        &mut self,
        voices: &[FirstWords],
        author: Me,
        answer: impl FnOnce(&mut Board) -> Vec<Command>,
    ) -> Result<(), FoundingError> {
        let mut board = Board::new(author, seed());
        board.open(self.content, DocumentKind::Content, self.words.client);
        board.apply(self.content, &[&self.words.update]).expect("we wrote the content ourselves, just now");
        for voice in voices {
            let kind = DocumentKind::Voice { owner: voice.author.clone(), own: false };
            board.open(voice.document, kind, fresh_client());
            board.apply(voice.document, &[&voice.update]).expect("we wrote the voice ourselves, just now");
        }
        board.settle();
        for command in answer(&mut board) {
            board.run(command, self.words.at)?;
        }
        self.words.update = board.encode_all(self.content)?;
        Ok(())
    }
}

impl FirstWords {
    /// Writes them into the log, if it is empty; says whether it was.
    pub async fn write(&self, store: &dyn Store) -> Result<bool, StoreError> {
        let record = Record {
            time_ms: self.at.now_ms,
            claims: vec![(self.client, self.author.clone())],
            deleters: Vec::new(),
            update: self.update.clone().into(),
        };
        match store.append(self.document, 0, record.encode()).await {
            Ok(_) => Ok(true),
            Err(AppendError::Conflict { .. }) => Ok(false),
            Err(AppendError::Failed(error)) => Err(error),
        }
    }
}

fn seed() -> u64 {
    crate::random::bits() as u64
}

/// 53 random bits, as Yjs draws them.
fn fresh_client() -> ClientId {
    ClientId::new(seed() >> 11)
}
