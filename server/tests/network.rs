//! The network over a real server: acts by HTTP, and its page by socket.

#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use axum::http::HeaderValue;
use board::id::DocumentId;
use board::network::view::{BoardFace, Here, Item, ProjectFace, Told};
use futures_util::{SinkExt, StreamExt};
use running::{Answer, Running};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// A busy machine takes its time.
const PATIENCE: Duration = Duration::from_secs(20);

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// Somebody of the demo, signed in.
struct Person<'a> {
    server: &'a Running,
    cookie: String,
}

impl<'a> Person<'a> {
    fn is(server: &'a Running, name: &str) -> Self {
        let answer = server.post("/api/demo/sign-in", &[], &json!({ "person": format!("demo-{name}") }).to_string());
        assert_eq!(answer.status, 200, "{}", answer.body);
        Person { server, cookie: answer.cookie() }
    }

    fn get(&self, path: &str) -> Answer {
        self.server.get(path, &[("cookie", &self.cookie)])
    }

    fn act(&self, act: Value) -> Answer {
        self.server.post("/api/acts", &[("cookie", &self.cookie)], &act.to_string())
    }

    async fn page(&self) -> Page {
        self.page_of("demo").await.expect("the page opens")
    }

    async fn page_of(&self, network: &str) -> Result<Page, u16> {
        let socket = self.socket(&format!("network/{network}"), "samtavle-network.1").await?;
        let mut page = Page { socket, items: BTreeMap::new(), closed: None };
        page.hear().await;
        Ok(page)
    }

    async fn socket(&self, path: &str, protocol: &'static str) -> Result<Socket, u16> {
        let url = format!("ws://{}/{path}", self.server.address);
        let mut request = url.into_client_request().expect("the address is one");
        let headers = request.headers_mut();
        headers.insert("cookie", self.cookie.parse().expect("cookies fit into headers"));
        headers.insert("sec-websocket-protocol", HeaderValue::from_static(protocol));
        match connect_async(request).await {
            Ok((socket, _)) => Ok(socket),
            Err(tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("no answer: {error}"),
        }
    }
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The network's page, as somebody has it open.
struct Page {
    socket: Socket,
    items: BTreeMap<String, Item>,
    closed: Option<u16>,
}

impl Page {
    async fn hear(&mut self) {
        match self.socket.next().await {
            Some(Ok(Message::Text(text))) => {
                let told: Told = serde_json::from_str(&text).expect("the server tells what both know");
                for key in told.gone {
                    assert!(self.items.remove(&key).is_some(), "{key} was never there");
                }
                self.items.extend(told.put.into_iter().map(|item| (item.key(), item)));
            }
            Some(Ok(Message::Close(frame))) => self.closed = frame.map(|frame| frame.code.into()),
            Some(Ok(_)) => {}
            None | Some(Err(_)) => panic!("the page was cut off"),
        }
    }

    async fn until(&mut self, what: &str, done: impl Fn(&Page) -> bool) {
        let waiting = async {
            while !done(self) {
                self.hear().await;
            }
        };
        tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|_| panic!("{what} did not come"));
    }

    fn boards(&self) -> Vec<&BoardFace> {
        self.items.values().filter_map(|item| if let Item::Board(face) = item { Some(face) } else { None }).collect()
    }

    fn board(&self, title: &str) -> Option<&BoardFace> {
        self.boards().into_iter().find(|face| face.title == title)
    }

    /// On which board somebody is; none if they are not here at all.
    fn whereabouts(&self, person: &str) -> Option<Option<DocumentId>> {
        match self.items.get(&format!("here/demo-{person}")) {
            Some(Item::Here(Here { board, .. })) => Some(*board),
            _ => None,
        }
    }

    fn projects(&self) -> Vec<&ProjectFace> {
        let items = self.items.values();
        items.filter_map(|item| if let Item::Project(face) = item { Some(face) } else { None }).collect()
    }
}

const OWN: &str = "Omdømmet til Havøyan som arbeidsplass";
const HELTID: &str = "Heltidskultur i omsorgstjenesten i Fjellvik";

#[tokio::test]
async fn the_demos_people_see_the_same_projects_and_each_their_own_boards() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let people = server.get("/api/demo/people", &[]).json();
    assert_eq!(people.as_array().map(Vec::len), Some(20));
    let ingrid = Person::is(&server, "pl_fj").page().await;
    let maret = Person::is(&server, "pl_ha").page().await;
    assert_eq!((ingrid.projects().len(), maret.projects().len()), (6, 6));
    assert_eq!(ingrid.projects().iter().filter(|project| project.own).count(), 1);
    let heltid = |page: &Page| page.board(HELTID).map(|face| (face.level.code(), face.decides));
    assert_eq!((heltid(&ingrid), heltid(&maret)), (Some(("write", true)), Some(("input", false))));
    assert_eq!(heltid(&Person::is(&server, "pl_el").page().await), Some(("write", false)), "writes together");
    assert_eq!(heltid(&Person::is(&server, "ob1").page().await), Some(("see", false)), "an observer sees");
    assert!(ingrid.board(OWN).is_none() && maret.board(OWN).is_some());
    assert!(!serde_json::to_string(&ingrid.items).expect("items are JSON").contains(OWN));
    let asked = ingrid.items.keys().filter(|key| key.starts_with("waiting/asked/")).count();
    assert_eq!(asked, 1, "Elvestad asks; the own board does not wait for its own lead");
}

