//! What a reader is told: everything they may know of one network, as items with keys.
//!
//! Every item is asked of the rules for this reader. What a reader may not open is in none of them: not its
//! title, not its id, not who is on it.

pub mod around;
pub mod insides;

use super::presence::Whereabouts;
use super::rows::{self, Member};
use super::state::State;
use crate::limits::COLLEAGUES_TOLD_MAX;
use crate::people::municipality;
use board::id::{NetworkId, OrganisationId, PersonId};
use board::network::rights::Asker;
use board::network::role::{Membership, Role, Scope};
use board::network::sharing::{Grantee, Level};
use board::network::view::{
    BoardFace, Here, Item, MyPlace, NetworkFace, OrganisationFace, PersonFace, ProjectFace, Told, Waiting,
};
use board::network::{BoardId, ProjectId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a reader knows, by the items' keys.
pub type Picture = BTreeMap<String, Item>;

/// What is new, and what is gone, from one picture to the next.
pub fn difference(before: &Picture, now: &Picture) -> Told {
    let put = now.iter().filter(|(key, item)| before.get(*key) != Some(item)).map(|(_, item)| item.clone());
    let gone = before.keys().filter(|key| !now.contains_key(*key)).cloned();
    Told { put: put.collect(), gone: gone.collect() }
}

/// A board, as a reader sees it; nothing if it is not open to them.
pub fn board(state: &State, asker: &Asker<'_>, row: &rows::Board) -> Option<BoardFace> {
    let facts = state.facts(row);
    let level = asker.level(&facts)?;
    Some(BoardFace {
        id: row.id,
        project: row.project,
        kind: row.kind,
        title: row.title.clone(),
        level,
        decides: asker.decides(&facts),
        grants: row.grants.iter().filter(|grant| grant.holds(asker.now_ms)).cloned().collect(),
        asks: row.asks.clone(),
        closed_for_input: row.closed_for_input,
        locked: facts.locked,
        project_locked: row.project.and_then(|project| state.project(project)).is_some_and(|project| project.locked),
        binned: facts.binned,
        summary: state.inside(row.id).map(|inside| inside.summary),
    })
}

/// Everything that a person may know of a network; `None` for who does not belong to it.
pub fn picture(
    state: &State,
    network: &NetworkId,
    reader: &PersonId,
    here: &[(PersonId, Vec<Whereabouts>)],
    now_ms: u64,
) -> Option<Picture> {
    let network = state.network(network)?;
    let asker = state.asker(Some(reader), now_ms);
    let leads_network = asker.leads_network(&network.id);
    if !asker.is_member(&network.id) && !leads_network {
        return None;
    }
    let look = Look::at(state, &network.id, asker, reader, now_ms);
    let mut items = vec![
        Item::Network(NetworkFace {
            id: network.id.clone(),
            name: network.name.clone(),
            themes: network.themes.clone(),
        }),
        Item::Me(MyPlace {
            person: reader.clone(),
            organisation: look.organisation(reader),
            role: look.role(reader).unwrap_or(Role::Administrator),
            leads_network,
            last_here_ms: state.place(&network.id, reader).and_then(|place| place.last_here_ms),
        }),
    ];
    items.extend(state.organisations(&network.id).map(|row| Item::Organisation(organisation(row))));
    let mut people: BTreeSet<PersonId> = BTreeSet::from([reader.clone()]);
    people.extend(look.colleagues());
    let projects = look.projects();
    people.extend(projects.iter().flat_map(|project| project.leads.iter().cloned()));
    let boards = look.boards(&projects);
    for face in boards.values() {
        people.extend(state.speakers(face.id).cloned());
        people.extend(face.asks.iter().map(|asks| asks.by.clone()));
        people.extend(face.grants.iter().map(|grant| grant.by.clone()));
        people.extend(face.grants.iter().filter_map(|grant| match &grant.to {
            Grantee::Person(person) => Some(person.clone()),
            Grantee::Network | Grantee::Organisation(_) => None,
        }));
    }
    for (person, places) in here {
        if let Some(here) = look.here(person, places, &boards) {
            people.insert(person.clone());
            items.push(Item::Here(here));
        }
    }
    items.extend(look.news(&boards).into_iter().map(Item::News));
    let mut waiting = look.waiting(&boards);
    waiting.extend(projects.iter().filter_map(|project| look.tasks(project)));
    people.extend(
        waiting
            .iter()
            .flat_map(|waiting| match waiting {
                Waiting::Door { people } => people.as_slice(),
                Waiting::Unanswered { .. }
                | Waiting::Asked { .. }
                | Waiting::Answered { .. }
                | Waiting::Tasks { .. } => &[],
            })
            .cloned(),
    );
    items.extend(waiting.into_iter().map(Item::Waiting));
    items.extend(projects.into_iter().map(Item::Project));
    items.extend(boards.into_values().map(Item::Board));
    items.extend(people.iter().map(|person| Item::Person(look.person(person))));
    Some(items.into_iter().map(|item| (item.key(), item)).collect())
}

fn organisation(row: &rows::Organisation) -> OrganisationFace {
    let municipality = row.number.as_deref().and_then(municipality::by_number);
    OrganisationFace {
        id: row.id.clone(),
        number: row.number.clone(),
        names: municipality.map_or_else(|| vec![row.name.clone()], |municipality| municipality.names.clone()),
        former: municipality.map(|municipality| municipality.former.clone()).unwrap_or_default(),
        letters: row.letters.clone(),
        colour: row.colour,
        accessibility_statement: row.accessibility_statement.clone(),
    }
}

/// One reader's look at one network.
struct Look<'a> {
    state: &'a State,
    network: &'a NetworkId,
    asker: Asker<'a>,
    reader: &'a PersonId,
    now_ms: u64,
    /// Everybody's memberships in it, the highest role first.
    held: HashMap<&'a PersonId, Vec<&'a Membership>>,
    leads: HashMap<ProjectId, Vec<&'a Member>>,
    at_the_door: Vec<&'a Membership>,
}

