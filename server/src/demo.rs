//! The demo: an invented network with seven organisations, twenty people, six projects and their problem trees,
//! what the others gave to the first and its owner answered, and a sample that anybody may look at.
//!
//! Documents come first, and all rows of the network in one commit after them: so a server that is killed in the
//! middle goes on at the next start, and one that has the demo adds nothing.

mod cast;
mod network;

use crate::boards::{Boards, fresh_document};
use crate::founding::{FirstWords, Founding, FoundingError};
use crate::network::Directory;
use crate::people::{People, PeopleError, Profile};
use crate::store::table::Table;
use crate::store::{Store, StoreError};
use board::answer::AnswerStatus;
use board::id::DocumentId;
use board::input::{InputKey, InputKind, Target};
use board::interchange::{Import, TreeJson};
use board::network::act::NotDone;
use board::{Board, Command, InputCommand, Me, Moment};
use cast::Cast;
pub use cast::{Character, characters};
use serde::Deserialize;
use std::sync::Arc;

/// A problem tree of the demo, by its name in its file.
struct Tree {
    name: &'static str,
    json: &'static str,
    /// The project lead who wrote it, and whose project it belongs to; nobody's project for the sample.
    by: &'static str,
    sample: bool,
    inputs: Option<&'static str>,
}

const fn tree(name: &'static str, json: &'static str, by: &'static str) -> Tree {
    Tree { name, json, by, sample: false, inputs: None }
}

/// The first is the one that the server opens on.
const TREES: [Tree; 7] = [
    Tree {
        inputs: Some(include_str!("../../board/demo/innspill-heltid.nb.json")),
        ..tree("tre-heltid", include_str!("../../board/demo/tre-heltid.nb.json"), "pl_fj")
    },
    tree("tre-sykefravar-nordsund", include_str!("../data/demo/tre-sykefravar-nordsund.nb.json"), "pl_no"),
    tree("tre-heltid-elvestad", include_str!("../data/demo/tre-heltid-elvestad.nb.json"), "pl_el"),
    tree("tre-omdomme-havoyan", include_str!("../data/demo/tre-omdomme-havoyan.nb.json"), "pl_ha"),
    tree("tre-rekruttering", include_str!("../../board/demo/tre-rekruttering.nn.json"), "pl_sk"),
    tree("tre-sjukefravar-lysvaer", include_str!("../data/demo/tre-sjukefravar-lysvaer.nn.json"), "pl_ly"),
    Tree { sample: true, ..tree("tre-eksempel", include_str!("../data/demo/tre-eksempel.nb.json"), "nl1") },
];

#[derive(Deserialize)]
struct Inputs {
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    kind: InputKind,
    target: String,
    author: String,
    text: String,
    status: AnswerStatus,
    response: Option<String>,
}

