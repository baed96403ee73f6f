//! 一线穿: from one station of the line to what another one leads to and back, on a date, in so much time.
//!
//! What is chosen becomes wishes for the planner; what that answers becomes days to be read and a trip of one's own.

mod choices;
mod told;

pub use choices::{Choices, HOURS, LineTrouble, Span, boarding, leaving};
pub use told::{DayTold, Entry, Nothing, Told, found_nothing, taken, told};
