//! The servers beside ours: how each is started, addressed and spoken to.

use super::{dialect::Dialect, measured::Which};
use anyhow::{Context, bail};
use board::id::DocumentId;
use std::{
    env,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// y-sweet saves a document ten seconds after it changed.
const Y_SWEET_SAVES_WITHIN: Duration = Duration::from_secs(12);
/// What unloading itself takes, at most.
const REST: Duration = Duration::from_secs(3);
/// Hocuspocus waits two seconds for the next change before it stores a document.
const HOCUSPOCUS_STORES_WITHIN: Duration = Duration::from_secs(4);

impl Which {
    /// Whether it has been installed.
    pub fn is_here(self) -> bool {
        match self {
            Which::Samtavle | Which::RawRelay => true,
            Which::YWebsocket | Which::YWebsocketLevelDb => y_websocket().is_file(),
            Which::Hocuspocus => hocuspocus().with_file_name("node_modules/@hocuspocus/server").is_dir(),
            Which::YSweet => y_sweet().is_some(),
        }
    }

    /// Where a document is, as a WebSocket.
    pub fn path(self, document: DocumentId) -> String {
        match self {
            Which::Samtavle | Which::RawRelay | Which::YWebsocket | Which::YWebsocketLevelDb => {
                format!("/sync/{document}")
            }
            Which::Hocuspocus => "/".to_owned(),
            Which::YSweet => format!("/d/{document}/ws/{document}"),
        }
    }

    /// How it is spoken to about a document.
    pub fn dialect(self, document: DocumentId) -> Dialect {
        match self {
            Which::Hocuspocus => Dialect::Hocuspocus(document),
            Which::Samtavle | Which::RawRelay | Which::YWebsocket | Which::YWebsocketLevelDb | Which::YSweet => {
                Dialect::Plain
            }
        }
    }

    /// How long after an edit it is kept; `None` if it never is.
    pub fn keeps_within(self) -> Option<Duration> {
        match self {
            Which::Samtavle | Which::YWebsocketLevelDb => Some(Duration::ZERO),
            Which::Hocuspocus => Some(HOCUSPOCUS_STORES_WITHIN),
            Which::YSweet => Some(Y_SWEET_SAVES_WITHIN),
            Which::RawRelay | Which::YWebsocket => None,
        }
    }

    /// How long after everybody has left a room the server lets go of it, where we watch that.
    pub fn unloads_within(self) -> Option<Duration> {
        match self {
            Which::Samtavle => Some(server::limits::Limits::default().unload_after + REST),
            Which::RawRelay | Which::YWebsocket | Which::YWebsocketLevelDb | Which::Hocuspocus | Which::YSweet => None,
        }
    }

    /// What starts it; ours is started as an operator starts it.
    pub(super) fn command(self, address: SocketAddr, data: &Path) -> anyhow::Result<Command> {
        let (host, port) = (address.ip().to_string(), address.port().to_string());
        Ok(match self {
            Which::Samtavle => bail!("ours is started as an operator starts it"),
            Which::RawRelay => {
                let mut relay = Command::new(env::current_exe()?);
                relay.args(["relay", &address.to_string()]);
                relay
            }
            Which::YWebsocket | Which::YWebsocketLevelDb => {
                let mut node = Command::new("node");
                node.arg(y_websocket()).env("HOST", host).env("PORT", port);
                if self == Which::YWebsocketLevelDb {
                    node.env("YPERSISTENCE", data);
                }
                node
            }
            Which::Hocuspocus => {
                let mut node = Command::new("node");
                node.arg(hocuspocus()).args([&host, &port]).arg(data);
                node
            }
            Which::YSweet => {
                let mut y_sweet = Command::new(y_sweet().context("Y_SWEET_BINARY names no program")?);
                y_sweet.args(["serve", "--host", &host, "--port", &port]).arg(data);
                y_sweet
            }
        })
    }
}

/// Where npm puts y-websocket's server.
fn y_websocket() -> PathBuf {
    in_tests("node_modules/@y/websocket-server/src/server.js")
}

/// Our script that starts Hocuspocus.
fn hocuspocus() -> PathBuf {
    in_tests("serverbench/hocuspocus.mjs")
}

/// y-sweet's program, which `cargo xtask bench server` installs and names.
fn y_sweet() -> Option<PathBuf> {
    env::var_os("Y_SWEET_BINARY").map(PathBuf::from).filter(|program| program.is_file())
}

fn in_tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
