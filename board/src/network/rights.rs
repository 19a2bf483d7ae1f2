//! The rules: from roles and openings to what a person may do. Pure, and asked for by the server at every
//! door; `docs/roles.md` says them as a table.

use super::role::{Membership, Role, Scope};
use super::sharing::{Grant, Grantee, Level};
use super::{BoardId, ProjectId};
use crate::id::{NetworkId, OrganisationId, PersonId};

/// All of a board that decides who may do what.
#[derive(Debug, Clone, Copy)]
pub struct BoardFacts<'a> {
    /// Which.
    pub board: BoardId,
    /// Whose it is; nobody's for a sample.
    pub home: Option<Home<'a>>,
    /// To whom it is opened.
    pub grants: &'a [Grant],
    /// Nobody but those who write the content gives innspill now.
    pub closed_for_input: bool,
    /// Nobody writes now: it is locked, or its project is.
    pub locked: bool,
    /// It lies in the bin: nobody opens it but those who may take it out again.
    pub binned: bool,
    /// Everybody may look at it, without signing in.
    pub sample: bool,
}

/// All of a project that decides who may do what with its tasks.
#[derive(Debug, Clone, Copy)]
pub struct ProjectFacts<'a> {
    /// Which, and whose.
    pub home: Home<'a>,
    /// Nobody writes in it now.
    pub locked: bool,
    /// It lies in the bin.
    pub binned: bool,
}

/// Where a board belongs.
#[derive(Debug, Clone, Copy)]
pub struct Home<'a> {
    /// Its project.
    pub project: ProjectId,
    /// The organisation that owns the project.
    pub organisation: &'a OrganisationId,
    /// The network.
    pub network: &'a NetworkId,
}

/// A person, as far as rights go.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// Who; nobody for one who has not signed in.
    pub person: Option<&'a PersonId>,
    /// Whether the person runs the server.
    pub administrator: bool,
    /// All their roles, those that no longer hold included.
    pub memberships: &'a [Membership],
    /// Milliseconds since 1970.
    pub now_ms: u64,
}

