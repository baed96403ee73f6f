//! The pack as written in its files: one struct per JSON object, checked only for its shape.
//!
//! Dates, times of day, keys and colours are still text here; `validate` parses them, so that a mistake is reported
//! with its place and a fix. Unknown properties are ignored, so that newer packs stay readable.

mod admission;
mod metro;
mod pack;
mod rail;
mod reading;
mod ready_trips;
mod routes;
mod stops;
mod text;
mod topics;
mod water;

pub use admission::{
    RawBooking, RawClosure, RawConcession, RawEntrance, RawLastEntry, RawPays, RawSeasonalEntry, RawStay,
    RawTicket,
};
pub use metro::{RawMetro, RawMetroLine, RawMetroStation};
pub use pack::{RawAttribution, RawBasemap, RawCentre, RawCity, RawPack, RawReport};
pub use rail::{RawFrequency, RawHop, RawLine, RawOtherLine, RawRail, RawStation};
pub use reading::{
    RawAges, RawContact, RawEvent, RawEvents, RawExperience, RawExperiences, RawGuide, RawGuideIndex,
    RawHolidays, RawOffDays, RawPackage, RawRecurrence, RawSection, RawYear,
};
pub use ready_trips::{RawBase, RawPlace, RawReadyDay, RawReadyTrip, RawReadyTrips, RawReadyVisit};
pub use routes::{RawLeg, RawLineString, RawRoute, RawRoutes};
pub use stops::{RawAccess, RawFeature, RawGate, RawImage, RawMetroAccess, RawPoint, RawStop, RawStops};
pub use text::{RawDistrict, RawSource, RawText, RawTitle};
pub use topics::{
    RawAdvice, RawBenefit, RawChapter, RawCorridor, RawLookedFor, RawPhrase, RawReception, RawTopics,
    RawTravelFact, RawVenue,
};
pub use water::{RawCoach, RawCrossing, RawFerry, RawIsland, RawPier, RawRiver, RawWater};
