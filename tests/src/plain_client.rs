//! What `y-websocket` does, in Rust: one document over `/sync/{document}` in the standard y-protocols.

use crate::{
    replica::Replica,
    socket::{Handshake, PATIENCE, Socket},
};
use anyhow::{Context, bail};
use board::{
    id::DocumentId,
    wire::{
        message::{Message, read_plain},
        varint::Reader,
    },
};
use std::net::SocketAddr;
use tokio::time::timeout;

/// A connected Yjs client.
#[derive(Debug)]
pub struct PlainClient {
    /// Its copy.
    pub replica: Replica,
    /// Whether the server has answered its first step 1.
    pub synced: bool,
    /// Step 1s that the server has asked on this connection.
    pub questions: u32,
    /// Reasons that the server gave for not taking something.
    pub denied: Vec<String>,
    /// Awareness messages that came.
    pub presences: u32,
    socket: Socket,
}

impl PlainClient {
    /// Connects and asks for what the copy lacks, without waiting for the answer.
    ///
    /// # Errors
    /// When the server refuses the connection.
    pub async fn connect(
        server: SocketAddr,
        document: DocumentId,
        cookie: Option<&str>,
        replica: Replica,
    ) -> anyhow::Result<PlainClient> {
        let handshake = Handshake { url: format!("ws://{server}/sync/{document}"), cookie, subprotocol: None };
        let socket = Socket::connect(&handshake).await?;
        let (synced, questions, presences) = (false, 0, 0);
        let mut client = PlainClient { replica, synced, questions, denied: Vec::new(), presences, socket };
        let state_vector = client.replica.state_vector();
        client.say(&Message::Step1(&state_vector)).await?;
        Ok(client)
    }

    /// As [`PlainClient::connect`], and waits until it has all that the server has.
    ///
    /// # Errors
    /// When the server refuses, or does not answer.
    pub async fn join(
        server: SocketAddr,
        document: DocumentId,
        cookie: Option<&str>,
        replica: Replica,
    ) -> anyhow::Result<PlainClient> {
        let mut client = Self::connect(server, document, cookie, replica).await?;
        client.until("the first sync", |client| client.synced).await?;
        Ok(client)
    }

    /// Sends a change.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send_update(&mut self, update: &[u8]) -> anyhow::Result<()> {
        self.say(&Message::Update(update)).await
    }

    /// Sends any message.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn say(&mut self, message: &Message<'_>) -> anyhow::Result<()> {
        let mut frame = Vec::new();
        message.write_plain(&mut frame);
        self.socket.send(frame).await
    }

    /// Sends bytes that need not be a message.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send_bytes(&mut self, frame: Vec<u8>) -> anyhow::Result<()> {
        self.socket.send(frame).await
    }

    /// Sends a text frame.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send_text(&mut self, text: &str) -> anyhow::Result<()> {
        self.socket.send_text(text).await
    }

    /// Hears one frame and answers it; false when the connection has ended.
    ///
    /// # Errors
    /// When the server says what is no message.
    pub async fn hear(&mut self) -> anyhow::Result<bool> {
        let Some(frame) = self.socket.next().await else { return Ok(false) };
        self.take_in(&frame).await?;
        Ok(true)
    }

    async fn take_in(&mut self, frame: &[u8]) -> anyhow::Result<()> {
        match read_plain(&mut Reader::new(frame)).context("a frame from the server")? {
            Message::Step1(state_vector) => {
                self.questions += 1;
                let answer = self.replica.since(state_vector)?;
                // The server may be gone before it hears the answer; the caller learns it from the next frame.
                let _gone = self.say(&Message::Step2(&answer)).await;
            }
            Message::Step2(update) => {
                self.replica.receive(update)?;
                self.synced = true;
            }
            Message::Update(update) => self.replica.receive(update)?,
            Message::Awareness(_) => self.presences += 1,
            Message::Denied(reason) => self.denied.push(reason.to_owned()),
            Message::QueryAwareness => {}
            other @ (Message::Hello(_)
            | Message::Manifest(_)
            | Message::Saved(_)
            | Message::Refused(_)
            | Message::Notice(_)) => bail!("{other:?} is not spoken on /sync"),
        }
        Ok(())
    }

    /// Hears until something holds.
    ///
    /// # Errors
    /// When it does not come in time, or the connection ends before.
    pub async fn until(&mut self, what: &str, holds: impl Fn(&PlainClient) -> bool) -> anyhow::Result<()> {
        let hearing = async {
            while !holds(self) {
                if !self.hear().await? {
                    bail!("the connection ended before {what}: {:?}", self.socket.farewell);
                }
            }
            Ok(())
        };
        timeout(PATIENCE, hearing).await.with_context(|| format!("waited in vain for {what}"))?
    }

    /// Hears until the connection ends, and leaves the copy.
    pub async fn drain(mut self) -> Replica {
        while self.hear().await.unwrap_or(false) {}
        self.replica
    }
}
