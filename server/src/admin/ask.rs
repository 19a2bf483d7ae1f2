//! The operator's side: gives an order to the server, or does it alone where no server runs.

use super::{AdminError, Answer, back_up, restore};
use crate::config::{Admin, Order};
use crate::data_dir::{DataDir, admin_socket};
use crate::store::sqlite::SqliteStore;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixStream;

/// Has an order carried out, and returns what to tell the operator.
pub async fn ask(admin: Admin) -> Result<String, AdminError> {
    let order = with_full_paths(admin.order)?;
    match UnixStream::connect(admin_socket(&admin.data)).await {
        Ok(server) => over(server, &order).await,
        Err(error) if is_nobody(&error) => alone(&admin.data, order).await,
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            Err(AdminError::PathTooLong(admin_socket(&admin.data)))
        }
        Err(error) => Err(error.into()),
    }
}

/// The server has a working directory of its own.
fn with_full_paths(order: Order) -> io::Result<Order> {
    let full = |file: PathBuf| std::path::absolute(file);
    Ok(match order {
        Order::Seal { .. } | Order::Invite { .. } | Order::SignInLink { .. } | Order::SendDailyLetters => order,
        Order::Backup { file } => Order::Backup { file: full(file)? },
        Order::Restore { file } => Order::Restore { file: full(file)? },
    })
}

fn is_nobody(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused)
}

async fn over(server: UnixStream, order: &Order) -> Result<String, AdminError> {
    let (answer, mut say) = server.into_split();
    let mut line = serde_json::to_vec(order)?;
    line.push(b'\n');
    say.write_all(&line).await?;
    let mut line = String::new();
    BufReader::new(answer).read_line(&mut line).await?;
    match serde_json::from_str(&line)? {
        Answer::Done(text) => Ok(text),
        Answer::Failed(text) => Err(AdminError::Refused(text)),
    }
}

async fn alone(data: &Path, order: Order) -> Result<String, AdminError> {
    match order {
        Order::Seal { .. } | Order::Invite { .. } | Order::SignInLink { .. } | Order::SendDailyLetters => {
            Err(AdminError::NoServer(data.to_owned()))
        }
        Order::Backup { .. } if !data.is_dir() => Err(AdminError::NoServer(data.to_owned())),
        Order::Backup { file } => {
            let (_held, store) = open(data)?;
            Ok(back_up(&store, file).await?)
        }
        Order::Restore { file } => {
            let (_held, store) = open(data)?;
            let text = restore(&store, file).await?;
            store.close().await;
            Ok(text)
        }
    }
}

fn open(data: &Path) -> Result<(DataDir, Arc<SqliteStore>), AdminError> {
    let held = DataDir::open(data)?;
    let store = Arc::new(SqliteStore::open(held.path())?);
    Ok((held, store))
}
