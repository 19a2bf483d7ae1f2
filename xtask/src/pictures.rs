//! `cargo xtask pictures`: of the demo in real Chromium, for the documents or to be looked at by eye.

use crate::{
    browser,
    process::{self, Step},
    toolchain,
    web_bundle::{self, Quality},
};
use std::path::{Path, PathBuf};

/// Takes the pictures of docs/pictures; or one of every page, into a folder.
pub fn take(every_page: Option<&Path>) -> anyhow::Result<()> {
    let chromium = browser::ensure()?;
    web_bundle::build(Quality::Quick)?;
    Step::new("Building the server").cargo(["build", "--package", "samtavle"]).run()?;
    toolchain::ensure_npm_packages("tests")?;
    let (folder, what): (PathBuf, &[&str]) = match every_page {
        Some(folder) => (std::path::absolute(folder)?, &["every-page"]),
        None => (process::project_root().join("docs/pictures"), &[]),
    };
    Step::new(format!("Taking pictures into {}", folder.display()))
        .program("node")
        .args(["pictures/run.mjs"])
        .args([&folder])
        .args(what)
        .env("CHROMIUM", chromium)
        .env("SAMTAVLE_BINARY", process::target_directory().join("debug/samtavle"))
        .inside("tests")
        .run()
}
