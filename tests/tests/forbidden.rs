//! What is nobody's to do, tried over raw sockets past any page: links that have ended, sessions that are over, ids of
//! boards and of other people, other sites' pages, and everything too large. Nothing gets through, and every refusal is in
//! plain words. (Acts above one's role are tried cell by cell in `server/tests/roles.rs`.)

use anyhow::{Context, ensure};
use board::{
    id::{DocumentId, GrantId, NetworkId, PersonId},
    network::{
        act::{Act, BoardKind, Done, Invite},
        role::{Role, Scope},
        sharing::{Grantee, Level},
    },
};
use serde_json::{Value, json};
use std::{net::SocketAddr, time::Duration};
use system_tests::{
    board_client::BoardClient,
    hostile_bytes,
    http_request::{self, Answer},
    meeting::Meeting,
    person::Person,
    server_process::ServerProcess,
    socket::PATIENCE,
};
use tokio::time::{Instant, timeout};

/// Leads the project whose boards the stranger may not see.
const HAVOYANS_LEAD: &str = "demo-pl_ha";
/// Leads another one.
const FJELLVIKS_LEAD: &str = "demo-pl_fj";
const OWN_TREE: &str = "Heltidskultur i omsorgstjenesten i Fjellvik";
const JSON: (&str, &str) = ("content-type", "application/json");
/// What every WebSocket handshake has besides.
const UPGRADE: [(&str, &str); 3] =
    [("upgrade", "websocket"), ("sec-websocket-version", "13"), ("sec-websocket-key", "AAAAAAAAAAAAAAAAAAAAAA==")];
/// A debug build on a busy machine: what differs by less tells nobody anything.
const TELLING_DIFFERENCE: Duration = Duration::from_millis(5);

async fn demo() -> anyhow::Result<ServerProcess> {
    ServerProcess::start(&["--demo"]).await
}

/// A handshake; whoever is let in has no status but 101, and no body.
async fn handshake(server: SocketAddr, path: &str, protocol: &str, headers: &[(&str, &str)]) -> anyhow::Result<Answer> {
    let upgrade = [("connection", "upgrade"), ("sec-websocket-protocol", protocol)];
    let all = [&UPGRADE[..], &upgrade[..], headers].concat();
    timeout(PATIENCE, http_request::head(server, "GET", path, &all)).await.context(path.to_owned())?
}

/// Whether an answer refuses, in words that a person can read.
fn refuses(answer: &Answer, status: u16, reason: Option<&str>) -> anyhow::Result<()> {
    ensure!(answer.status == status, "{status} was expected: {} {}", answer.status, answer.body);
    let words = match reason {
        Some(reason) => {
            let said = answer.json()?;
            ensure!(said["reason"] == reason, "{reason} was expected: {said}");
            said["text"].as_str().unwrap_or_default().to_owned()
        }
        None => answer.body.clone(),
    };
    ensure!(words.split(' ').count() >= 3, "no plain words: {words:?}");
    Ok(())
}

async fn me(server: SocketAddr, cookie: &str) -> anyhow::Result<Value> {
    http_request::get(server, "/api/me", Some(cookie)).await?.json()
}

async fn invite(
    server: SocketAddr,
    lead: &Person,
    board: DocumentId,
    change: impl FnOnce(&mut Invite),
) -> anyhow::Result<(String, Act)> {
    let network: NetworkId =
        me(server, &lead.cookie).await?["networks"][0]["id"].as_str().context("a lead's")?.parse()?;
    let mut invite = Invite {
        network,
        role: Role::Guest,
        scope: Scope::Board(board, Level::Input),
        organisation: None,
        expires_ms: now_ms()? + 3_600_000,
        uses_max: None,
        admitted_by_lead: false,
        role_until_ms: None,
    };
    change(&mut invite);
    match lead.act(server, &Act::Invite(invite)).await? {
        Done::Invitation { invitation, secret } => {
            Ok((secret, Act::RevokeInvitation { invitation, with_memberships: true }))
        }
        other => anyhow::bail!("an invitation became {other:?}"),
    }
}

