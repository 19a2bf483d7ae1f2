//! The yardstick: an axum broadcast that parses nothing, keeps nothing, and flushes what has queued at once.

use axum::{
    Router,
    extract::{
        Path, State, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    response::Response,
    routing::get,
    serve::ListenerExt,
};
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt, stream::SplitSink};
use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::{net::TcpListener, sync::broadcast};

/// Messages that a slow client may lag behind before it loses some.
const QUEUE: usize = 4_096;
/// Messages that are written to a socket before it is flushed.
const FLUSH_AFTER: usize = 64;

type Rooms = Arc<Mutex<HashMap<String, broadcast::Sender<Bytes>>>>;

/// Serves `/sync/{document}` until the process ends.
///
/// # Errors
/// When the port is taken.
pub async fn serve(address: SocketAddr) -> anyhow::Result<()> {
    let listener = TcpListener::bind(address).await?.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            eprintln!("no TCP_NODELAY: {error}");
        }
    });
    let app = Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/sync/{document}", get(upgrade))
        .with_state(Rooms::default());
    Ok(axum::serve(listener, app).await?)
}

async fn upgrade(upgrade: WebSocketUpgrade, Path(document): Path<String>, State(rooms): State<Rooms>) -> Response {
    let room = rooms
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .entry(document)
        .or_insert_with(|| broadcast::channel(QUEUE).0)
        .clone();
    upgrade.on_upgrade(move |socket| relay(socket, room))
}

async fn relay(socket: WebSocket, room: broadcast::Sender<Bytes>) {
    let (writer, mut reader) = socket.split();
    let writing = tokio::spawn(write(writer, room.subscribe()));
    while let Some(Ok(message)) = reader.next().await {
        if let Message::Binary(bytes) = message {
            // Nobody listens only when this socket's own writer has ended.
            let _listeners = room.send(bytes);
        }
    }
    writing.abort();
}

async fn write(mut writer: SplitSink<WebSocket, Message>, mut room: broadcast::Receiver<Bytes>) {
    loop {
        let mut next = match room.recv().await {
            Ok(bytes) => Some(bytes),
            Err(broadcast::error::RecvError::Lagged(_)) => continue,
            Err(broadcast::error::RecvError::Closed) => return,
        };
        let mut written = 0;
        while let Some(bytes) = next.take() {
            if writer.feed(Message::Binary(bytes)).await.is_err() {
                return;
            }
            written += 1;
            if written < FLUSH_AFTER {
                next = room.try_recv().ok();
            }
        }
        if writer.flush().await.is_err() {
            return;
        }
    }
}
