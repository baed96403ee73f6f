//! The planner for a traveller's trip: wishes in, days of stops out.
//!
//! A plan only promises what the timeline confirms: all travel is at least as long as the timeline's estimate, and a
//! day that starts a visit earlier than planned never ends later. So a plan that keeps all wishes has no conflict when
//! [`crate::domain::Schedule`] computes it; `tests/plan/trip.rs` checks that on the real pack. Stops with unknown hours
//! may be planned, count for less, and are marked.

mod answer;
mod answering;
mod asked;
mod candidates;
mod considered;
mod itinerary;
mod longer;
mod make_room;
mod musts;
mod openings;
mod places;
mod planner;
mod remedies;
mod rides;
mod search;
mod settle;
mod standing;
pub mod talk;
mod wishes;
mod worth;

pub use crate::domain::trip::Party;
pub use crate::plan::explain::Limit;
pub use answer::{Answer, Change, LeftOut, LunchAt, PlannedDay, PlannedVisit, Reason, Unmet};
pub use asked::PlanningModel;
pub use candidates::Candidate;
pub use itinerary::{Itinerary, ItineraryVisit, Row, itinerary, rows};
pub use planner::Planner;
pub use search::{SearchProgress, rounds};
pub use settle::settled;
pub use standing::{BetterOrder, LATE_MINUTES, MOST_MORE_MINUTES, Spare, SpareWhen};
pub use wishes::{DayWish, EVENING_END, Interests, Kept, Pace, Wishes};
