//! The server as an operator meets it: a process with a port and a data directory, which can be killed.

use crate::http_request;
use anyhow::{Context, bail};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

/// How long a server may take from its start to its first answer.
const READY_WITHIN: Duration = Duration::from_secs(20);
/// How long a server may take to flush and end after SIGTERM.
const STOPPED_WITHIN: Duration = Duration::from_secs(20);
/// Between two looks at a server that is starting or stopping.
const LOOK_AGAIN: Duration = Duration::from_millis(3);

/// A server process. It is killed, and its own data directory removed, when this is dropped.
#[derive(Debug)]
pub struct ServerProcess {
    address: SocketAddr,
    options: Vec<OsString>,
    directory: Directory,
    child: Child,
}

/// Where the data lie: in a directory of the test's own, or in one that outlives it.
#[derive(Debug)]
enum Directory {
    Own(tempfile::TempDir),
    Given(PathBuf),
}

impl Directory {
    fn path(&self) -> &Path {
        match self {
            Directory::Own(own) => own.path(),
            Directory::Given(path) => path,
        }
    }
}

impl ServerProcess {
    /// Starts `samtavle serve` with an empty data directory on a free port of 127.0.0.1, and waits until it answers.
    ///
    /// # Errors
    /// When it ends at once or does not answer in time; its log is in the message.
    pub async fn start(options: &[&str]) -> anyhow::Result<Self> {
        Self::launch(Directory::Own(tempfile::tempdir()?), options).await
    }

    /// As [`ServerProcess::start`], in a data directory that exists and stays.
    ///
    /// # Errors
    /// As [`ServerProcess::start`].
    pub async fn start_in(data: &Path, options: &[&str]) -> anyhow::Result<Self> {
        Self::launch(Directory::Given(data.to_owned()), options).await
    }

    async fn launch(directory: Directory, options: &[&str]) -> anyhow::Result<Self> {
        let address = free_address()?;
        let options: Vec<OsString> = options.iter().map(Into::into).collect();
        let child = spawn(directory.path(), address, &options)?;
        let mut server = ServerProcess { address, options, directory, child };
        server.wait_until_ready().await?;
        Ok(server)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Its data directory.
    pub fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    /// A WebSocket address on this server.
    pub fn socket_url(&self, path: &str) -> String {
        format!("ws://{}{path}", self.address)
    }

    /// Whether the process lives.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// What it has printed, over all its lives.
    pub fn log(&self) -> String {
        fs::read_to_string(log_path(self.directory.path())).unwrap_or_default()
    }

    /// An order of the operator's; gives what was printed. Works while the server runs, and when it does not.
    ///
    /// # Errors
    /// When it is not carried out.
    pub fn admin(&self, order: &[&str]) -> anyhow::Result<String> {
        let output = Command::new(server_binary()?).args(["admin", "--data"]).arg(self.data()).args(order).output()?;
        if !output.status.success() {
            bail!("{order:?}: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// SIGKILL: no last words, no flush.
    pub fn kill(&mut self) {
        let _already_dead = self.child.kill();
        let _status = self.child.wait();
    }

    /// SIGTERM, as a service manager stops it. Waits until it has ended.
    ///
    /// # Errors
    /// When it has not ended in time.
    pub async fn stop(&mut self) -> anyhow::Result<ExitStatus> {
        kill_process(Pid::from_child(&self.child), Signal::TERM)?;
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            if started.elapsed() > STOPPED_WITHIN {
                bail!("the server did not end within {STOPPED_WITHIN:?} of SIGTERM\n{}", self.log());
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Starts it again with the same port, data and options (killing it first if it lives), and waits until it answers.
    ///
    /// # Errors
    /// As [`ServerProcess::start`].
    pub async fn restart(&mut self) -> anyhow::Result<()> {
        self.kill();
        self.child = spawn(self.directory.path(), self.address, &self.options)?;
        self.wait_until_ready().await
    }

    async fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended at once with {status}\n{}", self.log());
            }
            if http_request::get(self.address, "/healthz", None).await.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            if started.elapsed() > READY_WITHIN {
                bail!("the server did not answer within {READY_WITHIN:?}\n{}", self.log());
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A port that nobody uses now. The server gets it a moment later, and gets it again when it is restarted.
///
/// # Errors
/// When there is none.
pub fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// The server's binary: `SAMTAVLE_BINARY`, or the one that Cargo put beside this test.
///
/// # Errors
/// When there is none there.
pub fn server_binary() -> anyhow::Result<PathBuf> {
    let path = match std::env::var_os("SAMTAVLE_BINARY") {
        Some(path) => PathBuf::from(path),
        None => {
            let own = std::env::current_exe()?;
            let beside = own.parent().context("a binary lies in a directory")?;
            let beside = if beside.ends_with("deps") { beside.parent().unwrap_or(beside) } else { beside };
            beside.join("samtavle")
        }
    };
    if !path.is_file() {
        bail!("no server at {}: `cargo build -p samtavle` makes it", path.display());
    }
    Ok(path)
}

fn log_path(directory: &Path) -> PathBuf {
    directory.join("server.log")
}

fn spawn(directory: &Path, address: SocketAddr, options: &[OsString]) -> anyhow::Result<Child> {
    let log: File = OpenOptions::new().create(true).append(true).open(log_path(directory))?;
    let binary = server_binary()?;
    Command::new(&binary)
        .arg("serve")
        .arg("--data")
        .arg(directory.join("data"))
        .args(["--listen", &address.to_string()])
        .args(options)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .with_context(|| format!("starting {}", binary.display()))
}
