//! The demo: invented municipalities and people, two problem trees, and what the others gave to the first.
//!
//! Every step looks first whether it is done, so a server that is killed in the middle goes on at the next
//! start, and one that has the demo adds nothing.

use crate::boards::{Boards, Card, fresh_document};
use crate::founding::{Founding, FoundingError};
use crate::people::{People, Profile};
use crate::store::table::Table;
use crate::store::{Store, StoreError};
use board::id::{DocumentId, PersonId};
use board::input::{InputKind, Target};
use board::interchange::{Import, TreeJson};
use board::{Board, Command, Me, Moment};
use serde::Deserialize;
use std::sync::Arc;

/// Which boards the demo has, by the tree's name in its file; the first is the one that the server opens on.
const TREES: [Tree; 2] = [
    Tree {
        name: "tre-heltid",
        json: include_str!("../../board/demo/tre-heltid.nb.json"),
        by: "pl_fj",
        inputs: Some(include_str!("../../board/demo/innspill-heltid.nb.json")),
    },
    Tree {
        name: "tre-rekruttering",
        json: include_str!("../../board/demo/tre-rekruttering.nn.json"),
        by: "pl_sk",
        inputs: None,
    },
];

const NETWORK: &str = include_str!("../../board/demo/nettverk-demo.json");

struct Tree {
    name: &'static str,
    json: &'static str,
    /// The project lead who wrote it.
    by: &'static str,
    inputs: Option<&'static str>,
}

#[derive(Deserialize)]
struct Network {
    organisasjoner: Vec<Organisation>,
    personer: Vec<Participant>,
}

#[derive(Deserialize)]
struct Organisation {
    id: String,
    kommunenummer: Option<String>,
}

#[derive(Deserialize)]
struct Participant {
    id: String,
    navn: String,
    org: String,
}

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
}

/// Why the demo could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// See [`FoundingError`].
    #[error("the demo: {0}")]
    Founding(#[from] FoundingError),
    /// See [`StoreError`].
    #[error("the demo: {0}")]
    Store(#[from] StoreError),
}

/// Where the demo is made.
pub struct Demo<'a> {
    /// The store.
    pub store: Arc<dyn Store>,
    /// The directory.
    pub boards: &'a Boards,
    /// Who is who.
    pub people: &'a People,
    /// When it is made.
    pub at: Moment,
}

impl Demo<'_> {
    /// Makes what is missing of the demo.
    pub async fn fill(&self) -> Result<(), DemoError> {
        let network: Network = serde_json::from_str(NETWORK).expect("a test reads the network that we carry");
        for participant in &network.personer {
            self.introduce(participant, &network).await?;
        }
        // The first last: then it is the newest, and the front.
        for tree in TREES.iter().rev() {
            let board = self.plant(tree, &network).await?;
            self.boards.set_front(board).await?;
        }
        Ok(())
    }

    async fn introduce(&self, participant: &Participant, network: &Network) -> Result<(), DemoError> {
        let home = network.organisasjoner.iter().find(|organisation| organisation.id == participant.org);
        let municipality = home.and_then(|organisation| organisation.kommunenummer.clone());
        let profile = Profile { name: participant.navn.clone(), municipality };
        Ok(self.people.introduce(&person(&participant.id), &profile).await?)
    }

    async fn plant(&self, tree: &Tree, network: &Network) -> Result<DocumentId, DemoError> {
        let names: Table<DocumentId> = Table::new(self.store.clone(), "demo");
        names.add(tree.name, &fresh_document()).await?;
        let row = names.get(tree.name).await?;
        let board = row.ok_or_else(|| StoreError::Corrupt(format!("demo/{} came and went", tree.name)))?.value;
        // The card is entered last, so a board that has one is complete.
        if self.boards.card(board).await?.is_some() {
            return Ok(board);
        }
        // Begun, perhaps, by a server that was killed over it: nobody has seen it, so it is begun anew.
        self.store.erase(board).await?;
        let json: TreeJson = serde_json::from_str(tree.json).expect("a test reads the trees that we carry");
        let title = json.title.clone();
        let import = Command::Import(Box::new(Import { tree: json, seed: crate::random::bits() as u64 }));
        let founding = Founding::content(board, author(tree.by, network), import, self.at)?;
        founding.words().write(&*self.store).await?;
        if let Some(inputs) = tree.inputs {
            let inputs: Inputs = serde_json::from_str(inputs).expect("a test reads the innspill that we carry");
            for participant in &network.personer {
                self.speak(board, &founding, participant, &inputs.items).await?;
            }
        }
        self.boards.add(board, &Card { title, made_by: None, made_at_ms: self.at.now_ms }).await?;
        Ok(board)
    }

    async fn speak(
        &self,
        board: DocumentId,
        founding: &Founding,
        participant: &Participant,
        items: &[Item],
    ) -> Result<(), DemoError> {
        let own: Vec<&Item> = items.iter().filter(|item| item.author == participant.id).collect();
        if own.is_empty() {
            return Ok(());
        }
        let me = Me { id: person(&participant.id), name: participant.navn.clone() };
        let voice = self.boards.voice(board, &me.id).await?;
        self.store.erase(voice).await?;
        let words = founding
            .voice(voice, me, |board| Command::Several(own.into_iter().map(|item| give(board, item)).collect()))?;
        words.write(&*self.store).await?;
        Ok(self.boards.voice_is_written(voice).await?)
    }
}

fn give(board: &mut Board, item: &Item) -> Command {
    let target = board.note_by_source(&item.target).map_or(Target::Board, |note| Target::Note(note.id.clone()));
    Command::GiveInput { id: board.fresh_input(), target, kind: item.kind, text: item.text.clone() }
}

/// A demo person's id. It has a `-`, so it is nobody's whom a cookie made.
fn person(id: &str) -> PersonId {
    format!("demo-{id}").parse().expect("the demo's ids are plain")
}

fn author(id: &str, network: &Network) -> Me {
    let name = network.personer.iter().find(|participant| participant.id == id).map(|found| found.navn.clone());
    Me { id: person(id), name: name.expect("the demo's trees are written by its people") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::record::Record;
    use crate::store::sqlite::SqliteStore;
    use board::{ClientId, DocumentKind};

    /// The board as a visitor reads it from the log.
    async fn read(store: &dyn Store, boards: &Boards, id: DocumentId) -> Board {
        let visitor = Me { id: PersonId::fresh(1), name: "A".into() };
        let mut board = Board::new(visitor.clone(), 1);
        for (document, part) in boards.parts(id, &visitor.id).await.expect("the store answers") {
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
        let (boards, people) = (Boards::new(store.clone()), People::new(store.clone()));
        let demo = Demo { store: store.clone(), boards: &boards, people: &people, at: Moment { now_ms: 5 } };
        for _ in 0..2 {
            demo.fill().await.expect("the demo is made");
            let listed = boards.list().await.expect("the store answers");
            assert_eq!(listed.len(), TREES.len());
            let front = boards.front().await.expect("the store answers").expect("there is a front");
            let board = read(&*store, &boards, front).await;
            assert_eq!(board.notes().count(), 41);
            assert_eq!(board.inputs().count(), 20);
            assert_eq!(board.inputs().filter(|input| input.target == Target::Board).count(), 0, "each hits its note");
        }
        let lead = people.profile(&person("pl_fj")).await.expect("the store answers").expect("they are introduced");
        assert_eq!((lead.name.as_str(), lead.municipality.as_deref()), ("Ingrid Solheim", Some("X901")));
    }
}
