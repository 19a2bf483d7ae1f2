//! What a person left is given out whole, and is gone from the disk when it is erased.

#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use running::{Answer, Running};
use serde_json::{Value, json};
use std::path::Path;

struct Town {
    server: Running,
    /// The network lead, and that person's cookie.
    lead_id: String,
    lead: String,
    _folder: tempfile::TempDir,
}

impl Town {
    fn demo() -> Town {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let server = Running::start(folder.path(), &["--demo"]);
        let people = server.get("/api/demo/people", &[]).json();
        let lead = people.as_array().expect("a list").iter().find(|person| person["role"] == "network_lead");
        let lead_id = lead.and_then(|lead| lead["id"].as_str()).expect("the demo has a lead").to_owned();
        let lead = sign_in(&server, &lead_id);
        Town { server, lead_id, lead, _folder: folder }
    }

    fn act(&self, cookie: &str, act: Value) -> Answer {
        self.server.post("/api/acts", &[("cookie", cookie)], &act.to_string())
    }

    fn members(&self) -> Vec<Value> {
        let members = self.server.get("/api/networks/demo/members", &[("cookie", &self.lead)]).json();
        members.as_array().unwrap_or_else(|| panic!("{members}")).clone()
    }

    /// What everybody but the lead exports of themselves.
    fn everybody(&self) -> Vec<Value> {
        let people = self.server.get("/api/demo/people", &[]).json();
        let ids = people.as_array().expect("a list").iter().filter_map(|person| person["id"].as_str());
        ids.filter(|id| *id != self.lead_id).map(|id| self.own(id)).collect()
    }

    fn own(&self, person: &str) -> Value {
        self.server.get("/api/export/me", &[("cookie", &sign_in(&self.server, person))]).json()
    }

    fn on_disk(&self, words: &str) -> bool {
        holds(&self.server.data, words)
    }
}

fn sign_in(server: &Running, person: &str) -> String {
    server.post("/api/demo/sign-in", &[], &json!({ "person": person }).to_string()).cookie()
}

/// Whether any file under a folder has these words in it.
fn holds(folder: &Path, words: &str) -> bool {
    let entries = std::fs::read_dir(folder).expect("the folder can be read").flatten();
    entries.map(|entry| entry.path()).any(|path| match std::fs::read(&path) {
        Ok(bytes) => bytes.windows(words.len()).any(|window| window == words.as_bytes()),
        Err(_) => path.is_dir() && holds(&path, words),
    })
}

/// The first text of that kind which a person left on any board.
fn text(export: &Value, kind: &str) -> Option<String> {
    let boards = export["boards"].as_array().expect("a list");
    let texts = boards.iter().flat_map(|board| board[kind].as_array().expect("a list"));
    texts.filter_map(|one| one["text"].as_str()).find(|text| text.len() > 20).map(str::to_owned)
}

fn id(export: &Value) -> &str {
    export["account"]["id"].as_str().expect("an account has an id")
}

#[test]
fn a_person_is_forgotten_by_name_and_the_work_stays_under_their_municipality() {
    let town = Town::demo();
    let giver = town.everybody().into_iter().find(|export| text(export, "innspill").is_some());
    let giver = giver.expect("the demo has innspill");
    let (person, name) = (id(&giver), giver["account"]["name"].as_str().expect("they have a name"));
    let words = text(&giver, "innspill").expect("just found");
    assert!(town.on_disk(name) && town.on_disk(&words));
    hand_over(&town, person);
    let forgotten = town.act(&town.lead, json!({ "forget_person": { "network": "demo", "person": person } }));
    assert_eq!(forgotten.status, 200, "{}", forgotten.body);
    assert!(!town.on_disk(name), "the name is gone");
    assert!(town.on_disk(&words), "the work stays");
    assert!(!town.members().iter().any(|member| member["person"] == person));
    let log = town.server.get("/api/networks/demo/audit", &[("cookie", &town.lead)]).json();
    assert_eq!(log["rows"][0]["act"], "forget_person");
}

