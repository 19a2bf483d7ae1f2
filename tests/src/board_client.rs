//! The least that speaks `samtavle.1`: all documents of a board over one socket, with *saved* and *refused*.
//!
//! It does not part and keeps no outbox of commands; the editor's session does. It is here to see what the
//! server says, one message at a time.

use crate::{
    person::Person,
    replica::Replica,
    socket::{Handshake, PATIENCE, Socket},
};
use anyhow::{Context, bail};
use board::{
    id::DocumentId,
    wire::{
        message::{Hello, ListedKind, Manifest, Message, Reason, SUBPROTOCOL, Seal, read},
        varint::Reader,
    },
};
use std::{collections::BTreeMap, net::SocketAddr};
use tokio::time::timeout;

/// The schema that these clients write.
const SCHEMA: u32 = 1;

/// A person's connection to a board, and their copies of its documents, which outlive the connection.
#[derive(Debug)]
pub struct BoardClient {
    server: SocketAddr,
    board: DocumentId,
    cookie: String,
    /// Copies of the documents that this client has opened.
    pub copies: BTreeMap<DocumentId, Copy>,
    /// What the server listed last.
    pub manifest: Option<Manifest>,
    /// Awareness messages that came on this connection.
    pub presences: Vec<Vec<u8>>,
    socket: Option<Socket>,
}

/// A copy of one document, and how far the server has come with it on this connection.
#[derive(Debug)]
pub struct Copy {
    /// The document as this person has it.
    pub replica: Replica,
    /// Its number on this connection.
    pub number: Option<u64>,
    /// Step 2s and updates sent on this connection.
    pub sent: u64,
    /// How many of them the server has called durable.
    pub saved: u64,
    /// What the server did not take.
    pub refused: Vec<(u64, Reason, Vec<u8>)>,
    /// Whether the server has answered the step 1 of this connection.
    pub synced: bool,
    /// Step 1s that the server has asked on this connection.
    pub questions: u32,
    seal: Option<Seal>,
    /// The message of this connection that brought the last of this copy's work; 0 when all is durable.
    owed: u64,
}

/// Work that no message of this connection has brought yet; the step 2 will.
const NOT_SENT: u64 = u64::MAX;

impl Copy {
    /// Whether the server has called all of this copy's work durable.
    pub fn all_saved(&self) -> bool {
        self.owed == 0
    }
}

impl BoardClient {
    /// Somebody who is not yet connected, with an empty copy of the board's `content`.
    pub fn new(server: SocketAddr, board: DocumentId, person: &Person, client: u64) -> BoardClient {
        let mut somebody = BoardClient {
            server,
            board,
            cookie: person.cookie.clone(),
            copies: BTreeMap::new(),
            manifest: None,
            presences: Vec::new(),
            socket: None,
        };
        somebody.open(board, client);
        somebody
    }

    /// Begins an empty copy of one more document; it is asked for at the next [`BoardClient::connect`].
    pub fn open(&mut self, document: DocumentId, client: u64) {
        let copy = Copy {
            replica: Replica::new(client),
            number: None,
            sent: 0,
            saved: 0,
            refused: Vec::new(),
            synced: false,
            questions: 0,
            seal: None,
            owed: 0,
        };
        self.copies.insert(document, copy);
    }

    /// The copy of the board's `content`.
    pub fn content(&self) -> &Copy {
        &self.copies[&self.board]
    }

    /// Connects (again), hears the manifest, says hello for each copy and asks for what it lacks.
    ///
    /// # Errors
    /// When the server refuses the connection or lists no such document.
    pub async fn connect(&mut self) -> anyhow::Result<()> {
        self.arrive().await?;
        self.greet().await
    }

