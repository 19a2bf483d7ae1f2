//! What a browser gets from a running server.

#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use running::Running;
use server::limits::API_BODY_BYTES_MAX;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

const HELTID: &str = "Heltidskultur i omsorgstjenesten i Fjellvik";

#[test]
fn a_healthy_server_says_so_with_its_version() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let answer = server.get("/healthz", &[]);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["ok"], true);
    assert_eq!(answer.json()["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn every_answer_tells_the_browser_to_trust_nothing_else() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    for path in ["/", "/healthz", "/api/me", "/no/such/thing", "/b/nonsense"] {
        let answer = server.get(path, &[]);
        let policy = answer.header("content-security-policy").expect("a policy is set");
        for part in ["default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{path}: {part} is missing in {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
    }
}

#[test]
fn a_person_comes_in_once_and_is_known_again_even_after_a_restart() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let nobody = server.get("/api/me", &[]);
    assert_eq!((nobody.json()["person"].is_null(), nobody.header("set-cookie")), (true, None), "no name, no cookie");
    let cookie = server.member("Kari");
    let said = server.post("/api/me", &[("cookie", &cookie)], r#"{"name":" Kari ","municipality":"X901"}"#);

    assert!(server.stop().success(), "SIGTERM ends the server in order");
    let server = Running::start(folder.path(), &[]);
    let known = server.get("/api/me", &[("cookie", &cookie)]).json()["person"].clone();
    assert_eq!(known, said.json()["person"]);
    assert_eq!((known["name"].as_str(), known["municipality"]["name"].as_str()), (Some("Kari"), Some("Fjellvik")));
    let renamed = server.post("/api/me", &[("cookie", &cookie)], r#"{"name":"Kari N.","municipality":"X901"}"#);
    assert_eq!((renamed.status, renamed.header("set-cookie")), (200, None));
    assert_eq!(renamed.json()["person"]["id"], known["id"], "a new name makes nobody else");
    assert!(server.get("/api/me", &[]).json()["person"].is_null(), "without the cookie one is nobody");
}

#[test]
fn a_person_who_says_it_wrongly_is_told_why() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let cookie = server.member("Kari");
    for (json, status, reason) in [
        (r#"{"name":"","municipality":"0301"}"#, 422, "name_missing"),
        (r#"{"name":"Kari","municipality":"Atlantis"}"#, 422, "municipality_unknown"),
        (r#"{"municipality":"0301"}"#, 422, "malformed"),
        ("{", 400, "malformed"),
        (&format!("\"{}\"", "x".repeat(API_BODY_BYTES_MAX - 2)), 422, "malformed"),
        (&format!("\"{}\"", "x".repeat(API_BODY_BYTES_MAX - 1)), 413, "malformed"),
    ] {
        let answer = server.post("/api/me", &[("cookie", &cookie)], json);
        assert_eq!((answer.status, answer.json()["reason"].as_str()), (status, Some(reason)), "{json}");
    }
}

#[test]
fn another_sites_page_may_not_write_here() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let said = r#"{"name":"Kari","municipality":"0301"}"#;
    let cookie = server.member("Kari");
    let from = |origin| server.post("/api/me", &[("cookie", &cookie), ("origin", origin)], said).status;
    assert_eq!(from("https://evil.example"), 403);
    assert_eq!(from(&format!("http://{}", server.address)), 200);
    let socket = [("origin", "https://evil.example"), ("sec-websocket-key", "x"), ("upgrade", "websocket")];
    assert_eq!(server.get("/board/00000000000000000000000000000001", &socket).status, 403);
}

#[test]
fn behind_https_the_cookie_travels_by_https_only() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--public-url", "https://tavle.example.no"]);
    let answer = server.sign_in(&server.sign_in_link("Kari"), &[("origin", "https://tavle.example.no")]);
    assert_eq!(answer.status, 200);
    assert!(answer.header("set-cookie").is_some_and(|cookie| cookie.contains("; Secure")));
    assert!(answer.header("strict-transport-security").is_some());
}

#[test]
fn the_municipalities_to_choose_from_begin_with_the_demos() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let all = server.get("/api/municipalities", &[]).json();
    let all = all.as_array().expect("a list");
    assert_eq!(all.len(), 363);
    assert_eq!(all[0]["names"][0], "Fjellvik");
}

#[test]
fn what_is_no_board_is_not_found() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    for path in ["/b/nonsense", "/api/boards/nonsense", "/api/boards/00000000000000000000000000000001", "/index.html"] {
        assert_eq!(server.get(path, &[]).status, 404, "{path}");
    }
    assert_eq!(server.get("/api/boards", &[]).json(), serde_json::json!([]));
}

#[test]
fn a_board_is_listed_and_told_of_to_whom_it_is_open() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let titles = |headers: &[(&str, &str)]| -> Vec<String> {
        let listed = server.get("/api/boards", headers).json();
        let listed = listed.as_array().expect("a list").iter();
        listed.map(|board| board["title"].as_str().expect("a title is text").to_owned()).collect()
    };
    assert_eq!(titles(&[]).len(), 1, "the sample is everybody's");
    let ingrid = demo_person(&server, "demo-pl_fj");
    let hers = [("cookie", &*ingrid)];
    assert!(titles(&hers).contains(&HELTID.to_owned()));
    let heltid = board_called(&server, &hers, HELTID);
    assert_eq!(server.get(&format!("/api/boards/{heltid}"), &hers).status, 200);
    let refused = server.get(&format!("/api/boards/{heltid}"), &[]);
    assert_eq!((refused.status, refused.json()["reason"].as_str()), (404, Some("no_board")));
    assert!(!refused.body.contains("Heltid"), "{}", refused.body);
}

#[test]
fn the_demo_has_its_tree_and_is_made_once() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let ingrid = demo_person(&server, "demo-pl_fj");
    let hers = [("cookie", &*ingrid)];
    let listed = server.get("/api/boards", &hers).json();
    let ours = board_called(&server, &hers, HELTID);
    let board = server.get(&format!("/api/boards/{ours}"), &hers).json();
    let people = board["people"].as_array().expect("a list");
    assert_eq!(people.len(), 15, "those who gave innspill, and who answered them");
    assert!(people.iter().any(|person| person["municipality"]["name"] == "Havøyan"));

    server.kill();
    let server = Running::start(folder.path(), &["--demo"]);
    assert_eq!(server.get("/api/boards", &hers).json(), listed);
}

/// The cookie of one of the demo's people.
#[track_caller]
fn demo_person(server: &Running, id: &str) -> String {
    server.post("/api/demo/sign-in", &[], &format!(r#"{{"person":"{id}"}}"#)).cookie()
}

#[track_caller]
fn board_called(server: &Running, headers: &[(&str, &str)], title: &str) -> String {
    let listed = server.get("/api/boards", headers).json();
    let found = listed.as_array().expect("a list").iter().find(|board| board["title"] == title);
    found.and_then(|board| board["id"].as_str()).expect("it is there").to_owned()
}
