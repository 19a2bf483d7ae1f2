//! Everything that one person, or one organisation, has here, as one JSON file. `docs/export.md` is its format.

use crate::boards::Part;
use crate::boards::from_log::{self, Log, Opened, Unreadable};
use crate::erasure;
use crate::http::App;
use crate::network::audit;
use crate::network::rows;
use crate::store::{Store, StoreError};
use board::answer::AnswerStatus;
use board::id::{DocumentId, InputId, NetworkId, NoteId, OrganisationId, PersonId, TaskId};
use board::input::{InputKey, InputKind, Target};
use board::interchange::{self, TreeJson};
use board::network::ProjectId;
use board::network::lookup::{Logged, Mention};
use board::network::role::Scope;
use board::network::sharing::Grantee;
use serde::Serialize;
use std::collections::BTreeSet;

/// The format's name, in every file.
const SCHEMA: &str = "samtavle.export/1";

/// Why nothing can be exported.
#[derive(Debug, thiserror::Error)]
pub enum NoExport {
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
    /// See [`Unreadable`].
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The work was broken off.
    #[error("the reading was broken off")]
    BrokenOff,
}

/// Everything that one person has.
#[derive(Debug, Serialize)]
pub struct OfPerson {
    schema: &'static str,
    exported_at_ms: u64,
    account: Option<Account>,
    memberships: Vec<rows::Member>,
    boards: Vec<OnBoard>,
    tasks: Vec<Tasked>,
    audit: Vec<Logged>,
}

/// An account.
#[derive(Debug, Serialize)]
struct Account {
    id: PersonId,
    name: String,
    municipality: Option<String>,
    since_ms: u64,
}

/// What a person left on one board.
#[derive(Debug, Serialize)]
struct OnBoard {
    board: DocumentId,
    innspill: Vec<Said>,
    comments: Vec<Commented>,
    notes: Vec<Wrote>,
    answers: Vec<Answered>,
}

/// An innspill, with what became of it.
#[derive(Debug, Serialize)]
struct Said {
    voice: DocumentId,
    id: InputId,
    by: PersonId,
    kind: InputKind,
    about: Target,
    text: String,
    when_ms: u64,
    status: AnswerStatus,
    answers: Vec<String>,
}

/// A comment on an innspill.
#[derive(Debug, Serialize)]
struct Commented {
    on: InputKey,
    by: PersonId,
    text: String,
    when_ms: u64,
}

/// A note that the person made.
#[derive(Debug, Serialize)]
struct Wrote {
    note: NoteId,
    text: String,
}

/// An answer that the person gave.
#[derive(Debug, Serialize)]
struct Answered {
    to: InputKey,
    text: String,
}

/// A task of a project.
#[derive(Debug, Serialize)]
struct Tasked {
    project: ProjectId,
    task: TaskId,
    text: String,
    owner: Option<PersonId>,
    author: Option<PersonId>,
    due: Option<String>,
    open: bool,
}

/// Everything that one organisation has.
#[derive(Debug, Serialize)]
pub struct OfOrganisation {
    schema: &'static str,
    exported_at_ms: u64,
    organisation: rows::Organisation,
    projects: Vec<rows::Project>,
    boards: Vec<WholeBoard>,
    tasks: Vec<Tasked>,
    members: Vec<rows::Member>,
    audit: Vec<Logged>,
}

/// A board of the organisation's, with all that is on it.
#[derive(Debug, Serialize)]
struct WholeBoard {
    board: rows::Board,
    content: TreeJson,
    innspill: Vec<Said>,
    comments: Vec<Commented>,
}

