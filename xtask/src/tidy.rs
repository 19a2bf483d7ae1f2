//! What no compiler checks: which crate may know which, and that every text exists in all languages.

use crate::process::project_root;
use anyhow::{Context, bail};
use std::{collections::BTreeSet, fs, process::Command};

/// Who may depend on whom, inside the workspace (ARCHITECTURE.md).
const DIRECTIONS: [(&str, &[&str]); 6] = [
    ("board", &[]),
    ("editor", &["board"]),
    ("samtavle", &["board"]),
    ("client-wasm", &["board", "editor"]),
    ("system-tests", &["board", "editor", "samtavle"]),
    ("xtask", &[]),
];

/// Crates that `board` and `editor` must never come to know, directly or through others' features.
const BROWSER_AND_IO: [&str; 6] = ["web-sys", "js-sys", "wasm-bindgen", "tokio", "axum", "rusqlite"];

const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

/// Crate directions and locales.
pub fn all() -> anyhow::Result<()> {
    crate_directions()?;
    locales_complete()
}

fn crate_directions() -> anyhow::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo).args(["metadata", "--format-version", "1", "--no-deps"]).output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let problems = wrong_directions(&metadata);
    if !problems.is_empty() {
        bail!("dependencies point the wrong way (ARCHITECTURE.md):\n  {}", problems.join("\n  "));
    }
    Ok(())
}

fn wrong_directions(metadata: &serde_json::Value) -> Vec<String> {
    let mut problems = Vec::new();
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let packages = list(&metadata["packages"]);
    let name = |value: &serde_json::Value| value["name"].as_str().unwrap_or_default().to_owned();
    let members: BTreeSet<String> = packages.iter().map(name).collect();
    for package in &packages {
        let package_name = name(package);
        let Some((_, allowed)) = DIRECTIONS.iter().find(|(known, _)| *known == package_name) else {
            problems.push(format!("{package_name} has no place in the map of crate directions"));
            continue;
        };
        for dependency in list(&package["dependencies"]) {
            let dependency_name = name(&dependency);
            let for_tests_only = dependency["kind"] == "dev";
            if members.contains(&dependency_name) && !allowed.contains(&dependency_name.as_str()) {
                problems.push(format!("{package_name} may not depend on {dependency_name}"));
            }
            let pure = package_name == "board" || package_name == "editor";
            if pure && !for_tests_only && BROWSER_AND_IO.contains(&dependency_name.as_str()) {
                problems.push(format!("{package_name} is pure and may not know {dependency_name}"));
            }
        }
    }
    problems
}

/// Every message of every language, and nothing that only one of them has.
fn locales_complete() -> anyhow::Result<()> {
    let mut texts = Vec::new();
    for language in LANGUAGES {
        let path = project_root().join(format!("web/locales/{language}.ftl"));
        let text = fs::read_to_string(&path).with_context(|| format!("there is no {}", path.display()))?;
        texts.push((language, message_names(&text)));
    }
    let all: BTreeSet<&String> = texts.iter().flat_map(|(_, names)| names).collect();
    let missing: Vec<String> = texts
        .iter()
        .flat_map(|(language, names)| {
            all.iter().filter(|name| !names.contains(**name)).map(move |name| format!("{language}: {name}"))
        })
        .collect();
    if !missing.is_empty() {
        bail!("texts that are missing in a language:\n  {}", missing.join("\n  "));
    }
    Ok(())
}

/// The names of messages and terms of a Fluent file: what stands before `=` on a line that is not indented.
fn message_names(ftl: &str) -> BTreeSet<String> {
    ftl.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
        .filter_map(|line| line.split_once('=').map(|(name, _)| name.trim().to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_workspace_points_one_way() {
        crate_directions().expect("the directions hold");
    }

    #[test]
    fn a_server_that_knows_the_editor_is_found() {
        let metadata = serde_json::json!({"packages": [
            {"name": "samtavle", "dependencies": [{"name": "editor", "kind": null}]},
            {"name": "editor", "dependencies": [{"name": "web-sys", "kind": null}, {"name": "tokio", "kind": "dev"}]},
        ]});
        assert_eq!(
            wrong_directions(&metadata),
            ["samtavle may not depend on editor", "editor is pure and may not know web-sys"]
        );
    }

    #[test]
    fn every_text_is_in_all_three_languages() {
        locales_complete().expect("nothing is missing");
    }

    #[test]
    fn names_of_messages_are_read() {
        let names = message_names("# a comment\nsave = Lagre\n    .title = x\n-brand = Samtavle\n  continued = no\n");
        assert_eq!(names, BTreeSet::from(["save".to_owned(), "-brand".to_owned()]));
    }
}
