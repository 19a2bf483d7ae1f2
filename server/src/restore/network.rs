//! Who may do what stays as it is now: in each network that the server knows, all of the directory does.

use super::ready::Both;
use crate::network::audit;
use crate::network::rows::{BUCKETS, Row};
use crate::network::state::State;
use crate::store::{Entry, StoreError};
use board::id::{NetworkId, PersonId};
use board::network::BoardId;
use board::network::act::Act;
use board::network::lookup::{Logged, Mention};
use std::collections::BTreeSet;

/// What was erased for good since the backup.
#[derive(Debug, Default)]
pub(super) struct ErasedSince {
    /// Boards with all that was written on them.
    pub(super) boards: Vec<BoardId>,
    /// People with all that they wrote.
    pub(super) people: BTreeSet<PersonId>,
}

/// Networks are never removed: what a known one lacks was removed since, and stays so.
pub(super) async fn stay(both: &Both) -> Result<ErasedSince, StoreError> {
    let now = crate::network::read(both.now.clone()).await?;
    let then = crate::network::read(both.ready.clone()).await?;
    for bucket in BUCKETS {
        let of_another = |entry: &Entry| {
            let row = Row::read(bucket, &entry.value)
                .map_err(|error| StoreError::Corrupt(format!("{bucket}/{}: {error}", entry.key)))?;
            Ok(network_of(&row, &then).is_none_or(|network| now.network(network).is_none()))
        };
        both.stay(bucket, of_another).await?;
    }
    let people = forgotten_since(both, &now).await?;
    both.stay(audit::BUCKET, |_| Ok(true)).await?;
    let stays = crate::network::read(both.ready.clone()).await?;
    let gone = then.boards().map(|board| board.id).filter(|board| stays.board(*board).is_none());
    Ok(ErasedSince { boards: gone.collect(), people })
}

fn network_of<'a>(row: &'a Row, then: &'a State) -> Option<&'a NetworkId> {
    match row {
        Row::Network(row) => Some(&row.id),
        Row::Organisation(row) => Some(&row.network),
        Row::Project(row) => Some(&row.network),
        Row::Board(row) => then.network_of(row.id),
        Row::Member(row) => Some(&row.held.network),
        Row::Invitation(row) => Some(&row.invite.network),
        Row::Place(row) => Some(&row.network),
        Row::Erasing(_) => None,
    }
}

/// Whose words were erased since, as the log tells.
async fn forgotten_since(both: &Both, now: &State) -> Result<BTreeSet<PersonId>, StoreError> {
    let mut people = BTreeSet::new();
    for network in now.networks() {
        let before = audit::all(&*both.ready, &network.id).await?;
        let since = audit::all(&*both.now, &network.id).await?.into_iter().filter(|row| !before.contains(row));
        people.extend(since.filter_map(|row| whose_words_were_erased(&network.id, row)));
    }
    Ok(people)
}

fn whose_words_were_erased(network: &NetworkId, row: Logged) -> Option<PersonId> {
    let mut persons = row.about.into_iter().filter_map(|about| match about {
        Mention::Person(person) => Some(person),
        Mention::Organisation(_)
        | Mention::Project(_)
        | Mention::Board(_)
        | Mention::Grant(_)
        | Mention::Invitation(_)
        | Mention::To(_)
        | Mention::Level(_)
        | Mention::Role(_)
        | Mention::Scope(_)
        | Mention::UntilMs(_) => None,
    });
    let person = persons.next()?;
    let act = Act::EraseWords { network: network.clone(), person: person.clone() };
    (row.act == act.code()).then_some(person)
}
