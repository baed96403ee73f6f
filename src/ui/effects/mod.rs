//! Where the application and the browser meet: each is notified of what happens in the other.

pub mod address;
pub mod arrival;
pub mod art;
#[cfg(target_arch = "wasm32")]
pub mod boot;
pub mod bring_rest;
pub mod bring_trips;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod embed;
pub mod in_sight;
pub mod landmarks;
pub mod map;
pub mod now;
pub mod pack;
pub mod planning;
pub mod pulse;
pub mod stamps;
pub mod stories;
pub mod trip_drag;
pub mod trip_page;
pub mod trips;
