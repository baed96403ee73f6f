//! The protocol with portals: which messages exist, whose are accepted, and how far a host may change the map's look.
//!
//! Pure: a posted message comes in as JSON text with the origin reported by the browser; answers go out as JSON text
//! with the origin that they are for. Not here: the effect of a message on the application (`app::host`).

mod incoming;
mod link;
mod look;
mod origin;
mod outgoing;
mod shade;

#[cfg(test)]
mod tests;

pub use incoming::Incoming;
pub use link::Link;
pub use look::HostTheme;
pub use origin::Origin;
pub use outgoing::{Outgoing, Place, Refusal};
pub use shade::{Rgb, Shades};

/// The protocol's version, in every message under the key `hangyong`.
pub const VERSION: u64 = 1;

/// Longer messages are not parsed: a whole trip is a quarter of this.
pub const MAX_CHARS: usize = 1_000_000;
