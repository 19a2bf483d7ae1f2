//! The `samtavle` binary.
fn main() {}
