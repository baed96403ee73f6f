//! How long a way takes, as plain numbers.

use super::Estimate;

/// The length of a way: minutes, metres on foot, and minutes driven.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct WayLength {
    /// Minutes from door to door.
    pub minutes: u32,
    /// Metres on foot.
    pub walk_m: u32,
    /// Minutes in a car or a taxi, without hailing or parking.
    pub driven: u32,
}

impl WayLength {
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            minutes: self.minutes + other.minutes,
            walk_m: self.walk_m + other.walk_m,
            driven: self.driven + other.driven,
        }
    }

    /// The larger value of each field.
    pub(super) fn or_longer(self, other: Self) -> Self {
        Self {
            minutes: self.minutes.max(other.minutes),
            walk_m: self.walk_m.max(other.walk_m),
            driven: self.driven.max(other.driven),
        }
    }

    pub(super) fn of(estimate: &Estimate) -> Self {
        Self { minutes: estimate.minutes, walk_m: estimate.on_foot().1, driven: estimate.driven() }
    }
}
