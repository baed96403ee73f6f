//! Mounts the application, and nothing else.

fn main() {}
