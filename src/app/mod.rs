//! The application without a browser: its state, the messages it receives, and how they change it.

pub mod address;
pub mod art;
pub mod effect;
pub mod host;
pub mod host_session;
pub mod kept_streets;
pub mod line;
pub mod msg;
pub mod my_place;
pub mod pack_address;
pub mod pack_source;
pub mod planning;
pub mod present;
pub mod section;
pub mod shared;
pub mod stamps;
pub mod state;
pub mod stop_tool;
pub mod tap;
pub mod topic;
pub mod trips;
pub mod update;
pub mod wish;

pub use address::{Address, HostQuery, Page, Shown, ThemeChoice};
pub use effect::Effect;
pub use msg::{FilterMsg, Msg};
pub use my_place::MyPlace;
pub use section::Section;
pub use shared::Shared;
pub use state::{AppState, Arrival, Sheet};
pub use stop_tool::StopTool;
pub use trips::{Trips, TripsMsg};
pub use update::update;
pub use wish::TripRequest;