/// What a person has in one network, or (`None`) on the whole server.
pub async fn of_person(app: &App, person: &PersonId, within: Option<&NetworkId>) -> Result<OfPerson, NoExport> {
    let state = app.directory.state();
    let of_network = |network: &NetworkId| within.is_none_or(|within| within == network);
    let mut boards = Vec::new();
    for board in erasure::boards(&state) {
        if within.is_none() || state.network_of(board) == within {
            boards.extend(on_board(app, board, person).await?);
        }
    }
    let mut tasks = Vec::new();
    for project in erasure::projects(&state) {
        let network = state.project(project).map(|row| &row.network);
        if within.is_none() || network == within {
            tasks.extend(tasks_of(app, project).await?);
        }
    }
    tasks.retain(|task| [&task.owner, &task.author].into_iter().flatten().any(|one| one == person));
    let about = |row: &Logged| {
        let mentions = |mention: &Mention| match mention {
            Mention::Person(other) | Mention::To(Grantee::Person(other)) => other == person,
            Mention::Organisation(_)
            | Mention::Project(_)
            | Mention::Board(_)
            | Mention::Grant(_)
            | Mention::Invitation(_)
            | Mention::To(Grantee::Network | Grantee::Organisation(_))
            | Mention::Level(_)
            | Mention::Role(_)
            | Mention::Scope(_)
            | Mention::UntilMs(_) => false,
        };
        row.by.as_ref() == Some(person) || row.about.iter().any(mentions)
    };
    let account = app.people.account(person).map(|account| Account {
        id: person.clone(),
        name: account.profile.name.clone(),
        municipality: account.profile.municipality.clone(),
        since_ms: account.since_ms,
    });
    let networks: Vec<NetworkId> =
        state.networks().filter(|network| of_network(&network.id)).map(|network| network.id.clone()).collect();
    Ok(OfPerson {
        schema: SCHEMA,
        exported_at_ms: crate::clock::now().now_ms,
        account,
        memberships: state.held_by(person).iter().filter(|member| of_network(&member.held.network)).cloned().collect(),
        boards,
        tasks,
        audit: logged(app, networks, about).await?,
    })
}

/// What an organisation has in its network.
pub async fn of_organisation(app: &App, organisation: &rows::Organisation) -> Result<OfOrganisation, NoExport> {
    let state = app.directory.state();
    let mine = state.projects(&organisation.network).filter(|project| project.organisation == organisation.id);
    let projects: Vec<rows::Project> = mine.cloned().collect();
    let ids: BTreeSet<ProjectId> = projects.iter().map(|project| project.id).collect();
    let rows = state.boards().filter(|board| board.project.is_some_and(|project| ids.contains(&project)));
    let rows: Vec<rows::Board> = rows.cloned().collect();
    let board_ids: BTreeSet<DocumentId> = rows.iter().map(|board| board.id).collect();
    let mut boards = Vec::with_capacity(rows.len());
    for row in rows {
        let Opened { board, .. } = opened(app, row.id).await?;
        boards.push(WholeBoard {
            content: interchange::export(&board),
            innspill: board.inputs().map(|input| said(&board, input)).collect(),
            comments: comments(&board, |_| true),
            board: row,
        });
    }
    let mut tasks = Vec::new();
    for project in &projects {
        tasks.extend(tasks_of(app, project.id).await?);
    }
    let concerns = |id: &OrganisationId| *id == organisation.id;
    let about = |row: &Logged| {
        row.about.iter().any(|mention| match mention {
            Mention::Organisation(id) | Mention::To(Grantee::Organisation(id)) => concerns(id),
            Mention::Project(id) | Mention::Scope(Scope::Project(id)) => ids.contains(id),
            Mention::Board(id) | Mention::Scope(Scope::Board(id, _)) => board_ids.contains(id),
            Mention::Person(_)
            | Mention::Grant(_)
            | Mention::Invitation(_)
            | Mention::To(Grantee::Network | Grantee::Person(_))
            | Mention::Level(_)
            | Mention::Role(_)
            | Mention::Scope(Scope::Network)
            | Mention::UntilMs(_) => false,
        })
    };
    let members = state.members(&organisation.network);
    Ok(OfOrganisation {
        schema: SCHEMA,
        exported_at_ms: crate::clock::now().now_ms,
        organisation: organisation.clone(),
        members: members.filter(|member| member.held.organisation.as_ref().is_some_and(concerns)).cloned().collect(),
        audit: logged(app, vec![organisation.network.clone()], about).await?,
        projects,
        boards,
        tasks,
    })
}

