//! Everything the directory knows, in memory: immutable once shared, so that readers never wait.

use super::inside::{Inside, Tasks};
use super::rows::{Board, Invitation, Key, Member, MemberKey, Network, Organisation, Place, Project, Row};
use board::id::{DocumentId, InvitationId, NetworkId, OrganisationId, PersonId};
use board::network::rights::{Asker, BoardFacts, Home, ProjectFacts};
use board::network::role::{Membership, Role, Scope};
use board::network::sharing::Level;
use board::network::{BoardId, ProjectId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What others may know of a person, beside their roles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The name, as the person wrote it.
    pub name: String,
    /// Came by a link, and says for themselves who they are.
    pub guest: bool,
    /// Runs the server.
    pub administrator: bool,
    /// A guest who turned out to be this person.
    pub same_as: Option<PersonId>,
}

/// A table in memory: cheap to clone, and to change in one place.
type Rows<K, V> = Arc<BTreeMap<K, Arc<V>>>;

/// All rows at one moment. A clone shares everything; a change copies the map that it changes.
#[derive(Debug, Clone, Default)]
pub struct State {
    networks: Rows<NetworkId, Network>,
    organisations: Rows<OrganisationId, Organisation>,
    projects: Rows<ProjectId, Project>,
    boards: Rows<BoardId, Board>,
    /// By person, since that is how rights are asked for.
    members: Rows<PersonId, Vec<Member>>,
    /// [`Membership`]s alone, as the rules take them.
    memberships: Rows<PersonId, Vec<Membership>>,
    /// Who was let in to a board alone.
    let_in: Rows<BoardId, BTreeSet<PersonId>>,
    invitations: Rows<InvitationId, Invitation>,
    by_secret: Arc<BTreeMap<String, InvitationId>>,
    places: Rows<(NetworkId, PersonId), Place>,
    erasing: Arc<BTreeSet<BoardId>>,
    people: Rows<PersonId, Known>,
    /// The guests who turned out to be a person.
    once: Rows<PersonId, BTreeSet<PersonId>>,
    /// Who has something written in their voice.
    speakers: Rows<BoardId, BTreeSet<PersonId>>,
    /// What is told of the insides of boards.
    insides: Rows<BoardId, Inside>,
    /// Who has taken on what in projects.
    tasks: Rows<ProjectId, Tasks>,
}

fn set<K: Ord + Clone, V>(rows: &mut Rows<K, V>, key: K, value: V) {
    Arc::make_mut(rows).insert(key, Arc::new(value));
}

fn drop_from<K: Ord + Clone, V>(rows: &mut Rows<K, V>, key: &K) -> Option<Arc<V>> {
    Arc::make_mut(rows).remove(key)
}

impl State {
    /// Takes a row in, instead of what had its key.
    pub fn put(&mut self, row: Row) {
        match row {
            Row::Network(row) => set(&mut self.networks, row.id.clone(), row),
            Row::Organisation(row) => set(&mut self.organisations, row.id.clone(), row),
            Row::Project(row) => set(&mut self.projects, row.id, row),
            Row::Board(row) => set(&mut self.boards, row.id, *row),
            Row::Member(row) => {
                let key = MemberKey::of(&row.held);
                let person = row.held.person.clone();
                self.change_members(&person, |held| {
                    held.retain(|other| MemberKey::of(&other.held) != key);
                    held.push(row);
                });
            }
            Row::Invitation(row) => {
                Arc::make_mut(&mut self.by_secret).insert(row.secret_hash.clone(), row.id.clone());
                set(&mut self.invitations, row.id.clone(), *row);
            }
            Row::Place(row) => set(&mut self.places, (row.network.clone(), row.person.clone()), row),
            Row::Erasing(row) => {
                Arc::make_mut(&mut self.erasing).insert(row.board);
            }
        }
    }

