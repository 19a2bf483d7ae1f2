//! `docs/roles.md` against a running server: every cell of its tables is tried, as everybody, over HTTP and sockets.

#[path = "town/hall.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod hall;
#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use board::id::DocumentId;
use board::network::sharing::Level;
use board::wire::message::{ListedKind, Manifest, Message as Said, Right, SUBPROTOCOL, read};
use board::wire::varint::Reader;
use futures_util::StreamExt;
use hall::*;
use running::Running;
use serde_json::json;
use server::people::{People, Profile};
use server::store::Store;
use server::store::sqlite::SqliteStore;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

/// What ends or hides something for the acts after it, when it is done: tried last, in this order.
const AT_THE_END: [&str; 8] = [
    "end role",
    "remove organisation",
    "erase binned board",
    "bin board",
    "bin project",
    "transfer project",
    "forget person",
    "erase words",
];

/// The cookies of everybody.
type Cookies = BTreeMap<&'static str, String>;

/// Writes the town into a data directory, with an account and a session for everybody.
async fn settle(data: &Path) -> Cookies {
    std::fs::create_dir_all(data).expect("the folder takes a folder");
    let store = Arc::new(SqliteStore::open(data).expect("an empty folder takes a store"));
    let put = |bucket, key: String, json: Vec<u8>| {
        let store = store.clone();
        async move { store.put(bucket, &key, json.into(), None).await.expect("the key is new") }
    };
    for row in rows().into_iter().chain(busy_rows()) {
        put(row.key().bucket(), row.key().name(), row.json()).await;
    }
    // They signed in before the server starts.
    let people = People::open(store.clone()).await.expect("there is nobody yet");
    let mut cookies = Cookies::new();
    for name in PEOPLE.into_iter().chain(["late", "unknown", "helper"]) {
        let profile = Profile { name: name.to_owned(), municipality: None };
        people.take_in_demo(&person(name), profile, NOW_MS).await.expect("there is room");
        let token = people.sign_in(&person(name), server::clock::now().now_ms).await.expect("they are known");
        cookies.insert(name, format!("samtavle_session={}", token.secret.as_str()));
    }
    // Members, since nobody is one of a demo's people where no demo is shown.
    for name in cookies.keys() {
        let account = store.get("account", name).await.expect("the store reads").expect("it is there");
        let mut row: serde_json::Value = serde_json::from_slice(&account.value).expect("rows are JSON");
        row["kind"] = json!("member");
        row["administrator"] = json!(*name == "administrator");
        let row = serde_json::to_vec(&row).expect("it was JSON before");
        store.put("account", name, row.into(), Some(account.revision)).await.expect("nobody else writes");
    }
    store.close().await;
    cookies
}

struct Town {
    server: Running,
    cookies: Cookies,
    _folder: tempfile::TempDir,
}

async fn town() -> Town {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let cookies = settle(&folder.path().join("data")).await;
    Town { server: Running::start(folder.path(), &[]), cookies, _folder: folder }
}

impl Town {
    /// What the table calls the server's answer to somebody who tries to do something.
    fn tries(&self, who: &str, act: &board::network::act::Act) -> &'static str {
        let json = serde_json::to_string(act).expect("acts are JSON");
        let answer = self.server.post("/api/acts", &[("cookie", &self.cookies[who])], &json);
        match answer.status {
            // Nobody who may not learns what is wrong with it.
            200 | 410 | 422 => "yes",
            403 => "no",
            404 => "–",
            other => panic!("{who}: {}: {other} {}", act.code(), answer.body),
        }
    }

    /// What somebody is told first on a board; nothing if it is not open to them.
    async fn manifest(&self, who: &str, board: DocumentId) -> Option<Manifest> {
        let url = format!("ws://{}/board/{board}", self.server.address);
        let mut request = url.into_client_request().expect("the address is one");
        let headers = request.headers_mut();
        headers.insert("cookie", self.cookies[who].parse().expect("cookies fit into headers"));
        headers.insert("sec-websocket-protocol", SUBPROTOCOL.parse().expect("so do protocols"));
        let (mut socket, _) = connect_async(request).await.unwrap_or_else(|error| panic!("{who}: {error}"));
        loop {
            let Message::Binary(frame) = socket.next().await.expect("a manifest comes").expect("the line holds") else {
                continue;
            };
            if let Ok(Some((_, Said::Manifest(manifest)))) = read(&mut Reader::new(&frame)) {
                return (!manifest.documents.is_empty()).then_some(manifest);
            }
        }
    }
}

