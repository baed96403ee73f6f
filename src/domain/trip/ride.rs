//! A train or a boat for which the traveller has a ticket: a fixed point of its day.

use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::{Base, EditError, MAX_TITLE_CHARS, Visit};
use crate::domain::compact;
use crate::domain::plain_text::plain_line;

/// Maximum number of rides in a day.
pub const MAX_RIDES: usize = 4;
/// Maximum number of characters in a ride's number.
pub const MAX_RIDE_NUMBER_CHARS: usize = 20;

/// A train or a boat of the traveller's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ride {
    /// Its number, such as G7501; may be empty.
    pub number: String,
    /// Where one gets on: a station or another place such as a pier, never a city.
    pub from: Base,
    /// Where one gets off, likewise; different from `from`.
    pub to: Base,
    /// When it leaves, Shanghai time.
    #[serde(with = "compact::time")]
    pub depart: NaiveTime,
    /// When it arrives, on the same day and after it leaves.
    #[serde(with = "compact::time")]
    pub arrive: NaiveTime,
    /// How many visits of the day come before it.
    pub after: usize,
}

/// On which side of the rides a visit goes that is inserted at their position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before them.
    Before,
    /// Behind them.
    Behind,
}

impl Ride {
    /// When it leaves and arrives, in minutes after midnight.
    pub fn minutes(&self) -> (u32, u32) {
        let minute = |time: NaiveTime| time.hour() * 60 + time.minute();
        (minute(self.depart), minute(self.arrive))
    }

    /// Whether it is a boat: one that begins or ends at a place that is not a station.
    pub const fn is_boat(&self) -> bool {
        !(matches!(self.from, Base::Station(_)) && matches!(self.to, Base::Station(_)))
    }

    /// The ride as a trip may hold it: plain text, times in whole minutes.
    ///
    /// # Errors
    /// When it arrives before it leaves, ends where it begins, or begins or ends in a city or nowhere on the earth.
    pub fn checked(&self) -> Result<Self, EditError> {
        let whole = |time: NaiveTime| NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time);
        let ride = Self {
            number: plain_line(&self.number, MAX_RIDE_NUMBER_CHARS),
            from: place(&self.from)?,
            to: place(&self.to)?,
            depart: whole(self.depart),
            arrive: whole(self.arrive),
            after: self.after,
        };
        if ride.depart >= ride.arrive {
            return Err(EditError::RideReversed);
        }
        if ride.from == ride.to { Err(EditError::RideGoesNowhere) } else { Ok(ride) }
    }
}

fn place(base: &Base) -> Result<Base, EditError> {
    match base {
        Base::Station(_) => Ok(base.clone()),
        Base::Place { name, position } if position.is_on_earth() => {
            Ok(Base::Place { name: plain_line(name, MAX_TITLE_CHARS), position: position.to_microdegrees() })
        }
        Base::Place { .. } | Base::City(_) => Err(EditError::NoSuchPlace),
    }
}

/// Removes a visit from a day at a valid index; rides keep their neighbours.
pub(super) fn take_visit(visits: &mut Vec<Visit>, rides: &mut [Ride], index: usize) -> Visit {
    for ride in rides.iter_mut().filter(|ride| ride.after > index) {
        ride.after -= 1;
    }
    visits.remove(index)
}

/// Inserts a visit into a day at a valid index; rides keep their neighbours.
pub(super) fn put_visit(
    visits: &mut Vec<Visit>,
    rides: &mut [Ride],
    (index, visit): (usize, Visit),
    side: Side,
) {
    let is_behind = |ride: &Ride| ride.after > index || (ride.after == index && side == Side::Before);
    for ride in rides.iter_mut().filter(|ride| is_behind(ride)) {
        ride.after += 1;
    }
    visits.insert(index, visit);
}