    /// Lets a row go.
    pub fn drop(&mut self, key: &Key) {
        match key {
            Key::Network(id) => drop(drop_from(&mut self.networks, id)),
            Key::Organisation(id) => drop(drop_from(&mut self.organisations, id)),
            Key::Project(id) => drop(drop_from(&mut self.projects, id)),
            Key::Board(id) => {
                drop(drop_from(&mut self.boards, id));
                drop(drop_from(&mut self.insides, id));
            }
            Key::Member(key) => {
                self.change_members(key.person(), |held| held.retain(|other| MemberKey::of(&other.held) != *key));
            }
            Key::Invitation(id) => {
                if let Some(row) = drop_from(&mut self.invitations, id) {
                    Arc::make_mut(&mut self.by_secret).remove(&row.secret_hash);
                }
            }
            Key::Place(network, person) => drop(drop_from(&mut self.places, &(network.clone(), person.clone()))),
            Key::Erasing(board) => {
                Arc::make_mut(&mut self.erasing).remove(board);
            }
        }
    }

    fn change_members(&mut self, person: &PersonId, change: impl FnOnce(&mut Vec<Member>)) {
        let mut held = self.members.get(person).map(|held| (**held).clone()).unwrap_or_default();
        self.change_let_in(&held, |there| there.remove(person));
        change(&mut held);
        self.change_let_in(&held, |there| there.insert(person.clone()));
        let memberships = held.iter().map(|member| member.held.clone()).collect();
        set(&mut self.memberships, person.clone(), memberships);
        set(&mut self.members, person.clone(), held);
    }

    fn change_let_in(&mut self, held: &[Member], change: impl Fn(&mut BTreeSet<PersonId>) -> bool) {
        for member in held {
            if let Scope::Board(board, _) = member.held.scope {
                let mut there = self.let_in.get(&board).map(|there| (**there).clone()).unwrap_or_default();
                change(&mut there);
                set(&mut self.let_in, board, there);
            }
        }
    }

    /// Learns how a person is called.
    pub fn know(&mut self, person: PersonId, known: Known) {
        if let Some(same) = &known.same_as {
            let mut guests: BTreeSet<PersonId> = self.once_known_as(same).cloned().collect();
            guests.insert(person.clone());
            set(&mut self.once, same.clone(), guests);
        }
        set(&mut self.people, person, known);
    }

    /// Learns who has spoken on a board.
    pub fn hear(&mut self, board: BoardId, speakers: BTreeSet<PersonId>) {
        set(&mut self.speakers, board, speakers);
    }

    /// Learns what is inside a board.
    pub fn look_into(&mut self, board: BoardId, inside: Inside) {
        set(&mut self.insides, board, inside);
    }

    /// Learns who has taken on what in a project.
    pub fn learn_tasks(&mut self, project: ProjectId, tasks: Tasks) {
        set(&mut self.tasks, project, tasks);
    }

    /// Takes over what is in no row.
    pub fn remember(&mut self, other: &State) {
        self.people = other.people.clone();
        self.once = other.once.clone();
        self.speakers = other.speakers.clone();
        self.insides = other.insides.clone();
        self.tasks = other.tasks.clone();
    }

    /// The membership with this key.
    pub fn member(&self, key: &MemberKey) -> Option<&Member> {
        self.held_by(key.person()).iter().find(|member| MemberKey::of(&member.held) == *key)
    }

    /// A network.
    pub fn network(&self, id: &NetworkId) -> Option<&Network> {
        self.networks.get(id).map(Arc::as_ref)
    }

    /// All networks.
    pub fn networks(&self) -> impl Iterator<Item = &Network> {
        self.networks.values().map(Arc::as_ref)
    }

    /// An organisation.
    pub fn organisation(&self, id: &OrganisationId) -> Option<&Organisation> {
        self.organisations.get(id).map(Arc::as_ref)
    }

    /// The organisations of a network.
    pub fn organisations(&self, network: &NetworkId) -> impl Iterator<Item = &Organisation> {
        self.organisations.values().map(Arc::as_ref).filter(move |row| row.network == *network)
    }

