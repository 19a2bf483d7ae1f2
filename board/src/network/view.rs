//! What a reader is told of the network, live: items with keys. The first message puts all that the reader
//! may know; each later one puts what is new or changed, and says what is gone. The server filters: what a
//! person may not open is not in it, not even by its title.

use super::act::BoardKind;
use super::role::Role;
use super::sharing::{Grant, InputRequest, Level};
use super::{BoardId, ProjectId};
use crate::id::{NetworkId, OrganisationId, PersonId};
use crate::task::Day;
use serde::{Deserialize, Serialize};

/// One message to a reader of the network's page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Told {
    /// New, or instead of what had the same key.
    pub put: Vec<Item>,
    /// No longer there.
    pub gone: Vec<String>,
}

/// One thing that a reader knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// The network; there is one.
    Network(NetworkFace),
    /// The reader; there is one.
    Me(MyPlace),
    /// An organisation of the network.
    Organisation(OrganisationFace),
    /// A project.
    Project(ProjectFace),
    /// A board that the reader may open.
    Board(BoardFace),
    /// Somebody who leads a project, is here, or has spoken on a board that the reader may open.
    Person(PersonFace),
    /// Somebody who is here now.
    Here(Here),
    /// Something that waits for the reader.
    Waiting(Waiting),
    /// Something that happened since the reader was here.
    News(News),
}

impl Item {
    /// What it is replaced and removed by.
    pub fn key(&self) -> String {
        match self {
            Item::Network(_) => "network".into(),
            Item::Me(_) => "me".into(),
            Item::Organisation(face) => format!("organisation/{}", face.id),
            Item::Project(face) => format!("project/{}", face.id),
            Item::Board(face) => format!("board/{}", face.id),
            Item::Person(face) => format!("person/{}", face.id),
            Item::Here(here) => format!("here/{}", here.person),
            Item::Waiting(waiting) => format!("waiting/{}", waiting.key()),
            Item::News(news) => format!("news/{}", news.key()),
        }
    }
}

/// A network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkFace {
    /// Which.
    pub id: NetworkId,
    /// What it is called.
    pub name: String,
    /// What its projects are about.
    pub themes: Vec<String>,
}

/// The reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyPlace {
    /// Who.
    pub person: PersonId,
    /// Where from.
    pub organisation: Option<OrganisationId>,
    /// The highest of the reader's roles here.
    pub role: Role,
    /// Whether the reader may change the network: organisations, members, invitations.
    pub leads_network: bool,
    /// When the reader was here last, in milliseconds since 1970.
    pub last_here_ms: Option<u64>,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationFace {
    /// Which.
    pub id: OrganisationId,
    /// The municipality's number; none for other organisations.
    pub number: Option<String>,
    /// Its names of equal standing, the one that it uses first first.
    pub names: Vec<String>,
    /// Names that searching finds it by, too: what it was called before it was merged.
    pub former: Vec<String>,
    /// One or two letters, unique in the network.
    pub letters: String,
    /// Which of the eight colours it has; unique while there are no more than eight.
    pub colour: u8,
    /// Its own accessibility statement.
    pub accessibility_statement: Option<String>,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectFace {
    /// Which; also its document.
    pub id: ProjectId,
    /// Whose.
    pub organisation: OrganisationId,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub theme: String,
    /// Who lead it.
    pub leads: Vec<PersonId>,
    /// Whether the reader decides about it.
    pub decides: bool,
    /// Whether the reader works in it, or for its organisation.
    pub own: bool,
    /// Nobody writes in it now.
    pub locked: bool,
    /// It lies in the bin.
    pub binned: bool,
}

/// A board that the reader may open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardFace {
    /// Which.
    pub id: BoardId,
    /// Whose; none for a sample.
    pub project: Option<ProjectId>,
    /// What for.
    pub kind: BoardKind,
    /// What it is called.
    pub title: String,
    /// How far it is open to the reader.
    pub level: Level,
    /// Whether the reader decides about it.
    pub decides: bool,
    /// To whom it is opened: told to all who may open it, since being seen is theirs to know.
    pub grants: Vec<Grant>,
    /// What the owner asks for.
    pub asks: Option<InputRequest>,
    /// It takes no innspill now.
    pub closed_for_input: bool,
    /// Nobody writes now: it is locked, or its project is.
    pub locked: bool,
    /// Its project is locked: unlocking the board alone opens nothing.
    pub project_locked: bool,
    /// It lies in the bin.
    pub binned: bool,
    /// What is on it; none until the server has looked.
    pub summary: Option<Summary>,
}

/// What is on a board, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Changes with everything that its miniature shows: `/api/boards/{id}/miniature.svg?revision={revision}`.
    pub revision: u64,
    /// Notes in the tree.
    pub notes: u32,
    /// Innspill that are not withdrawn.
    pub inputs: u32,
    /// Those without an answer.
    pub unanswered: u32,
    /// The last change, in milliseconds since 1970.
    pub changed_ms: u64,
}

/// A person, as others see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFace {
    /// Who.
    pub id: PersonId,
    /// The name, as the person wrote it.
    pub name: String,
    /// One to three letters, unique in the network.
    pub initials: String,
    /// Where from.
    pub organisation: Option<OrganisationId>,
    /// Came by a link; the organisation is what they say.
    pub guest: bool,
    /// The highest role.
    pub role: Role,
}

/// Somebody who is here now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Here {
    /// Who.
    pub person: PersonId,
    /// On which board, if the reader may open it.
    pub board: Option<BoardId>,
}

/// Something that waits for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant says what waits; its fields are called what they are")]
pub enum Waiting {
    /// Innspill on the reader's own board without an answer, and whom from.
    Unanswered { board: BoardId, count: u32, from: Vec<OrganisationId> },
    /// Somebody asks the reader's organisation for innspill, and the reader has given none since.
    Asked { board: BoardId },
    /// People who wait to be let in.
    Door { people: Vec<PersonId> },
    /// The reader's innspill were answered since the reader was here.
    Answered { board: BoardId, count: u32 },
    /// Tasks of a project that the reader has taken on and that are not done, and when the first of them is due.
    Tasks { project: ProjectId, count: u32, due: Option<Day> },
}

impl Waiting {
    fn key(&self) -> String {
        match self {
            Waiting::Unanswered { board, .. } => format!("unanswered/{board}"),
            Waiting::Asked { board } => format!("asked/{board}"),
            Waiting::Door { .. } => "door".into(),
            Waiting::Answered { board, .. } => format!("answered/{board}"),
            Waiting::Tasks { project, .. } => format!("tasks/{project}"),
        }
    }
}

/// What an organisation did on a board since the reader was here. Never who.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// Who did it.
    pub organisation: OrganisationId,
    /// Where.
    pub board: BoardId,
    /// What.
    pub what: Happened,
    /// How many.
    pub count: u32,
    /// The last of them, in milliseconds since 1970.
    pub at_ms: u64,
}

impl News {
    fn key(&self) -> String {
        format!("{}/{}/{}", self.board, self.organisation, self.what.code())
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    /// Notes were written.
    Notes,
    /// Innspill were given.
    Inputs,
    /// Innspill were answered.
    Answers,
    /// The board was opened to others.
    Shared,
    /// Innspill were asked for.
    Asked,
}

impl Happened {
    /// The code in keys and locales.
    pub fn code(self) -> &'static str {
        match self {
            Happened::Notes => "notes",
            Happened::Inputs => "inputs",
            Happened::Answers => "answers",
            Happened::Shared => "shared",
            Happened::Asked => "asked",
        }
    }
}
