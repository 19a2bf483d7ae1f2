//! What an operator does: start, stop, and the orders of `samtavle admin`, each answered in plain words.

#[path = "running/server.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod running;

use running::{Running, samtavle};
use std::process::Output;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

#[track_caller]
fn refused(output: &Output, because: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "it should have been refused");
    assert!(said.contains(because), "{because:?} is not in {said:?}");
}

#[track_caller]
fn done(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn name_of(server: &Running, cookie: &str) -> serde_json::Value {
    server.get("/api/me", &[("cookie", cookie)]).json()["person"]["name"].clone()
}

#[test]
fn open_is_refused_where_others_could_come() {
    let folder = folder();
    let data = folder.path().join("data");
    let data = data.to_string_lossy();
    refused(&samtavle(&["serve", "--data", &data, "--open", "--listen", "0.0.0.0:0"]), "--open lets anybody");
    assert!(!folder.path().join("data").exists(), "nothing was touched");
}

#[test]
fn a_second_server_on_the_same_directory_is_refused() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let data = server.data.to_string_lossy();
    refused(&samtavle(&["serve", "--data", &data, "--listen", "127.0.0.1:0"]), "another Samtavle server uses");
    assert_eq!(server.get("/healthz", &[]).status, 200, "the first is not disturbed");
}

#[test]
fn a_port_that_is_taken_is_named() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let other = folder.path().join("other");
    let address = server.address.to_string();
    let output = samtavle(&["serve", "--data", &other.to_string_lossy(), "--listen", &address]);
    refused(&output, &format!("cannot listen on {address}"));
}

#[test]
fn a_backup_is_restored_under_a_running_server() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let before = server.member("Before");
    let backup = folder.path().join("backup.db");
    let backup = backup.to_string_lossy();
    done(&server.admin(&["backup", &backup]));
    refused(&server.admin(&["backup", &backup]), "exists");
    let after = server.member("After");
    done(&server.admin(&["restore", &backup]));
    assert_eq!(name_of(&server, &before), "Before");
    assert_eq!(name_of(&server, &after), "After", "nobody is locked out");
    refused(&server.admin(&["restore", "no-such-file.db"]), "no-such-file.db");
}

#[test]
fn a_backup_is_restored_where_no_server_runs() {
    let folder = folder();
    let server = Running::start(folder.path(), &[]);
    let cookie = server.member("Kari");
    let backup = folder.path().join("backup.db");
    let backup = backup.to_string_lossy();
    done(&server.admin(&["backup", &backup]));
    let old = server.data.clone();
    server.kill(); // Its socket and its lock file stay behind, and must not be in the way.
    done(&samtavle(&["admin", "--data", &old.to_string_lossy(), "backup", &format!("{backup}.second")]));

    let elsewhere = folder.path().join("elsewhere");
    std::fs::create_dir(&elsewhere).expect("the folder takes folders");
    done(&samtavle(&["admin", "--data", &elsewhere.join("data").to_string_lossy(), "restore", &backup]));
    assert_eq!(name_of(&Running::start(&elsewhere, &[]), &cookie), "Kari");
}

#[test]
fn sealing_needs_a_running_server_and_an_id() {
    let folder = folder();
    let data = folder.path().join("data");
    let id = "0123456789abcdef0123456789abcdef";
    refused(&samtavle(&["admin", "--data", &data.to_string_lossy(), "seal", id]), "no Samtavle server runs on");
    let server = Running::start(folder.path(), &[]);
    refused(&server.admin(&["seal", id]), "there is no such board");
    server.stop();
    let server = Running::start(folder.path(), &["--open"]);
    refused(&server.admin(&["seal", "nonsense"]), "32 lowercase hexadecimal digits");
    let sealed = server.admin(&["seal", id]);
    assert!(String::from_utf8_lossy(&sealed.stdout).contains("is sealed"));
    let again = server.admin(&["seal", id]);
    assert!(String::from_utf8_lossy(&again.stdout).contains("was sealed already"));
}

#[test]
fn help_tells_a_stranger_how_to_start() {
    let help = String::from_utf8_lossy(&samtavle(&["serve", "--help"]).stdout).into_owned();
    for told in ["--data", "--listen", "--demo", "--open", "SAMTAVLE_LISTEN", "127.0.0.1:8080"] {
        assert!(help.contains(told), "{told} is not in the help");
    }
}

#[test]
fn every_log_line_can_be_read_by_a_machine_and_names_nobody() {
    let folder = folder();
    let log = folder.path().join("log");
    let file = std::fs::File::create(&log).expect("the folder takes files");
    let server = Running::start_logging(folder.path(), &["--log", "json", "--log-filter", "debug"], file.into());
    let cookie = server.member("Unmistakable Name");
    let id = server.get("/api/me", &[("cookie", &cookie)]).json()["person"]["id"]
        .as_str()
        .expect("an id is text")
        .to_owned();
    done(&server.admin(&["backup", &folder.path().join("backup.db").to_string_lossy()]));
    server.stop();
    let log = std::fs::read_to_string(log).expect("the log is text");
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert!(lines.iter().any(|line| line["fields"]["message"] == "listening"));
    let secret = cookie.split('=').nth(1).expect("a cookie has a value");
    for personal in ["Unmistakable", secret, &id] {
        assert!(!log.contains(personal), "{personal} is in the log");
    }
}
