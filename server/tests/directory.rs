//! The directory over a real store: what was done is there after a restart, and all of it or none.

#[path = "town/hall.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod hall;
#[path = "town/opened.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod opened;

use board::id::{DocumentId, NoteId};
use board::network::act::{Act, BoardKind, Done, NotDone};
use board::network::lookup::Mention;
use board::network::role::{Role, Scope};
use board::network::sharing::{Grantee, Level};
use board::network::view::Item;
use board::{Board, ClientId, Command, DocumentKind, Me, Moment};
use hall::*;
use opened::*;
use server::network::Change;
use server::network::audit;
use server::network::rows::{Erasing, Row};
use server::network::view;
use server::rooms::access::Access;
use server::rooms::record::Record;
use server::store::Store;
use std::collections::{BTreeMap, HashSet};

impl Town {
    async fn made_board(&self, core: &str) -> DocumentId {
        let act = Act::CreateBoard {
            project: PROJECT,
            kind: BoardKind::ProblemTree,
            title: "Heltid".into(),
            core: core.into(),
        };
        match self.act("project_lead", act).await {
            Done::Board(board) => board,
            other => panic!("a board came to {other:?}"),
        }
    }

    /// A board's content, as its log has it.
    async fn content(&self, id: DocumentId) -> Board {
        let mut board = Board::new(Me { id: person("reader"), name: "Leser".into() }, 1);
        board.open(id, DocumentKind::Content, ClientId::new(1));
        for (_, record) in self.store.load(id, None).await.expect("the store answers").tail {
            let record = Record::decode(&record).expect("the log holds records");
            board.apply(id, &[&record.update]).expect("the log holds updates");
        }
        board.settle();
        board
    }

    /// Somebody runs a command on a board.
    async fn run(&self, id: DocumentId, command: impl FnOnce(&Board) -> Command) {
        let mut board = self.content(id).await;
        let command = command(&board);
        let executed = board.run(command, Moment { now_ms: NOW_MS }).expect("it can be done");
        let record = Record {
            time_ms: NOW_MS,
            claims: vec![(executed.client, person("reader"))],
            deleters: Vec::new(),
            update: executed.update.into(),
        };
        let head = self.store.load(id, None).await.expect("the store answers").head;
        self.store.append(id, head, record.encode()).await.expect("nobody else writes");
    }

    async fn audit(&self) -> Vec<audit::Logged> {
        audit::read(&*self.store, &network(), NOW_MS + 1, NOW_MS).await.expect("the store answers")
    }
}

fn texts(board: &Board) -> Vec<String> {
    let mut texts: Vec<String> = board.notes().map(|note| note.text.to_string()).collect();
    texts.sort();
    texts
}

#[tokio::test]
async fn what_was_done_is_there_after_a_restart() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let board = town.made_board("Mange er syke").await;
    let share = Act::Share { board, to: Grantee::Network, level: Level::Input, until_ms: None };
    town.act("project_lead", share).await;
    town.act("network_lead", Act::AddOrganisation { network: network(), name: "Nøtterøy kulturhus".into() }).await;
    assert_eq!(town.directory.level(Some(&person("neighbour")), board), Some(Level::Input));
    town.store.close().await;

    let town = opened_in(folder.path()).await;
    assert_eq!(town.directory.level(Some(&person("neighbour")), board), Some(Level::Input));
    let face = town.directory.face(Some(&person("neighbour")), board).expect("it is open");
    assert_eq!((face.title.as_str(), face.grants.len(), face.decides), ("Heltid", 1, false));
    assert_eq!(town.directory.state().organisations(&network()).count(), 3);
    assert_eq!(texts(&town.content(board).await), ["Mange er syke"]);
    // And goes on from there.
    town.act("project_lead", Act::LockBoard { board, locked: true }).await;
    assert_eq!(town.directory.level(Some(&person("project_lead")), board), Some(Level::See));
}

#[tokio::test]
async fn every_change_is_told_when_it_can_be_seen() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let mut changes = town.directory.changes();
    let share = Act::Share { board: OWN, to: Grantee::Network, level: Level::See, until_ms: None };
    town.act("project_lead", share).await;
    until(&mut changes, Change::Board(OWN)).await;
    let end =
        Act::EndRole { network: network(), person: person("observer"), role: Role::Observer, scope: Scope::Network };
    town.act("network_lead", end).await;
    until(&mut changes, Change::Person(person("observer"))).await;
    assert_eq!(town.directory.level(Some(&person("observer")), OWN), None);
}

