//! Admission: the one function between the network and yrs. Pure, and for every document the same.
//!
//! Yjs believes everybody: an update may carry other people's work, name clocks that nobody has
//! written, or wait inside the document until somebody else's update completes it. So from each
//! update that has passed the scan we keep what is new, is the sender's own, follows on, and finds
//! what it needs; the rest is dropped. What is somebody else's, its owner will bring; what has a hole
//! before it is a *gap*, no offence, and is asked for once.

mod known;

pub use known::Known;

use board::ClientId;
use board::id::PersonId;
use board::wire::message::Reason;
use board::wire::scan::{Block, Deletion, Id, Scanned, encode};
use std::collections::{BTreeMap, HashMap, HashSet};
use yrs::IdSet;

/// Clocks to wait for that are remembered of one update; asking again finds the others.
pub const AWAITED_MAX: usize = 16;

/// Who sends, and what they may do with the document.
#[derive(Debug, Clone, Copy)]
pub struct Sender<'a> {
    /// The person, as the server knows them.
    pub person: &'a PersonId,
    /// How their client says which ids it writes under.
    pub client: Client<'a>,
    /// Why they may not write, if so.
    pub barred: Option<Reason>,
    /// Ids under which something was refused on this connection: nothing more of them is taken.
    pub frozen: &'a HashSet<ClientId>,
    /// The document has reached its limit: it takes deletions alone.
    pub full: bool,
}

/// What kind of client sends.
#[derive(Debug, Clone, Copy)]
pub enum Client<'a> {
    /// Plain Yjs: the first block under a free id claims it, and a reader's deletions are ignored
    /// without a word (Yjs cleans up formatting by itself).
    Plain,
    /// Ours: these ids it has said hello with; others it may use only if they are the person's already.
    Greeted(&'a HashSet<ClientId>),
}

/// What becomes of an update.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Take what is new of it.
    Taken(Taken),
    /// Take nothing.
    Refused(Refusal),
}

/// What is taken of an update.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Taken {
    /// What is new, if anything is, as an update.
    pub update: Option<Vec<u8>>,
    /// Ids whose first work is in it: the log says whose they are.
    pub claims: Vec<ClientId>,
    /// Whether it deletes anything that was not deleted.
    pub deletes: bool,
    /// Clocks without which the sender's own part could not be taken whole.
    pub awaited: Vec<Id>,
    /// Whether all of it that is the sender's own is in the document now.
    pub whole: bool,
    clocks: Vec<(ClientId, u32)>,
    deletions: IdSet,
}

/// Why nothing is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// The ids under which the refused blocks are written; empty if it only deletes.
    pub clients: Vec<ClientId>,
    /// The sender's own new part, for their list of what was not taken.
    pub bytes: Vec<u8>,
}

/// Whose a block is, seen from the sender.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Own,
    Frozen,
    Foreign,
}

/// Decides about one update. `known` is not changed: [`Known::take`] does that once the update is applied.
pub fn admit(scanned: &Scanned<'_>, known: &Known, sender: &Sender<'_>) -> Verdict {
    let fresh: Vec<&[Block]> = scanned
        .blocks
        .chunk_by(|a, b| a.client == b.client)
        .filter(|group| group.last().is_some_and(|last| last.end() > known.clock(last.client)))
        .collect();
    let own: Vec<&[Block]> = fresh.iter().copied().filter(|group| whose(group, known, sender) == Whose::Own).collect();
    let frozen = fresh.iter().any(|group| whose(group, known, sender) == Whose::Frozen);

    let walk = walk(scanned, &own, known);
    let (deletions, cut) = deletions(scanned, known, &walk.reach, sender.frozen);
    if let Some(reason) = refusal(sender, &own, &deletions) {
        let deletions = ranges(&deletions);
        return Verdict::Refused(Refusal {
            reason,
            clients: own.iter().filter_map(|group| group.first()).map(|first| first.client).collect(),
            bytes: encode(scanned, &own.concat(), &deletions),
        });
    }
    let deletions = if sender.barred.is_some() { IdSet::new() } else { deletions };

    let deletes = !deletions.is_empty();
    let update = (deletes || !walk.kept.is_empty()).then(|| encode(scanned, &walk.kept, &ranges(&deletions)));
    let mut awaited: Vec<Id> = walk.awaited;
    awaited.extend(cut);
    awaited.truncate(AWAITED_MAX);
    let clocks: Vec<(ClientId, u32)> = walk.reach.into_iter().collect();
    Verdict::Taken(Taken {
        update,
        claims: clocks.iter().map(|(c, _)| *c).filter(|c| known.clock(*c) == 0).collect(),
        deletes,
        whole: awaited.is_empty() && !frozen,
        awaited,
        clocks,
        deletions,
    })
}

impl Known {
    /// Takes in what was admitted, and gives the ids that it claims to the sender.
    pub fn take(&mut self, taken: &Taken, person: &PersonId) {
        for client in &taken.claims {
            self.remember_owner(*client, person.clone());
        }
        for (client, end) in &taken.clocks {
            self.advance(*client, *end);
        }
        if taken.deletes {
            self.delete(&taken.deletions);
        }
    }
}

