//! Places as commands and wishes write them: `station:ID`, `stop:ID`, `city:ID`, `metro:ID`, or `LON,LAT`.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use thiserror::Error;

use crate::domain::schedule::Spot;
use crate::domain::stop::MetroAccess;
use crate::domain::trip::Base;
use crate::domain::{Atlas, PositionQuality};
use crate::geometry::LonLat;

/// Why a text is not a place of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlaceError {
    /// It has none of the forms.
    #[error("`{0}` is not a place: write station:ID, stop:ID, city:ID, metro:ID or LON,LAT")]
    Form(String),
    /// The pack does not have it.
    #[error("the pack knows no place `{0}`")]
    Unknown(String),
}

/// Parses a place.
///
/// # Errors
/// Fails when the text has none of the forms, or the pack does not have the place.
pub fn spot(text: &str, atlas: &Atlas) -> Result<Spot, PlaceError> {
    let unknown = || PlaceError::Unknown(text.to_owned());
    let base = |base: Base| Spot::of_base(&base, atlas).ok_or_else(unknown);
    match text.split_once(':') {
        Some(("station", id)) => base(Base::Station(id.into())),
        Some(("city", id)) => base(Base::City(id.into())),
        Some(("stop", id)) => atlas.stop(&id.into()).map(Spot::of_stop).ok_or_else(unknown),
        Some(("metro", id)) => metro(id, atlas).ok_or_else(unknown),
        Some(_) => Err(PlaceError::Form(text.to_owned())),
        None => point(text).ok_or_else(|| PlaceError::Form(text.to_owned())),
    }
}

/// A date and a minute of it, written as `2026-12-05T09:30`.
pub fn moment(text: &str) -> Option<(NaiveDate, u32)> {
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()?;
    Some((moment.date(), moment.hour() * 60 + moment.minute()))
}

/// A metro station: its position as far as it is known, with no walk to it.
fn metro(id: &str, atlas: &Atlas) -> Option<Spot> {
    let network = atlas.network.read();
    let station = network.metro_station(id)?;
    let beside = || {
        let run = network.metro_lines.iter().flat_map(|line| &line.runs).find_map(|run| {
            let at =
                run.iter().position(|at| network.metro_stations.get(*at).is_some_and(|it| it.id == id))?;
            let place = |at: &usize| network.metro_stations.get(*at).and_then(|it| it.position.or(it.about));
            run[at..].iter().find_map(place).or_else(|| run[..at].iter().rev().find_map(place))
        });
        Some((run?, PositionQuality::Approximate))
    };
    let known = station.position.map(|position| (position, PositionQuality::Exact));
    let (position, quality) = known.or_else(beside)?;
    let metro = Some(MetroAccess { station: id.to_owned(), exit: None, walk_minutes: Some(0) });
    Some(Spot { metro, ..Spot::at(position, quality) })
}

fn point(text: &str) -> Option<Spot> {
    let (lon, lat) = text.split_once(',')?;
    let position = LonLat::new(lon.trim().parse().ok()?, lat.trim().parse().ok()?);
    position.is_on_earth().then(|| Spot::at(position, PositionQuality::Exact))
}
