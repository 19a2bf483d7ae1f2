//! A histogram of times, 3 % wide a bar.

use std::time::Duration;

/// Bars to each doubling.
const BARS_PER_DOUBLING: f64 = 24.0;
/// Up to 2⁴⁰ ns, 18 minutes.
const BARS: usize = 40 * BARS_PER_DOUBLING as usize;

/// How long many things took.
#[derive(Debug, Clone)]
pub struct Latency {
    bars: Vec<u64>,
    count: u64,
}

impl Default for Latency {
    fn default() -> Self {
        Latency { bars: vec![0; BARS], count: 0 }
    }
}

impl Latency {
    /// Adds `times` things that took so long.
    pub fn add(&mut self, took: Duration, times: u64) {
        let nanoseconds = took.as_nanos().max(1) as f64;
        let bar = (nanoseconds.log2() * BARS_PER_DOUBLING) as usize;
        if let Some(bar) = self.bars.get_mut(bar.min(BARS - 1)) {
            *bar += times;
        }
        self.count += times;
    }

    /// Adds another histogram.
    pub fn add_all(&mut self, other: &Latency) {
        for (bar, more) in self.bars.iter_mut().zip(&other.bars) {
            *bar += more;
        }
        self.count += other.count;
    }

    /// The time within which that part (0 to 1) of all was done, in milliseconds.
    pub fn quantile_ms(&self, part: f64) -> f64 {
        let wanted = (self.count as f64 * part).ceil() as u64;
        let mut seen = 0;
        for (bar, count) in self.bars.iter().enumerate() {
            seen += count;
            if seen >= wanted.max(1) {
                return (bar as f64 / BARS_PER_DOUBLING).exp2() / 1e6;
            }
        }
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_and_the_tail_are_found_within_three_percent() {
        let mut latency = Latency::default();
        latency.add(Duration::from_millis(1), 98);
        latency.add(Duration::from_millis(50), 2);
        assert!((latency.quantile_ms(0.5) - 1.0).abs() < 0.03);
        assert!((latency.quantile_ms(0.99) - 50.0).abs() < 1.5);
    }
}
