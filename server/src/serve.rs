//! One running server: it opens the data directory, listens, and in the end flushes and lets go.

use crate::admin::AdminError;
use crate::admin::listen::AdminSocket;
use crate::boards::Boards;
use crate::clock::now;
use crate::config::{ConfigError, Serve};
use crate::data_dir::{DataDir, DataDirError};
use crate::demo::{Demo, DemoError};
use crate::http::{self, App};
use crate::limits::Limits;
use crate::people::People;
use crate::rooms::seal::SealKey;
use crate::rooms::{self, Rooms};
use crate::sockets;
use crate::store::sqlite::SqliteStore;
use crate::store::{Store, StoreError};
use axum::serve::ListenerExt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long answers that are under way may take once the server is told to stop.
const STOPPED_WITHIN: Duration = Duration::from_secs(5);

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// See [`ConfigError`].
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// See [`DataDirError`].
    #[error(transparent)]
    DataDir(#[from] DataDirError),
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
    /// See [`DemoError`].
    #[error(transparent)]
    Demo(#[from] DemoError),
    /// See [`AdminError`].
    #[error(transparent)]
    Admin(#[from] AdminError),
    /// The port is taken, or not ours to take.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why not.
        error: io::Error,
    },
}

/// A server that listens and has not begun to answer.
pub struct Server {
    address: SocketAddr,
    listener: TcpListener,
    admin: AdminSocket,
    app: Arc<App>,
    /// Held until the end; the last thing to go.
    data: DataDir,
}

impl Server {
    /// Opens everything that a server needs.
    pub async fn start(settings: Serve) -> Result<Server, StartError> {
        settings.check()?;
        let data = DataDir::open(&settings.data)?;
        let store = Arc::new(SqliteStore::open(data.path())?);
        let shared: Arc<dyn Store> = store.clone();
        let refused = |error| StartError::Listen { address: settings.listen, error };
        let listener = TcpListener::bind(settings.listen).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let admin = AdminSocket::open(&data)?;
        let (boards, people) = (Arc::new(Boards::new(shared.clone())), People::new(shared.clone()));
        if settings.demo {
            Demo { store: shared.clone(), boards: &boards, people: &people, at: now() }.fill().await?;
        }
        let room_settings = rooms::Settings {
            limits: Limits { document_bytes_max: settings.document_bytes_max, ..Limits::default() },
            open: settings.open,
            key: SealKey::new(data.secret()?),
            now_ms: || now().now_ms,
        };
        let rooms = Rooms::new(shared, boards.clone(), room_settings);
        let health = http::health::Health::default();
        let app = Arc::new(App { boards, rooms, people, health, store, settings });
        Ok(Server { address, listener, admin, app, data })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `stop` resolves; then finishes what is under way, and closes the store.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        let Server { listener, admin, app, data, .. } = self;
        let operator = tokio::spawn(admin.run(app.clone()));
        // Small messages must not wait for others to share a packet with.
        let listener = listener.tap_io(|stream| {
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "a connection keeps its delay");
            }
        });
        let (stopping, told) = tokio::sync::oneshot::channel();
        let answering = axum::serve(listener, http::router(app.clone(), sockets::router()))
            .with_graceful_shutdown(async move {
                // An error means that `run` is gone, and the answering with it.
                let _ = told.await;
            })
            .into_future();
        let answering = tokio::spawn(answering);
        stop.await;
        tracing::info!("stopping");
        // An error means that answering has already failed, which is told below.
        let _ = stopping.send(());
        app.rooms.shutdown().await;
        let outcome = tokio::time::timeout(STOPPED_WITHIN, answering).await;
        operator.abort();
        app.store.close().await;
        drop(data);
        match outcome {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => Err(io::Error::other(panic)),
            Err(_) => {
                tracing::warn!("some answers were cut off after {STOPPED_WITHIN:?}");
                Ok(())
            }
        }
    }
}
