//! A backup put back under people: what was written goes back, who they are and what they may do does not.

#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use running::{Answer, Running};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

struct Town {
    server: Running,
    /// Leads Fjellvik's project.
    lead: String,
    folder: tempfile::TempDir,
}

impl Town {
    fn demo() -> Town {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let server = Running::start(folder.path(), &["--demo"]);
        let lead = sign_in(&server, "demo-pl_fj");
        Town { server, lead, folder }
    }

    fn backup(&self) -> PathBuf {
        let file = self.folder.path().join("backup.db");
        let output = self.server.admin(&["backup", &file.to_string_lossy()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        file
    }

    /// What the operator is told.
    fn restore(&self, file: &Path) -> String {
        let output = self.server.admin(&["restore", &file.to_string_lossy()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    #[track_caller]
    fn act(&self, cookie: &str, act: Value) -> Value {
        let answer = self.server.post("/api/acts", &[("cookie", cookie)], &act.to_string());
        assert_eq!(answer.status, 200, "{act}: {}", answer.body);
        answer.json()
    }

    fn project(&self) -> Value {
        let boards = self.server.get("/api/boards", &[("cookie", &self.lead)]).json();
        let mut boards = boards.as_array().expect("a list").iter();
        let ours = boards.find(|board| board["title"] == "Heltidskultur i omsorgstjenesten i Fjellvik");
        ours.expect("the demo has its tree")["project"].clone()
    }

    fn board(&self, core: &str) -> String {
        let project = self.project();
        let act =
            json!({ "create_board": { "project": project, "kind": "problem_tree", "title": core, "core": core } });
        self.act(&self.lead, act)["board"].as_str().expect("a board was made").to_owned()
    }

    /// A link onto a board: which, and its secret.
    fn link(&self, board: &str) -> (Value, String) {
        let act = json!({ "invite": {
            "network": "demo", "role": "guest", "scope": { "board": [board, "write"] }, "organisation": null,
            "expires_ms": now_ms() + 3_600_000, "uses_max": null, "admitted_by_lead": false, "role_until_ms": null,
        } });
        let made = self.act(&self.lead, act)["invitation"].clone();
        (made["invitation"].clone(), made["secret"].as_str().expect("a link has a secret").to_owned())
    }

    fn follow(&self, secret: &str, name: &str) -> Answer {
        let card = json!({ "name": name, "municipality": "0301" }).to_string();
        self.server.post(&format!("/api/invitations/{secret}"), &[], &card)
    }

    fn name(&self, cookie: &str) -> Value {
        self.server.get("/api/me", &[("cookie", cookie)]).json()["person"]["name"].clone()
    }

    /// The status with which a board is told of.
    fn opens(&self, board: &str, cookie: &str) -> u16 {
        self.server.get(&format!("/api/boards/{board}"), &[("cookie", cookie)]).status
    }

    fn on_disk(&self, words: &str) -> bool {
        let files = std::fs::read_dir(&self.server.data).expect("the folder can be read").flatten();
        files.filter_map(|file| std::fs::read(file.path()).ok()).any(|bytes| holds(&bytes, words))
    }
}

fn sign_in(server: &Running, person: &str) -> String {
    server.post("/api/demo/sign-in", &[], &json!({ "person": person }).to_string()).cookie()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

fn now_ms() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("it is after 1970");
    now.as_millis() as u64
}

#[test]
fn who_came_since_is_still_in_and_who_went_since_stays_out() {
    let town = Town::demo();
    let board = town.board("Før sikkerhetskopien");
    let ((old_link, old_secret), used) = (town.link(&board), town.server.sign_in_link("Signe"));
    let stays = town.follow(&old_secret, "Stein").cookie();
    let goes = town.server.member("Gro");
    let backup = town.backup();

    town.server.post("/api/sign-out", &[("cookie", &goes)], "{}");
    let signe = town.server.sign_in(&used, &[]).cookie();
    let (_, secret) = town.link(&board);
    let new = town.follow(&secret, "Nina").cookie();
    let revoked = json!({ "revoke_invitation": { "invitation": old_link, "with_memberships": true } });
    town.act(&town.lead, revoked);
    let told = town.restore(&backup);
    assert!(told.contains("People, roles and sharing are as they were"), "{told}");

    for (cookie, name) in [(&new, "Nina"), (&signe, "Signe"), (&stays, "Stein")] {
        assert_eq!(town.name(cookie), name, "nobody is locked out");
    }
    assert_eq!(town.name(&goes), Value::Null, "who signed out stays so");
    assert_eq!(town.opens(&board, &new), 200, "who was let in since is in");
    assert_eq!(town.opens(&board, &stays), 404, "who was shut out since is not");
    assert_eq!(town.follow(&old_secret, "Eva").status, 410, "nor does the link come to life again");
    assert_eq!(town.server.sign_in(&used, &[]).status, 410, "nor one that was used");
    assert_eq!(town.follow(&secret, "Arne").status, 200);
}

#[test]
fn a_board_that_was_made_since_is_there_to_be_written_again() {
    let town = Town::demo();
    let backup = town.backup();
    let board = town.board("Etter sikkerhetskopien");
    assert!(town.on_disk("Etter sikkerhetskopien"));
    town.restore(&backup);
    assert_eq!(town.opens(&board, &town.lead), 200);
}

#[test]
fn what_was_erased_since_is_not_brought_back() {
    let town = Town::demo();
    let (board, words) = (town.board("Ordene skal bort for godt"), "Ordene skal bort for godt");
    let backup = town.backup();
    assert!(holds(&std::fs::read(&backup).expect("it was made"), words));
    town.act(&town.lead, json!({ "bin_board": { "board": board, "binned": true } }));
    town.act(&town.lead, json!({ "erase_board": { "board": board } }));
    assert!(!town.on_disk(words));

    let giver = sign_in(&town.server, "demo-de_el1");
    let given = town.server.get("/api/export/me", &[("cookie", &giver)]).json();
    let boards = given["boards"].as_array().expect("a list").iter();
    let innspill = boards.flat_map(|board| board["innspill"].as_array().expect("a list")).next();
    let innspill = innspill.and_then(|one| one["text"].as_str()).expect("the demo's people have given innspill");
    assert!(town.on_disk(innspill));
    let network_lead = sign_in(&town.server, "demo-nl1");
    town.act(&network_lead, json!({ "erase_words": { "network": "demo", "person": "demo-de_el1" } }));
    assert!(!town.on_disk(innspill));

    let told = town.restore(&backup);
    assert!(told.contains("2 erasures since then were done again"), "{told}");
    assert_eq!(town.opens(&board, &town.lead), 404);
    for erased in [words, innspill] {
        assert!(!town.on_disk(erased), "{erased}");
    }
}

#[test]
fn on_a_server_that_knows_nobody_everything_is_the_backups() {
    let town = Town::demo();
    let board = town.board("Flyttes til en ny maskin");
    let (_, secret) = town.link(&board);
    let guest = town.follow(&secret, "Gjest").cookie();
    let backup = town.backup();
    let elsewhere = tempfile::tempdir().expect("a folder for the test");
    let server = Running::start(elsewhere.path(), &[]);
    let output = server.admin(&["restore", &backup.to_string_lossy()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(server.get(&format!("/api/boards/{board}"), &[("cookie", &guest)]).status, 200);
    assert_eq!(server.get("/api/me", &[("cookie", &guest)]).json()["person"]["name"], "Gjest");
}