fn now_ms() -> anyhow::Result<u64> {
    Ok(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_millis().try_into()?)
}

/// The tree that Fjellvik's lead decides about.
async fn own_tree(server: SocketAddr, ingrid: &Person) -> anyhow::Result<String> {
    let open = boards(server, &ingrid.cookie).await?;
    let own = open.iter().find(|board| board["title"] == OWN_TREE).context("her tree is there")?;
    Ok(own["id"].as_str().context("it has an id")?.to_owned())
}

async fn boards(server: SocketAddr, cookie: &str) -> anyhow::Result<Vec<Value>> {
    let all = http_request::get(server, "/api/boards", Some(cookie)).await?.json()?;
    Ok(all.as_array().cloned().unwrap_or_default())
}

#[tokio::test]
async fn a_link_that_has_ended_lets_nobody_in_however_often_it_is_tried() -> anyhow::Result<()> {
    let server = demo().await?;
    let address = server.address();
    let meeting = Meeting::call(address, "Heltid", "For få hele stillinger").await?;
    let lead = Person::of_the_demo(address, FJELLVIKS_LEAD).await?;
    let (used_up, _) = invite(address, &lead, meeting.board, |invite| invite.uses_max = Some(1)).await?;
    let (revoked, revoke) = invite(address, &lead, meeting.board, |_| {}).await?;
    let soon = now_ms()? + 500;
    let (expired, _) = invite(address, &lead, meeting.board, |invite| invite.expires_ms = soon).await?;
    let (first, _) = Person::invited(address, &used_up, "Kari", "Gran").await?;
    let (taken_back, _) = Person::invited(address, &revoked, "Ola", "Gran").await?;
    let (early, _) = Person::invited(address, &expired, "Per", "Gran").await?;
    lead.act(address, &revoke).await?;
    let path = |secret: &str| format!("/api/invitations/{secret}");
    while http_request::get(address, &path(&expired), None).await?.status == 200 {
        ensure!(now_ms()? < soon + 5_000, "a link outlives its time");
    }

    let card = json!({ "name": "Tyv", "municipality": "Lunner" });
    let own = Person::of_the_demo(address, HAVOYANS_LEAD).await?;
    for secret in [&*used_up, &revoked, &expired, &"0".repeat(32), "nonsense"] {
        for cookie in [None, Some(&*own.cookie)] {
            let answer = http_request::post(address, &path(secret), cookie, &card).await?;
            refuses(&answer, 410, Some("invitation_ended"))?;
            ensure!(answer.header("set-cookie").is_none(), "somebody was taken in by {secret}");
        }
        ensure!(
            http_request::get(address, &path(secret), None).await?.status != 200,
            "{secret} still says what it gave"
        );
    }
    // Who came by it in time is in, and who was taken back is out, and does not come in by it again.
    let board = format!("/api/boards/{}", meeting.board);
    for (person, status) in [(&first, 200), (&early, 200), (&taken_back, 404), (&own, 404)] {
        ensure!(http_request::get(address, &board, Some(&person.cookie)).await?.status == status, "{}", person.name);
    }
    let again = http_request::post(address, &path(&revoked), Some(&taken_back.cookie), &json!({})).await?;
    refuses(&again, 410, Some("invitation_ended"))
}

