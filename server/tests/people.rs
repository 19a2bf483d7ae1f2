//! How people come in and go: sessions, links, the first administrator.

#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use running::{Answer, Running};
use serde_json::Value;

const KARI: &str = r#"{"name":"Kari","municipality":"0301"}"#;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

fn name(server: &Running, cookie: &str) -> Value {
    server.get("/api/me", &[("cookie", cookie)]).json()["person"]["name"].clone()
}

fn sign_out(server: &Running, cookie: &str, everywhere: bool) -> Answer {
    server.post("/api/sign-out", &[("cookie", cookie)], &format!(r#"{{"everywhere":{everywhere}}}"#))
}

#[test]
fn the_cookie_is_for_the_server_alone() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let answer = server.sign_in(&server.sign_in_link("Kari"), &[]);
    let cookie = answer.header("set-cookie").expect("who comes in gets a cookie");
    for attribute in ["samtavle_session=", "; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age="] {
        assert!(cookie.contains(attribute), "{attribute} is missing in {cookie}");
    }
    assert!(!cookie.contains("Secure"), "over http a browser would not send it back");
    assert!(!answer.body.contains(&answer.cookie()["samtavle_session=".len()..]), "no script gets to know it");
}

#[test]
fn nobody_comes_in_by_saying_a_name() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let answer = server.post("/api/me", &[], KARI);
    assert_eq!((answer.status, answer.json()["reason"].as_str()), (401, Some("sign_in")));
    assert_eq!(answer.header("set-cookie"), None);
}

#[test]
fn who_signs_out_is_nobody_even_with_the_old_cookie() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let (here, other) = (server.member("Kari"), server.member("Kari"));
    let answer = sign_out(&server, &here, false);
    assert_eq!(answer.status, 200);
    assert!(
        answer
            .header("set-cookie")
            .is_some_and(|cookie| cookie.starts_with("samtavle_session=; ") && cookie.contains("Max-Age=0"))
    );
    assert_eq!(name(&server, &here), Value::Null);
    assert_eq!(name(&server, &other), "Kari", "somebody else's session goes on");
    assert_eq!(sign_out(&server, &here, true).status, 200, "who is gone may go");
    server.kill();
    let server = Running::start(folder.path(), &[]);
    assert_eq!(name(&server, &here), Value::Null, "and stays gone");
}

#[test]
fn a_guessed_cookie_is_nobody() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    server.member("Kari");
    for guess in ["samtavle_session=00000000000000000000000000000000", "samtavle_session=Kari", "samtavle_session="] {
        assert_eq!(name(&server, guess), Value::Null, "{guess}");
    }
}

#[test]
fn another_sites_form_cannot_sign_anybody_out() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let cookie = server.member("Kari");
    let own = format!("http://{}", server.address);
    for (headers, status) in [
        ([("origin", "https://evil.example"), ("content-type", "application/json")], 403),
        ([("origin", &*own), ("content-type", "text/plain")], 415),
    ] {
        let headers = [&[("cookie", &*cookie)], &headers[..]].concat();
        assert_eq!(server.ask("POST", "/api/sign-out", &headers, "{}").status, status);
    }
    assert_eq!(name(&server, &cookie), "Kari");
}