fn whose(group: &[Block], known: &Known, sender: &Sender<'_>) -> Whose {
    let Some(client) = group.first().map(|block| block.client) else { return Whose::Foreign };
    let own = match known.owner(client) {
        Some(owner) => owner == sender.person,
        None => {
            let free = known.clock(client) == 0;
            free && match sender.client {
                Client::Plain => true,
                Client::Greeted(ids) => ids.contains(&client),
            }
        }
    };
    match own {
        true if sender.frozen.contains(&client) => Whose::Frozen,
        true => Whose::Own,
        false => Whose::Foreign,
    }
}

fn refusal(sender: &Sender<'_>, own: &[&[Block]], deletions: &IdSet) -> Option<Reason> {
    if own.is_empty() {
        return match sender.client {
            Client::Plain => None,
            Client::Greeted(_) => sender.barred.filter(|_| !deletions.is_empty()),
        };
    }
    sender.barred.or(sender.full.then_some(Reason::DocumentFull))
}

#[derive(Default)]
struct Walk {
    kept: Vec<Block>,
    /// Where the clocks of the clients stand that something was kept of.
    reach: HashMap<ClientId, u32>,
    awaited: Vec<Id>,
}

/// Keeps the blocks that follow on and find what they need, each client's in clock order. A client
/// that has to wait for another is looked at again when that one has come far enough, so that the
/// work is linear in the blocks however they are entangled.
fn walk(scanned: &Scanned<'_>, groups: &[&[Block]], known: &Known) -> Walk {
    let mut walk = Walk::default();
    let mut lines: Vec<Line<'_>> = groups.iter().map(|blocks| Line { blocks, skipped: 0, kept: 0 }).collect();
    let mut waiting: HashMap<ClientId, BTreeMap<u32, Vec<usize>>> = HashMap::new();
    let mut ready: Vec<usize> = (0..lines.len()).rev().collect();
    while let Some(index) = ready.pop() {
        let Some(line) = lines.get_mut(index) else { continue };
        let Some(client) = line.blocks.first().map(|block| block.client) else { continue };
        if let Some(id) = line.go_on(&mut walk, scanned, known) {
            waiting.entry(id.client).or_default().entry(id.clock).or_default().push(index);
        }
        if let (Some(end), Some(sleepers)) = (walk.reach.get(&client), waiting.get_mut(&client)) {
            let still = sleepers.split_off(end);
            ready.extend(std::mem::replace(sleepers, still).into_values().flatten());
        }
    }
    for (client, clocks) in waiting {
        walk.awaited.extend(clocks.into_keys().map(|clock| Id { client, clock }));
    }
    walk.awaited.sort_unstable();
    for line in lines {
        walk.kept.extend(line.blocks.iter().skip(line.skipped).take(line.kept));
    }
    walk
}

/// One client's blocks, and how far they have been walked.
struct Line<'a> {
    blocks: &'a [Block],
    /// The first so many the document has.
    skipped: usize,
    /// The next so many are kept.
    kept: usize,
}

impl Line<'_> {
    /// Walks on; gives what the next block lacks, or nothing at the end.
    fn go_on(&mut self, walk: &mut Walk, scanned: &Scanned<'_>, known: &Known) -> Option<Id> {
        for block in self.blocks.iter().skip(self.skipped + self.kept) {
            let stands = walk.clock(known, block.client);
            if block.end() <= stands {
                self.skipped += 1;
                continue;
            }
            if block.clock > stands {
                return Some(Id { client: block.client, clock: stands });
            }
            let mut needs = scanned.needs(block).ids.into_iter().flatten();
            if let Some(unmet) = needs.find(|id| id.clock >= walk.clock(known, id.client)) {
                return Some(unmet);
            }
            self.kept += 1;
            walk.reach.insert(block.client, block.end());
        }
        None
    }
}

impl Walk {
    fn clock(&self, known: &Known, client: ClientId) -> u32 {
        self.reach.get(&client).copied().unwrap_or_else(|| known.clock(client))
    }
}

/// The deletions that are new, cut to what the document has or gets; and what was cut off, as the
/// last clock of each.
fn deletions(
    scanned: &Scanned<'_>,
    known: &Known,
    reach: &HashMap<ClientId, u32>,
    frozen: &HashSet<ClientId>,
) -> (IdSet, Vec<Id>) {
    let (mut set, mut cut) = (IdSet::new(), Vec::new());
    for Deletion { client, from, to } in &scanned.deletions {
        let end = reach.get(client).copied().unwrap_or_else(|| known.clock(*client));
        let within = (*to).min(end);
        if *from < within {
            set.insert(yrs::ID::new(*client, *from), within - from);
        }
        if within < *to && !frozen.contains(client) {
            cut.push(Id { client: *client, clock: to - 1 });
        }
    }
    (set.diff(known.deleted()), cut)
}

fn ranges(deletions: &IdSet) -> Vec<Deletion> {
    let mut out = Vec::new();
    for (client, runs) in deletions.iter() {
        let client = *client;
        out.extend(runs.iter().map(|run| Deletion { client, from: run.start, to: run.end }));
    }
    out
}

#[cfg(test)]
mod tests;
