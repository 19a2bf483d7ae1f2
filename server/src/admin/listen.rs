//! The server's side: takes one order a connection, one at a time.

use super::inviting::{self, Wish};
use super::{AdminError, Answer, back_up, restore, seal, send_daily_letters};
use crate::config::Order;
use crate::data_dir::{DataDir, admin_socket};
use crate::http::App;
use crate::limits::ORDER_BYTES_MAX;
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};

/// How long an operator's program may take to say what it wants.
const SAID_WITHIN: Duration = Duration::from_secs(10);

/// A socket on which the operator is heard. It is removed with this value.
#[derive(Debug)]
pub struct AdminSocket {
    listener: UnixListener,
    path: PathBuf,
}

impl AdminSocket {
    /// Begins to listen in a directory that this process has to itself.
    pub fn open(data: &DataDir) -> Result<Self, AdminError> {
        let path = admin_socket(data.path());
        // We hold the directory's lock, so a socket that is there is a killed server's.
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        let listener = UnixListener::bind(&path).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidInput => AdminError::PathTooLong(path.clone()),
            _ => error.into(),
        })?;
        fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        Ok(AdminSocket { listener, path })
    }

    /// Carries out orders until it is dropped.
    pub async fn run(self, app: Arc<App>) {
        loop {
            match self.listener.accept().await {
                Ok((operator, _)) => {
                    if let Err(error) = hear(operator, &app).await {
                        tracing::warn!(%error, "an operator was not understood");
                    }
                }
                Err(error) => {
                    // Out of file handles, most likely: wait until some are free.
                    tracing::error!(%error, "no operator can be heard");
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
            }
        }
    }
}

impl Drop for AdminSocket {
    fn drop(&mut self) {
        // It may be gone already, with its directory.
        let _ = fs::remove_file(&self.path);
    }
}

async fn hear(operator: UnixStream, app: &App) -> Result<(), AdminError> {
    let (said, mut answer) = operator.into_split();
    let mut line = String::new();
    let mut said = BufReader::new(said.take(ORDER_BYTES_MAX));
    tokio::time::timeout(SAID_WITHIN, said.read_line(&mut line)).await.map_err(io::Error::from)??;
    let order: Order = serde_json::from_str(&line)?;
    tracing::info!(order = order.name(), "an operator's order");
    let outcome = match carry_out(order, app).await {
        Ok(text) => Answer::Done(text),
        Err(error) => Answer::Failed(error.to_string()),
    };
    let mut line = serde_json::to_vec(&outcome)?;
    line.push(b'\n');
    answer.write_all(&line).await?;
    Ok(())
}

async fn carry_out(order: Order, app: &App) -> Result<String, AdminError> {
    match order {
        Order::Seal { document } => Ok(seal(&app.rooms, document).await?),
        Order::Backup { file } => Ok(back_up(&app.store, file).await?),
        Order::Restore { file } => {
            let text = restore(&app.store, file).await?;
            // What is in memory is another history now.
            app.people.read_again().await?;
            app.directory.reload().await?;
            app.introduce_all();
            app.rooms.let_go().await;
            app.summaries.begin_again();
            Ok(text)
        }
        Order::Invite { board, level, network, role, people, days } => {
            let wish = Wish { board, level, network, role, people, days };
            inviting::invite(app, wish).await
        }
        Order::SendDailyLetters => send_daily_letters(&app.daily_letters).await,
        Order::SignInLink { email, name } => inviting::sign_in_link(app, &email, name.as_deref()).await,
    }
}
