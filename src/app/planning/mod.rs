//! 帮我排 ("plan it for me"): a few questions, a plan that improves on screen, and a preview to accept or discard.
//!
//! Separate from the application's own state: it holds nothing that has to be saved, and its result reaches the trip as
//! one edit.

mod asked_in_file;
mod desk;
mod ends;
mod form;
mod form_follows_trip;
mod kept;
mod lunch;
mod own_place;
mod present;
pub mod reasons;
mod state;
pub mod words;

pub use asked_in_file::{MOST_MUSTS_A_DAY, WishesError, asked_in_file, place};
pub use desk::{DeskEffect, DeskMsg, PlannerState, at_desk, plan};
pub use ends::cities;
pub use form::{Form, FormTrouble, Where};
pub use kept::{kept_answers, with_kept_answers};
pub use lunch::{with_lunch, without_lunch};
pub use own_place::{Airport, airports, place_typed};
pub use present::{DayView, Difference, Line, difference, not_kept, preview};
pub use state::{Failure, Planning, PlanningMsg, Stage, update};
