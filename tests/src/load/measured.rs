//! A server under measurement.

use super::stream::{self, Incoming, Outgoing};
use crate::{
    http_request,
    process_usage::Usage,
    server_process::{ServerProcess, free_address},
};
use anyhow::{Context, bail};
use board::id::DocumentId;
use std::{
    net::SocketAddr,
    process::{Child, Stdio},
    time::Duration,
};

/// How long a peer may take to start.
const READY_WITHIN: Duration = Duration::from_secs(20);

/// Who is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// `samtavle serve --open`, durable.
    Samtavle,
    /// [`super::raw_relay`] in a process of its own.
    RawRelay,
    /// npm `@y/websocket-server`, keeping nothing.
    YWebsocket,
    /// npm `@y/websocket-server` with LevelDB.
    YWebsocketLevelDb,
    /// npm `@hocuspocus/server`, documents in files.
    Hocuspocus,
    /// crates.io `y-sweet`, documents in files.
    YSweet,
}

impl Which {
    /// As the report names it.
    pub fn name(self) -> &'static str {
        match self {
            Which::Samtavle => "Samtavle",
            Which::RawRelay => "raw relay",
            Which::YWebsocket => "y-websocket",
            Which::YWebsocketLevelDb => "y-websocket (LevelDB)",
            Which::Hocuspocus => "Hocuspocus",
            Which::YSweet => "y-sweet",
        }
    }

    /// Whether it answers a step 1.
    pub fn knows_documents(self) -> bool {
        self != Which::RawRelay
    }
}

/// A running server. Killed when dropped.
#[derive(Debug)]
pub struct Measured {
    /// Who it is.
    pub which: Which,
    /// Where it listens.
    pub address: SocketAddr,
    process: Process,
}

#[derive(Debug)]
enum Process {
    Ours(ServerProcess),
    Peer { child: Child, data: tempfile::TempDir },
}

impl Measured {
    /// Starts it and waits until it answers.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start(which: Which) -> anyhow::Result<Measured> {
        if which == Which::Samtavle {
            let server = ServerProcess::start(&["--open"]).await?;
            return Ok(Measured { which, address: server.address(), process: Process::Ours(server) });
        }
        let (address, data) = (free_address()?, tempfile::tempdir()?);
        let child = launch_peer(which, address, &data)?;
        let mut measured = Measured { which, address, process: Process::Peer { child, data } };
        measured.wait_until_ready().await?;
        Ok(measured)
    }

    /// Kills it and starts it again on the same data.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn restart(&mut self) -> anyhow::Result<()> {
        match &mut self.process {
            Process::Ours(server) => server.restart().await,
            Process::Peer { child, data } => {
                end(child);
                *child = launch_peer(self.which, self.address, data)?;
                self.wait_until_ready().await
            }
        }
    }

    /// Connects to a document, and says who we are where that is asked.
    ///
    /// # Errors
    /// When it does not let us in.
    pub async fn connect(&self, document: DocumentId) -> anyhow::Result<(Outgoing, Incoming)> {
        let dialect = self.which.dialect(document);
        let (outgoing, incoming) = stream::connect(self.address, &self.which.path(document), dialect).await?;
        if let Some(greeting) = dialect.greeting() {
            outgoing.send(&greeting).await?;
        }
        Ok((outgoing, incoming))
    }

    /// What it has used until now.
    ///
    /// # Errors
    /// When it is gone.
    pub fn usage(&self) -> anyhow::Result<Usage> {
        Usage::of(self.pid()).with_context(|| format!("{} is gone", self.which.name()))
    }

    /// The process.
    pub fn pid(&self) -> u32 {
        match &self.process {
            Process::Ours(server) => server.pid(),
            Process::Peer { child, .. } => child.id(),
        }
    }

    async fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let started = tokio::time::Instant::now();
        while http_request::get(self.address, "/healthz", None).await.is_err() {
            if let Process::Peer { child, .. } = &mut self.process
                && let Some(status) = child.try_wait()?
            {
                bail!("{} ended with {status}", self.which.name());
            }
            if started.elapsed() > READY_WITHIN {
                bail!("{} does not answer", self.which.name());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(())
    }
}

impl Drop for Measured {
    fn drop(&mut self) {
        match &mut self.process {
            Process::Ours(_) => {}
            Process::Peer { child, .. } => end(child),
        }
    }
}

fn end(child: &mut Child) {
    let _already_dead = child.kill();
    let _status = child.wait();
}

fn launch_peer(which: Which, address: SocketAddr, data: &tempfile::TempDir) -> anyhow::Result<Child> {
    let mut command = which.command(address, data.path())?;
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().with_context(|| format!("starting {}", which.name()))
}
