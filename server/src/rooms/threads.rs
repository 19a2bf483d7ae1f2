//! The threads on which rooms live.
//!
//! A room and all its connections share one thread: a message wakes the room, and the room writes to the
//! sockets, without waking another processor for it. Boards are spread over the threads by their ids,
//! which are random.

use board::id::DocumentId;
use std::num::NonZero;
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// One thread for each processor; they end with this value.
pub(super) struct Threads {
    handles: Vec<Handle>,
    _ends: Vec<oneshot::Sender<()>>,
}

impl Threads {
    /// Starts them.
    pub(super) fn start() -> Self {
        let count = std::thread::available_parallelism().map_or(1, NonZero::get);
        let (handles, ends) = (0..count).map(start_one).unzip();
        Threads { handles, _ends: ends }
    }

    /// The thread on which a board's room lives.
    pub(super) fn of(&self, board: DocumentId) -> &Handle {
        let count = self.handles.len() as u128;
        let place = usize::try_from(board.0 % count).expect("there are fewer threads than a number holds");
        &self.handles[place]
    }
}

fn start_one(number: usize) -> (Handle, oneshot::Sender<()>) {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("an operating system that gives no timer and no poll can run no server");
    let handle = runtime.handle().clone();
    let (end, ended) = oneshot::channel();
    let run = move || {
        // Either way, the rooms have no owner any more.
        let _ = runtime.block_on(ended);
    };
    let started = std::thread::Builder::new().name(format!("rooms-{number}")).spawn(run);
    started.expect("an operating system that gives no thread can run no server");
    (handle, end)
}
