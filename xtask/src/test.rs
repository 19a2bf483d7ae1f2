//! `cargo xtask test`: the fast tests first, the browser last, one count at the end.

use crate::{
    browser,
    process::{self, Step},
    toolchain,
    web_bundle::{self, Quality},
};
use anyhow::bail;

/// How many tests a runner ran.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Count {
    passed: u32,
    /// Of those that passed: at the second try.
    flaky: u32,
    failed: u32,
    skipped: u32,
}

impl Count {
    fn add(&mut self, other: Count) {
        self.passed += other.passed;
        self.flaky += other.flaky;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Runs all tests and ends with their count; an error if one failed or none ran.
pub fn all(with_browser: bool) -> anyhow::Result<()> {
    let mut count = Count::default();
    web_bundle::build(Quality::Quick)?;
    Step::new("Building the server that the system tests start").cargo(["build", "--package", "samtavle"]).run()?;
    count.add(rust_tests()?);
    count.add(node_tests("The page's words and colours", "web", ".")?);
    toolchain::ensure_npm_packages("tests")?;
    count.add(node_tests("Yjs, unchanged, as our peer", "tests", "yjs")?);
    count.add(node_tests("Signing in, with a real mail server and a real issuer", "tests", "sign-in")?);
    if with_browser {
        count.add(browser_tests()?);
    }
    if count.flaky > 0 {
        println!("{} passed at the second try only; their names stand above", count.flaky);
    }
    println!("{} passed, {} failed, {} skipped", count.passed, count.failed, count.skipped);
    if count.failed > 0 || count.passed == 0 {
        bail!("not all tests passed");
    }
    Ok(())
}

fn rust_tests() -> anyhow::Result<Count> {
    let args = ["test", "--workspace", "--exclude", "client-wasm", "--no-fail-fast"];
    let run = Step::new("Rust tests").cargo(args).env("SAMTAVLE_BINARY", server_binary()).watch()?;
    let mut count = Count::default();
    for line in run.printed.lines() {
        count.add(cargo_count(line));
    }
    counted("Rust tests", count, run.succeeded)
}

/// The `*.test.mjs` of a folder. Every file is named (what a folder means to `node --test` changes with its version),
/// and all run at once: one of them does nothing but sit still for two minutes.
fn node_tests(what: &str, inside: &str, folder: &str) -> anyhow::Result<Count> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(process::project_root().join(inside).join(folder))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push(format!("{folder}/{name}"));
        }
    }
    files.sort();
    let concurrency = format!("--test-concurrency={}", files.len());
    let args = ["--test", "--test-reporter=tap", concurrency.as_str()];
    let step = Step::new(what).program("node").args(args).args(&files).inside(inside);
    let run = step.env("SAMTAVLE_BINARY", server_binary()).watch()?;
    counted(what, tap_count(&run.printed), run.succeeded)
}

fn browser_tests() -> anyhow::Result<Count> {
    let chromium = browser::ensure()?;
    let what = "Two people in real Chromium";
    let args = ["node_modules/@playwright/test/cli.js", "test", "--config", "browser/playwright.config.mjs"];
    let step = Step::new(what).program("node").args(args).inside("tests").env("CHROMIUM", chromium);
    let run = step.env("SAMTAVLE_BINARY", server_binary()).watch()?;
    counted(what, playwright_count(&run.printed), run.succeeded)
}

/// A runner that failed without a failed test did not run them.
fn counted(what: &str, count: Count, succeeded: bool) -> anyhow::Result<Count> {
    if !succeeded && count.failed == 0 {
        bail!("{what}: the tests could not be run; their own words stand above");
    }
    Ok(count)
}

fn server_binary() -> std::path::PathBuf {
    process::target_directory().join("debug/samtavle")
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; …`
fn cargo_count(line: &str) -> Count {
    let Some(result) = line.strip_prefix("test result: ") else { return Count::default() };
    let before = |word: &str| number_before(result, word);
    Count { passed: before(" passed"), failed: before(" failed"), skipped: before(" ignored"), ..Count::default() }
}

/// `# pass 3`, `# fail 0`, `# skipped 0` at the end of node's TAP.
fn tap_count(printed: &str) -> Count {
    let after = |word: &str| {
        printed.lines().rev().find_map(|line| line.strip_prefix(word)?.trim().parse().ok()).unwrap_or_default()
    };
    Count { passed: after("# pass "), failed: after("# fail "), skipped: after("# skipped "), ..Count::default() }
}

/// `  3 passed (1.2m)`, `  1 failed`, `  1 flaky`, `  1 skipped`: a line each, at the end. Playwright counts the flaky
/// apart from the passed.
fn playwright_count(printed: &str) -> Count {
    let line = |word: &str| {
        printed
            .lines()
            .rev()
            .find_map(|line| line.trim().split_once(word).and_then(|(n, _)| n.trim().parse().ok()))
            .unwrap_or_default()
    };
    let flaky = line(" flaky");
    Count { passed: line(" passed") + flaky, flaky, failed: line(" failed"), skipped: line(" skipped") }
}

fn number_before(text: &str, word: &str) -> u32 {
    text.split(';')
        .find_map(|part| part.trim_end().strip_suffix(word)?.rsplit(' ').next()?.parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runners_counts_are_read() {
        let cargo = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.0s";
        assert_eq!(cargo_count(cargo), Count { passed: 12, failed: 2, skipped: 1, flaky: 0 });
        assert_eq!(cargo_count("running 3 tests"), Count::default());
        let tap = "ok 1 - a\n1..1\n# tests 4\n# pass 3\n# fail 1\n# skipped 0\n";
        assert_eq!(tap_count(tap), Count { passed: 3, failed: 1, skipped: 0, flaky: 0 });
        let playwright = "Running 6 tests using 1 worker\n\n  1 failed\n    a.spec.mjs\n  1 flaky\n    b.spec.mjs\n  4 passed (12.3s)\n";
        assert_eq!(playwright_count(playwright), Count { passed: 5, failed: 1, skipped: 0, flaky: 1 });
    }
}
