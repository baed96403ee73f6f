//! What a host has arranged with the application.

/// What a host has arranged with the application by messages.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HostSession {
    /// Whether the frame grows with its content, so that nothing in it scrolls.
    pub auto_height: bool,
    /// How often the host has asked to fit the map to everything that is chosen; wraps around.
    pub fits: u32,
    /// Whether the host is waiting for the reader's decision about the trip.
    pub asks_for_trip: bool,
    /// How often the reader has handed the trip over; wraps around.
    pub handed_over: u32,
    /// How often the reader has declined; wraps around.
    pub declined: u32,
}
