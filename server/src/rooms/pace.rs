//! When a document ticks.

use super::tempo::Tempo;
use std::time::Duration;
use tokio::time::Instant;

/// Ticks that follow one another at once before a document counts as being under load. A few people who
/// type are no load: none of their letters waits.
const TICKS_AT_ONCE: u32 = 4;

/// How a document's ticks follow one another: each letter is taken at once as long as there is less than
/// one a beat on average, and under load there is one tick in each beat of the server's common clock, so
/// that many rooms' records share a commit.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pace {
    last: Option<Ticked>,
}

#[derive(Debug, Clone, Copy)]
struct Ticked {
    at: Instant,
    /// The ticks so far would have taken until then, at one a beat.
    spent_until: Instant,
}

impl Pace {
    /// The document ticks.
    pub(super) fn tick(&mut self, now: Instant, tempo: &Tempo) {
        let beat = tempo.beat(now);
        if let Some(last) = self.last.filter(|last| last.is_under_load(now, &beat)) {
            tempo.count(last.at, now);
        }
        let spent_until = self.last.map_or(now, |last| last.spent_until.max(now)) + beat.every;
        self.last = Some(Ticked { at: now, spent_until });
    }

    /// When it may tick again.
    pub(super) fn next(&self, now: Instant, beat: &Beat) -> Instant {
        match self.last {
            Some(last) if last.is_under_load(now, beat) => beat.after(last.at),
            Some(_) | None => now,
        }
    }
}

impl Ticked {
    fn is_under_load(&self, now: Instant, beat: &Beat) -> bool {
        self.spent_until > now + beat.every * TICKS_AT_ONCE
    }
}

/// The clock by which all documents tick that are under load.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beat {
    pub(super) origin: Instant,
    pub(super) every: Duration,
}

impl Beat {
    /// The first beat after a moment.
    fn after(&self, at: Instant) -> Instant {
        let (since, every) = (at.saturating_duration_since(self.origin).as_nanos(), self.every.as_nanos());
        if every == 0 {
            return at;
        }
        let wait = every - since % every;
        at + Duration::from_nanos(u64::try_from(wait).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_under_load_tick_together() {
        let origin = Instant::now();
        let beat = Beat { origin, every: Duration::from_millis(16) };
        let at = |ms| origin + Duration::from_millis(ms);
        assert_eq!(beat.after(at(0)), at(16));
        assert_eq!(beat.after(at(1)), at(16));
        assert_eq!(beat.after(at(15)), at(16));
        assert_eq!(beat.after(at(16)), at(32));
        assert_eq!(Beat { every: Duration::ZERO, ..beat }.after(at(5)), at(5));
    }

    #[test]
    fn a_few_letters_are_taken_at_once_and_many_wait_for_the_beat() {
        let tempo = Tempo::new(Duration::from_millis(16));
        let beat = tempo.beat(Instant::now());
        let origin = beat.origin;
        let at = |ms| origin + Duration::from_millis(ms);
        let mut pace = Pace::default();
        for ms in [0, 1, 2, 3, 4] {
            assert_eq!(pace.next(at(ms), &beat), at(ms));
            pace.tick(at(ms), &tempo);
        }
        assert_eq!(pace.next(at(5), &beat), at(16), "five in as many milliseconds are a load");
        pace.tick(at(16), &tempo);
        assert_eq!(pace.next(at(17), &beat), at(32));
        assert_eq!(pace.next(at(100), &beat), at(100), "it is quiet again");
        let mut slow = Pace::default();
        for ms in (0..2_000).step_by(20) {
            assert_eq!(slow.next(at(ms), &beat), at(ms), "fifty a second are none");
            slow.tick(at(ms), &tempo);
        }
    }
}
