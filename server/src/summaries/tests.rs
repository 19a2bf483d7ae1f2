//! The demo's network, looked into.

use super::*;
use crate::demo::Demo;
use crate::network::view;
use crate::people::People;
use crate::rooms::record::Record;
use crate::store::sqlite::SqliteStore;
use board::answer::AnswerStatus;
use board::command::InputCommand;
use board::id::{NetworkId, NoteId};
use board::input::{Input, InputKey};
use board::network::act::Act;
use board::network::view::{BoardFace, Happened, Item, News, Waiting};
use board::note::NoteKind;
use board::task::{Day, TaskStatus};
use board::{Board, ClientId, Command, DocumentKind, Me, Moment, NewTask, Position, TaskCommand};
use std::path::Path;

const FOUNDED_MS: u64 = 1_700_000_000_000;
const NOW_MS: u64 = FOUNDED_MS + 3 * 3600 * 1000;

struct Town {
    store: Arc<dyn Store>,
    boards: Arc<Boards>,
    directory: Arc<Directory>,
    summaries: Arc<Summaries>,
}

impl Town {
    /// The demo on a server that starts over this folder. Nobody looks of their own accord.
    async fn open(folder: &Path) -> Town {
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(folder).expect("the folder takes a store"));
        let boards = Arc::new(Boards::new(store.clone()));
        let people = People::open(store.clone()).await.expect("the store has people");
        let directory =
            Directory::open(store.clone(), boards.clone(), || NOW_MS).await.expect("the store has a directory");
        let at = Moment { now_ms: FOUNDED_MS };
        let demo = Demo { store: store.clone(), boards: &boards, directory: &directory, people: &people, at };
        demo.fill().await.expect("the demo is made");
        let summaries = Arc::new(Summaries {
            pages: Pages::new(store.clone()),
            store: store.clone(),
            boards: boards.clone(),
            directory: directory.clone(),
            kept: Mutex::default(),
            tasks_read: Mutex::default(),
            again: Arc::default(),
            over: Arc::default(),
        });
        summaries.remember().await.expect("the store answers");
        Town { store, boards, directory, summaries }
    }

    async fn look_into_all(&self) {
        for board in self.directory.state().boards().map(|board| board.id) {
            self.summaries.look(board).await.expect("it is looked into");
        }
    }

    /// What somebody is told of the network.
    fn told(&self, reader: &str) -> Vec<Item> {
        let picture = view::picture(&self.directory.state(), &network(), &person(reader), &[], NOW_MS);
        picture.expect("the reader belongs to the network").into_values().collect()
    }

    fn news(&self, reader: &str) -> Vec<News> {
        let news = |item| if let Item::News(news) = item { Some(news) } else { None };
        self.told(reader).into_iter().filter_map(news).collect()
    }

    fn waiting(&self, reader: &str) -> Vec<Waiting> {
        let waiting = |item| if let Item::Waiting(waiting) = item { Some(waiting) } else { None };
        self.told(reader).into_iter().filter_map(waiting).collect()
    }

    /// The tree of Fjellvik.
    fn heltid(&self) -> BoardFace {
        let board = |item| if let Item::Board(face) = item { Some(face) } else { None };
        let mut boards = self.told("pl_fj").into_iter().filter_map(board);
        boards.find(|face| face.title.contains("Fjellvik")).expect("she may open her own board")
    }

    /// The board as somebody has it open.
    async fn copy(&self, board: BoardId, holder: &str, client: u64) -> Board {
        let mut copy = Board::new(Me { id: person(holder), name: holder.into() }, client);
        copy.open(board, DocumentKind::Content, ClientId::new(client));
        for (voice, owner) in self.boards.voices(board).await.expect("the store answers") {
            copy.open(voice, DocumentKind::Voice { owner, own: false }, ClientId::new(client));
        }
        for document in copy.documents().map(|(id, _)| id).collect::<Vec<_>>() {
            for (_, record) in self.store.load(document, None).await.expect("the store answers").tail {
                let record = Record::decode(&record).expect("the log holds records");
                copy.apply(document, &[&record.update]).expect("the log holds updates");
            }
        }
        copy.settle();
        copy
    }

    /// An innspill without an answer of somebody who does not work for Fjellvik.
    async fn open_input(&self, board: BoardId) -> (String, InputKey) {
        let copy = self.copy(board, "pl_fj", 1).await;
        let state = self.directory.state();
        let from_afar = |input: &&Input| {
            let organisation = state.organisation_of(&network(), &input.author, NOW_MS);
            organisation.is_some_and(|organisation| organisation.as_str() != "demo-fjellvik")
        };
        let mut inputs = copy.inputs().filter(|input| copy.status(&input.key) == AnswerStatus::Open);
        let input = inputs.find(from_afar).expect("the demo's owner has not answered all");
        let name = input.author.as_str().strip_prefix("demo-").expect("a person of the demo");
        (name.to_owned(), input.key.clone())
    }

    /// Somebody runs a command on the board's content, and the log has it.
    async fn write(&self, board: BoardId, writer: &str, client: u64, command: impl FnOnce(&mut Board) -> Command) {
        let mut copy = self.copy(board, writer, client).await;
        let command = command(&mut copy);
        let executed = copy.run(command, Moment { now_ms: NOW_MS }).expect("it can be done");
        let claims = vec![(ClientId::new(client), person(writer))];
        let record = Record { time_ms: NOW_MS, claims, deleters: Vec::new(), update: executed.update.into() };
        let head = self.store.load(board, None).await.expect("the store answers").head;
        self.store.append(board, head, record.encode()).await.expect("the log takes it");
    }
}