/// Why the demo could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// See [`FoundingError`].
    #[error("the demo: {0}")]
    Founding(#[from] FoundingError),
    /// See [`PeopleError`].
    #[error("the demo: {0}")]
    People(#[from] PeopleError),
    /// See [`StoreError`].
    #[error("the demo: {0}")]
    Store(#[from] StoreError),
    /// See [`NotDone`].
    #[error("the demo: {0}")]
    NotDone(#[from] NotDone),
}

/// Where the demo is made.
pub struct Demo<'a> {
    /// The store.
    pub store: Arc<dyn Store>,
    /// Of which documents a board consists.
    pub boards: &'a Boards,
    /// Who works with whom.
    pub directory: &'a Directory,
    /// Who is who.
    pub people: &'a People,
    /// When it is made.
    pub at: Moment,
}

/// A tree that stands on its board.
struct Planted {
    tree: &'static Tree,
    board: DocumentId,
    title: String,
}

impl Demo<'_> {
    /// Makes what is missing of the demo.
    pub async fn fill(&self) -> Result<(), DemoError> {
        let cast = Cast::read();
        for character in &cast.people {
            let profile = Profile { name: character.name.clone(), municipality: character.municipality.clone() };
            self.people.take_in_demo(&character.id, profile, self.at.now_ms).await?;
            if let Some(known) = self.people.known(&character.id) {
                self.directory.know(character.id.clone(), known);
            }
        }
        let mut planted = Vec::new();
        for tree in &TREES {
            planted.push(self.plant(tree, &cast).await?);
        }
        if self.directory.state().network(&network::id()).is_none() {
            self.directory.enter(network::rows(&cast, &planted, self.at)).await?;
        }
        Ok(())
    }

    async fn plant(&self, tree: &'static Tree, cast: &Cast) -> Result<Planted, DemoError> {
        let names: Table<DocumentId> = Table::new(self.store.clone(), "demo");
        names.add(tree.name, &fresh_document()).await?;
        let row = names.get(tree.name).await?;
        let board = row.ok_or_else(|| StoreError::Corrupt(format!("demo/{} came and went", tree.name)))?.value;
        let json: TreeJson = serde_json::from_str(tree.json).expect("a test reads the trees that we carry");
        let title = json.title.clone();
        let planted = Planted { tree, board, title };
        // The network's rows are entered last, so a board that has one is complete.
        if self.directory.state().board(board).is_some() {
            return Ok(planted);
        }
        // Begun, perhaps, by a server that was killed over it: nobody has seen it, so it is begun anew.
        self.store.erase(board).await?;
        let import = Command::Import(Box::new(Import { tree: json, seed: crate::random::bits() as u64 }));
        let mut founding = Founding::content(board, cast.me(tree.by), import, self.at)?;
        let mut voices = Vec::new();
        if let Some(inputs) = tree.inputs {
            let inputs: Inputs = serde_json::from_str(inputs).expect("a test reads the innspill that we carry");
            for character in &cast.people {
                voices.extend(self.speak(board, &founding, character, &inputs.items).await?);
            }
            founding.hear(&voices, cast.me(tree.by), |board| answers(board, &inputs.items))?;
        }
        founding.words().write(&*self.store).await?;
        for voice in voices {
            voice.write(&*self.store).await?;
        }
        Ok(planted)
    }

    async fn speak(
        &self,
        board: DocumentId,
        founding: &Founding,
        character: &Character,
        items: &[Item],
    ) -> Result<Option<FirstWords>, DemoError> {
        // Given one after the other, a minute apart, the last a minute ago.
        let ago_ms = |number: usize| (items.len() - number) as u64 * 60_000;
        let given = |number: usize| Moment { now_ms: self.at.now_ms.saturating_sub(ago_ms(number)) };
        let own: Vec<(&Item, Moment)> = items
            .iter()
            .enumerate()
            .filter(|(_, item)| cast::person(&item.author) == character.id)
            .map(|(number, item)| (item, given(number)))
            .collect();
        if own.is_empty() {
            return Ok(None);
        }
        let me = Me { id: character.id.clone(), name: character.name.clone() };
        let voice = self.boards.voice(board, &me.id).await?;
        self.store.erase(voice).await?;
        let words =
            founding.voice(voice, me, |board| own.into_iter().map(|(item, at)| (give(board, item), at)).collect())?;
        self.boards.voice_is_written(voice).await?;
        Ok(Some(words))
    }
}

fn give(board: &mut Board, item: &Item) -> Command {
    let target = board.note_by_source(&item.target).map_or(Target::Board, |note| Target::Note(note.id.clone()));
    Command::GiveInput { id: board.fresh_input(), target, kind: item.kind, text: item.text.clone() }
}

/// What the owner answers: to each innspill that is no longer open, with its line if it got one.
fn answers(board: &mut Board, items: &[Item]) -> Vec<Command> {
    let given: Vec<InputKey> = items
        .iter()
        .map(|item| board.inputs().find(|input| *input.text == *item.text).expect("it was given just now").key.clone())
        .collect();
    let answered = items.iter().zip(given).filter(|(item, _)| item.status != AnswerStatus::Open);
    let answer = |(item, to): (&Item, InputKey)| {
        let (id, text) = (board.fresh_answer(), item.response.clone().unwrap_or_default());
        Command::Input(InputCommand::Answer { id, to, status: item.status, text })
    };
    answered.map(answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::record::Record;
    use crate::store::sqlite::SqliteStore;
    use board::id::PersonId;
    use board::{ClientId, DocumentKind};

    /// The board as a visitor reads it from the log.
    async fn read(store: &dyn Store, boards: &Boards, id: DocumentId) -> Board {
        let visitor = Me { id: PersonId::fresh(1), name: "A".into() };
        let mut board = Board::new(visitor.clone(), 1);
        for (document, part) in boards.parts(id, Some(&visitor.id)).await.expect("the store answers") {
            let kind = match part {
                crate::boards::Part::Content => DocumentKind::Content,
                crate::boards::Part::Voice { owner } => {
                    let own = owner == visitor.id;
                    DocumentKind::Voice { owner, own }
                }
            };
            board.open(document, kind, ClientId::new(1));
            for (_, record) in store.load(document, None).await.expect("the store answers").tail {
                let record = Record::decode(&record).expect("the log holds records");
                board.apply(document, &[&record.update]).expect("the log holds updates");
            }
        }
        board.settle();
        board
    }

    #[tokio::test]
    async fn the_demo_has_its_trees_and_innspill_and_making_it_again_adds_nothing() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(folder.path()).expect("an empty folder takes a store"));
        let (boards, people) = (Boards::new(store.clone()), People::open(store.clone()).await.expect("it is empty"));
        let boards = Arc::new(boards);
        let directory = Directory::open(store.clone(), boards.clone(), || 5).await.expect("an empty store is read");
        let (boards, directory) = (&*boards, &*directory);
        let demo = Demo { store: store.clone(), boards, directory, people: &people, at: Moment { now_ms: 5 } };
        for _ in 0..2 {
            demo.fill().await.expect("the demo is made");
            let state = directory.state();
            assert_eq!(state.board_count(), TREES.len());
            let whole = state.boards().find(|row| row.title == "Heltidskultur i omsorgstjenesten i Fjellvik");
            let board = read(&*store, boards, whole.expect("it is there").id).await;
            assert_eq!(board.notes().count(), 41);
            assert_eq!(board.inputs().count(), 20);
            assert_eq!(board.inputs_in_all().unanswered, 2);
            let adopted: Vec<_> = board
                .inputs()
                .filter_map(|input| board.answer(&input.key))
                .filter(|answer| answer.status == AnswerStatus::Adopted)
                .collect();
            assert_eq!(adopted.len(), 10);
            assert!(adopted.iter().all(|answer| !answer.text.is_empty() && answer.who == Some(cast::person("pl_fj"))));
            assert_eq!(board.inputs().filter(|input| input.target == Target::Board).count(), 0, "each hits its note");
        }
        let lead = people.account(&cast::person("pl_fj")).expect("they are introduced").profile.clone();
        assert_eq!((lead.name.as_str(), lead.municipality.as_deref()), ("Ingrid Solheim", Some("X901")));
    }
}
