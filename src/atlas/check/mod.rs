//! What `cargo xtask pack check` finds.
