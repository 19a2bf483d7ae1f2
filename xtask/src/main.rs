//! The one place that knows how Samtavle is built, run, tested and measured: `cargo xtask --help`.

mod bench;
mod browser;
mod check;
mod pictures;
mod process;
mod test;
mod tidy;
mod toolchain;
mod web_bundle;

use clap::{Parser, Subcommand};
use process::Step;
use web_bundle::Quality;

/// Builds, runs, tests and measures Samtavle.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build what is needed and start Samtavle with the demo, on this machine only.
    Run {
        /// Where to listen.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: String,
        /// Where the boards are kept.
        #[arg(long, default_value = "data")]
        data: String,
        /// The optimised build: slower to make, as fast as in production.
        #[arg(long)]
        release: bool,
    },
    /// Run all tests: Rust, real sockets, a real Yjs client, real Chromium.
    Test {
        /// Only the tests that need no browser.
        #[arg(long)]
        no_browser: bool,
    },
    /// Build one self-contained release binary, target/release/samtavle.
    Build,
    /// Build only the web bundle, web/dist.
    Web {
        /// The optimised, compressed bundle.
        #[arg(long)]
        release: bool,
    },
    /// Format, lint, crate directions, locales, bundle size, and all tests.
    Check {
        /// Leave out the tests.
        #[arg(long)]
        quick: bool,
    },
    /// Measure, beside peers in the same run.
    Bench {
        /// Which benchmark; all when left out.
        name: Option<bench::Benchmark>,
    },
    /// Take the pictures of docs/pictures anew, from the demo.
    Pictures {
        /// Take every page instead, as several people see it in windows of three sizes, light and dark, into this folder.
        #[arg(long, value_name = "FOLDER")]
        every_page: Option<std::path::PathBuf>,
    },
}

fn main() -> anyhow::Result<()> {
    // Everything below speaks of paths from the project's root.
    std::env::set_current_dir(process::project_root())?;
    match Arguments::parse().task {
        Task::Run { listen, data, release } => run(&listen, &data, release),
        Task::Test { no_browser } => test::all(!no_browser),
        Task::Build => build().map(drop),
        Task::Web { release } => web_bundle::build(if release { Quality::Release } else { Quality::Quick }).map(drop),
        Task::Check { quick } => check::all(!quick),
        Task::Bench { name } => bench::run(name),
        Task::Pictures { every_page } => pictures::take(every_page.as_deref()),
    }
}

fn run(listen: &str, data: &str, release: bool) -> anyhow::Result<()> {
    let binary = if release {
        build()?
    } else {
        web_bundle::build(Quality::Quick)?;
        Step::new("Building the server").cargo(["build", "--package", "samtavle"]).run()?;
        process::target_directory().join("debug/samtavle")
    };
    Step::new("Starting Samtavle (stop with Ctrl+C)")
        .program(binary)
        .args(["serve", "--data", data, "--listen", listen, "--demo"])
        .run()
}

/// Makes the release binary with the web bundle inside, and returns its path.
fn build() -> anyhow::Result<std::path::PathBuf> {
    web_bundle::build(Quality::Release)?;
    Step::new("Building the release binary").cargo(["build", "--release", "--package", "samtavle"]).run()?;
    Ok(process::target_directory().join("release/samtavle"))
}
