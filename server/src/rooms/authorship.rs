//! Who wrote what, as the server knows it: by whose client ids the words are in the log, not by what a note says
//! of itself.

use super::replica::{Damaged, Replica};
use crate::store::{Store, StoreError};
use board::ClientId;
use board::id::{DocumentId, NoteId, PersonId};
use board::schema::{NOTES, TEXT};
use serde::Serialize;
use yrs::branch::BranchID;
use yrs::{Assoc, GetString, IndexScope, IndexedSequence, Map, MapRef, Out, ReadTxn, TextRef};

/// Who wrote a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Authorship {
    /// Who made it; nobody where the log does not say whose the client id is.
    pub made_by: Option<PersonId>,
    /// Its words, in runs of one person's.
    pub words: Vec<Run>,
}

/// Words that one person wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Who; as [`Authorship::made_by`].
    pub by: Option<PersonId>,
    /// The words.
    pub text: String,
}

impl Authorship {
    /// Everybody who is named in it; some more than once.
    pub fn authors(&self) -> impl Iterator<Item = &PersonId> {
        self.made_by.iter().chain(self.words.iter().filter_map(|run| run.by.as_ref()))
    }
}

/// Why it cannot be told who wrote a note.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
    /// See [`Damaged`].
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// The reading was broken off; the server stops.
    #[error("the reading was broken off; ask again")]
    BrokenOff,
}

/// Reads from the log who wrote a note of a board's content; `None` if there is no such note.
pub async fn of_note(store: &dyn Store, board: DocumentId, note: NoteId) -> Result<Option<Authorship>, NotTold> {
    let loaded = store.load(board, None).await?;
    let read = move || Ok(Replica::load(&loaded)?.authorship(&note));
    tokio::task::spawn_blocking(read).await.map_err(|_| NotTold::BrokenOff)?
}

impl Replica {
    /// Who wrote a note; `None` if there is none with that id.
    pub fn authorship(&self, note: &NoteId) -> Option<Authorship> {
        let txn = self.look();
        let Out::YMap(note) = txn.get_map(NOTES)?.get(&txn, note.as_str())? else { return None };
        let words = match note.get(&txn, TEXT) {
            Some(Out::YText(text)) => self.runs(&txn, &text),
            Some(_) | None => Vec::new(),
        };
        Some(Authorship { made_by: self.maker(&note), words })
    }

    fn maker(&self, note: &MapRef) -> Option<PersonId> {
        match note.as_ref().id() {
            BranchID::Nested(id) => self.person(id.client),
            // A root is nobody's.
            BranchID::Root(_) => None,
        }
    }

    fn runs<T: ReadTxn>(&self, txn: &T, text: &TextRef) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut at_utf16 = 0;
        for letter in text.get_string(txn).chars() {
            let stands = text.sticky_index(txn, at_utf16, Assoc::After);
            let by = stands.and_then(|index| match index.scope() {
                IndexScope::Relative(id) => self.person(id.client),
                IndexScope::Nested(_) | IndexScope::Root(_) => None,
            });
            match runs.last_mut().filter(|run| run.by == by) {
                Some(run) => run.text.push(letter),
                None => runs.push(Run { by, text: letter.to_string() }),
            }
            at_utf16 += u32::try_from(letter.len_utf16()).unwrap_or(1);
        }
        runs
    }

    fn person(&self, client: ClientId) -> Option<PersonId> {
        self.known.owner(client).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::record::Record;
    use crate::store::sqlite::SqliteStore;
    use board::note::NoteKind;
    use board::{Board, Command, DocumentKind, Me, Moment, Place, Position, Side};

    const BOARD: DocumentId = DocumentId(7);

    fn person(name: &str) -> PersonId {
        name.parse().expect("a plain name is an id")
    }

    fn copy_of(name: &str, client: u64) -> Board {
        let mut board = Board::new(Me { id: person(name), name: name.into() }, client);
        board.open(BOARD, DocumentKind::Content, ClientId::new(client));
        board
    }

    fn run(by: &str, text: &str) -> Run {
        Run { by: Some(person(by)), text: text.into() }
    }

    #[tokio::test]
    async fn the_log_says_who_made_a_note_and_who_wrote_which_words() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let store = SqliteStore::open(folder.path())?;
        let (mut a, mut b) = (copy_of("a", 11), copy_of("b", 22));
        let note = NoteId::fresh(5);
        let place = Place { parent: None, side: Side::None, at: Position::Last };
        let create = Command::Create { id: note.clone(), kind: NoteKind::Note, place, text: "For få vil".into() };
        let made = a.run(create, Moment { now_ms: 1 })?.update;
        b.apply(BOARD, &[&made])?;
        let (before, after) = ("For få vil".to_owned(), "For få 🧩 vil".to_owned());
        let written = b.run(Command::WriteText { note: note.clone(), before, after }, Moment { now_ms: 2 })?.update;
        for (number, (client, who, update)) in [(11, "a", made), (22, "b", written)].into_iter().enumerate() {
            let claims = vec![(ClientId::new(client), person(who))];
            let record = Record { time_ms: 0, claims, deleters: Vec::new(), update: update.into() };
            store.append(BOARD, number as u64, record.encode()).await?;
        }
        let told = of_note(&store, BOARD, note).await?.expect("the note is there");
        assert_eq!(told.made_by, Some(person("a")));
        assert_eq!(told.words, [run("a", "For få "), run("b", "🧩 "), run("a", "vil")]);
        assert_eq!(of_note(&store, BOARD, NoteId::fresh(6)).await?, None);
        Ok(())
    }
}