#[test]
fn the_first_link_makes_one_administrator_and_then_no_more() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let unused = server.first_link().expect("nobody runs it yet");
    server.kill();
    let server = Running::start(folder.path(), &[]);
    let link = server.first_link().expect("nobody runs it yet");
    let at = |link: &str| format!("/api/invitations/{}", link.rsplit('/').next().expect("a link has parts"));
    assert_eq!(server.get(&at(&unused), &[]).status, 410, "each start has its own");
    assert_eq!(server.get(&at(&link), &[]).json()["role"], "administrator");
    let guest = server.member("Kari");
    assert_eq!(server.get("/api/me", &[("cookie", &guest)]).json()["administrator"], false);

    let welcome = server.post(&at(&link), &[], r#"{"name":"Ada"}"#);
    assert_eq!((welcome.status, welcome.json()["go"].as_str()), (200, Some("/")));
    let ada = welcome.cookie();
    let me = server.get("/api/me", &[("cookie", &ada)]).json();
    assert_eq!((me["administrator"].as_bool(), me["person"]["guest"].as_bool()), (Some(true), Some(false)));
    let again = server.post(&at(&link), &[], r#"{"name":"Eve"}"#);
    assert_eq!((again.status, again.json()["reason"].as_str()), (410, Some("invitation_ended")));

    server.kill();
    let server = Running::start(folder.path(), &[]);
    assert_eq!(server.first_link(), None, "it is run by somebody");
    assert_eq!(server.get("/api/me", &[("cookie", &ada)]).json()["administrator"], true);
}

#[test]
fn in_the_demo_one_is_whom_one_chooses() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let people = server.get("/api/demo/people", &[]).json();
    let ingrid = people.as_array().expect("a list").iter().find(|person| person["name"] == "Ingrid Solheim");
    let json = format!(r#"{{"person":{}}}"#, ingrid.expect("she leads Fjellvik's project")["id"]);
    let as_ingrid = server.post("/api/demo/sign-in", &[], &json).cookie();
    let me = server.get("/api/me", &[("cookie", &as_ingrid)]).json();
    assert_eq!((me["person"]["name"].as_str(), me["person"]["demo"].as_bool()), (Some("Ingrid Solheim"), Some(true)));
    assert_eq!(me["networks"][0]["role"], "project_lead");

    let guest = server.member("Kari");
    let other = server.get("/api/me", &[("cookie", &guest)]).json()["person"]["id"].to_string();
    let denied = server.post("/api/demo/sign-in", &[], &format!(r#"{{"person":{other}}}"#));
    assert_eq!(denied.status, 404, "nobody is whom one chooses but the demo's people");
}

#[test]
fn on_a_server_that_no_longer_shows_the_demo_nobody_is_one_of_its_people() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let lead = r#"{"person":"demo-nl1"}"#;
    let as_lead = server.post("/api/demo/sign-in", &[], lead).cookie();
    let kari = server.member("Kari");
    server.kill();

    let server = Running::start(folder.path(), &[]);
    assert_eq!(server.post("/api/demo/sign-in", &[], lead).status, 404);
    assert_eq!(server.get("/api/demo/people", &[]).status, 404);
    assert_eq!(name(&server, &as_lead), Value::Null, "a cookie from then lets nobody in");
    for path in ["/api/networks/demo/members", "/api/export/me"] {
        assert_eq!(server.get(path, &[("cookie", &as_lead)]).status, 401, "{path}");
    }
    let rename = r#"{"rename_network":{"network":"demo","name":"Kapret"}}"#;
    assert_eq!(server.post("/api/acts", &[("cookie", &as_lead)], rename).status, 401);
    assert_eq!(name(&server, &kari), "Kari", "who is nobody's invention stays");
    server.kill();

    let server = Running::start(folder.path(), &["--demo"]);
    assert_ne!(name(&server, &as_lead), Value::Null, "they are there again with the demo");
}

/// The last part of the link that an operator's order printed.
#[track_caller]
fn invited(server: &Running, order: &[&str]) -> String {
    let output = server.admin(&[&["invite"], order].concat());
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let secret = said.strip_prefix(&format!("http://{}/i/", server.address)).expect("it prints nothing but a link");
    format!("/api/invitations/{secret}")
}

/// The demo's whole tree: Fjellvik's.
fn fjellviks_board(server: &Running) -> String {
    let ingrid = server.post("/api/demo/sign-in", &[], r#"{"person":"demo-pl_fj"}"#).cookie();
    let listed = server.get("/api/boards", &[("cookie", &ingrid)]).json();
    let mut all = listed.as_array().expect("a list").iter();
    let ours = all.find(|board| board["title"] == "Heltidskultur i omsorgstjenesten i Fjellvik");
    ours.and_then(|board| board["id"].as_str()).expect("the tree is there").to_owned()
}

#[test]
fn a_guest_comes_by_a_link_and_is_the_same_guest_after_a_reload() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let board = fjellviks_board(&server);
    let link = invited(&server, &["--board", &board, "--level", "input", "--people", "2"]);
    let offer = server.get(&link, &[]).json();
    assert_eq!((offer["role"].as_str(), offer["level"].as_str()), (Some("guest"), Some("input")));
    assert_eq!(offer["board"], "Heltidskultur i omsorgstjenesten i Fjellvik");

    let nameless = server.post(&link, &[], "{}");
    assert_eq!((nameless.status, nameless.json()["reason"].as_str()), (422, Some("malformed")));
    let welcome = server.post(&link, &[], r#"{"name":"Kari","municipality":"Elvestad"}"#);
    assert_eq!(welcome.json(), serde_json::json!({ "go": format!("/b/{board}"), "waiting": false }));
    let kari = welcome.cookie();
    let me = server.get("/api/me", &[("cookie", &kari)]).json();
    assert_eq!((me["person"]["guest"].as_bool(), me["administrator"].as_bool()), (Some(true), Some(false)));

    let again = server.post(&link, &[("cookie", &kari)], "{}");
    assert_eq!((again.status, again.header("set-cookie")), (200, None), "who has a session keeps it");
    assert_eq!(server.post(&link, &[], r#"{"name":"Per"}"#).status, 200, "she came once, so there is one left");
    let third = server.post(&link, &[], r#"{"name":"Ola"}"#);
    assert_eq!((third.status, third.json()["reason"].as_str()), (410, Some("invitation_ended")));
    assert_eq!(third.header("set-cookie"), None, "nobody is taken in by a link that has ended");
    assert_eq!(server.get("/api/invitations/00000000000000000000000000000000", &[]).status, 410);
    assert_eq!(server.get("/api/invitations/nonsense", &[]).status, 410);
}

#[test]
fn sixty_people_follow_one_link_at_nine_o_clock() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let board = fjellviks_board(&server);
    let link = invited(&server, &["--board", &board, "--people", "60"]);
    let address = server.address;
    let arriving: Vec<_> = (0..60)
        .map(|count| {
            let (json, link) = (format!(r#"{{"name":"Person {count}","municipality":"X902"}}"#), link.clone());
            std::thread::spawn(move || running::try_post(address, &link, &json).expect("the server answers"))
        })
        .collect();
    let cookies = arriving.into_iter().map(|arrived| {
        let answer = arrived.join().expect("nobody panics");
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.cookie()
    });
    let people: std::collections::BTreeSet<_> = cookies.collect();
    assert_eq!(people.len(), 60, "each is somebody");
    assert_eq!(server.post(&link, &[], KARI).status, 410, "it was for sixty");
}
