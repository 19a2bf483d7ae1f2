//! A WebSocket client that costs the load generator little: no masking, no copies, many frames a read.

use super::dialect::Dialect;
use anyhow::{Context, bail};
use bytes::{Buf, Bytes, BytesMut};
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::TcpStream;

/// First bytes of a receive buffer; it grows when a larger frame comes.
const BUFFER_BYTES: usize = 4 << 10;
/// The longest answer to the handshake.
const HANDSHAKE_BYTES_MAX: usize = 16 << 10;

/// Between two tries of a thread that waits for a full socket.
const WAIT_WHEN_FULL: Duration = Duration::from_micros(200);

const BINARY: u8 = 0x2;
const CLOSE: u8 = 0x8;
const PING: u8 = 0x9;
const PONG: u8 = 0xa;

/// The receiving side.
#[derive(Debug)]
pub struct Incoming {
    tcp: Arc<TcpStream>,
    dialect: Dialect,
    buffer: BytesMut,
}

/// The sending side.
#[derive(Debug, Clone)]
pub struct Outgoing {
    tcp: Arc<TcpStream>,
    /// What stands before each message.
    prefix: Arc<[u8]>,
}

/// Connects and shakes hands.
///
/// # Errors
/// When the server does not switch to WebSocket.
pub async fn connect(server: SocketAddr, path: &str, dialect: Dialect) -> anyhow::Result<(Outgoing, Incoming)> {
    let tcp = TcpStream::connect(server).await?;
    tcp.set_nodelay(true)?;
    let tcp = Arc::new(tcp);
    let mut incoming = Incoming { tcp: tcp.clone(), dialect, buffer: BytesMut::with_capacity(BUFFER_BYTES) };
    let outgoing = Outgoing { tcp, prefix: dialect.prefix().into() };
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {server}\r\nOrigin: http://{server}\r\nUpgrade: websocket\r\n\
         Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    );
    outgoing.write(request.as_bytes()).await?;
    loop {
        if let Some(end) = incoming.buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let head = incoming.buffer.split_to(end + 4);
            if !head.starts_with(b"HTTP/1.1 101") {
                bail!("{path}: {}", String::from_utf8_lossy(&head));
            }
            return Ok((outgoing, incoming));
        }
        if incoming.buffer.len() > HANDSHAKE_BYTES_MAX || !incoming.fill().await? {
            bail!("{path}: no answer to the handshake");
        }
    }
}

impl Outgoing {
    /// Writes bytes that are frames already.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn write(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.tcp.try_write(bytes) {
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.tcp.writable().await?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// As [`Outgoing::write`], for a thread that may wait.
    ///
    /// # Errors
    /// When the connection is gone.
    pub fn write_blocking(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.tcp.try_write(bytes) {
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => std::thread::sleep(WAIT_WHEN_FULL),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Frames a message and writes it.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send(&self, payload: &[u8]) -> io::Result<()> {
        self.write(&self.framed(payload)).await
    }

    /// A message as it goes over the line, for [`Outgoing::write`].
    pub fn framed(&self, message: &[u8]) -> Vec<u8> {
        let mut framed = Vec::with_capacity(self.prefix.len() + message.len() + 14);
        frame(BINARY, &[&self.prefix, message].concat(), &mut framed);
        framed
    }
}

/// RFC 6455 §5.2. A client must mask; the mask is zero, so the payload stays as it is.
fn frame(opcode: u8, payload: &[u8], out: &mut Vec<u8>) {
    const MASKED: u8 = 0x80;
    out.push(0x80 | opcode);
    match payload.len() {
        short @ 0..=125 => out.push(MASKED | short as u8),
        medium @ 126..=0xffff => {
            out.push(MASKED | 126);
            out.extend((medium as u16).to_be_bytes());
        }
        long => {
            out.push(MASKED | 127);
            out.extend((long as u64).to_be_bytes());
        }
    }
    out.extend([0; 4]);
    out.extend(payload);
}

impl Incoming {
    /// The next message's payload; `None` when the connection has ended. Pings are answered.
    ///
    /// # Errors
    /// When a frame is not one that a server may send here.
    pub async fn next(&mut self) -> anyhow::Result<Option<Bytes>> {
        loop {
            while let Some((opcode, payload)) = self.frame()? {
                match opcode {
                    BINARY => {
                        if let Some(message) = self.dialect.plain(payload) {
                            return Ok(Some(message));
                        }
                    }
                    CLOSE => return Ok(None),
                    PING => {
                        let mut pong = Vec::new();
                        frame(PONG, &payload, &mut pong);
                        Outgoing { tcp: self.tcp.clone(), prefix: [].into() }.write(&pong).await?;
                    }
                    PONG => {}
                    other => bail!("a frame with opcode {other}"),
                }
            }
            if !self.fill().await? {
                return Ok(None);
            }
        }
    }

    /// Takes the first frame off the buffer, if it is there whole.
    fn frame(&mut self) -> anyhow::Result<Option<(u8, BytesMut)>> {
        let [first, second, rest @ ..] = &self.buffer[..] else { return Ok(None) };
        if first & 0x80 == 0 || second & 0x80 != 0 {
            bail!("a fragment, or a masked frame from a server");
        }
        let (head, len) = match (second & 0x7f, rest) {
            (126, [a, b, ..]) => (4, usize::from(u16::from_be_bytes([*a, *b]))),
            (127, [a, b, c, d, e, f, g, h, ..]) => {
                let len = u64::from_be_bytes([*a, *b, *c, *d, *e, *f, *g, *h]);
                (10, usize::try_from(len).context("a frame fits in memory")?)
            }
            (126 | 127, _) => return Ok(None),
            (short, _) => (2, usize::from(short)),
        };
        let opcode = first & 0xf;
        if self.buffer.len() < head + len {
            self.buffer.reserve(head + len - self.buffer.len());
            return Ok(None);
        }
        self.buffer.advance(head);
        Ok(Some((opcode, self.buffer.split_to(len))))
    }

    /// Reads what has come; false at the end.
    async fn fill(&mut self) -> io::Result<bool> {
        self.buffer.reserve(BUFFER_BYTES);
        loop {
            self.tcp.readable().await?;
            match self.tcp.try_read_buf(&mut self.buffer) {
                Ok(read) => return Ok(read > 0),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
    }
}
