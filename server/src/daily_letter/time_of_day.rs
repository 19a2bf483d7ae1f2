//! A time of day, in UTC: servers have no summer time.

use std::fmt;
use std::str::FromStr;

const DAY_MS: u64 = 24 * 3600 * 1000;
const MINUTE_MS: u64 = 60 * 1000;

/// Hours and minutes after midnight, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay {
    minutes: u64,
}

/// What was said is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no time of day; it looks like 06:00")]
pub struct NoTime;

impl TimeOfDay {
    /// The last time that it was this time of day, in milliseconds since 1970.
    pub fn last_ms(self, now_ms: u64) -> u64 {
        let after_midnight = self.minutes * MINUTE_MS;
        let midnight = now_ms.saturating_sub(after_midnight) / DAY_MS * DAY_MS;
        midnight + after_midnight
    }

    /// The next time that it is, in milliseconds since 1970.
    pub fn next_ms(self, now_ms: u64) -> u64 {
        self.last_ms(now_ms) + DAY_MS
    }
}

impl FromStr for TimeOfDay {
    type Err = NoTime;
    fn from_str(text: &str) -> Result<Self, NoTime> {
        let (hours, minutes) = text.split_once(':').ok_or(NoTime)?;
        let number = |text: &str, most: u64| match (text.len(), text.parse::<u64>()) {
            (1..=2, Ok(number)) if number <= most => Ok(number),
            _ => Err(NoTime),
        };
        Ok(TimeOfDay { minutes: 60 * number(hours, 23)? + number(minutes, 59)? })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_comes_once_a_day() {
        let six: TimeOfDay = "06:00".parse().expect("a time of day");
        let noon_ms = 20_000 * DAY_MS + 12 * 60 * MINUTE_MS;
        assert_eq!(six.last_ms(noon_ms), noon_ms - 6 * 60 * MINUTE_MS);
        assert_eq!(six.next_ms(noon_ms), noon_ms + 18 * 60 * MINUTE_MS);
        let night_ms = 20_000 * DAY_MS + 5 * 60 * MINUTE_MS;
        assert_eq!(six.next_ms(night_ms), night_ms + 60 * MINUTE_MS);
        assert_eq!(six.last_ms(six.next_ms(noon_ms)), six.next_ms(noon_ms));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        assert_eq!("6:30".parse::<TimeOfDay>().map(|time| time.to_string()), Ok("06:30".to_owned()));
        for wrong in ["", "6", "24:00", "06:60", "-1:00", "06:000", "6.30"] {
            assert_eq!(wrong.parse::<TimeOfDay>(), Err(NoTime), "{wrong}");
        }
    }
}