#[tokio::test]
async fn everybody_may_do_what_the_table_says_and_nothing_else() {
    let (acts, table) = (everything(), table("## Acts"));
    assert_eq!(table.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), names(&acts));
    let cell = |name: &str, person: usize| {
        let (_, cells) = table.iter().find(|(row, _)| row == name).expect("names are the same");
        cells[person].as_str()
    };
    // What is refused changes nothing: one town for all of it.
    let shared = town().await;
    for (name, act) in &acts {
        for (number, who) in PEOPLE.iter().enumerate().filter(|(number, _)| cell(name, *number) != "yes") {
            assert_eq!(shared.tries(who, act), cell(name, number), "{who}: {name}");
        }
    }
    let order = |name: &str| AT_THE_END.iter().position(|last| *last == name).map_or(0, |place| place + 1);
    for (number, who) in PEOPLE.iter().enumerate() {
        let mut theirs: Vec<_> = acts.iter().filter(|(name, _)| cell(name, number) == "yes").collect();
        theirs.sort_by_key(|(name, _)| order(name));
        if theirs.is_empty() {
            continue;
        }
        let own = town().await;
        for (name, act) in theirs {
            // Who has forgotten themselves is nobody any more.
            if *name == "erase words" && *who == "participant" {
                continue;
            }
            assert_eq!(own.tries(who, act), "yes", "{who}: {name}");
        }
    }
}

#[tokio::test]
async fn boards_are_open_as_far_as_the_table_says_and_a_level_opens_the_documents_that_it_says() {
    let town = town().await;
    let boards = [
        ("opened to the network for innspill", OPENED),
        ("opened to nobody", OWN),
        ("in the bin", BINNED),
        ("of another organisation, opened to nobody", FOREIGN),
    ];
    let (levels, documents) = (table("## Boards"), table("## Documents"));
    assert_eq!(levels.len(), boards.len());
    for ((name, board), (row, cells)) in boards.iter().zip(&levels) {
        assert_eq!(name, row);
        for (who, expected) in PEOPLE.iter().zip(cells) {
            let manifest = town.manifest(who, *board).await;
            let face = manifest.as_ref().and_then(|manifest| manifest.board.as_ref());
            let level = face.map(|face| face.level);
            assert_eq!(level.map_or("–", Level::code), expected, "{who}: {name}");
            if let (Some(manifest), Some(level)) = (manifest, level) {
                let (_, rights) =
                    documents.iter().find(|(row, _)| row.starts_with(level.code())).expect("every level has a row");
                assert_eq!(rights_in(&manifest), rights[..2], "{who}: {name}");
            }
        }
    }
}

/// What the manifest allows on the content and on the reader's own voice, in the table's words.
fn rights_in(manifest: &Manifest) -> [String; 2] {
    let right = |wanted: &dyn Fn(&ListedKind) -> bool| {
        let listed = manifest.documents.iter().find(|listed| wanted(&listed.kind));
        listed.map_or("–", |listed| match listed.right {
            Right::Read => "read",
            Right::Write => "write",
        })
    };
    let own = |kind: &ListedKind| matches!(kind, ListedKind::Voice { owner } if *owner == manifest.person);
    let content = |kind: &ListedKind| matches!(kind, ListedKind::Content);
    // An own voice that can only be read is none.
    let own = match right(&own) {
        "write" => "write",
        _ => "–",
    };
    [right(&content).to_owned(), own.to_owned()]
}