#[tokio::test]
async fn what_one_opens_the_others_see_at_once_and_what_is_closed_again_goes() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let (maret, ingrid) = (Person::is(&server, "pl_ha"), Person::is(&server, "pl_fj"));
    let (mut here, mut there) = (maret.page().await, ingrid.page().await);
    let board = here.board(OWN).expect("it is hers").id;
    let refused = ingrid.act(json!({ "rename_board": { "board": board, "title": "x" } }));
    assert_eq!((refused.status, refused.json()["reason"].as_str()), (404, Some("unknown")));

    let done = maret.act(json!({ "share": { "board": board, "to": "network", "level": "see", "until_ms": null } }));
    assert_eq!((done.status, done.json()), (200, json!("done")));
    there.until("the opened board", |page| page.board(OWN).is_some()).await;
    here.until("who it is opened to", |page| page.board(OWN).is_some_and(|face| face.grants.len() == 1)).await;
    let refused = ingrid.act(json!({ "rename_board": { "board": board, "title": "x" } }));
    assert_eq!((refused.status, refused.json()["reason"].as_str()), (403, Some("not_allowed")));

    let grant = here.board(OWN).expect("it is hers").grants[0].id.clone();
    maret.act(json!({ "end_share": { "board": board, "grant": grant } }));
    there.until("the end", |page| page.board(OWN).is_none()).await;
}

#[tokio::test]
async fn what_is_inside_a_board_is_told_live_and_its_picture_to_who_may_open_it() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let (maret, ingrid) = (Person::is(&server, "pl_ha"), Person::is(&server, "pl_fj"));
    let mut page = maret.page().await;
    let looked = |page: &Page| page.boards().iter().all(|face| face.summary.is_some());
    page.until("what is inside each board", looked).await;
    let heltid = page.board(HELTID).and_then(|face| face.summary).expect("it was looked into");
    assert_eq!((heltid.notes, heltid.inputs), (41, 20));

    let own = page.board(OWN).expect("it is hers");
    let revision = own.summary.expect("it was looked into").revision;
    let address = format!("/api/boards/{}/miniature.svg?revision={revision}", own.id);
    let light = maret.get(&address);
    assert_eq!((light.status, light.header("content-type")), (200, Some("image/svg+xml")));
    assert!(light.header("cache-control").is_some_and(|keep| keep.contains("private") && keep.contains("immutable")));
    assert!(light.header("content-security-policy").is_some_and(|policy| policy.starts_with("default-src 'none'")));
    let dark = maret.get(&format!("{address}&scheme=dark"));
    assert!(dark.status == 200 && dark.body != light.body);
    let other = maret.get(&format!("/api/boards/{}/miniature.svg?revision=1", own.id));
    assert_eq!((other.body == light.body, other.header("cache-control")), (true, Some("private, no-store")));
    assert_eq!((ingrid.get(&address).status, server.get(&address, &[]).status), (404, 404));
    let sample = page.boards().into_iter().find(|face| face.project.is_none()).expect("the demo has a sample").id;
    assert_eq!(server.get(&format!("/api/boards/{sample}/miniature.svg"), &[]).status, 200, "for everybody");

    let project = own.project.expect("it belongs to a project");
    let create = json!({ "create_board": {
        "project": project, "kind": "problem_tree", "title": "Nytt tre", "core": "Mange slutter"
    } });
    assert_eq!(maret.act(create).status, 200);
    let notes = |page: &Page| page.board("Nytt tre").and_then(|face| face.summary).map(|summary| summary.notes);
    page.until("the new board's core", |page| notes(page) == Some(1)).await;
}

#[tokio::test]
async fn who_has_a_board_open_is_seen_there_by_those_who_may_open_it() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let maret = Person::is(&server, "pl_ha");
    let (mut hers, mut theirs) = (Person::is(&server, "de_ha1").page().await, Person::is(&server, "nl1").page().await);
    let board = hers.board(OWN).expect("it is their project's").id;
    let on_board = maret.socket(&format!("board/{board}"), "samtavle.1").await.expect("it is hers");
    hers.until("that she is there", |page| page.whereabouts("pl_ha") == Some(Some(board))).await;
    theirs.until("that she is here", |page| page.whereabouts("pl_ha") == Some(None)).await;
    drop(on_board);
    hers.until("that she is gone", |page| page.whereabouts("pl_ha").is_none()).await;
}