#[tokio::test]
async fn a_cookie_is_nobodys_once_its_person_has_signed_out() -> anyhow::Result<()> {
    let server = demo().await?;
    let address = server.address();
    let (ingrid, elsewhere) =
        (Person::of_the_demo(address, FJELLVIKS_LEAD).await?, Person::of_the_demo(address, FJELLVIKS_LEAD).await?);
    let board = own_tree(address, &ingrid).await?;
    let stolen = ingrid.cookie.clone();
    let everywhere = json!({ "everywhere": true });
    let signed_out = http_request::post(address, "/api/sign-out", Some(&elsewhere.cookie), &everywhere).await?;
    ensure!(signed_out.status == 200, "she may go");

    ensure!(me(address, &stolen).await?["person"].is_null(), "the cookie is still hers");
    let act = json!({ "rename_board": { "board": board, "title": "Kapret" } });
    refuses(&http_request::post(address, "/api/acts", Some(&stolen), &act).await?, 401, Some("sign_in"))?;
    let export = http_request::get(address, "/api/export/me", Some(&stolen)).await?;
    ensure!(export.status != 200, "her file is given out");
    for path in [format!("/sync/{board}"), "/network/demo".to_owned()] {
        let protocol = if path.starts_with("/network") { "samtavle-network.1" } else { "" };
        let answer = handshake(address, &path, protocol, &[("cookie", &stolen)]).await?;
        refuses(&answer, 401, path.starts_with("/network").then_some("sign_in"))?;
    }
    // Our own page is told by the socket's close, and hears no manifest before it.
    let mut thief = BoardClient::new(address, board.parse()?, &Person { cookie: stolen, ..ingrid }, 5);
    ensure!(thief.arrive().await.is_err(), "somebody is let in by a cookie that is over");
    ensure!(thief.manifest.is_none(), "and told of the board");
    Ok(())
}

#[tokio::test]
async fn an_id_that_was_not_named_in_the_hello_is_nobodys_to_write_under() -> anyhow::Result<()> {
    let server = demo().await?;
    let address = server.address();
    let meeting = Meeting::call(address, "Heltid", "For få hele stillinger").await?;
    let mut forger = BoardClient::new(address, meeting.board, &meeting.welcome("Tyv", "Lunner").await?, 6);
    forger.join().await?;
    forger.send_update(&hostile_bytes::block(77, 0)).await?;
    let own = forger.content().replica.mark("tyvens egen");
    forger.send_update(&own).await?;
    let reader = meeting.welcome("Ola", "Gran").await?;
    let mut reader = BoardClient::new(address, meeting.board, &reader, 8);
    reader.join().await?;
    reader.until("what is the forger's own", |reader| reader.content().replica.has_mark("tyvens egen")).await?;
    ensure!(!reader.content().replica.knows(77), "what was written under an id that nobody named was taken");
    // The id is still anybody's: who names it writes under it.
    let mut honest = BoardClient::new(address, meeting.board, &meeting.welcome("Kari", "Gran").await?, 77);
    honest.join().await?;
    let update = honest.content().replica.mark("ekte");
    honest.send_update(&update).await?;
    honest.until("saved", |honest| honest.content().all_saved()).await?;
    ensure!(honest.content().refused.is_empty(), "{:?}", honest.content().refused);
    Ok(())
}

/// All ways to ask for something by its id.
fn doors(id: &str) -> Vec<(String, Option<&'static str>)> {
    let plain = [
        format!("/api/boards/{id}"),
        format!("/api/boards/{id}/sharing"),
        format!("/api/boards/{id}/miniature.svg"),
        format!("/api/boards/{id}/notes/core/authors"),
        format!("/api/projects/{id}"),
    ];
    let sockets = [(format!("/sync/{id}"), ""), (format!("/sync/{id}.3"), "")];
    let plain = plain.into_iter().map(|path| (path, None));
    plain.chain(sockets.into_iter().map(|(path, protocol)| (path, Some(protocol)))).collect()
}

async fn knock(server: SocketAddr, cookie: &str, door: &(String, Option<&str>)) -> anyhow::Result<Answer> {
    match door.1 {
        Some(protocol) => handshake(server, &door.0, protocol, &[("cookie", cookie)]).await,
        None => http_request::get(server, &door.0, Some(cookie)).await,
    }
}