#[tokio::test]
async fn a_right_that_ends_by_the_clock_is_told_of_when_it_ends() {
    let folder = folder();
    let clock = || server::clock::now().now_ms;
    let town = opened_with(folder.path(), clock).await;
    town.directory.enter(rows()).await.expect("the store takes rows");
    let mut changes = town.directory.changes();
    let until_ms = Some(clock() + 2_000);
    town.act("project_lead", Act::Share { board: OWN, to: Grantee::Network, level: Level::Input, until_ms }).await;
    let level = || town.directory.level(Some(&person("neighbour")), OWN);
    assert_eq!(level(), Some(Level::Input));
    until(&mut changes, Change::Board(OWN)).await;
    until(&mut changes, Change::Board(OWN)).await;
    assert_eq!(level(), None);

    let role = Act::SetRole {
        network: network(),
        person: person("neighbour"),
        organisation: None,
        role: Role::Observer,
        scope: Scope::Network,
        until_ms: Some(clock() + 2_000),
    };
    town.act("network_lead", role).await;
    until(&mut changes, Change::Person(person("neighbour"))).await;
    until(&mut changes, Change::Person(person("neighbour"))).await;
}

#[tokio::test]
async fn a_copy_says_what_the_board_says_now_and_nothing_of_its_past() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let original = town.made_board("Mange er syke").await;
    let core = |board: &Board| board.core().cloned().expect("the board has a core");
    town.run(original, |board| Command::Create {
        id: NoteId::fresh(7),
        kind: board::note::NoteKind::Cause,
        place: board::Place { parent: Some(core(board)), side: board::Side::Cause, at: board::Position::Last },
        text: "For tunge vakter".into(),
    })
    .await;
    town.run(original, |board| Command::Create {
        id: NoteId::fresh(8),
        kind: board::note::NoteKind::Cause,
        place: board::Place { parent: Some(core(board)), side: board::Side::Cause, at: board::Position::Last },
        text: "Kari er alltid borte".into(),
    })
    .await;
    town.run(original, |_| Command::Delete { notes: vec![NoteId::fresh(8)] }).await;
    let bounds = board::note::Bounds { x: 40.0, y: -20.0, width: 300.0, height: 120.0 };
    town.run(original, |_| Command::Resize { note: NoteId::fresh(7), bounds }).await;
    let Done::Board(copy) =
        town.act("project_lead", Act::DuplicateBoard { board: original, title: "Kopi".into() }).await
    else {
        panic!("a copy is a board")
    };
    let board = town.content(copy).await;
    assert_eq!(texts(&board), ["For tunge vakter", "Mange er syke"]);
    assert_eq!((&*board.facts().title, board.core().is_some()), ("Kopi", true));
    assert_eq!(
        board.notes().filter_map(|note| note.bounds).collect::<Vec<_>>(),
        [bounds],
        "each stands where it stood"
    );
    let log = town.store.load(copy, None).await.expect("the store answers").tail;
    let words = log.iter().any(|(_, record)| String::from_utf8_lossy(record).contains("Kari"));
    assert!(!words, "what was deleted is not in the copy's log either");
    assert_eq!(town.directory.level(Some(&person("neighbour")), copy), None, "a copy is opened to nobody");
}

#[tokio::test]
async fn a_copy_of_a_project_has_what_its_boards_say_now_and_none_of_its_tasks() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    town.made_board("Mange er syke").await;
    let other = town.made_board("Mange slutter").await;
    town.act("project_lead", Act::RenameBoard { board: other, title: "Turnover".into() }).await;
    town.store.append(PROJECT, 0, "tasks".into()).await.expect("the store takes tasks");
    let copying = Act::DuplicateProject { project: PROJECT, title: "Igjen".into() };
    let Done::Project(copy) = town.act("project_lead", copying).await else { panic!("a copy is a project") };

    let mut copied = BTreeMap::new();
    for board in town.directory.state().boards_of(copy) {
        copied.insert(board.title.clone(), texts(&town.content(board.id).await));
    }
    assert_eq!(copied["Heltid"], ["Mange er syke"]);
    assert_eq!(copied["Turnover"], ["Mange slutter"]);
    assert_eq!(town.store.load(copy, None).await.expect("the store answers").head, 0, "a copy begins its own work");
    let log = town.audit().await;
    let logged = log.iter().find(|logged| logged.act == "duplicate_project").expect("it was logged");
    assert!(logged.about.contains(&Mention::Project(copy)), "{logged:?}");
}

