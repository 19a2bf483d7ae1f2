//! All sessions, in memory and in a table. Who asks is found without waiting; what changes is durable first.

use super::secret::{Secret, SecretHash};
use super::session::{Kept, Session, SessionId};
use super::{Kind, PeopleError};
use crate::limits::{ENDINGS_MAX, SESSIONS_OF_PERSON_MAX};
use crate::store::table::Table;
use crate::store::{Store, StoreError};
use board::id::PersonId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::broadcast;

#[derive(Default)]
struct Known {
    sessions: HashMap<SessionId, Kept>,
    /// Present and former secrets.
    by_secret: HashMap<SecretHash, SessionId>,
}

impl Known {
    fn put(&mut self, id: SessionId, kept: Kept) {
        self.remove(id);
        self.by_secret.insert(kept.secret.clone(), id);
        self.by_secret.extend(kept.former.clone().map(|former| (former, id)));
        self.sessions.insert(id, kept);
    }

    fn remove(&mut self, id: SessionId) {
        let Some(kept) = self.sessions.remove(&id) else { return };
        self.by_secret.remove(&kept.secret);
        if let Some(former) = &kept.former {
            self.by_secret.remove(former);
        }
    }
}

/// All sessions.
pub(super) struct Sessions {
    table: Table<Kept>,
    known: Mutex<Known>,
    /// Held by whoever changes a session that is there: or its row could come back after its end.
    changing: tokio::sync::Mutex<()>,
    ended: broadcast::Sender<SessionId>,
}

impl Sessions {
    pub(super) async fn open(store: Arc<dyn Store>) -> Result<Self, StoreError> {
        let table = Table::new(store, super::SESSIONS);
        let (known, changing, ended) = (Mutex::default(), Default::default(), broadcast::channel(ENDINGS_MAX).0);
        let sessions = Sessions { table, known, changing, ended };
        sessions.read_again().await?;
        Ok(sessions)
    }

    /// Reads the table anew, after a restore.
    pub(super) async fn read_again(&self) -> Result<(), StoreError> {
        let mut known = Known::default();
        for row in self.table.list("").await? {
            let id = SessionId::parse(&row.key);
            let id = id.ok_or_else(|| StoreError::Corrupt(format!("session/{} is no session", row.key)))?;
            known.put(id, row.value);
        }
        let before = std::mem::replace(&mut *self.lock(), known);
        let gone: Vec<_> = before.sessions.into_keys().filter(|id| !self.lock().sessions.contains_key(id)).collect();
        gone.into_iter().for_each(|id| self.tell(id));
        Ok(())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Known> {
        // Nothing in here panics halfway through a change.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, ended: SessionId) {
        // Nobody listens: nobody has a socket.
        let _ = self.ended.send(ended);
    }

    /// Sessions that end, as it happens.
    pub(super) fn endings(&self) -> broadcast::Receiver<SessionId> {
        self.ended.subscribe()
    }

    pub(super) fn is_there(&self, id: SessionId) -> bool {
        self.lock().sessions.contains_key(&id)
    }

    /// Whose secret it is.
    pub(super) fn of(&self, secret: &Secret, now_ms: u64) -> Option<Session> {
        let brought = secret.hash();
        let mut known = self.lock();
        let id = *known.by_secret.get(&brought)?;
        let kept = known.sessions.get_mut(&id).filter(|kept| kept.takes(&brought, now_ms))?;
        if brought == kept.secret && kept.former.is_some() {
            kept.returned_ms.get_or_insert(now_ms);
        }
        Some(Session { id, person: kept.person.clone() })
    }

    /// Signs a person in somewhere. With too many sessions, the one that was not used for the longest ends.
    pub(super) async fn begin(&self, person: PersonId, kind: Kind, now_ms: u64) -> Result<Secret, PeopleError> {
        let mut own = self.of_person(&person);
        own.sort_by_key(|(_, kept)| kept.changed_ms);
        let too_many = (own.len() + 1).saturating_sub(SESSIONS_OF_PERSON_MAX);
        for (id, _) in own.into_iter().take(too_many) {
            self.end(id).await?;
        }
        let (id, secret) = (SessionId::fresh(), Secret::fresh());
        let kept = Kept::begun(person, kind, &secret, now_ms);
        self.table.set(&id.to_string(), &kept).await?;
        self.lock().put(id, kept);
        Ok(secret)
    }

    /// A new secret for the session, if the present one is old. `brought`: the one that the browser has.
    pub(super) async fn renew(
        &self,
        id: SessionId,
        brought: &Secret,
        now_ms: u64,
    ) -> Result<Option<(Secret, Kind)>, PeopleError> {
        let _changing = self.changing.lock().await;
        let old = self.lock().sessions.get(&id).filter(|kept| kept.is_old(now_ms)).cloned();
        let Some(old) = old else { return Ok(None) };
        let fresh = Secret::fresh();
        let renewed = old.changed(brought.hash(), &fresh, now_ms);
        self.table.set(&id.to_string(), &renewed).await?;
        let kind = renewed.kind;
        self.lock().put(id, renewed);
        Ok(Some((fresh, kind)))
    }

    /// Ends a session; its sockets hear of it.
    pub(super) async fn end(&self, id: SessionId) -> Result<(), PeopleError> {
        let _changing = self.changing.lock().await;
        self.table.remove(&id.to_string()).await?;
        self.lock().remove(id);
        self.tell(id);
        Ok(())
    }

    /// Ends all sessions of a person.
    pub(super) async fn end_all(&self, person: &PersonId) -> Result<(), PeopleError> {
        for (id, _) in self.of_person(person) {
            self.end(id).await?;
        }
        Ok(())
    }

    /// Ends those that are over, and writes down which former secrets are no longer taken.
    pub(super) async fn sweep(&self, now_ms: u64) -> Result<(), PeopleError> {
        let all: Vec<_> = self.lock().sessions.iter().map(|(id, kept)| (*id, kept.clone())).collect();
        for (id, kept) in all {
            if kept.is_over(now_ms) {
                self.end(id).await?;
            } else if kept.former.as_ref().is_some_and(|former| !kept.takes(former, now_ms)) {
                self.settle(id, &kept).await?;
            }
        }
        Ok(())
    }

    /// Forgets the former secret, unless the session has changed meanwhile.
    async fn settle(&self, id: SessionId, kept: &Kept) -> Result<(), PeopleError> {
        let _changing = self.changing.lock().await;
        if self.lock().sessions.get(&id) == Some(kept) {
            let settled = Kept { former: None, ..kept.clone() };
            self.table.set(&id.to_string(), &settled).await?;
            self.lock().put(id, settled);
        }
        Ok(())
    }

    fn of_person(&self, person: &PersonId) -> Vec<(SessionId, Kept)> {
        let known = self.lock();
        let own = known.sessions.iter().filter(|(_, kept)| kept.person == *person);
        own.map(|(id, kept)| (*id, kept.clone())).collect()
    }
}