/// The rows of these networks' audit logs that are about something.
async fn logged(
    app: &App,
    networks: Vec<NetworkId>,
    about: impl Fn(&Logged) -> bool,
) -> Result<Vec<Logged>, StoreError> {
    let mut rows = Vec::new();
    for network in networks {
        rows.extend(audit::all(&*app.store, &network).await?.into_iter().filter(|row| about(row)));
    }
    Ok(rows)
}

/// Opens a board from its logs.
async fn opened(app: &App, board: DocumentId) -> Result<Opened, NoExport> {
    let voices = app.boards.voices(board).await?.into_iter();
    let parts = voices.map(|(voice, owner)| (voice, Part::Voice { owner }));
    let mut logs = Vec::new();
    for (id, part) in [(board, Part::Content)].into_iter().chain(parts) {
        logs.push(Log { id, part, loaded: app.store.load(id, None).await? });
    }
    let opened = tokio::task::spawn_blocking(move || from_log::open(&logs)).await;
    Ok(opened.map_err(|_| NoExport::BrokenOff)??)
}

/// The tasks of a project, which stand in its own document.
async fn tasks_of(app: &App, project: ProjectId) -> Result<Vec<Tasked>, NoExport> {
    let Opened { board, .. } = opened(app, project).await?;
    let tasks = board.tasks().map(|task| Tasked {
        project,
        task: task.id.clone(),
        text: task.text.to_string(),
        owner: task.owner.clone(),
        author: task.author.clone(),
        due: task.due.map(|day| day.to_string()),
        open: task.open(),
    });
    Ok(tasks.collect())
}

async fn on_board(app: &App, id: DocumentId, person: &PersonId) -> Result<Option<OnBoard>, NoExport> {
    let Opened { board, owners, .. } = opened(app, id).await?;
    let made = board.first_written_under().into_iter().filter(|(_, client)| owners.get(client) == Some(person));
    let notes: Vec<Wrote> = made
        .map(|(note, _)| Wrote { text: board.note(&note).map(|note| note.text.to_string()).unwrap_or_default(), note })
        .collect();
    let given = board.inputs().filter(|input| input.author == *person);
    let innspill: Vec<Said> = given.map(|input| said(&board, input)).collect();
    let answers: Vec<Answered> = board
        .inputs()
        .flat_map(|input| board.answers(&input.key).into_iter().map(|answer| (input.key.clone(), answer)))
        .filter(|(_, answer)| answer.who.as_ref() == Some(person))
        .map(|(to, answer)| Answered { to, text: answer.text.to_string() })
        .collect();
    let comments = comments(&board, |author| author == person);
    let nothing = notes.is_empty() && innspill.is_empty() && answers.is_empty() && comments.is_empty();
    Ok((!nothing).then_some(OnBoard { board: id, innspill, comments, notes, answers }))
}

fn said(board: &board::Board, input: &board::input::Input) -> Said {
    Said {
        voice: input.key.document,
        id: input.key.id.clone(),
        by: input.author.clone(),
        kind: input.kind,
        about: input.target.clone(),
        text: input.text.to_string(),
        when_ms: input.when_ms,
        status: board.status(&input.key),
        answers: board.answers(&input.key).into_iter().map(|answer| answer.text.to_string()).collect(),
    }
}

fn comments(board: &board::Board, wanted: impl Fn(&PersonId) -> bool) -> Vec<Commented> {
    let all = board.inputs().flat_map(|input| board.thread(&input.key));
    all.filter(|comment| wanted(&comment.author))
        .map(|comment| Commented {
            on: comment.on.clone(),
            by: comment.author.clone(),
            text: comment.text.to_string(),
            when_ms: comment.when_ms,
        })
        .collect()
}
