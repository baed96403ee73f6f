//! The automatic planner: which stops to visit on which day in which order, so that the days work and are worth most.
//!
//! The team orienteering problem with time windows, and on top of it what a tourist's day adds. Pure: it knows indices,
//! integers and ways, and gets the time from a clock that is passed in. [`solve()`] searches (the module `search` says how), a small
//! problem is solved to a proof (`exact`), [`rules`] checks any plan, [`timeline`] gives it clock times.
//! It does not know stops, calendars or languages.

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
