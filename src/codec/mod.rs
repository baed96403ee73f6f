//! The forms in which a trip outlives the session: its document, its link, its history, files for other programs.
//!
//! Everything read here comes from outside and is untrusted: reading is bounded in size and depth, and returns a typed
//! error or a value, never a panic. Where the bytes come from and go to is handled elsewhere.

mod alarms;
pub mod doc;
pub mod geojson;
pub mod gpx;
pub mod guide;
pub mod history;
pub mod ics;
pub mod import;
pub mod itinerary;
pub mod json;
pub mod kml;
pub mod leg;
pub mod open;
pub mod place;
pub mod qr;
pub mod share;
pub mod stamps;
pub mod text;
pub mod upgrade;
pub mod wishes;
mod xml_out;

pub use doc::{DocError, DocWarning, Opened};
pub use import::{ImportError, ImportWarning, Imported, import};
pub use itinerary::Export;
