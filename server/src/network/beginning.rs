//! What a new board's content begins with: written before anybody knows of the board.

use super::plan::Beginning;
use crate::boards::Part;
use crate::boards::from_log::{Log, Opened, Unreadable, open};
use crate::founding::{Founding, FoundingError};
use crate::store::{Store, StoreError};
use board::interchange::{self, Import, TreeJson, TreeKind};
use board::network::act::{BoardKind, NotDone};
use board::{Board, Command, CommandError, Me, Moment};
use std::collections::HashSet;
use std::sync::Arc;

/// The language that a tree is said to be in; texts say for themselves.
const LANGUAGE: &str = "nb";
/// What the core problem is called in the tree that a board begins with.
const CORE: &str = "k";

/// Why a board does not begin.
#[derive(Debug, thiserror::Error)]
enum NoBeginning {
    #[error(transparent)]
    Founding(#[from] FoundingError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the board that should be copied cannot be read: {0}")]
    Original(#[from] Unreadable),
    #[error("the writing was broken off")]
    BrokenOff,
}

/// Writes it.
pub(super) async fn write(store: &Arc<dyn Store>, begins: Beginning, author: Me, at: Moment) -> Result<(), NotDone> {
    try_write(store, begins, author, at).await.map_err(|error| {
        tracing::error!(%error, "a board could not be begun");
        NotDone::Unavailable
    })
}

async fn try_write(store: &Arc<dyn Store>, begins: Beginning, author: Me, at: Moment) -> Result<(), NoBeginning> {
    // Reading and laying out a large tree takes a while: not where others wait.
    let founding = match begins {
        Beginning::Fresh { board, kind, title, core } => {
            apart(move || Ok(Founding::content(board, author, first_words(kind, title, core), at)?)).await?
        }
        Beginning::Copy { board, of, title } => {
            let log = Log { id: of, part: Part::Content, loaded: store.load(of, None).await? };
            apart(move || {
                let Opened { board: original, .. } = open(&[log])?;
                Ok(Founding::written(board, author, at, |copy| copy_onto(copy, &original, title, at))?)
            })
            .await?
        }
    };
    founding.words().write(&**store).await?;
    Ok(())
}

async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, NoBeginning> + Send + 'static,
) -> Result<T, NoBeginning> {
    tokio::task::spawn_blocking(work).await.map_err(|_| NoBeginning::BrokenOff)?
}

fn first_words(kind: BoardKind, title: String, core: String) -> Command {
    let kind = match kind {
        BoardKind::ProblemTree => TreeKind::ProblemTree,
        BoardKind::ObjectiveTree => TreeKind::ObjectiveTree,
        BoardKind::Free => return Command::SetTitle { title },
    };
    let node = serde_json::json!({ "id": CORE, "kind": "core", "text": core });
    let node = serde_json::from_value(node).expect("a node has an id, a kind and a text");
    bring_in(TreeJson {
        kind,
        lang: LANGUAGE.to_owned(),
        title,
        nodes: vec![node],
        links: Vec::new(),
        rest: serde_json::Map::new(),
    })
}

fn bring_in(tree: TreeJson) -> Command {
    Command::Import(Box::new(Import { tree, seed: crate::random::bits() as u64 }))
}

/// What the original says now: nothing of its past, of what lies in its bin, or of what others said about it.
fn copy_onto(copy: &mut Board, original: &Board, title: String, at: Moment) -> Result<(), CommandError> {
    let tree = TreeJson { title, ..interchange::export(original) };
    let named: HashSet<String> = tree.nodes.iter().map(|node| node.id.clone()).collect();
    copy.run(bring_in(tree), at)?;
    copy.settle();
    // A file has no places and colours.
    let mut looks = Vec::new();
    for note in original.notes() {
        let name = match &note.source {
            Some(source) if !named.contains(note.id.as_str()) => &*source.id,
            Some(_) | None => note.id.as_str(),
        };
        let Some(twin) = copy.note_by_source(name).map(|twin| twin.id.clone()) else { continue };
        if let Some(bounds) = note.bounds {
            looks.push(Command::Resize { note: twin.clone(), bounds });
        }
        if let Some(colour) = &note.colour {
            looks.push(Command::Recolour { note: twin, colour: Some(colour.to_string()) });
        }
    }
    if !looks.is_empty() {
        copy.run(Command::Several(looks), at)?;
    }
    Ok(())
}
