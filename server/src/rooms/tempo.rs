//! How fast the server's common clock beats.

use super::pace::Beat;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// With so many documents under load at once, the clock beats half as fast: their records, writes and
/// wake-ups are halved, and a delivery comes one picture of a 60 Hz screen later. (20 rooms of 10 people:
/// 0.8 of a raw relay's deliveries for a second of processor at full tempo, 1.2 at half.)
const CROWD: usize = 8;
/// Beats at full tempo in a bar: documents under load are counted once a bar.
const BEATS_IN_A_BAR: u32 = 2;

/// The common clock's tempo: it follows how many documents are under load.
#[derive(Debug)]
pub(super) struct Tempo {
    origin: Instant,
    /// A beat at full tempo.
    tick: Duration,
    count: Mutex<Count>,
}

/// Documents under load, in a bar and in the one before it.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    bar: u128,
    now: usize,
    before: usize,
}

impl Tempo {
    /// The clock begins now.
    pub(super) fn new(tick: Duration) -> Self {
        Tempo { origin: Instant::now(), tick, count: Mutex::default() }
    }

    /// How the clock beats at a moment.
    pub(super) fn beat(&self, now: Instant) -> Beat {
        let count = self.count_at(now);
        let crowded = count.now.max(count.before) >= CROWD;
        Beat { origin: self.origin, every: if crowded { self.bar() } else { self.tick } }
    }

    /// A document that ticked `last` is under load now. It counts once a bar.
    pub(super) fn count(&self, last: Instant, now: Instant) {
        let mut count = self.count_at(now);
        if self.bar_of(last) != count.bar {
            count.now += 1;
        }
    }

    fn bar(&self) -> Duration {
        self.tick * BEATS_IN_A_BAR
    }

    fn bar_of(&self, at: Instant) -> u128 {
        at.saturating_duration_since(self.origin).as_nanos().checked_div(self.bar().as_nanos()).unwrap_or(0)
    }

    fn count_at(&self, now: Instant) -> MutexGuard<'_, Count> {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let bar = self.bar_of(now);
        // Threads look at the time and then here: one may be a little behind another.
        if bar > count.bar {
            let before = if bar == count.bar + 1 { count.now } else { 0 };
            *count = Count { bar, now: 0, before };
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICK: Duration = Duration::from_millis(16);

    /// The beat after each of some bars in which so many documents were under load.
    fn beats_after(documents: usize, bars: u32) -> Vec<Duration> {
        let tempo = Tempo::new(TICK);
        let beat = |bar: u32| {
            let (last, now) = (tempo.origin + tempo.bar() * bar, tempo.origin + tempo.bar() * (bar + 1));
            for _ in 0..documents {
                tempo.count(last, now);
                tempo.count(now, now + TICK);
            }
            tempo.beat(now + tempo.bar()).every
        };
        (0..bars).map(beat).collect()
    }

    #[test]
    fn the_clock_beats_half_as_fast_while_many_documents_are_under_load() {
        assert_eq!(beats_after(CROWD - 1, 3), [TICK; 3], "each counts once a bar");
        assert_eq!(beats_after(CROWD, 3), [TICK * 2; 3], "the slower beat does not speed itself up");
    }

    #[test]
    fn it_is_fast_again_when_they_have_calmed_down() {
        let tempo = Tempo::new(TICK);
        for _ in 0..CROWD {
            tempo.count(tempo.origin, tempo.origin + tempo.bar());
        }
        assert_eq!(tempo.beat(tempo.origin + tempo.bar() * 2).every, TICK * 2);
        assert_eq!(tempo.beat(tempo.origin + tempo.bar() * 3).every, TICK);
    }

    #[test]
    fn without_a_tick_there_is_no_tempo() {
        let tempo = Tempo::new(Duration::ZERO);
        tempo.count(tempo.origin, tempo.origin + TICK);
        assert_eq!(tempo.beat(tempo.origin + TICK).every, Duration::ZERO);
    }
}
