//! What this page knows of a network: items with keys, each a signal of its own, so that one changed board
//! redraws one card. The server says what is new and what is gone; nothing is decided here.

mod line;

pub use line::LineState;

use board::{
    id::{NetworkId, OrganisationId, PersonId},
    network::{
        BoardId, ProjectId,
        view::{
            BoardFace, Here, Item, MyPlace, NetworkFace, News, OrganisationFace, PersonFace, ProjectFace, Told, Waiting,
        },
    },
};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Items of one kind, by their keys.
pub struct Known<T: Send + Sync + 'static>(RwSignal<BTreeMap<String, ArcRwSignal<T>>>);

impl<T: Send + Sync + 'static> Clone for Known<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Known<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Known<T> {
    fn nothing() -> Self {
        Known(RwSignal::new(BTreeMap::new()))
    }

    /// The item with this key. Who reads it follows it, and follows its coming and going.
    fn get(self, key: &str) -> Option<T> {
        let item = self.0.with(|items| items.get(key).cloned());
        item.map(|item| item.get())
    }

    /// All of them, as they are. Who reads them follows all.
    pub fn all(self) -> Vec<T> {
        self.0.with(|items| items.values().map(|item| item.get()).collect())
    }

    /// Their keys and signals: followed as they come and go, not as they change.
    pub fn signals(self) -> Vec<(String, ArcRwSignal<T>)> {
        self.0.with(|items| items.iter().map(|(key, item)| (key.clone(), item.clone())).collect())
    }

    /// What is put in place of what has the same key, and what is gone. One that is as before wakes nobody.
    fn change(self, put: Vec<(String, T)>, gone: &[String]) {
        let mut fresh = Vec::new();
        for (key, value) in put {
            let known = self.0.with_untracked(|items| items.get(&key).cloned());
            match known {
                Some(item) if item.with_untracked(|item| *item == value) => {}
                Some(item) => item.set(value),
                None => fresh.push((key, ArcRwSignal::new(value))),
            }
        }
        let leaving = self.0.with_untracked(|items| gone.iter().any(|key| items.contains_key(key)));
        if leaving || !fresh.is_empty() {
            self.0.update(|items| {
                for key in gone {
                    items.remove(key);
                }
                items.extend(fresh);
            });
        }
    }

    fn keys_but(self, kept: &BTreeSet<String>) -> Vec<String> {
        self.0.with_untracked(|items| items.keys().filter(|key| !kept.contains(*key)).cloned().collect())
    }
}

/// One network, as told to the reader; a copy of it can be held by every part of the page.
#[derive(Clone, Copy)]
pub struct Directory {
    /// Which.
    pub id: StoredValue<NetworkId>,
    /// How it stands with the line to the server.
    pub line: RwSignal<LineState>,
    /// Whether the first message has come.
    pub told: RwSignal<bool>,
    /// The network.
    pub network: RwSignal<Option<NetworkFace>>,
    /// The reader.
    pub me: RwSignal<Option<MyPlace>>,
    /// Its organisations.
    pub organisations: Known<OrganisationFace>,
    /// Their projects.
    pub projects: Known<ProjectFace>,
    /// The boards that the reader may open.
    pub boards: Known<BoardFace>,
    /// People with a part in what is shown.
    pub people: Known<PersonFace>,
    /// Those who are here now.
    pub here: Known<Here>,
    /// What waits for the reader.
    pub waiting: Known<Waiting>,
    /// What happened since the reader was here.
    pub news: Known<News>,
    boards_by_project: Memo<HashMap<ProjectId, Vec<ArcRwSignal<BoardFace>>>>,
}

/// The items of a message, by kind.
#[derive(Default)]
struct Sorted {
    network: Option<NetworkFace>,
    me: Option<MyPlace>,
    organisations: Vec<(String, OrganisationFace)>,
    projects: Vec<(String, ProjectFace)>,
    boards: Vec<(String, BoardFace)>,
    people: Vec<(String, PersonFace)>,
    here: Vec<(String, Here)>,
    waiting: Vec<(String, Waiting)>,
    news: Vec<(String, News)>,
}

