//! The directory: networks, organisations, projects, boards, and who may do what. It alone decides access.
//!
//! All of it is in memory as one immutable [`state::State`], which readers share and never wait for. An act
//! ([`acts`]) is decided on it by one writer at a time, written to the store with its row in the audit log in
//! one commit ([`ledger`]), and only then seen by anybody; [`Change`] tells who has to look again.
//!
//! Read in this order: [`rows`] is what is kept; [`state`] all of it in memory; [`plan`] what an act comes to,
//! and [`acts`] the acts; [`door`] is how people come in by links; [`view`] is what a reader is told, [`live`] the
//! socket that tells it.

mod access;
pub mod acts;
pub mod audit;
mod beginning;
mod door;
mod ends;
pub mod inside;
mod ledger;
pub mod letters;
pub mod live;
pub mod plan;
pub mod presence;
pub mod rows;
pub mod state;
pub mod view;
mod voices;

use crate::boards::Boards;
use crate::limits::CHANGES_MAX;
use crate::store::{PutError, Store, StoreError};
use board::id::{DocumentId, NetworkId, PersonId};
use board::network::act::{Act, Done, NotDone};
use board::network::role::Role;
use board::network::sharing::Level;
use board::network::view::BoardFace;
use board::network::{BoardId, ProjectId};
pub use door::{Offer, Welcome};
use inside::{Inside, Tasks};
use ledger::Ledger;
use plan::{Desk, Plan, Step};
use presence::Presence;
use rows::Row;
use state::{Known, State};
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::{Mutex, broadcast, watch};

/// Looking at the page again after this long is a new visit.
const VISIT_GAP_MS: u64 = 3600 * 1000;
/// A visit that goes on is written down this often.
const SEEN_EVERY_MS: u64 = 60 * 1000;

/// What has to be looked at again. Sent after it is durable, and seen by whoever asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// Who may do what on a board, or what lists say of it; or who may do what with the tasks of a project.
    Board(BoardId),
    /// What a person is.
    Person(PersonId),
    /// A network: its name, organisations, projects, members.
    Network(NetworkId),
}

/// Reads the directory that a store holds.
pub(crate) async fn read(store: Arc<dyn Store>) -> Result<State, StoreError> {
    Ok(Ledger::open(store).await?.1)
}

/// The directory of one server.
pub struct Directory {
    store: Arc<dyn Store>,
    boards: Arc<Boards>,
    ledger: Mutex<Ledger>,
    state: watch::Sender<Arc<State>>,
    changes: broadcast::Sender<Change>,
    presence: Presence,
    now_ms: fn() -> u64,
}

impl Directory {
    /// Reads what the store holds, and finishes what a kill has left undone. `now_ms` is the clock. Must be
    /// called within the runtime.
    pub async fn open(
        store: Arc<dyn Store>,
        boards: Arc<Boards>,
        now_ms: fn() -> u64,
    ) -> Result<Arc<Directory>, StoreError> {
        let (ledger, state) = Ledger::open(store.clone()).await?;
        let directory = Arc::new(Directory {
            store,
            boards,
            ledger: Mutex::new(ledger),
            state: watch::Sender::new(Arc::new(state)),
            changes: broadcast::channel(CHANGES_MAX).0,
            presence: Presence::default(),
            now_ms,
        });
        directory.finish_erasing().await?;
        directory.listen_to_all().await?;
        tokio::spawn(ends::tell(Arc::downgrade(&directory)));
        tokio::spawn(voices::listen_to_voices(Arc::downgrade(&directory), directory.boards.appearances()));
        Ok(directory)
    }

    /// Everything as it is now.
    pub fn state(&self) -> Arc<State> {
        self.state.borrow().clone()
    }

    /// The time that rights are judged by, in milliseconds since 1970.
    pub fn now_ms(&self) -> u64 {
        (self.now_ms)()
    }

    /// What has to be looked at again, as it happens.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    /// Who is here.
    pub fn presence(&self) -> &Presence {
        &self.presence
    }

    /// How far a board, or the tasks of a project, are open to a person now; nobody is one who has not signed in.
    pub fn level(&self, person: Option<&PersonId>, document: DocumentId) -> Option<Level> {
        self.state.borrow().level(person, document, self.now_ms())
    }