    /// Connects (again) and hears the manifest.
    ///
    /// # Errors
    /// When the server refuses the connection.
    pub async fn arrive(&mut self) -> anyhow::Result<()> {
        let handshake = Handshake {
            url: format!("ws://{}/board/{}", self.server, self.board),
            cookie: Some(&self.cookie),
            subprotocol: Some(SUBPROTOCOL),
        };
        self.socket = Some(Socket::connect(&handshake).await?);
        self.manifest = None;
        self.presences.clear();
        for copy in self.copies.values_mut() {
            copy.number = None;
            (copy.sent, copy.saved, copy.questions, copy.synced) = (0, 0, 0, false);
            copy.owed = if copy.all_saved() { 0 } else { NOT_SENT };
        }
        self.until("a manifest", |somebody| somebody.manifest.is_some()).await
    }

    /// Says hello for each copy and asks for what it lacks.
    ///
    /// # Errors
    /// When the server lists no such document, or is gone.
    pub async fn greet(&mut self) -> anyhow::Result<()> {
        let mut frame = Vec::new();
        for listed in self.manifest.iter().flat_map(|manifest| &manifest.documents) {
            if let Some(copy) = self.copies.get_mut(&listed.id) {
                copy.number = Some(listed.number);
            }
        }
        for (document, copy) in &self.copies {
            let number = copy.number.with_context(|| format!("{document} is not in the manifest"))?;
            let client = copy.replica.client();
            let unsent = if copy.all_saved() { Vec::new() } else { vec![client] };
            let hello = Hello { schema: SCHEMA, seal: copy.seal.clone(), writes: vec![client], unsent };
            Message::Hello(hello).write(number, &mut frame);
            Message::Step1(&copy.replica.state_vector()).write(number, &mut frame);
        }
        self.send(frame).await
    }

    /// The document that is this person's own voice, once the manifest is there.
    pub fn own_voice(&self) -> Option<DocumentId> {
        let manifest = self.manifest.as_ref()?;
        let own = ListedKind::Voice { owner: manifest.person.clone() };
        manifest.documents.iter().find(|listed| listed.kind == own).map(|listed| listed.id)
    }

    /// Connects and waits until every copy has all that the server has.
    ///
    /// # Errors
    /// As [`BoardClient::connect`], or when no answer comes.
    pub async fn join(&mut self) -> anyhow::Result<()> {
        self.connect().await?;
        self.until("the first sync", |somebody| somebody.copies.values().all(|copy| copy.synced)).await
    }

    /// Sends a change of the board's `content`; gives its number, which *saved* will count.
    ///
    /// # Errors
    /// When there is no connection.
    pub async fn send_update(&mut self, update: &[u8]) -> anyhow::Result<u64> {
        self.send_update_of(self.board, update).await
    }

    /// Sends a change of the board's `content`, or keeps it for the next connection.
    ///
    /// # Errors
    /// When the connection has just been lost.
    pub async fn write(&mut self, update: &[u8]) -> anyhow::Result<()> {
        if self.is_connected() {
            self.send_update(update).await?;
        } else if let Some(copy) = self.copies.get_mut(&self.board) {
            copy.owed = NOT_SENT;
        }
        Ok(())
    }

    /// Sends a change of any of the opened documents; gives its number there.
    ///
    /// # Errors
    /// When there is no connection, or the document is not opened.
    pub async fn send_update_of(&mut self, document: DocumentId, update: &[u8]) -> anyhow::Result<u64> {
        let copy = self.copies.get_mut(&document).context("an opened document")?;
        let number = copy.number.context("a connection")?;
        copy.sent += 1;
        let nth = copy.sent;
        copy.owed = if copy.owed == NOT_SENT { NOT_SENT } else { nth };
        let mut frame = Vec::new();
        Message::Update(update).write(number, &mut frame);
        self.send(frame).await?;
        Ok(nth)
    }

    /// Tells the others where one is (y-protocols' awareness).
    ///
    /// # Errors
    /// When there is no connection.
    pub async fn send_presence(&mut self, awareness: &[u8]) -> anyhow::Result<()> {
        let number = self.content().number.context("a connection")?;
        let mut frame = Vec::new();
        Message::Awareness(awareness).write(number, &mut frame);
        self.send(frame).await
    }

    /// Sends a frame that need not hold messages.
    ///
    /// # Errors
    /// When there is no connection.
    pub async fn send(&mut self, frame: Vec<u8>) -> anyhow::Result<()> {
        self.socket.as_mut().context("a connection")?.send(frame).await
    }