#[tokio::test]
async fn who_guesses_an_id_that_is_there_learns_no_more_than_from_one_that_is_not() -> anyhow::Result<()> {
    let server = demo().await?;
    let address = server.address();
    let (lead, stranger) =
        (Person::of_the_demo(address, HAVOYANS_LEAD).await?, Person::of_the_demo(address, FJELLVIKS_LEAD).await?);
    let known = boards(address, &stranger.cookie).await?;
    let theirs = boards(address, &lead.cookie).await?;
    let hidden = theirs.iter().find(|board| !known.contains(board)).context("Havøyan has opened nothing")?;
    let (title, id) = (hidden["title"].as_str().context("a title")?, hidden["id"].as_str().context("an id")?);
    let nothing = format!("{:032x}", id.parse::<DocumentId>()?.0 ^ 1);

    for (there, not) in doors(id).iter().zip(&doors(&nothing)) {
        let (answer, other) =
            (knock(address, &stranger.cookie, there).await?, knock(address, &stranger.cookie, not).await?);
        ensure!(answer.status == 404, "{}: {} {}", there.0, answer.status, answer.body);
        let alike = (other.status, other.body.replace(&nothing, id)) == (answer.status, answer.body.clone());
        ensure!(alike, "{}: {} {}, and {} {}", there.0, answer.status, answer.body, other.status, other.body);
        ensure!(!answer.body.contains(title), "{}: {}", there.0, answer.body);
        ensure!(!answer.body.is_empty(), "{}: no words", there.0);
    }
    // Our own page is let in far enough to hear that nothing is open to it.
    for id in [id, nothing.as_str()] {
        let mut page = BoardClient::new(address, id.parse()?, &stranger, 5);
        page.arrive().await?;
        let told = page.manifest.as_ref().context("it came")?;
        ensure!(told.documents.is_empty() && told.board.is_none(), "{told:?}");
        page.drain().await?;
    }
    let acts = |board: DocumentId| {
        [
            Act::RenameBoard { board, title: "x".into() },
            Act::DuplicateBoard { board, title: "x".into() },
            Act::LockBoard { board, locked: true },
            Act::BinBoard { board, binned: true },
            Act::EraseBoard { board },
            Act::Share { board, to: Grantee::Network, level: Level::See, until_ms: None },
            Act::EndShare { board, grant: GrantId::fresh(1) },
            Act::CloseForInput { board },
            Act::CreateBoard { project: board, kind: BoardKind::Free, title: "x".into(), core: String::new() },
        ]
    };
    for act in acts(id.parse()?).iter().chain(&acts(nothing.parse()?)) {
        let answer =
            http_request::post(address, "/api/acts", Some(&stranger.cookie), &serde_json::to_value(act)?).await?;
        refuses(&answer, 404, Some("unknown")).with_context(|| act.code())?;
    }

    // Nor does the time it takes tell one from the other. They are asked by turns: a slow moment slows both.
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..41 {
        for (id, times) in [id, nothing.as_str()].into_iter().zip(&mut times) {
            let began = Instant::now();
            http_request::get(address, &format!("/api/boards/{id}"), Some(&stranger.cookie)).await?;
            times.push(began.elapsed());
        }
    }
    let [there, not] = times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    ensure!(there.abs_diff(not) < TELLING_DIFFERENCE, "{there:?} and {not:?}");
    Ok(())
}

