//! What a browser gets from a running server.

#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use running::Running;
use server::limits::API_BODY_BYTES_MAX;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

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
fn a_person_says_their_name_once_and_is_known_again_even_after_a_restart() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let new = server.get("/api/me", &[]);
    assert_eq!(new.json()["name"], serde_json::Value::Null);
    let cookie = new.cookie();
    let said = server.post("/api/me", &[("cookie", &cookie)], r#"{"name":" Kari ","municipality":"X901"}"#);
    assert_eq!((said.status, said.header("set-cookie")), (200, None));
    assert_eq!(said.json()["id"], new.json()["id"]);

    assert!(server.stop().success(), "SIGTERM ends the server in order");
    let server = Running::start(folder.path(), &[]);
    let known = server.get("/api/me", &[("cookie", &cookie)]).json();
    assert_eq!(known["name"], "Kari");
    assert_eq!(known["municipality"]["name"], "Fjellvik");
    assert_ne!(server.get("/api/me", &[]).json()["id"], known["id"], "without the cookie one is somebody else");
    assert!(!cookie.contains(known["id"].as_str().expect("an id is text")), "the id is not the secret");
}

#[test]
fn a_person_who_says_it_wrongly_is_told_why() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    for (json, status, reason) in [
        (r#"{"name":"","municipality":"0301"}"#, 422, "name_missing"),
        (r#"{"name":"Kari","municipality":"Atlantis"}"#, 422, "municipality_unknown"),
        (r#"{"name":"Kari"}"#, 422, "malformed"),
        ("{", 400, "malformed"),
        (&format!("\"{}\"", "x".repeat(API_BODY_BYTES_MAX - 2)), 422, "malformed"),
        (&format!("\"{}\"", "x".repeat(API_BODY_BYTES_MAX - 1)), 413, "malformed"),
    ] {
        let answer = server.post("/api/me", &[], json);
        assert_eq!((answer.status, answer.json()["reason"].as_str()), (status, Some(reason)), "{json}");
    }
}

#[test]
fn another_sites_page_may_not_write_here() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let said = r#"{"name":"Kari","municipality":"0301"}"#;
    assert_eq!(server.post("/api/me", &[("origin", "https://evil.example")], said).status, 403);
    let own = format!("http://{}", server.address);
    assert_eq!(server.post("/api/me", &[("origin", &own)], said).status, 200);
    let socket = [("origin", "https://evil.example"), ("sec-websocket-key", "x"), ("upgrade", "websocket")];
    assert_eq!(server.get("/board/00000000000000000000000000000001", &socket).status, 403);
}

#[test]
fn behind_https_the_cookie_travels_by_https_only() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--public-url", "https://tavle.example.no"]);
    let answer = server.get("/api/me", &[]);
    assert!(answer.header("set-cookie").is_some_and(|cookie| cookie.contains("; Secure")));
    assert!(answer.header("strict-transport-security").is_some());
    let said = r#"{"name":"Kari","municipality":"0301"}"#;
    assert_eq!(server.post("/api/me", &[("origin", "https://tavle.example.no")], said).status, 200);
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
fn who_makes_a_board_finds_it_in_the_list() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let made = server.post("/api/boards", &[], r#"{"title":"Sykefravær","core":"Mange er syke"}"#);
    assert_eq!(made.status, 201);
    let id = made.json()["id"].as_str().expect("an id is text").to_owned();
    let listed = server.get("/api/boards", &[]).json();
    assert_eq!((listed[0]["id"].as_str(), listed[0]["title"].as_str()), (Some(&*id), Some("Sykefravær")));
    let opened = server.get(&format!("/api/boards/{id}"), &[]).json();
    assert_eq!((opened["title"].as_str(), opened["people"].as_array().map(Vec::len)), (Some("Sykefravær"), Some(0)));

    let long = format!(r#"{{"title":"x","core":"{}"}}"#, "x".repeat(10_001));
    for (json, reason) in [(r#"{"title":" ","core":"x"}"#, "board_incomplete"), (&*long, "text_too_long")] {
        let answer = server.post("/api/boards", &[], json);
        assert_eq!((answer.status, answer.json()["reason"].as_str()), (422, Some(reason)));
    }
}

#[test]
fn the_demo_opens_on_its_tree_and_is_made_once() {
    let folder = folder();
    let server = Running::start(folder.path(), &["--demo"]);
    let front = server.get("/", &[]);
    assert_eq!(front.status, 307);
    let place = front.header("location").expect("a redirect goes somewhere").to_owned();
    let board = server.get(&place.replace("/b/", "/api/boards/"), &[]).json();
    assert_eq!(board["title"], "Heltidskultur i omsorgstjenesten i Fjellvik");
    let people = board["people"].as_array().expect("a list");
    assert_eq!(people.len(), 14, "those who gave innspill");
    assert!(people.iter().any(|person| person["municipality"]["name"] == "Havøyan"));

    server.kill();
    let server = Running::start(folder.path(), &["--demo"]);
    assert_eq!(server.get("/", &[]).header("location"), Some(&*place));
    assert_eq!(server.get("/api/boards", &[]).json().as_array().map(Vec::len), Some(2));
}
