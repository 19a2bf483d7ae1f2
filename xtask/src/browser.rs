//! The browser that the tests drive: an installed Chrome or Chromium, or Debian's.

use crate::process::{Step, find_program};
use anyhow::bail;
use std::path::PathBuf;

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// The browser named by `CHROMIUM`, or one found on this machine, or Debian's, which is then installed.
pub fn ensure() -> anyhow::Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    if find_program("apt-get").is_none() {
        bail!(
            "The browser tests need Chrome or Chromium: install one, or name it with CHROMIUM=/path/to/it. \
             (cargo xtask test --no-browser runs the other tests.)"
        );
    }
    apt_get("Refreshing Debian's package lists", &["update", "-qq"])?;
    apt_get("Installing Debian's chromium", &["install", "-y", "-qq", "--no-install-recommends", "chromium"])?;
    match installed() {
        Some(found) => Ok(found),
        None => bail!("Debian's chromium was installed and yet is not found on PATH"),
    }
}

fn installed() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| find_program(name))
}

fn apt_get(what: &str, args: &[&str]) -> anyhow::Result<()> {
    let step = Step::new(what);
    let step = if find_program("sudo").is_some() {
        step.program("sudo").args(["-n", "apt-get"])
    } else {
        step.program("apt-get")
    };
    step.args(args).env("DEBIAN_FRONTEND", "noninteractive").run()
}
