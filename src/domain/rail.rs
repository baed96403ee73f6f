//! The high-speed line that connects both cities, its stations, and what is known about its trains.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::compact;
use super::{Bilingual, CityId, PositionQuality, Source, StationId};
use crate::geometry::{LonLat, micro, order};

/// A railway station.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Station {
    /// Its id.
    pub id: StationId,
    /// Its name without 站.
    pub name: Bilingual,
    /// The city it belongs to.
    pub city: CityId,
    /// WGS 84.
    #[serde(with = "micro")]
    pub position: LonLat,
    /// How far `position` can be trusted.
    pub quality: PositionQuality,
    /// Kilometres from the line's first station; `None` off the line.
    pub km: Option<f64>,
    /// Whether it is a station of the line itself.
    pub on_line: bool,
    /// Anything that changes its use.
    pub status: Option<Bilingual>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// How long trains take between two stations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hop {
    /// Departure station.
    pub from: StationId,
    /// Arrival station.
    pub to: StationId,
    /// Typical minutes in the train.
    pub minutes: u32,
    /// The fastest known.
    pub minutes_min: u32,
    /// The slowest known.
    pub minutes_max: u32,
    /// The day of the timetable that says so.
    #[serde(with = "compact::date")]
    pub as_of: NaiveDate,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// How often trains leave a station during a part of the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frequency {
    /// Departure station.
    pub from_station: StationId,
    /// The destination; `None` when the source does not say.
    pub to_station: Option<StationId>,
    /// First departure of the band.
    #[serde(with = "compact::time")]
    pub from: NaiveTime,
    /// Last departure of the band.
    #[serde(with = "compact::time")]
    pub to: NaiveTime,
    /// Average minutes between two departures.
    pub every_minutes: u32,
    /// The day of the timetable that says so.
    #[serde(with = "compact::date")]
    pub as_of: NaiveDate,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// The line. The default one has no stations and no course; it is used for a pack without `rail.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rail {
    /// Name of the line.
    pub name: Bilingual,
    /// Line colour on paper, `#rrggbb`.
    pub color: String,
    /// The day it opened.
    #[serde(with = "compact::known_date")]
    pub opened: Option<NaiveDate>,
    /// Tariff length.
    pub length_km: f64,
    /// Design speed.
    pub design_speed_kmh: u32,
    /// What a traveller should know before relying on any of this.
    pub note: Bilingual,
    /// The course from the first station to the last.
    #[serde(with = "micro::course")]
    pub geometry: Vec<LonLat>,
    /// Where the facts of the line come from.
    pub sources: Vec<Source>,
    /// Every station that the pack names, on the line or not.
    pub stations: Vec<Station>,
    /// Running times.
    pub hops: Vec<Hop>,
    /// Departure bands; they are transferred in [`super::later::Later`].
    #[serde(skip)]
    pub frequency: Vec<Frequency>,
}

impl Rail {
    /// The station of that id.
    pub fn station(&self, id: &StationId) -> Option<&Station> {
        self.stations.iter().find(|station| &station.id == id)
    }

    /// The stations of the line itself, from its first kilometre to its last.
    pub fn line_stations(&self) -> Vec<&Station> {
        let mut stations: Vec<_> = self.stations.iter().filter(|station| station.on_line).collect();
        order::sort_by(&mut stations, |a, b| a.km.unwrap_or(0.0).total_cmp(&b.km.unwrap_or(0.0)));
        stations
    }

    /// Every station: those of the line in line order, then all others in pack order.
    pub fn stations_line_first(&self) -> Vec<&Station> {
        let others = self.stations.iter().filter(|station| !station.on_line);
        self.line_stations().into_iter().chain(others).collect()
    }
}
