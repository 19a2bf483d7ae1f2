//! What a person can do to the network, as data: one closed set, which the server checks and carries out
//! ([`super::rights`] says who may), and the audit log records by name.

use super::role::{Role, Scope};
use super::sharing::{Grantee, Level};
use super::{BoardId, ProjectId};
use crate::id::{GrantId, InvitationId, NetworkId, OrganisationId, PersonId};
use serde::{Deserialize, Serialize};

/// What a board is for; the glossary's codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardKind {
    /// Causes below, effects above.
    ProblemTree,
    /// Means below, ends above.
    ObjectiveTree,
    /// Notes without a tree.
    Free,
}

/// One thing that a person does. Times are milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each act says what it does; its fields are called what they are")]
pub enum Act {
    /// Makes a network; the maker becomes its lead. Administrators, and leads of another network.
    CreateNetwork { name: String, themes: Vec<String> },
    /// Renames it.
    RenameNetwork { network: NetworkId, name: String },
    /// Says which themes its projects may have.
    SetThemes { network: NetworkId, themes: Vec<String> },
    /// Takes a municipality in from the official list (by number or any of its names, former ones
    /// included), or another organisation under its own name.
    AddOrganisation { network: NetworkId, name: String },
    /// Takes it out again, if it has no project.
    RemoveOrganisation { network: NetworkId, organisation: OrganisationId },
    /// Where the organisation's own accessibility statement is (an `https:` address), or nowhere.
    SetAccessibilityStatement { network: NetworkId, organisation: OrganisationId, address: Option<String> },

    /// Makes a project of an organisation, with its lead.
    CreateProject { network: NetworkId, organisation: OrganisationId, title: String, theme: String, lead: PersonId },
    /// Renames it, or gives it another theme.
    ChangeProject { project: ProjectId, title: String, theme: String },
    /// Makes a project of the same organisation and theme, with a copy of each of this one's boards. The same decide.
    DuplicateProject { project: ProjectId, title: String },
    /// Locks it: nobody writes on its boards or in its tasks; or opens it again.
    LockProject { project: ProjectId, locked: bool },
    /// Puts it in the bin with its boards, or takes it out.
    BinProject { project: ProjectId, binned: bool },
    /// Gives it to another lead.
    TransferProject { project: ProjectId, to: PersonId },

    /// Makes a board; a tree begins with a core problem.
    CreateBoard { project: ProjectId, kind: BoardKind, title: String, core: String },
    /// Renames it in lists (its own title is the content's).
    RenameBoard { board: BoardId, title: String },
    /// Makes a board of the same project from what this one's content says now.
    DuplicateBoard { board: BoardId, title: String },
    /// Locks it: nobody writes; or opens it again.
    LockBoard { board: BoardId, locked: bool },
    /// Puts it in the bin, or takes it out.
    BinBoard { board: BoardId, binned: bool },
    /// Removes it for good, with its log, snapshots, voices and blobs. From the bin only.
    EraseBoard { board: BoardId },

    /// Opens a board to somebody; opening it to the same again changes level and end.
    Share { board: BoardId, to: Grantee, level: Level, until_ms: Option<u64> },
    /// Ends an opening.
    EndShare { board: BoardId, grant: GrantId },
    /// Asks for innspill, and opens for it.
    AskForInput { board: BoardId, question: String, due_ms: Option<u64>, of: Vec<OrganisationId> },
    /// Closes for innspill.
    CloseForInput { board: BoardId },

    /// Gives a known person a role, or changes what it says.
    SetRole {
        network: NetworkId,
        person: PersonId,
        organisation: Option<OrganisationId>,
        role: Role,
        scope: Scope,
        until_ms: Option<u64>,
    },
    /// Takes a role from a person.
    EndRole { network: NetworkId, person: PersonId, role: Role, scope: Scope },
    /// Lets in people who wait at the door.
    Admit { network: NetworkId, people: Vec<PersonId> },
    /// Sends them away.
    TurnAway { network: NetworkId, people: Vec<PersonId> },

    /// Makes a link by which somebody of the network signs in once: for those whom no letter reaches. Administrators
    /// alone, since who has the link is that person.
    HandOutSignInLink { network: NetworkId, person: PersonId },
    /// Takes a person's name away for good: roles, sessions and initials, too. What they did stays, as a former
    /// participant's of their organisation. Everybody may do it to themselves.
    ForgetPerson { network: NetworkId, person: PersonId },
    /// The same, and takes their words away: their voices, and what they wrote in the texts of all boards.
    EraseWords { network: NetworkId, person: PersonId },

    /// Makes an invitation link.
    Invite(Invite),
    /// Ends an invitation, and what came of it if wanted.
    RevokeInvitation { invitation: InvitationId, with_memberships: bool },
}

