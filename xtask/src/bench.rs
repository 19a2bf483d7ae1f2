//! `cargo xtask bench`: measured beside a peer in the same run, reported as ratios.

use crate::process::{self, Step};
use crate::{
    browser, toolchain,
    web_bundle::{self, Quality},
};

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Benchmark {
    /// Deliveries, latency, memory and joins, beside a relay that parses nothing, and three known servers.
    Server,
    /// Tree layout beside dagre, elkjs and d3-flextree.
    Layout,
    /// Panning 10,000 notes in real Chromium.
    Canvas,
    /// The page of a network of 350 municipalities in real Chromium.
    Network,
}

/// The version of y-sweet that we are measured beside. (npm's package fetches the same program from another host.)
const Y_SWEET_VERSION: &str = "0.9.1";

const ALL: [Benchmark; 4] = [Benchmark::Server, Benchmark::Layout, Benchmark::Canvas, Benchmark::Network];

/// Runs one benchmark, or all.
pub fn run(name: Option<Benchmark>) -> anyhow::Result<()> {
    for benchmark in ALL.into_iter().filter(|b| name.is_none_or(|wanted| wanted == *b)) {
        match benchmark {
            Benchmark::Server => server()?,
            Benchmark::Layout => layout()?,
            Benchmark::Canvas => canvas()?,
            Benchmark::Network => network()?,
        }
    }
    Ok(())
}

fn server() -> anyhow::Result<()> {
    toolchain::ensure_npm_packages("tests")?;
    toolchain::ensure_npm_packages("tests/serverbench")?;
    let y_sweet = toolchain::ensure_program("y-sweet", Y_SWEET_VERSION);
    Step::new("Building the server and its load")
        .cargo(["build", "--release", "-p", "samtavle", "-p", "system-tests"])
        .run()?;
    let release = process::target_directory().join("release");
    let mut run = Step::new("Server beside a raw relay, y-websocket, Hocuspocus and y-sweet")
        .program(release.join("bench-server"))
        .env("SAMTAVLE_BINARY", release.join("samtavle"));
    match y_sweet {
        Ok(program) => run = run.env("Y_SWEET_BINARY", program),
        // The others are compared all the same.
        Err(error) => eprintln!("  y-sweet is left out: {error:#}"),
    }
    run.run()
}

fn layout() -> anyhow::Result<()> {
    toolchain::ensure_npm_packages("tests/layoutbench")?;
    Step::new("Building the layout")
        .cargo(["build", "--release", "--package", "system-tests", "--bin", "bench-layout"])
        .run()?;
    Step::new("Layout beside dagre, elkjs and d3-flextree")
        .program("node")
        .args(["run.mjs"])
        .env("BENCH_LAYOUT", process::target_directory().join("release/bench-layout"))
        .inside("tests/layoutbench")
        .run()
}

fn canvas() -> anyhow::Result<()> {
    let chromium = browser::ensure()?;
    web_bundle::build(Quality::Release)?;
    toolchain::ensure_npm_packages("tests")?;
    Step::new("Building the server").cargo(["build", "--release", "--package", "samtavle"]).run()?;
    Step::new("10,000 notes in Chromium")
        .program("node")
        .args(["canvasbench/run.mjs"])
        .env("CHROMIUM", chromium)
        .env("SAMTAVLE_BINARY", process::target_directory().join("release/samtavle"))
        .inside("tests")
        .run()
}

fn network() -> anyhow::Result<()> {
    let chromium = browser::ensure()?;
    web_bundle::build(Quality::Release)?;
    toolchain::ensure_npm_packages("tests")?;
    Step::new("Building the server and a large network")
        .cargo([
            "build",
            "--release",
            "--package",
            "samtavle",
            "--package",
            "system-tests",
            "--bin",
            "samtavle",
            "--bin",
            "large-network",
        ])
        .run()?;
    let release = process::target_directory().join("release");
    Step::new("A network of 350 in Chromium")
        .program("node")
        .args(["networkbench/run.mjs"])
        .env("CHROMIUM", chromium)
        .env("SAMTAVLE_BINARY", release.join("samtavle"))
        .env("LARGE_NETWORK", release.join("large-network"))
        .inside("tests")
        .run()
}
