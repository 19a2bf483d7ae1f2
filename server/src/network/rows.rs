//! What the directory keeps, a row for each thing, as JSON that an operator can read.

use board::id::{InvitationId, NetworkId, OrganisationId, PersonId};
use board::network::act::{BoardKind, Invite};
use board::network::role::{Membership, Role, Scope};
use board::network::sharing::{Grant, InputRequest};
use board::network::{BoardId, ProjectId};
use serde::{Deserialize, Serialize};

/// A network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// Which.
    pub id: NetworkId,
    /// What it is called.
    pub name: String,
    /// What its projects may be about.
    pub themes: Vec<String>,
    /// Since when, in milliseconds since 1970.
    pub made_at_ms: u64,
}

/// An organisation in a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Which.
    pub id: OrganisationId,
    /// Where.
    pub network: NetworkId,
    /// The municipality's number; its names are the official list's. None for other organisations.
    pub number: Option<String>,
    /// What it was called when it was taken in.
    pub name: String,
    /// See [`board::network::view::OrganisationFace::letters`].
    pub letters: String,
    /// See [`board::network::view::OrganisationFace::colour`].
    pub colour: u8,
    /// Its own accessibility statement.
    pub accessibility_statement: Option<String>,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Which.
    pub id: ProjectId,
    /// Where.
    pub network: NetworkId,
    /// Whose.
    pub organisation: OrganisationId,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub theme: String,
    /// Nobody writes in it now: not on its boards, and not in its tasks. (Rows of earlier versions do not say.)
    #[serde(default)]
    pub locked: bool,
    /// It lies in the bin, with its boards.
    pub binned: bool,
    /// Since when, in milliseconds since 1970.
    pub made_at_ms: u64,
}

/// A board: everything about it that is not its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Which.
    pub id: BoardId,
    /// Whose; nobody's for a sample.
    pub project: Option<ProjectId>,
    /// What for.
    pub kind: BoardKind,
    /// What lists call it.
    pub title: String,
    /// To whom it is opened.
    pub grants: Vec<Grant>,
    /// What its owner asks for.
    pub asks: Option<InputRequest>,
    /// It takes no innspill now.
    pub closed_for_input: bool,
    /// Nobody writes now.
    pub locked: bool,
    /// It lies in the bin.
    pub binned: bool,
    /// Everybody may look at it.
    pub sample: bool,
    /// Who made it; nobody where the server did.
    pub made_by: Option<PersonId>,
    /// When, in milliseconds since 1970.
    pub made_at_ms: u64,
}

/// A membership, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// What it gives.
    #[serde(flatten)]
    pub held: Membership,
    /// The link that it came by.
    pub invitation: Option<InvitationId>,
    /// Since when, in milliseconds since 1970.
    pub since_ms: u64,
}

/// An invitation link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// SHA-256 of the secret in the link, as hexadecimal text. The secret itself is kept nowhere.
    pub secret_hash: String,
    /// What it gives.
    pub invite: Invite,
    /// Who made it; nobody where an operator did.
    pub by: Option<PersonId>,
    /// When, in milliseconds since 1970.
    pub at_ms: u64,
    /// How many have used it.
    pub used: u32,
    /// It was ended.
    pub revoked: bool,
}

impl Invitation {
    /// Whether it still lets anybody in at that time (milliseconds since 1970).
    pub fn holds(&self, now_ms: u64) -> bool {
        !self.revoked && self.invite.lets_in(self.used, now_ms)
    }
}

/// What a network keeps of a person, whatever roles they have there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Where.
    pub network: NetworkId,
    /// Whose.
    pub person: PersonId,
    /// One to three letters that nobody else has in this network.
    pub initials: String,
    /// When the person last looked at the network's page, in milliseconds since 1970.
    pub seen_ms: Option<u64>,
    /// When the visit before this one ended: since then, things are news.
    pub last_here_ms: Option<u64>,
    /// Whom the person came from, if they were forgotten: their work stays under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_of: Option<OrganisationId>,
}

/// A board whose rows are gone and whose documents are being removed. Stays until that is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasing {
    /// Which.
    pub board: BoardId,
}

/// One row of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is called as what it holds")]
pub enum Row {
    Network(Network),
    Organisation(Organisation),
    Project(Project),
    Board(Box<Board>),
    Member(Member),
    Invitation(Box<Invitation>),
    Place(Place),
    Erasing(Erasing),
}

/// What finds a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is called as what it finds")]
pub enum Key {
    Network(NetworkId),
    Organisation(OrganisationId),
    Project(ProjectId),
    Board(BoardId),
    Member(MemberKey),
    Invitation(InvitationId),
    Place(NetworkId, PersonId),
    Erasing(BoardId),
}

/// What finds a membership: on a board, one whatever its level, and another for who waits to be let in further.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemberKey {
    person: PersonId,
    network: NetworkId,
    role: &'static str,
    scope: String,
    waiting: bool,
}

impl MemberKey {
    /// The key of a membership.
    pub fn of(held: &Membership) -> Self {
        let inside = Self::new(&held.person, &held.network, held.role, held.scope);
        MemberKey { waiting: held.waiting, ..inside }
    }