impl Act {
    /// Its name in the audit log and in locales.
    pub fn code(&self) -> &'static str {
        match self {
            Act::CreateNetwork { .. } => "create_network",
            Act::RenameNetwork { .. } => "rename_network",
            Act::SetThemes { .. } => "set_themes",
            Act::AddOrganisation { .. } => "add_organisation",
            Act::RemoveOrganisation { .. } => "remove_organisation",
            Act::SetAccessibilityStatement { .. } => "set_accessibility_statement",
            Act::CreateProject { .. } => "create_project",
            Act::ChangeProject { .. } => "change_project",
            Act::DuplicateProject { .. } => "duplicate_project",
            Act::LockProject { locked: true, .. } => "lock_project",
            Act::LockProject { locked: false, .. } => "unlock_project",
            Act::BinProject { binned: true, .. } => "bin_project",
            Act::BinProject { binned: false, .. } => "restore_project",
            Act::TransferProject { .. } => "transfer_project",
            Act::CreateBoard { .. } => "create_board",
            Act::RenameBoard { .. } => "rename_board",
            Act::DuplicateBoard { .. } => "duplicate_board",
            Act::LockBoard { locked: true, .. } => "lock_board",
            Act::LockBoard { locked: false, .. } => "unlock_board",
            Act::BinBoard { binned: true, .. } => "bin_board",
            Act::BinBoard { binned: false, .. } => "restore_board",
            Act::EraseBoard { .. } => "erase_board",
            Act::Share { .. } => "share",
            Act::EndShare { .. } => "end_share",
            Act::AskForInput { .. } => "ask_for_input",
            Act::CloseForInput { .. } => "close_for_input",
            Act::SetRole { .. } => "set_role",
            Act::EndRole { .. } => "end_role",
            Act::Admit { .. } => "admit",
            Act::TurnAway { .. } => "turn_away",
            Act::HandOutSignInLink { .. } => "hand_out_sign_in_link",
            Act::ForgetPerson { .. } => "forget_person",
            Act::EraseWords { .. } => "erase_words",
            Act::Invite(_) => "invite",
            Act::RevokeInvitation { .. } => "revoke_invitation",
        }
    }
}

/// What an invitation link gives to whoever follows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    /// Into which network.
    pub network: NetworkId,
    /// As what; a guest unless said.
    pub role: Role,
    /// For what. On a board: giving innspill unless said.
    pub scope: Scope,
    /// The organisation of those who come; they say it themselves where it is not given.
    pub organisation: Option<OrganisationId>,
    /// When the link ends.
    pub expires_ms: u64,
    /// How many may use it.
    pub uses_max: Option<u32>,
    /// Whether a lead lets each one in.
    pub admitted_by_lead: bool,
    /// When the roles that it gives end.
    pub role_until_ms: Option<u64>,
}

impl Invite {
    /// Whether its link, that so many have used and nobody has ended, still lets anybody in at that time
    /// (milliseconds since 1970).
    pub fn lets_in(&self, used: u32, now_ms: u64) -> bool {
        now_ms < self.expires_ms && self.uses_max.is_none_or(|most| used < most)
    }
}

/// What came of an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// It is done.
    Done,
    /// A network was made.
    Network(NetworkId),
    /// An organisation was taken in.
    Organisation(OrganisationId),
    /// A project was made.
    Project(ProjectId),
    /// A board was made.
    Board(BoardId),
    /// An invitation was made. The secret is told this once: only its hash is kept.
    Invitation {
        /// Which.
        invitation: InvitationId,
        /// The last part of the link, `/i/{secret}`.
        secret: String,
    },
    /// A link to sign in by was made. It is told this once: only its hash is kept.
    SignInLink {
        /// The last part of the link, `/sign-in/{secret}`.
        secret: String,
    },
}

/// Why an act was not done. The words a person reads are in the locales, by this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NotDone {
    /// Nobody has signed in.
    #[error("sign in first")]
    SignIn,
    /// The person's roles do not allow it.
    #[error("your role does not allow this")]
    NotAllowed,
    /// There is no such thing, or the person may not know of it.
    #[error("there is no such thing here")]
    Unknown,
    /// A name or a text is missing.
    #[error("a name is missing")]
    NameMissing,
    /// A name or a text is too long.
    #[error("the text is too long")]
    TooLong,
    /// No municipality is or was called so.
    #[error("no municipality has that name or number")]
    NoSuchMunicipality,
    /// It is there already.
    #[error("that is here already")]
    AlreadyHere,
    /// It still holds something.
    #[error("something still belongs to it")]
    NotEmpty,
    /// It has to lie in the bin first.
    #[error("put it in the bin first")]
    NotBinned,
    /// Nothing new comes into a project that is locked.
    #[error("the project is locked; unlock it first")]
    ProjectLocked,
    /// A time that is past, or too far away.
    #[error("choose a time that lies ahead")]
    BadTime,
    /// The last lead may not go.
    #[error("there must be another lead first")]
    LastLead,
    /// The invitation has ended.
    #[error("the invitation has ended; ask for a new one")]
    InvitationEnded,
    /// There are as many as the server holds.
    #[error("there is no room for more")]
    TooMany,
    /// The disk or the store failed.
    #[error("the server cannot store this now; try again in a moment")]
    Unavailable,
}
