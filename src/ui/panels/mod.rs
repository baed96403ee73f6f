//! One panel per page.

pub mod about;
pub mod card;
pub mod driver_card;
pub mod embed;
pub mod filters;
pub mod further_filters;
mod guest_notes;
pub mod my_place;
pub mod not_found;
pub mod overview;
pub mod planning;
pub mod reading;
pub mod ready_trips;
pub mod route;
mod route_more;
pub mod search;
pub mod stop;
mod stop_more;
mod stop_tool_use;
pub mod stop_tools;
pub mod streets;
pub mod topics;
pub mod trip;
pub mod visiting;
