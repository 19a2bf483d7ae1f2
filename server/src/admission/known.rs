//! What a document has, as admission needs to know it: clocks, deletions and whose ids they are.

use board::ClientId;
use board::id::PersonId;
use board::wire::scan::{Deletion, Id, Scanned};
use std::collections::HashMap;
use yrs::IdSet;

/// Kept beside the yrs document, which does not say whether an id is deleted, and copies its whole
/// state vector when asked for one clock.
#[derive(Debug, Clone, Default)]
pub struct Known {
    clocks: HashMap<ClientId, u32>,
    deleted: IdSet,
    owners: HashMap<ClientId, PersonId>,
}

impl Known {
    /// How much of a client's work the document has: the clocks below this.
    pub fn clock(&self, client: ClientId) -> u32 {
        self.clocks.get(&client).copied().unwrap_or(0)
    }

    /// Whether the document has an element.
    pub fn has(&self, id: Id) -> bool {
        id.clock < self.clock(id.client)
    }

    /// The clocks of all clients.
    pub fn clocks(&self) -> impl Iterator<Item = (ClientId, u32)> + '_ {
        self.clocks.iter().map(|(client, clock)| (*client, *clock))
    }

    /// Whose a client id is, if anybody has claimed it.
    pub fn owner(&self, client: ClientId) -> Option<&PersonId> {
        self.owners.get(&client)
    }

    /// All claims.
    pub fn owners(&self) -> impl Iterator<Item = (ClientId, &PersonId)> + '_ {
        self.owners.iter().map(|(client, person)| (*client, person))
    }

    /// Gives a client id to a person for ever. `false` if it is somebody else's, or if it has work in
    /// the document that nobody claimed (then it is nobody's: who could say that it was theirs?).
    pub fn claim(&mut self, client: ClientId, person: &PersonId) -> bool {
        match self.owners.get(&client) {
            Some(owner) => owner == person,
            None if self.clock(client) > 0 => false,
            None => {
                self.owners.insert(client, person.clone());
                true
            }
        }
    }

    /// Puts down from a log whose an id is, before or after its work is learned.
    pub fn remember_owner(&mut self, client: ClientId, person: PersonId) {
        self.owners.entry(client).or_insert(person);
    }

    /// Takes back a claim under which nothing was written.
    pub fn lapse(&mut self, client: ClientId) {
        if self.clock(client) == 0 {
            self.owners.remove(&client);
        }
    }

    /// Takes in what an update brought that is now in the document.
    pub fn learn(&mut self, update: &Scanned<'_>) {
        for (client, clocks) in update.clocks() {
            self.advance(client, clocks.end);
        }
        for Deletion { client, from, to } in &update.deletions {
            self.deleted.insert(yrs::ID::new(*client, *from), to - from);
        }
    }

    /// Takes in that a client's work is there up to a clock.
    pub(super) fn advance(&mut self, client: ClientId, end: u32) {
        let clock = self.clocks.entry(client).or_default();
        *clock = (*clock).max(end);
    }

    pub(super) fn delete(&mut self, deletions: &IdSet) {
        for (client, runs) in deletions.iter() {
            for run in runs.iter() {
                self.deleted.insert(yrs::ID::new(*client, run.start), run.end - run.start);
            }
        }
    }

    pub(super) fn deleted(&self) -> &IdSet {
        &self.deleted
    }
}
