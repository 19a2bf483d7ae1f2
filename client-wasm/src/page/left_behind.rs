//! A board that is no longer there, or no longer open to me, and what this device had of it: the copy goes, and my own
//! words that never were sent are offered to me.

use crate::{
    desk::seed,
    http::{self, NoAnswer},
    locale::words,
    me::Me,
    page::not_taken::NotTakenList,
    storage::{
        kept::{Kept, kept},
        shelf::Shelf,
    },
};
use board::id::DocumentId;
use editor::session::{Effect, EntryId, NotTakenWork, Session, SessionStart, person_prefix, works};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, de::IgnoredAny};
use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

/// What was left; from here on it is the page's.
pub type LeftBehind = StoredValue<Left, LocalStorage>;

/// What was left, and where.
#[derive(Clone)]
pub struct Left {
    session: Rc<RefCell<Session>>,
    shelf: Rc<Shelf>,
}

/// Takes leave of a board; nothing if no words of mine were left.
pub async fn take_leave(board: DocumentId, me: &Me) -> Option<LeftBehind> {
    // The locks are let go at the end of this: from then on nothing is written under their ids.
    let Kept { shelf, rows, locks } = kept(board, me).await;
    let shelf = Rc::new(shelf.filter(|_| !rows.is_empty())?);
    let now_ms = js_sys::Date::now() as u64;
    let held = locks.keys().copied().collect();
    let onlooker = me.onlooker;
    let me = board::Me { id: me.person.clone(), name: me.name.as_str().into() };
    let mut session = Session::new(SessionStart { board, me, onlooker, seed: seed(), now_ms, rows, held });
    session.not_open(now_ms);
    let left = Left { session: Rc::new(RefCell::new(session)), shelf };
    left.keep().await;
    (!left.works().is_empty()).then(|| StoredValue::new_local(left))
}

/// Lets go of the copies of boards and projects that are gone, or no longer open to me, though nobody comes back to
/// them. Where words of mine were not sent, the copy waits until I do.
pub async fn let_go_of_what_is_gone(me: &Me) {
    let Ok(shelf) = Shelf::open().await else { return };
    let keys = shelf.keys(&person_prefix(&me.person)).await.unwrap_or_default();
    let (copies, unsent) = (documents_with(&keys, "copy"), documents_with(&keys, "entry"));
    if copies.is_empty() {
        return;
    }
    let Ok(open) = http::get::<Vec<OpenBoard>>("/api/boards").await else { return };
    let open: BTreeSet<DocumentId> =
        open.into_iter().flat_map(|board| board.project.into_iter().chain([board.id])).collect();
    for document in copies.difference(&unsent).filter(|document| !open.contains(document)) {
        if is_gone(*document).await {
            take_leave(*document, me).await;
        }
    }
}

/// A board that is open to me.
#[derive(Deserialize)]
struct OpenBoard {
    id: DocumentId,
    project: Option<DocumentId>,
}

/// The documents of which the shelf has rows of a sort (see [`editor::session::shelf_prefix`]).
fn documents_with(keys: &[String], sort: &str) -> BTreeSet<DocumentId> {
    let document = |key: &String| {
        let mut parts = key.split('/').skip(1);
        let document = parts.next()?.parse().ok()?;
        (parts.next()? == sort).then_some(document)
    };
    keys.iter().filter_map(document).collect()
}

/// Whether the server says that it is neither a board nor a project that is open to me.
async fn is_gone(document: DocumentId) -> bool {
    for kind in ["boards", "projects"] {
        let told: Result<IgnoredAny, _> = http::get(&format!("/api/{kind}/{document}")).await;
        if told != Err(NoAnswer::Status(404)) {
            return false;
        }
    }
    true
}

impl Left {
    fn works(&self) -> Vec<NotTakenWork> {
        works(self.session.borrow().not_taken())
    }

    /// Does what the session wants of the shelf; of the rest there is nothing to be done any more.
    async fn keep(&self) {
        let effects = self.session.borrow_mut().take_effects();
        for effect in effects {
            if let Effect::Store { put, remove, .. } = effect {
                let written = match self.shelf.write(&put, &remove) {
                    Ok(written) => written.await,
                    Err(error) => Err(error),
                };
                if let Err(error) = written {
                    leptos::logging::error!("what was left of a board stays on this device: {error}");
                }
            }
        }
    }

    fn discard(&self, ids: &[EntryId]) {
        ids.iter().for_each(|id| self.session.borrow_mut().discard(*id));
        let left = self.clone();
        spawn_local(async move { left.keep().await });
    }
}

/// The words that were never sent.
#[component]
pub fn LeftBehindList(
    /// What was left.
    left: LeftBehind,
) -> impl IntoView {
    let not_taken = RwSignal::new(left.with_value(Left::works));
    let discard = move |ids: Vec<EntryId>| {
        left.with_value(|left| left.discard(&ids));
        not_taken.set(left.with_value(Left::works));
    };
    view! {
        <section id="not-taken" aria-labelledby="left-behind" hidden=move || not_taken.with(Vec::is_empty)>
            <h2 id="left-behind">{move || words().get("left-behind")}</h2>
            <NotTakenList
                not_taken=not_taken
                explained="left-behind-explained"
                refused_again=RwSignal::new(None)
                discard=discard
            />
        </section>
    }
}