    /// What a person is told of a board; nothing if it is not open to them.
    pub fn face(&self, person: Option<&PersonId>, board: BoardId) -> Option<BoardFace> {
        let state = self.state();
        view::board(&state, &state.asker(person, self.now_ms()), state.board(board)?)
    }

    /// The networks that a person belongs to or waits at the door of, with the highest role in each.
    pub fn networks_of(&self, person: &PersonId) -> Vec<(NetworkId, String, Role)> {
        let (state, now_ms) = (self.state(), self.now_ms());
        let asker = state.asker(Some(person), now_ms);
        let mine = state.networks().filter(|network| asker.is_member(&network.id));
        mine.filter_map(|network| {
            let role = state.roles(&network.id, person, now_ms).first()?.role;
            Some((network.id.clone(), network.name.clone(), role))
        })
        .collect()
    }

    /// Does what a person wants, if that person may.
    pub async fn act(&self, actor: &PersonId, act: Act) -> Result<Done, NotDone> {
        let mut ledger = self.ledger.lock().await;
        let state = self.state();
        let now_ms = self.now_ms();
        let plan = acts::plan(Desk { state: &state, actor, now_ms }, &act)?;
        self.carry_out(&mut ledger, plan, Some(actor), act.code(), now_ms).await
    }

    /// Whether an act would be done now, and why not. Nothing is done.
    pub fn would(&self, actor: &PersonId, act: &Act) -> Result<(), NotDone> {
        acts::plan(Desk { state: &self.state(), actor, now_ms: self.now_ms() }, act).map(drop)
    }

    /// Writes down what a person looked up that is worth knowing later.
    pub async fn log(
        &self,
        actor: &PersonId,
        act: &'static str,
        network: &NetworkId,
        about: Vec<audit::Mention>,
    ) -> Result<(), NotDone> {
        let mut ledger = self.ledger.lock().await;
        let past = audit::Past { network: network.clone(), mentions: about };
        let logged = audit::write(past, Some(actor), act, self.now_ms());
        self.commit(&mut ledger, Vec::new(), vec![logged], Vec::new()).await
    }

    /// Learns how a person is called, from those who keep people's names.
    pub fn know(&self, person: PersonId, known: Known) {
        if self.state.borrow().known(&person) == Some(&known) {
            return;
        }
        let same_as = known.same_as.clone();
        self.publish(|state| state.know(person.clone(), known));
        self.tell(Change::Person(person));
        if let Some(same) = same_as {
            self.tell(Change::Person(same));
        }
    }

    /// Learns what is inside a board, from those who look into boards. Who follows a network's page is told of it;
    /// it is no [`Change`], since nobody's rights are another.
    pub fn look_into(&self, board: BoardId, inside: Inside) {
        if self.state.borrow().inside(board) != Some(&inside) {
            self.publish(|state| state.look_into(board, inside));
        }
    }

    /// Learns who has taken on what in a project, as [`Directory::look_into`] does of boards.
    pub fn learn_tasks(&self, project: ProjectId, tasks: Tasks) {
        // Of most projects there is nothing to tell, and then nobody has to look again.
        let known = self.state.borrow().tasks(project).cloned().unwrap_or_default();
        if known != tasks {
            self.publish(|state| state.learn_tasks(project, tasks));
        }
    }

    /// A person looks at a network's page.
    pub async fn seen(&self, network: &NetworkId, person: &PersonId) -> Result<(), NotDone> {
        let now_ms = self.now_ms();
        let Some(place) = self.state().place(network, person).cloned() else { return Ok(()) };
        let quiet_ms = place.seen_ms.map_or(u64::MAX, |seen| now_ms.saturating_sub(seen));
        if quiet_ms < SEEN_EVERY_MS {
            return Ok(());
        }
        let last_here_ms = if quiet_ms > VISIT_GAP_MS { place.seen_ms } else { place.last_here_ms };
        let place = rows::Place { seen_ms: Some(now_ms), last_here_ms, ..place };
        self.write(vec![Step::Put(Row::Place(place))], Vec::new()).await
    }

