//! Who is here now. In memory only: nobody needs to know tomorrow.

use board::id::{NetworkId, PersonId};
use board::network::BoardId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// Where somebody is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whereabouts {
    /// On a network's page.
    Network(NetworkId),
    /// On a board.
    Board(BoardId),
}

/// Everybody who is here.
#[derive(Debug, Clone)]
pub struct Presence(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// The last place that a person came to is the last in the list.
    here: Mutex<HashMap<PersonId, Vec<(u64, Whereabouts)>>>,
    /// Counts comings and goings.
    moved: watch::Sender<u64>,
}

/// As long as it is held, the person is there.
#[derive(Debug)]
pub struct Stay {
    shared: Arc<Shared>,
    person: PersonId,
    number: u64,
}

impl Default for Presence {
    fn default() -> Self {
        Presence(Arc::new(Shared { here: Mutex::default(), moved: watch::Sender::new(0) }))
    }
}

impl Shared {
    fn here(&self) -> MutexGuard<'_, HashMap<PersonId, Vec<(u64, Whereabouts)>>> {
        self.here.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Presence {
    /// Somebody comes.
    pub fn come(&self, person: PersonId, to: Whereabouts) -> Stay {
        let mut here = self.0.here();
        let mut number = 0;
        self.0.moved.send_modify(|count| {
            *count += 1;
            number = *count;
        });
        here.entry(person.clone()).or_default().push((number, to));
        drop(here);
        Stay { shared: self.0.clone(), person, number }
    }

    /// Everybody, with the places where they are, the newest last.
    pub fn everybody(&self) -> Vec<(PersonId, Vec<Whereabouts>)> {
        let here = self.0.here();
        let places = |stays: &Vec<(u64, Whereabouts)>| stays.iter().map(|(_, place)| place.clone()).collect();
        here.iter().map(|(person, stays)| (person.clone(), places(stays))).collect()
    }

    /// How many people are here.
    pub fn count(&self) -> usize {
        self.0.here().len()
    }

    /// Changes whenever somebody comes or goes.
    pub fn moves(&self) -> watch::Receiver<u64> {
        self.0.moved.subscribe()
    }
}

impl Drop for Stay {
    fn drop(&mut self) {
        let mut here = self.shared.here();
        if let Some(stays) = here.get_mut(&self.person) {
            stays.retain(|(number, _)| *number != self.number);
            if stays.is_empty() {
                here.remove(&self.person);
            }
        }
        drop(here);
        self.shared.moved.send_modify(|count| *count += 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_two_pages_open_is_here_until_both_are_closed() {
        let (presence, a): (_, PersonId) = (Presence::default(), "a".parse().expect("a plain name is an id"));
        let network = Whereabouts::Network("n".parse().expect("a plain name is an id"));
        let first = presence.come(a.clone(), network.clone());
        let second = presence.come(a.clone(), Whereabouts::Board(board::id::DocumentId(7)));
        let moves = presence.moves();
        assert_eq!(presence.everybody().len(), 1);
        drop(second);
        assert_eq!(presence.everybody(), [(a, vec![network])]);
        assert!(moves.has_changed().expect("the presence is there"));
        drop(first);
        assert_eq!(presence.everybody(), []);
    }
}
