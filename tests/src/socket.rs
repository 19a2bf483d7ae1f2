//! A WebSocket with deadlines: a test that waits in vain says for what.

use anyhow::{Context, bail};
use futures_util::{SinkExt, StreamExt};
use std::time::Duration;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest, protocol::CloseFrame},
};

/// How long anything that must come may take.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// One connection.
#[derive(Debug)]
pub struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// What the server said when it closed the connection.
    pub farewell: Option<CloseFrame>,
}

/// How a socket is asked for.
#[derive(Debug, Clone, Default)]
pub struct Handshake<'a> {
    /// `ws://…`
    pub url: String,
    /// The `Cookie` header.
    pub cookie: Option<&'a str>,
    /// The subprotocol.
    pub subprotocol: Option<&'a str>,
}

impl Socket {
    /// Connects.
    ///
    /// # Errors
    /// When the server refuses the upgrade or does not answer in time.
    pub async fn connect(handshake: &Handshake<'_>) -> anyhow::Result<Socket> {
        let mut request = handshake.url.as_str().into_client_request()?;
        let host = request.uri().authority().context("an address has a host")?.to_string();
        let headers = request.headers_mut();
        headers.insert("origin", format!("http://{host}").parse()?);
        if let Some(cookie) = handshake.cookie {
            headers.insert("cookie", cookie.parse()?);
        }
        if let Some(subprotocol) = handshake.subprotocol {
            headers.insert("sec-websocket-protocol", subprotocol.parse()?);
        }
        let (mut stream, _answer) = timeout(PATIENCE, connect_async(request))
            .await
            .with_context(|| format!("no answer to {}", handshake.url))?
            .with_context(|| format!("connecting to {}", handshake.url))?;
        if let MaybeTlsStream::Plain(tcp) = stream.get_mut() {
            tcp.set_nodelay(true)?;
        }
        Ok(Socket { stream, farewell: None })
    }

    /// Sends one binary frame.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send(&mut self, frame: Vec<u8>) -> anyhow::Result<()> {
        Ok(self.stream.send(Message::Binary(frame.into())).await?)
    }

    /// Sends a text frame, which no protocol here knows.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send_text(&mut self, text: &str) -> anyhow::Result<()> {
        Ok(self.stream.send(Message::text(text)).await?)
    }

    /// The next binary frame; `None` when the connection has ended, in whatever way. May be dropped and called again.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Binary(frame))) => return Some(frame.into()),
                Some(Ok(Message::Close(farewell))) => self.farewell = farewell,
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Text(_) | Message::Frame(_))) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }

    /// As [`Socket::next`], within [`PATIENCE`].
    ///
    /// # Errors
    /// When nothing comes.
    pub async fn next_soon(&mut self) -> anyhow::Result<Option<Vec<u8>>> {
        match timeout(PATIENCE, self.next()).await {
            Ok(frame) => Ok(frame),
            Err(_) => bail!("the server said nothing for {PATIENCE:?}"),
        }
    }
}
