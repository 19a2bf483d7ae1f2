//! Pages, shelves and the wires between them and a [`ModelServer`], all in one thread and without a clock: what a
//! plan is carried out on, thousands of steps in a blink.

use crate::{
    ledger::{Deed, Ledger, deeds},
    model_server::{Backup, ConnectionId, ModelServer},
    plan::{Plan, Step},
};
use board::{
    Board, ClientId, DocumentKind, Me,
    id::{DocumentId, PersonId},
    network::sharing::Level,
    wire::message::{Closed, ListedKind},
};
use editor::session::{
    Connection, Effect, EntryId, Row, SavedState, Session, SessionStart, clients_on_shelf, shelf_prefix,
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Rounds of delivering everything, after which all must be quiet.
const ROUNDS_TO_REST: usize = 100;
const ROUND_MS: u64 = 2_000;
/// Frames a page and a direction that a round delivers; more would be a conversation without end.
const ROUND_FRAMES: usize = 500;

/// What the browser of one person keeps, and which client ids its pages hold.
#[derive(Default)]
struct Device {
    rows: BTreeMap<String, Vec<u8>>,
    locks: BTreeSet<ClientId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Socket {
    None,
    Opening,
    Open(ConnectionId),
}

struct Store {
    ticket: u64,
    put: Vec<Row>,
    remove: Vec<String>,
}

/// One open page.
struct Page {
    person: usize,
    session: Session,
    socket: Socket,
    up: VecDeque<Vec<u8>>,
    down: VecDeque<Vec<u8>>,
    stores: VecDeque<Store>,
    held: BTreeSet<ClientId>,
    /// Signs written here that were not called saved yet.
    unproven: Vec<char>,
    /// Signs written here.
    wrote: BTreeSet<char>,
}

/// The world of a plan. See the module.
pub struct ModelWorld {
    board: DocumentId,
    now: u64,
    seed: u64,
    server: ModelServer,
    people: Vec<PersonId>,
    devices: Vec<Device>,
    pages: Vec<Page>,
    backup: Option<Backup>,
    ledger: Ledger,
    /// What was called saved while the server lacked it.
    lies: Vec<String>,
}

/// What a plan came to.
#[derive(Debug)]
pub struct Outcome {
    /// What is wrong; empty if all is well.
    pub faults: Vec<String>,
    /// Commands that were carried out.
    pub commands: usize,
    /// Commands in the lists of what was not taken.
    pub not_taken: usize,
}

/// Carries out a plan and looks at the end of it.
pub fn carry_out(plan: &Plan) -> Outcome {
    let mut world = ModelWorld::new(plan);
    for step in &plan.steps {
        world.step(*step);
    }
    world.end()
}

impl ModelWorld {
    fn new(plan: &Plan) -> ModelWorld {
        let board = DocumentId(1 << 64);
        let people: Vec<PersonId> = (1..plan.pages.max(2)).map(|n| PersonId::fresh(n as u128)).collect();
        let mut world = ModelWorld {
            board,
            now: 1_000_000,
            seed: plan.seed,
            server: ModelServer::new(board),
            devices: people.iter().map(|_| Device::default()).collect(),
            people,
            pages: Vec::new(),
            backup: None,
            ledger: Ledger::default(),
            lies: Vec::new(),
        };
        for page in 0..plan.pages {
            let person = page % world.people.len();
            let page = world.open(person);
            world.pages.push(page);
        }
        world
    }

    fn open(&mut self, person: usize) -> Page {
        let id = self.people[person].clone();
        let device = &mut self.devices[person];
        let prefix = shelf_prefix(&id, self.board);
        let rows: Vec<Row> = device
            .rows
            .iter()
            .filter(|(key, _)| key.starts_with(&prefix))
            .map(|(key, value)| Row { key: key.clone(), value: value.clone() })
            .collect();
        let held: BTreeSet<ClientId> =
            clients_on_shelf(&rows).into_iter().filter(|client| !device.locks.contains(client)).collect();
        device.locks.extend(&held);
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let session = Session::new(SessionStart {
            board: self.board,
            me: Me { id, name: format!("person {person}") },
            onlooker: false,
            seed: self.seed,
            now_ms: self.now,
            rows,
            held: held.iter().copied().collect(),
        });
        let (up, down, stores) = (VecDeque::new(), VecDeque::new(), VecDeque::new());
        Page {
            person,
            session,
            socket: Socket::None,
            up,
            down,
            stores,
            held,
            unproven: Vec::new(),
            wrote: BTreeSet::new(),
        }
    }

    fn step(&mut self, step: Step) {
        self.now += 7;
        match step {
            Step::Do { page, act, pick } => {
                if let Some(acting) = self.pages.get_mut(page) {
                    let deeds = self.ledger.perform(&mut acting.session, act, pick, self.now);
                    if deeds.iter().any(|deed| matches!(deed, Deed::Erased(_))) {
                        let mut waiting = self.waiting();
                        waiting.remove(page);
                        self.ledger.excuse_erased_in_vain(&deeds, &waiting.into_iter().flatten().collect());
                    }
                    let wrote = deeds.iter().filter_map(|deed| match deed {
                        Deed::Wrote(sign) => Some(*sign),
                        Deed::Erased(_) => None,
                    });
                    self.pages[page].unproven.extend(wrote.clone());
                    self.pages[page].wrote.extend(wrote);
                }
            }
            Step::Deliver { page, up, frames } => {
                for _ in 0..frames {
                    self.deliver(page, up);
                }
            }
            Step::Keep { page } => self.keep(page),
            Step::Pass { ms } => {
                self.now += ms;
                self.server.notice(self.now);
                for page in &mut self.pages {
                    page.session.tick(self.now);
                }
            }
            Step::Cut { page } => self.cut(page),
            Step::Reload { page } => {
                if let Some(closing) = self.pages.get_mut(page) {
                    closing.session.leave(self.now);
                }
                self.effects();
                self.keep(page);
                self.reopen(page);
            }
            Step::Crash { page } => {
                self.effects();
                self.excuse_unkept(page);
                self.reopen(page);
            }
            Step::Refuse { reason } => self.server.refuse_next = Some(reason),
            Step::Seal => self.server.close_content(Some(Closed::Sealed)),
            Step::Unseal => self.server.close_content(None),
            Step::Open { page, level } => {
                if let Some(page) = self.pages.get(page) {
                    self.server.open_to(&self.people[page.person], level);
                }
            }
            Step::Backup => self.backup = Some(self.server.backup()),
            Step::CopyBack { .. } => {
                if let Some(backup) = self.backup.clone() {
                    let waiting = self.waiting();
                    self.ledger.expect_offers();
                    self.ledger.excuse_all_but(&waiting);
                    self.server.restore(&backup);
                    (0..self.pages.len()).for_each(|page| self.cut(page));
                }
            }
            Step::Kill => (0..self.pages.len()).for_each(|page| self.cut(page)),
        }
        self.effects();
        self.look_for_lies();
    }

    /// Does what the sessions want done.
    fn effects(&mut self) {
        for page in &mut self.pages {
            for effect in page.session.take_effects() {
                match effect {
                    Effect::Connect => page.socket = Socket::Opening,
                    Effect::Close => {
                        if let Socket::Open(connection) = page.socket {
                            // What was sent before the farewell still arrives.
                            for frame in page.up.drain(..) {
                                self.server.receive(connection, &frame);
                            }
                            self.server.disconnect(connection);
                        }
                        page.socket = Socket::None;
                        page.up.clear();
                        page.down.clear();
                    }
                    Effect::Send(frame) => page.up.push_back(frame),
                    Effect::Store { ticket, put, remove } => page.stores.push_back(Store { ticket, put, remove }),
                    Effect::Lock(client) => {
                        page.held.insert(client);
                        assert!(self.devices[page.person].locks.insert(client), "an id is held by one page");
                    }
                    Effect::Unlock(client) => {
                        page.held.remove(&client);
                        self.devices[page.person].locks.remove(&client);
                    }
                }
            }
        }
        self.carry_down();
    }

    fn carry_down(&mut self) {
        for (connection, frame) in self.server.take_frames() {
            if let Some(page) = self.pages.iter_mut().find(|page| page.socket == Socket::Open(connection)) {
                page.down.push_back(frame);
            }
        }
    }

    fn deliver(&mut self, page: usize, up: bool) {
        let Some(page) = self.pages.get_mut(page) else { return };
        match page.socket {
            Socket::None => {}
            Socket::Opening => {
                page.socket = Socket::Open(self.server.connect(&self.people[page.person]));
                page.session.socket_opened(self.now);
            }
            Socket::Open(connection) if up => {
                if let Some(frame) = page.up.pop_front() {
                    self.server.receive(connection, &frame);
                }
            }
            Socket::Open(_) => {
                if let Some(frame) = page.down.pop_front() {
                    page.session.receive(&frame, self.now);
                }
            }
        }
        self.effects();
    }

    fn keep(&mut self, page: usize) {
        let Some(page) = self.pages.get_mut(page) else { return };
        let device = &mut self.devices[page.person];
        while let Some(Store { ticket, put, remove }) = page.stores.pop_front() {
            for key in remove {
                device.rows.remove(&key);
            }
            device.rows.extend(put.into_iter().map(|row| (row.key, row.value)));
            page.session.stored(ticket, self.now);
        }
    }

    fn cut(&mut self, page: usize) {
        let Some(page) = self.pages.get_mut(page) else { return };
        if let Socket::Open(connection) = page.socket {
            self.server.disconnect(connection);
        }
        if page.socket != Socket::None {
            page.socket = Socket::None;
            page.session.socket_closed(self.now);
        }
        page.up.clear();
        page.down.clear();
    }

    fn reopen(&mut self, page: usize) {
        let Some(old) = self.pages.get_mut(page) else { return };
        if let Socket::Open(connection) = old.socket {
            self.server.disconnect(connection);
        }
        let (person, held) = (old.person, std::mem::take(&mut old.held));
        self.devices[person].locks.retain(|client| !held.contains(client));
        self.pages[page] = self.open(person);
    }

    /// What a dying page had put in its outbox or its list and not on the shelf may be gone with it.
    fn excuse_unkept(&mut self, page: usize) {
        let Some(page) = self.pages.get(page) else { return };
        if !page.stores.is_empty() {
            self.ledger.excuse_offers(&page.wrote);
        }
        let rows = &self.devices[page.person].rows;
        let is_kept = |id: EntryId| {
            let tail = format!("{:014x}/{:016x}", id.client.get(), id.seq);
            rows.keys().any(|key| (key.contains("/entry/") || key.contains("/aside/")) && key.ends_with(&tail))
        };
        let waiting = page.session.waiting().map(|entry| (entry.id, &entry.command));
        let aside = page.session.not_taken().iter().map(|aside| (aside.id, &aside.command));
        let lost = waiting.chain(aside).filter(|(id, _)| !is_kept(*id)).flat_map(|(_, command)| deeds(command));
        self.ledger.excuse(lost);
    }

    /// The deeds that are in each page's outbox.
    fn waiting(&self) -> Vec<BTreeSet<Deed>> {
        let waiting = |page: &Page| page.session.waiting().flat_map(|entry| deeds(&entry.command)).collect();
        self.pages.iter().map(waiting).collect()
    }

    /// When a page says that all is saved, the server has had every sign of it.
    fn look_for_lies(&mut self) {
        for page in &mut self.pages {
            if matches!(page.session.saved(), SavedState::AllSaved { .. }) {
                let not_taken: BTreeSet<Deed> =
                    page.session.not_taken().iter().flat_map(|aside| deeds(&aside.command)).collect();
                for sign in std::mem::take(&mut page.unproven) {
                    let came = self.server.has_had(sign) || self.ledger.has_erased(sign);
                    if !came && !not_taken.contains(&Deed::Wrote(sign)) {
                        self.lies.push(format!("{sign} (U+{:04X}) was called saved and never came", u32::from(sign)));
                    }
                }
            }
        }
    }

    /// Lets everything come to rest, and looks.
    fn end(mut self) -> Outcome {
        self.server.refuse_next = None;
        self.server.close_content(None);
        for person in &self.people {
            self.server.open_to(person, Some(Level::Write));
        }
        let mut rounds = 0;
        while !self.at_rest() {
            rounds += 1;
            if rounds > ROUNDS_TO_REST {
                return self.outcome(vec![format!("no rest: {}", self.restless())]);
            }
            self.step(Step::Pass { ms: ROUND_MS });
            for page in 0..self.pages.len() {
                self.keep(page);
                self.effects();
                for _ in 0..ROUND_FRAMES {
                    self.deliver(page, true);
                    self.deliver(page, false);
                    if self.pages[page].up.is_empty() && self.pages[page].down.is_empty() {
                        break;
                    }
                }
            }
        }
        let not_taken = self.not_taken();
        let mut faults = std::mem::take(&mut self.lies);
        let fresh = self.fresh_board();
        faults.extend(self.ledger.faults(&fresh, &not_taken));
        let truth = reading(&fresh);
        for (number, page) in self.pages.iter_mut().enumerate() {
            page.session.settle(self.now);
            if reading(page.session.board()) != truth {
                faults.push(format!("page {number} does not read what a fresh page reads"));
            }
        }
        self.outcome(faults)
    }

    fn outcome(&self, faults: Vec<String>) -> Outcome {
        let not_taken = self.pages.iter().map(|page| page.session.not_taken().len()).sum();
        Outcome { faults, commands: self.ledger.len(), not_taken }
    }

    fn at_rest(&self) -> bool {
        self.pages.iter().all(|page| {
            page.up.is_empty()
                && page.down.is_empty()
                && page.stores.is_empty()
                && page.session.connection() == Connection::Online
                && page.session.waiting().next().is_none()
        })
    }

    fn restless(&self) -> String {
        let state = |page: &Page| {
            let states: Vec<_> = page.session.waiting().map(|entry| (entry.id, entry.state)).take(3).collect();
            format!("{:?} {:?} {states:?}", page.session.connection(), page.session.saved())
        };
        self.pages.iter().map(state).collect::<Vec<_>>().join("; ")
    }

    fn not_taken(&self) -> BTreeSet<Deed> {
        let lists = self.pages.iter().flat_map(|page| page.session.not_taken());
        lists.flat_map(|aside| deeds(&aside.command)).collect()
    }

    /// The board as somebody reads it who comes now.
    fn fresh_board(&self) -> Board {
        let me = PersonId::fresh(u128::MAX);
        let mut board = Board::new(Me { id: me, name: "reader".into() }, 1);
        for (id, kind) in self.server.documents() {
            let kind = match kind {
                ListedKind::Content => DocumentKind::Content,
                ListedKind::Voice { owner } => DocumentKind::Voice { owner: owner.clone(), own: false },
            };
            board.open(id, kind, ClientId::new(7));
            board.apply(id, &[&self.server.state(id)]).expect("the server's own state");
        }
        board.settle();
        board
    }
}

/// Everything that a board reads as, in an order of its own.
pub(crate) fn reading(board: &Board) -> Vec<String> {
    let bin = board.bin();
    let notes = board.notes().chain(bin);
    let mut lines: Vec<String> = notes
        .map(|note| format!("{} {} {:?} {:?} {:?}", note.id, note.text, note.placement, note.kind, note.deleted))
        .collect();
    lines.extend(board.inputs().map(|input| format!("{input:?}")));
    lines.sort();
    lines
}
