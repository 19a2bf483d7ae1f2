//! The line to the server: whether there is one, whether it lives, when to try again.

use super::{
    backoff,
    limits::{
        CONNECT_MAX_MS, NUDGE_MIN_MS, RETRY_BUSY_MS, RETRY_NOT_SHARED_MS, RETRY_OUTDATED_MS,
        SILENCE_AFTER_NUDGE_MAX_MS, STEADY_AFTER_MS,
    },
};

/// What the person is shown about the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    /// A socket is being opened, or it is open and the board is not pulled yet.
    Connecting,
    /// What others do comes in, what one does goes out.
    Online,
    /// No line; the next try is at this time. Work goes on and waits in the outbox.
    Offline {
        /// Milliseconds since 1970.
        retry_at: u64,
    },
    /// The server speaks a later version than this page: only a reload helps. Work goes on and waits in the outbox.
    Outdated,
    /// Nobody is signed in on this device any more. Nothing is tried before it is known who sits here.
    SignedOut,
    /// The session has ended; nothing is tried any more.
    Closed,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Connecting { since: u64 },
    Open { since: u64, heard: u64, greeted: bool },
    Waiting { retry_at: u64 },
    Outdated { retry_at: u64 },
    SignedOut,
    Closed,
}

/// What is to be done about the socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Nothing,
    Connect,
    /// The line is dead or useless: let go of the socket. What the documents knew of it is over.
    HangUp,
}

#[derive(Debug)]
pub(super) struct Line {
    state: State,
    failures: u32,
    tried_at: u64,
}

impl Line {
    /// A line whose first socket is being opened.
    pub(super) fn connecting(now: u64) -> Self {
        Line { state: State::Connecting { since: now }, failures: 0, tried_at: now }
    }

    pub(super) fn is_open(&self) -> bool {
        matches!(self.state, State::Open { .. })
    }

    /// Nothing is tried any more.
    pub(super) fn is_closed(&self) -> bool {
        matches!(self.state, State::Closed | State::SignedOut)
    }

    /// As the person is shown it; `pulled` says whether the board is up to date.
    pub(super) fn connection(&self, pulled: bool) -> Connection {
        match self.state {
            State::Connecting { .. } => Connection::Connecting,
            State::Open { .. } if pulled => Connection::Online,
            State::Open { .. } => Connection::Connecting,
            State::Waiting { retry_at } => Connection::Offline { retry_at },
            State::Outdated { .. } => Connection::Outdated,
            State::SignedOut => Connection::SignedOut,
            State::Closed => Connection::Closed,
        }
    }

    pub(super) fn opened(&mut self, now: u64) {
        if !self.is_closed() {
            self.state = State::Open { since: now, heard: now, greeted: false };
        }
    }

    pub(super) fn heard(&mut self, now: u64) {
        if let State::Open { heard, .. } = &mut self.state {
            *heard = now;
        }
    }

    pub(super) fn greeted(&mut self) {
        if let State::Open { greeted, .. } = &mut self.state {
            *greeted = true;
        }
    }

    /// The socket is gone. `chance`: a random number from 0 to 1.
    pub(super) fn lost(&mut self, now: u64, chance: f64) {
        self.lost_for(now, 0, chance);
    }

    /// The server cannot serve us now: come back later than after an ordinary loss.
    pub(super) fn busy(&mut self, now: u64, chance: f64) {
        self.lost_for(now, RETRY_BUSY_MS, chance);
    }

    fn lost_for(&mut self, now: u64, least_ms: u64, chance: f64) {
        match self.state {
            State::Closed | State::SignedOut | State::Waiting { .. } | State::Outdated { .. } => return,
            State::Open { since, greeted: true, .. } if now.saturating_sub(since) >= STEADY_AFTER_MS => {
                self.failures = 1;
            }
            State::Open { .. } | State::Connecting { .. } => self.failures = self.failures.saturating_add(1),
        }
        self.state = State::Waiting { retry_at: now + least_ms + backoff::wait_ms(self.failures, chance) };
    }

    /// The server does not speak this page's language any more.
    pub(super) fn outdated(&mut self, now: u64) {
        if !self.is_closed() {
            self.state = State::Outdated { retry_at: now + RETRY_OUTDATED_MS };
        }
    }

    /// Nobody is signed in any more.
    pub(super) fn signed_out(&mut self) {
        if !self.is_closed() {
            self.state = State::SignedOut;
        }
    }

    /// The board is not open to this person: asked again only so often, should it be opened to them.
    pub(super) fn not_shared(&mut self, now: u64, chance: f64) {
        self.lost_for(now, RETRY_NOT_SHARED_MS, chance);
    }

    pub(super) fn close(&mut self) {
        self.state = State::Closed;
    }

