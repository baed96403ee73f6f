//! Plans that a local would make.

mod requests;