    /// A project.
    pub fn project(&self, id: ProjectId) -> Option<&Project> {
        self.projects.get(&id).map(Arc::as_ref)
    }

    /// The projects of a network.
    pub fn projects(&self, network: &NetworkId) -> impl Iterator<Item = &Project> {
        self.projects.values().map(Arc::as_ref).filter(move |row| row.network == *network)
    }

    /// A board.
    pub fn board(&self, id: BoardId) -> Option<&Board> {
        self.boards.get(&id).map(Arc::as_ref)
    }

    /// All boards of all networks, and the samples.
    pub fn boards(&self) -> impl Iterator<Item = &Board> {
        self.boards.values().map(Arc::as_ref)
    }

    /// How many boards there are.
    pub fn board_count(&self) -> usize {
        self.boards.len()
    }

    /// A board's network; nobody's for a sample.
    pub fn network_of(&self, board: BoardId) -> Option<&NetworkId> {
        let project = self.board(board)?.project?;
        self.project(project).map(|project| &project.network)
    }

    /// All that a person holds.
    pub fn held_by(&self, person: &PersonId) -> &[Member] {
        self.members.get(person).map_or(&[], |held| held.as_slice())
    }

    /// All memberships of a network.
    pub fn members(&self, network: &NetworkId) -> impl Iterator<Item = &Member> {
        self.members.values().flat_map(|held| held.iter()).filter(move |member| member.held.network == *network)
    }

    /// All memberships.
    pub fn all_members(&self) -> impl Iterator<Item = &Member> {
        self.members.values().flat_map(|held| held.iter())
    }

    /// Whether anybody was let in to this board alone.
    pub fn anybody_let_in(&self, board: BoardId, now_ms: u64) -> bool {
        let mut there = self.let_in.get(&board).into_iter().flat_map(|there| there.iter());
        let in_by = |held: &Membership| matches!(held.scope, Scope::Board(on, _) if on == board) && held.holds(now_ms);
        there.any(|person| self.memberships.get(person).is_some_and(|held| held.iter().any(in_by)))
    }

    /// An invitation.
    pub fn invitation(&self, id: &InvitationId) -> Option<&Invitation> {
        self.invitations.get(id).map(Arc::as_ref)
    }

    /// The invitation with this secret, by its hash.
    pub fn invitation_by_secret(&self, secret_hash: &str) -> Option<&Invitation> {
        self.by_secret.get(secret_hash).and_then(|id| self.invitation(id))
    }

    /// The invitations of a network.
    pub fn invitations(&self, network: &NetworkId) -> impl Iterator<Item = &Invitation> {
        self.invitations.values().map(Arc::as_ref).filter(move |row| row.invite.network == *network)
    }

    /// What a network keeps of a person.
    pub fn place(&self, network: &NetworkId, person: &PersonId) -> Option<&Place> {
        self.places.get(&(network.clone(), person.clone())).map(Arc::as_ref)
    }

    /// All places of a network.
    pub fn places(&self, network: &NetworkId) -> impl Iterator<Item = &Place> {
        self.places.values().map(Arc::as_ref).filter(move |row| row.network == *network)
    }

    /// Boards whose documents are being removed.
    pub fn erasing(&self) -> impl Iterator<Item = BoardId> {
        self.erasing.iter().copied()
    }

    /// How a person is called.
    pub fn known(&self, person: &PersonId) -> Option<&Known> {
        self.people.get(person).map(Arc::as_ref)
    }

    /// The guests who turned out to be a person.
    pub fn once_known_as(&self, person: &PersonId) -> impl Iterator<Item = &PersonId> {
        self.once.get(person).into_iter().flat_map(|guests| guests.iter())
    }

    /// Who has spoken on a board.
    pub fn speakers(&self, board: BoardId) -> impl Iterator<Item = &PersonId> {
        self.speakers.get(&board).into_iter().flat_map(|speakers| speakers.iter())
    }

    /// Who has taken on what in a project, where anybody has looked.
    pub fn tasks(&self, project: ProjectId) -> Option<&Tasks> {
        self.tasks.get(&project).map(Arc::as_ref)
    }

