//! What a process has used, as Linux tells it.

use anyhow::Context;
use std::{fs, time::Duration};

/// Linux counts processor time in hundredths of a second, whatever the kernel's own tick (`USER_HZ`).
const TICKS_PER_SECOND: f64 = 100.0;

/// Processor time and memory of a process until now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usage {
    /// User and system time of all its threads.
    pub cpu: Duration,
    /// Resident memory.
    pub memory_bytes: u64,
}

impl Usage {
    /// Reads `/proc/{pid}`.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn of(pid: u32) -> anyhow::Result<Usage> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
        Ok(Usage {
            cpu: cpu(&stat).context("/proc/…/stat has 52 fields")?,
            memory_bytes: memory_bytes(&status).context("a living process has VmRSS")?,
        })
    }
}

/// Processor time of a process's living threads, to the nanosecond (proc_pid_schedstat: the first field). What threads
/// used that have ended is not in it, so it is for short spans only.
///
/// # Errors
/// When the process is gone.
pub fn cpu_of_threads(pid: u32) -> anyhow::Result<Duration> {
    let mut nanoseconds = 0;
    for thread in fs::read_dir(format!("/proc/{pid}/task"))? {
        // A thread may end between the listing and the reading.
        let Ok(schedstat) = fs::read_to_string(thread?.path().join("schedstat")) else { continue };
        nanoseconds += schedstat.split(' ').next().and_then(|on_cpu| on_cpu.parse::<u64>().ok()).unwrap_or(0);
    }
    Ok(Duration::from_nanos(nanoseconds))
}

/// proc(5): utime and stime are fields 14 and 15; the name before them (2) may hold spaces and ends with `)`.
fn cpu(stat: &str) -> Option<Duration> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system) = (fields.next()?.parse::<f64>().ok()?, fields.next()?.parse::<f64>().ok()?);
    Some(Duration::from_secs_f64((user + system) / TICKS_PER_SECOND))
}

fn memory_bytes(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_past_a_name_with_spaces() {
        let stat = "12 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0";
        assert_eq!(cpu(stat), Some(Duration::from_secs(2)));
    }

    #[test]
    fn this_process_uses_memory() {
        let usage = Usage::of(std::process::id()).expect("we live");
        assert!(usage.memory_bytes > 100_000);
    }
}