#[tokio::test]
async fn other_sites_pages_do_nothing_here_with_somebodys_cookie() -> anyhow::Result<()> {
    let server = demo().await?;
    let address = server.address();
    let ingrid = Person::of_the_demo(address, FJELLVIKS_LEAD).await?;
    let before = boards(address, &ingrid.cookie).await?;
    let board = own_tree(address, &ingrid).await?;
    let rename = json!({ "rename_board": { "board": board, "title": "Kapret" } }).to_string();
    let cookie = ("cookie", &*ingrid.cookie);
    for origin in ["https://evil.example", "null", "", &format!("http://{address}.evil.example"), "http://127.0.0.1:1"]
    {
        let from = ("origin", origin);
        for (path, body) in [("/api/acts", &*rename), ("/api/sign-out", "{}"), ("/api/me", "{\"name\":\"Kapret\"}")] {
            let answer = http_request::send(address, "POST", path, &[cookie, from, JSON], body.as_bytes()).await?;
            refuses(&answer, 403, None).with_context(|| format!("{path} from {origin:?}"))?;
        }
        let sockets = [
            (format!("/board/{board}"), "samtavle.1"),
            (format!("/sync/{board}"), ""),
            ("/network/demo".into(), "samtavle-network.1"),
        ];
        for (path, protocol) in sockets {
            refuses(&handshake(address, &path, protocol, &[cookie, from]).await?, 403, None)
                .with_context(|| format!("{path} from {origin:?}"))?;
        }
    }
    // An old browser that sends no origin with a form: a form can't send JSON.
    for kind in ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", ""] {
        let headers = [cookie, ("content-type", kind)];
        let answer = http_request::send(address, "POST", "/api/acts", &headers, rename.as_bytes()).await?;
        refuses(&answer, 415, Some("malformed")).with_context(|| kind.to_owned())?;
        let answer = http_request::send(address, "POST", "/api/sign-out", &headers, b"{}").await?;
        refuses(&answer, 415, Some("malformed")).with_context(|| kind.to_owned())?;
    }
    ensure!(boards(address, &ingrid.cookie).await? == before, "something was done");
    ensure!(me(address, &ingrid.cookie).await?["person"]["name"] == "Ingrid Solheim", "she is still signed in");
    Ok(())
}

#[tokio::test]
async fn what_is_too_large_is_refused_by_name_and_the_server_goes_on() -> anyhow::Result<()> {
    let mut server = demo().await?;
    let address = server.address();
    let ingrid = Person::of_the_demo(address, FJELLVIKS_LEAD).await?;
    let board = own_tree(address, &ingrid).await?;
    let post = async |path: &str, body: Value| http_request::post(address, path, Some(&ingrid.cookie), &body).await;
    let long = |characters: usize| "x".repeat(characters);
    refuses(&post("/api/acts", json!(long(200 << 10))).await?, 413, Some("malformed"))?;
    refuses(&post("/api/me", json!({ "name": long(81), "municipality": "Gran" })).await?, 422, Some("name_too_long"))?;
    let title = |title: String| json!({ "rename_board": { "board": board, "title": title } });
    refuses(&post("/api/acts", title(long(201))).await?, 422, Some("too_long"))?;
    let people: Vec<PersonId> = (0..1_001).map(PersonId::fresh).collect();
    let admit = json!({ "admit": { "network": "demo", "people": people } });
    let lead = Person::of_the_demo(address, "demo-nl1").await?;
    let answer = http_request::post(address, "/api/acts", Some(&lead.cookie), &admit).await?;
    refuses(&answer, 422, Some("too_many"))?;
    for path in [format!("/i/{}", long(60_000)), format!("/api/invitations/{}", long(60_000))] {
        let answer = http_request::get(address, &path, None).await?;
        ensure!((400..500).contains(&answer.status) || answer.status == 200, "{}", answer.status);
    }
    let many: Vec<(String, String)> = (0..500).map(|n| (format!("x-{n}"), long(200))).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (&**name, &**value)).collect();
    // The server may hang up before it has read all of it.
    if let Ok(answer) = http_request::send(address, "GET", "/api/me", &many, b"").await {
        ensure!((400..500).contains(&answer.status), "{}", answer.status);
    }
    ensure!(server.is_running(), "the server died\n{}", server.log());
    ensure!(me(address, &ingrid.cookie).await?["person"]["name"] == "Ingrid Solheim", "it goes on");
    Ok(())
}
