//! One peer's TCP stream after the handshake, and what waits to be written to it.
//!
//! The stream is held directly, and not through a WebSocket library, for two reasons. A room writes
//! the same encoded frame to every socket by itself, at once, without waking a task for each
//! ([`Line::send`]). And an idle connection owns no buffers: what comes is read into one scratch
//! buffer a thread.

use super::frame::{self, CloseCode, FrameError, FrameReader, Heard};
use crate::limits::Limits;
use bytes::Bytes;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, ErrorKind, IoSlice};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::io::Interest;
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::time::Instant;

/// Bytes that are read at once, into the thread's scratch buffer.
const READ_BYTES: usize = 64 << 10;
/// Reads in a row before others get their turn.
const READS_IN_A_ROW: usize = 8;
/// Frames in one write.
const WRITE_FRAMES: usize = 64;
/// How long a peer may take to answer our close.
const FAREWELL: Duration = Duration::from_secs(2);

thread_local! {
    static SCRATCH: RefCell<Vec<u8>> = RefCell::new(vec![0; READ_BYTES]);
}

/// Whether what was sent goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// It is written, or waits its turn (or the line is ending, and it no longer matters).
    Taken,
    /// The line has too much waiting; it will say when it has drained.
    Full,
}

/// A peer's line. The room writes, the line's own task reads.
pub struct Line {
    stream: TcpStream,
    out: Mutex<Out>,
    /// Wakes the line's task: there is something to write, to close, or room for what was heard.
    wake: Notify,
    queue_bytes_max: usize,
    inbox_bytes_max: usize,
}

#[derive(Default)]
struct Out {
    frames: VecDeque<Bytes>,
    /// Bytes of the first frame that are written.
    written: usize,
    /// Bytes that wait.
    waiting: usize,
    /// Something did not fit; the room wants to hear when the line has drained.
    full: bool,
    stage: Stage,
    /// Bytes that were heard and that the room has not yet worked through.
    inbox: usize,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    #[default]
    Open,
    /// The close frame is the last in the queue.
    Closing,
    /// Nothing is written any more.
    Cut,
}

/// What a line's task tells the room.
#[derive(Debug)]
pub enum LineEvent {
    /// A message; to be given back with [`Line::worked_through`].
    Message(Vec<u8>),
    /// After [`Sent::Full`]: everything is written.
    Drained,
}

