//! Plans that a local would make.

#[path = "../data/own_pack.rs"]
mod own_pack;
mod requests;