fn network() -> NetworkId {
    "demo".parse().expect("a plain word is an id")
}

fn person(id: &str) -> PersonId {
    format!("demo-{id}").parse().expect("the demo's ids are plain")
}

fn add_cause(board: &mut Board) -> Command {
    let core: Option<NoteId> = board.core().cloned();
    let place = board::Place { parent: core, side: board::Side::Cause, at: Position::Last };
    Command::Create { id: board.fresh_note(), kind: NoteKind::Cause, place, text: "Korte vakter".into() }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

#[tokio::test]
async fn a_board_is_told_with_its_numbers_and_a_picture_of_that_revision() {
    let folder = folder();
    let town = Town::open(folder.path()).await;
    assert_eq!(town.heltid().summary, None, "nobody has looked");
    town.look_into_all().await;
    let board = town.heltid();
    let summary = board.summary.expect("it was looked into");
    assert_eq!((summary.notes, summary.inputs, summary.changed_ms), (41, 20, FOUNDED_MS));
    let drawn = town.summaries.miniature(board.id).await.expect("the store answers").expect("it was drawn");
    assert_eq!((drawn.0, drawn.1.revision()), (summary.revision, summary.revision));

    town.write(board.id, "pl_fj", 77, add_cause).await;
    town.summaries.look(board.id).await.expect("it is looked into");
    let now = town.heltid().summary.expect("it was looked into");
    assert_eq!((now.notes, now.changed_ms), (42, NOW_MS));
    let drawn = town.summaries.miniature(board.id).await.expect("the store answers").expect("it was drawn");
    assert!(now.revision != summary.revision && drawn.0 == now.revision);
}

#[tokio::test]
async fn after_a_restart_all_is_known_before_anybody_looks_and_nothing_is_new() {
    let folder = folder();
    let town = Town::open(folder.path()).await;
    town.look_into_all().await;
    let (board, news) = (town.heltid(), town.news("pl_el"));
    let row = town.store.get("summary", &board.id.to_string()).await.expect("the store answers");
    drop(town);

    let town = Town::open(folder.path()).await;
    assert_eq!((town.heltid(), town.news("pl_el")), (board.clone(), news.clone()));
    town.look_into_all().await;
    assert_eq!((town.heltid(), town.news("pl_el")), (board.clone(), news));
    let same = town.store.get("summary", &board.id.to_string()).await.expect("the store answers");
    assert_eq!(same, row, "what has not changed is not read again");
}

#[tokio::test]
async fn what_one_organisation_writes_is_news_to_the_others_and_not_to_itself() {
    let folder = folder();
    let town = Town::open(folder.path()).await;
    town.look_into_all().await;
    let board = town.heltid().id;
    let notes = |reader: &str| -> Vec<(String, u32)> {
        let news = town.news(reader).into_iter().filter(|news| news.board == board && news.what == Happened::Notes);
        news.map(|news| (news.organisation.to_string(), news.count)).collect()
    };
    let (fjellvik, elvestad) = ("demo-fjellvik".to_owned(), "demo-elvestad".to_owned());
    assert_eq!(notes("pl_el"), [(fjellvik.clone(), 41)], "to who comes for the first time, all is new");
    assert_eq!(notes("pl_fj"), []);

    // Piotr of Elvestad may write there, too.
    town.write(board, "pl_el", 78, add_cause).await;
    town.write(board, "pl_el", 79, add_cause).await;
    town.write(board, "pl_fj", 80, add_cause).await;
    town.summaries.look(board).await.expect("it is looked into");
    assert_eq!(notes("pl_fj"), [(elvestad.clone(), 2)]);
    assert_eq!(notes("pl_el"), [(fjellvik, 42)]);
}

#[tokio::test]
async fn news_and_what_waits_are_told_of_no_board_that_is_not_open() {
    let folder = folder();
    let town = Town::open(folder.path()).await;
    town.look_into_all().await;
    let state = town.directory.state();
    for reader in ["pl_fj", "pl_el", "pl_sk", "pl_ha"] {
        for item in town.told(reader) {
            let board = match &item {
                Item::News(news) => news.board,
                Item::Waiting(
                    Waiting::Unanswered { board, .. } | Waiting::Answered { board, .. } | Waiting::Asked { board },
                ) => *board,
                _ => continue,
            };
            assert!(state.level(Some(&person(reader)), board, NOW_MS).is_some(), "{reader}: {item:?}");
        }
    }
}

#[tokio::test]
async fn unanswered_innspill_wait_for_who_answers_and_for_nobody_else() {
    let folder = folder();
    let town = Town::open(folder.path()).await;
    town.look_into_all().await;
    let (board, unanswered) = (town.heltid().id, town.heltid().summary.map(|summary| summary.unanswered));
    let waits = |reader: &str| {
        town.waiting(reader).into_iter().find_map(|waiting| match waiting {
            Waiting::Unanswered { board: on, count, from } if on == board => Some((count, from.len())),
            _ => None,
        })
    };
    let (count, from) = waits("pl_fj").expect("she leads the project");
    assert_eq!(Some(count), unanswered);
    assert!(from >= 2, "from {from} organisations");
    assert_eq!(waits("pl_el"), None);
}

#[tokio::test]
async fn an_answer_is_told_to_who_gave_the_innspill_and_is_news_of_the_owners() {
    let folder = folder();
    let town = Town::open(folder.path()).await;
    town.look_into_all().await;
    let board = town.heltid();
    let (giver, input) = town.open_input(board.id).await;
    let before = board.summary.expect("it was looked into");
    let answered = |town: &Town| {
        let told = town.waiting(&giver).into_iter().map(|waiting| match waiting {
            Waiting::Answered { board: on, count } if on == board.id => count,
            _ => 0,
        });
        told.sum::<u32>()
    };
    let told = answered(&town);
    let answer = |board: &mut Board| {
        let id = board.fresh_answer();
        Command::Input(InputCommand::Answer { id, to: input, status: AnswerStatus::Adopted, text: "Takk!".into() })
    };
    town.write(board.id, "pl_fj", 81, answer).await;
    town.summaries.look(board.id).await.expect("it is looked into");
    let now = town.heltid().summary.expect("it was looked into");
    assert_eq!((now.inputs, now.unanswered), (before.inputs, before.unanswered - 1));
    assert_eq!(answered(&town), told + 1);
    let news = town.news(&giver).into_iter().filter(|news| news.board == board.id && news.what == Happened::Answers);
    let news: Vec<(String, u64)> = news.map(|news| (news.organisation.to_string(), news.at_ms)).collect();
    assert_eq!(news, [("demo-fjellvik".to_owned(), NOW_MS)]);
}

#[tokio::test]
async fn of_an_erased_board_nothing_is_kept() {
    let folder = folder();
    let town = Town::open(folder.path()).await;
    town.look_into_all().await;
    let board = town.heltid().id;
    for act in [Act::BinBoard { board, binned: true }, Act::EraseBoard { board }] {
        town.directory.act(&person("pl_fj"), act).await.expect("she leads the project");
    }
    town.summaries.look(board).await.expect("there is nothing to look into");
    for bucket in ["summary", "miniature", "happening"] {
        let rows = town.store.list(bucket, &board.to_string()).await.expect("the store answers");
        assert_eq!(rows, [], "{bucket}");
    }
    assert!(town.boards.voices(board).await.expect("the store answers").is_empty());
}

#[tokio::test]
async fn a_task_waits_for_who_has_taken_it_on_until_it_is_done_or_the_project_is_put_away() {
    let folder = folder();
    let town = Town::open(folder.path()).await;
    let project = town.heltid().project.expect("a board of the demo belongs to a project");
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let (early, late) = (day("2026-12-03"), day("2027-01-15"));
    let tasks = |reader: &str| -> Vec<Waiting> {
        let waiting = town.waiting(reader).into_iter();
        waiting.filter(|waiting| matches!(waiting, Waiting::Tasks { .. })).collect()
    };
    for (client, due) in [(81, late), (82, early)] {
        let task =
            NewTask { text: "Spør nattevaktene".into(), owner: Some(person("de_fj1")), due: Some(due), source: None };
        let create = |copy: &mut Board| Command::Task(TaskCommand::Create { id: copy.fresh_task(), task });
        town.write(project, "pl_fj", client, create).await;
    }
    town.summaries.look(project).await.expect("it is looked into");
    assert_eq!(tasks("de_fj1"), [Waiting::Tasks { project, count: 2, due: Some(early) }]);
    assert_eq!(tasks("pl_fj"), [], "who made it for another is not reminded");

    let tick = |copy: &mut Board| {
        let first = copy.tasks().find(|task| task.due == Some(early)).expect("it was made");
        Command::Task(TaskCommand::SetStatus { task: first.id.clone(), status: TaskStatus::Done })
    };
    town.write(project, "pl_fj", 83, tick).await;
    town.summaries.look(project).await.expect("it is looked into");
    assert_eq!(tasks("de_fj1"), [Waiting::Tasks { project, count: 1, due: Some(late) }]);

    let away = Act::BinProject { project, binned: true };
    town.directory.act(&person("pl_fj"), away).await.expect("who leads it may");
    assert_eq!(tasks("de_fj1"), []);
}
