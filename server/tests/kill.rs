//! The server is killed in the middle of writing, again and again: what it has answered is there afterwards.

#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use board::network::act::Done;
use board::network::lookup::Mention;
use board::network::role::{Role, Scope};
use running::Running;
use serde_json::json;
use server::boards::Boards;
use server::network::{Directory, audit};
use server::store::sqlite::SqliteStore;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;

const ROUNDS: usize = 5;
const WRITERS: usize = 4;
/// Answers until the kill; others are under way then.
const ANSWERS: usize = 40;

/// Where guests come in.
fn link_into_the_demo(folder: &Path) -> String {
    let server = Running::start(folder, &["--demo"]);
    let output = server.admin(&["invite", "--network", "demo"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    format!("/api/invitations/{}", said.trim().rsplit('/').next().expect("a link has parts"))
}

#[test]
fn what_was_answered_before_a_kill_is_there_after_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut answered: Vec<(String, String)> = Vec::new();
    let link = link_into_the_demo(folder.path());
    for round in 0..ROUNDS {
        let server = Running::start(folder.path(), &["--demo"]);
        let (answers, heard) = mpsc::channel();
        let address = server.address;
        for writer in 0..WRITERS {
            let (answers, link) = (answers.clone(), link.clone());
            thread::spawn(move || {
                for count in 0.. {
                    let name = format!("Person {round}.{writer}.{count}");
                    let json = format!(r#"{{"name":"{name}","municipality":"0301"}}"#);
                    let Ok(answer) = running::try_post(address, &link, &json) else { return };
                    if answers.send((answer.cookie(), name)).is_err() {
                        return;
                    }
                }
            });
        }
        answered.extend(heard.iter().take(ANSWERS));
        server.kill();
        drop(answers);
        // What was answered while the kill was on its way counts, too.
        answered.extend(heard.iter());
    }
    let server = Running::start(folder.path(), &["--demo"]);
    assert!(answered.len() >= ROUNDS * ANSWERS);
    for (cookie, name) in &answered {
        assert_eq!(server.get("/api/me", &[("cookie", cookie)]).json()["person"]["name"], name.as_str());
    }
}

#[test]
fn an_act_is_done_wholly_or_not_at_all_whenever_the_server_is_killed() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut answered = BTreeSet::new();
    for round in 0..ROUNDS {
        let server = Running::start(folder.path(), &["--demo"]);
        let lead = server.post("/api/demo/sign-in", &[], r#"{"person":"demo-nl1"}"#).cookie();
        let (answers, heard) = mpsc::channel();
        let address = server.address;
        for writer in 0..WRITERS {
            let (answers, lead) = (answers.clone(), lead.clone());
            thread::spawn(move || {
                for count in 0.. {
                    // Four rows: the project, its lead's membership, and what the log says of both.
                    let act = json!({ "create_project": {
                        "network": "demo", "organisation": "demo-fjellvik", "theme": "Heltidskultur",
                        "title": format!("Prosjekt {round}.{writer}.{count}"), "lead": "demo-de_fj1",
                    } });
                    let headers = [("cookie", &*lead)];
                    let Ok(answer) = running::try_post_with(address, "/api/acts", &headers, &act.to_string()) else {
                        return;
                    };
                    let done: Done = serde_json::from_str(&answer.body).expect("the lead may");
                    if answers.send(done).is_err() {
                        return;
                    }
                }
            });
        }
        let project = |done| match done {
            Done::Project(project) => project,
            other => panic!("a project came to {other:?}"),
        };
        answered.extend(heard.iter().take(ANSWERS).map(project));
        server.kill();
        drop(answers);
        answered.extend(heard.iter().map(project));
    }
    let data = folder.path().join("data");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    runtime.block_on(async {
        let [projects, led, logged] = projects_led_and_logged(&data).await;
        assert!(answered.len() >= ROUNDS * ANSWERS && answered.is_subset(&projects));
        assert_eq!(led, projects, "no project without its lead, no lead without a project");
        assert_eq!(logged, projects, "nothing is done that the log does not tell, and the reverse");
    });
}

/// The projects that were made by somebody: those there are, those with the lead that they were made with, and
/// those that the audit log tells of.
async fn projects_led_and_logged(data: &Path) -> [BTreeSet<board::id::DocumentId>; 3] {
    let store = Arc::new(SqliteStore::open(data).expect("a killed server leaves a store"));
    let boards = Arc::new(Boards::new(store.clone()));
    let now_ms = || server::clock::now().now_ms;
    let directory = Directory::open(store.clone(), boards, now_ms).await.expect("the store answers");
    let (state, network) = (directory.state(), "demo".parse().expect("a plain word is an id"));
    let made = state.projects(&network).filter(|project| project.title.starts_with("Prosjekt "));
    let projects: BTreeSet<_> = made.map(|project| project.id).collect();
    let lead = state.held_by(&"demo-de_fj1".parse().expect("a plain name is an id")).iter();
    let led = lead.filter_map(|member| match (member.held.role, member.held.scope) {
        (Role::ProjectLead, Scope::Project(project)) => Some(project),
        _ => None,
    });
    let led = led.collect();
    let (mut logged, mut before_ms) = (BTreeSet::new(), now_ms() + 1);
    loop {
        let page = audit::read(&*store, &network, before_ms, 0).await.expect("the store answers");
        let about = page.iter().flat_map(|row| &row.about);
        let before = logged.len();
        logged.extend(about.filter_map(|mention| match mention {
            Mention::Project(project) => Some(*project),
            _ => None,
        }));
        match page.last() {
            // One more millisecond: others may have been logged in it.
            Some(last) if logged.len() > before => before_ms = last.at_ms + 1,
            Some(_) | None => return [projects, led, logged],
        }
    }
}