impl<'a> Look<'a> {
    fn at(state: &'a State, network: &'a NetworkId, asker: Asker<'a>, reader: &'a PersonId, now_ms: u64) -> Self {
        let mut held: HashMap<&PersonId, Vec<&Membership>> = HashMap::new();
        let mut leads: HashMap<ProjectId, Vec<&Member>> = HashMap::new();
        let mut at_the_door = Vec::new();
        for member in state.members(network) {
            if member.held.waiting {
                at_the_door.push(&member.held);
            } else if member.held.holds(now_ms) {
                held.entry(&member.held.person).or_default().push(&member.held);
                if let (Role::ProjectLead, Scope::Project(project)) = (member.held.role, member.held.scope) {
                    leads.entry(project).or_default().push(member);
                }
            }
        }
        for held in held.values_mut() {
            held.sort_by_key(|held| held.role);
        }
        for leads in leads.values_mut() {
            leads.sort_by_key(|member| (member.since_ms, &member.held.person));
        }
        Look { state, network, asker, reader, now_ms, held, leads, at_the_door }
    }

    fn memberships(&self, person: &PersonId) -> &[&'a Membership] {
        self.held.get(person).map_or(&[], Vec::as_slice)
    }

    fn role(&self, person: &PersonId) -> Option<Role> {
        self.memberships(person).first().map(|held| held.role)
    }

    fn organisation(&self, person: &PersonId) -> Option<OrganisationId> {
        self.memberships(person).iter().find_map(|held| held.organisation.clone())
    }

    /// Those of the reader's own organisation, who work together. Not by what guests say of themselves.
    fn colleagues(&self) -> BTreeSet<PersonId> {
        let works_for = |person: &PersonId| {
            let held = self.memberships(person).iter();
            let mut held = held.filter(|held| held.role != Role::Guest && !matches!(held.scope, Scope::Board(..)));
            held.find_map(|held| held.organisation.as_ref())
        };
        let Some(own) = works_for(self.reader) else { return BTreeSet::new() };
        let colleagues: BTreeSet<&PersonId> =
            self.held.keys().copied().filter(|person| works_for(person) == Some(own)).collect();
        colleagues.into_iter().take(COLLEAGUES_TOLD_MAX).cloned().collect()
    }

    fn projects(&self) -> Vec<ProjectFace> {
        let own = |project: &rows::Project| {
            let mine = |held: &&Membership| {
                held.scope == Scope::Project(project.id)
                    || (held.organisation.as_ref() == Some(&project.organisation)
                        && !matches!(held.scope, Scope::Board(..)))
            };
            self.memberships(self.reader).iter().any(mine)
        };
        let ends = self.asker.ends_network(self.network);
        let rows = self.state.projects(self.network);
        rows.filter_map(|project| {
            let decides = self.asker.leads_project(self.network, project.id);
            (!project.binned || decides || ends).then(|| ProjectFace {
                id: project.id,
                organisation: project.organisation.clone(),
                title: project.title.clone(),
                theme: project.theme.clone(),
                leads: self
                    .leads
                    .get(&project.id)
                    .map_or_else(Vec::new, |leads| leads.iter().map(|member| member.held.person.clone()).collect()),
                decides,
                own: own(project),
                locked: project.locked,
                binned: project.binned,
            })
        })
        .collect()
    }

