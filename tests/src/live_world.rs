//! Pages of several people against a real server process: what a plan is carried out on when it counts.

use crate::{
    ledger::{Deed, Ledger, deeds},
    meeting::Meeting,
    model_world::{Outcome, reading},
    peer::{Address, Clock, Device, Peer},
    plan::{Plan, Step},
    server_process::ServerProcess,
};
use anyhow::Context;
use board::id::DocumentId;
use server::store::sqlite::FILE_NAME;
use std::{
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// After the last step, everything comes to rest within this.
const REST_WITHIN: Duration = Duration::from_secs(30);
/// What passes of a plan's time here; the rest is the sessions' clock being fast.
const PASS_MAX: Duration = Duration::from_millis(20);

struct LiveWorld {
    server: ServerProcess,
    clock: Clock,
    seed: u64,
    meeting: Meeting,
    board: DocumentId,
    devices: Vec<Device>,
    pages: Vec<(usize, Peer)>,
    backup: Option<PathBuf>,
    backups: usize,
    sealed: bool,
    ledger: Ledger,
}

/// Carries out a plan against a server of its own, and looks at the end of it.
///
/// # Errors
/// When the server does not start, or something else is wrong that has nothing to do with the plan.
pub async fn carry_out(plan: &Plan, options: &[&str]) -> anyhow::Result<Outcome> {
    let mut world = LiveWorld::start(plan, options).await?;
    for step in &plan.steps {
        world.step(*step).await.with_context(|| format!("{step:?}"))?;
    }
    world.end().await
}

impl LiveWorld {
    async fn start(plan: &Plan, options: &[&str]) -> anyhow::Result<LiveWorld> {
        let options: Vec<&str> = options.iter().copied().chain(["--demo"]).collect();
        let server = ServerProcess::start(&options).await?;
        let meeting = Meeting::call(server.address(), "En tavle", "Et problem").await?;
        let mut people = Vec::new();
        for number in 1..plan.pages.max(2) {
            people.push(meeting.welcome(&format!("Person {number}"), "4204").await?);
        }
        let mut world = LiveWorld {
            clock: Clock::start(),
            seed: plan.seed,
            board: meeting.board,
            meeting,
            devices: people.iter().map(|_| Device::default()).collect(),
            pages: Vec::new(),
            backup: None,
            backups: 0,
            sealed: false,
            ledger: Ledger::default(),
            server,
        };
        for page in 0..plan.pages {
            let person = page % people.len();
            let address = Address::of(&world.server, world.board, &people[person]).await?;
            let seed = world.draw();
            let peer = Peer::open(address, &mut world.devices[person], seed, world.clock);
            world.pages.push((person, peer));
        }
        Ok(world)
    }

    fn draw(&mut self) -> u64 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.seed
    }

    async fn step(&mut self, step: Step) -> anyhow::Result<()> {
        let seed = self.draw();
        match step {
            Step::Do { page, act, pick } => {
                if let Some((_, peer)) = self.pages.get_mut(page) {
                    let deeds = self.ledger.perform(&mut peer.session, act, pick, self.clock.now_ms());
                    if deeds.iter().any(|deed| matches!(deed, Deed::Erased(_))) {
                        let mut waiting = self.waiting();
                        waiting.remove(page);
                        self.ledger.excuse_erased_in_vain(&deeds, &waiting.into_iter().flatten().collect());
                    }
                }
            }
            Step::Deliver { page, .. } => self.turn(page).await?,
            Step::Keep { page } => {
                if let Some((person, peer)) = self.pages.get_mut(page) {
                    peer.keep(&mut self.devices[*person]);
                }
            }
            Step::Pass { ms } => {
                let until = Instant::now() + Duration::from_millis(ms).min(PASS_MAX);
                while Instant::now() < until {
                    self.turn_all().await?;
                }
            }
            Step::Cut { page } => {
                if let Some((_, peer)) = self.pages.get_mut(page) {
                    peer.cut();
                }
            }
            Step::Reload { page } => {
                if let Some((person, peer)) = self.pages.get_mut(page) {
                    peer.reload(&mut self.devices[*person], seed).await?;
                }
            }
            Step::Crash { page } => {
                self.turn(page).await?;
                self.excuse_unkept(page);
                if let Some((person, peer)) = self.pages.get_mut(page) {
                    peer.crash(&mut self.devices[*person], seed);
                }
            }
            Step::Seal if !self.sealed => {
                self.server.admin(&["seal", &self.board.to_string()])?;
                self.sealed = true;
            }
            // A server refuses what it has reason to, and a seal is for good.
            // How far the board is open is the network's matter: tried over sockets in the server's tests of rights.
            Step::Open { .. } => {}
            Step::Refuse { .. } | Step::Seal | Step::Unseal => {}
            Step::Backup => {
                self.backups += 1;
                let file = self.server.data().with_file_name(format!("backup-{}", self.backups));
                self.server.admin(&["backup", &file.display().to_string()])?;
                self.backup = Some(file);
            }
            Step::CopyBack { by_hand } => {
                if let Some(file) = self.backup.clone() {
                    self.server.kill();
                    // Everybody hears the server's last words; only then is it said what still waits.
                    self.turn_all().await?;
                    let waiting = self.waiting();
                    self.ledger.excuse_all_but(&waiting);
                    if by_hand {
                        self.copy_back(&file)?;
                    } else {
                        self.server.admin(&["restore", &file.display().to_string()])?;
                    }
                    self.server.restart().await?;
                }
            }
            Step::Kill => self.server.restart().await?,
        }
        Ok(())
    }

    async fn turn(&mut self, page: usize) -> anyhow::Result<()> {
        match self.pages.get_mut(page) {
            Some((person, peer)) => peer.turn(&mut self.devices[*person]).await,
            None => Ok(()),
        }
    }

    async fn turn_all(&mut self) -> anyhow::Result<()> {
        for page in 0..self.pages.len() {
            self.turn(page).await?;
        }
        Ok(())
    }

    /// An operator who knows only files: the database is replaced, and the server is not told.
    fn copy_back(&self, backup: &Path) -> anyhow::Result<()> {
        let database = self.server.data().join(FILE_NAME);
        for tail in ["-wal", "-shm"] {
            let beside = format!("{}{tail}", database.display());
            match fs::remove_file(&beside) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error).context(beside),
                Ok(()) | Err(_) => {}
            }
        }
        fs::copy(backup, &database)?;
        Ok(())
    }

    /// What a dying page had put in its outbox or its list and not on the shelf may be gone with it.
    fn excuse_unkept(&mut self, page: usize) {
        let Some((person, peer)) = self.pages.get(page) else { return };
        let device = &self.devices[*person];
        let waiting = peer.session.waiting().map(|entry| (entry.id, &entry.command));
        let aside = peer.session.not_taken().iter().map(|aside| (aside.id, &aside.command));
        let lost = waiting.chain(aside).filter(|(id, _)| !Peer::is_kept(device, *id));
        self.ledger.excuse(lost.flat_map(|(_, command)| deeds(command)));
    }

    /// The deeds that are in each page's outbox.
    fn waiting(&self) -> Vec<BTreeSet<Deed>> {
        let waiting = |peer: &Peer| peer.session.waiting().flat_map(|entry| deeds(&entry.command)).collect();
        self.pages.iter().map(|(_, peer)| waiting(peer)).collect()
    }

    /// Lets everything come to rest, and looks.
    async fn end(mut self) -> anyhow::Result<Outcome> {
        let started = Instant::now();
        while !self.pages.iter().all(|(_, peer)| peer.at_rest()) {
            self.turn_all().await?;
            for (person, peer) in &mut self.pages {
                peer.keep(&mut self.devices[*person]);
            }
            if started.elapsed() > REST_WITHIN {
                let states = self.pages.iter().map(|(_, peer)| {
                    let waiting: Vec<_> = peer.session.waiting().map(|entry| (entry.id, entry.state)).take(3).collect();
                    format!("{:?} {:?} {waiting:?}", peer.session.connection(), peer.session.saved())
                });
                let faults = vec![format!("no rest: {:#?}\n{}", states.collect::<Vec<_>>(), self.server.log())];
                return Ok(self.outcome(faults));
            }
        }
        let reader = self.meeting.welcome("Leser", "4204").await?;
        let address = Address::of(&self.server, self.board, &reader).await?;
        let seed = self.draw();
        let mut shelf = Device::default();
        let mut reader = Peer::open(address, &mut shelf, seed, self.clock);
        // What others wrote last may still be on its way to somebody.
        let mut faults = vec!["the reader never came in".to_owned()];
        while !faults.is_empty() && started.elapsed() < REST_WITHIN {
            reader.turn(&mut shelf).await?;
            reader.keep(&mut shelf);
            self.turn_all().await?;
            faults = if reader.at_rest() { self.faults(&reader) } else { faults };
        }
        Ok(self.outcome(faults))
    }

    fn faults(&self, reader: &Peer) -> Vec<String> {
        let lists = self.pages.iter().flat_map(|(_, peer)| peer.session.not_taken());
        let not_taken = lists.flat_map(|aside| deeds(&aside.command)).collect();
        let mut faults = self.ledger.faults(reader.session.board(), &not_taken);
        let truth = reading(reader.session.board());
        for (number, (_, peer)) in self.pages.iter().enumerate() {
            if reading(peer.session.board()) != truth {
                faults.push(format!("page {number} does not read what a fresh page reads"));
            }
        }
        faults
    }

    fn outcome(&self, faults: Vec<String>) -> Outcome {
        let not_taken = self.pages.iter().map(|(_, peer)| peer.session.not_taken().len()).sum();
        Outcome { faults, commands: self.ledger.len(), not_taken }
    }
}
