//! Fills a data directory with a network of 350 municipalities: each with a project, its lead and a board, all
//! opened to the network. `large-network DIR`; then `samtavle serve --data DIR --demo`, and be `demo-nl1`.

use anyhow::Context;
use board::id::{DocumentId, GrantId, NetworkId, OrganisationId, PersonId};
use board::interchange::{Import, TreeJson};
use board::network::act::BoardKind;
use board::network::role::{Membership, Role, Scope};
use board::network::sharing::{Grant, Grantee, Level};
use board::{Command, Me, Moment};
use server::boards::Boards;
use server::founding::Founding;
use server::network::Directory;
use server::network::letters;
use server::network::rows::{Board, Member, Network, Organisation, Place, Project, Row};
use server::people::{Kind, People, Profile, municipality};
use server::store::Store;
use server::store::sqlite::SqliteStore;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

const ORGANISATIONS: usize = 350;
const THEMES: [&str; 5] = ["Heltidskultur", "Sykefravær", "Rekruttering", "Omdømme", "Kompetanse"];
const TREES: [&str; 2] = [
    include_str!("../../../board/demo/tre-heltid.nb.json"),
    include_str!("../../../board/demo/tre-rekruttering.nn.json"),
];
/// The demo's people who look at it.
const READERS: [(&str, Role); 2] = [("demo-nl1", Role::NetworkLead), ("demo-pl_fj", Role::Participant)];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder: PathBuf = std::env::args_os().nth(1).context("large-network DIR")?.into();
    std::fs::create_dir_all(&folder)?;
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&folder)?);
    let boards = Arc::new(Boards::new(store.clone()));
    let people = People::open(store.clone()).await?;
    let directory = Directory::open(store.clone(), boards.clone(), || server::clock::now().now_ms).await?;
    let at = server::clock::now();
    let network: NetworkId = "large".parse()?;
    let themes = THEMES.map(str::to_owned).to_vec();
    let name = "Det store læringsnettverket".to_owned();
    let mut rows = vec![Row::Network(Network { id: network.clone(), name, themes, made_at_ms: at.now_ms })];
    let (mut letters, mut initials): (BTreeSet<String>, BTreeSet<String>) = Default::default();
    let real = municipality::all().iter().filter(|municipality| !municipality.number.starts_with('X'));
    let mut documents = 1u128 << 64..;
    for (number, municipality) in real.take(ORGANISATIONS).enumerate() {
        let name = municipality.names.first().context("every municipality has a name")?;
        let id: OrganisationId = format!("o{}", municipality.number).parse()?;
        let own = letters::for_organisation(name, &letters.iter().map(String::as_str).collect());
        letters.insert(own.clone());
        rows.push(Row::Organisation(Organisation {
            id: id.clone(),
            network: network.clone(),
            number: Some(municipality.number.clone()),
            name: name.clone(),
            letters: own,
            colour: (number % 8) as u8,
            accessibility_statement: None,
        }));
        let profile = Profile { name: format!("Kari {name}stad"), municipality: Some(municipality.number.clone()) };
        let lead = people.take_in(profile.clone(), Kind::Member, at.now_ms).await?;
        let document = |range: &mut std::ops::RangeFrom<u128>| DocumentId(range.next().expect("it has no end"));
        let (project, board) = (document(&mut documents), document(&mut documents));
        let theme = THEMES[number % THEMES.len()].to_owned();
        rows.push(Row::Project(Project {
            id: project,
            network: network.clone(),
            organisation: id.clone(),
            title: format!("{theme} i {name}"),
            theme,
            locked: false,
            binned: false,
            made_at_ms: at.now_ms,
        }));
        let scope = Scope::Project(project);
        rows.extend(belonging(&network, &lead, Some(id), Role::ProjectLead, scope, &profile.name, &mut initials, at));
        let tree: TreeJson = serde_json::from_str(TREES[number % TREES.len()])?;
        let title = format!("Problemtre for {name}");
        let import = Command::Import(Box::new(Import { tree, seed: number as u64 }));
        let author = Me { id: lead.clone(), name: profile.name };
        Founding::content(board, author, import, at)?.words().write(&*store).await?;
        rows.push(Row::Board(Box::new(Board {
            id: board,
            project: Some(project),
            kind: BoardKind::ProblemTree,
            title,
            grants: vec![Grant {
                id: GrantId::fresh(board.0),
                to: Grantee::Network,
                level: Level::Input,
                until_ms: None,
                by: lead.clone(),
                at_ms: at.now_ms,
            }],
            asks: None,
            closed_for_input: false,
            locked: false,
            binned: false,
            sample: false,
            made_by: Some(lead),
            made_at_ms: at.now_ms,
        })));
    }
    for (reader, role) in READERS {
        let reader: PersonId = reader.parse()?;
        rows.extend(belonging(&network, &reader, None, role, Scope::Network, "Leser", &mut initials, at));
    }
    directory.enter(rows).await.map_err(|refused| anyhow::anyhow!("{refused}"))?;
    println!("{ORGANISATIONS} municipalities, each with a project and a board, in {}", folder.display());
    Ok(())
}

/// A person's place in the network, and what they are there.
#[expect(clippy::too_many_arguments, reason = "a row is what it is")]
fn belonging(
    network: &NetworkId,
    person: &PersonId,
    organisation: Option<OrganisationId>,
    role: Role,
    scope: Scope,
    name: &str,
    initials: &mut BTreeSet<String>,
    at: Moment,
) -> [Row; 2] {
    let own = letters::for_person(name, &initials.iter().map(String::as_str).collect());
    initials.insert(own.clone());
    let place = Place {
        network: network.clone(),
        person: person.clone(),
        initials: own,
        seen_ms: None,
        last_here_ms: None,
        former_of: None,
    };
    let held = Membership {
        person: person.clone(),
        network: network.clone(),
        organisation,
        role,
        scope,
        until_ms: None,
        waiting: false,
    };
    [Row::Place(place), Row::Member(Member { held, invitation: None, since_ms: at.now_ms })]
}
