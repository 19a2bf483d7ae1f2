//! Erasing what a person left: the name, and if wanted the words, from accounts, logs and snapshots.
//!
//! It is done before the directory's act, which is written last: who is told "done" can rely on it, and after a kill
//! the act is simply done again.

use crate::http::App;
use crate::network::state::State;
use crate::rooms::replica::{Damaged, Replica};
use crate::store::{AppendError, Store, StoreError};
use board::id::{DocumentId, PersonId};
use board::network::ProjectId;
use board::network::act::{Act, NotDone};
use std::collections::BTreeSet;
use std::sync::Arc;

/// So often a content is read again because somebody wrote in it meanwhile, before the asker is told to try later.
const ATTEMPTS_MAX: usize = 20;

/// Why something was not erased.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotErased {
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
    /// See [`crate::people::PeopleError`].
    #[error(transparent)]
    People(#[from] crate::people::PeopleError),
    /// See [`Damaged`].
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// The server stops.
    #[error("the work was broken off")]
    BrokenOff,
    /// See [`ATTEMPTS_MAX`].
    #[error("people write on the board faster than it can be rewritten")]
    TooBusy,
}

/// Whom the act forgets, and whether their words go, too.
fn forgotten(act: &Act) -> Option<(&PersonId, bool)> {
    if let Act::ForgetPerson { person, .. } = act {
        Some((person, false))
    } else if let Act::EraseWords { person, .. } = act {
        Some((person, true))
    } else {
        None
    }
}

/// What has to be erased before this act may be written: nothing for most.
pub async fn before(app: &Arc<App>, actor: &PersonId, act: &Act) -> Result<(), NotDone> {
    let Some((person, words)) = forgotten(act) else { return Ok(()) };
    app.directory.would(actor, act)?;
    erase(app, person, words).await.map_err(unavailable)
}

/// What remains to be done when an act is written.
pub async fn after(app: &Arc<App>, act: &Act) -> Result<(), NotDone> {
    if let Some((person, _)) = forgotten(act) {
        app.people.ids_of(person).iter().for_each(|one| app.introduce(one));
        app.summaries.look_over();
    } else if !matches!(act, Act::EraseBoard { .. }) {
        return Ok(());
    }
    // Until then the write-ahead log still has what was erased from the file.
    app.store.fold().await.map_err(|error| unavailable(error.into()))
}

fn unavailable(error: NotErased) -> NotDone {
    tracing::error!(%error, "something was not erased");
    NotDone::Unavailable
}

async fn erase(app: &Arc<App>, person: &PersonId, words: bool) -> Result<(), NotErased> {
    // First of all: who is signed out writes nothing more.
    app.people.forget(person).await?;
    if !words {
        return Ok(());
    }
    // Projects' documents are rooms like boards.
    let store: Arc<dyn Store> = app.store.clone();
    for document in documents(&app.directory.state()) {
        for one in app.people.ids_of(person) {
            app.boards.erase_voice(document, &one).await?;
            rewrite(&store, document, &one).await?;
        }
    }
    // Whoever has a board open comes back to what is left of it, and lets go of their copy of that voice.
    app.rooms.let_go().await;
    Ok(())
}

/// All documents in which people write together: every board, and every project with its tasks.
pub(crate) fn documents(state: &State) -> BTreeSet<DocumentId> {
    boards(state).into_iter().chain(projects(state)).collect()
}

/// All boards of the server.
pub fn boards(state: &State) -> BTreeSet<DocumentId> {
    state.boards().map(|board| board.id).collect()
}

/// All projects of the server.
pub fn projects(state: &State) -> Vec<ProjectId> {
    state.networks().flat_map(|network| state.projects(&network.id)).map(|project| project.id).collect()
}

/// Takes a person's words out of a content, or out of a project's tasks.
pub(crate) async fn rewrite(store: &Arc<dyn Store>, content: DocumentId, person: &PersonId) -> Result<(), NotErased> {
    for _ in 0..ATTEMPTS_MAX {
        let (loaded, person) = (store.load(content, None).await?, person.clone());
        let head = loaded.head;
        let rest = tokio::task::spawn_blocking(move || {
            Ok::<_, Damaged>(Replica::load(&loaded)?.without_words_of(&person).map(|state| state.encode()))
        });
        let Some(rest) = rest.await.map_err(|_| NotErased::BrokenOff)?? else { return Ok(()) };
        match store.rewrite(content, head, rest).await {
            Ok(_) => return Ok(()),
            Err(AppendError::Conflict { .. }) => {}
            Err(AppendError::Failed(error)) => return Err(error.into()),
        }
    }
    Err(NotErased::TooBusy)
}
