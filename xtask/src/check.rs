//! `cargo xtask check`: the whole bar that a change must clear.

use crate::{
    process::Step,
    test, tidy,
    web_bundle::{self, Quality},
};
use anyhow::bail;

/// All that is sent before the first board can be used, brotli, fonts too. The goal is 400 kB (docs/benchmarks.md says
/// what takes the room). This keeps it from growing unseen.
const BOARD_BYTES_MAX: u64 = 1_050_000;
/// The part of the client that a board does without.
const AROUND: &str = "split_around.wasm";

/// Runs everything; the first thing that fails ends it.
pub fn all(with_tests: bool) -> anyhow::Result<()> {
    Step::new("Format").cargo(["fmt", "--all", "--check"]).run()?;
    tidy::all()?;
    // The server embeds web/dist, so there must be one before anything is compiled.
    let dist = web_bundle::build(Quality::Release)?;
    bundle_size(&dist)?;
    Step::new("Lints")
        .cargo(["clippy", "--workspace", "--exclude", "client-wasm", "--all-targets", "--", "--deny", "warnings"])
        .run()?;
    Step::new("Lints of the client")
        .cargo(["clippy", "--package", "client-wasm", "--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"])
        .run()?;
    if with_tests {
        test::all(true)?;
    }
    Ok(())
}

/// What a browser fetches before a board can be used: every asset in its compressed form where there is one.
fn bundle_size(dist: &std::path::Path) -> anyhow::Result<()> {
    let (mut for_a_board, mut around) = (0, 0);
    for file in web_bundle::files_below(dist)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if file.with_file_name(format!("{name}.br")).exists() {
            continue;
        }
        let bytes = if name.starts_with(AROUND) { &mut around } else { &mut for_a_board };
        *bytes += file.metadata()?.len();
    }
    eprintln!(
        "▸ Compressed, a board takes {} kB (limit {} kB), the pages around the boards {} kB more",
        for_a_board / 1000,
        BOARD_BYTES_MAX / 1000,
        around / 1000
    );
    if for_a_board > BOARD_BYTES_MAX {
        bail!("the web bundle has grown beyond its limit: find what made it grow before raising the limit");
    }
    Ok(())
}
