//! A release binary carries the web bundle, so it is built anew when the bundle is. (A debug binary reads it
//! from disk, and need not be.)

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed=../web/dist");
    }
}