impl Line {
    /// A line over a stream whose handshake is done.
    pub fn new(stream: TcpStream, limits: &Limits) -> Self {
        // Edits are small and must not wait for each other's acknowledgement.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a socket takes no TCP_NODELAY");
        }
        Line {
            stream,
            out: Mutex::default(),
            wake: Notify::new(),
            queue_bytes_max: limits.queue_bytes_max,
            inbox_bytes_max: limits.inbox_bytes_max,
        }
    }

    /// Writes frames now, or as soon as the peer takes them. Drops them all if too much is waiting.
    pub fn send(&self, frames: &[Bytes]) -> Sent {
        let mut out = self.out();
        if out.stage != Stage::Open {
            return Sent::Taken;
        }
        if out.waiting >= self.queue_bytes_max {
            out.full = true;
            return Sent::Full;
        }
        self.push(&mut out, frames);
        Sent::Taken
    }

    /// Writes frames that may not be dropped (refusals, the manifest). A peer that lets too many of
    /// them lie is cut off, so that memory stays bounded.
    pub fn insist(&self, frames: &[Bytes]) {
        let mut out = self.out();
        if out.stage != Stage::Open {
            return;
        }
        if out.waiting >= 2 * self.queue_bytes_max {
            out.cut();
            self.wake.notify_one();
            return;
        }
        self.push(&mut out, frames);
    }

    /// Whether so much waits that what is sent now is dropped. The line will say when it has drained.
    pub fn is_full(&self) -> bool {
        let mut out = self.out();
        let full = out.stage == Stage::Open && out.waiting >= self.queue_bytes_max;
        out.full |= full;
        full
    }

    /// Whether anything waits to be written.
    pub fn is_behind(&self) -> bool {
        self.out().waiting > 0
    }

    /// Says that no more is coming, and why; what waits is written before it.
    pub fn close(&self, code: CloseCode, reason: &str) {
        let mut out = self.out();
        if out.stage == Stage::Open {
            self.push(&mut out, &[frame::close(code, reason)]);
            if out.stage == Stage::Open {
                out.stage = Stage::Closing;
            }
        }
        self.wake.notify_one();
    }

    /// Says that the room has worked through a message of so many bytes.
    pub fn worked_through(&self, bytes: usize) {
        let mut out = self.out();
        let was_full = out.inbox >= self.inbox_bytes_max;
        out.inbox = out.inbox.saturating_sub(bytes);
        if was_full {
            self.wake.notify_one();
        }
    }

    fn out(&self) -> MutexGuard<'_, Out> {
        self.out.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, out: &mut Out, frames: &[Bytes]) {
        let idle = out.frames.is_empty();
        out.waiting += frames.iter().map(Bytes::len).sum::<usize>();
        out.frames.extend(frames.iter().cloned());
        if idle {
            out.write(&self.stream);
            if out.waiting > 0 || out.stage == Stage::Cut {
                self.wake.notify_one();
            }
        }
    }

    /// Reads and writes until the line ends. `already` was read after the handshake; `heartbeat`
    /// gives what is said every [`Limits::ping_after`].
    pub async fn run(
        &self,
        mut already: Vec<u8>,
        limits: &Limits,
        heartbeat: impl Fn() -> Vec<Bytes>,
        mut tell: impl FnMut(LineEvent),
    ) {
        let mut reader = FrameReader::default();
        let mut heard_at = Instant::now();
        let mut alarm = std::pin::pin!(tokio::time::sleep_until(on_the_second(heard_at + limits.ping_after)));
        let mut going = self.take_in(&mut reader, &mut already, limits, &mut tell);
        drop(already);
        while going {
            let (interest, closing) = {
                let out = self.out();
                if out.stage == Stage::Cut {
                    return;
                }
                let reads = out.inbox < self.inbox_bytes_max;
                let interest = match (reads, out.waiting > 0) {
                    (true, true) => Some(Interest::READABLE | Interest::WRITABLE),
                    (true, false) => Some(Interest::READABLE),
                    (false, true) => Some(Interest::WRITABLE),
                    (false, false) => None,
                };
                (interest, out.stage == Stage::Closing)
            };
            if closing {
                return self.say_goodbye(&mut reader, limits).await;
            }
            let ready = async {
                match interest {
                    Some(interest) => self.stream.ready(interest).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                ready = ready => match ready {
                    Ok(ready) => {
                        if ready.is_writable() {
                            self.drain(&mut tell);
                        }
                        if ready.is_readable() {
                            heard_at = Instant::now();
                            going = self.read(&mut reader, limits, &mut tell);
                        }
                    }
                    Err(_) => return,
                },
                () = self.wake.notified() => {}
                () = alarm.as_mut() => {
                    let now = Instant::now();
                    if now.duration_since(heard_at) >= limits.dead_after {
                        return;
                    }
                    // A peer that is behind hears enough.
                    if !self.is_behind() {
                        self.send(&heartbeat());
                    }
                    alarm.as_mut().reset(on_the_second(now + limits.ping_after));
                }
            }
        }
    }

    /// Reads what is there. `false` ends the line.
    fn read(&self, reader: &mut FrameReader, limits: &Limits, tell: &mut impl FnMut(LineEvent)) -> bool {
        SCRATCH.with_borrow_mut(|scratch| {
            for _ in 0..READS_IN_A_ROW {
                match self.try_read(scratch) {
                    Ok(0) => return false,
                    Ok(len) => {
                        let bytes = scratch.get_mut(..len).unwrap_or(&mut []);
                        if !self.take_in(reader, bytes, limits, tell) {
                            return false;
                        }
                        if len < READ_BYTES || self.out().inbox >= self.inbox_bytes_max {
                            return true;
                        }
                    }
                    Err(error) if error.kind() == ErrorKind::WouldBlock => return true,
                    Err(_) => return false,
                }
            }
            true
        })
    }

    /// Reads, and when that empties the socket, says so to the runtime: or each message would cost a
    /// second call, which finds nothing. (A peer's end is told apart from readiness, and is not lost.)
    fn try_read(&self, scratch: &mut [u8]) -> io::Result<usize> {
        let mut read = None;
        let outcome = self.stream.try_io(Interest::READABLE, || {
            let len = rustix::io::read(&self.stream, &mut *scratch)?;
            read = Some(len);
            if 0 < len && len < scratch.len() { Err(ErrorKind::WouldBlock.into()) } else { Ok(()) }
        });
        match read {
            Some(len) => Ok(len),
            None => outcome.map(|()| 0),
        }
    }

    /// Works through bytes from the peer. `false` ends the line at once.
    fn take_in(
        &self,
        reader: &mut FrameReader,
        bytes: &mut [u8],
        limits: &Limits,
        tell: &mut impl FnMut(LineEvent),
    ) -> bool {
        let fed = reader.feed(bytes, limits.frame_bytes_max, &mut |heard| match heard {
            Heard::Message(message) => {
                self.out().inbox += message.len();
                tell(LineEvent::Message(message));
            }
            Heard::Ping(payload) => {
                self.send(&[frame::pong(&payload)]);
            }
            Heard::Pong => {}
            Heard::Close => self.close(CloseCode::Normal, ""),
        });
        match fed {
            Ok(()) => true,
            Err(error) => {
                self.end_badly(error);
                true
            }
        }
    }

    fn end_badly(&self, error: FrameError) {
        let reason = match error {
            FrameError::TooLarge { limit } => format!("frame_too_large: at most {limit} bytes"),
            FrameError::Protocol | FrameError::Text => error.to_string(),
        };
        self.close(error.close_code(), &reason);
    }

    fn drain(&self, tell: &mut impl FnMut(LineEvent)) {
        let mut out = self.out();
        out.write(&self.stream);
        if out.waiting == 0 && out.full {
            out.full = false;
            drop(out);
            tell(LineEvent::Drained);
        }
    }

    /// Writes what waits, the close frame last, and gives the peer a moment to answer it: a stream
    /// that is dropped with bytes unread is reset, and the peer would never see the reason.
    async fn say_goodbye(&self, reader: &mut FrameReader, limits: &Limits) {
        let farewell = async {
            loop {
                let behind = self.is_behind();
                let interest = if behind { Interest::READABLE | Interest::WRITABLE } else { Interest::READABLE };
                let Ok(ready) = self.stream.ready(interest).await else { return };
                if ready.is_writable() {
                    self.out().write(&self.stream);
                }
                if ready.is_readable() && !self.listen_for_close(reader, limits) && !self.is_behind() {
                    return;
                }
                if self.out().stage == Stage::Cut {
                    return;
                }
            }
        };
        // A peer that does not answer in time is simply left.
        let _ = tokio::time::timeout(FAREWELL, farewell).await;
    }

    /// Reads on and throws away. `false` when the peer has closed, too, or talks nonsense.
    fn listen_for_close(&self, reader: &mut FrameReader, limits: &Limits) -> bool {
        let mut closed = false;
        SCRATCH.with_borrow_mut(|scratch| match self.stream.try_read(scratch) {
            Ok(0) => false,
            Ok(len) => {
                let bytes = scratch.get_mut(..len).unwrap_or(&mut []);
                // Nonsense is what we close for; reading on keeps the reason from being lost.
                let _ = reader.feed(bytes, limits.frame_bytes_max, &mut |heard| closed |= heard == Heard::Close);
                !closed
            }
            Err(error) => error.kind() == ErrorKind::WouldBlock,
        })
    }
}

