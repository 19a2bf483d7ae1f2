//! All accounts, in memory and in a table: durable first, then visible.

use super::PeopleError;
use super::account::{Account, Kind};
use super::way::Way;
use crate::limits::ACCOUNTS_MAX;
use crate::store::table::Table;
use crate::store::{Store, StoreError};
use board::id::PersonId;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

type Known = HashMap<PersonId, Arc<Account>>;

/// All accounts.
pub(super) struct Accounts {
    table: Table<Account>,
    known: RwLock<Known>,
    /// Held by whoever changes an account that is there.
    changing: tokio::sync::Mutex<()>,
}

impl Accounts {
    pub(super) async fn open(store: Arc<dyn Store>) -> Result<Self, StoreError> {
        let table = Table::new(store, super::ACCOUNTS);
        let accounts = Accounts { table, known: RwLock::default(), changing: Default::default() };
        accounts.read_again().await?;
        Ok(accounts)
    }

    /// Reads the table anew, after a restore.
    pub(super) async fn read_again(&self) -> Result<(), StoreError> {
        let mut known = Known::new();
        for row in self.table.list("").await? {
            let person = row.key.parse();
            let person = person.map_err(|error| StoreError::Corrupt(format!("account/{}: {error}", row.key)))?;
            known.insert(person, Arc::new(row.value));
        }
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = known;
        Ok(())
    }

    fn read(&self) -> std::sync::RwLockReadGuard<'_, Known> {
        // Nothing in here panics halfway through a change.
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn get(&self, person: &PersonId) -> Option<Arc<Account>> {
        self.read().get(person).cloned()
    }

    pub(super) fn everybody(&self) -> Vec<PersonId> {
        self.read().keys().cloned().collect()
    }

    /// Whether there is an account for which that is true.
    pub(super) fn any(&self, is: impl Fn(&Account) -> bool) -> bool {
        self.read().values().any(|account| is(account))
    }

    /// Whose way to sign in it is.
    pub(super) fn by_way(&self, way: &Way) -> Option<PersonId> {
        let known = self.read();
        known.iter().find(|(_, account)| account.ways.contains(way)).map(|(person, _)| person.clone())
    }

    /// Those who turned out to be this person.
    pub(super) fn same_as(&self, person: &PersonId) -> Vec<PersonId> {
        let known = self.read();
        let same = known.iter().filter(|(_, account)| account.same_as.as_ref() == Some(person));
        same.map(|(other, _)| other.clone()).collect()
    }

    /// Makes an account for somebody new. No other may have one of its ways to sign in.
    pub(super) async fn add(&self, person: &PersonId, account: Account) -> Result<(), PeopleError> {
        if self.read().len() >= ACCOUNTS_MAX {
            return Err(PeopleError::TooMany);
        }
        if account.ways.is_empty() {
            return self.put(person, account).await;
        }
        let _changing = self.changing.lock().await;
        self.free(&account.ways)?;
        self.put(person, account).await
    }

    /// Makes a guest a member who signs in that way.
    pub(super) async fn become_member(&self, person: &PersonId, way: Way) -> Result<(), PeopleError> {
        let _changing = self.changing.lock().await;
        self.free(std::slice::from_ref(&way))?;
        let before = self.get(person).ok_or(PeopleError::LinkEnded)?;
        self.put(person, Account { kind: Kind::Member, ways: vec![way], ..(*before).clone() }).await
    }

    fn free(&self, ways: &[Way]) -> Result<(), PeopleError> {
        let taken = ways.iter().any(|way| self.by_way(way).is_some());
        // Two came at once, with one way to sign in. Who comes again finds the other's account.
        if taken { Err(PeopleError::LinkEnded) } else { Ok(()) }
    }

    /// Changes an account; `None` if there is none.
    pub(super) async fn change(
        &self,
        person: &PersonId,
        to: impl FnOnce(&mut Account),
    ) -> Result<Option<Arc<Account>>, PeopleError> {
        let _changing = self.changing.lock().await;
        let Some(before) = self.get(person) else { return Ok(None) };
        let mut account = (*before).clone();
        to(&mut account);
        if account != *before {
            self.put(person, account).await?;
        }
        Ok(self.get(person))
    }

    async fn put(&self, person: &PersonId, account: Account) -> Result<(), PeopleError> {
        self.table.set(person.as_str(), &account).await?;
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(person.clone(), Arc::new(account));
        Ok(())
    }
}