    /// Reads everything anew, after a backup was restored beneath it.
    pub async fn reload(&self) -> Result<(), StoreError> {
        let mut ledger = self.ledger.lock().await;
        self.read_again(&mut ledger).await?;
        self.listen_to_all().await
    }

    async fn read_again(&self, ledger: &mut Ledger) -> Result<(), StoreError> {
        let (fresh, mut rows) = Ledger::open(self.store.clone()).await?;
        *ledger = fresh;
        self.publish(|state| {
            rows.remember(state);
            *state = rows;
        });
        let state = self.state();
        for network in state.networks() {
            self.tell(Change::Network(network.id.clone()));
        }
        for board in state.boards() {
            self.tell(Change::Board(board.id));
        }
        Ok(())
    }

    /// Enters rows that are nobody's act, together.
    pub async fn enter(&self, rows: Vec<Row>) -> Result<(), NotDone> {
        let networks: BTreeSet<NetworkId> = rows.iter().filter_map(Row::network).cloned().collect();
        let boards: Vec<BoardId> = rows.iter().filter_map(Row::board).collect();
        self.write(rows.into_iter().map(Step::Put).collect(), networks.into_iter().map(Change::Network).collect())
            .await?;
        for board in boards {
            self.listen_to(board).await.map_err(unavailable)?;
            self.tell(Change::Board(board));
        }
        Ok(())
    }

    async fn write(&self, steps: Vec<Step>, changes: Vec<Change>) -> Result<(), NotDone> {
        let mut ledger = self.ledger.lock().await;
        self.commit(&mut ledger, steps, Vec::new(), changes).await
    }

    async fn carry_out(
        &self,
        ledger: &mut Ledger,
        plan: Plan,
        by: Option<&PersonId>,
        act: &str,
        now_ms: u64,
    ) -> Result<Done, NotDone> {
        for begins in plan.begins {
            let name = by.and_then(|by| self.state().known(by).map(|known| known.name.clone()));
            let author =
                board::Me { id: by.cloned().unwrap_or_else(|| PersonId::fresh(0)), name: name.unwrap_or_default() };
            beginning::write(&self.store, begins, author, board::Moment { now_ms }).await?;
        }
        let logged = audit::write(plan.past, by, act, now_ms);
        self.commit(ledger, plan.steps, vec![logged], plan.changes).await?;
        if let Some(board) = plan.erases {
            self.erase(ledger, board).await.map_err(unavailable)?;
        }
        Ok(plan.done)
    }

    async fn commit(
        &self,
        ledger: &mut Ledger,
        steps: Vec<Step>,
        beside: Vec<crate::store::Write>,
        changes: Vec<Change>,
    ) -> Result<(), NotDone> {
        match ledger.write(&steps, beside).await {
            Ok(()) => {}
            Err(PutError::Conflict { .. }) => {
                // The rows are not what we thought: what was decided on them counts for nothing.
                self.read_again(ledger).await.map_err(unavailable)?;
                return Err(NotDone::Unavailable);
            }
            Err(PutError::Failed(error)) => return Err(unavailable(error)),
        }
        self.publish(|state| {
            for step in steps {
                match step {
                    Step::Put(row) => state.put(row),
                    Step::Drop(key) => state.drop(&key),
                }
            }
        });
        let mut told: Vec<Change> = Vec::new();
        for change in changes {
            if !told.contains(&change) {
                self.tell(change.clone());
                told.push(change);
            }
        }
        Ok(())
    }

    fn publish(&self, change: impl FnOnce(&mut State)) {
        self.state.send_modify(|state| change(Arc::make_mut(state)));
    }

    fn tell(&self, change: Change) {
        if let Change::Board(board) = change
            && let Some(project) = self.state.borrow().board(board).and_then(|board| board.project)
        {
            // Who may open a board reads the tasks of its project. Nobody listens: nobody has to look again.
            let _ = self.changes.send(Change::Board(project));
        }
        // Nobody listens: nobody has to look again.
        let _ = self.changes.send(change);
    }
}

fn unavailable(error: StoreError) -> NotDone {
    tracing::error!(%error, "the directory could not be written");
    NotDone::Unavailable
}
