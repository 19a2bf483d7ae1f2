//! Who waits until a lead lets them in: they ask once, and are told when it is decided.

#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use running::{Answer, Running};
use serde_json::{Value, json};
use std::thread::{self, ScopedJoinHandle};
use std::time::{Duration, Instant};

/// Far less than a question of who waits is held back without news.
const AT_ONCE: Duration = Duration::from_secs(15);

/// A link to the demo's network by which people wait until its lead lets them in.
struct Door<'a> {
    server: &'a Running,
    lead: String,
    secret: String,
}

/// Somebody who came by it.
struct Guest<'a> {
    door: &'a Door<'a>,
    cookie: String,
}

impl<'a> Door<'a> {
    fn of(server: &'a Running) -> Self {
        let lead = server.post("/api/demo/sign-in", &[], r#"{"person":"demo-nl1"}"#).cookie();
        let invite = json!({ "invite": {
            "network": "demo", "role": "participant", "scope": "network", "organisation": null,
            "expires_ms": server::clock::now().now_ms + 3_600_000, "uses_max": null, "admitted_by_lead": true,
            "role_until_ms": null,
        } });
        let made = server.post("/api/acts", &[("cookie", &lead)], &invite.to_string()).json();
        let secret = made["invitation"]["secret"].as_str().expect("the secret is told once").to_owned();
        Door { server, lead, secret }
    }

    fn address(&self) -> String {
        format!("/api/invitations/{}", self.secret)
    }

    fn decide(&self, act: &str, guest: &Guest<'_>) {
        let act = json!({ act: { "network": "demo", "people": [guest.id()] } });
        let done = self.server.post("/api/acts", &[("cookie", &self.lead)], &act.to_string());
        assert_eq!(done.status, 200, "{}", done.body);
    }
}

impl<'a> Guest<'a> {
    fn comes(door: &'a Door<'a>, name: &str) -> Self {
        let said = json!({ "name": name, "municipality": null }).to_string();
        let answer = door.server.post(&door.address(), &[], &said);
        assert_eq!(answer.json()["waiting"], true);
        Guest { door, cookie: answer.cookie() }
    }

    fn id(&self) -> Value {
        self.door.server.get("/api/me", &[("cookie", &self.cookie)]).json()["person"]["id"].clone()
    }

    fn asks(&self) -> Answer {
        self.door.server.get(&format!("{}/standing", self.door.address()), &[("cookie", &self.cookie)])
    }
}

fn told(asking: ScopedJoinHandle<'_, Answer>) -> (u16, Value) {
    let answer = asking.join().expect("the question is answered");
    (answer.status, answer.json())
}

#[test]
fn who_waits_asks_once_and_is_told_when_they_are_let_in_or_turned_away() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let server = Running::start(folder.path(), &["--demo"]);
    let door = Door::of(&server);
    let (kari, piotr) = (Guest::comes(&door, "Kari"), Guest::comes(&door, "Piotr"));
    let began = Instant::now();
    thread::scope(|scope| {
        let (kari_asks, piotr_asks) = (scope.spawn(|| kari.asks()), scope.spawn(|| piotr.asks()));
        door.decide("admit", &kari);
        assert_eq!(told(kari_asks), (200, json!("admitted")));
        door.decide("turn_away", &piotr);
        assert_eq!(told(piotr_asks), (200, json!("turned_away")));
    });
    assert!(began.elapsed() < AT_ONCE, "it was told late");
    assert_eq!(kari.asks().json(), "admitted", "who asks later is told the same");
    assert_eq!(server.post(&door.address(), &[("cookie", &piotr.cookie)], "{}").json()["waiting"], true);
}

#[test]
fn who_signs_out_while_they_wait_is_told_so_at_once() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let server = Running::start(folder.path(), &["--demo"]);
    let door = Door::of(&server);
    let kari = Guest::comes(&door, "Kari");
    let began = Instant::now();
    thread::scope(|scope| {
        let asking = scope.spawn(|| kari.asks());
        server.post("/api/sign-out", &[("cookie", &kari.cookie)], "{}");
        let (status, answer) = told(asking);
        assert_eq!((status, answer["reason"].as_str()), (401, Some("sign_in")));
    });
    assert!(began.elapsed() < AT_ONCE, "it was told late");
}

#[test]
fn of_how_somebody_stands_nobody_hears_who_did_not_come_by_the_link() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let server = Running::start(folder.path(), &["--demo"]);
    let door = Door::of(&server);
    let kari = Guest::comes(&door, "Kari");
    let guessed = format!("/api/invitations/{}/standing", "0".repeat(32));
    assert_eq!(server.get(&format!("{}/standing", door.address()), &[]).status, 401);
    assert_eq!(server.get(&guessed, &[("cookie", &kari.cookie)]).status, 410);
    let stranger = server.member("Eve");
    let answer = server.get(&format!("{}/standing", door.address()), &[("cookie", &stranger)]);
    assert_eq!((answer.status, answer.json()), (200, json!("turned_away")));
}