#[tokio::test]
async fn who_loses_the_network_loses_its_page_and_who_signs_out_too() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let (lead, observer, expert) = (Person::is(&server, "nl1"), Person::is(&server, "ob1"), Person::is(&server, "fp1"));
    let (mut observers, mut experts, mut leads) = (observer.page().await, expert.page().await, lead.page().await);
    leads.until("that they are here", |page| page.items.contains_key("here/demo-ob1")).await;
    let end =
        json!({ "end_role": { "network": "demo", "person": "demo-ob1", "role": "observer", "scope": "network" } });
    assert_eq!(lead.act(end).status, 200);
    observers.until("the close", |page| page.closed == Some(4403)).await;
    leads.until("that they are gone", |page| !page.items.contains_key("here/demo-ob1")).await;
    assert_eq!(observer.page_of("demo").await.err(), Some(404));

    server.post("/api/sign-out", &[("cookie", &expert.cookie)], r#"{"everywhere":false}"#);
    experts.until("the close", |page| page.closed == Some(4401)).await;
    assert_eq!(expert.page_of("demo").await.err(), Some(401));
    assert_eq!(expert.act(json!({ "rename_network": { "network": "demo", "name": "x" } })).status, 401);
    assert_eq!(lead.page_of("none").await.err(), Some(404));
}

#[tokio::test]
async fn a_page_that_says_anything_is_answered_and_is_there_again_after_a_kill() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let ingrid = Person::is(&server, "pl_fj");
    let mut page = ingrid.page().await;
    page.socket.send(Message::text(r#"{"here":true}"#)).await.expect("the socket is open");
    page.socket.send(Message::text("what is this")).await.expect("the socket is open");
    page.socket.close(None).await.expect("the socket closes");
    drop(page);
    assert_eq!(ingrid.act(json!({ "rename_network": { "network": "demo", "name": "x" } })).status, 403);
    let cookie = ingrid.cookie;
    server.kill();
    let server = Running::start(folder.path(), &["--demo"]);
    let ingrid = Person { server: &server, cookie };
    assert_eq!(ingrid.page().await.projects().len(), 6, "her session and her network are still there");
}

#[test]
fn leads_look_up_members_invitations_and_what_was_done_and_others_do_not() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let (lead, ingrid, amina) =
        (Person::is(&server, "nl1"), Person::is(&server, "pl_fj"), Person::is(&server, "de_fj1"));
    let invite = json!({ "invite": {
        "network": "demo", "role": "participant", "scope": "network", "organisation": null,
        "expires_ms": server::clock::now().now_ms + 1000 * 3600, "uses_max": null, "admitted_by_lead": false,
        "role_until_ms": null,
    } });
    let made = lead.act(invite.clone()).json();
    let secret = made["invitation"]["secret"].as_str().expect("the secret is told once").to_owned();
    let offered = server.get(&format!("/api/invitations/{secret}"), &[]).json();
    assert_eq!(offered["network"], "Læringsnettverket for heltid og nærvær");
    assert_eq!(ingrid.act(invite).status, 403);

    let members = lead.get("/api/networks/demo/members");
    assert_eq!(members.json().as_array().map(Vec::len), Some(20));
    let invitations = lead.get("/api/networks/demo/invitations");
    assert_eq!(invitations.json().as_array().map(Vec::len), Some(1));
    assert!(!invitations.body.contains(&secret) && !invitations.body.contains("hash"), "{}", invitations.body);
    assert_eq!(ingrid.get("/api/networks/demo/invitations").json(), json!([]));
    let log = lead.get("/api/networks/demo/audit").json();
    assert_eq!((log["rows"][0]["act"].as_str(), log["rows"][0]["by"].as_str()), (Some("invite"), Some("demo-nl1")));
    for (path, leads, decides, takes_part) in
        [("members", 200, 200, 403), ("invitations", 200, 200, 200), ("audit", 200, 403, 403)]
    {
        let status = |person: &Person<'_>| person.get(&format!("/api/networks/demo/{path}")).status;
        assert_eq!((status(&lead), status(&ingrid), status(&amina)), (leads, decides, takes_part), "{path}");
        assert_eq!(server.get(&format!("/api/networks/demo/{path}"), &[]).status, 401, "{path}");
        assert_eq!(lead.get(&format!("/api/networks/none/{path}")).status, 404, "{path}");
    }
}