    /// The key of the membership that a person has by an invitation once they are in.
    pub fn by(invite: &Invite, person: &PersonId) -> Self {
        Self::new(person, &invite.network, invite.role, invite.scope)
    }

    fn new(person: &PersonId, network: &NetworkId, role: Role, scope: Scope) -> Self {
        let scope = match scope {
            Scope::Network => "network".to_owned(),
            Scope::Project(project) => format!("project-{project}"),
            Scope::Board(board, _) => format!("board-{board}"),
        };
        MemberKey { person: person.clone(), network: network.clone(), role: role.code(), scope, waiting: false }
    }

    /// The key of the same membership on the other side of the door.
    pub fn across_the_door(&self) -> Self {
        MemberKey { waiting: !self.waiting, ..self.clone() }
    }

    /// Whose.
    pub fn person(&self) -> &PersonId {
        &self.person
    }
}

/// The tables, in the order in which they are read at the start.
pub const BUCKETS: [&str; 8] =
    ["network", "organisation", "project", "network-board", "member", "invitation", "place", "erasing"];

impl Key {
    /// The table that the row is in.
    pub fn bucket(&self) -> &'static str {
        match self {
            Key::Network(_) => "network",
            Key::Organisation(_) => "organisation",
            Key::Project(_) => "project",
            Key::Board(_) => "network-board",
            Key::Member(_) => "member",
            Key::Invitation(_) => "invitation",
            Key::Place(..) => "place",
            Key::Erasing(_) => "erasing",
        }
    }

    /// Its name in the table. Ids have no `/` in them.
    pub fn name(&self) -> String {
        match self {
            Key::Network(id) => id.to_string(),
            Key::Organisation(id) => id.to_string(),
            Key::Project(id) | Key::Board(id) | Key::Erasing(id) => id.to_string(),
            Key::Member(MemberKey { person, network, role, scope, waiting }) => {
                let side = if *waiting { "/waiting" } else { "" };
                format!("{person}/{network}/{role}/{scope}{side}")
            }
            Key::Invitation(id) => id.to_string(),
            Key::Place(network, person) => format!("{network}/{person}"),
        }
    }
}

impl Row {
    /// What finds it.
    pub fn key(&self) -> Key {
        match self {
            Row::Network(row) => Key::Network(row.id.clone()),
            Row::Organisation(row) => Key::Organisation(row.id.clone()),
            Row::Project(row) => Key::Project(row.id),
            Row::Board(row) => Key::Board(row.id),
            Row::Member(row) => Key::Member(MemberKey::of(&row.held)),
            Row::Invitation(row) => Key::Invitation(row.id.clone()),
            Row::Place(row) => Key::Place(row.network.clone(), row.person.clone()),
            Row::Erasing(row) => Key::Erasing(row.board),
        }
    }

    /// The network that it is, if it is one.
    pub fn network(&self) -> Option<&NetworkId> {
        match self {
            Row::Network(row) => Some(&row.id),
            Row::Organisation(_)
            | Row::Project(_)
            | Row::Board(_)
            | Row::Member(_)
            | Row::Invitation(_)
            | Row::Place(_)
            | Row::Erasing(_) => None,
        }
    }

    /// The board that it is, if it is one.
    pub fn board(&self) -> Option<BoardId> {
        match self {
            Row::Board(row) => Some(row.id),
            Row::Network(_)
            | Row::Organisation(_)
            | Row::Project(_)
            | Row::Member(_)
            | Row::Invitation(_)
            | Row::Place(_)
            | Row::Erasing(_) => None,
        }
    }

    /// The row as it is stored.
    pub fn json(&self) -> Vec<u8> {
        let json = match self {
            Row::Network(row) => serde_json::to_vec(row),
            Row::Organisation(row) => serde_json::to_vec(row),
            Row::Project(row) => serde_json::to_vec(row),
            Row::Board(row) => serde_json::to_vec(row),
            Row::Member(row) => serde_json::to_vec(row),
            Row::Invitation(row) => serde_json::to_vec(row),
            Row::Place(row) => serde_json::to_vec(row),
            Row::Erasing(row) => serde_json::to_vec(row),
        };
        json.expect("rows have string keys and finite numbers")
    }

    /// Reads a row of one of the [`BUCKETS`].
    pub fn read(bucket: &str, json: &[u8]) -> Result<Row, serde_json::Error> {
        Ok(match bucket {
            "network" => Row::Network(serde_json::from_slice(json)?),
            "organisation" => Row::Organisation(serde_json::from_slice(json)?),
            "project" => Row::Project(serde_json::from_slice(json)?),
            "network-board" => Row::Board(serde_json::from_slice(json)?),
            "member" => Row::Member(serde_json::from_slice(json)?),
            "invitation" => Row::Invitation(serde_json::from_slice(json)?),
            "place" => Row::Place(serde_json::from_slice(json)?),
            _ => Row::Erasing(serde_json::from_slice(json)?),
        })
    }
}
