//! What a machine with only Rust and Node lacks: the wasm target and the npm packages.

use crate::process::{self, Step};
use anyhow::{Context, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const WASM: &str = "wasm32-unknown-unknown";

/// Installs the wasm target unless this toolchain has it.
pub fn ensure_wasm_target() -> anyhow::Result<()> {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().context("cannot start rustc")?;
    let sysroot = String::from_utf8(sysroot.stdout)?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    if process::find_program("rustup").is_none() {
        bail!("Rust's target {WASM} is missing and there is no rustup to install it: install it as you installed Rust");
    }
    Step::new(format!("Installing Rust's target {WASM}")).program("rustup").args(["target", "add", WASM]).run()
}

/// Builds a program from crates.io into the target directory, unless that is done, and says where it lies.
/// The first time takes minutes.
pub fn ensure_program(name: &str, version: &str) -> anyhow::Result<PathBuf> {
    let root = process::target_directory().join("programs");
    let program = root.join(format!("bin/{name}"));
    if program.is_file() {
        return Ok(program);
    }
    Step::new(format!("Building {name} {version} from crates.io (once)"))
        .cargo(["install", name, "--version", version, "--locked", "--quiet", "--root"])
        .args([&root])
        .args(["--target-dir".as_ref(), root.join("build").as_path()])
        .run()?;
    Ok(program)
}

/// Installs a folder's npm packages, exactly as its lock file says, unless that is done.
pub fn ensure_npm_packages(folder: &str) -> anyhow::Result<()> {
    if process::find_program("npm").is_none() {
        bail!("Node.js with npm is missing: install Node.js 20 or newer");
    }
    let root = process::project_root().join(folder);
    let lock =
        fs::read(root.join("package-lock.json")).with_context(|| format!("{folder} has no package-lock.json"))?;
    let installed = root.join("node_modules/.installed-from");
    if fs::read(&installed).is_ok_and(|seen| seen == lock) {
        return Ok(());
    }
    Step::new(format!("Installing the npm packages of {folder}/"))
        .program("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .inside(folder)
        .run()?;
    fs::write(installed, lock)?;
    Ok(())
}
