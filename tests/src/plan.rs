//! Random plans: what people do, and what happens to them meanwhile. A plan is data, so one that fails can be
//! saved, run again, and made shorter.

use board::{network::sharing::Level, wire::message::Reason};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde::{Deserialize, Serialize};

/// How many shorter plans are tried.
const SHORTENING_TRIES: usize = 600;

/// What somebody does to the board. Which note it is done to follows from the step's `pick`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Writes a new note.
    Create,
    /// Adds a sign to a note.
    Write,
    /// Takes a sign out of a note: a deletion, which moves no clock.
    Erase,
    /// Hangs a note elsewhere.
    Move,
    /// Puts a note in the bin.
    Delete,
    /// Takes a note out of the bin.
    Restore,
    /// Gives an innspill, in the own voice.
    Give,
    /// Writes a note as long as a note may be: what a document's size limit refuses first.
    Flood,
}

/// One step of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A page does something.
    Do {
        /// Which page.
        page: usize,
        /// What.
        act: Act,
        /// Chooses among what there is.
        pick: u64,
    },
    /// Frames travel: from a page to the server, or to it.
    Deliver {
        /// Which page.
        page: usize,
        /// From the page to the server.
        up: bool,
        /// At most so many.
        frames: usize,
    },
    /// The page's shelf keeps what it was given.
    Keep {
        /// Which page.
        page: usize,
    },
    /// Time passes for all.
    Pass {
        /// So long.
        ms: u64,
    },
    /// A page's connection breaks; what is under way in either direction is lost.
    Cut {
        /// Which page.
        page: usize,
    },
    /// A page is closed in good order and opened again.
    Reload {
        /// Which page.
        page: usize,
    },
    /// A page's browser dies, and what its shelf had not kept yet dies with it. It is opened again.
    Crash {
        /// Which page.
        page: usize,
    },
    /// The next update that the server would take, it refuses.
    Refuse {
        /// Why.
        reason: Reason,
    },
    /// The content is sealed.
    Seal,
    /// The content is open for writing again.
    Unseal,
    /// The board is opened to a page's person so far from now on, or not at all.
    Open {
        /// Whose page.
        page: usize,
        /// How far.
        level: Option<Level>,
    },
    /// The operator takes a backup.
    Backup,
    /// The operator puts the last backup back.
    CopyBack {
        /// By copying files, without a word to the server.
        by_hand: bool,
    },
    /// The server dies and comes back. What it had said is durable, is.
    Kill,
}

/// A whole plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Where it came from, and what the sessions draw their ids from.
    pub seed: u64,
    /// How many pages are open. The last page is a second one of the first person.
    pub pages: usize,
    /// What happens.
    pub steps: Vec<Step>,
}

/// Which misfortunes a plan may hold.
#[derive(Debug, Clone, Copy, Default)]
pub struct Misfortunes {
    /// Refusals of single updates.
    pub refusals: bool,
    /// Sealing and unsealing.
    pub seals: bool,
    /// Rights that change.
    pub rights: bool,
    /// Backups copied back.
    pub backups: bool,
    /// Server kills.
    pub kills: bool,
    /// Long notes, for a server that has little room.
    pub floods: bool,
    /// Few notes, in whose texts all write and erase.
    pub crowds: bool,
}

impl Plan {
    /// A random plan.
    pub fn random(seed: u64, pages: usize, steps: usize, misfortunes: Misfortunes) -> Plan {
        let mut rng = StdRng::seed_from_u64(seed);
        let steps = (0..steps).map(|_| step(&mut rng, pages, misfortunes)).collect();
        Plan { seed, pages, steps }
    }

    /// A shorter plan, found by leaving steps out, of which `fails` still says that it fails.
    pub fn shortened(&self, mut fails: impl FnMut(&Plan) -> bool) -> Plan {
        let mut plan = self.clone();
        let mut chunk = (plan.steps.len() / 2).max(1);
        let mut tries = 0;
        loop {
            let mut at = 0;
            while at < plan.steps.len() && tries < SHORTENING_TRIES {
                tries += 1;
                let mut shorter = plan.clone();
                shorter.steps.drain(at..(at + chunk).min(plan.steps.len()));
                if fails(&shorter) {
                    plan = shorter;
                } else {
                    at += chunk;
                }
            }
            if chunk == 1 {
                return plan;
            }
            chunk /= 2;
        }
    }
}

fn step(rng: &mut StdRng, pages: usize, misfortunes: Misfortunes) -> Step {
    let page = rng.random_range(0..pages);
    match rng.random_range(0..1_000) {
        0..420 => {
            let act = match rng.random_range(0..10) {
                0..7 if misfortunes.crowds => {
                    [Act::Create, Act::Write, Act::Write, Act::Write, Act::Erase, Act::Erase][rng.random_range(0..6)]
                }
                0..3 => Act::Create,
                3..6 => Act::Write,
                6 => Act::Erase,
                7 => Act::Move,
                8 => [Act::Delete, Act::Restore][rng.random_range(0..2)],
                _ if misfortunes.floods && rng.random_range(0..3) == 0 => Act::Flood,
                _ => Act::Give,
            };
            Step::Do { page, act, pick: rng.random() }
        }
        420..780 => Step::Deliver { page, up: rng.random(), frames: rng.random_range(1..8) },
        780..860 => Step::Keep { page },
        860..900 => Step::Pass { ms: rng.random_range(10..2_000) },
        900..930 => Step::Cut { page },
        930..940 => Step::Reload { page },
        940..950 => Step::Crash { page },
        950..970 if misfortunes.refusals => {
            let reasons = [Reason::Harmful, Reason::FrameTooLarge, Reason::DocumentFull, Reason::ForeignClient];
            Step::Refuse { reason: reasons[rng.random_range(0..reasons.len())] }
        }
        970..976 if misfortunes.seals => Step::Seal,
        976..984 if misfortunes.seals => Step::Unseal,
        950..956 if misfortunes.rights => {
            let levels = [Some(Level::See), Some(Level::Input), None];
            Step::Open { page, level: levels[rng.random_range(0..levels.len())] }
        }
        956..970 if misfortunes.rights => Step::Open { page, level: Some(Level::Write) },
        984..990 if misfortunes.backups => Step::Backup,
        990..993 if misfortunes.backups => Step::CopyBack { by_hand: rng.random() },
        993..1_000 if misfortunes.kills => Step::Kill,
        _ => Step::Pass { ms: rng.random_range(1_000..40_000) },
    }
}