    /// The boards of those projects, and the samples, that are open to the reader.
    fn boards(&self, projects: &[ProjectFace]) -> BTreeMap<BoardId, BoardFace> {
        let here: BTreeSet<ProjectId> = projects.iter().map(|project| project.id).collect();
        let belongs = |row: &&rows::Board| row.project.is_none_or(|project| here.contains(&project));
        let rows = self.state.boards().filter(belongs);
        rows.filter_map(|row| Some((row.id, board(self.state, &self.asker, row)?))).collect()
    }

    /// Somebody who is here: on the network's page, or on a board that the reader may open.
    fn here(&self, person: &PersonId, places: &[Whereabouts], boards: &BTreeMap<BoardId, BoardFace>) -> Option<Here> {
        let open = |place: &Whereabouts| match place {
            Whereabouts::Board(on) => boards.contains_key(on).then_some(*on),
            Whereabouts::Network(_) => None,
        };
        let here = |place: &Whereabouts| match place {
            Whereabouts::Board(on) => {
                // Of a board that the reader may not open, no more than that a member of the network is here.
                boards.contains_key(on) || (self.state.network_of(*on) == Some(self.network) && self.belongs(person))
            }
            Whereabouts::Network(network) => network == self.network,
        };
        places.iter().any(here).then(|| Here { person: person.clone(), board: places.iter().rev().find_map(open) })
    }

    fn belongs(&self, person: &PersonId) -> bool {
        self.memberships(person).iter().any(|held| !matches!(held.scope, Scope::Board(..)))
    }

    fn waiting(&self, boards: &BTreeMap<BoardId, BoardFace>) -> Vec<Waiting> {
        let mut waiting: Vec<Waiting> =
            boards.values().filter(|face| self.is_asked(face)).map(|face| Waiting::Asked { board: face.id }).collect();
        let open = boards.values().filter(|face| !face.binned);
        waiting.extend(open.flat_map(|face| [self.unanswered(face), self.answered(face)]).flatten());
        let mut people: Vec<PersonId> =
            self.at_the_door.iter().filter(|held| self.opens_for(held)).map(|held| held.person.clone()).collect();
        people.sort();
        people.dedup();
        if !people.is_empty() {
            waiting.push(Waiting::Door { people });
        }
        waiting
    }

    /// Whether the owner wants something of this reader, who has given nothing since.
    fn is_asked(&self, face: &BoardFace) -> bool {
        let Some(asks) = &face.asks else { return false };
        let organisation = self.organisation(self.reader);
        let meant = asks.of.is_empty() || organisation.is_some_and(|own| asks.of.contains(&own));
        let over = asks.due_ms.is_some_and(|due| due <= self.now_ms);
        let last_ms = self.state.inside(face.id).and_then(|inside| inside.given.get(self.reader));
        let given = last_ms.is_some_and(|last| *last >= asks.at_ms);
        meant && !over && !given && !face.decides && face.level == Level::Input
    }

    /// Whether the reader is one who may let that person in.
    fn opens_for(&self, held: &Membership) -> bool {
        match held.scope {
            Scope::Network => self.asker.leads_network(self.network),
            Scope::Project(project) => {
                self.asker.leads_project(self.network, project) || self.asker.leads_network(self.network)
            }
            Scope::Board(board, _) => {
                self.state.board(board).is_some_and(|row| self.asker.decides(&self.state.facts(row)))
            }
        }
    }

    fn person(&self, person: &PersonId) -> PersonFace {
        let known = self.state.known(person);
        let waiting = self.at_the_door.iter().find(|held| held.person == *person);
        let role = self.role(person).or(waiting.map(|held| held.role)).unwrap_or(Role::Guest);
        let place = self.state.place(self.network, person);
        let organisation = self.organisation(person).or_else(|| waiting.and_then(|held| held.organisation.clone()));
        let organisation = organisation.or_else(|| place.and_then(|place| place.former_of.clone()));
        PersonFace {
            id: person.clone(),
            name: known.map(|known| known.name.clone()).unwrap_or_default(),
            initials: place.map(|place| place.initials.clone()).unwrap_or_default(),
            organisation,
            guest: known.is_some_and(|known| known.guest) || role == Role::Guest,
            role,
        }
    }
}
