//! What a host has arranged with the application.

/// What a host has arranged with the application by messages.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HostSession {
    /// Whether the frame grows with its content, so that nothing in it scrolls.
    pub auto_height: bool,
    /// Whether the host is waiting for the reader's decision about the trip.
    pub asks_for_trip: bool,
}
