//! One running server: it opens the data directory, listens, and in the end flushes and lets go.

use crate::admin::AdminError;
use crate::admin::listen::AdminSocket;
use crate::boards::Boards;
use crate::clock::now;
use crate::config::{ConfigError, Serve};
use crate::daily_letter::{DailyLetters, Means};
use crate::data_dir::{DataDir, DataDirError};
use crate::demo::{Demo, DemoError};
use crate::http::{self, App};
use crate::limits::{Limits, SWEPT_EVERY};
use crate::mail::{MailError, Post};
use crate::network::Directory;
use crate::people::People;
use crate::people::oidc::Issuers;
use crate::people::oidc::settings::{Settings, SettingsError};
use crate::rooms::access::{Access, Open};
use crate::rooms::seal::SealKey;
use crate::rooms::{self, Rooms};
use crate::sockets;
use crate::store::sqlite::SqliteStore;
use crate::store::{Store, StoreError};
use crate::summaries::Summaries;
use axum::serve::ListenerExt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

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
    /// See [`MailError`].
    #[error(transparent)]
    Mail(#[from] MailError),
    /// See [`SettingsError`].
    #[error(transparent)]
    SignIn(#[from] SettingsError),
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
        let post = match (&settings.smtp_url, &settings.mail_from) {
            (Some(url), Some(from)) => Some(Arc::new(Post::new(url, from)?)),
            _ => None,
        };
        let boards = Arc::new(Boards::new(shared.clone()));
        let people = Arc::new(People::open(shared.clone()).await?);
        let directory = Directory::open(shared.clone(), boards.clone(), || now().now_ms).await?;
        if settings.demo {
            let demo =
                Demo { store: shared.clone(), boards: &boards, directory: &directory, people: &people, at: now() };
            demo.fill().await?;
        }
        let room_settings = rooms::Settings {
            limits: Limits { document_bytes_max: settings.document_bytes_max, ..Limits::default() },
            open: settings.open,
            key: SealKey::new(data.secret()?),
            now_ms: || now().now_ms,
        };
        let access: Arc<dyn Access> = if settings.open { Arc::new(Open::default()) } else { directory.clone() };
        let rooms = Rooms::new(shared.clone(), boards.clone(), access, room_settings);
        rooms.follow_endings(people.endings());
        let summaries = Summaries::open(shared, boards.clone(), directory.clone(), rooms.written()).await?;
        let health = http::health::Health::default();
        let url = settings.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
        let url = url.trim_end_matches('/').to_owned();
        let from_file = settings.sign_in.as_deref().map(Settings::read).transpose()?;
        let issuers = Issuers::new(from_file.unwrap_or_default(), &url)?;
        let means = Means {
            store: store.clone(),
            directory: directory.clone(),
            people: people.clone(),
            post: post.clone(),
            secret: data.secret()?,
            url: url.clone(),
        };
        let daily_letters = DailyLetters::start(means, settings.daily_letter_at);
        let app = Arc::new(App {
            url,
            issuers,
            post,
            boards,
            directory,
            rooms,
            summaries,
            daily_letters,
            people,
            health,
            store,
            settings,
            stops: watch::Sender::new(false),
        });
        app.introduce_all();
        Ok(Server { address, listener, admin, app, data })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address that people type.
    pub fn url(&self) -> &str {
        &self.app.url
    }

    /// A link that makes whoever follows it first the administrator; `None` if there is one.
    pub fn first_administrator(&self) -> Option<String> {
        let secret = self.app.people.first_administrator()?;
        Some(format!("{}/i/{}", self.app.url, secret.as_str()))
    }

    /// Answers until `stop` resolves; then finishes what is under way, and closes the store.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        let Server { listener, admin, app, data, .. } = self;
        let operator = tokio::spawn(admin.run(app.clone()));
        let sweeping = tokio::spawn(sweep(app.people.clone()));
        // Small messages must not wait for others to share a packet with.
        let listener = listener.tap_io(|stream| {
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "a connection keeps its delay");
            }
        });
        let told = app.clone();
        let answering = axum::serve(listener, http::router(app.clone(), sockets::router()))
            .with_graceful_shutdown(async move { told.stopping().await })
            .into_future();
        let answering = tokio::spawn(answering);
        stop.await;
        tracing::info!("stopping");
        app.stops.send_replace(true);
        app.rooms.shutdown().await;
        let outcome = tokio::time::timeout(STOPPED_WITHIN, answering).await;
        operator.abort();
        sweeping.abort();
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

/// Ends what people's time is over for, as long as it runs.
async fn sweep(people: Arc<People>) {
    let mut again = tokio::time::interval(SWEPT_EVERY);
    loop {
        again.tick().await;
        if let Err(error) = people.sweep(now().now_ms).await {
            tracing::error!(%error, "sessions that are over could not be ended");
        }
    }
}