    /// What time asks for. A line that was silent for longer than `silence_max_ms` is dead.
    pub(super) fn tick(&mut self, now: u64, silence_max_ms: u64) -> Act {
        match self.state {
            State::Waiting { retry_at } | State::Outdated { retry_at } if now >= retry_at => self.connect(now),
            State::Connecting { since } if now.saturating_sub(since) > CONNECT_MAX_MS => Act::HangUp,
            State::Open { since, greeted: false, .. } if now.saturating_sub(since) > CONNECT_MAX_MS => Act::HangUp,
            State::Open { heard, .. } if now.saturating_sub(heard) > silence_max_ms => Act::HangUp,
            State::Waiting { .. }
            | State::Outdated { .. }
            | State::SignedOut
            | State::Connecting { .. }
            | State::Open { .. }
            | State::Closed => Act::Nothing,
        }
    }

    /// The browser hints that it is worth trying: the network is back, the tab is looked at.
    pub(super) fn nudge(&mut self, now: u64) -> Act {
        match self.state {
            State::Waiting { .. } if now.saturating_sub(self.tried_at) >= NUDGE_MIN_MS => self.connect(now),
            State::Open { heard, .. } if now.saturating_sub(heard) > SILENCE_AFTER_NUDGE_MAX_MS => Act::HangUp,
            State::Waiting { .. }
            | State::Outdated { .. }
            | State::SignedOut
            | State::Connecting { .. }
            | State::Open { .. }
            | State::Closed => Act::Nothing,
        }
    }

    fn connect(&mut self, now: u64) -> Act {
        self.state = State::Connecting { since: now };
        self.tried_at = now;
        Act::Connect
    }
}

#[cfg(test)]
mod tests {
    use super::{super::limits::SILENCE_MAX_MS, *};

    #[test]
    fn a_lost_line_is_tried_again_after_a_wait_that_grows() {
        let mut line = Line::connecting(0);
        let mut waits = Vec::new();
        let mut now = 0;
        for _ in 0..4 {
            line.lost(now, 1.0);
            let Connection::Offline { retry_at } = line.connection(false) else { panic!("not offline") };
            assert_eq!(line.tick(retry_at - 1, SILENCE_MAX_MS), Act::Nothing);
            assert_eq!(line.tick(retry_at, SILENCE_MAX_MS), Act::Connect);
            waits.push(retry_at - now);
            now = retry_at;
        }
        assert_eq!(waits, [500, 1_000, 2_000, 4_000]);
    }

    #[test]
    fn a_connection_that_lasted_makes_the_next_wait_short() {
        let mut line = Line::connecting(0);
        for _ in 0..6 {
            line.lost(0, 1.0);
            line.tick(u64::MAX / 2, SILENCE_MAX_MS);
        }
        line.opened(100);
        line.greeted();
        line.lost(100 + STEADY_AFTER_MS, 1.0);
        assert_eq!(line.connection(false), Connection::Offline { retry_at: 100 + STEADY_AFTER_MS + 500 });
    }

    #[test]
    fn a_server_that_accepts_and_hangs_up_is_not_hammered() {
        let mut line = Line::connecting(0);
        for _ in 0..10 {
            line.opened(0);
            line.greeted();
            line.lost(0, 1.0);
            line.tick(u64::MAX / 2, SILENCE_MAX_MS);
        }
        line.lost(0, 1.0);
        assert_eq!(line.connection(false), Connection::Offline { retry_at: 30_000 });
    }

    #[test]
    fn silence_is_death() {
        let mut line = Line::connecting(0);
        line.opened(0);
        line.greeted();
        line.heard(1_000);
        assert_eq!(line.tick(1_000 + SILENCE_MAX_MS, SILENCE_MAX_MS), Act::Nothing);
        assert_eq!(line.nudge(1_000 + SILENCE_AFTER_NUDGE_MAX_MS), Act::Nothing);
        assert_eq!(line.nudge(1_001 + SILENCE_AFTER_NUDGE_MAX_MS), Act::HangUp);
        assert_eq!(line.tick(1_001 + SILENCE_MAX_MS, SILENCE_MAX_MS), Act::HangUp);
    }

    #[test]
    fn a_nudge_connects_at_once_but_not_every_time() {
        let mut line = Line::connecting(0);
        line.lost(5_000, 1.0);
        assert_eq!(line.nudge(5_001), Act::Connect);
        line.lost(5_002, 1.0);
        assert_eq!(line.nudge(5_003), Act::Nothing);
        assert_eq!(line.nudge(6_001), Act::Connect);
    }

    #[test]
    fn a_socket_that_never_opens_or_never_greets_is_given_up() {
        let mut line = Line::connecting(0);
        assert_eq!(line.tick(CONNECT_MAX_MS + 1, SILENCE_MAX_MS), Act::HangUp);
        line.opened(10);
        line.heard(CONNECT_MAX_MS);
        assert_eq!(line.tick(11 + CONNECT_MAX_MS, SILENCE_MAX_MS), Act::HangUp);
    }
}