#[test]
fn a_link_that_nobody_has_used_lets_no_forgotten_person_back_in() {
    let town = Town::demo();
    let link = || {
        let said = town.server.admin(&["sign-in-link", "--email", "kari@example.no", "--name", "Kari"]).stdout;
        let said = String::from_utf8(said).expect("a link is text");
        said.trim().rsplit('/').next().expect("a link has parts").to_owned()
    };
    let (used, unused) = (link(), link());
    let kari = town.server.sign_in(&used, &[]).cookie();
    let person = town.server.get("/api/me", &[("cookie", &kari)]).json()["person"]["id"].clone();
    let invite = json!({ "invite": {
        "network": "demo", "role": "participant", "scope": "network", "organisation": null,
        "expires_ms": server::clock::now().now_ms + 3_600_000, "uses_max": null, "admitted_by_lead": false,
        "role_until_ms": null,
    } });
    let made = town.act(&town.lead, invite).json();
    let secret = made["invitation"]["secret"].as_str().expect("the secret is told once");
    let came = town.server.post(&format!("/api/invitations/{secret}"), &[("cookie", &kari)], "{}");
    assert_eq!(came.status, 200, "{}", came.body);
    let forgotten = town.act(&kari, json!({ "forget_person": { "network": "demo", "person": person } }));
    assert_eq!(forgotten.status, 200, "{}", forgotten.body);
    assert_eq!(town.server.sign_in(&unused, &[]).status, 410);
}

#[test]
fn a_persons_words_are_erased_from_their_voices_and_from_the_boards_they_wrote_on() {
    let town = Town::demo();
    let everybody = town.everybody();
    for kind in ["innspill", "notes"] {
        let writer = everybody.iter().find(|export| text(export, kind).is_some()).expect("the demo has words");
        let (person, words) = (id(writer), text(writer, kind).expect("just found"));
        assert!(town.on_disk(&words), "{words}");
        hand_over(&town, person);
        let erased = town.act(&town.lead, json!({ "erase_words": { "network": "demo", "person": person } }));
        assert_eq!(erased.status, 200, "{}", erased.body);
        assert!(!town.on_disk(&words), "{kind}: {words}");
        for organisation in organisations(&town) {
            let path = format!("/api/networks/demo/export/organisations/{organisation}");
            let left = town.server.get(&path, &[("cookie", &town.lead)]);
            assert_eq!(left.status, 200);
            assert!(!left.body.contains(&words), "nor is it in a compressed snapshot");
        }
    }
}

#[test]
fn who_does_not_lead_the_network_exports_and_erases_nobody_but_themselves() {
    let town = Town::demo();
    let members = town.members();
    let of_role = |role: &str| {
        let member = members.iter().find(|member| member["role"] == role).expect("the demo has all roles");
        member["person"].as_str().expect("an id").to_owned()
    };
    let (advisor, other) = (of_role("advisor"), of_role("participant"));
    let cookie = sign_in(&town.server, &advisor);
    for act in ["forget_person", "erase_words"] {
        let refused = town.act(&cookie, json!({ act: { "network": "demo", "person": other } }));
        assert_eq!(refused.status, 403, "{act}");
    }
    let path = format!("/api/networks/demo/export/people/{other}");
    assert_eq!(town.server.get(&path, &[("cookie", &cookie)]).status, 403);
    assert_eq!(town.server.get(&path, &[]).status, 401);
    assert_eq!(town.server.get(&path, &[("cookie", &town.lead)]).status, 200);
    assert_eq!(town.own(&advisor)["account"]["id"], advisor.as_str());
}

/// The organisations that have members.
fn organisations(town: &Town) -> std::collections::BTreeSet<String> {
    town.members().iter().filter_map(|member| member["organisation"].as_str().map(str::to_owned)).collect()
}

/// Gives the projects that a person leads to somebody else: the last lead is not forgotten.
fn hand_over(town: &Town, person: &str) {
    let members = town.members();
    for member in members.iter().filter(|member| member["person"] == person && member["role"] == "project_lead") {
        let project = &member["scope"]["project"];
        let other = members.iter().find(|other| other["person"] != person && other["role"] == "participant");
        let to = other.map(|other| other["person"].clone()).expect("the demo has participants");
        let handed = town.act(&town.lead, json!({ "transfer_project": { "project": project, "to": to } }));
        assert_eq!(handed.status, 200, "{}", handed.body);
    }
}