#[tokio::test]
async fn an_erased_board_is_gone_with_its_voices_also_if_the_server_was_killed_over_it() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let speak = async |board: DocumentId| {
        let voice = town.boards.voice(board, &person("neighbour")).await.expect("the store answers");
        town.store.append(voice, 0, "words".into()).await.expect("the voice is empty");
        town.boards.voice_is_written(voice).await.expect("the store answers");
        voice
    };
    let (board, half_erased) = (town.made_board("Mange er syke").await, town.made_board("Mange slutter").await);
    let (voice, other_voice) = (speak(board).await, speak(half_erased).await);
    town.act("project_lead", Act::BinBoard { board, binned: true }).await;
    town.act("project_lead", Act::EraseBoard { board }).await;
    for document in [board, voice] {
        assert_eq!(town.store.load(document, None).await.expect("the store answers").head, 0);
    }
    assert_eq!(town.boards.place(voice).await, Ok(None));

    // As a kill would leave it: the rows say that it goes, and nothing has gone.
    town.directory.enter(vec![Row::Erasing(Erasing { board: half_erased })]).await.expect("the store takes a row");
    town.store.close().await;
    let town = opened_in(folder.path()).await;
    assert_eq!(town.store.load(other_voice, None).await.expect("the store answers").head, 0);
    assert_eq!(town.directory.state().erasing().count(), 0);
}

#[tokio::test]
async fn the_audit_log_says_who_opened_what_to_whom_and_nothing_of_what_was_written() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let share = |level| Act::Share { board: OWN, to: Grantee::Network, level, until_ms: None };
    town.act("project_lead", Act::RenameBoard { board: OWN, title: "Noe hemmelig".into() }).await;
    town.act("project_lead", share(Level::Input)).await;
    let refused = town.directory.act(&person("neighbour"), share(Level::Write)).await;
    assert_eq!(refused, Err(NotDone::NotAllowed));
    let log = town.audit().await;
    let codes: HashSet<&str> = log.iter().map(|logged| logged.act.as_str()).collect();
    assert_eq!((log.len(), codes), (2, HashSet::from(["rename_board", "share"])), "what was refused is no act");
    let shared = log.iter().find(|logged| logged.act == "share").expect("it was logged");
    assert_eq!(shared.by, Some(person("project_lead")));
    for mention in [Mention::Board(OWN), Mention::To(Grantee::Network), Mention::Level(Level::Input)] {
        assert!(shared.about.contains(&mention), "{shared:?}");
    }
    assert!(!serde_json::to_string(&log).expect("rows are JSON").contains("hemmelig"));
}

#[tokio::test]
async fn what_the_disk_does_not_take_has_not_happened() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    town.store.close().await;
    let share = Act::Share { board: OWN, to: Grantee::Network, level: Level::Input, until_ms: None };
    let refused = town.directory.act(&person("project_lead"), share).await;
    assert_eq!(refused, Err(NotDone::Unavailable));
    assert_eq!(town.directory.level(Some(&person("neighbour")), OWN), None);
}

#[tokio::test]
async fn a_visit_begins_after_an_hour_away_and_a_reload_is_the_same_visit() {
    let folder = folder();
    static CLOCK: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(NOW_MS);
    let now_ms = || CLOCK.load(std::sync::atomic::Ordering::Relaxed);
    let town = opened_with(folder.path(), now_ms).await;
    town.directory.enter(rows()).await.expect("the store takes rows");
    let observer = person("observer");
    let looks = async |at_ms: u64| {
        CLOCK.store(at_ms, std::sync::atomic::Ordering::Relaxed);
        town.directory.seen(&network(), &observer).await.expect("the store answers");
        town.directory.state().place(&network(), &observer).and_then(|place| place.last_here_ms)
    };
    assert_eq!(looks(NOW_MS).await, None, "never here before");
    assert_eq!(looks(NOW_MS + 10 * 60_000).await, None, "the same visit");
    let away = NOW_MS + 10 * 60_000;
    assert_eq!(looks(away + 2 * HOUR_MS).await, Some(away));
    assert_eq!(looks(away + 2 * HOUR_MS + 120_000).await, Some(away), "what is news stays news while one is here");
}

#[tokio::test]
async fn who_comes_to_a_board_is_seen_there_by_those_who_may_open_it_until_they_go() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let sees = |name: &str| {
        let here = town.directory.presence().everybody();
        let seen = view::picture(&town.directory.state(), &network(), &person(name), &here, NOW_MS);
        match seen.expect("one of the network").remove("here/colleague") {
            Some(Item::Here(here)) => Some(here.board),
            Some(other) => panic!("presence came to {other:?}"),
            None => None,
        }
    };
    let mut moves = town.directory.presence().moves();
    let stay = town.directory.arrive(&person("colleague"), OWN);
    moves.changed().await.expect("the directory is there");
    assert_eq!((sees("participant"), sees("neighbour")), (Some(Some(OWN)), Some(None)));
    drop(stay);
    moves.changed().await.expect("the directory is there");
    assert_eq!(sees("participant"), None);
}
