//! Running other programs, with a line that says what is going on.

use anyhow::{Context, bail};
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

/// The folder that holds the workspace's `Cargo.toml`.
pub fn project_root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("xtask lies in the project's root").to_path_buf()
}

/// Where cargo puts what it builds.
pub fn target_directory() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project_root().join("target"), PathBuf::from)
}

/// One command, announced before it runs and timed after.
pub struct Step {
    what: String,
    command: Command,
}

impl Step {
    /// A step, in the words that the person at the terminal reads.
    pub fn new(what: impl Into<String>) -> Self {
        Step { what: what.into(), command: Command::new("true") }
    }

    /// Runs cargo itself, the one that runs us.
    pub fn cargo<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        self.command.args(args);
        self
    }

    /// Runs any other program.
    pub fn program(mut self, program: impl AsRef<OsStr>) -> Self {
        self.command = Command::new(program);
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable in the command's environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs the command in a folder of the project.
    pub fn inside(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(project_root().join(folder));
        self
    }

    /// Runs the command with its output on the terminal; an error if it fails.
    pub fn run(mut self) -> anyhow::Result<()> {
        eprintln!("▸ {}", self.what);
        let began = Instant::now();
        let status = self.command.status().with_context(|| self.failed_to_start())?;
        if !status.success() {
            bail!("{} did not succeed ({status}); its own words stand above", self.what);
        }
        if began.elapsed().as_secs() >= 2 {
            eprintln!("  {} s", began.elapsed().as_secs());
        }
        Ok(())
    }

    /// Runs the command, shows what it prints as it comes, and keeps its stdout; it may fail.
    pub fn watch(mut self) -> anyhow::Result<Watched> {
        eprintln!("▸ {}", self.what);
        self.command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = self.command.spawn().with_context(|| self.failed_to_start())?;
        let mut printed = String::new();
        for line in BufReader::new(child.stdout.take().context("the command has no stdout")?).lines() {
            let line = line?;
            println!("{line}");
            printed.push_str(&line);
            printed.push('\n');
        }
        Ok(Watched { printed, succeeded: child.wait()?.success() })
    }

    fn failed_to_start(&self) -> String {
        format!("{}: cannot start {}", self.what, self.command.get_program().to_string_lossy())
    }
}

/// What a watched command printed on stdout, and whether it succeeded.
pub struct Watched {
    pub printed: String,
    pub succeeded: bool,
}

/// The program's path, if it is on this machine.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
