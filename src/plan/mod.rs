//! The automatic planner: which stops to visit on which day in which order, so that the days are feasible and worth
//! most.
//!
//! It solves the team orienteering problem with time windows, extended by the needs of a tourist's day. It is pure: it
//! works on indices, integers and travel times, and gets the time from a clock that is passed in. [`solve()`] searches
//! (see the module `search`), a small problem is solved to a proven optimum (`exact`), [`rules`] checks any plan, and
//! [`timeline`] gives it clock times. Stops, calendars and languages are only known to [`trip`].

pub mod explain;
pub mod hourly;
pub mod offers;
pub mod order;
pub mod problem;
pub mod refusal;
pub mod rules;
pub mod timeline;
pub mod toptw;
pub mod travel;
pub mod trip;

mod exact;
mod search;
mod solve;

pub use refusal::{Refusal, check};
pub use solve::{Budget, Effort, Outcome, Progress, solve};
