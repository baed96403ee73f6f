//! What the pages say, derived from the state: views without markup.

pub mod calendar;
pub mod concessions;
pub mod correction;
pub mod destination;
pub mod door;
pub mod doubt;
pub mod embed_code;
pub mod guest_notes;
#[cfg(not(target_arch = "wasm32"))]
pub mod hours_rule;
pub mod last_entry;
pub mod listing;
pub mod openness;
pub mod read_next;
pub mod ready_trip;
pub mod route_view;
pub mod selection;
pub mod sentences;
pub mod sports;
pub mod title;
pub mod usual_hours;
pub mod visiting;
