//! What one connection and the server have said to each other about one document.

use board::ClientId;
use board::wire::scan::Id;
use std::collections::HashSet;
use yrs::StateVector;

/// A connection's conversation about a document.
#[derive(Debug, Clone, Default)]
pub struct Talk {
    /// The client ids of the last hello; `None` before one is accepted. Plain clients say none.
    pub greeted: Option<HashSet<ClientId>>,
    /// Ids that were claimed for this connection, to be given back if nothing is written under them.
    pub claimed: Vec<ClientId>,
    /// The id that a plain client is present under: the first that it named.
    pub shows: Option<ClientId>,
    /// Ids under which something was refused.
    pub frozen: HashSet<ClientId>,
    /// Whether it has been given the document, and is sent what follows.
    pub listens: bool,
    /// A question (step 1) of ours that is not answered yet.
    pub asked: bool,
    /// Clocks that a step 2 of this connection lacked: when they come, it is asked again.
    pub awaited: Vec<Id>,
    /// Since when updates to it had to be dropped.
    pub behind: Option<Behind>,
    count: Count,
}

/// A connection whose socket did not take all it should have had.
#[derive(Debug, Clone)]
pub struct Behind {
    /// What it has seen.
    pub state: StateVector,
    /// Whether it still waits for the answer to its own question.
    pub unanswered: bool,
}

/// How far a connection's step 2s and updates are settled.
#[derive(Debug, Clone, Default)]
struct Count {
    received: u64,
    settled: u64,
    told: u64,
    /// A gap came; only a whole step 2 settles more.
    gap: bool,
    /// Something was refused; nothing settles more.
    refused: bool,
}

/// What a message was, for the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// A step 2: all that the client has.
    Step2,
    /// An update.
    Update,
}

impl Talk {
    /// A hello was accepted: the count begins anew.
    pub fn greet(&mut self, ids: HashSet<ClientId>) {
        self.greeted = Some(ids);
        (self.asked, self.behind) = (false, None);
        self.awaited.clear();
        self.count = Count::default();
    }

    /// The conversation is over until the next hello.
    pub fn part(&mut self) {
        (self.greeted, self.listens) = (None, false);
        self.behind = None;
    }

    /// Counts a message as it comes; gives its number, the first being 1.
    pub fn receive(&mut self) -> u64 {
        self.count.received += 1;
        self.count.received
    }

    /// A message was taken: `whole` if nothing of it that is the sender's own is missing.
    pub fn taken(&mut self, what: Counted, number: u64, whole: bool) {
        let count = &mut self.count;
        match (what, whole) {
            (_, false) => count.gap = true,
            (Counted::Step2, true) => count.gap = false,
            (Counted::Update, true) => {}
        }
        if !count.gap && !count.refused {
            count.settled = number;
        }
    }

    /// A message was refused: those before it may be settled, nothing after it is.
    pub fn refuse(&mut self) {
        self.count.refused = true;
    }

    /// The count to be told, if it has grown.
    pub fn saved(&mut self) -> Option<u64> {
        let news = self.count.settled > self.count.told;
        self.count.told = self.count.settled;
        news.then_some(self.count.settled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy)]
    enum Step {
        Whole(Counted),
        Holed(Counted),
        Refused,
    }
    use Counted::{Step2, Update};
    use Step::{Holed, Refused, Whole};

    #[track_caller]
    fn check(steps: &[Step], expected: u64) {
        let mut talk = Talk::default();
        for step in steps {
            let number = talk.receive();
            match *step {
                Whole(what) => talk.taken(what, number, true),
                Holed(what) => talk.taken(what, number, false),
                Refused => talk.refuse(),
            }
        }
        assert_eq!(talk.saved().unwrap_or(0), expected);
        assert_eq!(talk.saved(), None, "it is told once");
    }

    #[test]
    fn what_is_taken_whole_is_counted() {
        check(&[], 0);
        check(&[Whole(Step2), Whole(Update), Whole(Update)], 3);
    }

    #[test]
    fn a_gap_stops_the_count_until_a_step_2_settles_all_before_it() {
        check(&[Whole(Update), Holed(Update), Whole(Update)], 1);
        check(&[Whole(Update), Holed(Update), Whole(Update), Whole(Step2)], 4);
        check(&[Holed(Step2), Whole(Update)], 0);
    }

    #[test]
    fn a_refusal_stops_the_count_for_good() {
        check(&[Whole(Update), Refused, Whole(Update), Whole(Step2)], 1);
    }

    #[test]
    fn a_hello_begins_the_count_anew() {
        let mut talk = Talk::default();
        talk.receive();
        talk.refuse();
        talk.greet(HashSet::new());
        let number = talk.receive();
        talk.taken(Update, number, true);
        assert_eq!((number, talk.saved()), (1, Some(1)));
    }
}