    /// What is inside a board; none before somebody has looked.
    pub fn inside(&self, board: BoardId) -> Option<&Inside> {
        self.insides.get(&board).map(Arc::as_ref)
    }

    /// What is inside each board.
    pub fn insides(&self) -> impl Iterator<Item = (BoardId, &Inside)> {
        self.insides.iter().map(|(board, inside)| (*board, inside.as_ref()))
    }

    /// The organisation that a person works for in a network.
    pub fn organisation_of(&self, network: &NetworkId, person: &PersonId, now_ms: u64) -> Option<&OrganisationId> {
        self.roles(network, person, now_ms).into_iter().find_map(|held| held.organisation.as_ref())
    }

    /// A person, as the rules ask for them.
    pub fn asker<'a>(&'a self, person: Option<&'a PersonId>, now_ms: u64) -> Asker<'a> {
        let memberships = person.and_then(|person| self.memberships.get(person));
        Asker {
            person,
            administrator: person.and_then(|person| self.known(person)).is_some_and(|known| known.administrator),
            memberships: memberships.map_or(&[], |held| held.as_slice()),
            now_ms,
        }
    }

    /// A board, as the rules ask for it. One of a project that is locked or in the bin is so with it.
    pub fn facts<'a>(&'a self, board: &'a Board) -> BoardFacts<'a> {
        let project = board.project.and_then(|project| self.project(project));
        BoardFacts {
            board: board.id,
            home: project.map(|project| self.project_facts(project).home),
            grants: &board.grants,
            closed_for_input: board.closed_for_input,
            locked: board.locked || project.is_some_and(|project| project.locked),
            binned: board.binned || project.is_some_and(|project| project.binned),
            sample: board.sample,
        }
    }

    /// How far a board, or the tasks of a project, are open to a person.
    pub fn level(&self, person: Option<&PersonId>, document: DocumentId, now_ms: u64) -> Option<Level> {
        let asker = self.asker(person, now_ms);
        match self.board(document) {
            Some(board) => asker.level(&self.facts(board)),
            None => {
                let project = self.project(document)?;
                asker.project_level(&self.project_facts(project), self.boards_of(project.id).map(|row| self.facts(row)))
            }
        }
    }

    /// Whether nobody writes now to a board, or to the tasks of a project.
    pub fn is_locked(&self, document: DocumentId) -> bool {
        match self.board(document) {
            Some(board) => self.facts(board).locked,
            None => self.project(document).is_some_and(|project| project.locked),
        }
    }

    /// The boards of a project.
    pub fn boards_of(&self, project: ProjectId) -> impl Iterator<Item = &Board> {
        self.boards().filter(move |board| board.project == Some(project))
    }

    /// A project, as the rules ask for it.
    pub fn project_facts<'a>(&'a self, project: &'a Project) -> ProjectFacts<'a> {
        let home = Home { project: project.id, organisation: &project.organisation, network: &project.network };
        ProjectFacts { home, locked: project.locked, binned: project.binned }
    }

    /// The roles of a person that hold in a network, the highest first.
    pub fn roles(&self, network: &NetworkId, person: &PersonId, now_ms: u64) -> Vec<&Membership> {
        let held = self.memberships.get(person).map_or(&[][..], |held| held.as_slice());
        let mut held: Vec<&Membership> =
            held.iter().filter(|held| held.network == *network && held.holds(now_ms)).collect();
        held.sort_by_key(|held| held.role);
        held
    }

    /// Who lead a project, in the order in which they came.
    pub fn leads(&self, project: &Project, now_ms: u64) -> Vec<&Member> {
        let leads = |member: &&Member| {
            member.held.role == Role::ProjectLead
                && member.held.scope == Scope::Project(project.id)
                && member.held.holds(now_ms)
        };
        let mut members: Vec<&Member> = self.members(&project.network).filter(leads).collect();
        members.sort_by_key(|member| (member.since_ms, member.held.person.clone()));
        members
    }
}
