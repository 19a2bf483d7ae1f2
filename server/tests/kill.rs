//! The server is killed in the middle of writing, again and again: what it has answered is there afterwards.

#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use running::Running;
use std::sync::mpsc;
use std::thread;

const ROUNDS: usize = 5;
const WRITERS: usize = 4;
/// Answers until the kill; others are under way then.
const ANSWERS: usize = 40;

#[test]
fn what_was_answered_before_a_kill_is_there_after_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut answered: Vec<(String, String)> = Vec::new();
    for round in 0..ROUNDS {
        let server = Running::start(folder.path(), &[]);
        let (answers, heard) = mpsc::channel();
        let address = server.address;
        for writer in 0..WRITERS {
            let answers = answers.clone();
            thread::spawn(move || {
                for count in 0.. {
                    let name = format!("Person {round}.{writer}.{count}");
                    let json = format!(r#"{{"name":"{name}","municipality":"0301"}}"#);
                    let Ok(answer) = running::try_post(address, "/api/me", &json) else { return };
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
    let server = Running::start(folder.path(), &[]);
    assert!(answered.len() >= ROUNDS * ANSWERS);
    for (cookie, name) in &answered {
        assert_eq!(server.get("/api/me", &[("cookie", cookie)]).json()["name"], name.as_str());
    }
}
