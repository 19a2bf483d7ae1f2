//! What is kept of each board that was looked into, so that a restart need not read them all again, and so that
//! the next look knows what is new.

use super::reading::Reading;
use crate::network::inside::{Happening, Inside};
use crate::store::Seq;
use board::id::{DocumentId, OrganisationId, PersonId};
use board::input::InputKey;
use board::network::view::{Happened, Summary};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Changes when a look tells something else of the same board: then each is looked into again.
const READ_AS: u32 = 1;

/// A board, as it was looked into last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    read_as: u32,
    /// How far each document had been read.
    heads: Vec<(DocumentId, Seq)>,
    /// In numbers.
    pub summary: Summary,
    /// Notes ever written on it, by organisation.
    written: BTreeMap<OrganisationId, u32>,
    /// Notes ever written on it.
    written_in_all: u32,
    inputs: Vec<KeptInput>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptInput {
    #[serde(flatten)]
    key: InputKey,
    by: PersonId,
    /// When the server saw it first, in milliseconds since 1970.
    given_ms: u64,
    /// When the server saw that it had an answer, in milliseconds since 1970.
    answered_ms: Option<u64>,
}

/// Who a look is told of: organisations instead of people.
pub struct Homes<'a> {
    /// The organisation that a person belongs to in the board's network.
    pub of: &'a (dyn Fn(&PersonId) -> Option<OrganisationId> + Sync),
    /// Whose board it is.
    pub owner: Option<OrganisationId>,
}

impl Kept {
    /// Whether the logs stand where they stood.
    pub fn is_of(&self, heads: &BTreeMap<DocumentId, Seq>) -> bool {
        self.read_as == READ_AS && self.heads.iter().map(|(document, seq)| (document, seq)).eq(heads)
    }

    /// How far a document had been read.
    pub fn head(&self, document: DocumentId) -> Option<Seq> {
        self.heads.iter().find(|(known, _)| *known == document).map(|(_, seq)| *seq)
    }

    /// What a new reading makes of it, and what has happened since.
    pub fn renewed(
        before: Option<&Kept>,
        reading: &Reading,
        homes: &Homes<'_>,
        changed_ms: u64,
        now_ms: u64,
    ) -> (Kept, Vec<Happening>) {
        let mut happened = Vec::new();
        let known: BTreeMap<&InputKey, &KeptInput> =
            before.into_iter().flat_map(|kept| &kept.inputs).map(|input| (&input.key, input)).collect();
        let mut inputs = Vec::with_capacity(reading.inputs.len());
        for given in &reading.inputs {
            let known = known.get(&given.key);
            // Who looks for the first time cannot tell when it happened: the giver's clock has to do.
            let at_ms = if before.is_some() { now_ms } else { given.when_ms.min(now_ms) };
            let mut tell = |organisation: Option<OrganisationId>, what, at_ms| {
                happened.extend(organisation.map(|organisation| Happening { organisation, what, count: 1, at_ms }));
            };
            if known.is_none() {
                tell((homes.of)(&given.by), Happened::Inputs, at_ms);
            }
            let given_ms = known.map_or(at_ms, |known| known.given_ms);
            let answered_ms = match (given.answered, known.and_then(|known| known.answered_ms)) {
                (false, _) => None,
                (true, Some(seen)) => Some(seen),
                (true, None) => {
                    tell(homes.owner.clone(), Happened::Answers, at_ms);
                    Some(at_ms)
                }
            };
            inputs.push(KeptInput { key: given.key.clone(), by: given.by.clone(), given_ms, answered_ms });
        }
        let mut written: BTreeMap<OrganisationId, u32> = BTreeMap::new();
        for (person, count) in &reading.written {
            if let Some(organisation) = (homes.of)(person) {
                *written.entry(organisation).or_default() += count;
            }
        }
        let written_in_all = reading.written.values().sum();
        // Who moves to another organisation takes their notes along: that is no writing.
        let mut fresh = written_in_all - before.map_or(0, |kept| kept.written_in_all).min(written_in_all);
        for (organisation, count) in &written {
            let had = before.and_then(|kept| kept.written.get(organisation)).copied().unwrap_or(0);
            let count = count.saturating_sub(had).min(fresh);
            fresh -= count;
            if count > 0 {
                let at_ms = if before.is_some() { now_ms } else { changed_ms.min(now_ms) };
                happened.push(Happening { organisation: organisation.clone(), what: Happened::Notes, count, at_ms });
            }
        }
        let unanswered = inputs.iter().filter(|input| input.answered_ms.is_none()).count();
        let whole = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let summary = Summary {
            revision: reading.miniature.revision(),
            notes: reading.notes,
            inputs: whole(inputs.len()),
            unanswered: whole(unanswered),
            changed_ms,
        };
        let heads = reading.heads.iter().map(|(document, seq)| (*document, *seq)).collect();
        (Kept { read_as: READ_AS, heads, summary, written, written_in_all, inputs }, happened)
    }

    /// What the network is told of it.
    pub fn inside(&self, happened: Vec<Happening>) -> Inside {
        let mut given: BTreeMap<PersonId, u64> = BTreeMap::new();
        for input in &self.inputs {
            let last_ms = given.entry(input.by.clone()).or_default();
            *last_ms = input.given_ms.max(*last_ms);
        }
        let open = self.inputs.iter().filter(|input| input.answered_ms.is_none());
        let unanswered = open.map(|input| (input.by.clone(), input.given_ms)).collect();
        let answered = self.inputs.iter().filter_map(|input| Some((input.by.clone(), input.answered_ms?))).collect();
        Inside { summary: self.summary, given, unanswered, answered, happened }
    }
}