impl<'a> Asker<'a> {
    fn roles_in(&self, network: &'a NetworkId) -> impl Iterator<Item = &'a Membership> {
        let now_ms = self.now_ms;
        self.memberships.iter().filter(move |held| held.network == *network && held.holds(now_ms))
    }

    /// Whether the person belongs to the network at all. Who was let in to one board only, does not.
    pub fn is_member(&self, network: &'a NetworkId) -> bool {
        self.roles_in(network).any(|held| !matches!(held.scope, Scope::Board(..)))
    }

    /// Whether the person may change the network itself: organisations, themes, members, invitations.
    pub fn leads_network(&self, network: &'a NetworkId) -> bool {
        self.administrator
            || self
                .roles_in(network)
                .any(|held| held.scope == Scope::Network && matches!(held.role, Role::NetworkLead | Role::Advisor))
    }

    /// Whether the person may also end things there: close the network, erase people and boards.
    pub fn ends_network(&self, network: &'a NetworkId) -> bool {
        self.administrator
            || self.roles_in(network).any(|held| held.scope == Scope::Network && held.role == Role::NetworkLead)
    }

    /// Whether the person decides about a project and its boards: name, lock, bin, sharing, invitations.
    pub fn leads_project(&self, network: &'a NetworkId, project: ProjectId) -> bool {
        self.roles_in(network).any(|held| held.scope == Scope::Project(project) && decides_in_project(held.role))
    }

    /// Whether the person decides about a board.
    pub fn decides(&self, board: &BoardFacts<'a>) -> bool {
        board.home.is_some_and(|home| self.leads_project(home.network, home.project))
    }

    /// How far a board is open to the person now; `None`: not at all, not even its title.
    pub fn level(&self, board: &BoardFacts<'a>) -> Option<Level> {
        if board.binned {
            return self.decides(board).then_some(Level::See);
        }
        let opened = board.home.and_then(|home| self.opened(board, &home));
        let level = opened.max(board.sample.then_some(Level::See))?;
        Some(match level {
            Level::Input if board.closed_for_input => Level::See,
            Level::Input | Level::Write if board.locked => Level::See,
            open => open,
        })
    }

    /// How far a project's own document, its tasks, is open to the person: who works in the project writes, and who
    /// may open any of its boards reads. `boards` are the project's.
    pub fn project_level(
        &self,
        project: &ProjectFacts<'a>,
        boards: impl IntoIterator<Item = BoardFacts<'a>>,
    ) -> Option<Level> {
        let Home { project: id, network, .. } = project.home;
        self.person?;
        if project.binned {
            return self.leads_project(network, id).then_some(Level::See);
        }
        let works = |held: &Membership| {
            let in_it = held.scope == Scope::Project(id);
            let writes = works_in_project(held.role) && !project.locked;
            in_it.then_some(if writes { Level::Write } else { Level::See })
        };
        let by_role = self.roles_in(network).filter_map(works).max();
        // That everybody may look at a sample opens no more than the sample.
        let opens = |board| self.level(&BoardFacts { sample: false, ..board }).is_some();
        by_role.or_else(|| boards.into_iter().any(opens).then_some(Level::See))
    }

    /// What roles and openings give, whatever state the board is in.
    fn opened(&self, board: &BoardFacts<'a>, home: &Home<'a>) -> Option<Level> {
        let by_role = self.roles_in(home.network).filter_map(|held| by_membership(held, board, home, self.now_ms));
        let mine = |grant: &&Grant| matches!(&grant.to, Grantee::Person(to) if Some(to) == self.person);
        let most = self.roles_in(home.network).map(|held| at_most(held.role)).max().unwrap_or(Level::See);
        let personal = board.grants.iter().filter(|grant| grant.holds(self.now_ms)).filter(mine);
        by_role.chain(personal.map(|grant| grant.level.min(most))).max()
    }
}

/// What one role gives on a board.
fn by_membership(held: &Membership, board: &BoardFacts<'_>, home: &Home<'_>, now_ms: u64) -> Option<Level> {
    let invited = match held.scope {
        Scope::Board(on, level) => (on == board.board).then_some(level),
        Scope::Project(project) if project == home.project => Some(in_own_project(held.role)),
        Scope::Network | Scope::Project(_) => of_own_organisation(held, home),
    };
    let opened = board.grants.iter().filter(|grant| grant.holds(now_ms) && reaches(&grant.to, held));
    invited.into_iter().chain(opened.map(|grant| grant.level)).max().map(|level| level.min(at_most(held.role)))
}

/// The project's own people write; its owner reads and gives innspill, and leaves the writing to them.
fn in_own_project(role: Role) -> Level {
    match role {
        Role::ProjectLead | Role::Participant | Role::NetworkLead | Role::Advisor => Level::Write,
        Role::ProjectOwner | Role::ExternalExpert | Role::Guest => Level::Input,
        Role::Observer | Role::Administrator => Level::See,
    }
}

/// Whether somebody with this role in a project decides about it and its boards.
pub fn decides_in_project(role: Role) -> bool {
    match role {
        Role::ProjectLead | Role::ProjectOwner => true,
        Role::Administrator
        | Role::NetworkLead
        | Role::Advisor
        | Role::Participant
        | Role::ExternalExpert
        | Role::Observer
        | Role::Guest => false,
    }
}

/// Whether somebody with this role in a project takes on its tasks and gives them out.
pub fn works_in_project(role: Role) -> bool {
    match role {
        Role::ProjectLead | Role::ProjectOwner | Role::Participant | Role::NetworkLead | Role::Advisor => true,
        Role::ExternalExpert | Role::Guest | Role::Observer | Role::Administrator => false,
    }
}

/// A board is its own organisation's unless it is opened further: colleagues read it and give innspill.
fn of_own_organisation(held: &Membership, home: &Home<'_>) -> Option<Level> {
    let colleague = match held.role {
        Role::ProjectLead | Role::ProjectOwner | Role::Participant => true,
        Role::Administrator
        | Role::NetworkLead
        | Role::Advisor
        | Role::ExternalExpert
        | Role::Observer
        | Role::Guest => false,
    };
    (colleague && held.organisation.as_ref() == Some(home.organisation)).then_some(Level::Input)
}

/// Whether an opening is for somebody with this role. Who was let in to one board is no part of the
/// network, and says for themselves which organisation they come from.
fn reaches(to: &Grantee, held: &Membership) -> bool {
    match (to, held.scope) {
        (_, Scope::Board(..)) | (Grantee::Person(_), _) => false,
        (Grantee::Network, _) => true,
        (Grantee::Organisation(organisation), _) => held.organisation.as_ref() == Some(organisation),
    }
}

/// The most that a role may ever do on a board, whatever is opened to it.
fn at_most(role: Role) -> Level {
    match role {
        Role::Observer => Level::See,
        Role::Administrator
        | Role::NetworkLead
        | Role::Advisor
        | Role::ProjectLead
        | Role::ProjectOwner
        | Role::Participant
        | Role::ExternalExpert
        | Role::Guest => Level::Write,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::DocumentId;

    const NOW_MS: u64 = 1_000;
    const BOARD: BoardId = DocumentId(1);
    const PROJECT: ProjectId = DocumentId(2);

    fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
        text.parse().expect("test ids are plain")
    }

    fn held(role: Role, organisation: &str, scope: Scope) -> Membership {
        Membership {
            person: id("a"),
            network: id("net"),
            organisation: Some(id(organisation)),
            role,
            scope,
            until_ms: None,
            waiting: false,
        }
    }

    fn grant(to: Grantee, level: Level) -> Grant {
        Grant { id: id("g"), to, level, until_ms: None, by: id("lead"), at_ms: 0 }
    }

    fn level(held: &[Membership], grants: &[Grant], change: impl FnOnce(&mut BoardFacts<'_>)) -> Option<Level> {
        let (person, network, organisation) = (id("a"), id("net"), id("fjellvik"));
        let mut board = BoardFacts {
            board: BOARD,
            home: Some(Home { project: PROJECT, organisation: &organisation, network: &network }),
            grants,
            closed_for_input: false,
            locked: false,
            binned: false,
            sample: false,
        };
        change(&mut board);
        Asker { person: Some(&person), administrator: false, memberships: held, now_ms: NOW_MS }.level(&board)
    }

    #[test]
    fn a_board_is_its_own_organisations_until_it_is_opened() {
        let colleague = [held(Role::Participant, "fjellvik", Scope::Network)];
        let neighbour = [held(Role::Participant, "nordsund", Scope::Network)];
        let lead = [held(Role::NetworkLead, "host", Scope::Network)];
        assert_eq!(level(&colleague, &[], |_| {}), Some(Level::Input));
        assert_eq!(level(&neighbour, &[], |_| {}), None);
        assert_eq!(level(&lead, &[], |_| {}), None, "who runs the network opens no board by it");
        let open = [grant(Grantee::Network, Level::Input)];
        assert_eq!(level(&neighbour, &open, |_| {}), Some(Level::Input));
        assert_eq!(level(&lead, &open, |_| {}), Some(Level::Input));
    }

    #[test]
    fn writing_together_is_opened_to_named_people_or_municipalities() {
        let neighbour = [held(Role::Participant, "nordsund", Scope::Network)];
        let to_them = [grant(Grantee::Organisation(id("nordsund")), Level::Write)];
        let to_others = [grant(Grantee::Organisation(id("elvestad")), Level::Write)];
        let to_me = [grant(Grantee::Person(id("a")), Level::Write)];
        assert_eq!(level(&neighbour, &to_them, |_| {}), Some(Level::Write));
        assert_eq!(level(&neighbour, &to_others, |_| {}), None);
        assert_eq!(level(&neighbour, &to_me, |_| {}), Some(Level::Write));
    }

    #[test]
    fn the_projects_own_people_write_and_its_owner_gives_innspill() {
        let in_project = |role| [held(role, "fjellvik", Scope::Project(PROJECT))];
        assert_eq!(level(&in_project(Role::ProjectLead), &[], |_| {}), Some(Level::Write));
        assert_eq!(level(&in_project(Role::Participant), &[], |_| {}), Some(Level::Write));
        assert_eq!(level(&in_project(Role::ProjectOwner), &[], |_| {}), Some(Level::Input));
    }

    #[test]
    fn an_observer_never_does_more_than_see() {
        let observer = [held(Role::Observer, "host", Scope::Network)];
        let open = [grant(Grantee::Network, Level::Write), grant(Grantee::Person(id("a")), Level::Write)];
        assert_eq!(level(&observer, &open, |_| {}), Some(Level::See));
        assert_eq!(level(&observer, &[], |_| {}), None);
    }

    #[test]
    fn a_guest_of_one_board_sees_no_other() {
        let guest = [held(Role::Guest, "nordsund", Scope::Board(BOARD, Level::Input))];
        let elsewhere = [held(Role::Guest, "fjellvik", Scope::Board(DocumentId(9), Level::Write))];
        let open = [grant(Grantee::Network, Level::Write), grant(Grantee::Organisation(id("fjellvik")), Level::Write)];
        assert_eq!(level(&guest, &open, |_| {}), Some(Level::Input));
        assert_eq!(level(&elsewhere, &open, |_| {}), None);
    }

    #[test]
    fn what_has_ended_or_waits_gives_nothing() {
        let over = Membership { until_ms: Some(NOW_MS), ..held(Role::ExternalExpert, "host", Scope::Network) };
        let waiting = Membership { waiting: true, ..held(Role::Guest, "x", Scope::Board(BOARD, Level::Input)) };
        let open = [grant(Grantee::Network, Level::Input)];
        assert_eq!(level(&[over], &open, |_| {}), None);
        assert_eq!(level(&[waiting], &open, |_| {}), None);
        let ended = [Grant { until_ms: Some(NOW_MS), ..grant(Grantee::Network, Level::Input) }];
        assert_eq!(level(&[held(Role::Participant, "nordsund", Scope::Network)], &ended, |_| {}), None);
    }

    #[test]
    fn closing_locking_and_the_bin_take_rights_from_everybody() {
        let neighbour = [held(Role::Participant, "nordsund", Scope::Network)];
        let lead = [held(Role::ProjectLead, "fjellvik", Scope::Project(PROJECT))];
        let open = [grant(Grantee::Network, Level::Input)];
        assert_eq!(level(&neighbour, &open, |board| board.closed_for_input = true), Some(Level::See));
        assert_eq!(level(&lead, &open, |board| board.closed_for_input = true), Some(Level::Write));
        assert_eq!(level(&lead, &open, |board| board.locked = true), Some(Level::See));
        assert_eq!(level(&lead, &open, |board| board.binned = true), Some(Level::See));
        assert_eq!(level(&neighbour, &open, |board| board.binned = true), None);
    }

    fn level_of_tasks(
        held: &[Membership],
        grants: &[Grant],
        change: impl FnOnce(&mut ProjectFacts<'_>),
    ) -> Option<Level> {
        let (person, network, organisation) = (id("a"), id("net"), id("fjellvik"));
        let home = Home { project: PROJECT, organisation: &organisation, network: &network };
        let mut project = ProjectFacts { home, locked: false, binned: false };
        change(&mut project);
        let board = BoardFacts {
            board: BOARD,
            home: Some(home),
            grants,
            closed_for_input: false,
            locked: true,
            binned: project.binned,
            sample: true,
        };
        let person = (!held.is_empty()).then_some(&person);
        let asker = Asker { person, administrator: false, memberships: held, now_ms: NOW_MS };
        asker.project_level(&project, [board])
    }

    #[test]
    fn who_works_in_a_project_writes_its_tasks_and_who_may_open_a_board_of_it_reads_them() {
        let in_project = |role| [held(role, "fjellvik", Scope::Project(PROJECT))];
        for role in [Role::ProjectLead, Role::ProjectOwner, Role::Participant] {
            assert_eq!(level_of_tasks(&in_project(role), &[], |_| {}), Some(Level::Write), "{role:?}");
        }
        for role in [Role::ExternalExpert, Role::Observer, Role::Guest] {
            assert_eq!(level_of_tasks(&in_project(role), &[], |_| {}), Some(Level::See), "{role:?}");
        }
        let colleague = [held(Role::ProjectLead, "fjellvik", Scope::Project(DocumentId(99)))];
        assert_eq!(level_of_tasks(&colleague, &[], |_| {}), Some(Level::See));
        assert_eq!(
            level_of_tasks(&in_project(Role::ProjectLead), &[], |project| project.binned = true),
            Some(Level::See)
        );
        assert_eq!(level_of_tasks(&in_project(Role::Participant), &[], |project| project.binned = true), None);
        let neighbour = [held(Role::Participant, "nordsund", Scope::Network)];
        assert_eq!(level_of_tasks(&neighbour, &[grant(Grantee::Network, Level::See)], |_| {}), Some(Level::See));
        for nobody_of_it in [&neighbour[..], &[]] {
            assert_eq!(level_of_tasks(nobody_of_it, &[], |_| {}), None, "a sample opens no tasks");
        }
    }

    #[test]
    fn nobody_writes_the_tasks_of_a_locked_project() {
        for role in [Role::ProjectLead, Role::ProjectOwner, Role::Participant] {
            let held = [held(role, "fjellvik", Scope::Project(PROJECT))];
            assert_eq!(level_of_tasks(&held, &[], |project| project.locked = true), Some(Level::See), "{role:?}");
        }
    }

    #[test]
    fn writing_together_on_a_board_is_no_work_in_its_project() {
        let neighbour = [held(Role::Participant, "nordsund", Scope::Network)];
        let write = [grant(Grantee::Organisation(id("nordsund")), Level::Write)];
        assert_eq!(level_of_tasks(&neighbour, &write, |_| {}), Some(Level::See));
    }

    #[test]
    fn a_sample_is_everybodys_to_look_at() {
        assert_eq!(level(&[], &[], |board| board.sample = true), Some(Level::See));
        assert_eq!(level(&[], &[], |_| {}), None);
    }
}
