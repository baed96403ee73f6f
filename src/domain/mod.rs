//! What the product talks about: stops, routes, the line, hours, dates. No files, no pixels, no browser.

pub mod admission;
pub mod atlas;
pub mod calendar;
pub mod category;
pub mod clock;
pub mod compact;
pub mod filter;
pub mod hours;
pub mod id;
pub mod map_links;
mod nearby;
pub mod pack_info;
pub mod plain_text;
pub mod rail;
pub mod reading;
pub mod ready_trip;
pub mod recurrence;
pub mod route;
pub mod schedule;
pub mod search;
pub mod source;
pub mod stop;
#[cfg(test)]
pub(crate) mod testing;
pub mod text;
pub mod topics;
pub mod trip;

pub use admission::{LastEntry, Price};
pub use atlas::Atlas;
pub use calendar::{Calendar, DayKind};
pub use category::{Category, Corridor};
pub use filter::{Filter, Openness, Verdict};
pub use hours::{DayHours, DoorState, EntryDay, EntryWindow, Hours, HoursError, OpenState, Span};
pub use id::{CityId, RouteId, StationId, StopId, TripId};
pub use map_links::MapService;
pub use pack_info::PackInfo;
pub use rail::{Rail, Station};
pub use ready_trip::ReadyTrip;
pub use recurrence::Recurrence;
pub use route::{Leg, LegMode, Route};
pub use schedule::{Schedule, Ways};
pub use search::SearchIndex;
pub use source::{Claim, Claims, Source};
pub use stop::{PositionQuality, Stop};
pub use text::{Bilingual, Lang};
pub use trip::{Edit, EditError, EditLabel, History, Trip};