impl Out {
    fn write(&mut self, stream: &TcpStream) {
        while self.waiting > 0 {
            let mut slices = Vec::with_capacity(self.frames.len().min(WRITE_FRAMES));
            let mut skip = self.written;
            for frame in self.frames.iter().take(WRITE_FRAMES) {
                slices.push(IoSlice::new(frame.get(skip..).unwrap_or(&[])));
                skip = 0;
            }
            match stream.try_write_vectored(&slices) {
                Ok(0) => return self.cut(),
                Ok(len) => self.advance(len),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return,
                Err(_) => return self.cut(),
            }
        }
    }

    fn advance(&mut self, mut len: usize) {
        self.waiting -= len;
        len += self.written;
        self.written = 0;
        while let Some(first) = self.frames.front() {
            if len < first.len() {
                self.written = len;
                return;
            }
            len -= first.len();
            self.frames.pop_front();
        }
        // An idle line owns no memory.
        self.frames = VecDeque::new();
    }

    fn cut(&mut self) {
        let inbox = self.inbox;
        *self = Out { stage: Stage::Cut, inbox, ..Out::default() };
    }
}

/// The next whole second of the runtime's clock: a thousand connections' alarms ring together, and
/// the machine sleeps between.
fn on_the_second(at: Instant) -> Instant {
    thread_local! {
        static ORIGIN: Instant = Instant::now();
    }
    let since = ORIGIN.with(|origin| at.saturating_duration_since(*origin));
    at + Duration::from_secs(since.as_secs() + 1) - since
}
