//! 一线穿: a trip from one station of the line to what another station leads to and back, on a date, within a given time.
//!
//! The choices become wishes for the planner; its answer becomes days to be displayed and a trip that can be kept.

mod choices;
mod told;

pub use choices::{Choices, HOURS, LineTrouble, Span, boarding, leaving};
pub use told::{DayTold, Entry, Nothing, Told, found_nothing, taken, told};
