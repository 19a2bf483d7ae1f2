//! Load for the benchmarks: thousands of cheap clients that still check that they hear everything.
//!
//! A [`measured`] server, ours or one of the [`peers`] in its [`dialect`], runs beside; [`stream`] is a socket that costs little, [`writing`] makes real
//! Yjs updates beforehand, [`rooms`] sends them at a pace and listens, [`awareness`], [`idle`] and [`joining`] measure
//! the rest. [`raw_relay`] is the yardstick.

pub mod awareness;
pub mod dialect;
pub mod idle;
pub mod joining;
pub mod latency;
pub mod measured;
pub mod peers;
pub mod raw_relay;
pub mod rooms;
pub mod stream;
pub mod voices;
pub mod writing;