impl Sorted {
    fn of(items: Vec<Item>) -> Sorted {
        let mut sorted = Sorted::default();
        for item in items {
            let key = item.key();
            match item {
                Item::Network(face) => sorted.network = Some(face),
                Item::Me(place) => sorted.me = Some(place),
                Item::Organisation(face) => sorted.organisations.push((key, face)),
                Item::Project(face) => sorted.projects.push((key, face)),
                Item::Board(face) => sorted.boards.push((key, face)),
                Item::Person(face) => sorted.people.push((key, face)),
                Item::Here(here) => sorted.here.push((key, here)),
                Item::Waiting(waiting) => sorted.waiting.push((key, waiting)),
                Item::News(news) => sorted.news.push((key, news)),
            }
        }
        sorted
    }
}

impl Directory {
    /// Begins to listen to a network.
    pub fn open(id: NetworkId) -> Directory {
        let boards = Known::<BoardFace>::nothing();
        let directory = Directory {
            id: StoredValue::new(id.clone()),
            line: RwSignal::new(LineState::Connecting),
            told: RwSignal::new(false),
            network: RwSignal::new(None),
            me: RwSignal::new(None),
            organisations: Known::nothing(),
            projects: Known::nothing(),
            boards,
            people: Known::nothing(),
            here: Known::nothing(),
            waiting: Known::nothing(),
            news: Known::nothing(),
            boards_by_project: Memo::new_with_compare(
                move |_| {
                    let mut by_project = HashMap::<_, Vec<_>>::new();
                    for (_, board) in boards.signals() {
                        // A board never changes its project.
                        if let Some(project) = board.with_untracked(|face| face.project) {
                            by_project.entry(project).or_default().push(board);
                        }
                    }
                    by_project
                },
                |_, _| true,
            ),
        };
        line::keep_open(directory, id);
        directory
    }

    /// Takes in a message. `whole`: it is the first since the line opened, and what it does not have is gone.
    fn take(self, told: Told, whole: bool) {
        let Told { put, mut gone } = told;
        if whole {
            let kept: BTreeSet<String> = put.iter().map(Item::key).collect();
            gone.extend(self.organisations.keys_but(&kept));
            gone.extend(self.projects.keys_but(&kept));
            gone.extend(self.boards.keys_but(&kept));
            gone.extend(self.people.keys_but(&kept));
            gone.extend(self.here.keys_but(&kept));
            gone.extend(self.waiting.keys_but(&kept));
            gone.extend(self.news.keys_but(&kept));
        }
        let sorted = Sorted::of(put);
        self.organisations.change(sorted.organisations, &gone);
        self.people.change(sorted.people, &gone);
        self.boards.change(sorted.boards, &gone);
        self.projects.change(sorted.projects, &gone);
        self.here.change(sorted.here, &gone);
        self.waiting.change(sorted.waiting, &gone);
        self.news.change(sorted.news, &gone);
        if sorted.network.is_some() {
            self.network.set(sorted.network);
        }
        if sorted.me.is_some() {
            self.me.set(sorted.me);
        }
        if !self.told.get_untracked() {
            self.told.set(true);
        }
    }

    /// An organisation. Followed.
    pub fn organisation(self, id: &OrganisationId) -> Option<OrganisationFace> {
        self.organisations.get(&format!("organisation/{id}"))
    }

    /// What an organisation is called first; nothing while it is unknown. Followed.
    pub fn organisation_name(self, id: &OrganisationId) -> String {
        self.organisation(id).and_then(|face| face.names.into_iter().next()).unwrap_or_default()
    }

    /// Its organisations, by name: what is chosen, and what is shown. Followed.
    pub fn organisations_by_name(self) -> Vec<(String, String)> {
        let all = self.organisations.all().into_iter();
        let mut all: Vec<_> =
            all.map(|face| (face.id.to_string(), face.names.into_iter().next().unwrap_or_default())).collect();
        all.sort_by(|(_, a), (_, b)| a.cmp(b));
        all
    }

    /// A project. Followed.
    pub fn project(self, id: ProjectId) -> Option<ProjectFace> {
        self.projects.get(&format!("project/{id}"))
    }

    /// A board. Followed.
    pub fn board(self, id: BoardId) -> Option<BoardFace> {
        self.boards.get(&format!("board/{id}"))
    }

    /// A person. Followed.
    pub fn person(self, id: &PersonId) -> Option<PersonFace> {
        self.people.get(&format!("person/{id}"))
    }

    /// The boards of a project that the reader may open, in no order. Followed.
    pub fn boards_of(self, project: ProjectId) -> Vec<BoardFace> {
        let boards = self.boards_by_project.with(|by_project| by_project.get(&project).cloned().unwrap_or_default());
        boards.into_iter().map(|board| board.get()).collect()
    }
}
