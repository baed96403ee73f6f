//! Why an edit of a trip is refused.

use thiserror::Error;

use super::VisitAt;
use crate::domain::StopId;

/// Why an edit is refused. The trip stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// There is no such day.
    #[error("the trip has no day {0}, counted from 0")]
    NoSuchDay(usize),
    /// There is no such visit.
    #[error("day {} has no visit {}, both counted from 0", .0.day, .0.index)]
    NoSuchVisit(VisitAt),
    /// The stop is not among the candidates.
    #[error("{0} is not among the candidates")]
    NoSuchCandidate(StopId),
    /// The stop is in that day already.
    #[error("{stop} is in day {day} already, counted from 0")]
    AlreadyThatDay {
        /// The stop.
        stop: StopId,
        /// The day.
        day: usize,
    },
    /// The stop is in the trip already.
    #[error("{0} is in the trip already")]
    AlreadyInTrip(StopId),
    /// The trip would be the same.
    #[error("nothing would change")]
    NothingChanges,
    /// More days than a trip can have.
    #[error("a trip has at most {} days", super::MAX_DAYS)]
    TooManyDays,
    /// More visits than a trip can have.
    #[error("a trip has at most {} visits", super::MAX_VISITS)]
    TooManyVisits,
    /// The day would end before it begins.
    #[error("a day ends after it begins")]
    TimesReversed,
    /// The date is out of range, or dates are shifted but none is set.
    #[error("there is no such date")]
    NoSuchDate,
    /// The stay is not between one minute and a day.
    #[error("a visit lasts between 1 minute and {} minutes", super::MAX_STAY_MINUTES)]
    StayOutOfRange,
    /// A base that is nowhere on the earth.
    #[error("there is no such place on the earth")]
    NoSuchPlace,
    /// There is no such ride.
    #[error("day {0} has no ride {1}, both counted from 0")]
    NoSuchRide(usize, usize),
    /// More rides than a day can have.
    #[error("a day has at most {} rides", super::MAX_RIDES)]
    TooManyRides,
    /// The ride would arrive before it leaves.
    #[error("a ride arrives after it leaves, on the same day")]
    RideReversed,
    /// The ride would end where it begins.
    #[error("a ride ends at another place than where it begins")]
    RideGoesNowhere,
}