    /// Hears one frame and answers it; false when there is no connection (any more). May be dropped and called again.
    ///
    /// # Errors
    /// When the server says what is no message of `samtavle.1`.
    pub async fn hear(&mut self) -> anyhow::Result<bool> {
        let Some(socket) = &mut self.socket else { return Ok(false) };
        let Some(frame) = socket.next().await else {
            self.socket = None;
            return Ok(false);
        };
        self.take_in(&frame).await?;
        Ok(true)
    }

    async fn take_in(&mut self, frame: &[u8]) -> anyhow::Result<()> {
        let mut reader = Reader::new(frame);
        let mut answers = Vec::new();
        while let Some((number, message)) = read(&mut reader).context("a frame from the server")? {
            match message {
                Message::Manifest(manifest) => self.read_manifest(manifest),
                Message::Awareness(awareness) => self.presences.push(awareness.to_vec()),
                Message::Notice(_) | Message::QueryAwareness => {}
                Message::Denied(reason) => bail!("the server denied the connection: {reason}"),
                Message::Hello(_) => bail!("a server says no hello"),
                Message::Step1(state_vector) => {
                    let copy = self.numbered(number)?;
                    copy.questions += 1;
                    copy.sent += 1;
                    copy.owed = if copy.all_saved() { 0 } else { copy.sent };
                    Message::Step2(&copy.replica.since(state_vector)?).write(number, &mut answers);
                }
                Message::Step2(update) => {
                    let copy = self.numbered(number)?;
                    copy.replica.receive(update)?;
                    copy.synced = true;
                }
                Message::Update(update) => self.numbered(number)?.replica.receive(update)?,
                Message::Saved(saved) => {
                    let copy = self.numbered(number)?;
                    if saved.count > copy.sent {
                        bail!("the server has saved {} of the {} messages it got", saved.count, copy.sent);
                    }
                    copy.saved = copy.saved.max(saved.count);
                    copy.owed = if copy.owed <= copy.saved { 0 } else { copy.owed };
                    copy.seal = Some(saved.seal);
                }
                Message::Refused(refused) => {
                    let (count, reason, bytes) = (refused.count, refused.reason, refused.bytes.to_vec());
                    self.numbered(number)?.refused.push((count, reason, bytes));
                }
            }
        }
        if !answers.is_empty() {
            // The server may be gone before it hears the answer; the caller learns it from the next frame.
            let _gone = self.send(answers).await;
        }
        Ok(())
    }

    fn read_manifest(&mut self, manifest: Manifest) {
        for listed in &manifest.documents {
            if let Some(copy) = self.copies.get_mut(&listed.id) {
                copy.number = Some(listed.number);
            }
        }
        self.manifest = Some(manifest);
    }

    fn numbered(&mut self, number: u64) -> anyhow::Result<&mut Copy> {
        self.copies
            .values_mut()
            .find(|copy| copy.number == Some(number))
            .with_context(|| format!("the server speaks of document {number}, which is not opened"))
    }

    /// Hears until something holds.
    ///
    /// # Errors
    /// When it does not come in time, or the connection ends before.
    pub async fn until(&mut self, what: &str, holds: impl Fn(&BoardClient) -> bool) -> anyhow::Result<()> {
        let hearing = async {
            while !holds(self) {
                if !self.hear().await? {
                    bail!("the connection ended before {what}");
                }
            }
            Ok(())
        };
        timeout(PATIENCE, hearing).await.with_context(|| format!("waited in vain for {what}"))?
    }

    /// Hears what is still on its way until the connection ends.
    ///
    /// # Errors
    /// When the server says what is no message of `samtavle.1`.
    pub async fn drain(&mut self) -> anyhow::Result<()> {
        while self.hear().await? {}
        Ok(())
    }

    /// Whether there is a connection, as far as this client has heard.
    pub fn is_connected(&self) -> bool {
        self.socket.is_some()
    }

    /// Cuts the connection.
    pub fn disconnect(&mut self) {
        self.socket = None;
    }
}
